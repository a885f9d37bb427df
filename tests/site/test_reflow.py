"""Large, wide apart, still, in one's own colours: what readers do to pages, and what must stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import DESK, STYLE, Visit, visiting
from tests.site.built import Built
from tests.site.commands import ROOT, build, copy_guide
from tests.site.server import serving
from tests.site.test_charts import CONTRAST, WANTED
from tests.site.test_keyboard import STATES
from tests.site.walking import KINDS, address_of

#: A window of 1280 by 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
# WCAG 1.4.12, put over every style of the page.
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
LARGE = "html { font-size: 200% !important }"
# Words that are cut off by what they stand in: a box that hides or clips what does not fit. What is only for screen readers is a pixel large.
CUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e);
    if (!/hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) || e.closest("svg, .hidden") || e.clientWidth < 8 || !e.checkVisibility()) return false;
    // A name before each cell of a comparison may end in dots: it stands whole above the table.
    if (e.matches("input, select, textarea") || style.textOverflow === "ellipsis") return false;
    return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
}).map((e) => `cut off: ${e.outerHTML.slice(0, 120)}`)"""
# Words that lie over other words, or stick out of the box with an edge or a ground that they stand in.
OUT = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest("svg, script, style, noscript, select, textarea, .scroll, pre")) continue;
        let unseen = false;
        for (let at = e; at; at = at.parentElement) unseen ||= getComputedStyle(at).clipPath !== "none" || getComputedStyle(at).textOverflow === "ellipsis";
        if (unseen) continue;
        range.selectNodeContents(walker.currentNode);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
        if (!boxes.length) continue;
        let around = e;
        while (around.parentElement && getComputedStyle(around).display.startsWith("inline")) around = around.parentElement;
        if (getComputedStyle(around).overflowX !== "visible" && around.clientWidth < 8) continue;
        const room = around.getBoundingClientRect();
        if (boxes.some((box) => box.right > room.right + 3 || box.left < room.left - 3)) found.push(`sticks out: ${e.outerHTML.slice(0, 140)}`);
    }
    return found;
}"""
# What sticks to an edge of the window while the page scrolls, and how much of it is covered.
STUCK = """() => {
    const covered = [...document.querySelectorAll("body *")].filter((e) => ["sticky", "fixed"].includes(getComputedStyle(e).position) && e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
        .filter(([, box]) => box.bottom > 0 && box.top < innerHeight && (box.top <= 2 || box.bottom >= innerHeight - 2));
    return covered.map(([e, box]) => [e.className, (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / innerHeight]);
}"""


@pytest.fixture(scope="module")
def window(browser: Browser, invented: Built) -> Iterator[Visit]:
    """A window on the invented guide, for all tests here."""
    with serving(invented.site) as home, visiting(browser, home, width=DESK) as visit:
        yield visit


def opened(visit: Visit, width: int, height: int, address: str, *, unfold: bool = True) -> Page:
    """A page in a window of this size, with all that is folded open."""
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    visit.go(address)
    visit.settled()
    if unfold:
        visit.unfold()
    return visit.page


def lost(visit: Visit) -> list[str]:
    """What cannot be read any more."""
    return [*visit.too_wide(), *visit.page.evaluate(CUT), *visit.page.evaluate(OUT)]


def covering(page: Page) -> list[str]:
    """What sticks to the window and covers more than a third of it."""
    return [f"covers {share:.2f}: {name}" for name, share in page.evaluate(STUCK) if share > 1 / 3]


@pytest.mark.parametrize("kind", KINDS)
def test_large_and_wide_apart(window: Visit, invented: Built, kind: str) -> None:
    """At 400 % of a desk, with letters twice as large on a desk, and with the most room that WCAG asks for: all words stay whole and within the page."""
    page = opened(window, ZOOMED["width"], ZOOMED["height"], address_of(invented, kind))
    assert lost(window) == []
    page.evaluate(STYLE, SPACED)
    assert lost(window) == []
    page.set_viewport_size({"width": DESK, "height": 1024})
    assert lost(window) == []
    page.evaluate(STYLE, LARGE)
    assert lost(window) == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_covers_a_low_window(window: Visit, state: str) -> None:
    """At 400 % what sticks to the window leaves two thirds of it, wherever one is, and the page does not scroll sideways."""
    address, bring = STATES[state]
    page = opened(window, ZOOMED["width"], ZOOMED["height"], address, unfold=False)
    bring(page)
    for part in (0.25, 0.5, 0.75, 1):
        page.evaluate("(part) => scrollTo(0, document.documentElement.scrollHeight * part)", part)
        assert covering(page) == [], part
    assert window.too_wide() == []


def test_pages_can_be_zoomed_and_turned(invented: Built) -> None:
    """No page forbids zooming, and no style locks how a device is held."""
    for address, page in invented.pages.items():
        if not address.startswith("nieuwsbrief/"):
            (viewport,) = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "viewport"]
            assert viewport == "width=device-width, initial-scale=1", address
    for sheet in (ROOT / "theme/assets/css").glob("*.css"):
        assert "orientation:" not in sheet.read_text(encoding="utf-8"), sheet.name


# --- Words without end ------------------------------------------------------------------------------------


ENDLESS = "donaudampfschiff" * 19
PARTS = ("title:", "name:", "statement:", "summary:", "question:", "definition:", "note:", "what:", "label:", "intro:")


@pytest.fixture(scope="module")
def endless(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented guide, in which each title, name, summary, learning and paragraph begins with a word of three hundred letters."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("lang") / "gids")
    planted = 0
    for file in sorted([*(root / "cases").glob("*.yml"), *(root / "content").rglob("*.yml")]):
        if "versies" in file.parts:
            continue
        text, changed = re.subn(rf"^(\s*(?:- )?(?:{'|'.join(PARTS)}) )(?=[A-Z][a-z])", rf"\1{ENDLESS} ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        text, more = re.subn(r"^(\s*(?:- )?\w+: [|>]-?\n\s+)(?=\w)", rf"\1{ENDLESS} ", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
        planted += changed + more
    assert planted > 35
    done = build(root, None, "--no-search")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


#: Every kind of page on which words of editors stand, and what is made of a case elsewhere.
WORDY = [kind for kind in KINDS if kind not in {"messages", "fields", "dictionary", "versions", "lost", "searching"}]


@pytest.fixture(scope="module")
def endless_window(browser: Browser, endless: Path) -> Iterator[Visit]:
    """A window on that guide."""
    with serving(endless / "site") as home, visiting(browser, home, width=320) as visit:
        yield visit


@pytest.mark.parametrize("kind", WORDY)
def test_an_endless_word_breaks(endless_window: Visit, endless: Path, kind: str) -> None:
    """Three hundred letters without a space stay within the page, the card, the table, the frame and the sheet."""
    for width in (320, DESK):
        opened(endless_window, width, 800, address_of(Built(endless), kind))
        assert lost(endless_window) == [], width


def test_endless_words_in_comparison_form_and_list(endless_window: Visit) -> None:
    """In what scripts make of a case, too."""
    for state in ("two compared", "a list made", "cases chosen", "boxes ticked", "a dialog"):
        address, bring = STATES[state]
        for width in (320, DESK):
            page = opened(endless_window, width, 800, address, unfold=False)
            bring(page)
            assert lost(endless_window) == [], (state, width)
    page = opened(endless_window, 320, 800, "meedoen/casus/?casus=straatfeest", unfold=False)
    expect(page.locator("[data-form][data-ready]")).to_be_visible()
    page.get_by_role("tab", name="Bekijken").click()
    expect(page.locator(".proef__titel")).to_be_visible()
    assert lost(endless_window) == []


def test_the_letters_stand_there(endless: Path) -> None:
    """The endless word is on every page that is looked at: else the test above would prove nothing."""
    built = Built(endless)
    having = [kind for kind in WORDY if ENDLESS in built.pages[address_of(built, kind)].text]
    assert len(having) >= 25
    assert {"home", "cases", "a case", "a theme", "a place", "an indicator", "learnings", "financing", "a frame of a case", "a sheet of a case"} <= set(having)


# --- Motion ---------------------------------------------------------------------------------------------------


# Whatever moves by itself, for longer than an instant.
MOVING = """() => [
    ...document.getAnimations().map((one) => `runs: ${one.constructor.name}`),
    ...[...document.querySelectorAll("*")].flatMap((e) => [null, "::before", "::after"].map((part) => [e, getComputedStyle(e, part)])).filter(([, style]) =>
        [style.transitionDuration, style.animationDuration].some((text) => text.split(",").some((one) => parseFloat(one) > 0.01)) || style.scrollBehavior === "smooth").map(([e]) => `would move: ${e.outerHTML.slice(0, 100)}`),
]"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("state", ["menu open", "search open", "cases chosen", "boxes ticked", "a dialog", "form with errors"])
def test_nothing_moves(window: Visit, state: str, motion: str) -> None:
    """Not for who asked for rest, and for nobody else either: no animation, no transition, no smooth scrolling."""
    address, bring = STATES[state]
    page = opened(window, 360, 800, address, unfold=False)
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    bring(page)
    assert page.evaluate(MOVING) == []
    page.evaluate(STYLE, "a { transition: color 0.3s } h1 { animation: x 2s infinite } @keyframes x { to { opacity: 0.9 } }")
    assert len(page.evaluate(MOVING)) > 2


def test_no_script_scrolls_smoothly() -> None:
    """No script moves the page by itself, and none starts an animation."""
    for script in (ROOT / "theme/assets/js").rglob("*.js"):
        assert not re.search(r"smooth|\.animate\(|requestAnimationFrame\(.*scroll", script.read_text(encoding="utf-8")), script.name


# --- The reader's own colours ------------------------------------------------------------------------------------


# Controls, chips and cards whose edge cannot be told from what they lie on; marks and lines of charts that are the colour of the ground.
UNSEEN = """() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const clear = (colour) => colour === ground || /^rgba\\(.*, 0\\)$/.test(colour) || colour === "transparent" || colour === "none";
    const found = [];
    for (const e of document.querySelectorAll(".button, .tool, .tabs__tab, button:not([class]), input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea, .plate, .tag, .tile, .card, .emblem, .chosen, .bron, .pickbar, .search__panel, .citing-dialog")) {
        if (!e.checkVisibility({ visibilityProperty: true }) || e.matches("button.bare, .tabs__tab")) continue;
        const style = getComputedStyle(e);
        const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && !clear(style[`border${side}Color`]));
        if (!sides.length && clear(style.backgroundColor)) found.push(`no edge: ${e.outerHTML.slice(0, 110)}`);
    }
    for (const e of document.querySelectorAll(".chart svg :is(path, rect, circle, line), svg.sign")) {
        if (!e.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(e);
        if (e.matches("svg")) { if (clear(style.color)) found.push(`no sign: ${e.outerHTML.slice(0, 110)}`); }
        else if (clear(style.fill) && clear(style.stroke) && !e.closest("[opacity='0']")) found.push(`not drawn: ${e.outerHTML.slice(0, 110)}`);
    }
    return found;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_readers_own_colours(window: Visit, invented: Built, kind: str) -> None:
    """With the colours of the system each control, chip and card keeps an edge, each sign and each mark of a chart a colour."""
    page = opened(window, DESK, 800, address_of(invented, kind))
    for scheme, other in (("light", "dark"), ("dark", "light")):
        page.emulate_media(forced_colors="active", color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate(UNSEEN) == [], scheme
        # Who once chose the other palette here has words and lines of charts in the colours of the system too.
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", other)
        assert {ink: ratio for ink, ratio in page.evaluate(CONTRAST) if ink in WANTED and ratio < WANTED[ink]} == {}, scheme


# --- The checks see what is wrong ---------------------------------------------------------------------------------


#: A style put over a page that is sound, and what must be said of it.
PLANTED: Mapping[str, str] = {
    "main p { block-size: 10px; overflow: hidden }": "cut off: <p",
    "main h2 { inline-size: 30px; overflow-wrap: normal; white-space: nowrap }": "sticks out: <h2",
    "main { min-inline-size: 3000px }": "30",
    ".top { position: fixed; inset: 0 0 auto; block-size: 200px }": "covers 0.7",
}
#: The same in the reader's own colours.
PLAIN: Mapping[str, str] = {
    ".button { border: 0 !important; background: none !important }": 'no edge: <a class="button',
    ".chart svg * { forced-color-adjust: none; fill: none !important; stroke: none !important }": "not drawn: <",
    "svg.sign { forced-color-adjust: none; color: Canvas !important }": "no sign: <svg",
}


def test_planted_faults_are_seen(window: Visit) -> None:
    """Each of the checks above finds what a style spoils, in a page in which it finds nothing."""
    page = opened(window, 1280, 256, "casussen/buurtwerf-de-lantaarn/")
    assert [*lost(window), *covering(page)] == []
    for style, said in PLANTED.items():
        page.evaluate(STYLE, style)
        found = [*lost(window), *covering(page)]
        assert any(fault.startswith(said) for fault in found), (style, found)
    page.emulate_media(forced_colors="active")
    page.evaluate(STYLE, "")
    assert page.evaluate(UNSEEN) == []
    for style, said in PLAIN.items():
        page.evaluate(STYLE, style)
        assert any(fault.startswith(said) for fault in page.evaluate(UNSEEN)), style
