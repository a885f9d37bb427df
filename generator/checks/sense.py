"""The rules about the sense of a record: what must fit together within it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_cases, all_groups
from generator.guide import Guide
from generator.ids import nearest
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.others import Group, Indicator, Page
from generator.model.registers import Place
from generator.model.walk import Path
from generator.reading.files import Content, Origin
from generator.vocabulary import Facet


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
            yield Finding(origin, (*path, index, "id"), "dubbele-id", f"de id '{name}' staat hier al eerder", "kies een andere id: zij is een adres")


def check_facets(guide: Guide, content: Content) -> Iterator[Finding]:
    """A theme is used on the axis that it belongs to."""
    for record, origin in (*_tellers(content), *content.records[Kind.INDICATOR]):
        for field, facet in (("challenges", Facet.CHALLENGE), ("methods", Facet.METHOD), ("state_roles", Facet.STATE_ROLE)):
            for index, name in enumerate(getattr(record, field, ())):
                theme = guide.themes.get(name)
                if theme and theme.facet is not facet:
                    known = ", ".join(other for other, _ in guide.themes_of(facet))
                    yield Finding(origin, (field, index), "verkeerd-facet", f"'{name}' is een {theme.facet}, geen {facet}", f"kies uit: {known}")


def check_headline(guide: Guide, content: Content) -> Iterator[Finding]:
    """At most one figure stands for a case, and never one that the source gives only as an illustration."""
    for case, origin in all_cases(content):
        marked = [index for index, figure in enumerate(case.figures) if figure.headline]
        for index in marked[1:]:
            yield Finding(origin, ("results", "figures", index, "headline"), "kerncijfer", "er is al een cijfer dat voor de casus staat", "laat headline bij één cijfer staan")
        for index in marked:
            if case.figures[index].illustration:
                yield Finding(origin, ("results", "figures", index, "headline"), "kerncijfer", "een voorbeeld kan niet voor de casus staan", "haal headline weg")


def check_circles(guide: Guide, content: Content) -> Iterator[Finding]:
    """Nothing is, by a detour, part of itself."""
    for case, origin in all_cases(content):
        seen: set[str | None] = {case.id}
        whole = case.part_of
        while whole and whole in guide.cases and whole not in seen:
            seen.add(whole)
            whole = guide.cases[whole].part_of
        if whole == case.id:
            yield Finding(origin, ("part_of",), "kring", f"'{case.id}' is via part_of deel van zichzelf", "haal één van de verwijzingen weg")
    for record, origin in content.records[Kind.PLACE]:
        assert isinstance(record, Place)
        if record.id in guide.around(record.part_of):
            yield Finding(origin, ("part_of",), "kring", f"'{record.id}' is via part_of deel van zichzelf", "haal één van de verwijzingen weg")


def check_notes(guide: Guide, content: Content) -> Iterator[Finding]:
    """An editor's note is about something in its case or group: a learning, line, rate or figure by id, or a field by name."""
    for record, origin in _tellers(content):
        lists = (record.learnings, record.lines, record.rates, record.figures) if isinstance(record, Case) else (record.learnings,)
        known = {item.id for items in lists for item in items} | set(type(record).model_fields)
        for index, note in enumerate(record.notes):
            for number, about in enumerate(note.about):
                if about not in known:
                    near = nearest(about, known)
                    yield Finding(
                        origin,
                        ("notes", index, "about", number),
                        "onbekende-verwijzing",
                        f"'{about}' komt in deze {_what(record)} niet voor",
                        f"bedoelt u '{near}'?" if near else "gebruik de id van een leerpunt, bedrag of cijfer, of de naam van een veld",
                    )


def check_answers(guide: Guide, content: Content) -> Iterator[Finding]:
    """A learning answers a learning of its own case or group."""
    for record, origin in _tellers(content):
        known = {learning.id for learning in record.learnings}
        for index, learning in enumerate(record.learnings):
            if learning.answers == learning.id:
                yield Finding(
                    origin, ("learnings", index, "answers"), "onbekende-verwijzing", "een leerpunt is geen antwoord op zichzelf", f"gebruik de id van een ander leerpunt van deze {_what(record)}"
                )
            elif learning.answers and learning.answers not in known:
                near = nearest(learning.answers, known)
                yield Finding(
                    origin,
                    ("learnings", index, "answers"),
                    "onbekende-verwijzing",
                    f"leerpunt '{learning.answers}' komt in deze {_what(record)} niet voor",
                    f"bedoelt u '{near}'?" if near else f"gebruik de id van een leerpunt van deze {_what(record)}",
                )


def check_home(guide: Guide, content: Content) -> Iterator[Finding]:
    """A page that shows a learning shows one that exists."""
    for record, origin in content.records[Kind.PAGE]:
        assert isinstance(record, Page)
        for index, ref in enumerate(record.learnings):
            known = {learning.id for learning in guide.cases[ref.case].learnings} if ref.case in guide.cases else {ref.learning}
            if ref.learning not in known:
                near = nearest(ref.learning, known)
                yield Finding(
                    origin,
                    ("learnings", index, "learning"),
                    "onbekende-verwijzing",
                    f"casus '{ref.case}' heeft geen leerpunt '{ref.learning}'",
                    f"bedoelt u '{near}'?" if near else "gebruik de id van een leerpunt van die casus",
                )


def check_rows_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """Two rows of an indicator do not state the same thing."""
    for record, origin in content.records[Kind.INDICATOR]:
        assert isinstance(record, Indicator)
        seen: dict[tuple[object, ...], int] = {}
        for index, row in enumerate(record.rows):
            key = (row.measure, row.area, row.date, row.when, row.document)
            if key in seen:
                _, mark = content.place(origin, ("rows", seen[key]))
                yield Finding(
                    origin, ("rows", index), "dubbele-meting", f"deze rij meet hetzelfde als die op regel {mark.line} ({row.measure}, {row.area})", "voeg de twee samen of geef elk een eigen datum"
                )
            seen.setdefault(key, index)
