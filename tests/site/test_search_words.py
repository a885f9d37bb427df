"""Search words are for the search alone: no page shows one, the open data of a case has them."""

from __future__ import annotations

import json

import pytest

from generator.model.base import Kind, Record
from tests.site.built import Built

#: The kinds that have search words; sources and pages are found by what they say.
KINDS = tuple(kind for kind in Kind if kind not in (Kind.SOURCE, Kind.PAGE))


def words_of(record: Record) -> tuple[str, ...]:
    """The search words of a record of a kind that has them."""
    words = getattr(record, "search_words")
    assert isinstance(words, tuple)
    return words


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_shows_a_search_word(invented: Built, kind: Kind) -> None:
    """The words of the invented guide stand nowhere else in it, so any that is found in a page came from the field."""
    words = [word for record in invented.guide.records[kind].values() for word in words_of(record)]
    assert words, "the invented guide shows the field on every kind"
    written = {path: path.read_text(encoding="utf-8").casefold() for path in invented.site.rglob("*.html")}
    assert [(path.name, word) for path, text in written.items() for word in words if word.casefold() in text] == []


def test_the_data_of_a_case_has_its_search_words(invented: Built) -> None:
    """Whoever takes the data along can search as we do; a case without the words has an empty list."""
    for name, case in invented.guide.cases.items():
        data = json.loads((invented.site / f"api/v1/casussen/{name}.json").read_text(encoding="utf-8"))
        assert data["search_words"] == list(case.search_words)
