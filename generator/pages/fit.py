"""Past dit bij ons? What the sources say for a reader who wonders whether a case would work at home. Nothing is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import dutch
from generator.guide import Guide
from generator.ids import sort_key
from generator.model.case import Case, CaseParty, Learning, Named
from generator.model.base import Kind
from generator.pages.site import Facts, Site
from generator.texts import plain
from generator.vocabulary import About, Initiator, PartyCertainty, Relation, Role

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


def fit_of(site: Site, facts: Facts) -> Fit:
    """The answers for one case."""
    case = facts.case
    return Fit(
        conditions=tuple(learning for learning in case.learnings if About.CONDITIONS in learning.about),
        transfer=tuple(learning for learning in case.learnings if About.TRANSFER in learning.about),
        leaders=tuple(party for party in case.parties if Role.DIRECTOR in party.role),
        starters=tuple(party for party in case.parties if Role.INITIATOR in party.role),
        others=tuple(_others(site, facts)),
    )


def _others(site: Site, facts: Facts) -> list[Otherwise]:
    """First the cases of which the editors say that they did it differently, then those that the data show, a few in all."""
    said = _said(site.guide, facts.case)
    seen = {facts.case.id, *(other.case.id for other in said)}
    return [*said, *(other for other in _seen(site, facts) if other.case.id not in seen)][:MOST]


def _said(guide: Guide, case: Case) -> list[Otherwise]:
    """Both ways: what this case says of another, and what another says of this one."""
    found = {item.case: item.why for item in case.related if item.case and item.relation is Relation.CONTRASTS}
    for name in guide.referring((Kind.CASE, case.id), Kind.CASE):
        for item in guide.cases[name].related:
            if item.case == case.id and item.relation is Relation.CONTRASTS:
                found.setdefault(name, item.why)
    return [Otherwise(guide.cases[name], plain(why)) for name, why in found.items()]


def _seen(site: Site, facts: Facts) -> list[Otherwise]:
    """Cases of the same challenge and method with another initiator, payer or scale; those that share most and differ most come first."""
    case, found = facts.case, []
    for name in dict.fromkeys(name for theme in case.methods for name in site.guide.cases_with_theme.get(theme, ())):
        other = site.facts[name]
        shared = [len(set(mine) & set(theirs)) for mine, theirs in ((case.challenges, other.case.challenges), (case.methods, other.case.methods))]
        differences = _differences(site, facts, other)
        if name != case.id and all(shared) and differences:
            found.append((-sum(shared), -len(differences), sort_key(other.case.title), Otherwise(other.case, " ".join(differences))))
    return [other for *_, other in sorted(found, key=lambda item: item[:3])]


def _differences(site: Site, facts: Facts, other: Facts) -> list[str]:
    """What both sources tell and what is not the same: `Wie begon: bewoners (hier: gemeente).`"""
    here, there = facts.case, other.case
    pairs = [
        ("Wie begon", _begun(here.initiators), _begun(there.initiators)),
        ("Wie betaalt", _paid(site, facts.payers), _paid(site, other.payers)),
        ("Schaal", [here.scale.label.lower()] if here.scale else [], [there.scale.label.lower()] if there.scale else []),
    ]
    return [f"{label}: {_listed(theirs)} (hier: {_listed(mine)})." for label, mine, theirs in pairs if mine and theirs and not set(mine) & set(theirs)]


def _begun(initiators: Iterable[Initiator]) -> list[str]:
    return [initiator.label.lower() if initiator is not Initiator.STATE else initiator.label for initiator in initiators if initiator is not Initiator.UNKNOWN]


def _paid(site: Site, payers: Iterable[Named]) -> list[str]:
    return [site.title(Kind.PARTY, payer.party) if payer.party else str(payer.name) for payer in payers if payer.certainty is PartyCertainty.CERTAIN]


def _listed(names: list[str]) -> str:
    rest = len(names) - _NAMES
    return dutch.listing(names) if rest <= 0 else f"{', '.join(names[:_NAMES])} en nog {dutch.number(rest)}"
