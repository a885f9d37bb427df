"""Hostile content on the built site: a guide of nothing but attacks, as files and in a real browser, with the headers of the site.

Every field of words of every kind of record meets every kind of attack (`tests/hostile/`). With ALL_ATTACKS=1 every field meets every single attack, which takes half an hour.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.hostile.corpus import REAL, corpus, kinds, of_kind
from tests.hostile.files import faults, names
from tests.hostile.filled import Filled, filled, is_real, pairs
from tests.hostile.guide import MODELS
from tests.hostile.pages import read_pages
from tests.hostile.places import fields
from tests.site.browser import Staying, Visit, visiting
from tests.site.built import Built
from tests.site.commands import copy_guide, run
from tests.site.conftest import Visiting
from tests.site.server import serving
from tests.support import GUIDE

#: How often every place gets the next attack of its kind.
TURNS = range(max(len(of_kind(kind)) for kind in kinds()) if os.environ.get("ALL_ATTACKS") else 1)
#: Where pages lead besides the site: a licence, the source of the invented guide, and what an attack honestly writes as a link.
ELSEWHERE = {"a[href] https://creativecommons.org", "a[href] https://veldstad.example", "a[href] https://gemeente.example", "a[href] https://kwaad.example"}
#: Codes that are not about the characters of a text, and so may be given for real writing too.
NAMES = {"dubbele-naam", "onbekende-verwijzing", "citaat-te-lang", "aanhalingsteken"}
#: Kinds of which nothing may be left: what a reader cannot see or cannot tell.
UNSEEN = ("broken", "invisible", "homographs")


@dataclass(frozen=True)
class Hostile:
    """The guide of attacks and its site."""

    filled: Filled
    built: Built

    @property
    def pages(self) -> list[str]:
        """The address of every page."""
        return ["/" + file.relative_to(self.built.site).as_posix().removesuffix("index.html") for file in sorted(self.built.site.rglob("*.html"))]


@pytest.fixture(scope="module", params=TURNS)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The site of a guide of attacks that the gate let through."""
    root = copy_guide(GUIDE, tmp_path_factory.mktemp("vijandig"))
    made = filled(request.param)
    made.settle(root)
    done = run("tests.hostile.build", root)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return Hostile(made, Built(root))


@pytest.fixture(scope="module")
def look(browser: Browser, hostile: Hostile) -> Iterator[Visiting]:
    """Opens a window on the hostile site that hears everything."""
    with serving(hostile.built.site) as home, closing(Staying(browser, home)) as windows:
        yield windows


def hearing(visited: Visit) -> None:
    """From here on a dialog or another window is a fault."""

    def refuse(dialog: Dialog) -> None:
        visited.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    visited.page.on("dialog", refuse)
    visited.page.on("popup", lambda popup: visited.faults.append(f"window: {popup.url}"))


def is_quiet(visited: Visit, *, lost: bool = False) -> None:
    """Nothing ran, nothing was refused by the policy, nothing was asked of another host, and no cookie was set.

    With `lost` a file may not be there: what could be the name of a case is asked for, and the browser tells of it.
    """
    assert visited.page.evaluate("window.pwn") is None
    assert visited.page.evaluate("Object.prototype.pwn") is None
    assert [fault for fault in visited.faults if not (lost and fault.startswith("console: Failed to load resource") and "404" in fault)] == []
    assert visited.context.cookies() == []


def test_the_corpus_is_wide() -> None:
    """More than a hundred texts of more than fifteen kinds, each kind with more than one, none there twice."""
    texts = [attack.text for attack in corpus()]
    assert len(texts) == len(set(texts)) >= 300
    assert len(kinds()) >= 18
    assert min(len(of_kind(kind)) for kind in kinds()) >= 7


def test_every_field_meets_every_kind(hostile: Hostile) -> None:
    """Every field of words of every model is there, with every kind of attack."""
    met = set(pairs(hostile.filled))
    assert met == {(f"{kind.value}.{name}", attack) for kind, model in MODELS.items() for name in fields(model) for attack in kinds()}
    assert len(hostile.filled.places) > 8000


def test_what_is_refused(hostile: Hostile) -> None:
    """Whatever cannot be seen is refused wherever it stands, real writing nowhere for its characters, and HTML in every Markdown."""
    made = hostile.filled
    for place in made.shown:
        assert place.attack.kind not in UNSEEN or "&" in place.attack.text or "https://" in place.attack.text or ".nl" in place.attack.text, (place.field, place.attack)
        assert not (place.leaf.sort == "markdown" and place.attack.kind in ("script", "svg", "images") and re.search(r"<[a-z]|!\[x\]\(", place.attack.text)), (place.field, place.attack)
    assert {code for place, code in made.refused.items() if is_real(place)} <= NAMES
    table = made.table()
    assert table[REAL]["getoond"] > 400
    assert sum(counts["getoond"] for counts in table.values()) > 6000


