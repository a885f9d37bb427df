"""Reading lists in the real browser: what changed since a day, on paper, without scripts; and the list that anyone makes by its address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.markup import typographic
from generator.pages.brief import brief_of
from generator.pages.lists import MOST_CASES, MOST_NOTE, MOST_TITLE, OWN
from tests.site.browser import LOOKS, PHONE, Visit
from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.test_pages import links, main
from tests.site.test_reading import VISIBLE_FOCUS

LIST = "leeslijsten/kwaliteit-van-het-wonen/"
EMMA, WIJK, THUIS = "meldpunt-emma-zoetermeer", "wijkbedrijf-selwerd-groningen", "weer-thuis-in-de-wijk"
#: What a stranger might put in an address.
HOSTILE = "<img src=x onerror=document.title='stuk'>\"'&</script><script>document.title='stuk'</script>"


def ids(page: Page) -> list[str]:
    """The cases on the list, in the order in which they stand."""
    return [str(link.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1] for link in page.locator(".listed h2 a").all()]


def spaced(words: str) -> str:
    """Words without the spaces that keep a number with what it counts."""
    return words.replace("\u00a0", " ")


def own(visited: Visit, query: str, *, number: int | None = None) -> Locator:
    """Open a list of one's own and wait until it stands there."""
    visited.go(f"{OWN}{query}")
    expect(visited.page.locator(".own-list .picker")).to_have_count(1)
    if number is not None:
        expect(visited.page.locator(".listed")).to_have_count(number)
    return visited.page.locator(".own-list")


def asked(page: Page) -> dict[str, str]:
    """What the address says now."""
    return dict(parse_qsl(urlsplit(page.url).query))


# --- The lists of the guide ---------------------------------------------------------


def test_lists_can_be_followed_both_ways(built: Built) -> None:
    """A list leads to its cases, its network and its meeting, and they lead back."""
    assert built.guide.lists
    for name, found in built.guide.lists.items():
        here = f"leeslijsten/{name}/"
        for case in found.case_ids:
            assert f"casussen/{case}/" in links(built, here)
            assert here in links(built, f"casussen/{case}/")
        if found.network:
            assert here in links(built, f"leernetwerken/{found.network}/")
            assert f"leernetwerken/{found.network}/" in links(built, here)
        if found.meeting:
            assert f"leernetwerken/{found.network}/#bijeenkomst-{found.meeting}" in links(built, here)
        assert [child.get("data-case") for child in main(built.pages[here]).all("li", "listed")] == list(found.case_ids)


def test_lists_are_one_step_away(built: Built) -> None:
    """From home, from the networks, from the finder and from the foot of every page."""
    for address in ("", "leernetwerken/"):
        assert "leeslijsten/" in links(built, address)
    assert any(href.endswith("leeslijsten/") for href in built.pages["privacy/" if "privacy/" in built.pages else "over/"].all("footer")[0].hrefs)
    assert OWN in links(built, "casussen/")
    assert "leeslijsten/" not in {href.removeprefix("../") for href in built.pages["over/"].all("nav", "menu")[0].hrefs}, "the menu has six entries"


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_what_changed_since_a_day(visit: Visiting, real: Built, width: int, dark: bool) -> None:
    """The address asks for a day; the field makes such an address; what is newer is marked, and counted in words."""
    number = len(real.guide.lists["kwaliteit-van-het-wonen"].cases)
    with visit(width=width, dark=dark) as visited:
        page = visited.page
        visited.go(f"{LIST}?sinds=2000-01-01")
        expect(page.locator(".since__said")).to_have_text(f"{number} van de {number} voorbeelden zijn nieuw of gewijzigd sinds 1 januari 2000.")
        expect(page.locator(".listed--new")).to_have_count(number)
        assert visited.violations() == []
        assert visited.too_wide() == []
        page.get_by_label("Gewijzigd sinds").fill("2999-01-01")
        page.get_by_role("button", name="Toon").click()
        assert asked(page) == {"sinds": "2999-01-01"}
        expect(page.locator(".since__said")).to_have_text("Niets in deze lijst is nieuw of gewijzigd sinds 1 januari 2999.")
        expect(page.locator(".listed--new")).to_have_count(0)
        page.get_by_role("button", name="Wis").click()
        assert asked(page) == {}
        expect(page.locator(".since__said")).to_have_text("")
        page.go_back()
        page.go_back()
        expect(page.locator(".listed--new")).to_have_count(number)
        assert visited.faults == []


