"""Looks at every file of a written site, one at a time: what it leads to, and whether anything stands in it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from generator.complete.data import Data
from generator.complete.led import Leading
from generator.complete.lists import Lists
from generator.complete.page import LEFT_OVER, Page, drawn
from generator.complete.tree import Fault, Tree, fault
from generator.guide import Guide
from generator.hands import shared_out
from generator.wording import WRITTEN

#: More than these nobody reads; that there are more is said.
MOST = 30
_SIGNS = "assets/signs.svg"
_BEGINS = {".png": b"\x89PNG\r\n\x1a\n", ".woff2": b"wOF2", ".zip": b"PK"}
_TEXTS = frozenset({".txt", ".bib", ".ris", ".ics", ".yml", ".csv", ".jsonld"})
_CSS = re.compile(r"(?:@import\s*|url\()\s*['\"]?([^'\")]+)['\"]?\)?")
#: What a script fetches by a name that stands in it: beside itself, or from the root of the site.
_BESIDE = re.compile(r"(?:\bfrom|\bimport)\s*\(?\s*\"(\.{1,2}/[^\"]+)\"|new URL\(\"([^\"]+)\", import\.meta\.url\)|[?:] \"(\./[^\"]+\.js)\"")
_FROM_ROOT = re.compile(r"new URL\([\"`]([^\"`$#]+)[#\"`][^)]*, root\)")
#: Where the pieces of a page stand in JSON.
_PIECES = ("html", "link")
_IN_DATA = re.compile(r"\"(?:address|data|documentation|openapi|schema|archive|catalogue|versions)\": ?\"(/[^\"]*)\"")


@dataclass(frozen=True)
class Promised:
    """What the settings promise of a site: its address, when it has one; the one that stands in its files; may robots come; is there an index of the search?"""

    home: str
    base: str
    indexed: bool
    searched: bool


@dataclass(frozen=True)
class Looked:
    """What was found in one file: what is wrong with it alone, its anchors when it is a page, and target → anchor → page of what it leads to within other files."""

    faults: list[Fault]
    ids: dict[str, str]
    wanted: dict[str, dict[str, str]]


class Written:
    """A site in its folder, beside the guide that it tells."""

    def __init__(self, tree: Tree, guide: Guide, promised: Promised) -> None:
        self._tree, self._guide, self._promised = tree, guide, promised
        self._lists = Lists(guide)
        self._data = Data(tree, guide, self._lists)
        self._leading = Leading(tree)
        #: Page → its anchors, as one text: of all pages together they would be many.
        self._ids: dict[str, str] = {}

    def faults(self, room: Path | None) -> Iterator[Fault]:
        """Everything that is wrong. Helpers keep in `room` what they found."""
        yield from (fault(file, "no_file") for file in self._lists.required if file not in self._tree.sizes)
        ids, wanted = dict[str, str](), dict[str, dict[str, str]]()
        with shared_out(tuple(self._tree.sizes), self._look, room) as looked:
            for each in looked:
                yield from each.faults
                ids.update(each.ids)
                for target, anchors in each.wanted.items():
                    known = wanted.setdefault(target, {})
                    for anchor, origin in anchors.items():
                        known.setdefault(anchor, origin)
        self._ids = ids
        self._tree.wanted.clear()
        self._tree.wanted.update(wanted)
        yield from self._anchors()
        yield from self._redirects()
        yield from self._data.faults(searched=self._promised.searched, home=self._promised.home, indexed=self._promised.indexed)

    def _look(self, file: str) -> Looked:
        """Look at one file."""
        self._tree.wanted.clear()
        self._ids.clear()
        return Looked([*self._faults_in(file)], dict(self._ids), dict(self._tree.wanted))

    def _faults_in(self, file: str) -> Iterator[Fault]:
        if not self._tree.sizes[file]:
            yield fault(file, "empty")
        elif read := self._readers.get(posixpath.splitext(file)[1]):
            try:
                yield from read(file)
            except (ValueError, ExpatError) as error:
                yield fault(file, "unreadable", error=str(error))

    @cached_property
    def _readers(self) -> dict[str, Callable[[str], Iterator[Fault]]]:
        readers: dict[str, Callable[[str], Iterator[Fault]]] = {".html": self._page, ".json": self._json, ".css": self._style, ".js": self._script, ".xml": self._xml, ".svg": self._svg}
        return readers | dict.fromkeys(_BEGINS, self._binary) | dict.fromkeys(_TEXTS, self._text)

    def _dead(self, file: str, links: Iterable[str], *, anchors: bool = True, page: str = "") -> Iterator[Fault]:
        """The links that lead to no file, seen from `page` when their own file is put into one."""
        for link in links:
            if (target := self._tree.follow(page or file, link, anchors)) is not None and not self._tree.has(target):
                yield fault(file, "dead", about=target, link=link)

    def _page(self, file: str) -> Iterator[Fault]:
        """A page: its links, what it must list, whether anything stands on it."""
        html = self._tree.text(file)
        page = Page(html)
        yield from self._leads(file, html)
        yield from self._roots(file, page)
        yield from (fault(file, entry) for entry in page.faults())
        yield from (fault(file, "left_over", word=word) for word in sorted({*page.left_over()}) if _letters(word) not in self._own_words)
        if self._promised.home and self._promised.indexed:
            own = page.kept_by_robots
            if own == f"{self._promised.home}{file.removesuffix('index.html')}" and own not in self._sitemap:
                yield fault("sitemap.xml", "not_listed", what=file.removesuffix("index.html"))

    def _leads(self, file: str, html: str) -> Iterator[Fault]:
        """The links of a page, what it must lead to, its anchors, and the addresses that it tells to other programs."""
        leads, dead, anchors, near, ids, texts = self._leading.of(file, html)
        self._ids[file] = "\n".join(ids)
        yield from (fault(file, "dead", about=target, link=link) for link, target in dead)
        for text in texts:
            yield from self._whole(file, text, anchors=False)
        for link in near:
            if found := self._tree.leads(file, link):
                leads.add(found[0])
                if not self._tree.has(found[0]):
                    yield fault(file, "dead", about=found[0], link=link)
                elif found[1]:
                    anchors.add(found)
        for target, anchor in anchors:
            if target != file:
                self._tree.wanted[target].setdefault(anchor, file)
            elif anchor not in ids:
                yield fault(file, "anchor", about=f"#{anchor}", anchor=anchor, file=file)
        yield from (fault(file, "not_listed", what=target.removesuffix("index.html")) for target in {*self._lists.on(file)} - leads)

    def _roots(self, file: str, page: Page) -> Iterator[Fault]:
        """Scripts find the root of the site and the index of the search by what the page says of them."""
        for attribute, wanted in (("data-root", "index.html"), ("data-search", "zoeken/index/pagefind.js")):
            said = page.said(attribute)
            if said and (self._tree.leads(file, f"{said.rstrip('/')}/{posixpath.basename(wanted)}") or ("",))[0] != wanted:
                yield fault(file, "dead", about=f'{attribute}="{wanted}"', link=f'{attribute}="{said}"')
            elif said and wanted not in self._tree.sizes:
                yield fault(file, "dead", about=wanted, link=wanted)

    @cached_property
    def _own_words(self) -> str:
        """The letters of the texts of editors in which such words or signs stand: what a template seems to have left may be theirs. Only made when something was found."""
        records = (record for records in self._guide.records.values() for record in records.values())
        return "\n".join(_letters(text) for record in records for text in _strings(record.model_dump(mode="json")) if any(sign in text for sign in LEFT_OVER))

    @cached_property
    def _sitemap(self) -> frozenset[str]:
        return frozenset(re.findall(r"<loc>([^<]*)</loc>", self._tree.text("sitemap.xml"))) if "sitemap.xml" in self._tree.sizes else frozenset()

    def _whole(self, file: str, text: str, *, anchors: bool = True) -> Iterator[Fault]:
        """The whole addresses of this site in a text that lead to no file."""
        found = {(address if anchors else address.partition("#")[0]).rstrip(".") for address in self._tree.addresses.findall(text)}
        # Most are the address of a file as it stands on the disk: that needs no reckoning.
        plain = {address for address in found if (f"{address}index.html" if address.endswith("/") else address or "index.html") in self._tree.sizes}
        yield from self._dead(file, (self._tree.base + address for address in found - plain), anchors=anchors)

    def _text(self, file: str) -> Iterator[Fault]:
        """Text that programs read: no file of spaces only, no address of ours that leads nowhere. Anchors in linked data are names, not places."""
        text = self._tree.text(file)
        if not text.strip("\ufeff\r\n\t ") and not file.startswith("zoeken/index/woorden/"):
            yield fault(file, "empty")
        yield from self._whole(file, re.sub(r"\r?\n ", "", text) if file.endswith(".ics") else text, anchors=not file.endswith(".jsonld"))

    def _json(self, file: str) -> Iterator[Fault]:
        """JSON that can be read; addresses in it, and those in pieces of pages, lead somewhere."""
        text = self._tree.text(file)
        data = json.loads(text)
        if data in ({}, [], "", None) and "casussen" in file:
            yield fault(file, "empty")
        yield from self._whole(file, text)
        yield from self._data.record(file, data)
        if file.startswith("api/"):
            yield from self._dead(file, iter(sorted({*_IN_DATA.findall(text)})))
        elif file.startswith("vergelijken/"):
            page = "vergelijken/index.html"
            led = self._leading.of(page, *{piece for piece in _strings(data, _PIECES) if "<" in piece})
            yield from (fault(file, "dead", about=target, link=link) for link, target in led.dead)
            yield from self._dead(file, led.near, page=page)
            for target, anchor in led.anchors:
                self._tree.wanted[target].setdefault(anchor, page)

    def _xml(self, file: str) -> Iterator[Fault]:
        """A feed, or the list for robots."""
        text = self._tree.text(file)
        _well_formed(text)
        yield from self._whole(file, text)

    def _svg(self, file: str) -> Iterator[Fault]:
        """A picture with something in it."""
        text = self._tree.text(file)
        _well_formed(text)
        if not drawn(text):
            yield fault(file, "no_marks")

    def _style(self, file: str) -> Iterator[Fault]:
        """Fonts, pictures and other styles."""
        return self._dead(file, (link for link in sorted({*_CSS.findall(self._tree.text(file))}) if not link.startswith(("data:", "#"))))

    def _script(self, file: str) -> Iterator[Fault]:
        """Other scripts, and what is fetched by name."""
        if file.startswith("zoeken/index/"):
            return
        text = self._tree.text(file)
        yield from self._dead(file, ("".join(found) for found in _BESIDE.findall(text)))
        yield from self._dead(file, (link for link in _FROM_ROOT.findall(text)), page="index.html")

    def _binary(self, file: str) -> Iterator[Fault]:
        """A picture, a font or an archive begins as its kind does."""
        begins = _BEGINS[posixpath.splitext(file)[1]]
        if self._tree.bytes(file, len(begins)) != begins:
            yield fault(file, "unreadable", error=f"geen {posixpath.splitext(file)[1]}")

    def _anchors(self) -> Iterator[Fault]:
        """The anchors to which other pages lead are there. Of a file that is no text that was said already."""
        for file, wanted in self._tree.wanted.items():
            if file.endswith(".svg"):
                with suppress(UnicodeDecodeError):
                    self._ids[file] = "\n".join(self._leading.of(file, self._tree.text(file)).ids)
            if file in self._ids:
                # A theme that the design does not know yet has no sign: its tag shows none.
                known = {*self._ids[file].split("\n"), *(self._guide.themes if file == _SIGNS else ())}
                yield from (fault(origin, "anchor", anchor=anchor, file=file) for anchor, origin in wanted.items() if anchor not in known)

    def _redirects(self) -> Iterator[Fault]:
        """Where the host sends its readers there is something."""
        if "_redirects" in self._tree.sizes:
            for line in self._tree.text("_redirects").splitlines():
                if line.startswith("/"):
                    yield from self._dead("_redirects", iter([line.split()[1].partition(":")[0]]), page="index.html")


def _well_formed(text: str) -> None:
    """ExpatError when this is no XML."""
    ParserCreate(namespace_separator=" ").Parse(text, True)


def _letters(text: str) -> str:
    """A text without its signs: on a page quotation marks are curved, and some have become a style."""
    return "".join(filter(str.isalnum, unescape(text)))


def _strings(data: object, keys: Collection[str] = (), key: str = "") -> Iterator[str]:
    """Every text in JSON; or only what stands under one of these keys itself."""
    if isinstance(data, dict):
        for name, part in data.items():
            yield from _strings(part, keys, name)
    elif isinstance(data, list):
        for part in data:
            yield from _strings(part, keys)
    elif isinstance(data, str) and (not keys or key in keys):
        yield data


def faults_of(folder: Path, guide: Guide, promised: Promised, room: Path | None = None) -> list[Fault]:
    """Everything that is wrong with the site in this folder, each once, in order. In `room` may stand what is needed for a while."""
    return sorted(set(Written(Tree(folder, promised.base), guide, promised).faults(room)))


def together(faults: Iterable[Fault]) -> list[Fault]:
    """The same faults, but what is wrong with one thing in many files is told once, of the first of them: what the shell links to stands on every page, and would hide all else."""
    found: dict[str, list[Fault]] = {}
    for each in faults:
        found.setdefault(each.about or str(each), []).append(each)
    return [first if not (others := {each.file for each in same} - {first.file}) else first.also(len(others)) for first, *same in found.values()]


def told(faults: Sequence[Fault]) -> list[str]:
    """The faults as they are told: when there are very many, the first of them and how many more there are."""
    rest = len(faults) - MOST
    return [*map(str, faults[:MOST]), *([WRITTEN["more"].format(number=rest)] if rest > 0 else [])]
