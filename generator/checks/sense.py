"""The rules about the sense of a record: what must fit together within it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_cases, all_groups, nearby
from generator.guide import Guide
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.observation import Quantity
from generator.model.others import Group, Indicator, Page
from generator.model.registers import Place
from generator.model.walk import Path
from generator.problems import Severity, shown
from generator.reading.content import Content, Origin
from generator.reading.meant import EUROS
from generator.vocabulary import Facet, PlaceType
from generator.wording import RULES, say

#: Parts of a municipality: without it nobody knows where they are.
WITHIN = (PlaceType.DISTRICT, PlaceType.NEIGHBOURHOOD, PlaceType.BLOCK)
EURO = "EUR"
#: Numbers of the financing that mean nothing without a unit → what that usually is. A figure may count what its name says.
UNITS = {"amount": EURO, "term": "jaar", "worth": EURO}


def check_anchors_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """A learning, line, rate, figure or meeting has an id of its own within its record: it is an address."""
    for case, origin in all_cases(content):
        lists: tuple[tuple[Path, tuple[Record, ...]], ...] = (
            (("learnings",), case.learnings),
            (("financing", "lines"), case.lines),
            (("financing", "rates"), case.rates),
            (("results", "figures"), case.figures),
        )
        for path, items in lists:
            yield from _doubles(origin, path, [str(getattr(item, "id")) for item in items])
    for group, origin in all_groups(content):
        yield from _doubles(origin, ("learnings",), [learning.id for learning in group.learnings])
    for record, origin in content.records[Kind.NETWORK]:
        yield from _doubles(origin, ("meetings",), [meeting.id for meeting in getattr(record, "meetings")])


def _tellers(content: Content) -> Iterator[tuple[Case | Group, Origin]]:
    """Whatever tells what was learned: cases, and groups of cases."""
    yield from all_cases(content)
    yield from all_groups(content)


def _what(record: Case | Group) -> str:
    return "casus" if isinstance(record, Case) else "groep"


def _doubles(origin: Origin, path: Path, names: list[str]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding(origin, (*path, index, "id"), *say(RULES, "anchor", id=name))


def check_facets(guide: Guide, content: Content) -> Iterator[Finding]:
    """A theme is used on the axis that it belongs to."""
    for record, origin in (*_tellers(content), *content.records[Kind.INDICATOR]):
        for field, facet in (("challenges", Facet.CHALLENGE), ("methods", Facet.METHOD), ("state_roles", Facet.STATE_ROLE)):
            for index, name in enumerate(getattr(record, field, ())):
                theme = guide.themes.get(name)
                if theme and theme.facet is not facet:
                    known = ", ".join(other for other, _ in guide.themes_of(facet))
                    yield Finding(origin, (field, index), *say(RULES, "facet", id=name, typed=theme.facet, facet=facet, choices=known))


def check_headline(guide: Guide, content: Content) -> Iterator[Finding]:
    """At most one figure stands for a case, and never one that the source gives only as an illustration."""
    for case, origin in all_cases(content):
        marked = [index for index, figure in enumerate(case.figures) if figure.headline]
        for index in marked[1:]:
            yield Finding(origin, ("results", "figures", index, "headline"), *say(RULES, "headline"))
        for index in marked:
            if case.figures[index].illustration:
                yield Finding(origin, ("results", "figures", index, "headline"), *say(RULES, "headline_example"))


def check_circles(guide: Guide, content: Content) -> Iterator[Finding]:
    """Nothing is, by a detour, part of itself."""
    for case, origin in all_cases(content):
        seen: set[str | None] = {case.id}
        whole = case.part_of
        while whole and whole in guide.cases and whole not in seen:
            seen.add(whole)
            whole = guide.cases[whole].part_of
        if whole == case.id:
            yield Finding(origin, ("part_of",), *say(RULES, "circle", id=case.id))
    for record, origin in content.records[Kind.PLACE]:
        assert isinstance(record, Place)
        if record.id in guide.around(record.part_of):
            yield Finding(origin, ("part_of",), *say(RULES, "circle", id=record.id))


def check_located(guide: Guide, content: Content) -> Iterator[Finding]:
    """A part of a municipality says where it lies."""
    for record, origin in content.records[Kind.PLACE]:
        assert isinstance(record, Place)
        if record.type in WITHIN and not record.part_of:
            yield Finding(origin, ("part_of",), *say(RULES, "nowhere", name=shown(record.name)), Severity.WARNING)


def check_units(guide: Guide, content: Content) -> Iterator[Finding]:
    """An amount says in what it is; euros are always `EUR`, or they would not be counted and shown as money."""
    for case, origin in all_cases(content):
        for path, key, quantity in _quantities(case):
            unit = quantity.unit or (quantity.of.unit if quantity.of else None)
            if quantity.is_number and not unit and key in UNITS:
                yield Finding(origin, (*path, "unit"), *say(RULES, "no_unit", unit=UNITS[key]))
            elif quantity.unit and quantity.unit != EURO and quantity.unit.strip().lower() in EUROS:
                yield Finding(origin, (*path, "unit"), *say(RULES, "euro_unit", input=shown(quantity.unit)))


def _quantities(case: Case) -> Iterator[tuple[Path, str, Quantity]]:
    """(path, field, quantity) of every number of a case."""
    figures, lines, rates = ("results", "figures"), ("financing", "lines"), ("financing", "rates")
    for index, figure in enumerate(case.figures):
        yield (*figures, index), "", figure
    for path, records, keys in ((figures, case.figures, ("baseline", "target")), (lines, case.lines, ("amount", "term")), (rates, case.rates, ("step", "worth"))):
        for index, record in enumerate(records):
            yield from (((*path, index, key), key, quantity) for key in keys if (quantity := getattr(record, key)))


def check_notes(guide: Guide, content: Content) -> Iterator[Finding]:
    """An editor's note is about something in its case or group: a learning, line, rate or figure by id, or a field by name."""
    for record, origin in _tellers(content):
        lists = (record.learnings, record.lines, record.rates, record.figures) if isinstance(record, Case) else (record.learnings,)
        known = {item.id for items in lists for item in items} | set(type(record).model_fields)
        for index, note in enumerate(record.notes):
            for number, about in enumerate(note.about):
                if about not in known:
                    yield Finding(origin, ("notes", index, "about", number), *nearby(say(RULES, "note", input=shown(about), what=_what(record)), about, known))


