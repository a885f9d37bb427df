"""The rules that a guide must keep beyond the form of each record: one rule a function, yielding findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.guide import Guide
from generator.ids import is_id, nearest
from generator.model.base import Kind, Prose, Record, Ref
from generator.model.case import Case
from generator.model.observation import SourceRef
from generator.model.registers import Indicator, Page, Place
from generator.model.walk import Marker, Path, marked, marked_in, nested
from generator.problems import Problem, Severity, shown
from generator.reading.files import Content, Origin
from generator.reading.messages import field_name
from generator.texts import parse
from generator.vocabulary import Facet

# What a reference that does not exist is called, and where to add it.
_UNKNOWN = {
    Kind.CASE: ("onbekende casus", "cases/{id}.yml"),
    Kind.THEME: ("onbekend thema", "content/themas/{id}.md"),
    Kind.PLACE: ("onbekende plaats", "content/plaatsen.yml"),
    Kind.PARTY: ("onbekende partij", "content/partijen.yml"),
    Kind.TERM: ("onbekend begrip", "content/begrippen.yml"),
    Kind.SOURCE: ("onbekende bron", "content/bronnen.yml"),
    Kind.NETWORK: ("onbekend leernetwerk", "content/leernetwerken/{id}.md"),
    Kind.INDICATOR: ("onbekende indicator", "content/indicatoren/{id}.yml"),
    Kind.GROUP: ("onbekende groep", "content/groepen/{id}.md"),
    Kind.PAGE: ("onbekende pagina", "content/{id}.md"),
}


@dataclass(frozen=True)
class Finding:
    """What a rule found: in which record, at which field (and which line of its text), what and how to mend it."""

    origin: Origin
    path: Path
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    text_line: int | None = None


Rule = Callable[[Guide, Content], Iterator[Finding]]


def _all(content: Content) -> Iterator[tuple[Record, Origin]]:
    for records in content.records.values():
        yield from records


def _marked(content: Content) -> Iterator[tuple[Origin, Path, Marker, str]]:
    """Each reference and text, of the records and of what is too broken to be one."""
    for record, origin in _all(content):
        yield from ((origin, *found) for found in marked(record))
    for value, model, origin in content.broken:
        yield from ((origin, *found) for found in marked_in(value, model))


def _cases(content: Content) -> Iterator[tuple[Case, Origin]]:
    for record, origin in content.records[Kind.CASE]:
        assert isinstance(record, Case)
        yield record, origin


def _unknown(guide: Guide, kind: Kind, name: str) -> tuple[str, str, str]:
    what, file = _UNKNOWN[kind]
    near = nearest(name, guide.records[kind])
    hint = f"bedoelt u '{near}'?" if near else f"voeg toe in {file.format(id=shown(name))}"
    return "onbekende-verwijzing", f"{what} '{shown(name)}'", hint


def check_ids_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """An id stands for one thing of its kind."""
    for records in content.records.values():
        seen: dict[str, Origin] = {}
        for record, origin in records:
            name = str(getattr(record, "id"))
            if name in seen:
                path, mark = content.place(seen[name], ())
                yield Finding(origin, ("id",), "dubbele-id", f"de id '{name}' bestaat al ({path}:{mark.line})", "kies een andere id, of voeg de twee samen")
            seen.setdefault(name, origin)


def check_references(guide: Guide, content: Content) -> Iterator[Finding]:
    """A reference points to something that exists."""
    for origin, path, marker, name in _marked(content):
        if isinstance(marker, Ref) and is_id(name) and name not in guide.records[marker.kind] and not content.may_exist(marker.kind, name):
            yield Finding(origin, path, *_unknown(guide, marker.kind, name))


def check_texts(guide: Guide, content: Content) -> Iterator[Finding]:
    """A text holds only what may be in a text, and its links and mentions of sources point to something that exists."""
    for origin, path, marker, text in _marked(content):
        if not isinstance(marker, Prose):
            continue
        parsed = parse(text)
        for refusal in parsed.refusals:
            yield Finding(origin, path, refusal.code, refusal.message, refusal.hint, text_line=refusal.line)
        for link in parsed.links:
            if link.id not in guide.records[link.kind] and not content.may_exist(link.kind, link.id):
                yield Finding(origin, path, *_unknown(guide, link.kind, link.id), text_line=link.line)
        for mention in parsed.mentions:
            if mention.document not in guide.sources and not content.may_exist(Kind.SOURCE, mention.document):
                yield Finding(origin, path, *_unknown(guide, Kind.SOURCE, mention.document), text_line=mention.line)


def check_anchors_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """A learning, line, rate, figure or meeting has an id of its own within its record: it is an address."""
    for case, origin in _cases(content):
        lists: tuple[tuple[Path, tuple[Record, ...]], ...] = (
            (("learnings",), case.learnings),
            (("financing", "lines"), case.lines),
            (("financing", "rates"), case.rates),
            (("results", "figures"), case.figures),
        )
        for path, items in lists:
            yield from _doubles(origin, path, [str(getattr(item, "id")) for item in items])
    for record, origin in content.records[Kind.NETWORK]:
        yield from _doubles(origin, ("meetings",), [meeting.id for meeting in getattr(record, "meetings")])


def _doubles(origin: Origin, path: Path, names: list[str]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding(origin, (*path, index, "id"), "dubbele-id", f"de id '{name}' staat hier al eerder", "kies een andere id: zij is een adres")


def check_facets(guide: Guide, content: Content) -> Iterator[Finding]:
    """A theme is used on the axis that it belongs to."""
    for case, origin in _cases(content):
        for field, facet in (("challenges", Facet.CHALLENGE), ("methods", Facet.METHOD), ("state_roles", Facet.STATE_ROLE)):
            for index, name in enumerate(getattr(case, field)):
                theme = guide.themes.get(name)
                if theme and theme.facet is not facet:
                    known = ", ".join(other for other, _ in guide.themes_of(facet))
                    yield Finding(origin, (field, index), "verkeerd-facet", f"'{name}' is een {theme.facet}, geen {facet}", f"kies uit: {known}")


def check_headline(guide: Guide, content: Content) -> Iterator[Finding]:
    """At most one figure stands for a case, and never one that the source gives only as an illustration."""
    for case, origin in _cases(content):
        marked = [index for index, figure in enumerate(case.figures) if figure.headline]
        for index in marked[1:]:
            yield Finding(origin, ("results", "figures", index, "headline"), "kerncijfer", "er is al een cijfer dat voor de casus staat", "laat headline bij één cijfer staan")
        for index in marked:
            if case.figures[index].illustration:
                yield Finding(origin, ("results", "figures", index, "headline"), "kerncijfer", "een voorbeeld kan niet voor de casus staan", "haal headline weg")


def check_circles(guide: Guide, content: Content) -> Iterator[Finding]:
    """Nothing is, by a detour, part of itself."""
    for case, origin in _cases(content):
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


def check_aliases(guide: Guide, content: Content) -> Iterator[Finding]:
    """An earlier id of a case is nobody else's id."""
    seen: dict[str, str] = {}
    for case, origin in _cases(content):
        for index, alias in enumerate(case.aliases):
            owner = alias if alias in guide.cases else seen.get(alias)
            if owner:
                yield Finding(origin, ("aliases", index), "dubbele-id", f"de oude id '{alias}' is al van casus '{owner}'", "haal haar bij één van de twee weg")
            seen[alias] = case.id


