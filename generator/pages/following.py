"""The page that explains how readers follow the guide, or a part of it."""

from __future__ import annotations

from functools import partial

from generator.markup import Markuper
from generator.model.base import Kind
from generator.outputs import Crumb, Draft, Output
from generator.pages.desk import Desk
from generator.pages.feeds import MOST
from generator.pages.site import TITLES, Site

#: The address of the page.
FOLLOW = "meedoen/volgen/"


def plan_following(site: Site, markuper: Markuper) -> Draft:
    """What a feed is, the addresses, and the calendars."""
    return Draft(FOLLOW, partial(_page, site, markuper))


def _page(site: Site, markuper: Markuper) -> Output:
    guide = site.guide
    desk = Desk(site, markuper, FOLLOW)
    # Themes in their own order; places are too many to name here.
    themes = sorted(guide.themes, key=lambda name: (guide.themes[name].facet, guide.themes[name].order))
    return desk.page(
        "following.html",
        "Volg de gids",
        "Krijg bericht als er een praktijkvoorbeeld bij komt of verandert, en zet bijeenkomsten in uw agenda.",
        "volgen",
        (Crumb("Meedoen", "meedoen/"),),
        parts=[
            (Kind.THEME, TITLES[Kind.THEME], themes),
            (Kind.LIST, TITLES[Kind.LIST], desk.by_title("leeslijst", guide.lists)),
            (Kind.NETWORK, TITLES[Kind.NETWORK], desk.by_title("leernetwerk", guide.networks)),
        ],
        calendars=desk.by_title("leernetwerk", (name for name, network in guide.networks.items() if any(meeting.days for meeting in network.meetings))),
        most=MOST,
    )
