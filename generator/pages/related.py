"""Cases that have something in common with a case, found in the data, each with the reason in words.

What few cases share says more than what many share: each shared thing weighs as much as it is rare. The weights only
decide which few are shown and in which order; readers see the reasons, never a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import product
from math import log2

from generator import dutch
from generator.guide import Guide, pointed_at
from generator.model.base import Kind
from generator.model.case import Case
from generator.pages.site import Facts, Site
from generator.vocabulary import Initiator, PartyCertainty, PartyType, PlaceType

MOST = 4
#: A case in more places than this is everywhere: that it shares one of them says nothing.
_FEW_PLACES = 4
#: Names of one kind that are written out; the others are counted.
_NAMES = 2
_LOCAL = {PlaceType.BLOCK: "buurt", PlaceType.NEIGHBOURHOOD: "wijk", PlaceType.DISTRICT: "stadsdeel"}
#: What can be shared → how much it weighs beside the others when it is equally rare.
WEIGHTS: Mapping[str, float] = {
    "buurt": 3.0,
    "wijk": 3.0,
    "stadsdeel": 2.5,
    "programma": 2.5,
    "financier": 2.0,
    "gemeente": 1.5,
    "partij": 1.5,
    "onderwerp": 1.0,
    "manier van werken": 1.0,
    "initiatiefnemer": 0.75,
}
_PLACES = (*_LOCAL.values(), "gemeente")
#: What binds more cases than other things do: not the share of them that counts, but how near they are.
_NEAR = {*_LOCAL.values(), "programma"}
#: The most cases that even these bind. Each is weighed against all others, so the work grows with the square; and of very many, four say little.
MOST_NEAR = 200
_GENERAL = ("onderwerp", "manier van werken", "initiatiefnemer")
Trait = tuple[str, str]
#: What sends a reader from one case to another: one particular thing, or a coincidence of general ones.
Bond = tuple[Trait, ...]


@dataclass(frozen=True)
class Alike:
    """Another case with what it shares with this one, in words."""

    case: Case
    why: str


def named_by(guide: Guide, case: Case) -> set[str]:
    """The case itself and all cases that it names or that name it: in fields or in texts."""
    own = {name for kind, name in pointed_at(case) if kind is Kind.CASE}
    return {case.id, *own, *guide.referring((Kind.CASE, case.id), Kind.CASE), *guide.parts.get(case.id, ())}


class Likeness:
    """Finds, for all cases of a guide, which others have something in common with them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._guide = site.guide

    @cached_property
    def _traits(self) -> Mapping[str, tuple[Trait, ...]]:
        """Case → what it may share with others, near places before far ones."""
        return {name: tuple(dict.fromkeys(_traits_of(self._guide, facts))) for name, facts in self._site.facts.items()}

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[Trait]]:
        """The same, to be looked up very often."""
        return {name: frozenset(traits) for name, traits in self._traits.items()}

    @cached_property
    def _count(self) -> Counter[Trait]:
        return Counter(trait for traits in self._traits.values() for trait in traits)

    @cached_property
    def _weights(self) -> Mapping[Trait, float]:
        """Trait → how much it weighs: its kind, times how rare it is."""
        return {trait: WEIGHTS[trait[0]] * log2(1 + len(self._traits) / number) for trait, number in self._count.items()}

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """Case → its place in the list by title."""
        names = sorted(self._guide.cases, key=lambda name: (self._site.title_key(Kind.CASE, name), name))
        return {name: rank for rank, name in enumerate(names)}

    @cached_property
    def _bonds(self) -> Mapping[Bond, Sequence[str]]:
        """What binds cases → those that it binds; what binds very many binds none."""
        found: dict[Bond, list[str]] = {}
        for name, traits in self._traits.items():
            for bond in _bonds_of(traits):
                found.setdefault(bond, []).append(name)
        return {bond: names for bond, names in found.items() if len(names) <= (MOST_NEAR if bond[0][0] in _NEAR else self._most)}

    @property
    def _most(self) -> float:
        """The most cases that a party, or a coincidence of general things, can bind."""
        return max(3, min(40, len(self._traits) / 6))

    def like(self, case: Case) -> list[Alike]:
        """The few cases that share most with this one, the strongest first; none that it names or that name it."""
        known = named_by(self._guide, case)
        others = dict.fromkeys(name for bond in _bonds_of(self._traits[case.id]) for name in self._bonds.get(bond, ()) if name not in known)
        shared = {name: self._shared(case.id, name) for name in others}
        # What they seemed to be bound by may not count after all: a party of the State, a municipality that goes without saying.
        found = [name for name, traits in shared.items() if any(bond in self._bonds for bond in _bonds_of(traits))]
        strongest = nsmallest(MOST, ((-self._weight(shared[name]), self._ranks[name], name) for name in found))
        return [Alike(self._guide.cases[name], self._why(shared[name])) for *_, name in strongest]

    def _shared(self, one: str, other: str) -> list[Trait]:
        """What two cases share. Of places only the nearest; a payer is not a party once more; what is common among parties does not count."""
        theirs = self._sets[other]
        both = [trait for trait in self._traits[one] if trait in theirs and not self._is_common(trait)]
        places = [trait for trait in both if trait[0] in _PLACES]
        said = {name for kind, name in both if kind == "financier"}
        # The municipality of a place is hardly news to who reads that the place is the same.
        near = {name for _, name in places}
        said |= {name for kind, name in both if kind == "partij" and near & set(self._guide.parties[name].places)}
        return [trait for trait in both if trait not in places[1:] and not (trait[0] == "partij" and trait[1] in said)]

    def _is_common(self, trait: Trait) -> bool:
        """Is a party of the State, or in so many cases that it binds none of them?"""
        kind, name = trait
        return kind in ("financier", "partij") and (self._guide.parties[name].type is PartyType.STATE or self._count[trait] > self._most)

    def _weight(self, shared: list[Trait]) -> float:
        """Rounded, so that no machine orders them in another way."""
        return round(sum(self._weights[trait] for trait in shared), 6)

    def _why(self, shared: list[Trait]) -> str:
        """The reasons as sentences: `Zelfde wijk: Selwerd, Groningen. Zelfde onderwerp (Werk)` and so on."""
        kinds = sorted({kind for kind, _ in shared} - set(_GENERAL), key=lambda kind: (-WEIGHTS[kind], kind))
        said = [f"{_SAME.get(kind, f'Zelfde {_called(kind, shared)}')}: {self._names(kind, shared)}." for kind in kinds]
        general = [f"{_called(kind, shared)} ({self._names(kind, shared)})" for kind in _GENERAL if kind in {kind for kind, _ in shared}]
        return " ".join([*said, *([f"Zelfde {dutch.listing(general)}."] if general else [])])

    def _names(self, kind: str, shared: list[Trait]) -> str:
        """With semicolons, because names and labels have "en" and commas themselves."""
        names = [self._name(*trait) for trait in shared if trait[0] == kind]
        rest = len(names) - _NAMES
        return "; ".join(names[:_NAMES]) + (f" en nog {dutch.number(rest)}" if rest > 0 else "")

    def _name(self, kind: str, name: str) -> str:
        if kind == "initiatiefnemer":
            return next(who.label for who in Initiator if who == name)
        return self._site.title(_KINDS.get(kind, Kind.PLACE), name)


