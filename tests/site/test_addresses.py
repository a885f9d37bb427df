"""Old addresses in a real browser, and the command that records new ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.reading.published import PUBLISHED
from tests.addresses import change, rename, withdraw
from tests.site.browser import LOOKS, visiting
from tests.site.built import Built
from tests.site.commands import build, copy_guide, run
from tests.site.server import serving

MOVES = "content/doorverwijzingen.yml"
ENTRY = "- {from: casussen/straatfeest/, title: Straatfeest, gone: Er is geen bron meer, date: 2026-12-01}\n"


@pytest.fixture(scope="module")
def moved(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on which a case got another name, one was withdrawn, and a learning has another id."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("verhuisd") / "gids")
    assert run("generator", "record", "--root", root).returncode == 0
    rename(root, "de-brug", "brug-der-buren", alias=True)
    withdraw(root, "straatfeest")
    part = "- {from: casussen/de-brug/#leerpunt-stempels, gone: Het bleek niet te kloppen, date: 2026-12-01}\n"
    change(root, (MOVES, ENTRY + part), ("cases/brug-der-buren.yml", lambda text: text.replace("id: stempels", "id: bewaar-de-kaart")))
    done = build(root, None, "--no-search")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def test_a_reader_keeps_anchor_and_question(moved: Path, browser: Browser) -> None:
    """On a host without rules: the old address with an anchor and a question ends at the same place of the new page."""
    with serving(moved) as home, visiting(browser, home, width=360) as visit:
        visit.page.goto(f"{home}/casussen/de-brug/?van=brief#bedrag-spaarkaart")
        visit.page.wait_for_url("**/casussen/brug-der-buren/**")
        assert visit.page.url == f"{home}/casussen/brug-der-buren/?van=brief#bedrag-spaarkaart"
        assert visit.page.locator("#bedrag-spaarkaart").is_visible()
        visit.page.goto(f"{home}/casussen/de-brug/#leerpunt-stempels")
        visit.page.wait_for_url("**/casussen/brug-der-buren/**")
        assert "Dit leerpunt is ingetrokken op 1 december 2026" in visit.page.locator("#leerpunt-stempels").inner_text()
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


def test_the_command_records(small: Path) -> None:
    """It says how many are new, writes them once, and with `--check` only says; a build mentions them in one line."""
    asked = run("generator", "record", "--check", "--root", small)
    assert asked.returncode == 1
    assert "nieuwe adressen nog niet vastgelegd" in asked.stdout
    assert not (small / PUBLISHED).exists()
    done = run("generator", "record", "--root", small)
    assert done.returncode == 0, done.stderr
    first = (small / PUBLISHED).read_bytes()
    assert run("generator", "record", "--check", "--root", small).returncode == 0
    change(small, ("cases/straatfeest.yml", lambda text: text + "places: [duinstad]\n"))
    built = build(small, None, "--no-search")
    assert built.returncode == 0, built.stdout
    assert [line for line in built.stdout.splitlines() if "nieuw adres" in line or "nieuwe adressen" in line] != []
    assert run("generator", "record", "--root", small).returncode == 0
    assert set(first.splitlines()) < set((small / PUBLISHED).read_bytes().splitlines())


def test_a_second_change_on_one_day(small: Path) -> None:
    """Is nothing wrong: the version of the day stays, the new addresses are recorded, and it is said without an error."""
    first = run("generator", "record", "--root", small)
    assert first.returncode == 0, first.stderr
    assert "De gegevens zijn vastgelegd als versie" in first.stdout
    [version] = (small / "content/versies").iterdir()
    kept = version.read_bytes()
    change(small, ("cases/straatfeest.yml", lambda text: text + "places: [duinstad]\n"))
    again = run("generator", "record", "--root", small)
    assert again.returncode == 0, again.stderr
    assert again.stderr == ""
    # At midnight between the two there would be two versions.
    if [*(small / "content/versies").iterdir()] == [version]:
        assert f"Er is al een versie van {version.stem}, met andere gegevens." in again.stdout
    assert version.read_bytes() == kept
    assert run("generator", "record", "--check", "--root", small).returncode == 0


def test_a_build_stops_at_what_is_lost(small: Path) -> None:
    """Also for what only a build can see; the site that stands stays, and nothing is recorded of a guide with faults."""
    assert run("generator", "record", "--root", small).returncode == 0
    change(small, (PUBLISHED, lambda text: text + "over/geschiedenis/\n"))
    done = build(small, None, "--no-search")
    assert done.returncode == 1
    assert "het adres /over/geschiedenis/ bestaat niet meer" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    before = (small / PUBLISHED).read_bytes()
    refused = run("generator", "record", "--root", small)
    assert refused.returncode == 1
    assert "Er is niets vastgelegd" in refused.stderr
    assert (small / PUBLISHED).read_bytes() == before
