"""Finds the terms of the word list in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.registers import Term
from generator.vocabulary import TermMatch

_ENDINGS = r"(?:en|s|'s|’s|n)?"


@dataclass(frozen=True)
class Hit:
    """A term found in a text, from `start` up to `end`."""

    term: str
    start: int
    end: int


def _key(name: str) -> str:
    return " ".join(name.split())


def _by_letter(names: list[tuple[str, bool]], place: int = 0) -> str:
    """One pattern for names (with: must it be exact?) in which they stand by their first two letters, so that at each word only few of them are tried."""
    if place == 2:
        return "|".join(f"(?<={re.escape(name[:2])}){re.escape(name[2:])}" if exact else f"(?i:{re.escape(name[2:])})" + (_ENDINGS if len(name) > 4 else "") for name, exact in names)
    found: dict[str, list[tuple[str, bool]]] = {}
    for name, exact in names:
        found.setdefault(name[place : place + 1].lower(), []).append((name, exact))
    return "|".join(f"{_either(letter)}(?:{_by_letter(group, place + 1)})" for letter, group in found.items())


def _either(letter: str) -> str:
    return f"[{re.escape(letter)}{re.escape(letter.upper())}]" if letter else ""


class TermFinder:
    """Finds every name of every term that may be linked: whole words, long names before short ones, plurals too."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._loose: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        for term in terms:
            if term.autolink:
                for name in term.names:
                    # A short name in capitals is an abbreviation: in lower case it is another word.
                    exact = term.match is TermMatch.CASE or (len(name) <= 5 and name.upper() == name)
                    (self._exact if exact else self._loose).setdefault(_key(name) if exact else _key(name).lower(), term.id)
        self._pattern = self._compile()

    def _compile(self) -> re.Pattern[str] | None:
        names = [*((name, True) for name in self._exact), *((name, False) for name in self._loose)]
        longest_first = sorted(names, key=lambda item: -len(item[0]))
        return re.compile(rf"(?<![\w-])(?:{_by_letter(longest_first)})(?![\w-])") if names else None

    def find(self, text: str) -> Iterator[Hit]:
        """The terms in `text`, from left to right, never overlapping."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if name := self._name(match.group()):
                yield Hit(name, match.start(), match.end())

    def _name(self, found: str) -> str | None:
        if found in self._exact:
            return self._exact[found]
        lower = found.lower()
        return next((self._loose[lower[:end]] for end in range(len(lower), max(0, len(lower) - 3), -1) if lower[:end] in self._loose), None)


@lru_cache(maxsize=1)
def finder_of(terms: tuple[Term, ...]) -> TermFinder:
    """The finder of these terms: the same one as long as they are the same."""
    return TermFinder(terms)
