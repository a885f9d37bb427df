"""The words of a Markdown text, apart from its markup, with the line on which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.texts import parse, with_lines

# Words in a link or in italics are a name or a title; a quotation is somebody else's.
_FOREIGN = {"link_open": 1, "link_close": -1, "em_open": 1, "em_close": -1, "blockquote_open": 1, "blockquote_close": -1}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True)
class Piece:
    """Words that stand together in a text, on one line; those of a name or a title are not the writer's own (`foreign`)."""

    text: str
    line: int
    foreign: bool


def pieces(text: str) -> Iterator[tuple[Piece, ...]]:
    """The words of each paragraph, item, heading and cell. Code counts as one word; mentions of sources say nothing, nor does what may not be in a text."""
    foreign = 0
    found: list[Piece] = []
    for token, line in with_lines(parse(text).tokens):
        foreign += _FOREIGN.get(token.type, 0)
        if token.type == "inline" or token.block:
            if found:
                yield tuple(found)
            found = []
        elif token.type == "text":
            found.append(Piece(token.content, line, foreign > 0))
        elif token.type == "code_inline":
            found.append(Piece("code", line, True))
        elif token.type in _BREAKS:
            found.append(Piece(_BREAKS[token.type], line, False))
    if found:
        yield tuple(found)
