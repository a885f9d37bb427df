"""What a checker cannot see: every kind of page is walked through with the keys alone, forwards and back, on a phone and on a desk."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import acts
from tests.site.access import kind_of, kinds_of
from tests.site.browser import DESK, STYLE, axe_version, visiting
from tests.site.built import Built
from tests.site.commands import ROOT
from tests.site.dom import Element
from tests.site.server import serving
from tests.site.walking import ALIKE, KINDS, Walk, Walker, address_of

SMALLEST, TABLET = 320, 700
#: Steps back that have a reason: (from, to).
JUMPS: Mapping[tuple[str, str], str] = {
    ("button.search__go", "button.tool"): "on a phone the search box has a row of its own below the buttons; what the button Menu opens must follow that button",
    ("resultaten)", "button.tool"): "the list of the search box lies over the page",
    ("", "a.skip"): "a skip link is drawn at the top of what it skips; the first one comes again after the end of the page",
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
    return [jump for jump in jumps if not any(one in jump and f"back to {other}" in jump for one, other in JUMPS)]


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


def unwalked(built: Built, rows: Iterable[str]) -> set[str]:
    """The kinds of pages that have none of these rows, and are not like one that has."""
    walked = {kind_of("404.html" if name == "lost" else address_of(built, name), built) for name in rows}
    return {kind for address, kind in kinds_of(built) if address in built.pages} - walked - set(ALIKE)


def controls(page: Element) -> set[tuple[str, str]]:
    """The sorts of controls on a page."""
    return {(one.tag, one.get("type")) for one in page.walk() if one.tag in ("a", "button", "iframe", "input", "select", "summary", "textarea")}


def test_every_kind_of_page_is_walked(invented: Built) -> None:
    """A new kind of page is missed here until it has a row in the table, or a row that has all that it has; so is each row that is left out."""
    assert unwalked(invented, KINDS) == set()
    for left_out in ("lost", "a list of one's own", "open questions by subject", "a frame of a theme", "a sheet of a case", "a value"):
        assert len(unwalked(invented, [name for name in KINDS if name != left_out])) == 1, left_out
    alike = {address: kind for address, kind in kinds_of(invented) if kind in ALIKE}
    assert set(alike.values()) == set(ALIKE)
    assert {address for address, kind in alike.items() if controls(invented.pages[address]) - controls(invented.pages[address_of(invented, ALIKE[kind])])} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_desk(walker: Walker, invented: Built, kind: str) -> None:
    """With all that can be unfolded open, forwards and back: the same stops the other way round, each in view, each with a line around it."""
    look(walker, DESK)
    walker.visit.go(address_of(invented, kind))
    walker.visit.settled()
    walker.visit.unfold()
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
    walker.visit.settled()
    assert faults_of(walker, walker.walk()) == []
    assert walker.ask("onlyMouse()") == []
    assert too_small(walker) == []


# --- States ----------------------------------------------------------------------------------


def _searching(page: Page) -> None:
    page.locator("#zoek").press_sequentially("werk")
    expect(page.locator(".search__hits a").first).to_be_visible()


def _found(page: Page) -> None:
    expect(page.locator("#resultaten a").first).to_be_visible()
    expect(page.locator("[data-answers][aria-busy]")).to_have_count(0)


#: What a page can be in: its address, and how a keyboard brings it there.
STATES: Mapping[str, tuple[str, Callable[[Page], object]]] = {
    "search open": ("themas/", _searching),
    "menu open": ("over/", acts.menu),
    "results": ("zoeken/?q=werk", _found),
    "nothing found": ("zoeken/?q=qqqq", lambda page: expect(page.locator("main")).to_contain_text("qqqq")),
    "cases chosen": ("casussen/?opgave=werk", lambda page: expect(page.locator(".finder--ready")).to_be_visible()),
    "boxes ticked": ("themas/werk/", acts.picked),
    "two compared": ("vergelijken/?casus=buurtwerf-de-lantaarn,straatfeest", lambda page: expect(page.locator(".sides--2")).to_be_visible()),
    "a list made": ("leeslijsten/eigen/?casus=buurtwerf-de-lantaarn,straatfeest", lambda page: expect(page.locator("main li[data-case]")).to_have_count(2)),
    "form with errors": ("meedoen/casus/", acts.faulty),
    "a case in the form": ("meedoen/casus/?casus=straatfeest", acts.form_ready),
    "a dialog": ("casussen/buurtwerf-de-lantaarn/", acts.citing),
}


@pytest.mark.parametrize(("width", "scheme"), [(SMALLEST, "dark"), (DESK, "light")])
@pytest.mark.parametrize("state", STATES)
def test_in_every_state(walker: Walker, state: str, width: int, scheme: Literal["light", "dark"]) -> None:
    """What opens, comes or goes leaves the way whole."""
    address, bring = STATES[state]
    look(walker, width, scheme)
    walker.visit.go(address)
    bring(walker.page)
    assert faults_of(walker, walker.walk()) == []
    assert walker.ask("onlyMouse()") == []
    assert too_small(walker) == []


def test_a_dialog_keeps_the_focus_and_gives_it_back(walker: Walker) -> None:
    """Tab stays inside, Escape closes, and one is where one was."""
    look(walker, DESK)
    walker.visit.go("casussen/buurtwerf-de-lantaarn/")
    acts.citing(walker.page)
    stops = walker.walk().stops
    assert len(stops) > 2
    assert walker.page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
    walker.page.keyboard.press("Escape")
    expect(walker.page.locator(".citing-dialog")).to_be_hidden()
    expect(walker.page.locator("main a.anchor").first).to_be_focused()


def test_what_is_folded_opens_with_enter_and_space(walker: Walker) -> None:
    """Each `details` of the page with the most of them."""
    look(walker, DESK)
    walker.visit.go("casussen/buurtwerf-de-lantaarn/")
    folded = walker.page.locator("main details:not(details details) > summary:visible")
    assert folded.count() > 2
    for one in folded.all():
        around = one.locator("xpath=..")
        before = around.evaluate("(e) => e.open")
        one.focus()
        walker.page.keyboard.press("Enter")
        expect(around).to_have_js_property("open", not before)
        walker.page.keyboard.press("Space")
        expect(around).to_have_js_property("open", before)
        expect(one).to_be_focused()


def test_tabs_follow_the_practices(walker: Walker) -> None:
    """One stop for the row; arrows, Home and End walk through it and round it; the view follows, and Tab goes into the page."""
    look(walker, DESK)
    walker.visit.go("meedoen/casus/?casus=straatfeest")
    expect(walker.page.locator("[data-form][data-ready]")).to_be_visible()
    tabs = walker.page.get_by_role("tab")
    last = tabs.count() - 1
    tabs.first.focus()
    for key, at in (("ArrowRight", 1), ("ArrowLeft", 0), ("End", last), ("ArrowRight", 0), ("ArrowLeft", last), ("Home", 0)):
        walker.page.keyboard.press(key)
        expect(tabs.nth(at)).to_be_focused()
        expect(tabs.nth(at)).to_have_attribute("aria-selected", "true")
        expect(walker.page.locator("[role=tab][tabindex='0'], [role=tab]:not([tabindex])")).to_have_count(1)
        expect(walker.page.locator(f"#{tabs.nth(at).get_attribute('aria-controls')}")).to_be_visible()
    walker.tab()
    expect(walker.page.locator("[role=tab]:focus")).to_have_count(0)


def test_a_box_with_a_list_follows_the_practices(walker: Walker) -> None:
    """The arrow opens it, the arrows, Home and End point, Escape closes and keeps the focus; what was not chosen is not filled in."""
    look(walker, DESK)
    walker.visit.go("meedoen/casus/")
    expect(walker.page.locator("[data-form][data-ready]")).to_be_visible()
    box = walker.page.locator("input[role=combobox]").first
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    walker.page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = walker.page.locator(f"#{box.get_attribute('aria-controls')} [role=option]")
    last = options.count() - 1
    assert last > 0
    for key, at in (("End", last), ("ArrowDown", 0), ("ArrowUp", last), ("Home", 0), ("ArrowDown", 1)):
        walker.page.keyboard.press(key)
        expect(options.nth(at)).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", str(options.nth(at).get_attribute("id")))
        expect(options.nth(at)).to_be_in_viewport()
    walker.page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    expect(box).to_have_value("")


def test_a_wide_table_scrolls_with_the_arrows(walker: Walker) -> None:
    """Where it is wider than the window it is a stop with a line around it; where it fits it is none."""
    look(walker, TABLET)
    walker.visit.go("themas/werk/")
    walker.page.get_by_label("tabel").check()
    wide = walker.page.locator(".scroll[tabindex='0']")
    wide.focus()
    walker.page.keyboard.press("ArrowRight")
    expect(wide).not_to_have_js_property("scrollLeft", 0)
    walker.page.set_viewport_size({"width": 2400, "height": 800})
    expect(walker.page.locator(".scroll[tabindex]")).to_have_count(0)


def test_cases_are_found_and_compared_without_a_mouse(walker: Walker) -> None:
    """From the start: the menu, a choice, two boxes, the bar, and the comparison; nothing but Tab, Space and Enter."""
    look(walker, DESK)
    walker.visit.go("")

    def tab_to(there: Locator) -> None:
        for _ in range(120):
            walker.tab()
            if there.evaluate("(e) => e === document.activeElement"):
                return
        pytest.fail(f"{there} was not reached")

    tab_to(walker.page.locator("#menu a").first)
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url("**/casussen/")
    tab_to(walker.page.locator(".axis input[value=werk]"))
    walker.page.keyboard.press("Space")
    walker.page.wait_for_url("**/casussen/?opgave=werk")
    boxes = walker.page.locator("#casussen li[data-case]:visible > .pick input")
    for at in range(2):
        tab_to(boxes.nth(at))
        walker.page.keyboard.press("Space")
        expect(boxes.nth(at)).to_be_checked()
    tab_to(walker.page.locator(".pickbar a").first)
    walker.page.keyboard.press("Enter")
    expect(walker.page.locator(".sides--2")).to_be_visible()


# --- The line around the focus, as it is painted ----------------------------------------------------------


#: What: (address, width, selector).
PAINTED: Mapping[str, tuple[str, int, str]] = {
    "skip link": ("over/", DESK, ".skip"),
    "name": ("over/", DESK, ".brand"),
    "search box": ("over/", DESK, "#zoek"),
    "search button": ("over/", DESK, ".search__go"),
    "switch": ("over/", DESK, "[data-palette]"),
    "menu": ("over/", DESK, "#menu a[aria-current], #menu a"),
    "menu on a phone": ("over/", SMALLEST, "[data-menu]"),
    "link in a text": ("over/", DESK, "main p a"),
    "foot": ("over/", DESK, ".foot nav a"),
    "card": ("themas/werk/", DESK, ".card h3 a"),
    "box on a card": ("themas/werk/", DESK, ".card .pick input, .pick input"),
    "theme": ("", DESK, ".tile, main .tiles a"),
    "choice": ("casussen/", DESK, ".axis input"),
    "folded": ("casussen/buurtwerf-de-lantaarn/", DESK, "main details > summary"),
    "plate": ("casussen/buurtwerf-de-lantaarn/", DESK, ".plate"),
    "note": ("casussen/buurtwerf-de-lantaarn/", DESK, "main .bron"),
    "button": ("casussen/buurtwerf-de-lantaarn/", DESK, ".actions .button"),
    "choice of a view": ("themas/werk/", DESK, ".switch input"),
    "field": ("meedoen/tip/", DESK, "#tip-titel"),
    "tick": ("meedoen/tip/", DESK, "#tip-akkoord"),
    "tab of the form": ("meedoen/casus/", SMALLEST, "[role=tab][aria-selected=true]"),
    "frame": ("insluiten/thema/wonen/", DESK, "h1 a"),
    "sheet": ("casussen/straatfeest/blad/", DESK, "button"),
}


def luminance(pixel: Any) -> float:
    """How light a pixel is, as WCAG counts."""
    red, green, blue = ((one / 255 / 12.92) if one / 255 <= 0.04045 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in pixel[:3])
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def changed(before: bytes, after: bytes) -> int:
    """How many pixels differ so much that everyone sees it: a contrast of 3."""
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in (before, after)]
    pairs = Counter(zip(*(picture.get_flattened_data() for picture in pictures), strict=True))
    found = 0
    for (one, other), times in pairs.items():
        low, high = sorted((luminance(one), luminance(other)))
        found += times if one != other and (high + 0.05) / (low + 0.05) >= 3 else 0
    return found


@pytest.mark.parametrize("what", PAINTED)
def test_the_focus_is_painted(walker: Walker, what: str) -> None:
    """Pixel by pixel, in the light, in the dark and in the reader's own colours: a line of 2 px around it that differs 3 : 1 from what was there."""
    address, width, selector = PAINTED[what]
    look(walker, width)
    walker.visit.go(address)
    there = walker.page.locator(selector).locator("visible=true").first if what != "skip link" else walker.page.locator(selector)
    for scheme, forced in (("light", False), ("dark", False), ("light", True)):
        look(walker, width, "dark" if scheme == "dark" else "light", forced=forced)
        there.evaluate("(e) => { e.scrollIntoView({ block: 'center' }); e.focus({ preventScroll: true }); }")
        box = walker.ask("around()")
        x, y = max(0.0, box["x"] - 8), max(0.0, box["y"] - 8)
        clip = {"x": x, "y": y, "width": min(box["x"] + box["width"] + 8, width) - x, "height": min(box["y"] + box["height"] + 8, 800) - y}
        after = walker.page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
        there.evaluate("(e) => e.blur()")
        before = walker.page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
        inside = 2 * (min(box["width"], clip["width"]) + min(box["height"], clip["height"]))
        assert changed(before, after) >= 2 * inside * 0.9, (scheme, forced)