def test_every_page_shows_attacks_as_text(hostile: Hostile, invented: Built, browser: Browser, look: Visiting) -> None:
    """A browser reads each page: only elements and attributes that a calm site has, no address but ours, every attack whole."""
    with look() as visited:
        visited.go("404.html")
        read = read_pages(visited.page, hostile.pages)
    with serving(invented.site) as home, visiting(browser, home) as visited:
        visited.go("404.html")
        calm = read_pages(visited.page, ["/" + address for address in invented.pages])
    assert read["faults"] == []
    # A page at an old address carries where it leads.
    assert set(read["words"]) - set(calm["words"]) <= {"script[data-to]", "noscript"}
    assert set(read["away"]) - set(calm["away"]) <= ELSEWHERE
    assert read["shown"] > 10_000


def test_every_file_is_whole(hostile: Hostile, invented: Built) -> None:
    """Feeds, data, tables, calendars, references, drawings, headers: each can be read, has no part that it should not have, and no words that run."""
    assert list(faults(hostile.built.site, names(invented.site))) == []


def test_files_of_cases_stand_there_as_they_are(hostile: Hostile) -> None:
    """The form opens what was typed, byte for byte."""
    for name in hostile.built.guide.cases:
        assert (hostile.built.site / f"casussen/{name}/casus.yml").read_bytes() == (hostile.built.root / f"cases/{name}.yml").read_bytes()


# --- In the browser -----------------------------------------------------------------

#: Words that someone puts behind a question mark, or types in a box.
ASKED = [
    "<img src=x onerror=window.pwn=1>",
    '"><script>window.pwn=2</script>',
    "javascript:window.pwn=3",
    "{{7*7}}",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "%00",
    "\u202egp.exe",
    "(" * 60,
    "zqscr1tzq",
    "pwn=1</script>",
    "=cmd|' /C calc'!A0",
]


def busiest(hostile: Hostile, most: int) -> list[str]:
    """Of each kind of page those with the most attacks on them."""
    found: dict[str, list[tuple[int, str]]] = {}
    for address in hostile.pages:
        text = (hostile.built.site / address.lstrip("/") / ("index.html" if address.endswith("/") else "")).read_text(encoding="utf-8")
        # What stands at an old address leads on at once.
        if "js/moved.js" in text:
            continue
        count = text.count("tzq")
        parts = address.strip("/").split("/")
        # The pages of one kind begin alike and have the same depth; a sheet is a page of its own kind, and so is each kind of frame and letter.
        own = parts[1:2] if parts[0] in ("insluiten", "nieuwsbrief") else parts[2:] if parts[-1] == "blad" else []
        found.setdefault("/".join([*parts[:1], str(len(parts)), *own]), []).append((count, address.lstrip("/")))
    return [address for counted in found.values() for _, address in sorted(counted, reverse=True)[:most]]


def test_pages_are_quiet(hostile: Hostile, look: Visiting) -> None:
    """Every kind of page, with scripts: nothing runs, nothing is asked elsewhere, and the words stand there."""
    with look() as visited:
        hearing(visited)
        addresses = busiest(hostile, 1)
        assert len(addresses) > 25
        words = 0
        for address in addresses:
            visited.go(address)
            words += len(re.findall("tzq", visited.page.locator("body").inner_text(), re.IGNORECASE))
            is_quiet(visited)
        assert words > 1000


def test_search_is_quiet(look: Visiting) -> None:
    """Hostile questions, hostile hits, in the box and on the page."""
    with look() as visited:
        hearing(visited)
        for words in ASKED:
            visited.go(f"zoeken/?q={quote(words)}")
            expect(visited.page.locator("[data-status]")).to_contain_text(re.compile("resulta|gevonden|Typ"))
            is_quiet(visited)
        visited.go(f"zoeken/?q={quote('window pwn script')}&soort={quote(ASKED[0])}&thema=__proto__")
        expect(visited.page.locator("#resultaten .hit__title").first).to_be_visible()
        assert "<" in "".join(visited.page.locator("#resultaten").all_inner_texts())
        visited.go("")
        for words in (ASKED[0], "pwn script"):
            visited.page.locator("#zoek").fill(words)
            expect(visited.page.locator(".search__panel")).to_be_visible()
            expect(visited.page.locator(".search__count")).to_contain_text(re.compile("resulta|gevonden"))
        is_quiet(visited)


