"""What a checker cannot see: every kind of page is walked through with the keys alone, forwards and back, on a phone and on a desk."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browser import DESK, visiting
from tests.site.built import Built
from tests.site.commands import ROOT
from tests.site.server import serving
from tests.site.walking import KINDS, Walk, Walker, address_of

SMALLEST = 320
#: Steps back that have a reason: (from, to).
JUMPS: Mapping[tuple[str, str], str] = {
    ("button.search__go", "button.tool"): "on a phone the search box has a row of its own below the buttons; what the button Menu opens must follow that button",
    ("", "a.skip.finder__skip"): "a skip link is drawn at the top of the page",
}
#: Targets below the measure of this house that have a reason.
SMALL: Mapping[str, str] = {
    "a.bron": "the number of a note, as large as a line of text allows",
}


@pytest.fixture(scope="module")
def walker(browser: Browser, invented: Built) -> Iterator[Walker]:
    """A window on the invented guide, for all tests here: each sets its size and colours."""
    with serving(invented.site) as home, visiting(browser, home, width=DESK) as visit:
        yield Walker(visit)


def look(walker: Walker, width: int, scheme: Literal["light", "dark"] = "light", *, forced: bool = False, height: int = 800) -> None:
    """How the page is looked at."""
    walker.page.set_viewport_size({"width": width, "height": height})
    walker.page.emulate_media(color_scheme=scheme, forced_colors="active" if forced else "none")


def unexplained(jumps: list[str]) -> list[str]:
    """The steps back that have no reason."""
    return [jump for jump in jumps if not any(jump.startswith(f"from {one}") and f"back to {other}" in jump for one, other in JUMPS)]


def too_small(walker: Walker) -> list[str]:
    """Targets of less than 24 px, and controls of less than 44 px, outside running text."""
    found = []
    for one in walker.ask("targets()"):
        least = 43.5 if one["control"] else 24
        if min(one["wide"], one["high"]) < least and not one["inline"] and not one["name"].startswith(tuple(SMALL)):
            found.append(f"{one['name']}: {one['wide']:.0f} by {one['high']:.0f}")
    return found


def once(stops: list[str], among: set[str]) -> list[str]:
    """These stops in their order, each where it first comes: a box for a date has several."""
    return list(dict.fromkeys(stop for stop in stops if stop in among))


def faults_of(walker: Walker, walk: Walk) -> list[str]:
    """All that was wrong on a walk."""
    return [*walk.faults, *unexplained(walk.jumps), *([] if walk.back else ["the focus never came round"])]


def test_every_kind_of_page_is_walked(invented: Built) -> None:
    """A new kind of page is missed here until it has a row in the table."""
    kinds = {page.all("body")[0].get("class") for page in invented.pages.values()}
    walked = {invented.pages[address_of(invented, name)].all("body")[0].get("class") for name in KINDS if name != "lost"}
    assert kinds == walked


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_desk(walker: Walker, invented: Built, kind: str) -> None:
    """With all that can be unfolded open, forwards and back: the same stops the other way round, each in view, each with a line around it."""
    look(walker, DESK)
    walker.visit.go(address_of(invented, kind))
    walker.ask("unfold()")
    on, back = walker.walk(), walker.walk(back=True)
    assert faults_of(walker, on) == []
    assert back.faults == []
    # The form and the box of a search show something on the way: what was there on one walk only is left out.
    both = set(on.stops) & set(back.stops)
    assert len(both) > len(on.stops) * 0.9
    order, returned = once(on.stops, both), once([*reversed(back.stops)], both)
    begin = returned.index(order[0])
    assert returned[begin:] + returned[:begin] == order
    assert walker.ask("onlyMouse()") == []
    assert too_small(walker) == []


@pytest.mark.parametrize("kind", KINDS)
def test_on_the_smallest_phone(walker: Walker, invented: Built, kind: str) -> None:
    """As the page is found, in the dark."""
    look(walker, SMALLEST, "dark")
    walker.visit.go(address_of(invented, kind))
    assert faults_of(walker, walker.walk()) == []
    assert walker.ask("onlyMouse()") == []
    assert too_small(walker) == []
