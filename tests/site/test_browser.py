"""Pages of every kind in the real browser, light and dark, on a phone and on a desk: accessible, quiet and nothing out of view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.site.browser import LOOKS, axe_version
from tests.site.built import Built
from tests.site.conftest import Visiting


def _longest(built: Built, folder: str) -> str:
    """The page with the most words of those in a folder."""
    return max((address for address in built.pages if address.startswith(folder) and address != folder), key=lambda address: len(built.pages[address].text))


def _longest_case(built: Built) -> str:
    return max((f"casussen/{name}/" for name in built.guide.cases), key=lambda address: len(built.pages[address].text))


def _shortest_case(built: Built) -> str:
    return min((f"casussen/{name}/" for name in built.guide.cases), key=lambda address: len(built.pages[address].text))


def _case_without_figures(built: Built) -> str:
    return next((f"casussen/{case.id}/" for case in built.guide.cases.values() if not case.figures), _shortest_case(built))


def _own_shell(built: Built) -> list[str]:
    """The pages in the shell of the site: not frames for others, letters and sheets, which test_embeds.py looks at."""
    return [address for address in built.pages if not address.startswith(("insluiten/", "nieuwsbrief/")) and not address.endswith("/blad/")]


def _longest_title(built: Built) -> str:
    return max(_own_shell(built), key=lambda address: len(built.pages[address].all("h1")[0].text))


def _longest_word(built: Built) -> str:
    return max(_own_shell(built), key=lambda address: max(map(len, built.pages[address].all("h1")[0].text.split())))


KINDS: Mapping[str, Callable[[Built], str]] = {
    "home": lambda built: "",
    "cases": lambda built: "casussen/",
    "cases of a municipality": lambda built: _longest(built, "casussen/gemeente/"),
    "all municipalities": lambda built: "casussen/gemeente/",
    "long case": _longest_case,
    "short case": _shortest_case,
    "case without figures": _case_without_figures,
    "longest title": _longest_title,
    "longest word": _longest_word,
    "themes": lambda built: "themas/",
    "theme": lambda built: _longest(built, "themas/"),
    "place": lambda built: _longest(built, "plaatsen/"),
    "party": lambda built: _longest(built, "partijen/"),
    "term": lambda built: _longest(built, "begrippen/"),
    "source": lambda built: _longest(built, "bronnen/"),
    "network": lambda built: _longest(built, "leernetwerken/"),
    "networks": lambda built: "leernetwerken/",
    "reading list": lambda built: _longest(built, "leeslijsten/"),
    "reading lists": lambda built: "leeslijsten/",
    "empty list of one's own": lambda built: "leeslijsten/eigen/",
    "indicator": lambda built: _longest(built, "indicatoren/"),
    "learnings": lambda built: "leerpunten/",
    "financing": lambda built: "financiering/",
    "A-Z": lambda built: "a-z/",
    "messages": lambda built: "meedoen/meldingen/",
    "following": lambda built: "meedoen/volgen/",
    "data": lambda built: "data/",
    "dictionary": lambda built: "data/woordenboek/",
    "versions": lambda built: "data/versies/",
    "prose": lambda built: "meedoen/",
    "fields": lambda built: "meedoen/velden/",
    "fields of registers": lambda built: "meedoen/velden/registers/",
    "tip": lambda built: "meedoen/tip/",
    "lost": lambda built: "bestaat/dit-niet/",
}


def test_the_checker_is_recent() -> None:
    """The rules of axe are those of today, with WCAG 2.2."""
    assert axe_version() >= (4, 10)


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=lambda value: {True: "dark", False: "light"}.get(value, str(value)))
@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_accessible_and_quiet(real: Built, visit: Visiting, kind: str, width: int, dark: bool) -> None:
    """Nothing for axe to say, no error, no breach of the policy, no request elsewhere, no cookie, nothing out of view."""
    with visit(width=width, dark=dark) as visited:
        visited.go(KINDS[kind](real))
        assert visited.violations() == []
        assert visited.too_wide() == []
        assert visited.faults == []
        assert visited.context.cookies() == []


def test_no_page_scrolls_sideways_on_the_smallest_phone(real: Built, visit: Visiting) -> None:
    """320 pixels are enough for every page, whatever long words it has."""
    with visit(width=320) as visited:
        visited.go("")
        assert visited.all_too_wide(_own_shell(real)) == {}
        assert visited.too_wide() == []
