"""Following and citing on the site: feeds that pages announce, what changed, calendars, and "Link en bronvermelding"."""

from __future__ import annotations

import re
from posixpath import join, normpath

import feedparser  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from generator import dutch
from generator.markup import sentence, typographic
from generator.model.base import Kind
from generator.pages.cite import of_case
from generator.pages.events import happened
from generator.pages.feeds import ATOM, JSON, OWN
from tests.site.browser import LOOKS, PHONE
from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.dom import Element
from tests.site.test_compare import EMMA, allow_clipboard

#: Kinds of which each page can be cited.
CITED = (Kind.CASE, Kind.THEME, Kind.GROUP, Kind.INDICATOR, Kind.NETWORK, Kind.LIST)


def feeds_of(page: Element) -> list[tuple[str, str]]:
    """(type, address) of the feeds that a page announces."""
    return [(link.get("type"), link.get("href")) for link in page.all("link") if link.get("rel") == "alternate"]


def test_every_page_announces_feeds_that_exist(built: Built) -> None:
    """That of the guide everywhere, and before it the page's own; each stands where the page says."""
    own = {built.facts.address(kind, name) for kind in OWN for name in built.guide.records[kind]}
    for address, page in built.pages.items():
        if address.endswith(".html"):
            continue
        found = [(sort, normpath(join(address, href))) for sort, href in feeds_of(page)]
        if page.all("body")[0].get("class"):
            expected = [(ATOM, "feed.xml"), (JSON, "feed.json")]
            assert found == ([(ATOM, f"{address}feed.xml"), (JSON, f"{address}feed.json"), *expected] if address in own else expected), address
        assert all((built.site / path).is_file() for _, path in found)


def test_what_can_be_followed_says_so(built: Built) -> None:
    """The address of its own feed stands on the page, with a word of explanation, and the page that explains more."""
    for kind in OWN:
        for name in built.guide.records[kind]:
            address = built.facts.address(kind, name)
            [block] = [found for found in built.pages[address].all("details", "citing") if found.all("summary")[0].text.startswith("Volg ")]
            assert "/" + address + "feed.xml" in block.text
            assert "feedlezer" in block.text
            assert any(href.endswith("meedoen/volgen/") for href in block.hrefs)
    footer = built.pages[""].all("footer")[0]
    assert "meedoen/volgen/" in footer.hrefs


def test_published_feeds_and_calendars_can_be_read(built: Built) -> None:
    """By the programs of readers, as they stand on the disk."""
    paths = sorted(built.site.rglob("feed.xml"))
    assert len(paths) == 1 + sum(len(built.guide.records[kind]) for kind in OWN)
    assert not [path for path in paths if feedparser.parse(path.read_bytes()).bozo]
    for path in built.site.rglob("agenda.ics"):
        assert Calendar.from_ical(path.read_bytes()).events


def test_a_case_says_what_changed(built: Built) -> None:
    """Each day on which something happened, the newest first, in the words of the editors."""
    for case in built.guide.cases.values():
        section = built.pages[f"casussen/{case.id}/"].by_id("wat-veranderde-er").parent
        assert section
        shown = [(item.all("time")[0].get("datetime"), item.all("span")[0].text) for item in section.all("li")]
        assert shown == [(day, typographic(sentence(what)) or "Toegevoegd aan de gids") for day, what in reversed(happened(case))]
        assert dutch.date(shown[0][0]) in section.all("summary")[0].text
        assert ("open" in section.attributes) == bool(happened(case)[-1][1])
        follows = [normpath(join(f"casussen/{case.id}/", href)) for href in section.hrefs]
        assert [path.split("/")[0] for path in follows] == ["themas", "plaatsen"][: len(follows)]
        assert follows[0] == f"themas/{case.challenges[0]}/#volgen"


def test_pages_end_in_one_order(built: Built) -> None:
    """The citation, sharing, following, what changed; each that is there, once, and nothing of the guide after it."""
    order = ["Link en bronvermelding", "Zet ", "Volg ", "Wat veranderde er?"]
    for address, page in built.pages.items():
        for section in page.all("section", "after"):
            heads = [found.text.strip() for found in section.all("summary")]
            ranks = [next(rank for rank, words in enumerate(order) if head.startswith(words)) for head in heads]
            assert ranks, address
            assert ranks == sorted(set(ranks)), address
            assert "data-search-exclude" in section.attributes
    assert {address.split("/")[0] for address, page in built.pages.items() if page.all("section", "after")} >= {"casussen", "themas", "leernetwerken", "plaatsen", "indicatoren"}


