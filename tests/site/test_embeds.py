"""Frames on the site of others, letters, sheets and what is copied of them, in the real browser and with the headers of the built site."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.site.browser import is_of_its_age, until, visiting
from tests.site.built import Built
from tests.site.commands import build
from tests.site.conftest import Visiting
from tests.site.dom import Element
from tests.site.server import serving

HOME = "https://www.gids.test/"
FRAMES = ("casus", "thema", "leernetwerk", "grafiek")
#: What nobody else may frame.
CLOSED = ("", "casussen/", "meedoen/casus/", "404.html", "casussen/bestaat-niet/", "api/v1/casussen.json", "zoeken/")


def _most(built: Built, folder: str, size: Callable[[Element], int]) -> str:
    """The page with the most of something among those in a folder."""
    return max((address for address in built.pages if address.startswith(folder)), key=lambda address: size(built.pages[address]))


def _words(page: Element) -> int:
    return len(page.text)


def longest(built: Built, folder: str) -> str:
    """The page with the most words in a folder."""
    return _most(built, folder, _words)


@pytest.fixture(scope="session")
def addressed(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented guide on a site with an address of its own."""
    site = tmp_path_factory.mktemp("adres") / "site"
    done = build(invented.root, site, "--no-search", WIJKENGIDS_URL=HOME)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@contextmanager
def framing(browser: Browser, home: str, frame: str, width: int, folder: Path, *, dark: bool = False) -> Iterator[tuple[Page, FrameLocator, list[str], list[str]]]:
    """A page of another origin with one frame: (the page, what is in the frame, what went wrong, the hosts that were asked)."""
    (folder / "index.html").write_text(f'<!doctype html><title>x</title><body style="margin:0">{frame}', encoding="utf-8")
    with serving(folder) as elsewhere, visiting(browser, elsewhere, width=width, dark=dark) as visited:
        faults: list[str] = []
        asked: list[str] = []
        visited.page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") and not is_of_its_age(message.text) else None)
        visited.page.on("request", lambda request: asked.append(re.sub(r"(//[^/]*)/.*", r"\1", request.url)))
        visited.page.goto(f"{elsewhere}/", wait_until="load")
        assert home != elsewhere
        yield visited.page, visited.page.frame_locator("iframe"), faults, asked


def code_of(built: Built, kind: str, address: str) -> str:
    """The code that a page of the site gives, without an address in it: title and height are those of the page that it is about."""
    found = [link for page in built.pages.values() for link in page.all("a") if {"data-embed", "data-embed-chart"} & set(link.attributes) and link.get("href").endswith(address)]
    assert found, kind
    return f'title="{kind}" width="100%" height="{found[0].get("data-height")}" loading="lazy" style="border:0; width:100%"'


@pytest.mark.parametrize("kind", FRAMES)
def test_others_can_frame_it(real: Built, visit: Visiting, browser: Browser, tmp_path: Path, kind: str) -> None:
    """On a page of another origin its words are seen, nothing is blocked and nobody else is asked for anything."""
    address = longest(real, f"insluiten/{kind}/")
    with serving(real.site) as home:
        frame = f'<iframe src="{home}/{address}" {code_of(real, kind, address)}></iframe>'
        with framing(browser, home, frame, 600, tmp_path) as (page, inside, faults, asked):
            title = inside.locator("h1")
            title.wait_for(state="visible")
            assert title.inner_text().strip() == re.sub(r"\s+", " ", real.pages[address].all("h1")[0].text).strip()
            assert faults == []
            assert {host for host in asked if host != home} == {page.url.rstrip("/")}
            assert page.frames[1].evaluate("[...document.scripts].length") == 0
            inside.locator("a.embed__more").click()
            page.wait_for_url(f"{home}/**")
            assert page.frames[0] is page.main_frame
            assert len(page.frames) == 1


@pytest.mark.parametrize("sandbox", ["", "allow-popups", "allow-top-navigation-by-user-activation"])
def test_it_shows_in_a_frame_that_may_do_little(real: Built, browser: Browser, tmp_path: Path, sandbox: str) -> None:
    """Some systems give a frame no origin of its own: its words and its styles still come."""
    address = longest(real, "insluiten/casus/")
    with serving(real.site) as home, framing(browser, home, f'<iframe sandbox="{sandbox}" src="{home}/{address}" width="600" height="500"></iframe>', 700, tmp_path) as (_, inside, faults, _asked):
        expect(inside.locator("h1")).to_be_visible()
        assert inside.locator("a.embed__more").evaluate("(link) => getComputedStyle(link).minHeight") == "44px"
        assert faults == []


