"""Cases that have something in common with a case, found in the data, each with the reason in words.

What few cases share says more than what many share: each shared thing weighs as much as it is rare. The weights only
decide which few are shown and in which order; readers see the reasons, never a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2

from generator import dutch
from generator.guide import Guide, pointed_at
from generator.ids import sort_key
from generator.model.base import Kind
from generator.model.case import Case
from generator.pages.site import Facts, Site
from generator.vocabulary import Initiator, PartyCertainty, PlaceType

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
_GENERAL = ("onderwerp", "manier van werken", "initiatiefnemer")
Trait = tuple[str, str]


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
    def _count(self) -> Counter[Trait]:
        return Counter(trait for traits in self._traits.values() for trait in traits)

    @cached_property
    def _cases_with(self) -> Mapping[Trait, list[str]]:
        found: dict[Trait, list[str]] = {}
        for name, traits in self._traits.items():
            for trait in traits:
                found.setdefault(trait, []).append(name)
        return found

    def like(self, case: Case) -> list[Alike]:
        """The few cases that share most with this one, the strongest first; none that it names or that name it."""
        known = named_by(self._guide, case)
        others = dict.fromkeys(name for trait in self._traits[case.id] for name in self._cases_with[trait] if name not in known)
        shared = {name: self._shared(case.id, name) for name in others}
        found = [name for name, traits in shared.items() if self._tells(traits)]
        found.sort(key=lambda name: (-self._weight(shared[name]), sort_key(self._guide.cases[name].title)))
        return [Alike(self._guide.cases[name], self._why(shared[name])) for name in found[:MOST]]

    def _shared(self, one: str, other: str) -> list[Trait]:
        """What two cases share. Of places only the nearest; a payer is not a party once more; what is common among parties does not count."""
        theirs = set(self._traits[other])
        both = [trait for trait in self._traits[one] if trait in theirs and not self._is_common(trait)]
        places = [trait for trait in both if trait[0] in (*_LOCAL.values(), "gemeente")]
        payers = {name for kind, name in both if kind == "financier"}
        return [trait for trait in both if trait not in places[1:] and not (trait[0] == "partij" and trait[1] in payers)]

    def _is_common(self, trait: Trait) -> bool:
        """Does a party take part in so many cases that it binds none of them?"""
        return trait[0] in ("financier", "partij") and self._count[trait] > max(3, len(self._traits) / 6)

    def _tells(self, shared: list[Trait]) -> bool:
        """Is this enough to send a reader there? One particular thing is; of the general ones all three."""
        kinds = {kind for kind, _ in shared}
        near = kinds & {*_LOCAL.values(), "programma", "financier", "partij"}
        return bool(near) or {"gemeente", "onderwerp"} <= kinds or kinds >= set(_GENERAL)

    def _weight(self, shared: list[Trait]) -> float:
        """Rounded, so that no machine orders them in another way."""
        return round(sum(WEIGHTS[kind] * log2(1 + len(self._traits) / self._count[kind, name]) for kind, name in shared), 6)

    def _why(self, shared: list[Trait]) -> str:
        """`Zelfde wijk: Selwerd, Groningen. Zelfde onderwerp en manier van werken.`"""
        kinds = sorted({kind for kind, _ in shared} - set(_GENERAL), key=lambda kind: (-WEIGHTS[kind], kind))
        said = [f"{_SAME.get(kind, 'Zelfde ' + kind)}: {self._names(kind, shared)}." for kind in kinds]
        general = [kind for kind in _GENERAL if kind in {kind for kind, _ in shared}]
        return " ".join([*said, *([f"Zelfde {dutch.listing(general)}."] if general else [])])

    def _names(self, kind: str, shared: list[Trait]) -> str:
        names = [self._name(*trait) for trait in shared if trait[0] == kind]
        rest = len(names) - _NAMES
        return dutch.listing(names) if rest <= 0 else f"{', '.join(names[:_NAMES])} en nog {dutch.number(rest)}"

    def _name(self, kind: str, name: str) -> str:
        if kind == "programma":
            return self._site.title(Kind.CASE, name)
        return self._site.place_name(name) if kind in (*_LOCAL.values(), "gemeente") else self._site.title(Kind.PARTY, name)


#: What does not read well as "Zelfde …".
_SAME = {"programma": "Hoort ook bij", "stadsdeel": "Zelfde stadsdeel"}


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
