"""What programs fetch: is each case, and each other thing, in every file that should have it? Worked out from the records, not with the code that makes the files."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Any

from generator.complete.lists import Lists, page_of
from generator.complete.tree import Fault, Tree, fault
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case
from generator.pages.site import FOLDERS

_API, _CHOICES, _ARCHIVE, _OVERVIEW, _SITEMAP = "api/v1", "data/casussen-keuze.json", "data/wijkengids.zip", "casussen/index.html", "sitemap.xml"
_INDEX, _FORM = "zoeken/index", "meedoen/casus/gegevens.json"
#: What has a feed of its own, and how many entries a full one has.
_FED, _FULL = (Kind.THEME, Kind.PLACE, Kind.NETWORK, Kind.LIST), 50
#: Table → what of a case has a row in it.
_TABLES: dict[str, Callable[[Case], Collection[object]]] = {
    "data/deelnames.csv": lambda case: case.parties,
    "data/fasen.csv": lambda case: case.phases,
    "data/financiering.csv": lambda case: case.lines,
    "data/leerpunten.csv": lambda case: case.learnings,
    "data/cijfers.csv": lambda case: case.figures,
    "data/vindplaatsen.csv": lambda case: case.sources,
}
_REGISTERS = (Kind.CASE, Kind.PARTY, Kind.PLACE, Kind.SOURCE, Kind.INDICATOR)
_ON_THE_LIST = re.compile(r"<li class=\"brief\" data-case=\"([^\"]+)\"")
_NAMED = re.compile(r"\"([a-z0-9-]+)\"")
_LOC = re.compile(r"<loc>([^<]*)</loc>")


class Data:
    """The files of a written site that programs read, beside the guide that they should tell of. A file that is not there, or cannot be read, is told once."""

    def __init__(self, tree: Tree, guide: Guide, lists: Lists) -> None:
        self._tree, self._guide, self._lists = tree, guide, lists
        #: What is being read: of a file that turns out to be of another shape it is all that one can say.
        self._at = ""

    def faults(self, *, searched: bool, home: str, indexed: bool) -> Iterator[Fault]:
        """All that is missing in them. `searched`: there is an index; `home`: the address of the site, when it has one; `indexed`: robots may come."""
        checks = [self._api(), self._tables(), self._finder(), self._archive(), self._others(), *(self._feed(path, things) for path, things in self._feeds())]
        checks += [self._search()] if searched else []
        checks += [self._sitemap(home)] if home and indexed else []
        for check in checks:
            yield from self._guarded(check)

    def _guarded(self, check: Iterator[Fault]) -> Iterator[Fault]:
        """What a check finds, or that it could not."""
        try:
            yield from check
        except FileNotFoundError:
            yield fault(self._at, "no_file")
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OSError, EOFError, csv.Error, zipfile.BadZipFile, zlib.error) as error:
            yield fault(self._at, "unreadable", error=f"{type(error).__name__}: {error}")

    def record(self, file: str, record: Any) -> Iterator[Fault]:
        """What is wrong with a file of JSON when it is the record of a thing. It is told when the file was read: there are too many to read them twice."""
        if key := self._records.get(file):
            self._at = file
            yield from self._guarded(self._record(file, *key, record))

    @cached_property
    def _records(self) -> dict[str, tuple[Kind, str]]:
        """The file of each record of the API."""
        return {f"{_API}/{folder}/{name}.json": (kind, name) for kind, folder in FOLDERS.items() for name in self._guide.records[kind]}

    @cached_property
    def _near(self) -> dict[tuple[Kind, str], set[tuple[Kind, str]]]:
        """Thing → what names it and what it names."""
        near: dict[tuple[Kind, str], set[tuple[Kind, str]]] = {key: set() for key in self._lists.named}
        for key, named in self._lists.named.items():
            for _, kind, value in named:
                if (kind, value) != key:
                    near[key].add((kind, value))
                    near[kind, value].add(key)
        return near

    def _record(self, file: str, kind: Kind, name: str, record: Any) -> Iterator[Fault]:
        """It has its own address, and is connected with what names it and what it names."""
        wanted = f"/{FOLDERS[kind]}/{name}/"
        if record["address"] != wanted:
            yield fault(file, "address", address=record["address"], wanted=wanted)
        for other, value in sorted(self._near[kind, name]):
            if value not in record["connected"].get(FOLDERS[other], ()):
                yield fault(file, "not_listed", what=f"{FOLDERS[other]}/{value}")

    def _text(self, file: str) -> str:
        self._at = file
        return self._tree.text(file)

    def _json(self, file: str) -> Any:
        return json.loads(self._text(file))

    def _api(self) -> Iterator[Fault]:
        """Each thing is in the list of its kind, and has a record."""
        yield from (fault(file, "no_file") for file in self._records if file not in self._tree.sizes)
        for kind, folder in FOLDERS.items():
            file, names = f"{_API}/{folder}.json", self._guide.records[kind]
            yield from _differ(file, names, [record["id"] for record in self._json(file)])
        counts = {entry["kind"]: entry["count"] for entry in self._json(f"{_API}/index.json")["collections"]}
        yield from (
            fault(f"{_API}/index.json", "number", what=kind, found=counts.get(kind), wanted=len(self._guide.records[kind])) for kind in FOLDERS if counts.get(kind) != len(self._guide.records[kind])
        )

    def _column(self, file: str, column: str) -> list[str]:
        """What stands in one column of a table."""
        text = self._text(file).removeprefix("\ufeff")
        # In a guide of ten thousand cases a cell that names all cases of a thing is longer than Python reads by itself.
        before = csv.field_size_limit(len(text))
        try:
            rows = csv.reader(io.StringIO(text))
            at = next(rows, []).index(column)
            return [row[at] for row in rows if row]
        finally:
            csv.field_size_limit(before)

    def _tables(self) -> Iterator[Fault]:
        """Each register has a row for each thing; the other tables have at least as many rows of a case as it has of what they tell."""
        for kind in _REGISTERS:
            yield from self._guarded(self._register(f"data/{FOLDERS[kind]}.csv", kind))
        for file, has in _TABLES.items():
            yield from self._guarded(self._rows(file, has))

    def _register(self, file: str, kind: Kind) -> Iterator[Fault]:
        yield from _differ(file, self._guide.records[kind], self._column(file, "id"))

    def _rows(self, file: str, has: Callable[[Case], Collection[object]]) -> Iterator[Fault]:
        of = Counter(self._column(file, "case"))
        for name, case in self._guide.cases.items():
            if of[name] < len(has(case)):
                yield fault(file, "number", what=name, found=of[name], wanted=len(has(case)))

    def _finder(self) -> Iterator[Fault]:
        """Each case on the list, in its order, with its own themes."""
        listed = _ON_THE_LIST.findall(self._text(_OVERVIEW))
        yield from _differ(_OVERVIEW, self._guide.cases, listed)
        made = self._json(_CHOICES)
        if len(made["cases"]) != len(listed):
            yield fault(_CHOICES, "number", what="casussen", found=len(made["cases"]), wanted=len(listed))
        for name, values in zip(listed, made["cases"]):
            case, has = self._guide.cases.get(name), {made["values"][value] for value in values}
            themes = (("opgave", case.challenges), ("werkwijze", case.methods), ("rijksrol", case.state_roles)) if case else ()
            yield from (fault(_CHOICES, "value", what=name, value=f"{axis}/{theme}") for axis, wanted in themes for theme in wanted if f"{axis}/{theme}" not in has)
        yield from (fault(_CHOICES, "number", what=order, found=len(set(cases)), wanted=len(listed)) for order, cases in made["orders"].items() if len(set(cases)) != len(listed))

    def _archive(self) -> Iterator[Fault]:
        """The zip is whole, and has the file of each case, each table and each kind."""
        self._at = _ARCHIVE
        with zipfile.ZipFile(self._tree.folder / _ARCHIVE) as made:
            names = {*made.namelist()}
            if broken := made.testzip():
                yield fault(_ARCHIVE, "broken", what=broken)
        wanted = [*(f"yaml/{name}.yml" for name in self._guide.cases), *(f"csv/{file.removeprefix('data/')}" for file in _TABLES), *(f"json/{folder}.json" for folder in FOLDERS.values())]
        yield from (fault(_ARCHIVE, "not_listed", what=name) for name in wanted if name not in names)

    def _others(self) -> Iterator[Fault]:
        """The list that readers choose from when they compare, and the cases that the form knows."""
        yield from _differ("vergelijken/index.json", self._guide.cases, [case["id"] for case in self._json("vergelijken/index.json")])
        named = {*_NAMED.findall(self._text(_FORM))}
        yield from (fault(_FORM, "not_listed", what=name) for name in self._guide.cases if name not in named)

    def _feeds(self) -> Iterator[tuple[str, set[tuple[Kind, str]]]]:
        """(folder, whose news belongs in its feed) of each feed that there must be."""
        naming: dict[tuple[Kind, str], set[str]] = {}
        for name, case in self._guide.cases.items():
            for theme in (*case.challenges, *case.methods, *case.state_roles):
                naming.setdefault((Kind.THEME, theme), set()).add(name)
            for place in case.places:
                naming.setdefault((Kind.PLACE, place), set()).add(name)
        for kind in (Kind.NETWORK, Kind.LIST):
            for name in self._guide.records[kind]:
                naming[kind, name] = {value for _, other, value in self._lists.named[kind, name] if other is Kind.CASE}
        yield "", {(kind, name) for kind in (Kind.CASE, Kind.LIST) for name in self._guide.records[kind]}
        for kind in _FED:
            for name in self._guide.records[kind]:
                yield f"{FOLDERS[kind]}/{name}/", {(Kind.CASE, case) for case in naming.get((kind, name), ())}

    def _feed(self, path: str, things: set[tuple[Kind, str]]) -> Iterator[Fault]:
        """All news stands in a feed that is not full; in a full one, what is newer than its last entry. Both formats have the same."""
        items = self._json(f"{path}feed.json")["items"]
        told, atom = {item["url"].removeprefix(self._tree.base) for item in items}, self._text(f"{path}feed.xml")
        since = items[-1]["date_modified"][:10] if len(items) >= _FULL else ""
        for kind, name in sorted(things):
            record: Any = self._guide.records[kind][name]
            address = f"{FOLDERS[kind]}/{name}/"
            if max((str(record.added), *(str(change.date) for change in record.changes))) > since and address not in told:
                yield fault(f"{path}feed.json", "not_listed", what=address)
        yield from (fault(f"{path}feed.xml", "not_listed", what=address) for address in sorted(told) if f"{self._tree.base}{address}" not in atom)

    def _sitemap(self, home: str) -> Iterator[Fault]:
        """The page of each thing."""
        listed = {*_LOC.findall(self._text(_SITEMAP))}
        for kind, folder in FOLDERS.items():
            yield from (fault(_SITEMAP, "not_listed", what=f"{folder}/{name}/") for name in self._guide.records[kind] if f"{home}{folder}/{name}/" not in listed)

    def _search(self) -> Iterator[Fault]:
        """The index has a piece for the page of each thing, which says something, and counts them right; who chooses a theme finds its cases."""
        names = {}
        for file in sorted((self._tree.folder / _INDEX / "fragment").glob("*")):
            self._at = f"{_INDEX}/fragment/{file.name}"
            page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
            names[page["url"].removeprefix("/")] = file.name.partition(".")[0].removeprefix("nl_")
            if not page["content"].strip() or not page["meta"].get("title"):
                yield fault(self._at, "no_words", what=page["url"])
        entry = f"{_INDEX}/pagefind-entry.json"
        if (count := self._json(entry)["languages"]["nl"]["page_count"]) != len(names):
            yield fault(entry, "number", what="pagina’s", found=count, wanted=len(names))
        things = [page_of(kind, name).removesuffix("index.html") for kind in FOLDERS for name in self._guide.records[kind]]
        yield from (fault(_INDEX, "not_listed", what=page) for page in things if page not in names)
        chosen = {label: {*pages.split()} for label, pages in self._json(f"{_INDEX}/woorden/keuzes.json").get("thema", {}).items()}
        for name, case in self._guide.cases.items():
            for theme in (*case.challenges, *case.methods, *case.state_roles):
                if names.get(f"casussen/{name}/") not in chosen.get(self._guide.themes[theme].label, ()):
                    yield fault(f"{_INDEX}/woorden/keuzes.json", "value", what=name, value=theme)


def _differ(file: str, wanted: Collection[str], found: Collection[str]) -> Iterator[Fault]:
    """What should be in a list and is not, what is and should not, and what is in it twice."""
    known = {*found}
    yield from (fault(file, "not_listed", what=name) for name in wanted if name not in known)
    yield from (fault(file, "stranger", what=name) for name in sorted(known - {*wanted}))
    if len(found) != len(known):
        yield fault(file, "twice")
