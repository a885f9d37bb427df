"""Past dit bij ons? What the sources say for a reader who wonders whether a case would work at home. Nothing is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice, product
from math import log2

from generator import dutch
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case, CaseParty, Learning
from generator.pages.site import Facts, Site
from generator.texts import plain
from generator.vocabulary import About, Initiator, Relation, Role

MOST = 3
#: Payers that are written out; the others are counted.
_NAMES = 2


@dataclass(frozen=True)
class Otherwise:
    """Another case that did it differently, and what was different."""

    case: Case
    why: str


@dataclass(frozen=True)
class Fit:
    """What a reader who wants to do the same asks for; what the sources do not say is empty."""

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
        """(challenge, method) → the cases of both."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, case in self._guide.cases.items():
            for pair in product(case.challenges, case.methods):
                found.setdefault(pair, []).append(name)
        return found

    def of(self, facts: Facts) -> Fit:
        """The answers for one case."""
        case = facts.case
        said = _said(self._guide, case)
        seen = {case.id, *(other.case.id for other in said)}
        return Fit(
            conditions=tuple(learning for learning in case.learnings if About.CONDITIONS in learning.about),
            transfer=tuple(learning for learning in case.learnings if About.TRANSFER in learning.about),
            leaders=tuple(party for party in case.parties if Role.DIRECTOR in party.role),
            starters=tuple(party for party in case.parties if Role.INITIATOR in party.role),
            others=(*said, *islice(self._seen(case, seen), MOST))[:MOST],
        )

    def _seen(self, case: Case, without: Collection[str]) -> Iterator[Otherwise]:
        """Cases of the same challenge and method with another initiator, payer or scale: the rarer what they share, the sooner; then those that differ most."""
        shared: dict[str, float] = defaultdict(float)
        for pair in product(case.challenges, case.methods):
            for name in self._same[pair]:
                shared[name] += log2(1 + len(self._guide.cases) / len(self._same[pair]))
        mine, found = self._sides[case.id], 0
        weights = {name: round(weight, 6) for name, weight in shared.items() if name not in without}
        # The differences are only worked out as far as they are needed: in a large guide very many cases share a theme.
        for _, names in groupby(sorted(weights, key=lambda name: -weights[name]), key=lambda name: weights[name]):
            counted = ((-mine.differences(self._sides[name]), self._ranks[name], name) for name in names)
            for *_, name in sorted(item for item in counted if item[0]):
                found += 1
                yield Otherwise(self._guide.cases[name], _words(mine, self._sides[name]))
            if found >= MOST:
                return


def _said(guide: Guide, case: Case) -> list[Otherwise]:
    """What the editors say, both ways: what this case says of another, and what another says of this one."""
    found = {item.case: plain(item.why) for item in case.related if item.case and item.relation is Relation.CONTRASTS}
    for name in guide.referring((Kind.CASE, case.id), Kind.CASE):
        for item in guide.cases[name].related:
            if item.case == case.id and item.relation is Relation.CONTRASTS:
                # Quoted, because its "here" is there.
                found.setdefault(name, f"Daar staat: “{plain(item.why)}”")
    return [Otherwise(guide.cases[name], why) for name, why in found.items()]


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
