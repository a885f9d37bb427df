"""What the form needs to know in the browser: the schema of a case, every message of the gate, and what there is to point to.

The form gives the messages of the gate before anything is sent. It holds no words or limits of its own: all of them come from here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator import wording
from generator.characters import ODD, PLAIN_HOST, STRANGER
from generator.checks.contents import CONTACTS, LIMITS, QUOTED
from generator.checks.dates import ENDED_STATUSES, PLANNED_FIGURES, PLANNED_STATUSES
from generator.checks.plain import known_words
from generator.checks.references import LISTED, LISTS, NAMES, TO_REGISTER, names_of
from generator.checks.sense import UNITS, WITHIN
from generator.checks.todo import PLACEHOLDER
from generator.checks.words import MOST_SIGNS, MOST_WORDS
from generator.dutch import COMES_IN, MONTHS, SINGULAR
from generator.guide import Guide
from generator.ids import RESERVED
from generator.model.base import Kind, Record
from generator.model.observation import QUOTE_WORDS
from generator.model.schema import schema
from generator.outputs import DataFile
from generator.plain import tables
from generator.reading.bytes import MAX_BYTES
from generator.reading.content import Content, Origin
from generator.reading.meant import BOUNDS, EUROS, TIMES
from generator.reading.tree import BEGUN, MAX_DEPTH
from generator.texts import MAX_PARAGRAPH
from generator.vocabulary import Certainty, Facet

#: Where it stands on the site.
ADDRESS = "meedoen/casus/gegevens.json"
#: Of each entry that a register or a case holds: the line on which it begins and those of its names, and the case, when it is not in a register.
Places = Mapping[tuple[Kind, str], tuple[tuple[int, ...], str]]
_REGISTERS = tuple(TO_REGISTER)
_TITLES = ("title", "label", "name", "term")


def places_of(content: Content) -> Places:
    """Where each entry stands; of two with the same id the first counts."""
    found: dict[tuple[Kind, str], tuple[tuple[int, ...], str]] = {}
    for kind in _REGISTERS:
        for record, origin in content.records[kind]:
            found.setdefault((kind, _id(record)), (_lines(content, kind, record, origin), _case(origin)))
    return found


def _lines(content: Content, kind: Kind, record: Record, origin: Origin) -> tuple[int, ...]:
    return tuple(content.place(origin, path)[1].line for path in ((), *(path for path, _ in names_of(record, NAMES[kind]))))


def _case(origin: Origin) -> str:
    return origin.path.removeprefix("cases/").removesuffix(".yml") if origin.prefix[:1] == ("new",) else ""


def form_data(guide: Guide, places: Places) -> DataFile:
    """The file that the form fetches."""
    made = {
        "schema": schema(),
        "wording": _wording(),
        "limits": _limits(),
        "meant": {"bounds": BOUNDS, "times": TIMES, "months": MONTHS, "euros": EUROS},
        "words": {"singular": SINGULAR, "comes_in": {how.value: words for how, words in COMES_IN.items()}},
        "plain": {**_plain(), "known": sorted(known_words(guide))},
        "reserved": sorted(RESERVED),
        "lists": sorted(LISTS),
        "ids": {kind.value: {name: _title(record) for name, record in records.items()} for kind, records in guide.records.items()},
        "aliases": _aliases(guide),
        "facets": {name: str(theme.facet) for facet in Facet for name, theme in guide.themes_of(facet)},
        "types": {kind.value: {name: str(getattr(record, "type")) for name, record in guide.records[kind].items()} for kind in _REGISTERS},
        "part_of": {"casus": {name: case.part_of for name, case in guide.cases.items() if case.part_of}, "plaats": {name: place.part_of for name, place in guide.places.items() if place.part_of}},
        "pages": {name: source.page_starts.model_dump() for name, source in guide.sources.items() if source.page_starts},
        **_standing(guide, places),
    }
    return DataFile(ADDRESS, (json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def _wording() -> dict[str, Any]:
    """Every table of words by its name; the beginnings of files as the letters of their bytes."""
    tables: dict[str, Any] = {name.lower(): value for name, value in vars(wording).items() if name.isupper() and name != "TABLES"}
    tables["beginnings"] = [(beginning.decode("latin-1"), what) for beginning, what in wording.BEGINNINGS.items()]
    return tables


def _plain() -> dict[str, Any]:
    """Every table of the advice on plain Dutch by its name."""
    return {name.lower(): _listed(value) for name, value in vars(tables).items() if name.isupper()}


def _listed(value: Any) -> Any:
    """The same with sets as lists, in one order."""
    if isinstance(value, frozenset):
        return sorted(value)
    return {key: _listed(item) for key, item in value.items()} if isinstance(value, dict) else value


def _limits() -> dict[str, Any]:
    """What the gate counts and looks for."""
    return {
        "bytes": MAX_BYTES,
        "depth": MAX_DEPTH,
        "paragraph": MAX_PARAGRAPH,
        "quote": QUOTE_WORDS,
        "lengths": LIMITS,
        "search": {"words": MOST_WORDS, "signs": MOST_SIGNS},
        "odd": ODD,
        "stranger": STRANGER,
        "host": PLAIN_HOST,
        "contacts": CONTACTS,
        "quoted": QUOTED,
        "placeholder": PLACEHOLDER,
        "begun": BEGUN,
        "planned": {"figures": _values(PLANNED_FIGURES), "statuses": _values(PLANNED_STATUSES), "ended": _values(ENDED_STATUSES), "realised": Certainty.REALISED.value},
        "units": UNITS,
        "within": _values(WITHIN),
        "files": {kind.value: file for kind, (file, _) in TO_REGISTER.items()},
        "kinds": {kind.value: what for kind, what in {**LISTED, **{kind: what for kind, (_, what) in TO_REGISTER.items()}}.items()},
    }


def _values(choices: Iterable[str]) -> list[str]:
    return [str(choice) for choice in choices]


def _id(record: Record) -> str:
    return str(getattr(record, "id"))


def _title(record: Record) -> str:
    return next(str(getattr(record, field)) for field in _TITLES if hasattr(record, field))


def _aliases(guide: Guide) -> dict[str, dict[str, list[str]]]:
    """The other names of the entries of registers, and the earlier ids of cases."""
    found = {kind.value: {name: [word for _, word in names_of(record, fields)][1:] for name, record in guide.records[kind].items()} for kind, fields in NAMES.items()}
    found["casus"] = {name: list(case.aliases) for name, case in guide.cases.items()}
    return {kind: {name: words for name, words in names.items() if words} for kind, names in found.items()}


def _standing(guide: Guide, places: Places) -> dict[str, Any]:
    """On which line each entry stands (and each of its names, where that differs); and for each case what it says is new: is that used elsewhere?"""
    lines: dict[str, dict[str, int | tuple[int, ...]]] = defaultdict(dict)
    new: dict[str, dict[str, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    for (kind, name), (found, case) in places.items():
        lines[kind.value][name] = found if len(set(found)) > 1 else found[0]
        if case:
            new[case][kind.value][name] = _used_elsewhere(guide, kind, name, case, places)
    return {"at": lines, "new": new}


def _used_elsewhere(guide: Guide, kind: Kind, name: str, case: str, places: Places) -> bool:
    """Does something point to this that is no part of the same case?"""
    own = {(Kind.CASE, case), *(entry for entry, (_, owner) in places.items() if owner == case)}
    return any((by, other) not in own for by in Kind for other in guide.referring((kind, name), by))
