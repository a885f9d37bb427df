"""The pictures of pages, for where their links are shared: what stands on each, and which page has which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import dutch
from generator.charts.country import place_of
from generator.model.base import Kind
from generator.model.case import Case
from generator.outputs import DataFile, Output
from generator.pages.site import KINDS, TITLES, Site, picture_address
from generator.posters.card import Card, Look
from generator.posters.kept import pictures
from generator.vocabulary import CHALLENGES, Facet

#: What one thing of a kind is called, where its record does not say it better.
_ONE = {
    Kind.CASE: "Praktijkvoorbeeld",
    Kind.SOURCE: "Bron",
    Kind.NETWORK: "Leernetwerk",
    Kind.INDICATOR: "Cijfer",
    Kind.TERM: "Woordenlijst",
    Kind.PARTY: "Partij",
    Kind.PLACE: "Plaats",
    Kind.LIST: "Leeslijst",
}
#: A thing in more places than this is not from some of them.
_FEW = 2


@dataclass(frozen=True)
class Pictured:
    """The picture of a page: its address on the site and what it says in words."""

    address: str
    words: str


def plan_pictures(site: Site, pages: Iterable[Output], look: Look, cache: Path) -> tuple[Mapping[str, Pictured], tuple[DataFile, ...]]:
    """Page → its picture, and the files. A page about one thing and a page beside the home page have their own; every other has that of the nearest page above it."""
    listed = {page.path: page for page in pages}
    cards = {path: card_of(site, page) for path, page in listed.items() if _has_own(site, page)}
    drawn = pictures(cards.values(), look, cache)
    files = tuple(DataFile(picture_address(path), drawn[card]) for path, card in cards.items())
    own = {path: Pictured(picture_address(path), card.words) for path, card in cards.items()}
    return {path: own[next(above for above in _up(path) if above in own)] for path in listed}, files


def pictured(site: Site, page: Output, at: Callable[[str], Output | None]) -> Pictured:
    """The picture of one page; `at` gives the page at an address, when there is one."""
    above = (page if path == page.path else at(path) for path in _up(page.path))
    owner = next(found for found in above if found and _has_own(site, found))
    return Pictured(picture_address(owner.path), card_of(site, owner).words)


def _has_own(site: Site, page: Output) -> bool:
    return page.frame == "main.html" and (page.path.count("/") < 2 or _thing(site, page.path) is not None)


def _up(path: str) -> Iterator[str]:
    """An address and all above it, up to that of the home page."""
    while path:
        yield path
        path = path.rstrip("/").rpartition("/")[0]
        path = f"{path}/" if path else ""
    yield ""


def _thing(site: Site, path: str) -> tuple[Kind, str] | None:
    """What a page is about, when it is one thing."""
    folder, _, name = path.rstrip("/").partition("/")
    kind = KINDS.get(folder)
    return (kind, name) if kind and name in site.guide.records[kind] else None


def card_of(site: Site, page: Output) -> Card:
    """What stands on the picture of a page."""
    thing, title = _thing(site, page.path), page.title
    if thing is None:
        return Card("", title, dots=_dots(site, page.cases if page.path else site.guide.cases))
    kind, name = thing
    record: Any = site.guide.records[kind][name]
    if isinstance(record, Case):
        return Card(_ONE[kind], title, _where(site, record.places), f"Stand: {dutch.date(record.status_date)}.", _known(record.challenges), _dots_of(site, record.places))
    if kind is Kind.THEME:
        own = _known([name]) if record.facet is Facet.CHALLENGE else ()
        return Card(record.facet.label, title, challenges=own, sign=name if own else "", dots=_dots(site, page.cases))
    if kind is Kind.PLACE:
        return Card(record.type.label, title, dots=_dots_of(site, record.members if len(record.members) > 1 else () if record.members else (name,)))
    if kind is Kind.INDICATOR:
        return Card(_ONE[kind], title, challenges=_known(record.challenges))
    label = record.type.label if kind in (Kind.PARTY, Kind.SOURCE) else record.kind.label if kind is Kind.NETWORK else _ONE.get(kind, TITLES[kind])
    return Card(label, title, dots=() if kind is Kind.SOURCE else _dots(site, page.cases))


def _known(challenges: Iterable[str]) -> tuple[str, ...]:
    """The challenges that have a colour and a sign."""
    return tuple(name for name in challenges if name in CHALLENGES)


def _where(site: Site, places: Iterable[str]) -> str:
    """The names of a few places; of many only how many there are."""
    names = [site.place_name(name) for name in places]
    return dutch.listing(names) if len(names) <= _FEW else f"{len(names)} plaatsen"


def _dots(site: Site, cases: Iterable[str]) -> tuple[tuple[float, float], ...]:
    """Where these cases lie."""
    return _dots_of(site, (place for name in cases for place in site.guide.cases[name].places))


def _dots_of(site: Site, places: Iterable[str]) -> tuple[tuple[float, float], ...]:
    """Where places lie, each once: a part of a municipality where that lies, what is larger nowhere."""
    found = (place_of(site.guide.municipality_of(name) or name) for name in places)
    return tuple(sorted({dot for dot in found if dot}))