@pytest.mark.parametrize("day", ["2026-02-30", "gisteren", "<b>x</b>", "9" * 500])
def test_a_day_that_is_none(visit: Visiting, day: str) -> None:
    """It is named, as text and not at full length, and nothing is marked."""
    with visit() as visited:
        visited.go(f"{LIST}?sinds={quote(day)}")
        said = visited.page.locator(".since__said")
        expect(said).to_contain_text("in het adres is geen dag. Schrijf bijvoorbeeld 2026-11-01.")
        expect(said).to_contain_text(day[:30])
        assert len(said.inner_text()) < 120
        expect(visited.page.locator(".listed--new, .since__said b")).to_have_count(0)
        assert visited.faults == []


def test_a_list_without_scripts(visit: Visiting, real: Built) -> None:
    """All of it is there, with the days; nothing asks for what will not work."""
    with visit(javascript=False) as visited:
        visited.go(LIST)
        page = visited.page
        assert ids(page) == list(real.guide.lists["kwaliteit-van-het-wonen"].case_ids)
        expect(page.locator(".listed__changed time")).to_have_count(len(ids(page)))
        expect(page.locator("[data-since]")).to_be_hidden()
        expect(page.get_by_role("button", name="Print deze lijst")).to_be_hidden()


def test_on_paper(visit: Visiting) -> None:
    """The list, its notes and the days; no controls. No card is wider than the paper."""
    with visit(width=700) as visited:
        visited.go(LIST)
        page = visited.page
        page.emulate_media(media="print")
        for hidden in (".since", ".list-take", ".listed .pick", ".menu"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.locator(".after__paper")).to_have_text(f"Deze pagina staat op {visited.home}/{LIST}")
        for shown in (".listed__note", ".listed__changed", ".stand"):
            expect(page.locator(shown).first).to_be_visible()
        assert visited.too_wide() == []
        assert page.pdf(format="A4").startswith(b"%PDF")


