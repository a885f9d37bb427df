"""What the benchmark of speed builds: the guide with our generator, and the same pages with MkDocs and Material, and with Hugo."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.equal import Text
from benchmarks.guides import write_guide
from benchmarks.measured import Failed, measure
from benchmarks.synthetic import ROOT

# What Material says of its own future is not what is measured.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
#: What a cold build may take from a cache: what was drawn or cut before. Whatever else is kept goes before each run.
WARM = ("charts", "pictures", "fonts")
#: Where what is not needed any more waits until all is measured.
ASIDE = ".aside"
_MKDOCS = """site_name: Wijkengids
site_url: https://wijkengids.example/
theme: {name: material, language: nl, font: false}
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore, absolute_links: ignore}}
plugins: %s
"""
_HUGO = {"baseURL": "https://wijkengids.example/", "languageCode": "nl", "title": "Wijkengids", "disableKinds": ["taxonomy", "term", "RSS"], "markup": {"goldmark": {"renderer": {"unsafe": True}}}}
_TITLE, _CONTENT = "@title@", "@content@"


@dataclass(frozen=True)
class Rival:
    """A program with what it is to build: the folder of its work, where its site comes, the command, how many pages it must have; and what may stay in its cache."""

    name: str
    folder: Path
    site: Path
    command: tuple[str, ...]
    pages: int = 1
    kept: tuple[str, ...] | None = None

    def clear(self) -> None:
        """Make it a first build: no site, and of the cache only what was drawn before."""
        put_aside(self.site)
        if self.kept is not None:
            for part in (self.folder / ".cache").glob("*"):
                if part.name not in self.kept:
                    (shutil.rmtree if part.is_dir() else Path.unlink)(part)


def put_aside(path: Path) -> None:
    """Take a file or folder out of the way, to go when all is measured: for minutes after thousands of files went, ext4 needs up to eight times as long to make new ones."""
    if path.exists():
        aside = path.parent / ASIDE
        aside.mkdir(exist_ok=True)
        path.rename(aside / f"{time.monotonic_ns()}")


def clear_aside(keep: Path) -> None:
    """Remove all that was put aside in a folder and in the guides in it."""
    for folder in (keep / ASIDE, *keep.glob(f"*/{ASIDE}")):
        shutil.rmtree(folder, ignore_errors=True)


def prepared(cases: int, seed: int, keep: Path, limit: float | None = None) -> Rival:
    """Ours, on a guide of so many cases that was built once: its site stands there, and all is drawn. What was drawn stays in `keep` for the next time."""
    guide = keep / f"guide-{cases}-{seed}"
    guide.mkdir(parents=True, exist_ok=True)
    for part in guide.iterdir():
        if part.name not in (".cache", ASIDE):
            put_aside(part)
    write_guide(guide, cases, seed)
    own = ours(guide)
    own.clear()
    if measure(own.command, ROOT, guide / "said.txt", limit).stopped:
        raise Failed(f"{cases} cases: the first build, which draws everything, took more than {limit:.0f} s")
    return own


def ours(folder: Path) -> Rival:
    """The guide that stands in `folder`, without the index of the search."""
    site = folder / "site"
    return Rival("ours", folder, site, (sys.executable, "-m", "generator", "build", "--no-search", "--root", str(folder), "--site-dir", str(site)), kept=WARM)


def material(texts: Sequence[Text], folder: Path) -> Rival:
    """MkDocs with Material as it comes, without any plugin."""
    for text in texts:
        _write(folder / "docs" / text.path / "index.md", text.markdown)
    _write(folder / "mkdocs.yml", _MKDOCS % "[]")
    return _mkdocs("MkDocs + Material", folder, "mkdocs.yml", len(texts))


def material_with_search(folder: Path, pages: int) -> Rival:
    """The same texts with the search that comes with it."""
    _write(folder / "search.yml", _MKDOCS % "[{search: {lang: nl}}]")
    return _mkdocs("MkDocs + Material, with its search", folder, "search.yml", pages)


def _mkdocs(name: str, folder: Path, settings: str, pages: int) -> Rival:
    site = folder / f"site-{Path(settings).stem}"
    return Rival(name, folder, site, (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / settings), "--site-dir", str(site)), pages)


def hugo(texts: Sequence[Text], folder: Path) -> Rival | None:
    """Hugo with the frame of a page of Material around each text, and its scripts and styles beside them; nothing where there is no Hugo."""
    program = shutil.which("hugo")
    if not program:
        return None
    shell = _shell(folder / "shell")
    frame = (folder / "shell/site/page/index.html").read_text(encoding="utf-8")
    frame = frame.replace(_TITLE, "{{ .Title }}").replace(f"<p>{_CONTENT}</p>", "{{ .Content }}")
    for name in ("single", "list"):
        _write(folder / f"layouts/_default/{name}.html", frame)
    _write(folder / "layouts/index.html", frame)
    shutil.copytree(shell / "assets", folder / "static/assets")
    _write(folder / "config.json", json.dumps(_HUGO))
    # To Hugo a page with pages below it is a section.
    above = {parent.as_posix() for text in texts for parent in Path(text.path).parents}
    for text in texts:
        _write(folder / "content" / text.path / ("_index.md" if Path(text.path).as_posix() in above else "index.md"), text.markdown)
    return Rival("Hugo", folder, folder / "public", (program, "--quiet", "--source", str(folder), "--destination", str(folder / "public")), len(texts))


def _shell(folder: Path) -> Path:
    """A site of Material with one page, whose title and text are marks."""
    _write(folder / "docs/index.md", "# Begin\n")
    _write(folder / "docs/page.md", f"---\ntitle: '{_TITLE}'\n---\n\n# Kop\n\n{_CONTENT}\n")
    _write(folder / "mkdocs.yml", _MKDOCS % "[]")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")], cwd=ROOT, check=True)
    return folder / "site"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