def test_a_network_offers_its_calendar(built: Built) -> None:
    """Where a day is known; of how many meetings it is not, the page says."""
    for name, network in built.guide.networks.items():
        links = [href for href in built.pages[f"leernetwerken/{name}/"].hrefs if href.endswith("agenda.ics")]
        known = [meeting.days[1] for meeting in network.meetings if meeting.days]
        over = bool(known) and max(known) < built.guide.newest
        # One to download; while something is to come, also the address to subscribe to.
        assert len(links) == (0 if not known else 1 if over else 2), name
        assert ("alle zijn geweest" in built.pages[f"leernetwerken/{name}/"].all("main")[0].text) == over, name
        said = [found.text for found in built.pages[f"leernetwerken/{name}/"].all("span", "agenda__open")]
        assert bool(said) == (bool(known) and len(known) < len(network.meetings)), name


def test_everything_can_be_cited(built: Built) -> None:
    """Each page of these kinds has the block; that of a case has its files and a citation with version, status date and sources."""
    for kind in CITED:
        for name in built.guide.records[kind]:
            address = built.facts.address(kind, name)
            block = built.pages[address].by_id("link-en-bronvermelding")
            assert [found.text for found in block.all("a") if "data-address" in found.attributes] == [f"/{address}"] * 2
            assert "Versie van " in block.text
            assert "CC BY 4.0" in block.text
            [versions] = [link for link in block.all("a") if link.get("href").endswith("/data/versies/")]
            assert versions.text == "vaste versies"
    for case in built.guide.cases.values():
        block = built.pages[f"casussen/{case.id}/"].by_id("link-en-bronvermelding")
        assert f"{of_case(built.facts, case).words()} /casussen/{case.id}/" in block.text
        assert all((built.site / f"casussen/{case.id}/citaat.{ending}").is_file() for ending in ("bib", "ris", "json"))
        assert [href.rpartition(".")[2] for href in block.hrefs if "citaat." in href] == ["bib", "ris", "json"]
        # The site has no address of its own yet: nothing can be promised of it.
        assert "blijft werken" not in block.text
    assert [href.rpartition(".")[2] for href in built.pages["data/"].hrefs if "citaat." in href] == ["bib", "ris", "json"]
    assert (built.site / "data/citaat.bib").is_file()


def test_every_part_of_a_case_has_its_link(built: Built) -> None:
    """Each learning, amount, figure and rate: one link to its address, with its name; and little more."""
    for case in built.guide.cases.values():
        links = built.pages[f"casussen/{case.id}/"].all("a", "anchor")
        parts = [*((f"#bedrag-{line.id}", line.what) for line in case.lines), *((f"#waardering-{rate.id}", rate.what) for rate in case.rates)]
        parts += [*((f"#cijfer-{figure.id}", figure.what) for figure in case.figures), *((f"#leerpunt-{learning.id}", learning.title) for learning in case.learnings)]
        assert sorted(link.get("href") for link in links) == sorted(anchor for anchor, _ in parts)
        named = {link.get("href"): link.get("aria-label") for link in links}
        assert all(named[anchor].startswith("Link en bronvermelding: ") and str(typographic(sentence(what) if "leerpunt" not in anchor else what)) in named[anchor] for anchor, what in parts)


def test_a_chart_can_be_cited(built: Built) -> None:
    """With its address, the version and the sources."""
    charts = [(address, chart) for address, page in built.pages.items() for chart in page.all("figure", "chart")]
    assert charts
    for address, chart in charts:
        [cite] = chart.all("p", "cite")
        assert f"#{chart.get('id')}" in cite.text, address
        assert cite.text.startswith("Wijkengids (")
        assert "Versie van " in cite.text
        assert "CC BY 4.0" in cite.text


# --- In the browser ------------------------------------------------------------------


