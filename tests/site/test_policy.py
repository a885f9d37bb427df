"""The site as a host serves it, with exactly its own headers, walked in a real browser: nothing is blocked, nobody else is asked, nothing is kept but what is documented."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Request, Route, expect

from tests.site.access import kinds_of
from tests.site.browser import Visit, until, visiting
from tests.site.built import Built
from tests.site.commands import ROOT
from tests.site.dom import Element, read
from tests.site.server import given, rules_of, serving
from tests.site.test_form import downloaded, fill_in, opened, pasted, tab

LANTERN = "casussen/buurtwerf-de-lantaarn/"
# What a page may have left behind in the browser, whatever it is called.
KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
})"""
#: What reads or writes in the browser's keeping.
STORES = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|cookieStore|serviceWorker|document\.cookie|navigator\.storage|caches\.\w+)\b")


def documented() -> list[re.Pattern[str]]:
    """The names under which the browser keeps something, as the page about privacy says them: `name`, or `name:…` for each that begins so."""
    text = (ROOT / "content/privacy.md").read_text(encoding="utf-8")
    return [re.compile(re.escape(name).replace("…", ".+")) for name in re.findall(r"`([^`]+)`", text)]


@dataclass
class Walk:
    """A reader's way through the site. `visit.faults` remembers what went wrong; `elsewhere` which other hosts were asked; `kept` what was met in the keeping of the browser."""

    visit: Visit
    elsewhere: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    @property
    def page(self) -> Page:
        """The window."""
        return self.visit.page

    def go(self, address: str) -> Page:
        """Open an address of the site."""
        self.visit.go(address)
        return self.page

    def look(self) -> None:
        """See what the browser keeps now; anything but `localStorage` is too much."""
        found = self.page.evaluate(KEPT)
        self.kept.update(found.pop("local"))
        assert not any(found.values()), found


@contextmanager
def walking(browser: Browser, home: str, *, width: int = 1280) -> Iterator[Walk]:
    """A walk in a window that reaches no other host, and at its end was quiet: no breach, no error, no other host, no cookie, nothing kept that is not documented."""
    with visiting(browser, home, width=width) as visit:
        walk = Walk(visit)

        def stop(route: Route) -> None:
            walk.elsewhere.append(route.request.url)
            route.abort()

        visit.context.route(lambda url: not url.startswith((f"{home}/", "data:", "blob:")), stop)
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield walk
        if visit.page.url.startswith(home):
            walk.look()
        assert visit.faults == []
        assert walk.elsewhere == []
        assert visit.context.cookies() == []
        assert {name for name in walk.kept if not any(known.fullmatch(name) for known in documented())} == set()


@pytest.fixture(scope="module")
def home(invented: Built) -> Iterator[str]:
    """The address of the invented guide, served with its own headers."""
    with serving(invented.site) as address:
        yield address


@pytest.fixture
def walk(browser: Browser, home: str) -> Iterator[Walk]:
    """A walk on a desk."""
    with walking(browser, home) as made:
        yield made


def one_of_each(built: Built) -> list[str]:
    """The longest page of every kind (pages, frames, letters, sheets), and each page that was written by hand."""
    kinds: dict[str, str] = {}
    for address, kind in kinds_of(built):
        if address in built.pages:
            of = address if kind == "pagina *" else kind
            kinds[of] = max(kinds.get(of, address), address, key=lambda one: len(built.pages[one].text))
    return sorted(kinds.values())


# --- Every kind of page --------------------------------------------------------------


def test_every_kind_of_page_is_quiet(walk: Walk, invented: Built) -> None:
    """Each is shown whole within its policy; and an address that does not exist says so."""
    addresses = one_of_each(invented)
    assert len(addresses) > 50
    assert "404.html" in addresses
    for address in addresses:
        walk.go(address)
        expect(walk.page.locator("h1")).not_to_have_count(0)
    walk.go("bestaat/dit-niet/")
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")


def hints(page: Element) -> list[str]:
    """What a page lets the browser do ahead of a click: each address with a host of its own that it would look up, connect to or fetch."""
    found = [(link.get("rel"), link.get("href")) for link in page.all("link") if link.get("rel") not in ("canonical", "alternate")]
    return [f"{rel} {href}" for rel, href in found if urlsplit(href).netloc] + [link.get("ping") for link in page.all("a") if link.get("ping")]