# --- A list of one's own ---------------------------------------------------------------


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_a_list_is_read_from_its_address(visit: Visiting, width: int, dark: bool) -> None:
    """Cases in the order of the address, with title and notes; what was asked of the site is only what the list needs."""
    with visit(width=width, dark=dark) as visited:
        page = visited.page
        own(visited, f"?casus={WIJK},{EMMA}&titel=Voor%20de%20raad&noot.{EMMA}=Let%20op%20het%20geld", number=2)
        assert ids(page) == [WIJK, EMMA]
        expect(page.locator("h1")).to_have_text("Voor de raad")
        assert page.title().startswith("Voor de raad – ")
        assert page.locator(".listed__note").all_inner_texts() == ["", "Let op het geld"] or page.locator(".listed__note").nth(1).inner_text() == "Let op het geld"
        expect(page.get_by_role("button", name="Pas deze lijst aan")).to_be_visible()
        expect(page.locator("textarea")).to_have_count(0)
        assert not [path for path in visited.asked if path.endswith("vergelijken/index.json")]
        assert visited.violations() == []
        assert visited.too_wide() == []
        page.get_by_role("button", name="Pas deze lijst aan").click()
        expect(page.locator("textarea")).to_have_count(2)
        assert visited.violations() == []
        assert visited.too_wide() == []
        assert visited.faults == []
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_list_is_changed_with_the_keyboard(visit: Visiting) -> None:
    """Every step stands in the address at once, is said aloud, and leaves the reader at a control that works."""
    with visit() as visited:
        page = visited.page
        own(visited, f"?casus={WIJK},{EMMA},{THUIS}#bewerken", number=3)
        later = page.locator(f'[data-control="later-{WIJK}"]')
        later.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".own-list > [role=status]").nth(1)).to_contain_text("staat nu op plaats 2 van 3.")
        assert asked(page)["casus"] == f"{EMMA},{WIJK},{THUIS}"
        assert page.evaluate("document.activeElement.dataset.control") == f"later-{WIJK}"
        assert page.evaluate(VISIBLE_FOCUS)
        page.keyboard.press("Enter")
        expect(page.locator(".own-list > [role=status]").nth(1)).to_contain_text("staat nu op plaats 3 van 3.")
        assert page.evaluate("document.activeElement.dataset.control") == f"eerder-{WIJK}"
        page.locator(f'[data-control="weg-{EMMA}"]').press("Space")
        expect(page.locator(".listed")).to_have_count(2)
        assert asked(page)["casus"] == f"{THUIS},{WIJK}"
        assert page.evaluate("document.activeElement.dataset.control") == f"weg-{THUIS}"
        page.get_by_label("Titel van de lijst").fill("  Werk  & wonen ")
        page.get_by_label(re.compile("^Noot bij Wijkbedrijf")).fill("Eerste regel\nTweede <regel>")
        expect(page).to_have_url(re.compile("noot"))
        assert asked(page) == {"casus": f"{THUIS},{WIJK}", "titel": "Werk  & wonen", f"noot.{WIJK}": "Eerste regel\nTweede <regel>"}
        assert urlsplit(page.url).fragment == ""
        page.get_by_role("button", name="Klaar met aanpassen").click()
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator(".listed")).to_have_count(2)
        expect(page.locator("h1")).to_have_text("Werk & wonen")
        assert page.locator(".listed__note").nth(1).inner_text() == "Eerste regel\nTweede <regel>"
        assert visited.faults == []


def test_a_case_is_added_from_the_list_of_all(visit: Visiting) -> None:
    """Also to a list that is still empty, on a phone."""
    with visit(width=PHONE) as visited:
        page = visited.page
        own(visited, "", number=0)
        page.get_by_label("Filter op naam, plaats of onderwerp").fill("emma")
        page.get_by_role("checkbox", name=re.compile("EMMA")).check()
        expect(page.locator(".listed")).to_have_count(1)
        assert asked(page) == {"casus": EMMA}
        assert visited.too_wide() == []
        page.get_by_role("checkbox", name=re.compile("EMMA")).uncheck()
        expect(page.locator(".listed")).to_have_count(0)
        assert asked(page) == {}
        assert visited.faults == []


def test_what_stands_in_the_address_is_only_text(visit: Visiting) -> None:
    """In the title, in notes, in names of cases and of fields: shown as it was typed, and nothing of it is done."""
    with visit() as visited:
        page = visited.page
        bad = quote(HOSTILE)
        own(visited, f"?casus={EMMA},{bad}&titel={bad}&noot.{EMMA}={bad}&noot.{bad}={bad}&{bad}={bad}&sinds={bad}", number=1)
        assert page.locator("h1").inner_text() == HOSTILE[:MOST_TITLE].strip()
        assert page.locator(".listed__note").inner_text() == HOSTILE
        expect(page.locator(".own-list__said")).to_contain_text("Wij kennen geen voorbeeld met de naam ‘<img src=x onerror=document.title=")
        expect(page.locator("main img, main script:not([src])")).to_have_count(0)
        assert page.title().startswith("<img src=x")
        page.get_by_role("button", name="Pas deze lijst aan").click()
        expect(page.locator("textarea").first).to_have_value(HOSTILE)
        expect(page.locator("main img, main script:not([src])")).to_have_count(0)
        # That no case is called so is found by asking for it.
        assert [fault for fault in visited.faults if "Failed to load resource" not in fault] == []


