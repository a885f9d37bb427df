"""The Guide: all records by id, and for each of them who refers to it. Indexes hold ids, never records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.lists import ReadingList
from generator.model.once import once
from generator.model.others import Group, Indicator, Meeting, Network, Page, Theme
from generator.model.registers import Party, Place, Source, Term
from generator.model.walk import proses, references
from generator.terms import TermFinder, finder_of
from generator.texts import parse, plain
from generator.vocabulary import Facet, PlaceType, TermMatch

R = TypeVar("R", bound=Record)
Key = tuple[Kind, str]
_WITHIN_MUNICIPALITY = {PlaceType.DISTRICT, PlaceType.NEIGHBOURHOOD, PlaceType.BLOCK}


@dataclass(frozen=True)
class Guide:
    """Everything that the guide knows. Only complete when its references have been checked."""

    cases: Mapping[str, Case]
    themes: Mapping[str, Theme]
    places: Mapping[str, Place]
    parties: Mapping[str, Party]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    networks: Mapping[str, Network]
    groups: Mapping[str, Group]
    lists: Mapping[str, ReadingList]
    indicators: Mapping[str, Indicator]
    pages: Mapping[str, Page]

    @cached_property
    def records(self) -> Mapping[Kind, Mapping[str, Record]]:
        """All records, by kind and id."""
        return {
            Kind.CASE: self.cases,
            Kind.THEME: self.themes,
            Kind.PLACE: self.places,
            Kind.PARTY: self.parties,
            Kind.TERM: self.terms,
            Kind.SOURCE: self.sources,
            Kind.NETWORK: self.networks,
            Kind.GROUP: self.groups,
            Kind.LIST: self.lists,
            Kind.INDICATOR: self.indicators,
            Kind.PAGE: self.pages,
        }

    @cached_property
    def _found(self) -> tuple[Mapping[tuple[Key, Kind], tuple[str, ...]], Mapping[str, Mapping[Key, None]]]:
        """Who refers to whom, and who names which term: in one pass, so that each text is taken apart once."""
        finder = finder_of(tuple(self.terms.values()))
        referring: dict[tuple[Key, Kind], dict[str, None]] = defaultdict(dict)
        naming: dict[str, dict[Key, None]] = defaultdict(dict)
        for kind, records in self.records.items():
            for name, record in records.items():
                for target in pointed_at(record):
                    referring[target, kind][name] = None
                for term in terms_in(record, finder):
                    naming[term][kind, name] = None
        return {key: tuple(names) for key, names in referring.items()}, naming

    def referring(self, target: Key, by: Kind) -> tuple[str, ...]:
        """The ids of the records of kind `by` that point to `target`, in fields or in texts, in the order of the guide."""
        return self._found[0].get((target, by), ())

    @property
    def terms_found(self) -> Mapping[str, Mapping[Key, None]]:
        """Term → the records whose texts name it, with or without a link."""
        return self._found[1]

    def is_used(self, kind: Kind, name: str) -> bool:
        """Does another record point to this one, or name it when it is a term? A place on a list is shown with that list."""
        target = (kind, name)
        if any((by, other) != target for by in Kind for other in self.referring(target, by)):
            return True
        if kind is Kind.PLACE:
            return bool(self.places[name].lists)
        return kind is Kind.TERM and any(key != target for key in self.terms_found.get(name, ()))

    def municipality_of(self, place: str) -> str | None:
        """The municipality that a part of one lies in; None for all other places."""
        if self.places[place].type not in _WITHIN_MUNICIPALITY:
            return None
        return next((name for name in self.around(self.places[place].part_of) if self.places[name].type is PlaceType.MUNICIPALITY), None)

    def name_key(self, kind: Kind, record: str, name: str) -> object:
        """What makes a name of a record the same as that of another: case and spaces do not, the municipality of a place does."""
        words = " ".join(name.split())
        if kind is Kind.PLACE:
            return words.casefold(), self.places[record].type is PlaceType.PROVINCE, self.municipality_of(record)
        # An abbreviation in capitals is another word than the same letters in lower case.
        return words if kind is Kind.TERM and self.terms[record].match is TermMatch.CASE else words.casefold()

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Case → the cases that are part of it."""
        return _index((case.part_of, name) for name, case in self.cases.items() if case.part_of)

    @cached_property
    def places_within(self) -> Mapping[str, tuple[str, ...]]:
        """Place → the places that say they are part of it."""
        return _index((whole, name) for name, place in self.places.items() for whole in place.part_of)

    @cached_property
    def areas_with(self) -> Mapping[str, tuple[str, ...]]:
        """Place → the groups of places that it is a member of."""
        return _index((member, name) for name, place in self.places.items() for member in place.members)

    @cached_property
    def cases_in(self) -> Mapping[str, tuple[str, ...]]:
        """Place → the cases in it or in a place within it; a group of places has those of its members."""
        near = {name: self.around(case.places) for name, case in self.cases.items()}
        return _index((area, name) for name, around in near.items() for place in around for area in (place, *self.areas_with.get(place, ())))

    @cached_property
    def cases_with_theme(self) -> Mapping[str, tuple[str, ...]]:
        """Theme → its cases."""
        return _index((theme, name) for name, case in self.cases.items() for theme in (*case.challenges, *case.methods, *case.state_roles))

    @cached_property
    def cases_with_party(self) -> Mapping[str, tuple[str, ...]]:
        """Party → the cases in which it takes part, pays or receives."""
        return _index((party, name) for name, case in self.cases.items() for party in parties_of(case))

    @cached_property
    def meetings_with(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Case → (network, meeting) of the meetings at which it was presented."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, network in self.networks.items():
            for meeting in network.meetings:
                for case in meeting.cases:
                    found[case].append((name, meeting.id))
        return {case: tuple(meetings) for case, meetings in found.items()}

    @cached_property
    def lists_with(self) -> Mapping[str, tuple[str, ...]]:
        """Case → the reading lists that it is on."""
        return _index((case, name) for name, found in self.lists.items() for case in found.case_ids)

    @cached_property
    def newest(self) -> str:
        """The day on which anything was added or changed last: the version of the data. Nothing for a guide without such days."""
        return max((last_change(record) for records in self.records.values() for record in records.values()), default="")

    def around(self, places: Iterable[str]) -> tuple[str, ...]:
        """These places and all places that they are part of, near before far; ids that do not exist are left out."""
        found: dict[str, None] = {}
        waiting = list(places)
        while waiting:
            name = waiting.pop(0)
            if name in self.places and name not in found:
                found[name] = None
                waiting += self.places[name].part_of
        return tuple(found)

    def themes_of(self, facet: Facet) -> list[tuple[str, Theme]]:
        """The themes of one facet in their own order."""
        return sorted(((name, theme) for name, theme in self.themes.items() if theme.facet is facet), key=lambda item: item[1].order)

    def meeting(self, network: str, meeting: str) -> Meeting:
        """One meeting of a network."""
        return next(found for found in self.networks[network].meetings if found.id == meeting)


def last_change(record: Record) -> str:
    """The day on which a record was added or last changed; nothing for one that says no day."""
    return max(str(day) for day in [getattr(record, "added", ""), *(change.date for change in getattr(record, "changes", ()))])


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """key → its values, each once, in the order in which they come."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def parties_of(case: Case) -> Iterator[str]:
    """The ids of the registered parties in a case, whatever they do in it."""
    named = [*case.parties, *(party for line in case.lines for party in (*line.payers, *line.recipients, *line.borne_by))]
    return (party.party for party in named if party.party)


@dataclass(frozen=True)
class Texts:
    """What the texts of a record point to, and whether one holds what it may not."""

    targets: tuple[Key, ...]
    refused: bool


@once
def texts_of(record: Record) -> Texts:
    """What the rules and indexes need to know of the texts of a record."""
    parsed = [parse(text) for _, text in proses(record)]
    targets = [target for text in parsed for target in (*((link.kind, link.id) for link in text.links), *((Kind.SOURCE, mention.document) for mention in text.mentions))]
    return Texts(tuple(targets), any(text.refusals for text in parsed))


@once
def pointed_at(record: Record) -> tuple[Key, ...]:
    """Everything that a record points to, in its fields and in its texts, each once."""
    return tuple(dict.fromkeys((*((ref.kind, value) for _, ref, value in references(record)), *texts_of(record).targets)))


@once
def terms_in(record: Record, finder: TermFinder) -> tuple[str, ...]:
    """The terms that the texts of a record name, each once."""
    return tuple(dict.fromkeys(hit.term for _, text in proses(record) for hit in finder.find(plain(text))))


def assemble(records: Mapping[Kind, Iterable[Record]]) -> Guide:
    """One Guide out of records that each have an `id`; of records with the same id the first one counts."""

    def by_id(kind: Kind, model: type[R]) -> dict[str, R]:
        found: dict[str, R] = {}
        for record in records.get(kind, ()):
            assert isinstance(record, model)
            found.setdefault(str(getattr(record, "id")), record)
        return found

    return Guide(
        cases=by_id(Kind.CASE, Case),
        themes=by_id(Kind.THEME, Theme),
        places=by_id(Kind.PLACE, Place),
        parties=by_id(Kind.PARTY, Party),
        terms=by_id(Kind.TERM, Term),
        sources=by_id(Kind.SOURCE, Source),
        networks=by_id(Kind.NETWORK, Network),
        groups=by_id(Kind.GROUP, Group),
        lists=by_id(Kind.LIST, ReadingList),
        indicators=by_id(Kind.INDICATOR, Indicator),
        pages=by_id(Kind.PAGE, Page),
    )
