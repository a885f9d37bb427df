"""The pages of the learning networks: all of them by whether they ran on, and each with its meetings, its cases and what those learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.guide import Guide
from generator.ids import sort_key
from generator.markup import Markuper
from generator.model.base import Kind, in_order
from generator.model.others import Network
from generator.outputs import Crumb, Draft, Output
from generator.pages import lists
from generator.pages.cite import of_network
from generator.pages.desk import Desk
from generator.pages.finder import opening
from generator.pages.frames import HEIGHTS
from generator.pages.site import FOLDERS, TITLES, Site
from generator.pages.themes import learnings_by_subject
from generator.texts import plain
from generator.vocabulary import Facet, Status

LIST = Crumb(TITLES[Kind.NETWORK], f"{FOLDERS[Kind.NETWORK]}/")
_INTRO = "Groepen mensen die van elkaars wijken leren, met hun bijeenkomsten."
_COMING = (Status.ANNOUNCED, Status.PREPARATION)
_OVER = (Status.COMPLETED, Status.STOPPED)
#: Anchor → heading: how a network stood when its sources were written, in the order of the page. What is over has most to read.
STATES = {
    "afgelopen": "Afgelopen",
    "lopend": "Liep nog toen de bron verscheen",
    "aangekondigd": "Aangekondigd of in voorbereiding",
    "onbekend": "Niet bekend of het nog loopt",
}


def state_of(network: Network) -> str:
    """How a network stood: its status says so, or else the end of its period when its sources reach that far."""
    end = network.period.end if network.period else "onbekend"
    if network.status in _OVER or network.status in _COMING:
        return "afgelopen" if network.status in _OVER else "aangekondigd"
    if end not in ("lopend", "onbekend") and (not network.status_date or in_order(end, network.status_date.split("/")[-1])):
        return "afgelopen"
    return "lopend" if end != "onbekend" or network.status not in (None, Status.UNKNOWN) else "onbekend"


def plan_networks(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list of all networks and a page for each."""
    yield Draft(LIST.url, partial(_all_page, site, markuper))
    for network in site.guide.networks.values():
        yield Draft(site.address(Kind.NETWORK, network.id), partial(_network_page, site, markuper, network))


def _all_page(site: Site, markuper: Markuper) -> Output:
    """Of each state first the networks that have most to read."""

    def key(network: Network) -> tuple[int, int, tuple[str, str]]:
        return (-len(network.meetings), -len(network.all_cases), sort_key(network.label))

    networks = sorted(site.guide.networks.values(), key=key)
    by_state = [(state, heading, [network for network in networks if state_of(network) == state]) for state, heading in STATES.items()]
    lists_of = {name: [found.id for found in lists.in_order(site, site.guide.lists.values()) if found.network == name] for name in site.guide.networks}
    return Desk(site, markuper, LIST.url).page(
        "networks.html",
        LIST.title,
        _INTRO,
        "leernetwerk",
        search=False,
        intro=_INTRO,
        by_state=[found for found in by_state if found[2]],
        lists_of=lists_of,
        number_of_lists=len(site.guide.lists),
    )


def _network_page(site: Site, markuper: Markuper, network: Network) -> Output:
    guide = site.guide
    names = network.all_cases
    presented = {name for meeting in network.meetings for name in meeting.cases}
    cases = [guide.cases[name] for name in names]
    themes = Counter(theme for case in cases for theme in case.challenges)
    return Desk(site, markuper, site.address(Kind.NETWORK, network.id)).page(
        "network.html",
        network.label,
        plain(network.text),
        "leernetwerk",
        (LIST,),
        network=network,
        cited=of_network(site, network),
        frame_height=HEIGHTS[Kind.NETWORK],
        meetings=sorted(network.meetings, key=lambda meeting: meeting.date),
        facts=site.facts,
        opening=opening,
        others=site.cases(name for name in names if name not in presented),
        number_of_cases=len(names),
        learned=learnings_by_subject([case for case in cases if case.id in presented], [case for case in cases if case.id not in presented]),
        number_of_learnings=sum(len(case.learnings) for case in cases),
        lists=lists.in_order(site, (found for found in guide.lists.values() if found.network == network.id)),
        list_of=_lists_of_meetings(guide, network),
        mentions=site.cases(name for name in guide.referring((Kind.NETWORK, network.id), Kind.CASE) if name not in names),
        groups=guide.referring((Kind.NETWORK, network.id), Kind.GROUP),
        themes=[(name, themes[name]) for name, _ in guide.themes_of(Facet.CHALLENGE) if name in themes],
    )


def _lists_of_meetings(guide: Guide, network: Network) -> dict[str, list[str]]:
    """Meeting → the reading lists that belong to it."""
    found: dict[str, list[str]] = {}
    for name, reading in guide.lists.items():
        if reading.network == network.id and reading.meeting:
            found.setdefault(reading.meeting, []).append(name)
    return found
