"""Light: what a first visit costs on the wire, and that nothing jumps while a page arrives or is used."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, TimeoutError, expect

from generator import styles
from generator.fonts import COMMON, FACES, MORE, RARE
from generator.model.base import Kind
from tests.site.browser import DESK, PHONE, Visit, visiting
from tests.site.built import Built
from tests.site.server import LEVEL, serving

#: kind of page → (most bytes with their headers and without pictures, most requests). A little above what it is today: who adds weight says why, here.
BUDGETS = {
    # Every page has 250 bytes more than it had: what is shown when one script alone is lost.
    "home": (89_500, 17),
    "case, longest": (93_000, 20),
    "case, middle": (83_000, 20),
    "case, shortest": (80_000, 20),
    "theme, longest": (128_000, 18),
    "finder": (94_500, 19),
    "comparison": (101_000, 25),
    # Without what the worker of the search fetches, which the browser tells of elsewhere.
    "search": (82_000, 48),
    "form": (325_000, 80),
    "indicator, longest": (90_000, 18),
    "place, longest": (93_000, 19),
    "learnings": (112_000, 16),
    "from A to Z": (95_000, 16),
    "reading list": (85_000, 21),
    "embed of a case": (15_000, 4),
    # The largest is the map: a drawing of 12 kB within the page.
    "embed of a chart": (18_500, 4),
}
#: What is asked of every case, whatever stands above.
MOST_OF_A_CASE = 100_000
#: What the first paint waits for: the styles of the page and the choice of light or dark.
BLOCKING = 3
#: Seconds before an answer comes, so that each part of a page is seen to come.
SLOW = {".css": 0.1, ".js": 0.2, ".woff2": 0.4}
#: Milliseconds in which a busy machine has a page ready.
PATIENCE = 60_000
_WATCH = """
window.shifts = [];
const named = (node) => node && `${node.nodeName.toLowerCase()}.${node.className?.baseVal ?? node.className ?? ""}`;
new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
        if (!hadRecentInput) window.shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => named(node)).join(", ")}`);
}).observe({ type: "layout-shift", buffered: true });
"""
_TO_THE_END = """async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await painted(); }
    scrollTo(0, 0);
    await painted();
}"""
# The faces that the letters on the page ask for: the file for common and for rare letters.
_FACES = """([rare]) => {
    const asked = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
        if (!text || !element.checkVisibility() || element.closest("svg")) continue;
        const style = getComputedStyle(element), heading = style.fontFamily.startsWith('"Public Sans"');
        if (!heading && !style.fontFamily.startsWith('"Atkinson')) continue;
        const face = heading ? "public-sans" : style.fontWeight >= 600 ? "atkinson-bold" : style.fontStyle === "italic" ? "atkinson-italic" : "atkinson-regular";
        for (const letter of text) asked.add(rare.includes(letter) ? face + "-more" : face);
    }
    return [...asked].sort();
}"""

_BLOCKING = "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking').map((one) => new URL(one.name).pathname)"


@dataclass
class Weight:
    """What a browser with nothing in its cache got for one page: address → (kind, bytes with the headers)."""

    got: list[tuple[str, str, int]] = field(default_factory=list)
    #: The faces that the letters on the page are drawn with.
    needed: list[str] = field(default_factory=list)
    #: What the first paint waited for.
    blocking: list[str] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """All but the pictures."""
        return sum(size for _, kind, size in self.got if kind != "Image")

    @property
    def fonts(self) -> list[str]:
        """The names of the faces."""
        return sorted(Path(path).stem for path, kind, _ in self.got if kind == "Font")

    @property
    def twice(self) -> list[str]:
        """What was fetched more than once."""
        return [path for path, times in Counter(path for path, _, _ in self.got).items() if times > 1]


def packed(file: Path) -> int:
    """How large a page is, packed."""
    return len(gzip.compress(file.read_bytes(), LEVEL))


@pytest.fixture(scope="module")
def pages(real: Built) -> dict[str, str]:
    """One address for each kind of page: the real ones, and the longest where it matters."""

    def longest(kind: Kind) -> str:
        return max((real.facts.address(kind, name) for name in real.guide.records[kind]), key=lambda address: packed(real.site / address / "index.html"))

    cases = sorted((f"casussen/{name}/" for name in real.guide.cases), key=lambda address: (packed(real.site / address / "index.html"), address))
    two = ",".join(sorted(real.guide.cases)[:2])
    return {
        "home": "",
        "case, longest": cases[-1],
        "case, middle": cases[len(cases) // 2],
        "case, shortest": cases[0],
        "theme, longest": longest(Kind.THEME),
        "finder": "casussen/",
        "comparison": f"vergelijken/?casus={two}",
        "search": "zoeken/?q=schulden",
        "form": "meedoen/casus/",
        "indicator, longest": longest(Kind.INDICATOR),
        "place, longest": longest(Kind.PLACE),
        "learnings": "leerpunten/",
        "from A to Z": "a-z/",
        "reading list": longest(Kind.LIST),
        "embed of a case": f"insluiten/{cases[-1].replace('casussen', 'casus')}",
        "embed of a chart": max((real.site / "insluiten/grafiek").iterdir(), key=lambda folder: packed(folder / "index.html")).relative_to(real.site).as_posix() + "/",
    }


def weighing(visited: Visit) -> Weight:
    """Weigh from now on what this window gets."""
    weight = Weight()
    asked: dict[str, tuple[str, str]] = {}
    session = visited.context.new_cdp_session(visited.page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: asked.update({event["requestId"]: (event["response"]["url"].removeprefix(visited.home), event["type"])}))
    session.on("Network.loadingFinished", lambda event: weight.got.append((*asked[event["requestId"]], int(event["encodedDataLength"]))))
    return weight


@pytest.fixture(scope="module")
def weights(browser: Browser, real: Built, pages: dict[str, str]) -> dict[str, Weight]:
    """The weight of every kind of page until nothing more comes, each in a new window on a phone, from a host that packs what it sends."""
    found = {}
    with serving(real.site, packed=True) as home:
        for kind, address in pages.items():
            with visiting(browser, home, width=PHONE) as visited:
                found[kind] = weighing(visited)
                visited.page.goto(f"{home}/{address}")
                arrived(visited.page)
                found[kind].needed = visited.page.evaluate(_FACES, [RARE])
                found[kind].blocking = visited.page.evaluate(_BLOCKING)
                assert visited.faults == [], kind
    return found


@pytest.mark.parametrize("kind", BUDGETS)
def test_each_kind_of_page_stays_within_its_budget(weights: dict[str, Weight], kind: str) -> None:
    """Page, styles, scripts, what they fetch unasked, and fonts; and nothing comes twice."""
    weight, (most, requests) = weights[kind], BUDGETS[kind]
    assert weight.bytes <= most, sorted(weight.got, key=lambda one: -one[2])[:8]
    assert len(weight.got) <= requests, [path for path, _, _ in weight.got]
    assert weight.twice == []
    # A budget far above what a page weighs guards nothing.
    assert weight.bytes > most * 0.8 or kind.startswith("embed"), weight.bytes


def test_no_case_is_heavy(weights: dict[str, Weight]) -> None:
    """The longest case, and so every case."""
    assert [kind for kind in BUDGETS if kind.startswith("case") and weights[kind].bytes > MOST_OF_A_CASE] == []


def test_only_what_must_come_first_is_waited_for(weights: dict[str, Weight]) -> None:
    """The first paint waits for the style sheets and for the choice of light or dark, not for other scripts, fonts or the sheet for paper."""
    for kind, weight in weights.items():
        assert len(weight.blocking) <= BLOCKING, (kind, weight.blocking)
        assert all(path.endswith((".css", "/theme.js")) and not path.endswith("/print.css") for path in weight.blocking), (kind, weight.blocking)
        assert weight.blocking, kind


def test_no_face_is_fetched_that_no_letter_needs(weights: dict[str, Weight]) -> None:
    """What came is what the letters on the page are drawn with."""
    assert {kind: weight.fonts for kind, weight in weights.items()} == {kind: weight.needed for kind, weight in weights.items()}
    assert weights["embed of a case"].fonts == []
    assert weights["home"].fonts == ["atkinson-bold", "atkinson-regular", "public-sans"]


# --- nothing jumps


@pytest.fixture(scope="module")
def slow(real: Built) -> Iterator[str]:
    """The address of the real site, from a host far away."""
    with serving(real.site, packed=True, slow=SLOW) as home:
        yield home


def arrived(page: Page) -> None:
    """Wait until the page is there and nothing more comes."""
    page.wait_for_load_state("load", timeout=PATIENCE)
    # Once in a great many times the browser never tells that the network is quiet: by then all has come long ago.
    with suppress(TimeoutError):
        page.wait_for_load_state("networkidle", timeout=PATIENCE / 3)


def arriving(browser: Browser, home: str, addresses: dict[str, str], *, width: int, dark: bool, windows: ExitStack) -> dict[str, Visit]:
    """New windows, each with one page that has come in whole; the reader chose a look that is not that of the device. A few at a time: most of it is waiting."""
    opened = {}
    for some in batched(addresses.items()):
        for kind, address in some:
            opened[kind] = visited = windows.enter_context(visiting(browser, home, width=width, dark=not dark))
            visited.context.add_init_script(f"{_WATCH}localStorage.setItem('weergave', '{'dark' if dark else 'light'}');")
            visited.page.goto(f"{home}/{address}", wait_until="commit", timeout=PATIENCE)
        for kind, _ in some:
            arrived(opened[kind].page)
            opened[kind].page.evaluate("document.fonts.ready.then(() => null)")
    return opened


def batched(items: Iterable[tuple[str, str]], number: int = 6) -> Iterator[list[tuple[str, str]]]:
    """These in order, so many at a time."""
    left = list(items)
    for start in range(0, len(left), number):
        yield left[start : start + number]


def shifts(page: Page) -> list[str]:
    """How far what jumped, outside half a second after a press or a key."""
    # What was seen is told after the frame in which it happened.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))")
    found: list[str] = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESK, False)])
def test_nothing_jumps_while_a_page_arrives(browser: Browser, slow: str, pages: dict[str, str], width: int, dark: bool) -> None:
    """Style sheets, scripts and fonts come late and one by one; the reader then scrolls to the end."""
    more = {
        "finder with a choice": "casussen/?opgave=wonen&volgorde=kosten",
        "finder with a fault": "casussen/?opgave=wonnen",
        "own list": "leeslijsten/eigen/",
        "own list of two": f"leeslijsten/eigen/{pages['comparison'].removeprefix('vergelijken/')}",
        "comparison of none": "vergelijken/",
        "tip": "meedoen/tip/",
        "cases to look at": "meedoen/wat-ontbreekt/",
        "lost": "bestaat-niet/",
    }
    with ExitStack() as windows:
        # On a desk what scripts fill; there the rest stands as it came.
        wanted = (
            pages | more
            if width == PHONE
            else {"home": pages["home"], "case, longest": pages["case, longest"], "comparison": pages["comparison"], "form": pages["form"], "search": pages["search"], **more}
        )
        opened = arriving(browser, slow, wanted, width=width, dark=dark, windows=windows)
        for visited in opened.values():
            visited.page.evaluate(_TO_THE_END)
        assert {kind: found for kind, visited in opened.items() if (found := shifts(visited.page))} == {}


def test_a_jump_is_seen(browser: Browser, slow: str) -> None:
    """What the test above relies on: a paragraph that comes late and pushes the page down is told."""
    with ExitStack() as windows:
        page = arriving(browser, slow, {"home": ""}, width=PHONE, dark=True, windows=windows)["home"].page
        assert shifts(page) == []
        page.evaluate("document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'laat' }))")
        assert shifts(page) != []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_jumps_at_the_first_use(browser: Browser, slow: str, pages: dict[str, str], width: int) -> None:
    """Choosing a case, opening the menu, typing in the search box, picking two to compare: what comes more than half a second later pushes nothing aside."""
    with ExitStack() as windows:
        wanted = {kind: pages[kind] for kind in ("home", "finder", "theme, longest", "case, longest")}
        opened = {kind: visited.page for kind, visited in arriving(browser, slow, wanted, width=width, dark=False, windows=windows).items()}
        finder = opened["finder"]
        if width == PHONE:
            finder.locator("[data-panel] > summary").click()
            opened["case, longest"].locator("[data-menu]").click()
        finder.locator(".axis input[type=checkbox]").first.check()
        expect(finder.locator(".finder__chosen .chosen")).to_have_count(1)
        opened["home"].locator("#zoek").press_sequentially("huur")
        expect(opened["home"].locator(".search__hits a").first).to_be_visible()
        opened["theme, longest"].locator(".pick input").first.check()
        expect(opened["theme, longest"].locator(".pickbar")).to_be_visible()
        opened["case, longest"].locator("[data-palette]").click()
        for page in opened.values():
            arrived(page)
        assert {kind: found for kind, page in opened.items() if (found := shifts(page))} == {}


# --- how it is made


def test_the_style_sheet_says_which_letters_are_in_which_font(real: Built) -> None:
    """`unicode-range` in the style sheet, and the letters in the files; every face is there twice, for common and for rare letters."""
    css = (real.site / styles.TOGETHER).read_text(encoding="utf-8")
    faces = dict(re.findall(r"url\(\"\.\./fonts/([a-z-]+)\.woff2\"\)[^}]*?unicode-range: ([^;]+);", css))
    assert set(faces) == {f"{face.name}{end}" for face in FACES for end in ("", MORE)}
    for name, ranges in faces.items():
        said = {chr(point) for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges) for point in range(int(first, 16), int(last or first, 16) + 1)}
        assert said == set(RARE if name.endswith(MORE) else COMMON), name
        letters = {chr(point) for point in TTFont(BytesIO((real.site / f"assets/fonts/{name}.woff2").read_bytes())).getBestCmap()}
        assert letters <= said, name
        # What a family does not have itself: the browser takes those from the next.
        assert said - letters <= set("\u00ad\u2009\u202f≈≤≥≠İŌō"), (name, said - letters)
    assert css.count("font-display: optional") == len(faces)


def test_rare_letters_are_fetched_when_a_page_has_them(browser: Browser, invented: Built) -> None:
    """A name with a letter of another language brings the second file of its face, and only that."""
    assert not set(COMMON) & set(RARE)
    with serving(invented.site, packed=True) as home, visiting(browser, home) as visited:
        visited.page.goto(f"{home}/privacy/", wait_until="networkidle")
        before = {path for path in visited.asked if path.endswith(".woff2")}
        with visited.page.expect_response(f"**/atkinson-regular{MORE}.woff2"):
            visited.page.evaluate("document.querySelector('main').append(Object.assign(document.createElement('p'), { textContent: 'Ş' }))")
        visited.page.evaluate("document.fonts.ready.then(() => null)")
        assert not [path for path in before if path.endswith(f"{MORE}.woff2")]
        assert {path for path in visited.asked if path.endswith(".woff2")} - before == {f"/assets/fonts/atkinson-regular{MORE}.woff2"}
        assert visited.faults == []


def test_every_style_sheet_of_the_theme_reaches_a_page(invented: Built) -> None:
    """In the one that all pages have, or by itself; no page asks for both."""
    theme = {path.stem for path in (invented.root / "theme/assets/css").glob("*.css")}
    asked = {Path(link.get("href") or "").stem for page in invented.parsed.values() for link in page[0].all("link") if link.get("rel") == "stylesheet"}
    assert theme - set(styles.COMMON) <= asked
    assert asked - theme == {Path(styles.TOGETHER).stem}
    assert asked & set(styles.COMMON) == set(styles.ALONE)
    for name in styles.COMMON:
        assert (invented.site / f"assets/css/{name}.css").exists() == (name in styles.ALONE), name
    # As a browser reads them the rules are the same: nothing is lost with the comments.
    whole = "".join((invented.root / f"theme/assets/css/{name}.css").read_text(encoding="utf-8") for name in styles.COMMON)
    assert re.findall(r"[^\s]+", re.sub(r"/\*.*?\*/", " ", whole, flags=re.DOTALL)) == re.findall(r"[^\s]+", (invented.site / styles.TOGETHER).read_text(encoding="utf-8"))
