"""Ids, their nearest likes, and the order of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ids import is_id, nearest, slug, sort_key


@pytest.mark.parametrize("text", ["a", "7", "de-brug", "3-b", "40-plus-wijk", "a1-b2"])
def test_ids(text: str) -> None:
    """Groups of lower case letters and digits, with hyphens between."""
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "-", "-a", "a-", "a--b", "A", "De-brug", "a b", "a_b", "é", "a.b", "a/b", "a\n", "１", "index", "readme", "../a"])
def test_no_ids(text: str) -> None:
    """Everything else, also what would become another page."""
    assert not is_id(text)


@pytest.mark.parametrize(("text", "made"), [("De Brug!", "de-brug"), ("Één  loket", "een-loket"), ("’s-Hertogenbosch", "s-hertogenbosch"), ("!?", ""), ("Ça va", "ca-va"), ("ﬁets", "fiets")])
def test_slugs(text: str, made: str) -> None:
    """The id that a name would get."""
    assert slug(text) == made


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    """Whatever the text."""
    made = slug(text)
    assert made in ("", "index", "readme") or is_id(made)


def test_nearest() -> None:
    """The likest, or nothing when none is like it; never dependent on the order in which they are known."""
    known = ["gemeente-veldstad", "gemeente-duinstad", "de-brug"]
    assert nearest("gemeente-veldstat", known) == "gemeente-veldstad"
    assert nearest("gemeente-veldstat", reversed(known)) == "gemeente-veldstad"
    assert nearest("zzz", known) is None
    assert nearest("a", []) is None


def test_names_sort_as_readers_expect() -> None:
    """Accents, case and leading punctuation do not count."""
    assert sorted(["Zwolle", "'s-Hertogenbosch", "Élan", "den Haag", "Emmen", "Eindhoven"], key=sort_key) == ["den Haag", "Eindhoven", "Élan", "Emmen", "'s-Hertogenbosch", "Zwolle"]
