"""To what each page must lead, worked out from the ids in the records alone: not with the code that makes the lists, so that what that forgets is missed here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from generator.guide import Guide
from generator.model.base import Kind
from generator.model.walk import references
from generator.pages.site import FOLDERS

#: Pages on which all that has a page is listed.
_ALL = "a-z/index.html"
_LEARNINGS, _MONEY = "leerpunten/index.html", "financiering/index.html"
#: (kind, field) that names a thing on whose page it is not listed: who measures, and where a register has a name from.
_NOT_LISTED = {(Kind.INDICATOR, "measured_by"), (Kind.PARTY, "source"), (Kind.PLACE, "source"), (Kind.PLACE, "lists")}
#: The fields with the sources of a whole record. The source of a single fact stands where that fact is shown, and not every fact is.
_SOURCES = {(Kind.CASE, "sources"), (Kind.NETWORK, "source"), (Kind.GROUP, "source")}
#: What is made of every case beside its page: `{0}` is its id.
OF_A_CASE = (
    "casussen/{0}/index.html",
    "casussen/{0}/blad/index.html",
    "casussen/{0}/casus.yml",
    "casussen/{0}/notitie.txt",
    "casussen/{0}/citaat.bib",
    "casussen/{0}/citaat.ris",
    "casussen/{0}/citaat.json",
    "api/v1/casussen/{0}.json",
    "vergelijken/{0}.json",
    "plaatjes/casussen/{0}.png",
    "insluiten/casus/{0}/index.html",
    "nieuwsbrief/casus/{0}/index.html",
    "nieuwsbrief/casus/{0}/tekst.txt",
)


def page_of(kind: Kind, name: str) -> str:
    """The file of the page of a thing."""
    return f"{FOLDERS[kind]}/{name}/index.html"


class Lists:
    """The pages of a guide and what each must list."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._pages = {(kind, name): page_of(kind, name) for kind in FOLDERS for name in guide.records[kind]}
        self._things = {page: key for key, page in self._pages.items()}

    @cached_property
    def named(self) -> dict[tuple[Kind, str], tuple[tuple[str, Kind, str], ...]]:
        """Thing → (field, kind, id) of each thing with a page that its record names."""
        records = self._guide.records
        return {(kind, name): tuple((str(path[0]), ref.kind, value) for path, ref, value in references(records[kind][name]) if ref.kind in FOLDERS) for kind, name in self._pages}

    @property
    def pages(self) -> Iterator[str]:
        """The page of each thing."""
        return iter(self._things)

    @property
    def required(self) -> Iterator[str]:
        """Every file that must be there."""
        yield from self._pages.values()
        yield from (shape.format(name) for name in self._guide.cases for shape in OF_A_CASE)
        yield from (f"casussen/{alias}/index.html" for case in self._guide.cases.values() for alias in case.aliases)

    def on(self, page: str) -> Iterator[str]:
        """The files to which this page must lead."""
        if key := self._things.get(page):
            yield from self._named_by(*key)
            yield from self._naming.get(key, ())
            yield from self._inside.get(key, ())
        elif page == _ALL:
            yield from self._pages.values()
        elif page in (_LEARNINGS, _MONEY):
            cases = self._guide.cases.items()
            yield from (self._pages[Kind.CASE, name] for name, case in cases if (case.learnings if page == _LEARNINGS else case.lines))
        else:
            yield from self._within.get(page.removesuffix("/index.html"), ())

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        """Folder → the pages of the things in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for (kind, _), page in self._pages.items():
            found[FOLDERS[kind]].append(page)
        return found

    def _named_by(self, kind: Kind, name: str) -> Iterator[str]:
        """What a record names it leads to."""
        for field, other, value in self.named[kind, name]:
            if other is not Kind.SOURCE or (kind, field) in _SOURCES:
                yield self._pages[other, value]

    @cached_property
    def _naming(self) -> dict[tuple[Kind, str], list[str]]:
        """Thing → the pages of what names it."""
        found: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        for key, page in self._pages.items():
            for field, other, value in self.named[key]:
                if (key[0], field) not in _NOT_LISTED:
                    found[other, value].append(page)
        return found

    @cached_property
    def _inside(self) -> dict[tuple[Kind, str], list[str]]:
        """Place → the pages of the cases in it: a case is in each place that its own is part of, and in each group that has one of these as a member."""
        wider: dict[str, set[str]] = {name: set() for name in self._guide.places}
        for name, place in self._guide.places.items():
            for member in place.members:
                wider[member].add(name)
        parts = {name: place.part_of for name, place in self._guide.places.items()}
        found: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        for name, case in self._guide.cases.items():
            around = _reached(case.places, parts)
            for area in around.union(*(wider[inner] for inner in around)):
                found[Kind.PLACE, area].append(self._pages[Kind.CASE, name])
        return found


def _reached(start: tuple[str, ...], parts: dict[str, tuple[str, ...]]) -> set[str]:
    """These places and all that they are part of."""
    found, waiting = set(start), [*start]
    while waiting:
        new = set(parts[waiting.pop()]) - found
        found |= new
        waiting += new
    return found