@pytest.mark.parametrize("address", [*CLOSED, "a case", "a sheet", "a letter"])
def test_nobody_can_frame_anything_else(real: Built, browser: Browser, tmp_path: Path, address: str) -> None:
    """The browser refuses, and says that it is the policy."""
    case = next(iter(real.guide.cases))
    path = {"a case": f"casussen/{case}/", "a sheet": f"casussen/{case}/blad/", "a letter": f"nieuwsbrief/casus/{case}/"}.get(address, address)
    with serving(real.site) as home, framing(browser, home, f'<iframe src="{home}/{path}" width="600" height="500"></iframe>', 700, tmp_path) as (page, _, faults, _asked):
        until(page, lambda: any("frame-ancestors" in fault for fault in faults))
        until(page, lambda: page.frames[1].url == "chrome-error://chromewebdata/")


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("dark", [False, True])
def test_frames_fit(real: Built, visit: Visiting, width: int, dark: bool) -> None:
    """Of the longest of each kind and of a short one nothing sticks out, the ground is that of the device, and there is no request but its own. What axe says of frames: test_access.py."""
    with visit(width=width, dark=dark) as visited:
        for address in (*(longest(real, f"insluiten/{kind}/") for kind in FRAMES), "insluiten/grafiek/kaart/"):
            visited.go(address)
            assert visited.too_wide() == [], address
            ground = visited.page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) is dark
        assert visited.faults == []
        assert {path for path in visited.asked if not re.match(r"/insluiten/|/assets/css/(tokens|embed)\.css|/assets/img/", path)} == set()