#: What is asked for → what is said of it.
STRANGE = {
    f"?casus={EMMA},bestaat-niet": "Wij kennen geen voorbeeld met de naam ‘bestaat-niet’.",
    f"?casus={WIJK},meldpunt-ema-zoetermeer": "Bedoelt u Meldpunt EMMA",
    f"?casus={EMMA},{EMMA}": "Dit stond er twee keer in: Meldpunt EMMA",
    f"?casus={EMMA}&noot.{WIJK}=Verdwaald": "Bij één noot staat geen voorbeeld uit deze lijst: ‘Verdwaald’.",
    f"?casus={EMMA}&kleur=rood": "Dit in het adres kennen we niet: ‘kleur’.",
    f"?casus={EMMA}&titel={'a' * (MOST_TITLE + 1)}": f"Een titel heeft hoogstens {MOST_TITLE} tekens en een noot {MOST_NOTE}. Wat langer was, is afgekapt.",
    f"?casus={EMMA}&noot.{EMMA}={'b' * (MOST_NOTE + 1)}": "Wat langer was, is afgekapt.",
}


@pytest.mark.parametrize("query", STRANGE, ids=lambda query: query[-24:])
def test_nothing_is_dropped_in_silence(visit: Visiting, query: str) -> None:
    """The rest of the list is there all the same."""
    with visit() as visited:
        own(visited, query, number=1)
        expect(visited.page.locator(".own-list__said")).to_contain_text(STRANGE[query])
        assert visited.violations() == []


def test_a_list_has_an_end(visit: Visiting, real: Built) -> None:
    """More cases than fit are named, and no more can be added."""
    names = list(real.guide.cases)[: MOST_CASES + 2]
    with visit() as visited:
        page = visited.page
        own(visited, f"?casus={','.join(names)}#bewerken", number=MOST_CASES)
        expect(page.locator(".own-list__said")).to_contain_text(f"U kunt niet meer dan {MOST_CASES} voorbeelden in een leeslijst zetten. Dit ziet u niet: ")
        page.get_by_text("Haal voorbeelden weg").click()
        page.get_by_label("Filter op naam, plaats of onderwerp").fill("a")
        expect(page.locator(".picker__list input").first).to_be_visible()
        expect(page.locator(".picker__list input:not(:checked):not(:disabled)")).to_have_count(0)


def test_a_long_address_is_told(visit: Visiting) -> None:
    """Some programs for mail cut it off: whoever writes hears it in time."""
    with visit() as visited:
        page = visited.page
        own(visited, f"?casus={EMMA}#bewerken", number=1)
        long = page.locator("p.own-list__hint", has_text="breken zo’n adres af")
        expect(long).to_be_hidden()
        page.locator("textarea").fill("é" * MOST_NOTE)
        expect(page).to_have_url(re.compile("noot.{1500}"))
        own(visited, f"?casus={EMMA},{WIJK}&noot.{EMMA}={quote('é' * MOST_NOTE)}&noot.{WIJK}={quote('é' * MOST_NOTE)}", number=2)
        expect(long).to_be_visible()


def test_old_names_of_cases_work(visit: Visiting, real: Built) -> None:
    """The note that stands with the old name comes along, and the address gets the name of today as soon as the list is changed."""
    with visit() as visited:
        page = visited.page

        def renamed(route: object) -> None:
            given = route.fetch()  # type: ignore[attr-defined]
            listed = [{**entry, "old": ["emma-van-vroeger"]} if entry["id"] == EMMA else entry for entry in given.json()]
            route.fulfill(response=given, json=listed)  # type: ignore[attr-defined]

        page.route("**/vergelijken/index.json", renamed)
        own(visited, f"?casus=emma-van-vroeger,{WIJK}&noot.emma-van-vroeger=Blijft#bewerken", number=2)
        assert ids(page) == [EMMA, WIJK]
        expect(page.locator("textarea").first).to_have_value("Blijft")
        page.locator(f'[data-control="later-{EMMA}"]').click()
        expect(page.locator(".listed").nth(1)).to_contain_text("EMMA")
        assert asked(page) == {"casus": f"{WIJK},{EMMA}", f"noot.{EMMA}": "Blijft"}


