"""Old addresses in a real browser, and the command that records new ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.pipeline import read_guide
from generator.reading.published import PUBLISHED
from tests.addresses import change, rename, withdraw
from tests.site.browser import LOOKS, visiting
from tests.site.built import Built
from tests.site.commands import build, copy_guide, record
from tests.site.server import serving
from tests.site.test_data import described, read
from tests.site.test_embeds import framing

MOVES = "content/doorverwijzingen.yml"
#: A chart that is not on the site any more.
CHART = "thema-wonen-verdwenen"
ENTRY = "- {from: casussen/straatfeest/, title: Straatfeest, gone: Er is geen bron meer, date: 2026-12-01}\n"


@pytest.fixture(scope="module")
def moved(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on which a case got another name, one was withdrawn, and a learning has another id."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("verhuisd") / "gids")
    assert record(root).returncode == 0
    rename(root, "de-brug", "brug-der-buren", alias=True)
    # A list of that case alone would be empty.
    change(root, ("content/leeslijsten/los.md", lambda text: text.replace("case: straatfeest", "case: brug-der-buren")))
    withdraw(root, "straatfeest")
    part = "- {from: casussen/de-brug/#leerpunt-stempels, gone: Het bleek niet te kloppen, date: 2026-12-01}\n"
    # A chart that was there, and for which there is too little now.
    change(root, (PUBLISHED, lambda text: f"{text}grafieken/{CHART}.svg\ninsluiten/grafiek/{CHART}/\n"))
    change(root, (MOVES, ENTRY + part), ("cases/brug-der-buren.yml", lambda text: text.replace("id: stempels", "id: bewaar-de-kaart")))
    done = build(root, None, "--no-search")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def test_a_reader_keeps_anchor_and_question(moved: Path, browser: Browser) -> None:
    """On a host without rules: the old address with an anchor and a question ends at the same place of the new page."""
    with serving(moved) as home, visiting(browser, home, width=360) as visit:
        visit.page.goto(f"{home}/casussen/de-brug/?van=brief#bedrag-spaarkaart")
        visit.page.wait_for_url("**/casussen/brug-der-buren/**")
        expect(visit.page).to_have_url(f"{home}/casussen/brug-der-buren/?van=brief#bedrag-spaarkaart")
        expect(visit.page.locator("#bedrag-spaarkaart")).to_be_visible()
        visit.page.goto(f"{home}/casussen/de-brug/#leerpunt-stempels")
        visit.page.wait_for_url("**/casussen/brug-der-buren/**")
        expect(visit.page.locator("#leerpunt-stempels")).to_contain_text("Dit leerpunt is ingetrokken op 1 december 2026")
        assert visit.faults == []


def test_without_scripts_the_page_leads_on_too(moved: Path, browser: Browser) -> None:
    """By the page itself; the words and the link are there for whoever sees it."""
    with serving(moved) as home:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{home}/casussen/de-brug/")
        page.wait_for_url("**/casussen/brug-der-buren/")
        context.close()


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_a_withdrawn_page_can_be_read_by_all(moved: Path, browser: Browser, width: int, dark: bool) -> None:
    """No fault, nothing too wide, nothing that axe objects to; and the list of what a page had is as accessible."""
    with serving(moved) as home, visiting(browser, home, width=width, dark=dark) as visit:
        for address in ("casussen/straatfeest/", "casussen/brug-der-buren/#leerpunt-stempels"):
            visit.go(address)
            assert visit.violations() == []
            assert visit.too_wide() == []
        assert visit.faults == []


def test_what_is_withdrawn_is_in_no_list(moved: Path) -> None:
    """Not in any page, nor in the map of the site; nor is what moved."""
    pages = {path: path.read_text(encoding="utf-8") for path in moved.rglob("*.html")}
    naming = [path.relative_to(moved).as_posix() for path, text in pages.items() if re.search(r"casussen/(straatfeest|de-brug)/", text)]
    assert [path for path in naming if not path.startswith("meedoen/")] == []
    assert "noindex" in pages[moved / "casussen/straatfeest/index.html"]
    assert not (moved / Path(PUBLISHED).name).exists()


def test_the_api_says_what_was_withdrawn(moved: Path) -> None:
    """Every file of the API is as its description says, also what is left of a case that was withdrawn; what is no such thing is refused."""
    built = Built(moved.parent)
    files = dict(described(built))
    assert [(path, error.message) for path, must in files.items() for error in must.iter_errors(read(built, path))] == []
    gone = "api/v1/casussen/straatfeest.json"
    assert set(files) == {path.relative_to(moved).as_posix() for path in (moved / "api").rglob("*.json")} - {"api/v1/openapi.json"} >= {gone}
    left = read(built, gone)
    assert left == {"id": "straatfeest", "address": "/casussen/straatfeest/", "withdrawn": {"date": "2026-12-01", "reason": "Er is geen bron meer"}}
    assert files[gone].is_valid({**left, "withdrawn": {**left["withdrawn"], "replaced_by": "/casussen/brug-der-buren/"}})
    assert not files[gone].is_valid({**left, "withdrawn": {"date": "2026-12-01"}})
    assert not files[gone].is_valid({**left, "withdrawn": {**left["withdrawn"], "date": "morgen"}})
    assert not files[gone].is_valid({**read(built, "api/v1/casussen/brug-der-buren.json"), **left})


@pytest.mark.parametrize("sandbox", ["", ' sandbox=""'])
@pytest.mark.parametrize(
    ("address", "heading", "words"),
    [
        ("casus/de-brug/", "", ""),
        ("casus/straatfeest/", "Straatfeest", "Deze pagina is ingetrokken op 1 december 2026. Reden: Er is geen bron meer."),
        (f"grafiek/{CHART}/", "Deze grafiek is er niet meer", "Er is nu te weinig om te tekenen."),
    ],
)
def test_a_frame_elsewhere_goes_on(moved: Path, browser: Browser, tmp_path: Path, address: str, heading: str, words: str, sandbox: str) -> None:
    """On the site of others, with the headers of the built site: what moved is shown within the frame, what is gone says so; nothing is blocked."""
    with serving(moved) as home:
        frame = f'<iframe{sandbox} src="{home}/insluiten/{address}" width="600" height="500"></iframe>'
        with framing(browser, home, frame, 700, tmp_path) as (page, inside, faults, asked):
            if not words:
                # A frame in which nothing may happen by itself has a link that leads on.
                if sandbox:
                    inside.locator(".moved__to a").click()
                inside.locator("a.embed__more").wait_for(state="visible")
                page.frames[1].wait_for_url(f"{home}/insluiten/casus/brug-der-buren/")
            else:
                expect(inside.locator("h1")).to_have_text(heading)
                expect(inside.locator("main")).to_contain_text(words)
                assert inside.locator("h1").evaluate("(node) => getComputedStyle(node).fontFamily") != "Times"
                assert inside.locator("a:not([target=_top])").count() == 0
            assert page.url.startswith(page.evaluate("location.origin"))
            # The browser tells that such a frame does not go on by itself.
            assert [fault for fault in faults if not (sandbox and "Refused to execute the redirect" in fault)] == []
            assert {host for host in asked if host != home} == {page.url.rstrip("/")}


def test_the_command_records(small: Path) -> None:
    """It says how many are new, writes them once, and with `--check` only says; a build mentions them in one line."""
    asked = record(small, "--check")
    assert asked.returncode == 1
    assert "nieuwe adressen nog niet vastgelegd" in asked.stdout
    assert not (small / PUBLISHED).exists()
    done = record(small)
    assert done.returncode == 0, done.stderr
    first = (small / PUBLISHED).read_bytes()
    assert record(small, "--check").returncode == 0
    change(small, ("cases/straatfeest.yml", lambda text: text + "places: [duinstad]\n"))
    built = build(small, None, "--no-search")
    assert built.returncode == 0, built.stdout
    assert [line for line in built.stdout.splitlines() if "nieuw adres" in line or "nieuwe adressen" in line] != []
    assert record(small).returncode == 0
    assert set(first.splitlines()) < set((small / PUBLISHED).read_bytes().splitlines())


def test_the_command_keeps_every_state_of_a_day(small: Path) -> None:
    """Two records with other data between them: both are kept and are on the site; `--check` says when there is something to keep, and keeps nothing."""
    title = ("cases/straatfeest.yml", lambda text: text.replace("title: ", "title: Groot ", 1))
    for number in (1, 2):
        asked = record(small, "--check")
        assert asked.returncode == 1
        assert "De gegevens zijn nog niet vastgelegd" in asked.stdout
        done = record(small)
        assert (done.returncode, done.stderr) == (0, "")
        kept = [version.name for version in read_guide(small).frozen]
        assert len(kept) == number
        assert f"De gegevens zijn vastgelegd als versie {kept[-1]}." in done.stdout
        assert f"data/versies/{kept[-1]}.zip" in (small / PUBLISHED).read_text(encoding="utf-8").splitlines()
        assert record(small, "--check").returncode == 0
        if number == 1:
            # A title that is longer gives no new address: it is the data alone that are new.
            change(small, title)
    first, second = read_guide(small).frozen
    # At midnight the second one is of a new day.
    assert second.name == f"{first.date}-2" or second.date > first.date
    assert first.hashes != second.hashes
    assert build(small, None, "--no-search").returncode == 0
    assert [(small / f"site/{item.path}").read_bytes() for item in (first, second)] == [first.data, second.data]
    page = (small / "site/data/versies/index.html").read_text(encoding="utf-8")
    assert page.index(f'id="{second.anchor}"') < page.index(f'id="{first.anchor}"')


def test_a_build_stops_at_what_is_lost(small: Path) -> None:
    """Also for what only a build can see; the site that stands stays, and nothing is recorded of a guide with faults."""
    assert record(small).returncode == 0
    change(small, (PUBLISHED, lambda text: text + "over/geschiedenis/\n"))
    done = build(small, None, "--no-search")
    assert done.returncode == 1
    assert "het adres /over/geschiedenis/ bestaat niet meer" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    before = (small / PUBLISHED).read_bytes()
    refused = record(small)
    assert refused.returncode == 1
    assert "Er is niets vastgelegd" in refused.stderr
    assert (small / PUBLISHED).read_bytes() == before
