"""The rule about search words: the everyday words that are only there to be found by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.findings import Finding, all_records
from generator.guide import Guide
from generator.model.base import Record
from generator.problems import Severity, shown
from generator.reading.content import Content
from generator.wording import RULES, say

# Nobody types a longer phrase; a whole sentence is a text, which belongs where readers see it.
MOST_WORDS, MOST_SIGNS = 6, 60
# Every field in which a record of some kind has a name that is shown, and so is searched already.
_NAMES = ("title", "name", "aliases", "term", "label", "synonyms", "abbreviation")


def check_search_words(guide: Guide, content: Content) -> Iterator[Finding]:
    """A search word adds something: it is short, stands once in its list and is not already in a name of the same record."""
    for record, origin in all_records(content):
        names = [_words(name) for name in _names(record)]
        seen: set[tuple[str, ...]] = set()
        for index, typed in enumerate(getattr(record, "search_words", ())):
            words = _words(typed)
            if fault := _fault(typed, words, names, seen):
                filled = say(RULES, fault, input=shown(typed), words=MOST_WORDS, signs=MOST_SIGNS)
                yield Finding(origin, ("search_words", index), *filled, Severity.WARNING)
            seen.add(words)


def _fault(typed: str, words: tuple[str, ...], names: list[tuple[str, ...]], seen: set[tuple[str, ...]]) -> str | None:
    """What is wrong with a search word (an entry of `wording.RULES`), or None."""
    if len(words) > MOST_WORDS or len(typed) > MOST_SIGNS:
        return "search_long"
    if not words:
        return "search_empty"
    if words in seen:
        return "search_twice"
    return "search_name" if any(_within(words, name) for name in names) else None


def _names(record: Record) -> Iterator[str]:
    for field in _NAMES:
        value = getattr(record, field, None) or ()
        yield from (value,) if isinstance(value, str) else value


def _words(text: str) -> tuple[str, ...]:
    """The words of a text as a search compares them: no capitals, no signs but those within a word."""
    return tuple(re.findall(r"\w+(?:[-'’.]\w+)*", text.casefold()))


def _within(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Do these words stand in the name, in the same order and next to each other?"""
    return any(name[start : start + len(words)] == words for start in range(len(name) - len(words) + 1))