def test_copying(visit: Visiting) -> None:
    """The link, and a letter in which the words of others are escaped; where the clipboard is refused, both can be taken by hand."""
    with visit() as visited:
        page = visited.page
        visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
        own(visited, f"?casus={EMMA}&titel=A%20%3Cb%3E&noot.{EMMA}={quote(HOSTILE)}", number=1)
        page.get_by_role("button", name="Kopieer de link").click()
        expect(page.get_by_text("Gekopieerd", exact=True)).to_be_visible()
        assert unquote(page.evaluate("navigator.clipboard.readText()")) == unquote(page.url)
        page.get_by_role("button", name="Kopieer voor uw nieuwsbrief").click()
        expect(page.get_by_text("Gekopieerd. Plak het in uw nieuwsbrief.")).to_be_visible()
        html = page.evaluate("navigator.clipboard.read().then(async ([item]) => (await item.getType('text/html')).text())")
        assert "<img" not in html
        assert "<script" not in html
        assert "&lt;img" in html
        assert "max-width:600px" in html.replace(" ", "")
        assert f'href="{visited.home}/casussen/{EMMA}/"' in html
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith("A <B>\n")
        assert HOSTILE in text
        assert visited.faults == []


def test_what_is_taken_off_can_be_put_back(visit: Visiting) -> None:
    """With its note and in its place; the remark goes when the writing is done."""
    with visit(width=360) as visited:
        page = visited.page
        own(visited, f"?casus={EMMA},{WIJK}&noot.{EMMA}=Lees%20dit#bewerken", number=2)
        before, remark = page.url, page.locator(".own-list__said")
        page.locator(f'[data-control="weg-{EMMA}"]').click()
        expect(remark).to_contain_text("is weg.")
        assert ids(page) == [WIJK]
        page.get_by_role("button", name="Zet terug").click()
        expect(page.locator(".listed")).to_have_count(2)
        assert page.url.partition("#")[0] == before.partition("#")[0]
        expect(remark).to_be_empty()
        page.locator(f'[data-control="weg-{EMMA}"]').click()
        page.get_by_role("button", name="Klaar met aanpassen").click()
        expect(remark).to_be_empty()


def test_a_list_that_is_written_is_not_marked(visit: Visiting) -> None:
    """The whole list is what the address leads to: no ground behind it."""
    with visit() as visited:
        own(visited, f"?casus={EMMA}#bewerken", number=1)
        look = visited.page.evaluate("(style => [style.backgroundColor, style.outlineStyle])(getComputedStyle(document.querySelector('#bewerken')))")
        assert look == ["rgba(0, 0, 0, 0)", "none"]


def test_the_same_facts_on_both_kinds_of_lists(built: Built) -> None:
    """A fixed list tells of a case what a list of one's own does."""
    for found in built.guide.lists.values():
        items = built.pages[f"leeslijsten/{found.id}/"].all("li", "listed")
        for item, name in zip(items, found.case_ids, strict=True):
            facts = brief_of(built.facts, built.facts.facts[name]).facts
            assert [spaced(one.text) for one in item.all("dt")] == [spaced(str(typographic(label))) for label, _ in facts]
            assert [spaced(one.text) for one in item.all("dd")] == [spaced(str(typographic(words))) for _, words in facts]