def test_the_measure_sees_a_faint_line() -> None:
    """Grey on white is no change, black on white is."""

    def shot(colour: str) -> bytes:
        picture = Image.new("RGB", (20, 20), "white")
        picture.paste(Image.new("RGB", (20, 2), colour), (0, 0))
        file = io.BytesIO()
        picture.save(file, "PNG")
        return file.getvalue()

    assert changed(shot("white"), shot("#bbbbbb")) == 0
    assert changed(shot("white"), shot("black")) == 40


# --- Nothing for the mouse alone ---------------------------------------------------------------------------------


#: What may change under a pointer: decoration, nothing that shows or hides.
DECORATION = re.compile(r"text-decoration.*|background(-color)?|color|border(-[a-z]+)*-color|border-color|outline.*|fill|stroke|translate|box-shadow")


def test_a_pointer_shows_nothing_more() -> None:
    """No style under `:hover` shows, hides or moves something, and no script waits for a pointer."""
    hovered = 0
    for sheet in sorted((ROOT / "theme/assets/css").glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{}]*:hover[^{}]*)\{([^{}]*)\}", text):
            hovered += 1
            for line in filter(None, map(str.strip, body.split(";"))):
                assert DECORATION.fullmatch(line.partition(":")[0].strip()), (sheet.name, selector.strip(), line)
    assert hovered > 20
    for script in sorted((ROOT / "theme/assets/js").rglob("*.js")):
        assert not re.search(r"""["'](mouse(over|enter|move)|pointer(over|enter|move)|dragstart|drop)["']""", script.read_text(encoding="utf-8")), script.name