def test_a_page_is_cited_with_its_whole_address(visit: Visiting) -> None:
    """A script makes the address whole and copies it; the keyboard is enough."""
    with visit() as visited:
        allow_clipboard(visited)
        visited.go(f"casussen/{EMMA}/")
        visited.page.locator("summary", has_text="Link en bronvermelding").focus()
        visited.page.keyboard.press("Enter")
        block = visited.page.locator("#link-en-bronvermelding")
        expect(block).to_be_visible()
        for name, expected in (("Kopieer de link", ""), ("Kopieer de bronvermelding", "Wijkengids (2026). Meldpunt EMMA")):
            block.get_by_role("button", name=name).focus()
            visited.page.keyboard.press("Enter")
            expect(block.get_by_text("Gekopieerd").last).to_be_visible()
            # The first copy is told as well: what is told says nothing about the second.
            visited.copied(re.compile(f"^(?={re.escape(expected or visited.home)}).*{re.escape(f'{visited.home}/casussen/{EMMA}/')}$", re.DOTALL))
        assert visited.faults == []


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=lambda value: {True: "dark", False: "light"}.get(value, str(value)))
def test_a_learning_is_cited(visit: Visiting, width: int, dark: bool) -> None:
    """Its link opens the citation with its own name, address and sources; Escape closes it and the reader is back at the link."""
    with visit(width=width, dark=dark) as visited:
        allow_clipboard(visited)
        visited.go(f"casussen/{EMMA}/")
        link = visited.page.locator(".learning a.anchor").first
        anchor = link.get_attribute("href") or ""
        title = visited.page.locator(".learning h3").first.inner_text()
        link.focus()
        visited.page.keyboard.press("Enter")
        dialog = visited.page.get_by_role("dialog", name="Link en bronvermelding")
        expect(dialog).to_be_visible()
        address = f"{visited.home}/casussen/{EMMA}/{anchor}"
        expect(visited.page).to_have_url(address)
        words = dialog.locator(".cite").last.inner_text()
        assert words.startswith(f"Wijkengids (2026). Leerpunt ‘{title}’, in: Meldpunt EMMA")
        assert re.search(r" Versie van \d+ \w+ 20\d\d\. Bron(nen)?: \S.*\. Licentie: CC BY 4\.0\. http", words)
        assert words.endswith(address)
        assert visited.violations() == []
        assert visited.too_wide() == []
        dialog.get_by_role("button", name="Kopieer de link").click()
        expect(dialog.get_by_text("Gekopieerd").first).to_be_visible()
        visited.copied(address)
        visited.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(link).to_be_focused()
        assert visited.faults == []


def test_a_small_link_is_large_enough_to_tap(visit: Visiting) -> None:
    """44 by 44 pixels around the sign, though the sign is small."""
    with visit(width=PHONE) as visited:
        visited.go(f"casussen/{EMMA}/")
        sizes = visited.page.evaluate(
            """() => [...document.querySelectorAll("a.anchor")].map((link) => {
                const {width, height} = link.getBoundingClientRect();
                const after = getComputedStyle(link, "::after");
                return [width - 2 * parseFloat(after.left), height - 2 * parseFloat(after.top)];
            })"""
        )
        assert sizes
        assert min(min(size) for size in sizes) >= 44


def test_a_link_to_a_folded_block_opens_it(visit: Visiting) -> None:
    """From the page that explains following, readers come to the address of the feed itself."""
    with visit() as visited:
        visited.go("meedoen/volgen/")
        visited.page.locator("a[href$='themas/wonen/#volgen']").click()
        expect(visited.page.locator("#volgen")).to_be_visible()
        expect(visited.page.locator("#volgen [data-address]")).to_have_text(f"{visited.home}/themas/wonen/feed.xml")


def test_without_scripts_the_link_is_a_link(visit: Visiting) -> None:
    """It leads to the address of the learning; the citation can be selected and says where the page stands."""
    with visit(javascript=False) as visited:
        visited.page.goto(f"{visited.home}/casussen/{EMMA}/")
        link = visited.page.locator(".learning a.anchor").first
        link.click()
        expect(visited.page).to_have_url(re.compile(f"{re.escape(link.get_attribute('href') or '?')}$"))
        visited.page.locator("summary", has_text="Link en bronvermelding").click()
        expect(visited.page.locator("#link-en-bronvermelding .cite").last).to_contain_text(f"/casussen/{EMMA}/")
        assert visited.page.get_by_role("button", name="Kopieer de link").count() == 0
