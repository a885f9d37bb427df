"""A walk through a page with nothing but a keyboard: real presses of keys, looked at from within the page (`walk.js`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession

from tests.site.browser import Visit
from tests.site.built import Built

SCRIPT = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")
#: What each kind of page of the invented guide is called, and one with much on it.
KINDS: Mapping[str, str] = {
    "home": "",
    "cases": "casussen/",
    "an axis": "casussen/werkwijze/",
    "a value": "casussen/werkwijze/vitale-coalities/",
    "a case": "casussen/buurtwerf-de-lantaarn/",
    "a short case": "casussen/straatfeest/",
    "themes": "themas/",
    "a theme": "themas/werk/",
    "places": "plaatsen/",
    "a place": "plaatsen/veldstad-noord/",
    "parties": "partijen/",
    "a party": "partijen/gemeente-veldstad/",
    "terms": "begrippen/",
    "a term": "begrippen/wijkgilde/",
    "sources": "bronnen/",
    "a source": "bronnen/verslag-veldstad-2017/",
    "indicators": "indicatoren/",
    "an indicator": "indicatoren/betaald-werk/",
    "networks": "leernetwerken/",
    "a network": "leernetwerken/netwerk-van-werven/",
    "groups": "groepen/",
    "a group": "groepen/samen-bouwen/",
    "reading lists": "leeslijsten/",
    "a reading list": "leeslijsten/eerst-bouwen/",
    "a list of one's own": "leeslijsten/eigen/",
    "learnings": "leerpunten/",
    "financing": "financiering/",
    "A-Z": "a-z/",
    "searching": "zoeken/",
    "comparing": "vergelijken/",
    "following": "meedoen/volgen/",
    "prose": "over/",
    "taking part": "meedoen/",
    "the form": "meedoen/casus/",
    "a tip": "meedoen/tip/",
    "messages": "meedoen/meldingen/",
    "fields": "meedoen/velden/",
    "open questions": "meedoen/wat-ontbreekt/",
    "open questions by subject": "meedoen/wat-ontbreekt/onderwerp/",
    "data": "data/",
    "dictionary": "data/woordenboek/",
    "versions": "data/versies/",
    "a frame of a case": "insluiten/casus/buurtwerf-de-lantaarn/",
    "a frame of a theme": "insluiten/thema/wonen/",
    "a frame of a chart": "insluiten/grafiek/",
    "a sheet of a case": "casussen/straatfeest/blad/",
    "a sheet of a theme": "themas/wonen/blad/",
    "lost": "bestaat/dit-niet/",
}


#: Kinds of pages (as `kind_of` calls them) that are not walked by themselves → the row that has every sort of control that they have.
ALIKE: Mapping[str, str] = {
    "velden meedoen/velden/registers": "fields",
    "vragen meedoen/wat-ontbreekt/oudste": "open questions",
    "- insluiten/leernetwerk/*": "a frame of a theme",
    "- nieuwsbrief/casus/*": "a frame of a case",
    "- nieuwsbrief/leeslijst/*": "a frame of a case",
    "- nieuwsbrief/thema/*": "a frame of a case",
}


def address_of(built: Built, kind: str) -> str:
    """Where a kind of page stands; of charts the first that can be framed."""
    address = KINDS[kind]
    return min(found for found in built.pages if found.startswith(address) and found != address) if address == "insluiten/grafiek/" else address


@dataclass(frozen=True)
class Walk:
    """What was met: the stops in order, steps back, and what was wrong on the way. `back`: the focus came round."""

    stops: list[str]
    jumps: list[str]
    faults: list[str]
    back: bool


class Walker:
    """Somebody at a keyboard, before one window."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page = visit, visit.page
        visit.context.add_init_script(SCRIPT)
        self._keys: CDPSession = visit.context.new_cdp_session(visit.page)

    def tab(self, *, back: bool = False) -> None:
        """One press of Tab, or of Shift+Tab."""
        self._keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 if back else 0})

    def walk(self, *, back: bool = False, most: int = 400) -> Walk:
        """Tab until the focus has come round, or as often as allowed."""
        expected: int = self.page.evaluate("walk.begin()")
        presses = 0
        # What is shown on the way (a message, a list) adds stops: some more than were there at first.
        while presses < min(most, expected * 2 + 60):
            for _ in range(max(5, expected + 3 - presses) if expected < most else most):
                self.tab(back=back)
                presses += 1
            if self.page.evaluate("walk.round()"):
                break
        found: dict[str, Any] = self.page.evaluate("(whole) => walk.end(whole)", expected < most)
        return Walk(**found)

    def ask(self, question: str) -> Any:
        """What the script in the page says."""
        return self.page.evaluate(f"walk.{question}")