def test_nobody_is_even_looked_up(built: Built) -> None:
    """No page prepares a visit to another host, and the browser is told not to do so by itself."""
    assert [f"{address}: {hint}" for address, (page, _) in built.parsed.items() for hint in hints(page)] == []
    rules = rules_of(built.site)
    assert {dict(given(rules, f"/{address}"))["X-DNS-Prefetch-Control"] for address in built.parsed} == {"off"}
    for plant in ('<link rel="preconnect" href="https://elders.example">', '<link rel="dns-prefetch" href="//elders.example">', '<a href="/" ping="/geteld">x</a>'):
        assert hints(read(f"<!doctype html><html><head>{plant}</head><body></body></html>")[0])


# --- Every function ------------------------------------------------------------------


def test_searching(walk: Walk) -> None:
    """In the box and on the page of results: WebAssembly runs in the worker, and only there."""
    page = walk.go("over/")
    with page.expect_worker() as waiting:
        page.get_by_role("searchbox").fill("lantaarn")
    assert urlsplit(waiting.value.url).path == "/assets/worker/search.js"
    expect(page.locator(".search__hits a").first).to_be_visible()
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#resultaten > li").first).to_be_visible()
    page.locator("form details > summary").click()
    page.get_by_label("Soort").select_option("casussen")
    expect(page.locator("#resultaten > li").first).to_be_visible()
    page.get_by_role("searchbox").fill("xqzwvb")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()


def test_no_page_can_run_webassembly(browser: Browser, home: str) -> None:
    """The search needs it, in its worker; a page is refused."""
    with visiting(browser, home) as visit:
        visit.go("zoeken/?q=lantaarn")
        expect(visit.page.locator("#resultaten > li").first).to_be_visible()
        compiled = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(String, String)"
        assert visit.page.workers[0].evaluate(compiled) == "[object WebAssembly.Module]"
        assert "violates the following Content Security policy directive" in visit.page.evaluate(compiled)


def test_menu_and_palette(browser: Browser, home: str) -> None:
    """On a phone; the choice of light or dark is kept."""
    with walking(browser, home, width=360) as walk:
        page = walk.go("")
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("[data-palette]").click()
        expect(page.locator("html[data-theme]")).to_be_attached()
        walk.look()
        assert walk.kept == {"weergave"}
        walk.go("over/")
        expect(page.locator("html[data-theme]")).to_be_attached()


def test_finding_a_case(walk: Walk) -> None:
    """Choices, the guided way, and the table."""
    page = walk.go("casussen/")
    page.locator("[data-axis=opgave] input").first.check()
    expect(page).to_have_url(re.compile("opgave="))
    page.get_by_role("button", name="Alles wissen").click()
    expect(page).not_to_have_url(re.compile("opgave="))
    page.locator("[data-help] > summary").click()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_role("button", name="Vorige")).to_be_hidden()


