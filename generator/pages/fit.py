"""Past dit bij ons? What the sources say for a reader who wonders whether a case would work at home. Nothing is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice, product
from math import log2

from generator import dutch
from generator.model.base import Kind
from generator.model.case import Case, CaseParty, Learning
from generator.pages.site import Facts, Site
from generator.texts import plain
from generator.vocabulary import About, Initiator, LearningKind, PartyType, Relation, Role

MOST = 3
#: Payers that are written out; the others are counted.
_NAMES = 2
#: What a condition can be called: a question, a doubt or a conclusion is no condition, whatever it is about.
_ADVICE = {None, LearningKind.LESSON, LearningKind.OPPORTUNITY, LearningKind.PREMISE}
_THERE = "Wat er anders is, staat bij dat voorbeeld."
#: Who began → the parties that this can be. Of parties that work together it can be any.
_TYPES: Mapping[Initiator, Collection[PartyType]] = {
    Initiator.MUNICIPALITY: {PartyType.MUNICIPALITY},
    Initiator.HOUSING_CORPORATION: {PartyType.HOUSING_CORPORATION},
    Initiator.CARE: {PartyType.CARE, PartyType.WELFARE},
    Initiator.REGION: {PartyType.REGION},
    Initiator.RESIDENTS: {PartyType.RESIDENTS},
    Initiator.BUSINESS: {PartyType.BUSINESS, PartyType.UMBRELLA},
    Initiator.PROVINCE: {PartyType.PROVINCE},
    Initiator.KNOWLEDGE: {PartyType.KNOWLEDGE},
    Initiator.STATE: {PartyType.STATE},
}


@dataclass(frozen=True)
class Otherwise:
    """Another case that did it differently, and what was different."""

    case: Case
    why: str


@dataclass(frozen=True)
class Fit:
    """What a reader who wants to do the same asks for; what the sources do not say is empty. `starters` are names for who began, which the case itself says."""

    conditions: tuple[Learning, ...]
    transfer: tuple[Learning, ...]
    leaders: tuple[CaseParty, ...]
    starters: tuple[CaseParty, ...]
    others: tuple[Otherwise, ...]


@dataclass(frozen=True)
class _Side:
    """What two cases can differ in, in the words of a reader; empty where the source is silent."""

    begun: tuple[str, ...]
    paid: tuple[str, ...]
    scale: tuple[str, ...]

    @cached_property
    def sets(self) -> tuple[frozenset[str], ...]:
        """The same, to be compared very often."""
        return frozenset(self.begun), frozenset(self.paid), frozenset(self.scale)

    def differences(self, other: _Side) -> int:
        """In how many things both sources tell something and have nothing in common."""
        return sum(bool(mine and theirs and mine.isdisjoint(theirs)) for mine, theirs in zip(self.sets, other.sets))


class Fits:
    """The answers for all cases of a guide."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._guide = site.guide

    @cached_property
    def _sides(self) -> Mapping[str, _Side]:
        return {name: _side_of(self._site, facts) for name, facts in self._site.facts.items()}

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """Case → its place in the list by title."""
        return {facts.case.id: rank for rank, facts in enumerate(self._site.cases(self._guide.cases))}

    @cached_property
    def _same(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """(main challenge, method) → the cases of both."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, case in self._guide.cases.items():
            for pair in product(case.challenges[:1], case.methods):
                found.setdefault(pair, []).append(name)
        return found

    @cached_property
    def _rare(self) -> Mapping[str, frozenset[str]]:
        """Case → the cases with which it has something in common that few have."""
        few = max(3, min(40, len(self._guide.cases) / 15))
        found: dict[str, set[str]] = defaultdict(set)
        for names in filter(lambda names: len(names) <= few, _shared(self._site)):
            for name in names:
                found[name].update(names)
        return {name: frozenset(others) for name, others in found.items()}

    def _could_begin(self, case: Case, party: CaseParty) -> bool:
        """Is the party among those of whom the case says that they began? A name alone does not tell what it is."""
        if Initiator.ALLIANCE in case.initiators:
            return True
        return bool(party.party) and any(self._guide.parties[str(party.party)].type in _TYPES.get(who, ()) for who in case.initiators)

    def of(self, facts: Facts) -> Fit:
        """The answers for one case."""
        case = facts.case
        said = list(self._said(case))
        # That a whole differs from its part goes without saying.
        seen = {case.id, *(other.case.id for other in said), *self._guide.parts.get(case.id, ()), *filter(None, [case.part_of])}
        return Fit(
            conditions=tuple(learning for learning in case.learnings if About.CONDITIONS in learning.about and learning.kind in _ADVICE),
            transfer=tuple(learning for learning in case.learnings if About.TRANSFER in learning.about),
            leaders=tuple(party for party in case.parties if Role.DIRECTOR in party.role),
            starters=tuple(party for party in case.parties if Role.INITIATOR in party.role and self._could_begin(case, party)),
            others=(*said, *islice(self._seen(case, seen), MOST))[:MOST],
        )

    def _said(self, case: Case) -> Iterator[Otherwise]:
        """What the editors say, both ways. What another case says of this one is not quoted, because its "here" is there."""
        found = {item.case: plain(item.why) for item in case.related if item.case and item.relation is Relation.CONTRASTS}
        for name in self._guide.referring((Kind.CASE, case.id), Kind.CASE):
            if any(item.case == case.id and item.relation is Relation.CONTRASTS for item in self._guide.cases[name].related):
                found.setdefault(name, _words(self._sides[case.id], self._sides[name]) or _THERE)
        yield from (Otherwise(self._guide.cases[name], why) for name, why in found.items())

    def _seen(self, case: Case, without: Collection[str]) -> Iterator[Otherwise]:
        """Cases of the same main challenge and a same method, with something rarer in common, and another initiator, payer or scale: the rarer the themes, the sooner; then those that differ most."""
        shared: dict[str, float] = defaultdict(float)
        for pair in product(case.challenges[:1], case.methods):
            for name in self._same[pair]:
                shared[name] += log2(1 + len(self._guide.cases) / len(self._same[pair]))
        mine, found, rare = self._sides[case.id], 0, self._rare.get(case.id, frozenset())
        # A theme and a method are shared by cases that no reader would lay side by side.
        weights = {name: round(weight, 6) for name, weight in shared.items() if name in rare and name not in without}
        # The differences are only worked out as far as they are needed: in a large guide very many cases share a theme.
        for _, names in groupby(sorted(weights, key=lambda name: -weights[name]), key=lambda name: weights[name]):
            counted = ((-mine.differences(self._sides[name]), self._ranks[name], name) for name in names)
            for *_, name in sorted(item for item in counted if item[0]):
                found += 1
                yield Otherwise(self._guide.cases[name], _words(mine, self._sides[name]))
            if found >= MOST:
                return


def _shared(site: Site) -> Iterator[Collection[str]]:
    """The cases of each term, group, network and main manner of working."""
    guide = site.guide
    yield from site.cases_with_term.values()
    yield from ({member.case for member in group.cases if member.case} for group in guide.groups.values())
    met = {name: {case for case, meetings in guide.meetings_with.items() if any(network == name for network, _ in meetings)} for name in guide.networks}
    yield from ({*network.cases, *met[name]} for name, network in guide.networks.items())
    yield from ({case.id for case in guide.cases.values() if case.methods[:1] == (name,)} for name in guide.themes)


def _side_of(site: Site, facts: Facts) -> _Side:
    case = facts.case
    begun = (who.label if who is Initiator.STATE else who.label.lower() for who in case.initiators if who is not Initiator.UNKNOWN)
    paid = (site.title(Kind.PARTY, payer.party) if payer.party else str(payer.name) for payer in facts.payers)
    return _Side(tuple(begun), tuple(paid), (case.scale.label.lower(),) if case.scale else ())


def _words(mine: _Side, theirs: _Side) -> str:
    """The differences as sentences: `Wie begon: bewoners (hier: gemeente).` and so on."""
    pairs = (("Wie begon", mine.begun, theirs.begun), ("Wie betaalt", mine.paid, theirs.paid), ("Schaal", mine.scale, theirs.scale))
    return " ".join(f"{label}: {_listed(there)} (hier: {_listed(here)})." for label, here, there in pairs if here and there and not set(here) & set(there))


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _NAMES
    return dutch.listing(list(names)) if rest <= 0 else f"{', '.join(names[:_NAMES])} en nog {dutch.number(rest)}"
