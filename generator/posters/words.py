"""Words on lines: how large they can be, where a line ends and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]
# After a dash or a slash a word may go on in the next line.
_PARTS = re.compile(r"\s+|(?<=[-–/])(?=\w)")


def fitted(text: str, measures: Sequence[tuple[Measure, int]], width: float) -> tuple[int, list[str]]:
    """The number of the first way of measuring with which the text stands on as many lines as that may have, and its lines; with the last, the end is left out."""
    for number, (measure, most) in enumerate(measures):
        lines = wrapped(text, measure, width)
        if len(lines) <= most and all(measure(line) <= width for line in lines):
            return number, lines
    measure, most = measures[-1]
    return len(measures) - 1, cut(wrapped(text, measure, width), most, measure, width)


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """The lines of a text; a part that is wider than a line has one to itself."""
    lines: list[str] = []
    for part, between in _parts(text):
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def cut(lines: list[str], most: int, measure: Measure, width: float) -> list[str]:
    """The first lines; where more followed, or a line is too wide, it ends in an ellipsis, after a whole word when there is one."""
    kept = [line if measure(line) <= width else _ended(line, measure, width) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _ended(kept[-1].removesuffix("…"), measure, width)
    return kept


def _ended(line: str, measure: Measure, width: float) -> str:
    words = line.split(" ")
    while len(words) > 1 and measure(_closed(" ".join(words))) > width:
        words.pop()
    left = " ".join(words)
    while len(left) > 1 and measure(_closed(left)) > width:
        left = left[:-1]
    return _closed(left)


def _closed(text: str) -> str:
    return text.rstrip(" ,;:.-–/(‘") + "…"


def _parts(text: str) -> list[tuple[str, str]]:
    """Each part that must stay together, and what stands before it."""
    found: list[tuple[str, str]] = []
    at, between = 0, ""
    for match in _PARTS.finditer(text.strip()):
        found.append((text.strip()[at : match.start()], between))
        at, between = match.end(), " " if match.group() else ""
    found.append((text.strip()[at:], between))
    return [(part, between) for part, between in found if part]
