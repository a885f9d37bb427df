"""Frames for other sites: `/insluiten/casus/<id>/` and the same for themes, networks and charts. Small, without scripts, and the only pages that others may frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator import dutch
from generator.charts.chart import Chart
from generator.markup import Markuper
from generator.model.base import Kind
from generator.outputs import Crumb, Draft, Output
from generator.pages.brief import Brief, brief_of
from generator.pages.desk import Desk
from generator.pages.frames import embed_address, height_of_words
from generator.pages.newsletter import newest_of
from generator.pages.site import Site
from generator.texts import plain

FRAME = "embed.html"
#: How many cases a frame with many of them shows, how many facts a frame with one, how many sources it names.
_CASES, _FACTS, _SOURCES = 3, 3, 2


@dataclass(frozen=True)
class Listed:
    """What a frame says of many cases: `kind` is what it is, `counts` are its numbers in words, `order` says which cases are shown."""

    kind: str
    title: str
    path: str
    text: str
    counts: tuple[str, ...]
    order: str
    cases: tuple[Brief, ...]
    more: str


def plan_embeds(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The frame of each case, theme, network and chart. One without cases has a frame too: the address was given away when it had some."""
    for name in site.guide.cases:
        yield Draft(embed_address(Kind.CASE.value, name), partial(_case, site, markuper, name))
    for name in site.guide.themes:
        yield Draft(embed_address(Kind.THEME.value, name), partial(_theme, site, markuper, name))
    for name in site.guide.networks:
        yield Draft(embed_address(Kind.NETWORK.value, name), partial(_network, site, markuper, name))
    seen: set[str] = set()
    for charts in site.charts.values():
        for chart in charts:
            if chart.id not in seen:
                seen.add(chart.id)
                yield Draft(embed_address("grafiek", chart.id), partial(_chart, site, markuper, chart))


def _page(site: Site, markuper: Markuper, path: str, title: str, of: Crumb, description: str, template: str, **given: Any) -> Output:
    """A frame; its crumb is the page it is about, which robots are told to look at instead."""
    made = Desk(site, markuper, path).page(template, title, description, "kader", (of,), search=False, indexed=False, **given)
    return replace(made, frame=FRAME)


def frame_height_of(site: Site, name: str) -> int:
    """How high the frame of a case is on the site of others: as its words need in a column of 400 px."""
    case = brief_of(site, site.facts[name])
    facts = [part for fact in case.facts[:_FACTS] for part in fact]
    return height_of_words([case.title, case.place, case.summary, *facts, case.stand, *_sources(site, name)[:_SOURCES]])


def _sources(site: Site, name: str) -> list[str]:
    """The titles of the documents that a case draws on."""
    return [site.title(Kind.SOURCE, document) for document in dict.fromkeys(part.document for part in site.guide.cases[name].sources)]


def _case(site: Site, markuper: Markuper, name: str) -> Output:
    case, sources = brief_of(site, site.facts[name]), _sources(site, name)
    return _page(
        site,
        markuper,
        embed_address(Kind.CASE.value, name),
        case.title,
        Crumb(case.title, case.path),
        case.summary,
        "embed_case.html",
        case=case,
        facts=case.facts[:_FACTS],
        sources=sources[:_SOURCES],
        others=len(sources) - _SOURCES,
    )


def listed_page(site: Site, markuper: Markuper, kind: Kind, name: str, listed: Listed) -> Output:
    """The frame of something that has cases."""
    return _page(site, markuper, embed_address(kind.value, name), listed.title, Crumb(listed.title, listed.path), listed.text, "embed_list.html", listed=listed)


def _theme(site: Site, markuper: Markuper, name: str) -> Output:
    return listed_page(site, markuper, Kind.THEME, name, listed_of_theme(site, name))


def _network(site: Site, markuper: Markuper, name: str) -> Output:
    return listed_page(site, markuper, Kind.NETWORK, name, listed_of_network(site, name))


def listed_of_theme(site: Site, name: str) -> Listed:
    """A theme: how much there is, and the cases of which most recently something became known."""
    theme = site.guide.themes[name]
    names = site.guide.cases_with_theme.get(name, ())
    return Listed(theme.facet.label, theme.label, site.address(Kind.THEME, name), _first(theme.text), _counts(site, names), *_newest(site, names), "Bekijk het hele thema")


def listed_of_network(site: Site, name: str) -> Listed:
    """A network: its meetings in a number, and the cases of which most recently something became known."""
    network = site.guide.networks[name]
    meetings = (dutch.count(len(network.meetings), "bijeenkomst", "bijeenkomsten"),) if network.meetings else ()
    counts = (*_counts(site, network.all_cases), *meetings)
    return Listed(network.kind.label, network.label, site.address(Kind.NETWORK, name), _first(network.text), counts, *_newest(site, network.all_cases), "Bekijk dit leernetwerk")


def _counts(site: Site, names: Sequence[str]) -> tuple[str, ...]:
    """How many cases and how many learnings, in words."""
    learned = sum(len(site.guide.cases[name].learnings) for name in names)
    return dutch.count(len(names), "praktijkvoorbeeld", "praktijkvoorbeelden"), dutch.count(learned, "leerpunt", "leerpunten")


def _first(text: str) -> str:
    """The first two sentences of a text: a frame is no article."""
    return " ".join(re.split(r"(?<=[.?]) (?=[A-Z‘])", plain(text))[:2])


def _newest(site: Site, names: Iterable[str]) -> tuple[str, tuple[Brief, ...]]:
    """(what these cases are, the cases): those of which most recently something became known."""
    found = newest_of(site, names)
    shown = tuple(brief_of(site, facts) for facts in found[:_CASES])
    return "Praktijkvoorbeelden met de nieuwste gegevens" if len(found) > _CASES else "Praktijkvoorbeelden", shown


def _chart(site: Site, markuper: Markuper, chart: Chart) -> Output:
    # Two pages may have charts that show the same.
    title = f"{chart.title} – {chart.about}" if chart.about else chart.title
    of = Crumb(chart.title, f"{chart.page}#grafiek-{chart.id}")
    return _page(site, markuper, embed_address("grafiek", chart.id), title, of, chart.sentence or chart.title, "embed_chart.html", chart=chart, drawing=site.drawing(chart))
