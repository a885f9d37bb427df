"""What other engines make of `wijkengids export`: which addresses, anchors and links of our site are alive on theirs.

Nothing is asserted: an engine that loses something is a line to read, not a fault in our code. Each engine has an environment of its own in `.cache/engines`,
made from `engines.txt`, and builds the same export.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "benchmarks/engines.txt"
#: Engine → the packages of its environment, and how it builds a folder with `mkdocs.yml`.
ENGINES = {
    "mkdocs": (("mkdocs", "mkdocs-material"), ("mkdocs", "build", "--quiet")),
    "properdocs": (("properdocs", "mkdocs-material"), ("properdocs", "build", "--quiet", "--config-file", "mkdocs.yml")),
    "zensical": (("zensical",), ("zensical", "build", "--clean", "--config-file", "mkdocs.yml")),
}
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class _Reader(HTMLParser):
    """The ids, the links and the pictures of a page. Of a drawing nothing counts: its parts have ids for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.own: set[str] = set()
        self.hrefs: set[str] = set()
        self.drawn = self.main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            self.ids.add(name)
            if self.main and not self.drawn:
                self.own.add(name)
        self.drawn += tag == "svg"
        self.main += tag == "main"
        leads = given.get({"a": "href", "img": "src"}.get(tag, ""))
        if leads is not None:
            self.hrefs.add(leads)

    def handle_endtag(self, tag: str) -> None:
        self.drawn -= tag == "svg"
        self.main -= tag == "main"


@dataclass
class Site:
    """A site as a host would serve it: its files, and of each page the anchors and the links."""

    files: set[str]
    pages: dict[str, _Reader] = field(default_factory=dict)

    def dead(self) -> Iterator[tuple[str, str]]:
        """(page, link) of each link to the site itself that leads nowhere."""
        for page, read in self.pages.items():
            for href in sorted(read.hrefs):
                if not _ELSEWHERE.match(href) and not self._leads_somewhere(page, href):
                    yield page, href

    def _leads_somewhere(self, page: str, href: str) -> bool:
        to = urlsplit(urljoin(f"https://site.example/{page}", href))
        path, anchor = unquote(to.path).lstrip("/"), unquote(to.fragment)
        return not anchor or anchor in self.pages[path].ids if path in self.pages else path in self.files

    @property
    def links(self) -> int:
        """How many links to itself the site has."""
        return sum(not _ELSEWHERE.match(href) for read in self.pages.values() for href in read.hrefs)


def site_in(folder: Path) -> Site:
    """The site in a folder. The page for what is not there is sent for any address: its links begin at the top of a host."""
    found = Site({path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()})
    for file in sorted(found.files):
        if file.endswith(".html") and file != "404.html":
            reader = _Reader()
            reader.feed((folder / file).read_text(encoding="utf-8"))
            found.pages[file.removesuffix("index.html")] = reader
    return found


def anchors_of(site: Site) -> set[tuple[str, str]]:
    """(page, anchor) of everything on our own pages that a link could lead to."""
    return {(page, name) for page, read in site.pages.items() for name in read.own}


@dataclass(frozen=True)
class Result:
    """A row of the table."""

    engine: str
    version: str
    pages: tuple[int, int]
    anchors: tuple[int, int]
    dead: tuple[int, int]
    lost: tuple[str, ...] = ()
    wall: float = 0
    cpu: float = 0
    megabytes: float = 0

    def row(self) -> str:
        """The row as Markdown."""
        cells = (self.engine, self.version, *(f"{found} of {wanted}" for found, wanted in (self.pages, self.anchors, self.dead)), f"{self.wall:.1f}", f"{self.cpu:.1f}", f"{self.megabytes:.0f}")
        return f"| {' | '.join(cells)} |"


HEAD = "| engine | version | pages | anchors | links dead | wall s | CPU s | MB |\n|---|---|---|---|---|---|---|---|"


def compared(engine: str, version: str, ours: Site, theirs: Site, spent: tuple[float, float, float] = (0, 0, 0)) -> Result:
    """How much of our site is alive on theirs."""
    anchors, dead = anchors_of(ours), list(theirs.dead())
    lost = [f"page {page}" for page in ours.pages if page not in theirs.pages]
    gone = [f"anchor {page}#{name}" for page, name in sorted(anchors) if page in theirs.pages and name not in theirs.pages[page].ids]
    here = sum(page in theirs.pages and name in theirs.pages[page].ids for page, name in anchors)
    told = (*lost, *gone, *(f"link {page} → {href}" for page, href in dead))
    return Result(engine, version, (len(ours.pages) - len(lost), len(ours.pages)), (here, len(anchors)), (len(dead), theirs.links), told, *spent)


def run(command: tuple[str, ...], folder: Path) -> tuple[float, float, float]:
    """Run a command to its end; seconds on the wall, seconds of the processors, and the most megabytes that it held."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read().decode() + f"\n{' '.join(command)}: exit {process.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def environment(engine: str) -> Path:
    """The folder with the programs of an engine, as pinned; made when it is not there yet or the pins changed."""
    folder = ROOT / ".cache/engines" / engine
    ready = folder / "ready"
    if not ready.exists() or ready.stat().st_mtime < PINNED.stat().st_mtime:
        print(f"→ {engine} wordt geïnstalleerd …", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        run((str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--constraint", str(PINNED), *ENGINES[engine][0]), ROOT)
        ready.touch()
    return folder / "bin"


def versions() -> Mapping[str, str]:
    """Package → version, as pinned."""
    return dict(line.split("==") for line in PINNED.read_text(encoding="utf-8").splitlines() if "==" in line)


def main() -> None:
    """Build our site and the export, then the export with each engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the guide (ours)")
    parser.add_argument("--only", choices=ENGINES, help="one engine")
    parser.add_argument("--lost", type=int, default=10, help="how many losses are named for each engine (10)")
    given = parser.parse_args()
    own = (sys.executable, "-m", "generator")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spent = run((*own, "build", "--no-search", "--root", str(given.root), "--site-dir", str(folder / "site")), ROOT)
        ours = site_in(folder / "site")
        print(HEAD, compared("ours", "", ours, ours, spent).row(), sep="\n", flush=True)
        run((*own, "export", "--root", str(given.root), str(folder / "export")), ROOT)
        for engine in [given.only] if given.only else ENGINES:
            program, *arguments = ENGINES[engine][1]
            spent = run((str(environment(engine) / program), *arguments), folder / "export")
            result = compared(engine, versions()[engine], ours, site_in(folder / "export/site"), spent)
            print(result.row(), *(f"  lost: {what}" for what in result.lost[: given.lost]), sep="\n", flush=True)
            for made in ("site", ".cache"):
                shutil.rmtree(folder / "export" / made, ignore_errors=True)


if __name__ == "__main__":
    main()
