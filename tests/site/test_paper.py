"""What comes out of the printer, judged on pictures and words of the PDF: A4, clean, whole, the same from every screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PIL import ImageChops
from playwright.sync_api import Browser

from tests.site.browser import DESK, PHONE, Visit, visiting
from tests.site.built import Built
from tests.site.paper import Paper, print_of, squeezed
from tests.site.server import serving

COMPARED = "vergelijken/?casus=sociale-hypotheek-dolphia-enschede,meldpunt-emma-zoetermeer,nprz-wonen,zonnepanelen-parkstad"
# Of the real guide the longest of what is handed out, with the most sheets it may take; of the invented one every other kind.
REAL = {
    "casussen/sociale-hypotheek-dolphia-enschede/": 17,
    "themas/wonen/": 18,
    COMPARED: 23,
    "indicatoren/havo-vwo/": 7,
}
INVENTED = {
    "casussen/buurtwerf-de-lantaarn/": 16,
    "casussen/straatfeest/": 5,
    "themas/wonen/": 8,
    "vergelijken/?casus=buurtwerf-de-lantaarn,de-brug,programma-de-haven,straatfeest": 14,
    "leeslijsten/eerst-bouwen/": 4,
    "indicatoren/betaald-werk/": 4,
    "leernetwerken/netwerk-van-werven/": 6,
    "casussen/": 4,
    "leerpunten/": 5,
    "data/": 7,
}
CASE = "casussen/buurtwerf-de-lantaarn/"
# Style → a word of the fault that it must give.
PLANTED = {
    "html, body { background: #14181d !important; print-color-adjust: exact; }": "no white paper",
    "main { position: relative; left: 60mm; }": "lost:",
    "@page { margin: 6mm; }": "ink in the margin",
    "details::details-content { content-visibility: hidden !important; }": "lost:",
    ".button { display: block !important; } section:has(> .improve) { display: block !important; }": "control:",
    "h2 { break-after: page !important; }": "ends with",
    ".section { break-before: page; } .section__body { break-before: page; } h2 { break-after: auto !important; }": "nearly empty",
    ".chart, figure { display: block !important; break-inside: auto !important; } .chart__credit { break-before: page; }": "chart divided",
    "table { overflow: hidden; } td { display: none !important; }": "lost:",
    "tbody:last-of-type > tr:last-child { display: none !important; }": "no last row",
}


@pytest.fixture(scope="module")
def windows(browser: Browser, real: Built, invented: Built) -> Iterator[dict[str, Visit]]:
    """A window on each guide."""
    with serving(real.site) as large, serving(invented.site) as small, visiting(browser, large) as one, visiting(browser, small) as two:
        yield {"real": one, "invented": two}


def opened(visited: Visit, address: str, *, dark: bool = False, width: int = DESK) -> None:
    """Open a page and wait until it is complete."""
    visited.page.emulate_media(color_scheme="dark" if dark else "light")
    visited.page.set_viewport_size({"width": width, "height": 800})
    visited.go(address)
    if "vergelijken/" in address:
        visited.page.locator(".sides").wait_for()


def same(one: Paper, other: Paper) -> bool:
    """The same sheets to the eye."""
    return len(one.pictures) == len(other.pictures) and all(not ImageChops.difference(left, right).getbbox() for left, right in zip(one.pictures, other.pictures, strict=True))


@pytest.mark.parametrize(("guide", "address", "most"), [("real", *item) for item in REAL.items()] + [("invented", *item) for item in INVENTED.items()])
def test_paper_is_clean_and_whole(windows: dict[str, Visit], guide: str, address: str, most: int) -> None:
    """No faults, not more sheets than it takes, and from a dark phone the same as from a light desk."""
    visited = windows[guide]
    opened(visited, address)
    light = print_of(visited.page)
    assert light.faults() == []
    assert len(light.sheets) <= most
    opened(visited, address, dark=True, width=PHONE)
    assert same(light, print_of(visited.page))


def test_a_reader_who_chose_dark_gets_white_paper(windows: dict[str, Visit]) -> None:
    """The palette fixed to dark, and backgrounds printed too: the paper stays white."""
    visited = windows["invented"]
    opened(visited, CASE)
    light = print_of(visited.page)
    visited.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert same(light, print_of(visited.page))
    assert Paper(visited.page.pdf(format="A4", prefer_css_page_size=True, print_background=True), light.asked).ink() == []


@pytest.mark.parametrize("style", PLANTED)
def test_faults_on_paper_are_noticed(windows: dict[str, Visit], style: str) -> None:
    """Each planted style is found by the check that is meant for it."""
    visited = windows["invented"]
    opened(visited, CASE)
    found = print_of(visited.page, style).faults()
    assert any(PLANTED[style] in fault for fault in found), found


def test_headers_that_are_not_repeated_and_lost_addresses_are_noticed(windows: dict[str, Visit]) -> None:
    """On a long table, and on a page with links elsewhere."""
    visited = windows["real"]
    opened(visited, "casussen/sociale-hypotheek-dolphia-enschede/")
    assert any("no header" in fault for fault in print_of(visited.page, "thead { display: table-row-group !important; }").tables())
    opened(visited, "data/")
    paper = print_of(visited.page, "a::after { content: none !important; }")
    assert paper.asked["links"]
    assert any("no address" in fault for fault in paper.missing())


def test_rows_of_a_comparison_stay_whole(windows: dict[str, Visit]) -> None:
    """Two cases of which no row is longer than a sheet: each sheet begins with a row; that they would be divided is noticed."""
    visited = windows["real"]
    opened(visited, ",".join(COMPARED.split(",")[:2]))
    paper = print_of(visited.page)
    assert len(paper.sheets) > 5
    assert paper.continued() == []
    assert print_of(visited.page, ".sides tr { break-inside: auto !important; }").continued()


@pytest.mark.parametrize("size", [{"format": "A4", "landscape": True}, {"format": "Letter"}], ids=["landscape", "letter"])
def test_other_paper(windows: dict[str, Visit], size: dict[str, Any]) -> None:
    """Lying down, a sheet is as wide as a desk: no controls, nothing lost. The same on American paper."""
    visited = windows["invented"]
    for address in (CASE, "themas/wonen/"):
        opened(visited, address)
        asked = print_of(visited.page).asked
        paper = Paper(visited.page.pdf(prefer_css_page_size=True, print_background=False, **size), asked)
        assert [*paper.missing(), *paper.controls(), *paper.ink()] == []


def test_a_theme_says_what_paper_leaves_out(windows: dict[str, Visit]) -> None:
    """Without the sentence and its address that is a fault; what a reader chose to see decides nothing."""
    visited = windows["invented"]
    opened(visited, "themas/wonen/")
    cards = print_of(visited.page)
    visited.page.get_by_label("tabel").check()
    assert same(cards, print_of(visited.page))
    words = visited.page.locator(".paper").text_content() or ""
    assert words.startswith("Op papier vervallen de uitleg bij de leerpunten")
    assert squeezed(words) in "".join(cards.texts)
    assert any("vervallen" in fault for fault in print_of(visited.page, ".paper { display: none !important; }").missing())
    assert any("lost:" in fault for fault in print_of(visited.page, ".views__cards { display: none !important; }").missing())


def test_another_look_is_another_picture(windows: dict[str, Visit]) -> None:
    """The comparison of pictures sees one word that moved."""
    visited = windows["invented"]
    opened(visited, CASE)
    assert not same(print_of(visited.page), print_of(visited.page, "h1 { padding-left: 1mm; }"))