def check_notes(guide: Guide, content: Content) -> Iterator[Finding]:
    """An editor's note is about something in its case: a learning, line, rate or figure by id, or a field by name."""
    for case, origin in _cases(content):
        known = {item.id for items in (case.learnings, case.lines, case.rates, case.figures) for item in items} | set(Case.model_fields)
        for index, note in enumerate(case.notes):
            for number, about in enumerate(note.about):
                if about not in known:
                    near = nearest(about, known)
                    yield Finding(
                        origin,
                        ("notes", index, "about", number),
                        "onbekende-verwijzing",
                        f"'{about}' komt in deze casus niet voor",
                        f"bedoelt u '{near}'?" if near else "gebruik de id van een leerpunt, bedrag of cijfer, of de naam van een veld",
                    )


def check_answers(guide: Guide, content: Content) -> Iterator[Finding]:
    """A learning answers a learning of its own case."""
    for case, origin in _cases(content):
        known = {learning.id for learning in case.learnings}
        for index, learning in enumerate(case.learnings):
            if learning.answers == learning.id:
                yield Finding(origin, ("learnings", index, "answers"), "onbekende-verwijzing", "een leerpunt is geen antwoord op zichzelf", "gebruik de id van een ander leerpunt van deze casus")
            elif learning.answers and learning.answers not in known:
                near = nearest(learning.answers, known)
                yield Finding(
                    origin,
                    ("learnings", index, "answers"),
                    "onbekende-verwijzing",
                    f"leerpunt '{learning.answers}' komt in deze casus niet voor",
                    f"bedoelt u '{near}'?" if near else "gebruik de id van een leerpunt van deze casus",
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


def check_pages(guide: Guide, content: Content) -> Iterator[Finding]:
    """The page that a source names is the page of its line, where the register knows where pages begin."""
    for record, origin in _all(content):
        for path, found in nested(record, SourceRef):
            source = guide.sources.get(found.document)
            page = source.page_of(int(found.line.split("-")[0])) if source and found.line else None
            if page and found.page and page != found.page:
                yield Finding(origin, (*path, "page"), "bladzijde", f"regel {found.line} staat op bladzijde {page}, niet op {found.page}", f"schrijf page: {page}, of verbeter de regel")


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


def check_registered(guide: Guide, content: Content) -> Iterator[Finding]:
    """A party with a name is in the register; one that the source leaves unnamed need not be."""
    for case, origin in _cases(content):
        for index, party in enumerate(case.parties):
            if party.name and party.named:
                yield Finding(
                    origin,
                    ("parties", index, "name"),
                    "niet-geregistreerd",
                    f"de partij '{party.name}' staat niet in het register",
                    "voeg toe in content/partijen.yml, of schrijf named: false",
                    Severity.WARNING,
                )


RULES: tuple[Rule, ...] = (
    check_ids_once,
    check_references,
    check_texts,
    check_anchors_once,
    check_facets,
    check_headline,
    check_circles,
    check_aliases,
    check_notes,
    check_answers,
    check_home,
    check_pages,
    check_rows_once,
    check_registered,
)


def check(guide: Guide, content: Content) -> Iterator[Problem]:
    """Every problem that the rules find, with its place."""
    for rule in RULES:
        for found in rule(guide, content):
            path, mark = content.place(found.origin, found.path)
            literal = found.text_line is not None and mark.text_line
            line, column = (mark.text_line + (found.text_line or 0), 1) if literal else (mark.line, mark.column)
            yield Problem(path, line, column, found.severity, found.code, found.message, found.hint, field_name(found.path))