def test_the_finder_is_quiet(look: Visiting) -> None:
    """Choices that have hostile names, and addresses that ask for what is not there."""
    with look() as visited:
        hearing(visited)
        visited.go("casussen/")
        axes = visited.page.evaluate("[...new Set([...document.querySelectorAll('main input[type=checkbox][name]')].map((input) => input.name))]")
        assert axes
        for words in ASKED:
            visited.go("casussen/?" + "&".join(f"{quote(axis)}={quote(words)}" for axis in [*axes, "__proto__", "constructor", words]))
            expect(visited.page.locator("#casussen > li").first).to_be_attached()
            is_quiet(visited)
        visited.page.evaluate("[...document.querySelectorAll('main input[type=checkbox]')].filter((_, at) => at % 7 === 0).forEach((box) => box.click())")
        is_quiet(visited)


def test_the_comparison_is_quiet(hostile: Hostile, look: Visiting) -> None:
    """Hostile cases side by side, and hostile names in the address."""
    with look() as visited:
        hearing(visited)
        for name in (f"buurtwerf-de-lantaarn-{number}" for number in range(0, len(kinds()), 4)):
            visited.go(f"vergelijken/?casus={name},straatfeest-1,{quote(ASKED[0])},__proto__,{quote('../../etc/passwd')}")
            expect(visited.page.locator("table.sides")).to_be_visible()
            assert "tzq" in visited.page.locator("table.sides").inner_text()
            is_quiet(visited, lost=True)
        for words in ASKED:
            visited.go(f"vergelijken/?casus={quote(words)}")
            is_quiet(visited, lost=True)


def test_a_list_of_ones_own_is_quiet(look: Visiting) -> None:
    """Whatever title and notes an address gives it: words."""
    with look() as visited:
        hearing(visited)
        for words in ASKED:
            asked = quote(words)
            visited.go(f"leeslijsten/eigen/?casus=buurtwerf-de-lantaarn-1,straatfeest-2,{asked}&titel={asked}&noot.buurtwerf-de-lantaarn-1={asked}&noot.__proto__={asked}&{asked}={asked}")
            expect(visited.page.locator("main a[href*='casussen/buurtwerf-de-lantaarn-1/']").first).to_be_visible()
            assert words[:12] in visited.page.locator("main").inner_text() or not words.isprintable()
            is_quiet(visited, lost=True)


def ready(page: Page) -> None:
    """Wait until the form is there."""
    expect(page.locator("[data-form][data-ready]")).to_be_attached()


def views(visited: Visit) -> None:
    """Walk through the views of the form."""
    visited.page.get_by_role("tab", name="Schrijven").click()
    visited.page.locator("[data-do=controleer]").click()
    # Only a case that was there already differs from something.
    for view in [tab for tab in visited.page.get_by_role("tab").all() if tab.is_visible()]:
        view.click()
        assert visited.page.locator("[data-form] script, [data-form] img, [data-form] iframe, [data-form] [onerror], [data-form] a[href^='javascript']").count() == 0
    is_quiet(visited)


def test_the_form_is_quiet(hostile: Hostile, look: Visiting) -> None:
    """A hostile case opened, a hostile file pasted and refused, a draft of it opened again, and an address that asks for what is not there."""
    with look() as visited:
        hearing(visited)
        page = visited.page
        for number in range(0, len(kinds()), 9):
            visited.go(f"meedoen/casus/?casus=buurtwerf-de-lantaarn-{number}")
            ready(page)
            views(visited)
        files = sorted((hostile.built.root / "cases").glob("buurtwerf-de-lantaarn-*.yml"))
        visited.go("meedoen/casus/")
        ready(page)
        # The attacks that the gate refused, in the words in which they were typed.
        refused = [place.attack.marked("tekst") for place in hostile.filled.refused if place.attack.is_text and place.leaf.sort == "markdown"]
        lines = files[3].read_text(encoding="utf-8")
        for text in (lines, lines.replace("Kalm", "<svg onload=window.pwn=1>"), "\n".join(refused[:60]), "".join(f"? {word}\n: {word}\n" for word in ASKED)):
            page.get_by_role("tab", name="Bestand").click()
            page.get_by_label("Of plak de tekst van een bestand").evaluate("(node, text) => { node.value = text; }", text)
            page.locator("[data-do=lees]").click()
            expect(page.locator(".bestand__meldingen")).not_to_be_empty()
            views(visited)
        page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
        assert page.evaluate("Object.keys(localStorage).length") >= 1
        visited.go("meedoen/casus/")
        ready(page)
        is_quiet(visited)
        for words in ASKED:
            visited.go(f"meedoen/casus/?casus={quote(words)}&veld={quote(words)}")
            ready(page)
            is_quiet(visited)
