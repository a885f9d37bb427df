"""What the site says itself is plain Dutch: no advice on any page by hand, message, field, template or sentence in the code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from generator.checks.plain import known_words
from generator.plain.advice import advice
from tests.own_words import Said, code, example, fields, messages, pages, scripts, templates
from tests.support import GUIDE, guide_in

#: What may stay (a pattern of the text) → why.
EXCEPTIONS = {
    r"[Hh]oe wordt (er|het) betaald|hoe er wordt betaald": "the question is about the way of paying; who pays is another",
    r"^werd toen betaald$": "a label beside an amount: who paid stands in its own column",
}


KINDS: tuple[Callable[[], Iterable[Said]], ...] = (pages, messages, fields, example, templates, code, scripts)


@cache
def read(kind: Callable[[], Iterable[Said]]) -> tuple[Said, ...]:
    """The words of one kind, read once."""
    return tuple(kind())


@cache
def known() -> frozenset[str]:
    """The long words that the invented guide knows."""
    return known_words(guide_in(GUIDE))


def kept(text: str) -> bool:
    """Is this an exception?"""
    return any(re.search(pattern, text) for pattern in EXCEPTIONS)


@pytest.mark.parametrize("said", KINDS, ids=lambda kind: str(kind.__name__))
def test_our_own_words_are_plain(said: Callable[[], Iterable[Said]]) -> None:
    """The advice that editors get is followed by ourselves."""
    found = [f"{where}: {one.words[1]}: {text[:200]}" for where, text in read(said) if not kept(text) for one in advice(text, known())]
    assert found == []


def test_enough_is_read() -> None:
    """Every kind has words: a reader that finds nothing would prove nothing."""
    words = [said for kind in KINDS for said in read(kind)]
    assert [len(read(kind)) > least for kind, least in ((pages, 10), (messages, 400), (fields, 600), (example, 30), (templates, 120), (code, 500), (scripts, 120))] == [True] * 7
    texts = {text for _, text in words}
    assert {"Wat betekent deze melding?", "het bestand is leeg", "In uitvoering"} <= texts
    assert any("De gids controleert elk bestand" in text for text in texts)
    assert any("Alles klopt" in text or "Het voorbeeld is klaar" in text for text in texts)


def test_exceptions_are_needed() -> None:
    """One that nothing matches any more, or that would pass, goes."""
    texts = [text for kind in KINDS for _, text in read(kind)]
    for pattern, why in EXCEPTIONS.items():
        matching = [text for text in texts if re.search(pattern, text)]
        assert why
        assert any(advice(text, frozenset()) for text in matching), pattern