_KINDS = {"programma": Kind.CASE, "financier": Kind.PARTY, "partij": Kind.PARTY, "onderwerp": Kind.THEME, "manier van werken": Kind.THEME}
#: What does not read well as "Zelfde …".
_SAME = {"programma": "Hoort ook bij"}
#: Of these, cases can share more than one.
_PLURAL = {"financier": "financiers", "partij": "partijen", "onderwerp": "onderwerpen", "manier van werken": "manieren van werken", "initiatiefnemer": "initiatiefnemers"}


def _called(kind: str, shared: Sequence[Trait]) -> str:
    """The name of a kind, in the plural when more than one of it is shared."""
    return _PLURAL.get(kind, kind) if sum(trait[0] == kind for trait in shared) > 1 else kind


def _bonds_of(traits: Sequence[Trait]) -> Iterator[Bond]:
    """One particular thing; a municipality together with a challenge; of the general things one of each."""
    of_kind = {kind: [trait for trait in traits if trait[0] == kind] for kind in WEIGHTS}
    yield from ((trait,) for trait in traits if trait[0] in _NEAR or trait[0] in ("financier", "partij"))
    yield from product(of_kind["gemeente"], of_kind["onderwerp"])
    yield from product(*(of_kind[kind] for kind in _GENERAL))


def _traits_of(guide: Guide, facts: Facts) -> Iterator[Trait]:
    case = facts.case
    if len(case.places) <= _FEW_PLACES:
        yield from _places_of(guide, case)
    if case.part_of:
        yield "programma", case.part_of
    yield from (("financier", payer.party) for payer in facts.payers if payer.party)
    yield from (("partij", party.party) for party in case.parties if party.party and party.certainty is PartyCertainty.CERTAIN)
    yield from (("onderwerp", name) for name in case.challenges)
    yield from (("manier van werken", name) for name in case.methods)
    yield from (("initiatiefnemer", str(who)) for who in case.initiators if who is not Initiator.UNKNOWN)


def _places_of(guide: Guide, case: Case) -> Iterator[Trait]:
    for name in guide.around(case.places):
        kind = guide.places[name].type
        if kind in _LOCAL:
            yield _LOCAL[kind], name
        elif kind is PlaceType.MUNICIPALITY:
            yield "gemeente", name
