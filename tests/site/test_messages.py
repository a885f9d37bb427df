"""The page that explains the messages: found by search, and each code leads to its place on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from generator.explanations import EXPLANATIONS
from tests.site.built import Built
from tests.site.conftest import Visiting

PAGE = "meedoen/meldingen/"


@pytest.mark.parametrize("words", ["krullende aanhalingstekens", "samenvoegconflict", "opslaan UTF-8"])
def test_a_message_is_found(words: str, visit: Visiting) -> None:
    """Someone who searches for what the gate said arrives at the page."""
    with visit() as visited:
        visited.go(f"zoeken/?q={words.replace(' ', '+')}")
        expect(visited.page.locator("#resultaten a").first).to_have_attribute("href", re.compile(PAGE))


def test_a_code_leads_to_its_place(visit: Visiting) -> None:
    """The address that a message ends with shows the heading of that code; nothing sticks out on a small screen."""
    with visit(width=320) as visited:
        visited.go(f"{PAGE}#hekje")
        expect(visited.page.locator("#hekje")).to_be_in_viewport()
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_code_has_its_place(built: Built) -> None:
    """In the real guide and in an invented one."""
    html = (built.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert [code for code in EXPLANATIONS if f'id="{code}"' not in html] == []