def test_what_is_in_a_frame_fits(real: Built, visit: Visiting) -> None:
    """The height that the code gives is enough for nearly all in a column of 400 px, without a hole in what is short; the foot follows the words."""
    heights = {}
    for page in real.pages.values():
        for link in page.all("a"):
            if {"data-embed", "data-embed-chart"} & set(link.attributes):
                heights[link.get("href").partition("insluiten/")[2]] = int(link.get("data-height"))
    with visit(width=400) as visited:
        for kind in FRAMES:
            spare = []
            for address in [address for address in sorted(heights) if address.startswith(f"{kind}/")][::4]:
                visited.page.set_viewport_size({"width": 400, "height": heights[address]})
                visited.page.goto(f"{visited.home}/insluiten/{address}", wait_until="domcontentloaded")
                foot, end = visited.page.evaluate("[document.querySelector('.embed__foot').getBoundingClientRect().top, document.querySelector('main').getBoundingClientRect().bottom]")
                assert foot - end < 24, address
                spare.append(heights[address] - visited.page.evaluate("document.querySelector('.embed__foot').getBoundingClientRect().bottom + 17"))
            assert sum(room < 0 for room in spare) <= max(1, len(spare) // 10), (kind, spare)
            assert sorted(spare)[len(spare) // 2] < 160, (kind, spare)


@pytest.mark.parametrize("width", [240, 320, 1200])
def test_no_frame_scrolls_sideways(real: Built, visit: Visiting, width: int) -> None:
    """From a narrow column to a whole page."""
    frames = [address for address in real.pages if address.startswith("insluiten/")]
    assert len(frames) > 150
    with visit(width=width) as visited:
        visited.go(frames[0])
        wide = {}
        for address in frames[::4]:
            visited.page.goto(f"{visited.home}/{address}", wait_until="domcontentloaded")
            if found := visited.too_wide():
                wide[address] = found
        assert wide == {}


def test_a_frame_is_light(built: Built) -> None:
    """A few kB on the wire, without scripts or fonts; a chart at most 15 kB."""
    styles = sum(len(gzip.compress((built.site / f"assets/css/{name}.css").read_bytes())) for name in ("tokens", "embed"))
    assert not re.search(r"url\(", (built.site / "assets/css/embed.css").read_text(encoding="utf-8"))
    for address, page in built.pages.items():
        if address.startswith("insluiten/"):
            assert not page.all("script"), address
            assert [link.get("href").rpartition("/")[2] for link in page.all("link") if link.get("rel") == "stylesheet"] == ["tokens.css", "embed.css"]
            size = styles + len(gzip.compress((built.site / address / "index.html").read_bytes()))
            assert size < (16_000 if "/grafiek/" in address else 6_000), (address, size)


def test_everything_that_is_published_has_its_frame_sheet_and_letter(built: Built) -> None:
    """Each case, theme, network and chart; a sheet and a letter only of a theme with cases. No other addresses in these folders. They are no pages to find: not in the search, noindex."""
    guide = built.guide
    told = {name for name in guide.themes if guide.cases_with_theme.get(name)}
    charts = {path.stem for path in (built.site / "grafieken").glob("*.csv")}
    frames = {f"insluiten/{kind}/{name}/" for kind, names in (("casus", guide.cases), ("thema", guide.themes), ("leernetwerk", guide.networks), ("grafiek", charts)) for name in names}
    sheets = {f"{folder}/{name}/blad/" for folder, names in (("casussen", guide.cases), ("themas", told)) for name in names}
    letters = {f"nieuwsbrief/{kind}/{name}/" for kind, names in (("casus", guide.cases), ("thema", told)) for name in names}
    found = {address for address in built.pages if re.match(r"insluiten/|nieuwsbrief/(casus|thema)/|.*/blad/$", address)}
    assert found == frames | sheets | letters
    for address in found:
        assert [meta.get("content") for meta in built.pages[address].all("meta") if meta.get("name") == "robots"] == ["noindex"], address
    assert not found & set(built.indexed)


def test_a_frame_says_where_it_comes_from(built: Built) -> None:
    """A link to the page that it is about, to the guide, the licence; of a case its stand and its sources."""
    for address, page in built.pages.items():
        kind, _, name = address.removeprefix("insluiten/").rstrip("/").partition("/")
        if not address.startswith("insluiten/"):
            continue
        links = page.all("a")
        assert all(link.get("target") == "_top" for link in links), address
        assert "Uit de Wijkengids. Teksten: CC BY 4.0." in re.sub(r"\s+", " ", page.all("footer")[0].text), address
        if kind == "casus":
            case = built.guide.cases[name]
            assert f"../../../casussen/{name}/" in [link.get("href") for link in links]
            assert re.search(r"Stand: .*\d{4}\.", page.all("main")[0].text), address
            assert built.guide.sources[case.sources[0].document].title.replace("'", "’") in page.all("footer")[0].text, address


def test_a_site_with_an_address_says_so_in_its_code_and_not_elsewhere(addressed: Path) -> None:
    """The code has the whole address, the frame names the page that it stands for, the sheet has a code of it."""
    case = (addressed / "casussen/de-brug/index.html").read_text(encoding="utf-8")
    code = re.search(r"<textarea[^>]*data-code>(.*?)</textarea>", case, re.DOTALL)
    assert code
    assert unescape(code[1]).strip().startswith(f'<iframe src="{HOME}insluiten/casus/de-brug/" title="De Brug – Wijkengids" width="100%" height="')
    assert "Dit adres blijft werken, ook als de naam verandert." in case
    for path in ("casussen/de-brug/", "data/"):
        assert {f"citaat.{ending}" for ending in ("bib", "ris", "json")} <= set(re.findall(r'href="(?:[^"]*/)?(citaat\.\w+)"', (addressed / path / "index.html").read_text(encoding="utf-8")))
    for path in ("insluiten/casus/de-brug/", "casussen/de-brug/blad/"):
        assert f'<link rel="canonical" href="{HOME}casussen/de-brug/">' in (addressed / path / "index.html").read_text(encoding="utf-8")
    sheet = (addressed / "casussen/de-brug/blad/index.html").read_text(encoding="utf-8")
    assert f"QR-code met het adres {HOME}casussen/de-brug/<" in sheet
    assert "www.gids.test/casussen/de-brug/</span>" in sheet


def test_a_site_without_an_address_has_no_code_that_leads_nowhere(built: Built) -> None:
    """The sheet says why there is none."""
    for address, page in built.pages.items():
        if address.endswith("/blad/"):
            assert not page.all("svg"), address
            assert "zodra de gids een vast adres heeft" in page.all("footer")[0].text, address


# --- What is copied ---------------------------------------------------------------------------------


def _opened(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("details.share > summary").click()


def _clipboard(page: Page) -> Mapping[str, str]:
    read: Mapping[str, str] = page.evaluate(
        "async () => Object.fromEntries(await Promise.all((await navigator.clipboard.read())[0].types.map(async (type) => [type, await (await (await navigator.clipboard.read())[0].getType(type)).text()])))"
    )
    return read


@pytest.mark.parametrize("folder", ["casussen", "themas"])
def test_a_letter_is_copied_with_its_looks(real: Built, visit: Visiting, folder: str) -> None:
    """Rich and plain, with whole addresses of the site where it stands; the strict policy is not breached."""
    kind, names = ("casus", real.guide.cases) if folder == "casussen" else ("thema", real.guide.themes)
    name = next(iter(names))
    with visit() as visited:
        visited.go(f"{folder}/{name}/")
        _opened(visited.page)
        visited.page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
        visited.page.get_by_text("Gekopieerd. Plak het in uw nieuwsbrief.").wait_for()
        clip = _clipboard(visited.page)
        html = clip["text/html"]
        assert "font-family:" in html
        addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
        assert addresses
        assert all(address.startswith(f"{visited.home}/") for address in addresses)
        assert f"{visited.home}/{folder}/{name}/" in addresses
        assert f"\n{visited.home}/{folder}/{name}/\n" in clip["text/plain"].replace("\r\n", "\n")
        assert ".example" not in html + clip["text/plain"]
        assert f"/nieuwsbrief/{kind}/{name}/" in visited.asked
        assert visited.faults == []


def test_the_code_is_made_and_copied(real: Built, visit: Visiting) -> None:
    """The field of a case, and that of a chart, which is made when a reader asks for it."""
    chart = next(address for address in real.pages if address.startswith("casussen/") and any("data-embed-chart" in link.attributes for link in real.pages[address].all("a")))
    with visit() as visited:
        visited.go(chart)
        _opened(visited.page)
        field = visited.page.get_by_label("Code voor uw site")
        name = chart.split("/")[1]
        expect(field).to_have_value(re.compile(f'^<iframe src="{visited.home}/insluiten/casus/{name}/" title="'))
        visited.page.get_by_role("button", name="Kopieer de code").click()
        visited.page.get_by_text("Gekopieerd", exact=True).wait_for()
        visited.copied(field.input_value())
        visited.page.locator(".chart__more > summary").first.click()
        opener = visited.page.locator(".chart").first.get_by_role("button", name="Zet op uw eigen site")
        opener.click()
        made = visited.page.locator(".chart").first.get_by_label("Code voor uw site")
        expect(made).to_be_focused()
        expect(made).to_have_value(re.compile(rf'^<iframe src="{visited.home}/insluiten/grafiek/[a-z0-9-]+/" title="[^"<>]+ – Wijkengids" width="100%" height="\d+"'))
        assert visited.violations() == []
        opener.click()
        expect(made).to_be_hidden()
        assert visited.faults == []


def test_a_refused_clipboard_shows_the_html(real: Built, visit: Visiting) -> None:
    """Then the reader copies it from a field."""
    with visit(width=360) as visited:
        visited.page.add_init_script("document.execCommand = () => false; navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
        visited.go(f"casussen/{next(iter(real.guide.cases))}/")
        _opened(visited.page)
        visited.page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
        field = visited.page.get_by_label("HTML voor uw nieuwsbrief")
        field.wait_for()
        expect(field).to_have_value(re.compile("<table"))
        expect(visited.page.get_by_text("Kopiëren lukt niet vanzelf. Kopieer wat hieronder staat.")).to_be_visible()
        assert visited.violations() == []
        assert visited.too_wide() == []


def test_a_letter_that_cannot_be_fetched_says_so(real: Built, visit: Visiting) -> None:
    """And nothing is put on the clipboard."""
    with visit() as visited:
        visited.page.route("**/nieuwsbrief/**", lambda route: route.abort())
        visited.go(f"casussen/{next(iter(real.guide.cases))}/")
        _opened(visited.page)
        visited.page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
        visited.page.get_by_text("De tekst ophalen lukt nu niet. Probeer het later nog eens.").wait_for()


def test_without_scripts_there_are_links(real: Built, visit: Visiting) -> None:
    """To the frame and to the letter, which stand there ready."""
    with visit(javascript=False) as visited:
        visited.page.goto(f"{visited.home}/casussen/{next(iter(real.guide.cases))}/")
        visited.page.locator("details.share > summary").click()
        visited.page.get_by_role("link", name="Bekijk de tekst voor uw nieuwsbrief").click()
        expect(visited.page.locator("[data-letter] h2")).to_be_visible()
        visited.page.go_back()
        visited.page.locator("details.share > summary").click()
        visited.page.get_by_role("link", name="Bekijk het kader").click()
        expect(visited.page.locator("a.embed__more")).to_be_visible()


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("blocked", [False, True])
def test_a_letter_reads_as_a_mail(real: Built, visit: Visiting, width: int, blocked: bool) -> None:
    """Its own styles are allowed and nothing else; it fits, with its picture and without, when the words of the picture stand there."""
    address = longest(real, "nieuwsbrief/thema/")
    with visit(width=width) as visited:
        if blocked:
            visited.page.route("**/plaatjes/**", lambda route: route.abort())
        visited.page.goto(f"{visited.home}/{address}")
        assert visited.page.locator("[data-letter] h2").evaluate("(title) => getComputedStyle(title).fontSize") == "24px"
        assert visited.page.locator("[data-letter]").evaluate("(letter) => letter.getBoundingClientRect().width") <= 600
        assert visited.too_wide() == []
        assert visited.violations() == []
        picture = visited.page.locator("[data-letter] img").first
        assert picture.evaluate("(image) => [image.naturalWidth, image.alt.length > 10, image.getBoundingClientRect().height > 10]") == [0 if blocked else 1200, True, True]
        assert {path.split("/")[1] for path in visited.asked} <= {"nieuwsbrief", "plaatjes", "favicon.ico"}
        assert [fault for fault in visited.faults if "net::ERR_FAILED" not in fault] == []


# --- On paper -----------------------------------------------------------------------------------------


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def _spread(built: Built, folder: str) -> list[str]:
    sheets = sorted((address for address in built.pages if re.fullmatch(rf"{folder}/[^/]+/blad/", address)), key=lambda address: len(built.pages[address].text))
    return [sheets[0], sheets[len(sheets) // 2], *sheets[-3:]]


def test_a_sheet_is_one_page(real: Built, visit: Visiting) -> None:
    """The shortest and the longest, as the browser prints them."""
    with visit() as visited:
        for address in (*_spread(real, "casussen"), *_spread(real, "themas")):
            visited.go(address)
            pdf = visited.page.pdf(prefer_css_page_size=True)
            assert _pages(pdf) == 1, address
            assert re.search(rb"/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]", pdf)
        assert visited.faults == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_sheet_can_be_read_on_a_screen(addressed: Path, browser: Browser, width: int) -> None:
    """Nothing for axe to say, nothing sticks out; the button prints."""
    with serving(addressed) as home, visiting(browser, home, width=width) as visited:
        for address in ("casussen/buurtwerf-de-lantaarn/blad/", "themas/wonen/blad/"):
            visited.go(address)
            assert visited.violations() == []
            assert visited.too_wide() == []
        visited.page.evaluate("window.print = () => { document.title = 'geprint'; }")
        visited.page.get_by_role("button", name="Print dit blad").click()
        assert visited.page.title() == "geprint"
        assert visited.faults == []
        assert _pages(visited.page.pdf(prefer_css_page_size=True)) == 1


def test_the_code_on_a_sheet_is_that_of_its_address(addressed: Path, browser: Browser) -> None:
    """What the browser draws, module by module, is the code that leads to the page, on light and with its quiet zone."""
    address = f"{HOME}casussen/buurtwerf-de-lantaarn/"
    matrix = [list(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix_iter(border=4)]
    with serving(addressed) as home, visiting(browser, home) as visited:
        visited.go("casussen/buurtwerf-de-lantaarn/blad/")
        drawn = visited.page.locator(".sheet__code").evaluate(
            """async (picture, size) => {
                const canvas = new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true });
                canvas.fillStyle = getComputedStyle(picture).backgroundColor;
                canvas.fillRect(0, 0, size, size);
                for (const path of picture.querySelectorAll("path")) {
                    canvas.fillStyle = getComputedStyle(picture).fill;
                    canvas.fill(new Path2D(path.getAttribute("d")));
                }
                const { data } = canvas.getImageData(0, 0, size, size);
                return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => data[4 * (y * size + x)]));
            }""",
            len(matrix),
        )
    assert [[int(light < 80) for light in row] for row in drawn] == matrix
    assert {light for row in drawn for light in row if light >= 80} <= set(range(240, 256))
