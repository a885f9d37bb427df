"""Builds what the benchmark of the search compares: the site of a guide, and a site of the same texts with Material's own search."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from generator.search.documents import Document
from generator.search.index import FOLDER

#: What a web server sends compressed; the files of Pagefind's index are compressed already.
_TEXT = {".css", ".html", ".js", ".json", ".txt"}
_MATERIAL = """site_name: texts
theme: {name: material, font: false, custom_dir: design}
plugins: [{search: {lang: nl}}]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


@dataclass(frozen=True)
class Built:
    """A site: where it stands, how long it took to build, how long the index took of that, and how large the index is."""

    folder: Path
    seconds: float
    index_seconds: float
    index_bytes: int


@dataclass(frozen=True)
class Text:
    """A page that can be searched."""

    path: str
    title: str
    text: str


def build_guide(root: Path, site: Path) -> Built:
    """Build the site of the guide in `root` with the command of the generator, in a process of its own, and time it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        seconds, index_seconds, told = pool.submit(_build, root, site).result()
    if not site.is_dir():
        sys.exit(told)
    return Built(site, seconds, index_seconds, sum(path.stat().st_size for path in (site / FOLDER).rglob("*") if path.is_file()))


def _build(root: Path, site: Path) -> tuple[float, float, str]:
    """(seconds, seconds of those for the index, what was printed)."""
    from generator import cli
    from generator.search import index

    spent = [0.0]
    write = index.write_index

    def timed(documents: Iterable[Document], vocabulary: Sequence[str], folder: Path, room: Path | None = None) -> None:
        start = time.monotonic()
        write(documents, vocabulary, folder, room)
        spent[0] = time.monotonic() - start

    # In time: the plugin, which takes it from there, is imported when the building begins.
    index.write_index = timed
    output = io.StringIO()
    start = time.monotonic()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        cli.main(["build", "--root", str(root), "--site-dir", str(site)])
    return time.monotonic() - start, spent[0], output.getvalue()


def texts_of(site: Path) -> list[Text]:
    """The pages that can be searched, with the text that the search has of each."""
    found = []
    for file in sorted((site / FOLDER / "fragment").iterdir()):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found.append(Text(page["url"].strip("/"), page["meta"]["title"], page["content"]))
    return found


def build_material(texts: Iterable[Text], folder: Path) -> Built:
    """A site of these texts with Material's own search. Its pages have no design: only the search is of interest."""
    (folder / "design").mkdir(parents=True)
    (folder / "design/main.html").write_text("{{ page.content if page }}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    for text in texts:
        file = folder / "docs" / text.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {json.dumps(text.title, ensure_ascii=False)}\n---\n\n<p>{escape(text.text)}</p>\n", encoding="utf-8")
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    site = folder / "site"
    # The server sends this for what does not exist, such as an icon.
    (site / "404.html").touch()
    return Built(site, time.monotonic() - start, 0, (site / "search/search_index.json").stat().st_size)


def material_files(site: Path) -> Mapping[str, str]:
    """What Material's search fetches before it can answer: worker, index and Dutch."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    lunr = "assets/javascripts/lunr/min"
    return {"worker": worker.relative_to(site).as_posix(), "index": "search/search_index.json", "stemmer": f"{lunr}/lunr.stemmer.support.min.js", "dutch": f"{lunr}/lunr.nl.min.js"}


@cache
def size_of(file: Path) -> tuple[int, int]:
    """(bytes as the file is, bytes as a server sends it that compresses text)."""
    data = file.read_bytes()
    return len(data), len(gzip.compress(data, 6, mtime=0)) if file.suffix in _TEXT else len(data)
