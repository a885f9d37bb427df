"""A case in a few lines of plain words: what travels beyond its own page, in a frame on another site, in a newsletter or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import dutch
from generator.markup import sentence
from generator.model.base import Kind
from generator.model.case import Case, Figure
from generator.model.financing import FinancingLine
from generator.pages.site import Facts, Site
from generator.texts import plain
from generator.vocabulary import Certainty

#: More places or payers than this are counted rather than named.
_MOST_PLACES, _MOST_PAYERS = 2, 3


@dataclass(frozen=True)
class Brief:
    """A case as others show it. `path` is the address of its page on the site, `facts` are (label, words), the most telling first."""

    id: str
    path: str
    title: str
    place: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    stand: str
    challenges: tuple[str, ...]


def brief_of(site: Site, facts: Facts) -> Brief:
    """What is told of a case wherever there is little room."""
    case = facts.case
    return Brief(case.id, site.address(Kind.CASE, case.id), case.title, places_of(site, case), plain(case.summary), tuple(_facts(site, facts)), stand_of(case), case.challenges)


def places_of(site: Site, case: Case) -> str:
    """Where a case was; nothing when its sources do not say."""
    names = [site.place_name(name) for name in case.places]
    more = len(names) - _MOST_PLACES
    return "; ".join(names[:_MOST_PLACES]) + (f" en {dutch.count(more, 'andere plaats', 'andere plaatsen')}" if more > 0 else "")


def stand_of(case: Case) -> str:
    """Until when the guide knows of a case. It goes along wherever the case goes."""
    later = "Hoe het verderging, staat in de Wijkengids." if case.follow_up else "Wat daarna gebeurde, weten we niet."
    return f"Stand: {dutch.date(case.status_date)}. {later}"


def payers_of(site: Site, facts: Facts) -> str:
    """Who pays; nothing when the sources do not say."""
    names = [site.title(Kind.PARTY, payer.party) if payer.party else str(payer.name) for payer in facts.payers]
    more = len(names) - _MOST_PAYERS
    return ", ".join(names[:_MOST_PAYERS]) + (f" en {dutch.count(more, 'andere', 'andere')}" if more > 0 else "")


def _facts(site: Site, facts: Facts) -> Iterator[tuple[str, str]]:
    """The figure and the cost that stand for the case, who pays, and how far it was: only what its sources say."""
    if facts.headline:
        yield sentence(facts.headline.what), figure_of(facts.headline)
    if facts.cost:
        yield "Geplande kosten" if facts.cost.certainty is Certainty.PLANNED else "Kosten", cost_of(facts.cost)
    if facts.payers:
        yield "Wie betaalt", payers_of(site, facts)
    yield "Fase", facts.case.status.label


def figure_of(figure: Figure) -> str:
    """A figure in words, with its moment."""
    moment = dutch.moment(figure)
    return f"{dutch.quantity(figure)}{f', {moment}' if moment else ''}"


def cost_of(line: FinancingLine) -> str:
    """What a case cost: for what, how much, and how sure that is."""
    sure = {Certainty.ESTIMATED: " (schatting)", Certainty.PROMISED: " (beloofd)"}.get(line.certainty, "")
    amount = dutch.quantity(line.amount) if line.amount else ""
    return f"{sentence(line.what)}: {amount}{sure}{dutch.per(line.per)}"
