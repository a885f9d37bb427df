"""Without scripts, switched off or lost on the way, everything can be read, browsed and found, and nothing that is shown is dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from posixpath import normpath
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.access import kinds_of
from tests.site.browser import DESK, PHONE, Visit, visiting
from tests.site.built import Built
from tests.site.server import serving

# Embeds and letters stand in pages elsewhere; what moved only refers.
INSIDE = ("insluiten/", "nieuwsbrief/")
# Of each kind of page one of the real guide, and the longest of some.
REAL = [
    "",
    "casussen/",
    "casussen/sociale-hypotheek-dolphia-enschede/",
    "themas/wonen/",
    "vergelijken/",
    "leeslijsten/eigen/",
    "zoeken/",
    "a-z/",
    "meedoen/casus/",
    "meedoen/tip/",
    "data/",
    "leerpunten/",
]
# What only scripts fill, and the words of the way that then remains.
EXPLAINED = {
    "vergelijken/": ("alleen met JavaScript", "/casussen/"),
    "leeslijsten/eigen/": ("alleen met JavaScript", "/casussen/"),
    "zoeken/": ("Zoeken lukt nu niet", "/a-z/"),
    "meedoen/casus/": ("Zonder JavaScript", "sjabloon.yml"),
    "meedoen/tip/": ("Zonder JavaScript", "meedoen/casus/"),
}
# Controls in view that do nothing by themselves: buttons that belong to no form that leads somewhere, fields of such forms, and details without anything in them.
DEAD = """() => {
    const seen = (e) => e.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true }) && e.getClientRects().length > 0;
    const leads = (e) => e.form && e.form.hasAttribute("action") && !e.disabled;
    const view = (e) => e.type === "radio" && e.closest(".views");  // cards or a table: the style sheet itself does it
    const copied = (e) => e.matches("textarea[readonly]");  // a code to select and copy
    const controls = [...document.querySelectorAll("button, input, select, textarea")].filter((e) => seen(e) && !leads(e) && !view(e) && !copied(e));
    const folds = [...document.querySelectorAll("details")].filter((e) => seen(e) && (!e.querySelector(":scope > summary") || e.textContent.trim() === e.querySelector("summary").textContent.trim()));
    const links = [...document.querySelectorAll("a")].filter((e) => seen(e) && !e.getAttribute("href"));
    const loading = [...document.querySelectorAll("[role=status], [aria-busy]")].filter((e) => seen(e) && /…$/.test(e.textContent.trim()));
    return [...controls, ...folds, ...links, ...loading].map((e) => e.outerHTML.slice(0, 120));
}"""
# Parts of the page that stay empty: headings without anything beneath them, and sections and frames without a word.
EMPTY = """() => {
    const seen = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0;
    return [...document.querySelectorAll("main, main section, main [data-compare-page], main [data-own-list], main [data-form], main ul, main ol, main dl, main table, main figure")]
        .filter((e) => seen(e) && e.innerText.trim().length < 2 && !e.querySelector("svg")).map((e) => e.outerHTML.slice(0, 120));
}"""


def lose(route: Route) -> None:
    """A script that does not arrive."""
    route.abort()


@pytest.fixture(scope="module", params=["off", "lost"])
def unscripted(request: pytest.FixtureRequest, browser: Browser, invented: Built, real: Built) -> Iterator[tuple[Visit, Visit]]:
    """Windows on both guides without scripts: switched off, or not arriving."""
    with serving(invented.site) as small, serving(real.site) as large:
        off = request.param == "off"
        with visiting(browser, small, width=DESK, javascript=not off) as one, visiting(browser, large, width=PHONE, javascript=not off) as two:
            for visited in (one, two) if not off else ():
                visited.page.route("**/*.js", lose)
            yield one, two


def judged(page: Page) -> list[str]:
    """What is dead or empty on the page that is open."""
    return [*page.evaluate(DEAD), *page.evaluate(EMPTY)]


def submits(built: Built, address: str, page: Page) -> list[str]:
    """Forms in view that lead to no page of the site, or send something to one that cannot read it."""
    found: list[list[str]] = page.evaluate("[...document.forms].filter((f) => f.getClientRects().length && f.hasAttribute('action')).map((f) => [f.getAttribute('action'), f.method])")
    wrong = []
    for action, method in found:
        path = urlsplit(urljoin(f"/{address}", action)).path.strip("/")
        if method != "get" or not (built.site / path / "index.html").exists():
            wrong.append(f"{method} {action}")
    return wrong


def test_nothing_is_dead_or_empty_on_any_page(request: pytest.FixtureRequest, unscripted: tuple[Visit, Visit], invented: Built, real: Built) -> None:
    """Every kind of page of the invented guide on a desk, and those of the real one on a phone."""
    faults = {}
    small, large = unscripted
    kinds: dict[str, list[str]] = {}
    for address, kind in kinds_of(invented):
        if address in invented.pages and not address.startswith(INSIDE):
            kinds.setdefault(kind, []).append(address)
    # Scripts that are lost are the same page as scripts that are off, but for <noscript>: of each kind one is enough, else four.
    chosen = [address for alike in kinds.values() for address in alike[: 4 if "off" in request.node.name else 1]]
    assert len(kinds) > 40
    for built, visited, addresses in ((invented, small, chosen), (real, large, REAL)):
        for address in addresses:
            visited.page.goto(f"{visited.home}/{address}")
            if found := judged(visited.page) + submits(built, address, visited.page):
                faults[address] = found
    assert faults == {}


@pytest.mark.parametrize("address", EXPLAINED)
def test_what_only_scripts_can_do_is_said_with_a_way_that_works(unscripted: tuple[Visit, Visit], address: str) -> None:
    """In Dutch, in view, with a link that helps."""
    words, way = EXPLAINED[address]
    for visited in unscripted:
        visited.page.goto(f"{visited.home}/{address}")
        assert words in visited.page.locator("main").inner_text()
        links: list[str] = visited.page.evaluate("[...document.querySelectorAll('main a')].filter((a) => a.checkVisibility()).map((a) => a.href)")
        assert any(way in link for link in links), links


#: Script that alone does not come → the page, what is then in view, and what is not.
LOST = (
    ("form/form.js", "meedoen/casus/", ".form .without-js", ".form__laadt, .met-script"),
    # What a module needs is a part of it.
    ("form/check.js", "meedoen/casus/", ".form .without-js", ".form__laadt, .met-script"),
    ("form/tip.js", "meedoen/tip/", ".tip .without-js", "[data-tip-send], .tip .invoer"),
    ("compare.js", "vergelijken/", ".compare-page .without-js", ".compare-page > :not(.without-js)"),
    ("compare-page.js", "vergelijken/", ".compare-page .without-js", ".compare-page > :not(.without-js)"),
    ("list-own.js", "leeslijsten/eigen/?casus=straatfeest", ".own-list .without-js", ".own-list > :not(.without-js)"),
    ("search.js", "zoeken/?q=werk", "main > .without-js", ".needs-js"),
    ("frame.js", "over/", "#menu a", ".tool"),
)


def test_one_script_that_is_lost_is_missed_where_it_is_needed(browser: Browser, invented: Built) -> None:
    """The host has it no more, and all others come: the page says so at once, shows what works without it and leaves no dead control; with all scripts it says nothing."""
    with serving(invented.site) as home, visiting(browser, home, width=PHONE) as visited:
        page = visited.page
        for script, address, shown, gone in LOST:
            visited.go(address)
            if script != "frame.js":
                expect(page.locator(shown).locator("visible=true"), address).to_have_count(0)
            page.route(f"**/assets/js/{script}", partial(Route.fulfill, status=404, body="weg"))
            visited.go(address)
            expect(page.locator(shown).first, script).to_be_visible()
            expect(page.locator(gone).locator("visible=true"), script).to_have_count(0)
            page.unroute(f"**/assets/js/{script}")


def test_a_search_that_is_lost_says_so(browser: Browser, invented: Built) -> None:
    """What the page of results fetches when it is asked something: the words of the list from A to Z, and no waiting for ever."""
    with serving(invented.site) as home, visiting(browser, home) as visited:
        visited.page.route("**/assets/js/search/page.js", lose)
        visited.go("zoeken/?q=werk")
        expect(visited.page.locator("[data-status]")).to_have_text("Zoeken lukt nu niet. Gebruik de lijst van A tot Z.")


def test_dead_and_empty_things_are_noticed(unscripted: tuple[Visit, Visit], invented: Built) -> None:
    """The planted faults: a button, a field, an empty fold-out, an empty list, a link to nowhere, what loads for ever, forms that send or lead nowhere; the page without them is sound."""
    small, _ = unscripted
    planted = (
        "",
        "<button>x</button>",
        "<input>",
        "<details><summary>x</summary></details>",
        "<a>nergens</a>",
        "<p role=status>Laadt …</p>",
        "<section><ul class=plain><li></li></ul></section>",
        "<select disabled></select>",
        "<form method=post action=/over/><button>x</button></form>",
        "<form action=/bestaat-niet/><button>x</button></form>",
    )
    small.page.goto(f"{small.home}/over/")
    body = small.page.content()
    assert judged(small.page) + submits(invented, "over/", small.page) == []
    for fault in planted:
        # The policy refuses words as HTML, so the page comes from the host with the fault in it.
        small.page.route("**/over/proef", partial(Route.fulfill, body=body.replace("</main>", f"{fault}</main>"), content_type="text/html; charset=utf-8"))
        small.page.goto(f"{small.home}/over/proef")
        assert bool(judged(small.page) + submits(invented, "over/proef", small.page)) is bool(fault), fault
        small.page.unroute("**/over/proef")


def test_the_search_box_leads_to_everything(unscripted: tuple[Visit, Visit], real: Built) -> None:
    """Enter in the box opens the list of everything, with every case in it, where the search of the browser finds it."""
    _, large = unscripted
    large.page.goto(f"{large.home}/themas/wonen/", wait_until="domcontentloaded")
    large.page.get_by_role("searchbox").fill("huurachterstand")
    large.page.get_by_role("searchbox").press("Enter")
    large.page.wait_for_url("**/a-z/?q=huurachterstand")
    listed: list[str] = large.page.evaluate("[...document.querySelectorAll('main a')].map((a) => new URL(a.href).pathname)")
    assert {f"/casussen/{case}/" for case in real.guide.cases} <= set(listed)
    assert large.page.evaluate("document.querySelector('main').innerText.length") > 10_000


def clicks(built: Built) -> Mapping[str, int]:
    """Address → the fewest clicks from the home page, along the links that stand in the pages."""
    away, edge = {"": 0}, [""]
    while edge:
        onward = []
        for address in edge:
            for href in built.pages[address].hrefs:
                parts = urlsplit(urljoin(f"/{address}", href))
                path = normpath(parts.path).strip("/") + "/" if parts.path.strip("/") else ""
                if not parts.netloc and path in built.pages and path not in away:
                    away[path] = away[address] + 1
                    onward.append(path)
        edge = onward
    return away


def test_every_case_is_three_clicks_away(built: Built) -> None:
    """Every case within three clicks from home, and every page within reach; to what helps editors the text of `meedoen` leads, which each guide writes itself."""
    away = clicks(built)
    assert {case: away.get(f"casussen/{case}/", 99) for case in built.guide.cases if away.get(f"casussen/{case}/", 99) > 3} == {}
    lost = [address for address in built.pages if address not in away and address != "404.html" and not address.startswith((*INSIDE, "meedoen/"))]
    assert lost == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_look_follows_the_device(browser: Browser, invented: Built, dark: bool) -> None:
    """Without the switch the device decides: dark ground on a dark device."""
    with serving(invented.site) as home, visiting(browser, home, dark=dark, javascript=False) as visited:
        visited.page.goto(f"{home}/over/")
        red = int(visited.page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\\\d+/)[0]".replace("\\\\", "\\")))
        assert (red < 80) is dark
