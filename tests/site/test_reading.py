"""Reading with only a keyboard, choosing a look, and reading without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.built import Built
from tests.site.conftest import Visiting

PHONE = 360
# Is what has the focus in view, with a line around it, or around the card or the field that it stands in?
VISIBLE_FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const lined = [e, e.closest(".card, .search__field, label") ?? e].some((s) => getComputedStyle(s).outlineStyle !== "none" && parseFloat(getComputedStyle(s).outlineWidth) >= 2);
    return e !== document.body && lined && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || document.activeElement.id).trim()"))


def test_the_first_tab_skips_to_the_content(visit: Visiting) -> None:
    """The skip link shows itself and leads to what the page is about."""
    with visit() as visited:
        visited.go("casussen/")
        visited.page.keyboard.press("Tab")
        assert focused(visited.page) == "Naar de inhoud"
        assert visited.page.evaluate(VISIBLE_FOCUS)
        visited.page.keyboard.press("Enter")
        assert visited.page.evaluate("document.activeElement.id") == "inhoud"
        visited.page.keyboard.press("Tab")
        assert visited.page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("address", ["", "themas/wonen/"])
def test_focus_is_always_in_view(visit: Visiting, address: str, width: int) -> None:
    """Tab after tab, one sees where one is, and one never gets stuck."""
    with visit(width=width) as visited:
        visited.go(address)
        seen = []
        for _ in range(25):
            visited.page.keyboard.press("Tab")
            seen.append(visited.page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
            assert visited.page.evaluate(VISIBLE_FOCUS), seen[-1]
        assert len(set(seen)) > 20


def test_the_menu_on_a_phone(visit: Visiting) -> None:
    """Enter opens the menu, its entries follow the button, Escape closes it and gives the focus back."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/")
        button, entry = visited.page.locator("[data-menu]"), visited.page.get_by_role("link", name="Leernetwerken", exact=True).first
        expect(entry).to_be_hidden()
        button.focus()
        visited.page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(entry).to_be_visible()
        assert visited.violations() == []
        assert visited.too_wide() == []
        visited.page.keyboard.press("Tab")
        assert focused(visited.page) == "Praktijkvoorbeelden"
        assert visited.page.evaluate(VISIBLE_FOCUS)
        visited.page.keyboard.press("Escape")
        expect(entry).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()


def test_the_chosen_look_stays(visit: Visiting) -> None:
    """A press changes the look; it is there again on the next page, before anything is painted."""
    with visit() as visited:
        visited.page.add_init_script(
            "new MutationObserver((_, self) => { if (document.body) { window.lookAtBody = document.documentElement.dataset.theme; self.disconnect(); } }).observe(document, {childList: true, subtree: true});"
        )
        ground = "getComputedStyle(document.body).backgroundColor"
        visited.go("casussen/")
        light = visited.page.evaluate(ground)
        button = visited.page.locator("[data-palette]")
        button.focus()
        visited.page.keyboard.press("Enter")
        expect(button).to_contain_text("Weergave: donker")
        dark = visited.page.evaluate(ground)
        assert dark != light
        for address in ("casussen/", "over/"):
            visited.go(address)
            assert visited.page.evaluate("window.lookAtBody") == "dark"
            assert visited.page.evaluate(ground) == dark
            expect(button).to_contain_text("Weergave: donker")
        button.click()
        button.click()
        expect(button).to_contain_text("Weergave: automatisch")
        visited.page.reload()
        assert visited.page.evaluate(ground) == light
        assert visited.context.cookies() == []


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_cards_or_a_table(visit: Visiting, javascript: bool) -> None:
    """On the page of a theme the reader chooses, with the keyboard too."""
    with visit(javascript=javascript) as visited:
        visited.go("themas/wonen/")
        cards, table = visited.page.locator(".views__cards"), visited.page.locator(".views__table")
        expect(cards).to_be_visible()
        expect(table).to_be_hidden()
        visited.page.get_by_label("kaarten").focus()
        visited.page.keyboard.press("ArrowRight")
        expect(cards).to_be_hidden()
        expect(table).to_be_visible()
        assert visited.too_wide() == []


def test_without_scripts_the_menu_is_there(visit: Visiting) -> None:
    """On a phone all entries can be reached, and nothing that needs scripts is shown."""
    with visit(width=PHONE, javascript=False) as visited:
        visited.go("casussen/")
        for name in ("Praktijkvoorbeelden", "Thema’s", "Cijfers", "Leerpunten", "Leernetwerken", "Meedoen"):
            expect(visited.page.locator("#menu").get_by_role("link", name=name, exact=True)).to_be_visible()
        expect(visited.page.locator("[data-menu]")).to_be_hidden()
        expect(visited.page.locator("[data-palette]")).to_be_hidden()
        visited.page.locator("#menu").get_by_role("link", name="Leernetwerken", exact=True).click()
        expect(visited.page.get_by_role("heading", level=1)).to_have_text("Leernetwerken")
        assert visited.faults == []


def test_without_scripts_everything_can_be_read(real: Built, visit: Visiting) -> None:
    """All cases are in the list, a case shows all that it has, and the search box leads to the list from A to Z."""
    with visit(javascript=False) as visited:
        visited.go("casussen/")
        assert visited.page.locator("#casussen > li").count() == len(real.guide.cases)
        expect(visited.page.locator("#casussen > li").last).to_be_visible()
        visited.page.locator("#casussen a").first.click()
        for section in visited.page.locator("main section").all():
            expect(section).to_be_visible()
        visited.page.locator("#zoek").fill("schulden")
        visited.page.keyboard.press("Enter")
        visited.page.wait_for_url("**/a-z/?q=schulden")
        expect(visited.page.get_by_role("heading", level=1)).to_have_text("Alles van A tot Z")
        assert visited.faults == []
