"""All pages of the real site in the real browser, as it happens to be. What is asked of pages of every kind stands in test_access.py."""

from __future__ import annotations

from tests.site.built import Built
from tests.site.conftest import Visiting


def _own_shell(built: Built) -> list[str]:
    """The pages in the shell of the site: not frames for others, letters and sheets, which test_embeds.py looks at."""
    return [address for address in built.pages if not address.startswith(("insluiten/", "nieuwsbrief/")) and not address.endswith("/blad/")]


def test_no_page_scrolls_sideways_on_the_smallest_phone(real: Built, visit: Visiting) -> None:
    """320 pixels are enough for every page, whatever long words it has."""
    with visit(width=320) as visited:
        visited.go("")
        assert visited.all_too_wide(_own_shell(real)) == {}
        assert visited.too_wide() == []
