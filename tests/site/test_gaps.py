"""The open questions on the site, and the cases that the editors should look at again, in a real browser with a clock."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from generator.pages.gaps import Gaps
from generator.pages.missing import MISSING
from tests.site.built import Built
from tests.site.conftest import Visiting

WAYS = ("", "onderwerp/", "oudste/")
#: A case that leaves something open, and is to be looked at again.
CASE = "bewonersbedrijf-op-eigen-houtje-emmen"


def asked(built: Built, address: str) -> set[tuple[str, str]]:
    """(case, field) of each link to the form on a page."""
    found = set()
    for href in built.pages[address].all("main")[0].hrefs:
        parts = urlsplit(urljoin(f"http://site/{address}", href))
        query = parse_qs(parts.query)
        if parts.path == "/meedoen/casus/" and "veld" in query:
            found.add((query["casus"][0], query["veld"][0]))
    return found


@pytest.mark.parametrize("way", WAYS)
def test_each_way_asks_every_question(built: Built, way: str) -> None:
    """By case, by subject and by age: the same questions, each a link to its field in the form."""
    gaps = Gaps(built.facts)
    expected = {(name, gap.field) for name, facts in built.facts.facts.items() for gap in gaps.of(facts)}
    assert expected
    assert asked(built, f"{MISSING}{way}") == expected


def test_the_end_of_a_case_has_its_own(built: Built) -> None:
    """The page of a case asks what that case leaves open, and nothing of others."""
    gaps = Gaps(built.facts)
    for name, facts in built.facts.facts.items():
        expected = {(name, gap.field) for gap in gaps.of(facts)}
        assert asked(built, f"casussen/{name}/") == expected


def test_questions_are_not_found_by_the_search(real: Built) -> None:
    """Whoever looks for costs finds cases that have them, not those that ask for them."""
    assert not any("Weet u meer?" in page.text or "opnieuw na." in page.text for page in real.indexed.values())
    assert not any(address.startswith(MISSING) for address in real.indexed)


def test_the_oldest_come_first(real: Built) -> None:
    """The headings of the third way are years, in order, and every case stands under its own."""
    headings = [heading.text for heading in real.pages[f"{MISSING}oudste/"].all("h2")]
    years = [match[1] for heading in headings if (match := re.match(r"Stand: (\d{4})", heading))]
    assert len(years) > 1
    assert years == sorted(set(years))


@pytest.mark.parametrize("way", WAYS)
def test_light_on_a_phone(real: Built, way: str) -> None:
    """A page with hundreds of questions is folded, and no heavier than a picture."""
    page = real.site / MISSING / way / "index.html"
    assert page.stat().st_size < 150_000
    assert 'class="asked" open' not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("now", "past"), [("2027-11-20T23:00:00", False), ("2027-11-21T12:00:00", False), ("2027-11-22T00:30:00", True), ("2031-01-01T12:00:00", True)])
@pytest.mark.parametrize("address", [f"casussen/{CASE}/", MISSING])
def test_a_case_to_look_at_again(visit: Visiting, address: str, now: str, past: bool) -> None:
    """Only from the day after its date, by the clock of the reader, it is said that the editors must look again."""
    with visit() as window:
        window.page.clock.set_fixed_time(now)
        window.go(address)
        window.unfold()
        due = window.page.get_by_text("De redactie moet deze casus weer nakijken.")
        later = window.page.get_by_text("uiterlijk op 21 november 2027 opnieuw na")
        expect(due.first).to_be_visible(visible=past)
        expect(later.first).to_be_visible(visible=not past)
        assert window.faults == []


def test_without_scripts_only_the_date(visit: Visiting) -> None:
    """Without JavaScript the page says when, and claims nothing about today."""
    with visit(javascript=False) as window:
        window.go(f"casussen/{CASE}/")
        expect(window.page.get_by_text("uiterlijk op 21 november 2027 opnieuw na")).to_be_visible()
        expect(window.page.get_by_text("De redactie moet deze casus weer nakijken.")).to_be_hidden()


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
@pytest.mark.parametrize("address", [MISSING, f"casussen/{CASE}/"])
def test_questions_fit(visit: Visiting, address: str, width: int, dark: bool) -> None:
    """Unfolded too: nothing sticks out, and every link is large enough to touch. What axe says of these pages: test_access.py."""
    with visit(width=width, dark=dark) as window:
        window.go(address)
        window.page.evaluate("document.querySelectorAll('.asked').forEach((one) => { one.open = true; })")
        assert window.too_wide() == []
        small = window.page.evaluate("[...document.querySelectorAll('.asked summary, .asked__list a, .ways a')].filter((one) => one.getBoundingClientRect().height < 43.9).length")
        assert small == 0
        assert window.faults == []


def test_from_a_question_to_the_form(visit: Visiting) -> None:
    """With the keyboard: the folded questions, a question, the form with the case."""
    with visit() as window:
        window.go(f"casussen/{CASE}/")
        window.page.locator("summary", has_text="Weet u meer?").focus()
        window.page.keyboard.press("Enter")
        window.page.keyboard.press("Tab")
        window.page.keyboard.press("Enter")
        window.page.wait_for_url(re.compile(rf"/meedoen/casus/\?casus={CASE}&veld=[a-z_.0-9]+"))
