"""The pages of places, parties, terms and sources: what they are, and what points to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.guide import Guide, parties_of
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.registers import Listing, Party, Place, Source, Term
from generator.outputs import Crumb, Draft, Output
from generator.pages import describe
from generator.pages.desk import Desk
from generator.pages.overviews import letters
from generator.pages.site import FOLDERS, TITLES, Site, anchor_of
from generator.texts import plain
from generator.vocabulary import PlaceList, PlaceType, Role

# A list that is longer than this is shown by letter.
_LONG = 40
_INTROS = {
    Kind.PLACE: "Waar gebeurde het? Elke gemeente, wijk, buurt en regio die in de gids voorkomt.",
    Kind.PARTY: "Wie deed waaraan mee, en in welke rol? Alleen partijen die een bron bij naam noemt.",
    Kind.TERM: "Moeilijke woorden, programma’s, wetten en werkvormen, kort uitgelegd.",
    Kind.SOURCE: "Alles in de gids komt uit deze documenten. Bij elk cijfer staat waar het vandaan komt.",
}


def plan_registers(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """A list and a page per item for each register."""
    guide = site.guide
    for kind in _INTROS:
        yield Draft(_folder(kind), partial(_list_page, site, markuper, kind))
    for place in guide.places.values():
        yield Draft(site.address(Kind.PLACE, place.id), partial(_place_page, site, markuper, place))
    for party in guide.parties.values():
        yield Draft(site.address(Kind.PARTY, party.id), partial(_party_page, site, markuper, party))
    for term in guide.terms.values():
        yield Draft(site.address(Kind.TERM, term.id), partial(_term_page, site, markuper, term))
    for source in guide.sources.values():
        yield Draft(site.address(Kind.SOURCE, source.id), partial(_source_page, site, markuper, source))


def _crumb(kind: Kind) -> tuple[Crumb, ...]:
    return (Crumb(TITLES[kind], _folder(kind)),)


def _folder(kind: Kind) -> str:
    """The address of the list of a kind."""
    return f"{FOLDERS[kind]}/"


def _list_page(site: Site, markuper: Markuper, kind: Kind) -> Output:
    """The list of one register, by letter when it is long."""
    guide = site.guide
    records = guide.records[kind]
    rows = []
    for name, record in records.items():
        label = getattr(record, "type", None) or getattr(record, "kind", None)
        number = len(_cases_of(site, kind, name))
        rows.append((site.title(kind, name), kind, name, label.label if label else "", number))
    return Desk(site, markuper, _folder(kind)).page(
        "register.html",
        TITLES[kind],
        _INTROS[kind],
        "lijst",
        search=False,
        intro=_INTROS[kind],
        groups=letters(rows, lambda row: row[0]),
        by_letter=len(rows) > _LONG,
        lists=_lists(site) if kind is Kind.PLACE else (),
    )


def _lists(site: Site) -> list[tuple[PlaceList, list[tuple[Place, Listing]]]]:
    """The lists of neighbourhoods with the places that are or were on each, by name."""
    places = sorted(site.guide.places.values(), key=lambda place: site.title_key(Kind.PLACE, place.id))
    found = [(kind, [(place, listing) for place in places for listing in place.lists if listing.list is kind]) for kind in PlaceList]
    return [(kind, listed) for kind, listed in found if listed]


def _cases_of(site: Site, kind: Kind, name: str) -> tuple[str, ...]:
    """The cases that belong to an item of a register."""
    guide = site.guide
    if kind is Kind.PLACE:
        return guide.cases_in.get(name, ())
    if kind is Kind.PARTY:
        return guide.cases_with_party.get(name, ())
    if kind is Kind.TERM:
        return site.cases_with_term.get(name, ())
    return guide.referring((kind, name), Kind.CASE)


def _place_page(site: Site, markuper: Markuper, place: Place) -> Output:
    guide = site.guide
    desk = Desk(site, markuper, f"plaatsen/{place.id}/")
    found = site.cases(guide.cases_in.get(place.id, ()))
    own = {facts.case.id for facts in found}
    within = desk.by_title("plaats", guide.places_within.get(place.id, ()))
    meetings = site.meetings_in.get(place.id, ())
    return desk.page(
        "place.html",
        site.title(Kind.PLACE, place.id),
        describe.of_place(place, site.title(Kind.PLACE, place.id), found),
        "plaats",
        _crumb(Kind.PLACE),
        place=place,
        found=found,
        within=within,
        areas=guide.areas_with.get(place.id, ()),
        mentions=site.cases(name for name in guide.referring((Kind.PLACE, place.id), Kind.CASE) if name not in own),
        challenges=Counter(name for facts in found for name in facts.case.challenges).most_common(),
        parties=desk.by_title("partij", guide.referring((Kind.PLACE, place.id), Kind.PARTY)),
        indicators=guide.referring((Kind.PLACE, place.id), Kind.INDICATOR),
        networks=desk.by_title("leernetwerk", (name for name in guide.referring((Kind.PLACE, place.id), Kind.NETWORK) if name not in {network for network, _ in meetings})),
        groups=guide.referring((Kind.PLACE, place.id), Kind.GROUP),
        lists=guide.referring((Kind.PLACE, place.id), Kind.LIST),
        meetings=meetings,
        is_province=place.type is PlaceType.PROVINCE,
    )


def _party_page(site: Site, markuper: Markuper, party: Party) -> Output:
    guide = site.guide
    found = site.cases(guide.cases_with_party.get(party.id, ()))
    roles: list[tuple[str, list[tuple[object, str | None]]]] = []
    for role in Role:
        taking = [
            (facts, next((p.note for p in facts.case.parties if p.party == party.id and role in p.role), None))
            for facts in found
            if any(p.party == party.id and role in p.role for p in facts.case.parties)
        ]
        roles += [(role.label, list(taking))] if taking else []
    paying = [(facts.case, line) for facts in found for line in facts.case.lines if any(payer.party == party.id for payer in line.payers)]
    others = Counter(other for facts in found for other in dict.fromkeys(parties_of(facts.case)) if other != party.id)
    desk = Desk(site, markuper, f"partijen/{party.id}/")
    return desk.page(
        "party.html",
        party.name,
        describe.of_party(party, found),
        "partij",
        _crumb(Kind.PARTY),
        party=party,
        found=found,
        roles=roles,
        paying=paying,
        others=others.most_common(12),
        mentions=site.cases(name for name in guide.referring((Kind.PARTY, party.id), Kind.CASE) if name not in {facts.case.id for facts in found}),
        networks=desk.by_title("leernetwerk", guide.referring((Kind.PARTY, party.id), Kind.NETWORK)),
        groups=guide.referring((Kind.PARTY, party.id), Kind.GROUP),
        lists=guide.referring((Kind.PARTY, party.id), Kind.LIST),
        member_of=desk.by_title("partij", guide.referring((Kind.PARTY, party.id), Kind.PARTY)),
    )


def _term_page(site: Site, markuper: Markuper, term: Term) -> Output:
    guide = site.guide
    desk = Desk(site, markuper, f"begrippen/{term.id}/")
    return desk.page(
        "term.html",
        term.term,
        plain(term.definition),
        "begrip",
        _crumb(Kind.TERM),
        term=term,
        found=site.cases(site.cases_with_term.get(term.id, ())),
        themes=guide.referring((Kind.TERM, term.id), Kind.THEME),
        indicators=guide.referring((Kind.TERM, term.id), Kind.INDICATOR),
        groups=_naming(guide, term, Kind.GROUP),
        lists=_naming(guide, term, Kind.LIST),
        networks=_naming(guide, term, Kind.NETWORK),
        beside=desk.by_title("begrip", guide.referring((Kind.TERM, term.id), Kind.TERM)),
    )


def _naming(guide: Guide, term: Term, by: Kind) -> list[str]:
    """The ids of the records of a kind that point to a term or only name it."""
    named = [name for kind, name in guide.terms_found.get(term.id, ()) if kind is by]
    return list(dict.fromkeys([*guide.referring((Kind.TERM, term.id), by), *named]))


def _source_page(site: Site, markuper: Markuper, source: Source) -> Output:
    guide = site.guide
    sections = site.sections.get(source.id, {})
    shown = {part[:2] for parts in sections.values() for part in parts}
    return Desk(site, markuper, f"bronnen/{source.id}/").page(
        "source.html",
        source.title,
        describe.of_source(source, len(guide.referring((Kind.SOURCE, source.id), Kind.CASE))),
        "bron",
        _crumb(Kind.SOURCE),
        source=source,
        sections=[(anchor_of(section), section, sections[section]) for section in sorted(sections, key=_natural)],
        naming=[name for name in guide.referring((Kind.SOURCE, source.id), Kind.CASE) if (Kind.CASE, name) not in shown],
        number_of_cases=len(guide.referring((Kind.SOURCE, source.id), Kind.CASE)),
        terms=sorted(guide.referring((Kind.SOURCE, source.id), Kind.TERM), key=lambda name: site.title_key(Kind.TERM, name)),
        networks=[name for name in guide.referring((Kind.SOURCE, source.id), Kind.NETWORK) if (Kind.NETWORK, name) not in shown],
        groups=[name for name in guide.referring((Kind.SOURCE, source.id), Kind.GROUP) if (Kind.GROUP, name) not in shown],
        indicators=guide.referring((Kind.SOURCE, source.id), Kind.INDICATOR),
        lists=guide.referring((Kind.SOURCE, source.id), Kind.LIST),
    )


def _natural(text: str) -> list[tuple[int, str]]:
    """A key that puts paragraph 3.10 after 3.9."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in text.replace(".", " ").split()]