def check_answers(guide: Guide, content: Content) -> Iterator[Finding]:
    """A learning answers a learning of its own case or group."""
    for record, origin in _tellers(content):
        known = {learning.id for learning in record.learnings}
        for index, learning in enumerate(record.learnings):
            if learning.answers == learning.id:
                yield Finding(origin, ("learnings", index, "answers"), *say(RULES, "answers_itself", what=_what(record)))
            elif learning.answers and learning.answers not in known:
                words = say(RULES, "answers", input=shown(learning.answers), what=_what(record))
                yield Finding(origin, ("learnings", index, "answers"), *nearby(words, learning.answers, known))


def check_home(guide: Guide, content: Content) -> Iterator[Finding]:
    """A page that shows a learning shows one that exists."""
    for record, origin in content.records[Kind.PAGE]:
        assert isinstance(record, Page)
        for index, ref in enumerate(record.learnings):
            known = {learning.id for learning in guide.cases[ref.case].learnings} if ref.case in guide.cases else {ref.learning}
            if ref.learning not in known:
                words = say(RULES, "home", case=ref.case, input=ref.learning)
                yield Finding(origin, ("learnings", index, "learning"), *nearby(words, ref.learning, known))


def check_rows_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """Two rows of an indicator do not state the same thing."""
    for record, origin in content.records[Kind.INDICATOR]:
        assert isinstance(record, Indicator)
        seen: dict[tuple[object, ...], int] = {}
        for index, row in enumerate(record.rows):
            key = (row.measure, row.area, row.date, row.when, row.document)
            if key in seen:
                _, mark = content.place(origin, ("rows", seen[key]))
                yield Finding(origin, ("rows", index), *say(RULES, "row", line=mark.line, measure=row.measure, area=row.area))
            seen.setdefault(key, index)