def test_a_list_of_ones_own_on_paper(visit: Visiting) -> None:
    """Also while it is written: notes are words, and buttons and fields stay on the screen."""
    with visit(width=700) as visited:
        page = visited.page
        own(visited, f"?casus={EMMA},{WIJK}&noot.{EMMA}=Lees%20dit#bewerken", number=2)
        expect(page.locator(".listed__note").first).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".listed__note").first).to_be_visible()
        assert page.locator(".list-paper").inner_text() == f"Deze lijst staat op {page.url.partition('#')[0]}"
        for hidden in (".own-list__controls", ".own-list__field", ".own-list .actions", ".since", ".picker"):
            expect(page.locator(hidden).first).to_be_hidden()
        assert visited.too_wide() == []


def test_without_scripts_the_page_says_what_it_needs(visit: Visiting, real: Built) -> None:
    """And leads to the lists that always work."""
    with visit(javascript=False) as visited:
        visited.go(f"{OWN}?casus={EMMA}")
        text = visited.page.locator(".own-list").inner_text()
        assert "werkt alleen met JavaScript" in text
        assert all(found.title in text for found in real.guide.lists.values())


@pytest.mark.parametrize("width", [320, 1280])
def test_the_finder_and_the_chosen_cases_lead_to_a_list(visit: Visiting, width: int) -> None:
    """What was found, in its order; and what was chosen on cards: opened to be written."""
    with visit(width=width) as visited:
        page = visited.page
        visited.go("casussen/?opgave=energie")
        link = page.locator("[data-list]")
        expect(link).to_have_text("Maak er een leeslijst van")
        shown = [item.get_attribute("data-case") for item in page.locator("#casussen > li").all()]
        link.click()
        expect(page.locator(".listed")).to_have_count(len(shown))
        assert ids(page) == shown
        expect(page.get_by_label("Titel van de lijst")).to_be_visible()
        assert visited.too_wide() == []
        visited.go("casussen/")
        expect(link).to_have_text("Maak een leeslijst")
        assert str(link.get_attribute("href")).endswith("/leeslijsten/eigen/#bewerken")
        expect(page.locator(".finder__why")).to_contain_text(f"ten hoogste {MOST_CASES} voorbeelden")
        for box in page.locator("#casussen .pick").all()[:2]:
            box.click()
        expect(link).to_be_hidden()
        expect(page.locator(".finder__why")).to_be_hidden()
        page.get_by_role("link", name="Maak er een leeslijst van").click()
        expect(page.locator(".listed")).to_have_count(2)
        assert visited.too_wide() == []
        assert visited.faults == []


def test_the_page_of_a_network_on_a_phone(visit: Visiting, real: Built) -> None:
    """Its meetings in time, each with its cases and where they are; what it learned by subject, of different cases in turn."""
    network = real.guide.networks["cop-kwetsbare-wijken"]
    page = main(real.pages["leernetwerken/cop-kwetsbare-wijken/"])
    meetings = sorted(network.meetings, key=lambda meeting: meeting.date)
    assert [item.get("id") for item in page.all("ol", "timeline")[0].children if not isinstance(item, str)] == [f"bijeenkomst-{meeting.id}" for meeting in meetings]
    for meeting in meetings:
        assert [card.hrefs[0].rstrip("/").rsplit("/", 1)[-1] for shown in page.by_id(f"bijeenkomst-{meeting.id}").all("ul", "meeting__cases") for card in shown.all("li")] == list(meeting.cases)
    groups = [group for group in page.all("div", "group") if len(group.all("article", "learning")) == 2]
    assert groups
    for group in groups:
        assert len({article.hrefs[0].partition("#")[0] for article in group.all("article", "learning")}) > 1
    with visit(width=320) as visited:
        visited.go("leernetwerken/cop-kwetsbare-wijken/#bijeenkomst-slot")
        expect(visited.page.locator("#bijeenkomst-slot")).to_be_in_viewport()
        assert visited.too_wide() == []