# --- The checks see what is wrong ----------------------------------------------------------------------------


#: A fault put into a page (styles by a sheet of our own, elements by script), and what must be said of it.
PLANTED: Mapping[str, tuple[str, str]] = {
    "no line": ("style('main a:focus-visible { outline: 0 !important }')", "no line around the focus"),
    "a faint line": ("style(':root { --focus: #ddd8cf }')", "has a contrast of"),
    "behind a bar": ("style('.top { position: fixed; inset: 0 0 auto; block-size: 420px; z-index: 9; background: Canvas }')", "behind "),
    "off the window": ("style('main a { position: absolute !important; inset-inline-start: -900px }')", "off the window"),
    "not to be seen": (
        "style('.foot nav:last-of-type { clip-path: inset(50%); position: absolute; block-size: 1px; inline-size: 1px; overflow: hidden } .foot nav:last-of-type a { visibility: visible; min-block-size: 0; block-size: 0; inline-size: 0; overflow: hidden }')",
        "cannot be seen",
    ),
    "not reached": ("document.querySelector('main a').tabIndex = -1", "not reached"),
    "a trap": ("document.querySelector('main a').addEventListener('keydown', (event) => event.preventDefault())", "the focus never came round"),
    "a step back": ("style('.foot nav:last-of-type { order: -1 }')", "back to "),
    "only for a mouse": (
        "const only = Object.assign(document.createElement('span'), { id: 'druk', textContent: 'Druk hier' }); document.querySelector('main').append(only); style('#druk { cursor: pointer }')",
        "only for a mouse",
    ),
    "too small": ("style('.tool { min-block-size: 20px; min-inline-size: 20px; padding: 0; block-size: 20px }')", "by 20"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_seen(walker: Walker, fault: str) -> None:
    """Each kind of fault, put into a page that is sound."""
    plant, said = PLANTED[fault]
    look(walker, DESK)
    walker.visit.go("over/")
    walker.page.evaluate(f"() => {{ const style = {STYLE}; {plant}; }}")
    found = [*faults_of(walker, walker.walk()), *walker.ask("onlyMouse()"), *too_small(walker)]
    assert any(said in one for one in found), found


def test_the_statement_tells_what_is_measured() -> None:
    """The numbers of the accessibility statement are those of the tables in the tests."""
    said = (ROOT / "content/toegankelijkheid.md").read_text(encoding="utf-8")
    assert f"door {len(KINDS)} soorten pagina’s" in said
    assert f"in {len(STATES)} toestanden" in said
    assert f"axe, versie {axe_version()[0]}," in said
