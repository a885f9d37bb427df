"""Past dit bij ons? What the sources say for a reader who wonders whether a case would work at home. Nothing is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import product
from math import log2

from generator import dutch
from generator.guide import Guide
from generator.ids import sort_key
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


class Fits:
    """The answers for all cases of a guide."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._guide = site.guide

    @cached_property
    def _sides(self) -> Mapping[str, _Side]:
        return {name: _side_of(self._site, facts) for name, facts in self._site.facts.items()}

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
            others=(*said, *self._seen(case, seen))[:MOST],
        )

    def _seen(self, case: Case, without: Collection[str]) -> Iterator[Otherwise]:
        """Cases of the same challenge and method with another initiator, payer or scale: the rarer what they share, the sooner; then those that differ most."""
        shared: dict[str, float] = defaultdict(float)
        for pair in product(case.challenges, case.methods):
            for name in self._same[pair]:
                shared[name] += log2(1 + len(self._guide.cases) / len(self._same[pair]))
        mine = self._sides[case.id]
        found = [
            (-round(weight, 6), -number, sort_key(self._guide.cases[name].title), name)
            for name, weight in shared.items()
            if name not in without and (number := len(_differing(mine, self._sides[name])))
        ]
        for *_, name in nsmallest(MOST, found):
            yield Otherwise(self._guide.cases[name], _words(mine, self._sides[name]))


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


def _differing(mine: _Side, theirs: _Side) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(of what, here, there): what both sources tell and what has nothing in common."""
    pairs = (("Wie begon", mine.begun, theirs.begun), ("Wie betaalt", mine.paid, theirs.paid), ("Schaal", mine.scale, theirs.scale))
    return [(label, here, there) for label, here, there in pairs if here and there and not set(here) & set(there)]


def _words(mine: _Side, theirs: _Side) -> str:
    """The differences as sentences: `Wie begon: bewoners (hier: gemeente).` and so on."""
    return " ".join(f"{label}: {_listed(there)} (hier: {_listed(here)})." for label, here, there in _differing(mine, theirs))


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _NAMES
    return dutch.listing(list(names)) if rest <= 0 else f"{', '.join(names[:_NAMES])} en nog {dutch.number(rest)}"
