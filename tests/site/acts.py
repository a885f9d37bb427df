"""Ways into a state of a page that several tests need, with keys alone: what a keyboard can do, a mouse can."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def menu(page: Page) -> None:
    """The menu open; where there is no button, it always is."""
    button = page.locator("[data-menu]")
    if button.is_visible():
        button.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")


def picked(page: Page) -> None:
    """Two cases chosen to compare."""
    for at in range(2):
        page.locator("li[data-case]:visible > .pick input").nth(at).press("Space")
    expect(page.locator(".pickbar")).to_contain_text("Vergelijk (2)")


def citing(page: Page) -> None:
    """The dialog with the citation of a part."""
    page.locator("main a.anchor").first.press("Enter")
    expect(page.locator(".citing-dialog")).to_be_visible()


def form_ready(page: Page) -> None:
    """The form, when it is there."""
    expect(page.locator("[data-form][data-ready]")).to_be_visible()


def faulty(page: Page) -> None:
    """The form with the list of its errors."""
    form_ready(page)
    page.locator("[data-do=controleer]").press("Enter")
    expect(page.locator(".samenvatting")).to_contain_text("te verbeteren")


def form_unfolded(page: Page) -> None:
    """Every entry of every list of the form unfolded: each is drawn when it opens."""
    page.evaluate(
        "() => { for (let again = 0; again < 5; again++) for (const details of document.querySelectorAll('[data-form] details')) details.reveal ? details.reveal() : (details.open = true); }"
    )