def test_comparing(walk: Walk, invented: Built) -> None:
    """From a box on a card to the table, and back."""
    page = walk.go("casussen/")
    for box in page.locator("#casussen .pick input").all()[:2]:
        box.check()
    page.locator(".pickbar a").first.click()
    expect(page.locator("table.sides")).to_be_visible()
    page.locator(".picker summary").click()
    page.locator("[data-control^='kies-']").last.check()
    expect(page.locator("table.sides--3")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Kopieer")).first.click()
    walk.visit.copied(re.compile("De Brug|Lantaarn|Haven|Straatfeest"))


def test_a_list_of_ones_own(walk: Walk, invented: Built) -> None:
    """Made from cases, written, copied as a link and as a letter."""
    page = walk.go(f"leeslijsten/eigen/?casus={','.join(list(invented.guide.cases)[:2])}")
    expect(page.get_by_role("button", name="Kopieer de link")).to_be_visible()
    page.get_by_role("button", name="Kopieer de link").click()
    walk.visit.copied(re.compile(r"/leeslijsten/eigen/\?casus="))
    page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
    expect(page.get_by_text("Gekopieerd. Plak het in uw nieuwsbrief.")).to_be_visible()
    page.get_by_role("button", name="Pas deze lijst aan").click()
    page.get_by_label("Titel van de lijst").fill("Voor maandag")
    expect(page).to_have_url(re.compile("maandag"))


def test_a_case_with_all_it_offers(walk: Walk) -> None:
    """Copying the link, the citation, the frame and the letter; the table and the files of a chart; the text of the case; what stands in a letter looks right."""
    page = walk.go(LANTERN)
    page.locator("details.share > summary").click()
    page.get_by_role("button", name="Kopieer de code").first.click()
    walk.visit.copied(re.compile("^<iframe"))
    page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
    expect(page.get_by_text("Gekopieerd. Plak het in uw nieuwsbrief.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.read().then(async ([item]) => (await item.getType('text/html')).text())")
    assert len(re.findall(r' style="', copied)) > 10
    page.get_by_text("Link en bronvermelding", exact=True).click()
    page.locator("details.citing").get_by_role("button", name="Kopieer de bronvermelding").click()
    walk.visit.copied(re.compile(r"\(20\d\d\)"))
    page.locator("a.anchor").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Kopieer voor uw notitie").click()
    walk.visit.copied(re.compile("^Adres: http", re.MULTILINE))
    page.locator("details.chart__more > summary").first.click()
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=re.compile(rf"\({kind}\)")).first.click()
        assert Path(waiting.value.path()).stat().st_size > 100


def test_writing_a_case(walk: Walk) -> None:
    """From an empty form to a file; a pasted file, the preview, the draft that comes back."""
    page = opened(walk.visit)
    fill_in(page)
    page.locator("[data-do=controleer]").click()
    expect(page.locator(".samenvatting")).to_contain_text("Alles klopt")
    _, text = downloaded(page)
    tab(page, "Bekijken")
    expect(page.get_by_role("heading", name="De Klusbus").first).to_be_visible()
    tab(page, "Schrijven")
    expect(page.get_by_text("Concept bewaard in deze browser").first).to_be_visible()
    walk.look()
    assert walk.kept == {"wijkengids-concept:nieuw"}
    opened(walk.visit)
    expect(page.get_by_role("button", name="Ga ermee verder")).to_be_visible()
    pasted(page, text.replace("De Klusbus", "De Karbus"))
    tab(page, "Bekijken")
    expect(page.get_by_role("heading", name="De Karbus").first).to_be_visible()


def test_a_tip(walk: Walk) -> None:
    """Written and copied: nothing is sent."""
    page = walk.go("meedoen/tip/")
    for label in ("Hoe heet het?", "Waar is het?", "Wat gebeurde er?", "Wat leerde u?"):
        page.get_by_label(label).fill("De Klusbus")
    page.get_by_label("Ik ben akkoord").check()
    page.get_by_role("button", name="Kopieer de tip").click()
    expect(page.locator("[data-tip-said]")).to_contain_text("Gekopieerd")


def test_lists_and_sheets(walk: Walk, invented: Built) -> None:
    """What changed on a reading list since a day; the button of a sheet that prints."""
    address = next(address for address in invented.pages if address.startswith("leeslijsten/") and address.count("/") == 2 and "eigen" not in address)
    page = walk.go(f"{address}?sinds=2000-01-01")
    page.get_by_role("button", name="Toon").click()
    page = walk.go(f"{LANTERN}blad/")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print dit blad").click()
    until(page, lambda: page.evaluate("window.printed === true"))


def test_what_moved(walk: Walk, invented: Built) -> None:
    """The page at the old address leads on, with what was asked for."""
    moved = [address for address, (page, _) in invented.parsed.items() if page.all("body")[0].get("class") == "page-verhuisd" and address.count("/") == 2]
    walk.page.goto(f"{walk.visit.home}/{moved[0]}?vraag=1#vindplaats")
    expect(walk.page).to_have_url(re.compile(rf"^{re.escape(walk.visit.home)}/(?!{moved[0]})[a-z/-]+/\?vraag=1#vindplaats$"))
    expect(walk.page.locator("h1")).to_be_visible()


def test_frames_elsewhere(walk: Walk, browser: Browser, invented: Built, tmp_path: Path) -> None:
    """Every kind of frame shows on a page of another origin, in one that isolates itself too."""
    frames = sorted(address for address, (page, _) in invented.parsed.items() if address.startswith("insluiten/") and page.all("main"))
    assert {address.split("/")[1] for address in frames} >= {"casus", "thema", "grafiek"}
    inside = "".join(f'<iframe src="{walk.visit.home}/{address}"></iframe>' for address in frames)
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=nl><meta charset=utf-8><title>Elders</title><link rel=icon href=data:,>{inside}</html>", encoding="utf-8")
    (tmp_path / "_headers").write_text("/*\n  Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Opener-Policy: same-origin\n", encoding="utf-8")
    with serving(tmp_path) as elsewhere:
        walk.visit.context.unroute_all()
        walk.page.goto(elsewhere)
        for number, frame in enumerate(frames):
            expect(walk.page.frame_locator("iframe").nth(number).locator("h1"), frame).to_be_visible()
    walk.visit.faults[:] = [fault for fault in walk.visit.faults if not fault.startswith(f"request to {elsewhere}")]


# --- What is no page -----------------------------------------------------------------


def test_files_opened_by_themselves(walk: Walk, invented: Built) -> None:
    """A drawing shows in its own font, data and feeds show or are handed over; none of them runs anything, complains or asks for more."""
    files = {path.relative_to(invented.site).as_posix() for path in invented.site.rglob("*") if path.is_file() and path.suffix not in (".html", "")}
    one = {(file.partition("/")[0] if "/" in file else "", file.rpartition(".")[2]): file for file in sorted(files)}
    assert {kind for _, kind in one} >= {"svg", "json", "csv", "yml", "xml", "png", "ris", "bib", "txt", "zip", "ics", "js", "css", "woff2"}
    said = {}
    for file in one.values():
        walk.visit.asked.clear()
        with contextlib.suppress(Error):  # it is handed over as a file
            walk.page.goto(f"{walk.visit.home}/{file}", wait_until="load")
        assert set(walk.visit.asked) <= {f"/{file}", "/favicon.ico"}, file
        # Chromium shows a picture or a plain text in a page of its own making, with styles and a script that the policy refuses: they show all the same.
        said[file] = [
            fault for fault in walk.visit.faults if not (file.endswith((".png", ".txt")) and "inline style" in fault) and not re.search(r"Blocked script execution in '[^']*\.(png|txt)'", fault)
        ]
        walk.visit.faults.clear()
    assert {file: faults for file, faults in said.items() if faults} == {}
    walk.page.goto(f"{walk.visit.home}/{next(file for file in files if file.startswith('grafieken/') and file.endswith('.svg'))}")
    assert walk.page.evaluate("document.fonts.load('12px \"Atkinson Hyperlegible\"').then((found) => found.length)") > 0
    assert walk.page.evaluate("origin") == "null"
    walk.visit.faults.clear()
    walk.page.goto("about:blank")


# --- The policy works ----------------------------------------------------------------

# Where → what is planted there → what the browser refuses.
PLANTS: Mapping[str, Mapping[str, str]] = {
    "over/": {
        "<script>document.title = 'mis'</script>": "script-src-elem inline",
        "<style>body { color: red }</style>": "style-src-elem inline",
        '<p style="color: red">x</p>': "style-src-attr inline",
        '<p id="plant" onclick="document.title = 1">x</p>': "script-src-attr inline",
        '<a id="plant" href="javascript:document.title=1">x</a>': "script-src-elem inline",
        '<img src="https://elders.example/x.png" alt="">': "img-src https://elders.example/x.png",
        '<script src="https://elders.example/x.js"></script>': "script-src-elem https://elders.example/x.js",
        '<link rel="stylesheet" href="https://elders.example/x.css">': "style-src-elem https://elders.example/x.css",
        '<form action="https://elders.example/"><button id="plant">x</button></form>': "form-action https://elders.example/?",
        '<iframe src="https://elders.example/"></iframe>': "frame-src https://elders.example",
        '<iframe src="/over/"></iframe>': "frame-src HOME/over/",
        '<object data="/feed.xml"></object>': "object-src HOME/feed.xml",
        '<base href="https://elders.example/">': "base-uri https://elders.example/",
        '<video src="/x.mp4"></video>': "media-src HOME/x.mp4",
    },
    "insluiten/casus/buurtwerf-de-lantaarn/": {"<script src='/assets/js/frame.js'></script>": "script-src-elem HOME/assets/js/frame.js", '<p style="color: red">x</p>': "style-src-attr inline"},
    "nieuwsbrief/casus/buurtwerf-de-lantaarn/": {
        '<p style="color: red">x</p>': "style-src-attr inline",
        "<style>body { color: red }</style>": "style-src-elem inline",
        "<script src='/assets/js/frame.js'></script>": "script-src-elem HOME/assets/js/frame.js",
    },
    f"{LANTERN}blad/": {"<script>1</script>": "script-src-elem inline", '<img src="//elders.example/x.png" alt="">': "img-src http://elders.example/x.png"},
}


@pytest.mark.parametrize(("address", "plant", "refused"), [(address, plant, refused) for address, plants in PLANTS.items() for plant, refused in plants.items()])
def test_what_is_planted_is_refused(browser: Browser, home: str, address: str, plant: str, refused: str) -> None:
    """In a page as served, with its own headers: the browser blocks it and says which rule did."""

    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{plant}", 1))

    with visiting(browser, home) as visit:
        come: list[Request] = []
        visit.page.on("requestfinished", lambda request: come.append(request))
        visit.page.route(f"{home}/{address}", change)
        visit.page.goto(f"{home}/{address}")
        if 'id="plant"' in plant:
            visit.page.evaluate("document.querySelector('#plant').click()")
        wanted = f"console: policy: {refused.replace('HOME', home)}"
        until(visit.page, lambda: wanted in visit.faults)
        assert [request.url for request in come if "elders" in request.url] == []


def test_text_becomes_no_html(browser: Browser, home: str) -> None:
    """A script that makes HTML of words is refused, where it does not say that it may; the one policy that says so makes no address of another host."""
    with visiting(browser, home) as visit:
        visit.go("over/")
        refused = visit.page.evaluate("(() => { try { document.body.innerHTML = '<b>x</b>'; return ''; } catch (fault) { return `${fault}`; } })()")
        assert re.match("TypeError: .*This document requires 'TrustedHTML' assignment", refused), refused
        assert visit.page.evaluate("import('/assets/js/trusted.js').then(({ ownScript }) => ownScript('https://elders.example/x.js')).then(String, String)").startswith("TypeError: not of this site")


# --- What is kept --------------------------------------------------------------------


def test_the_page_about_privacy_names_all_that_is_kept() -> None:
    """What scripts keep in the browser is what the page says: nothing else names a place to keep things, and each name is documented."""
    users = {}
    for file in sorted((ROOT / "theme/assets").rglob("*.js")):
        text = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        if STORES.search(text):
            users[file.relative_to(ROOT / "theme/assets").as_posix()] = {found[0] for found in STORES.finditer(text)}
    assert users == {"js/frame.js": {"localStorage"}, "js/theme.js": {"localStorage"}, "js/form/ui-draft.js": {"localStorage"}}
    assert {name.pattern for name in documented()} == {re.escape("weergave"), r"wijkengids\-concept:.+"}
    for plant in ("sessionStorage.setItem('x', 1)", "document.cookie = 'x=1'", "await caches.open('x')", "indexedDB.open('x')"):
        assert STORES.search(plant)


def test_what_is_kept_unsaid_is_found(browser: Browser, home: str) -> None:
    """A walk that leaves a cookie, a database or a name that the page about privacy does not know is refused."""
    for plant, said in (
        ("localStorage.setItem('teller', '1')", r"\{'teller'\}"),
        ("sessionStorage.setItem('x', '1')", r"'session': \['x'\]"),
        ("document.cookie = 'x=1'", "'cookie': 'x=1'"),
        ("new Promise((done) => { indexedDB.open('x').onsuccess = () => done(null); })", r"'databases': \['x'\]"),
        ("caches.open('x').then(() => null)", r"'caches': \['x'\]"),
    ):
        with pytest.raises(AssertionError, match=said), walking(browser, home) as walk:
            walk.go("over/").evaluate(plant)
