"""The tables about cases: the cases themselves, their phases, who takes part, what was learned, and every place in a source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case, CaseParty, CaseSource, Knowledge, Learning, Period, Phase
from generator.model.financing import Named
from generator.model.observation import SourceRef
from generator.model.others import Group
from generator.model.registers import Party
from generator.pages.facet_words import LISTS
from generator.pages.facets import facets_of
from generator.pages.observation_tables import observations
from generator.pages.site import Site
from generator.pages.tables import ADDRESS, FOUND, OBSERVED, OF_CASE, PART, Column, Row, Table, address, field, fields, found, municipalities, observed, of_case, page_in
from generator.texts import plain
from generator.vocabulary import Filter, PlaceType

_WORDS = "Dezelfde woorden als op de site, voor wie de tabel leest en niet ermee rekent."
_IDS = "lijst (id), met ';' ertussen"


def case_tables(site: Site) -> Iterator[Table]:
    """The tables about cases."""
    yield _cases(site)
    yield _phases(site.guide)
    yield _taking_part(site)
    yield _learnings(site)
    yield _places_in_sources(site)


def _cases(site: Site) -> Table:
    """Every case, by title; at the end its values along each axis in words."""
    guide = site.guide
    words: dict[tuple[str, str], list[str]] = {}
    for facet in facets_of(site):
        for value in facet.values:
            for name in value.cases:
                words.setdefault((name, str(facet.axis)), []).append(value.label)
    columns = (
        field(Case, "id"),
        ADDRESS,
        *fields(Case, "title", "summary", "status", "status_date"),
        field(Period, "start"),
        field(Period, "end"),
        *fields(Case, "places"),
        Column("municipalities", "Gemeenten", _IDS),
        Column("provinces", "Provincies", _IDS),
        *fields(Case, "scale", "organised_at", "part_of", "challenges", "methods", "state_roles", "target_groups", "initiators"),
        field(Knowledge, "kind", "evidence", "Hoe weten we dit?"),
        field(Knowledge, "why", "evidence_why"),
        *fields(Case, "terms", "added"),
        Column("changed", "Laatst gewijzigd", "datum", (), "De laatste wijziging die lezers moeten weten; leeg als die er niet is."),
        field(CaseSource, "document", "documents", "Bronnen"),
        *(Column(f"{axis}_in_woorden", f"{LISTS[axis]}, in woorden", "tekst", (), _WORDS) for axis in Filter),
    )
    rows = tuple({**_case(site, facts.case), **{f"{axis}_in_woorden": words.get((facts.case.id, str(axis)), ()) for axis in Filter}} for facts in site.cases(guide.cases))
    return Table("casussen", "Praktijkvoorbeelden", "één casus", columns, rows)


def _case(site: Site, case: Case) -> dict[str, object]:
    guide = site.guide
    period = case.period
    return {
        "id": case.id,
        "address": address(site, Kind.CASE, case.id),
        "summary": plain(case.summary),
        "start": period.start if period else None,
        "end": period.end if period else None,
        "municipalities": municipalities(guide, case.places),
        "provinces": tuple(name for name in guide.around(case.places) if guide.places[name].type is PlaceType.PROVINCE),
        "evidence": case.evidence.kind,
        "evidence_why": case.evidence.why,
        "changed": max((change.date for change in case.changes), default=None),
        "documents": tuple(dict.fromkeys(source.document for source in case.sources)),
        **{
            key: getattr(case, key)
            for key in (
                *("title", "status", "status_date", "places", "scale", "organised_at", "part_of", "challenges", "methods", "state_roles"),
                *("target_groups", "initiators", "terms", "added"),
            )
        },
    }


def _phases(guide: Guide) -> Table:
    """The period of each case and its phases, with how long they take."""
    part = Column(PART, "Wat deze rij is", "keuze", (("period", "De hele casus"), ("phase", "Een fase ervan")))
    number = Column("number", "Volgnummer van de fase", "geheel getal", (), "In de volgorde van de casus; leeg bij de hele casus.")
    own = (
        field(Phase, "what"),
        Column("period", "Van wanneer tot wanneer", "datum of periode", (), "Bij de hele casus staan begin en einde in casussen.csv."),
        field(Phase, "when", "period_when"),
        field(Phase, "status", "phase_status"),
        field(Phase, "places", "phase_places"),
    )
    rows: list[Row] = []
    for case in guide.cases.values():
        base = of_case(guide, case)
        if case.period and case.period.duration:
            rows.append({**base, PART: "period", **observed(guide, case.period.duration), **found(guide, case.period.duration.source or case.period.source)})
        for order, phase in enumerate(case.phases, 1):
            told = {"number": order, "what": phase.what, "period": phase.period, "period_when": phase.when, "phase_status": phase.status, "phase_places": phase.places}
            rows.append({**base, PART: "phase", **told, **observed(guide, phase.duration), **found(guide, (phase.duration and phase.duration.source) or phase.source)})
    return Table("fasen", "Fasen en looptijd", "één fase, of hoe lang een casus duurt", (*OF_CASE, part, number, *own, *OBSERVED, *FOUND), tuple(rows), ("case", PART, "number"))


_TAKES_PART = (("participant", "Doet mee"), ("payer", "Betaalt"), ("borne_by", "Zou het anders betalen"), ("recipient", "Ontvangt"))


def _taking_part(site: Site) -> Table:
    """Who does what in which case, and in which line."""
    columns = (
        *OF_CASE,
        field(CaseParty, "party"),
        Column("name", "Naam of omschrijving", "tekst", (), "De naam uit het register, of de woorden van de bron."),
        field(Party, "type", "party_type"),
        *fields(CaseParty, "named"),
        Column(PART, "Hoe deze partij erbij is", "keuze", _TAKES_PART),
        Column("line", "Bedrag", "id", (), "De id in financiering.csv, als het om één bedrag gaat."),
        *fields(CaseParty, "role", "certainty", "group", "note"),
    )
    rows: list[Row] = []
    for case in site.guide.cases.values():
        base = of_case(site.guide, case)
        rows += [{**base, **_named(site.guide, party), PART: "participant", "role": party.role, "group": party.group, "note": party.note} for party in case.parties]
        for line in case.lines:
            for part, named in (("payer", line.payers), ("borne_by", line.borne_by), ("recipient", line.recipients)):
                rows += [{**base, **_named(site.guide, party), PART: part, "line": line.id} for party in named]
    return Table("deelnames", "Wie doet wat", "één partij in één casus of bij één bedrag", columns, tuple(rows), ("case", PART, "line", "party", "name", "role"))


def _named(guide: Guide, named: Named) -> dict[str, object]:
    party = guide.parties[named.party] if named.party else None
    return {"party": named.party, "name": party.name if party else named.name, "party_type": party.type if party else None, "named": named.named, "certainty": named.certainty}


def _learnings(site: Site) -> Table:
    """What was learned, in cases and in groups of cases."""
    group = (Column("group", "Groep voorbeelden", "id", (), "Als het leerpunt bij geen casus alleen hoort."), Column("group_title", "Naam van de groep"))
    columns = (
        *fields(Learning, "id"),
        ADDRESS,
        *OF_CASE,
        *group,
        *fields(Learning, "title"),
        Column("text", "Uitleg", "tekst", (), "Zonder opmaak; met opmaak staat zij in de JSON."),
        *fields(Learning, "kind", "about", "answers", "by"),
        *FOUND,
    )
    guide = site.guide
    rows: list[Row] = []
    for case in guide.cases.values():
        rows += [{**of_case(guide, case), **_learning(site, Kind.CASE, case.id, learning)} for learning in case.learnings]
    for name, told in guide.groups.items():
        base = {"group": name, "group_title": told.label, "challenges": told.challenges, "status_date": told.status_date}
        rows += [{**base, **_learning(site, Kind.GROUP, name, learning)} for learning in told.learnings]
    return Table("leerpunten", "Leerpunten", "één leerpunt", columns, tuple(rows), ("case", "group", "id"))


def _learning(site: Site, kind: Kind, name: str, learning: Learning) -> dict[str, object]:
    return {
        "id": learning.id,
        "address": address(site, kind, f"{name}#leerpunt-{learning.id}"),
        "title": learning.title,
        "text": plain(learning.text) if learning.text else None,
        "kind": learning.kind,
        "about": learning.about,
        "answers": learning.answers,
        "by": learning.by,
        **found(site.guide, learning.source),
    }


_OF = (
    *(("line", "Een bedrag"), ("rate", "Een tarief"), ("figure", "Een cijfer"), ("learning", "Een leerpunt"), ("phase", "Een fase"), ("period", "De periode")),
    *(("follow_up", "Hoe het verder ging"), ("related", "Een verwant voorbeeld"), ("member", "Een casus in een groep"), ("record", "De casus of groep zelf")),
)


def _places_in_sources(site: Site) -> Table:
    """Every place in a source on which something rests: a row each, also where there is more than one."""
    columns = (
        field(Case, "id", "case", "Casus"),
        Column("group", "Groep voorbeelden", "id"),
        Column("of", "Waarvan dit de vindplaats is", "keuze", _OF),
        Column("id", "Id van het bedrag, cijfer of leerpunt", "id", (), "Bij een fase, bij hoe het verder ging en in een groep het volgnummer. Bij een verwant voorbeeld de id daarvan."),
        Column(PART, "Welk getal daarvan", "tekst", (), "Zoals in de kolom part van de andere tabellen; leeg als het om het geheel gaat."),
        Column("number", "Volgnummer", "geheel getal", (), "1 is de vindplaats die in de andere tabellen staat."),
        *FOUND[:5],
    )
    return Table("vindplaatsen", "Vindplaatsen", "één plek in een bron", columns, tuple(_cited(site.guide)), ("case", "group", "of", "id", PART, "number"))


def _cited(guide: Guide) -> Iterator[Row]:
    for case in guide.cases.values():
        base = {"case": case.id}
        for of, name, part, sources in _sources_of(case):
            yield from _numbered(guide, {**base, "of": of, "id": name, PART: part}, sources)
        for number, source in enumerate(case.sources, 1):
            yield {**base, "of": "record", "number": number, "document": source.document, "section": source.section, "page": source.pages, "line": source.lines}
    for group in guide.groups.values():
        yield from _cited_in_group(guide, group)


def _cited_in_group(guide: Guide, group: Group) -> Iterator[Row]:
    base = {"group": group.id}
    yield from _numbered(guide, {**base, "of": "record"}, group.source)
    for learning in group.learnings:
        yield from _numbered(guide, {**base, "of": "learning", "id": learning.id}, learning.source)
    for number, member in enumerate(group.cases, 1):
        yield from _numbered(guide, {**base, "of": "member", "id": str(number), "case": member.case}, member.source)


def _sources_of(case: Case) -> Iterator[tuple[str, str | None, str | None, tuple[SourceRef, ...]]]:
    """(of what, id, which number of it, where it stands) of everything in a case that has a source of its own."""
    if case.period:
        yield "period", None, None, case.period.source
    yield from (("phase", str(number), None, phase.source) for number, phase in enumerate(case.phases, 1))
    for line in case.lines:
        yield "line", line.id, None, line.source
    for rate in case.rates:
        yield "rate", rate.id, None, rate.source
    for figure in case.figures:
        yield "figure", figure.id, None, figure.source
    for of, name, part, quantity in observations(case):
        if quantity.source and part != "figure":
            yield of, name, part, quantity.source
    yield from (("learning", learning.id, None, learning.source) for learning in case.learnings)
    yield from (("follow_up", str(number), None, told.source) for number, told in enumerate(case.follow_up, 1))
    yield from (("related", other.case, None, other.source) for other in case.related)


def _numbered(guide: Guide, base: Row, sources: tuple[SourceRef, ...]) -> Iterator[Row]:
    for number, source in enumerate(sources, 1):
        yield {**base, "number": number, "document": source.document, "section": source.section, "page": page_in(guide, source), "line": source.line, "quote": source.quote}
