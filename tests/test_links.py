"""Every link between the pages leads somewhere."""

from __future__ import annotations

import pytest

from generator.links import DeadLink, dead_links
from generator.outputs import DataFile, Fragment, Output


def page(path: str, content: str = "") -> Output:
    """A page with some HTML."""
    return Output(path, "Titel", "Beschrijving", "soort", content)


HOME = page("", '<h1 id="boven">Home</h1>')
LIST = page("casussen/", '<ul id="casussen"></ul>')
BRUG = page("casussen/de-brug/", '<p id="leerpunt-een">Een</p><p id="een&amp;twee"></p>')
ASSETS = {"assets/foto.png", "feed.xml"}


@pytest.mark.parametrize(
    "href",
    [
        "../../", "../", "../../casussen/", "../de-brug/", "../../#boven", "../#casussen", "#leerpunt-een", "../de-brug/#leerpunt-een", "../../assets/foto.png", "../../feed.xml",
        "https://elders.example/niets/", "http://elders.example", "mailto:x@elders.example", "./", "/", "/casussen/", "/casussen/#casussen", "../../../../casussen/",
        "../?thema=werk", "../?thema=werk#casussen", "?a=b",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(href: str) -> None:
    """Relative and absolute addresses, anchors, files beside the pages, and addresses elsewhere."""
    asking = page("casussen/de-brug/", f'{BRUG.content}<a class="x" href="{href}">x</a>')
    assert list(dead_links([HOME, LIST, asking], ASSETS)) == []


@pytest.mark.parametrize(
    "href",
    [
        "niets/",
        "../niets/",
        "../../niets/",
        "../casussen/",
        "../../casussen",
        "#niets",
        "../#niets",
        "../../#casussen",
        "../../assets/niets.png",
        "../../foto.png",
        "/niets/",
        "de-brug/",
        "casus:de-brug",
        "../niets/?a=b",
    ],
)
def test_dead_links(href: str) -> None:
    """A page, an anchor or a file that does not exist; the page with the link and the link itself are named."""
    asking = page("casussen/de-brug/", f'{BRUG.content}<a href="{href}">x</a>')
    assert list(dead_links([HOME, LIST, asking], ASSETS)) == [DeadLink("casussen/de-brug/", href)]


def test_all_dead_links_are_named() -> None:
    """On every page, in order, each time they occur."""
    first, second = page("a/", '<a href="x/">x</a><a href="../b/">b</a><a href="#y">y</a>'), page("b/", '<link href="../z.css">')
    assert list(dead_links([first, second], set())) == [DeadLink("a/", "x/"), DeadLink("a/", "#y"), DeadLink("b/", "../z.css")]


def test_addresses_are_read_as_a_browser_reads_them() -> None:
    """An ampersand that is written as an entity is an ampersand, in the link and in the anchor."""
    asking = page("a/", '<a href="../casussen/de-brug/#een&amp;twee">x</a>')
    assert list(dead_links([BRUG, asking], set())) == []


@pytest.mark.parametrize(("href", "dead"), [("../casussen/de-brug/", False), ("../casussen/de-brug/#leerpunt-een", False), ("#keuze", False), ("../casussen/de-brug/#niets", True), ("de-brug/", True)])
def test_links_in_fragments_are_followed_too(href: str, dead: bool) -> None:
    """As seen from the page that a script puts them into; the file in which they stand is named."""
    shown_on = page("vergelijken/", '<p id="keuze"></p>')
    fragment = Fragment("vergelijken/", f'<a href="{href}">x</a>', DataFile("vergelijken/de-brug.json", b"{}"))
    assert list(dead_links([BRUG, shown_on], set(), [fragment])) == ([DeadLink("vergelijken/de-brug.json", href)] if dead else [])
