"""Markdown → blocks of sentences of words, each word with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.plain.pieces import Piece, pieces
from generator.plain.tables import ABBREVIATIONS, ENDING_ABBREVIATIONS

#: A word, a number (`2.500`), an abbreviation without its last dot (`d.w.z`).
_WORD = re.compile(r"[^\W_]+(?:['’.,/&·-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
# Signs that may end a sentence, with what closes behind them.
_END = re.compile("[.!?…]+[)\\]”’»\"']*(?=[ \u00a0])|\n")
_OPENING = " \u00a0([“‘«\"'"
_QUOTE = re.compile("[“‘«]")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’(?![^\\W_])|«[^«»]*»")
# `’s Avonds` and `'t Is` begin with a small letter.
_CLITIC = re.compile("['’‘][a-z] ")
_BEFORE = re.compile("[^ \u00a0\n(\\[“‘«\"']+\\Z")


class Word(NamedTuple):
    """A word as it is written, and in small letters as lists have it. `line` and `column` count from 0 in the text; `after` is what stands before the next word.

    `quoted` words are not the writer's own: they stand in a quotation, a title or a name that is linked.
    """

    text: str
    lower: str
    line: int
    column: int
    after: str
    quoted: bool


Sentence = tuple[Word, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph, an item of a list, a heading or a cell of a table."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(map(len, self.sentences))


@dataclass
class _Joined:
    """The pieces of a block as one string; `starts`, `lines` and `foreign` tell of each piece where it begins, on which line, and whether its words are a name."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    foreign: list[bool] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        self.starts.append(len(self.text))
        self.lines.append(piece.line)
        self.foreign.append(piece.foreign)
        self.text += piece.text


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text that are not quoted as a whole."""
    lines = text.split("\n")
    for parts in pieces(text):
        joined = _Joined()
        for part in parts:
            joined.add(part)
        if found := tuple(_sentences(joined, lines)):
            yield Block(found)


def _sentences(joined: _Joined, lines: Sequence[str]) -> Iterator[Sentence]:
    words = list(_words(joined, lines))
    starts = [start for start, _ in words]
    begin = 0
    for end in (*_ends(joined.text), len(joined.text)):
        upto = bisect_right(starts, end - 1)
        if upto > begin:
            yield tuple(word for _, word in words[begin:upto])
            begin = upto


def _words(joined: _Joined, lines: Sequence[str]) -> Iterator[tuple[int, Word]]:
    """(place in the joined text, word) of each word."""
    whole, last = joined.text, len(joined.starts) - 1
    quotes = [match.span() for match in _QUOTED.finditer(whole)] if _QUOTE.search(whole) else []
    spans = [match.span() for match in _WORD.finditer(whole)]
    piece, line, column = 0, -1, 0
    for index, (start, end) in enumerate(spans):
        while piece < last and joined.starts[piece + 1] <= start:
            piece += 1
        if joined.lines[piece] != line:
            line, column = joined.lines[piece], 0
        text = whole[start:end]
        # A word that is written in another way (an entity, a curly apostrophe) is looked for by its first letters.
        needle = text if text.isalnum() else _LETTERS.findall(text)[0]
        found = lines[line].find(needle, column) if line < len(lines) else -1
        place = column if found < 0 else found
        column = place + (len(needle) if found >= 0 else 0)
        after = whole[end : spans[index + 1][0] if index + 1 < len(spans) else len(whole)]
        quoted = joined.foreign[piece] or (bool(quotes) and any(first <= start < upto for first, upto in quotes))
        yield start, Word(text, text.lower().replace("’", "'"), line, place, after, quoted)


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    for match in _END.finditer(text):
        if match.group() == "\n" or (_begins(text[match.end() :]) and not (match.group() == "." and _abbreviated(text[: match.start()], text[match.end() :]))):
            yield match.end()


def _begins(rest: str) -> bool:
    """Can a sentence begin here?"""
    rest = rest.lstrip(" \u00a0")
    if _CLITIC.match(rest):
        return True
    first = rest.lstrip(_OPENING)[:1]
    return first.isupper() or first.isdecimal()


def _abbreviated(before: str, rest: str) -> bool:
    """Does the dot belong to an abbreviation or an initial?"""
    match = _BEFORE.search(before)
    word = match.group() if match else ""
    if word.lower() in ABBREVIATIONS:
        return True
    if word.lower() in ENDING_ABBREVIATIONS:
        return False
    # An initial: `J.`, `A.B.`.
    return all(len(part) == 1 and part.isupper() for part in word.split("."))
