"""A page is read by pattern, and what one tag means is remembered: both must find what reading each page slowly and by itself does."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.complete.led import Leading
from generator.complete.page import Page, said_by
from generator.complete.tree import Tree

SAYING = ("href", "src", "action", "formaction", "poster", "data-from", "data-to")
BASES = ("https://wijk.voorbeeld.nl/", "https://wijk.voorbeeld.nl/gids/")
FILES = ("index.html", "404.html", "x.css", "a/index.html", "a/x.css", "b/index.html", "a/b/index.html", "b/a/index.html", "a/b/a/index.html")


class Slowly(HTMLParser):
    """The addresses and the anchors of a page, with the parser of Python."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called at each tag."""
        self.links |= {value or "" for name, value in attrs if name in SAYING}
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        if ("http-equiv", "refresh") in attrs:
            self.links |= {(value or "").rpartition("url=")[2] for name, value in attrs if name == "content" and "url=" in (value or "")}


def soup(*pieces: str, most: int = 6) -> st.SearchStrategy[str]:
    """These pieces in any order."""
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


LOOKALIKES = ("a", " ", "\n", "/", "é", "=", "href=", " id=", ">", "<", "</", "<a ", "<b>", "&amp;", "&lt", "&", "#", "script", "<style ", "<!-")
#: A quoted value may hold any sign but its own quotation mark.
VALUE = soup(*LOOKALIKES, "'").map('"{}"'.format) | soup(*LOOKALIKES, '"').map("'{}'".format)
NAMED = st.sampled_from((*SAYING, "id", "class", "data-id", "xlink:href", "data-src", "title"))
ATTRIBUTE = st.tuples(st.sampled_from((" ", "\n  ")), NAMED, st.just("="), VALUE).map("".join) | st.sampled_from((" hidden", " data-search"))
INSIDE = st.lists(ATTRIBUTE, max_size=4).map("".join)
NAMES = st.sampled_from(("a", "p", "s", "svg", "section", "scripty", "styled", "img", "meta", "use", "h1"))
TAG = st.tuples(NAMES, INSIDE, st.sampled_from(("", "/", " /"))).map(lambda parts: f"<{parts[0]}{parts[1]}{parts[2]}>")
TEXT = soup("a", " ", "é", "&lt;a href=&quot;", 'href="x/"', " id='y'", '"', "'", "=", "&gt;", ">", "\n", "</p>", "</a >")
NO_HTML = soup("a", " ", "<a href='x/'>", '<p id="y">', "<!-", '"', "'", "\n", "</p>", "</", "=")
REFRESH = soup("a/", "../", "?q=1", "#x").map('<meta http-equiv="refresh" content="0; url={}">'.format)
RAW = st.tuples(st.sampled_from(("script", "style")), INSIDE, NO_HTML).map(lambda parts: f"<{parts[0]}{parts[1]}>{parts[2]}</{parts[0]}>")
COMMENT = NO_HTML.map(lambda text: f"<!-- {text.replace('-', '')} -->")
PAGE = st.lists(TAG | TEXT | RAW | COMMENT | REFRESH, max_size=8).map("".join)


@given(PAGE)
@example("<p title=' href=\"x/\"' id='a'>")
@example('<script data-x="a > b" src="x.js">"</script>"<a href="y/">')
@example("<!-- <script> --><a href='x/'>")
def test_reading_by_pattern_finds_what_a_parser_does(html: str) -> None:
    """Whatever stands between quotation marks, in scripts, styles, comments and texts."""
    page, slowly = Page(html), Slowly(html)
    assert page.links == slowly.links
    assert page.ids == slowly.ids


@given(st.lists(TAG | RAW | REFRESH, max_size=6))
def test_a_tag_says_the_same_wherever_it_stands(tags: list[str]) -> None:
    """What a page says is what its tags say, each by itself."""
    page = Page("\n<p>tekst".join(tags))
    assert page.links == {link for tag in tags for link in said_by(tag).links}
    assert page.ids == {name for tag in tags for name in said_by(tag).ids}


@pytest.fixture(scope="module", params=BASES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A small site, at an address with a folder and at one without."""
    folder: Path = tmp_path_factory.mktemp("site")
    for file in FILES:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x", encoding="utf-8")
    (folder / "_redirects").write_text("/oud/ /a/ 301\n", encoding="utf-8")
    return Tree(folder, request.param)


LINK = soup("../", "../", "..", "./", ".", "a/", "b/", "a", "x.css", "index.html", "/", "/gids/", "?q=a/", "#", "#een", "%61/", "%23", "oud/", "mailto:", "//", *BASES, most=5)


def slowly(tree: Tree, file: str, links: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """(link, file, anchor) of each link to this site."""
    for link in links:
        if found := tree.leads(file, link):
            yield link, *found


@given(st.lists(LINK, max_size=6), st.lists(st.sampled_from([file for file in FILES if file.endswith(".html")]), min_size=1, max_size=5))
@example(["../.."], ["a/b/index.html", "b/a/index.html"])
@example(["../../", "", "#een", "?q"], ["a/b/index.html", "b/a/index.html", "404.html", "index.html"])
def test_what_is_remembered_is_what_would_be_found(site: Tree, links: list[str], files: list[str]) -> None:
    """Pages in any folder, one after the other, each as if it were the first."""
    html = "".join(f'<a href="{link}" id="x">' for link in links)
    leading = Leading(site)
    for file in files:
        led, found = leading.of(file, html), [*slowly(site, file, Page(html).links)]
        beside = [*slowly(site, file, frozenset(led.near))]
        assert led.files | {target for _, target, _ in beside} == {target for _, target, _ in found}
        assert led.dead | {(link, target) for link, target, _ in beside if not site.has(target)} == {(link, target) for link, target, _ in found if not site.has(target)}
        wanted = {(target, anchor) for _, target, anchor in beside if anchor and site.has(target)}
        assert led.anchors | wanted == {(target, anchor) for _, target, anchor in found if anchor and site.has(target)}
        assert led.ids == ({"x"} if links else set())
