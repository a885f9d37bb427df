"""What an editor probably meant by a line over which YAML's parser stumbles: its own words are for programmers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.problems import shown

_FIELD = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[\w-]+):(?P<gap> +)(?P<value>(?:.*[^ ])?) *$")
_GLUED = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_]+):(?P<value>[^\s:/](?:.*[^ ])?) *$")
# The begin of a text of more lines, without the colon or without the space behind it.
_BLOCK = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_]+)(?P<gap>:| +)(?P<value>[|>][-+]?) *$")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
# A quote that is never closed swallows what follows; the parser then stumbles over anything.
_AFTER_OPEN_QUOTE = ("did not find expected key", "did not find expected '-'", "found unexpected end of stream", "mapping values are not allowed", "could not find expected ':'")
_STARTS = ("found character that cannot start", "did not find expected alphabetic")


@dataclass(frozen=True)
class Typing:
    """A typing error: its line and column (from 0), its entry in `wording.TYPING` and what fills that in."""

    line: int
    column: int
    name: str
    given: dict[str, str] = field(default_factory=dict)


def typing_error(lines: list[str], line: int, column: int, said: str) -> Typing | None:
    """The typing error behind what the parser said of this place; None when nothing is recognised."""
    here = lines[line] if line < len(lines) else ""
    if said.startswith(_AFTER_OPEN_QUOTE) and (found := _open_quote(lines, line)):
        return found
    if said.startswith("mapping values are not allowed"):
        return _colon(lines, line, column)
    if said.startswith("could not find expected ':'"):
        return _loose_line(lines, line)
    if said.startswith(_STARTS) and (match := _FIELD.match(here)) and column - match.start("value") in (0, 1):
        value = match["value"]
        return Typing(line, match.start("value"), "start", {"sign": value[0], "key": match["key"], "value": _quotable(value)})
    if said.startswith(_STARTS) and (odd := _odd(lines, line)) is not None:
        return Typing(odd, _indent(lines[odd]), "not_under")
    if said.startswith(("did not find expected key", "did not find expected '-'")):
        return _misplaced(lines, line, column)
    return None


def _quotable(value: str) -> str:
    """A value as it may stand between double quotes."""
    return shown(value.replace("\\", "\\\\").replace('"', '\\"'))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above(lines: list[str], line: int) -> int | None:
    """The nearest line above that holds something."""
    return next((number for number in range(min(line, len(lines)) - 1, -1, -1) if lines[number].strip()), None)


def _open_quote(lines: list[str], line: int) -> Typing | None:
    """The nearest field, here or above, with a quote that is not closed on its line while the next line is no part of its value."""
    for number in range(min(line, len(lines) - 1), max(-1, line - 40), -1):
        match = _FIELD.match(lines[number])
        if not match or match["value"][:1] not in _QUOTED:
            continue
        if _QUOTED[match["value"][0]].match(match["value"]):
            continue
        below = next((other for other in lines[number + 1 :] if other.strip()), "")
        if _indent(below) <= len(match["lead"]):
            return Typing(number, match.start("value"), "open_quote")
    return None


def _colon(lines: list[str], line: int, column: int) -> Typing | None:
    """A colon too many: within a text, or behind a field that stands too far to the right."""
    here = lines[line] if line < len(lines) else ""
    if found := _glued(lines, line) or _block(lines, line):
        return found
    if (match := _FIELD.match(here)) and column > match.start("gap"):
        return Typing(line, column, "colon", {"key": match["key"], "value": _quotable(match["value"])})
    if (odd := _odd(lines, line)) is not None:
        return Typing(odd, _indent(lines[odd]), "not_under")
    above = _above(lines, line)
    key = re.match(r"^ *(?:- +)*([\w-]+):", here)
    if above is None or not key or not (over := re.match(r"^( *(?:- +)*)([\w-]+):", lines[above])):
        return None
    return Typing(line, _indent(here), "too_far", {"key": key[1], "above": over[2]}) if _indent(here) > len(over[1]) else None


def _glued(lines: list[str], line: int) -> Typing | None:
    """A field without a space behind its colon, on the line above or here: the parser takes it for words."""
    for number in dict.fromkeys((_above(lines, line), line)):
        if number is not None and number < len(lines) and (match := _GLUED.match(lines[number])):
            return Typing(number, match.end("key") + 1, "no_space", {"key": match["key"], "value": shown(match["value"])})
    return None


def _block(lines: list[str], line: int) -> Typing | None:
    """A text of more lines, above, whose field lacks its colon or a space: the parser takes all of it for words."""
    for number in range(min(line, len(lines)) - 1, max(-1, line - 40), -1):
        if match := _BLOCK.match(lines[number]):
            name = "no_space" if match["gap"] == ":" else "no_colon"
            return Typing(number, match.end("key") + (name == "no_space"), name, {"key": match["key"], "value": match["value"]})
        if _FIELD.match(lines[number]):
            return None
    return None


def _loose_line(lines: list[str], line: int) -> Typing | None:
    """A line that is no field."""
    here = lines[line] if line < len(lines) else ""
    if match := _GLUED.match(here):
        return Typing(line, match.end("key") + 1, "no_space", {"key": match["key"], "value": shown(match["value"])})
    if _dash(lines, line, _indent(here)) and here.lstrip().startswith("{"):
        return Typing(line, _indent(here), "dash")
    if not here.strip() or ":" in here or here.lstrip()[0] in "-?[{\"'|>#&*!%@`":
        return None
    return Typing(line, _indent(here), "loose_line")


def _misplaced(lines: list[str], line: int, column: int) -> Typing | None:
    """A line that stands under nothing, a dash that is missing, or words after a closing quote."""
    here = lines[line] if line < len(lines) else ""
    if (match := _FIELD.match(here)) and match["value"][:1] in _QUOTED and (quoted := _QUOTED[match["value"][0]].match(match["value"])):
        after = match.start("value") + quoted.end()
        if column >= after:
            return Typing(line, column, "after_quote")
    if column != _indent(here):
        return None
    if _dash(lines, line, column):
        return Typing(line, column, "dash")
    return Typing(odd, _indent(lines[odd]), "not_under") if (odd := _odd(lines, line)) is not None else Typing(line, column, "not_under")


def _odd(lines: list[str], line: int) -> int | None:
    """The line above that is half a step away from this one: it is that line that was moved. Steps are of two spaces."""
    if line >= len(lines) or _indent(lines[line]) % 2:
        return None
    for number in range(line - 1, max(-1, line - 40), -1):
        if lines[number].strip() and _indent(lines[number]) <= _indent(lines[line]) + 2 and _indent(lines[number]) % 2:
            return number
    return None


def _dash(lines: list[str], line: int, column: int) -> bool:
    """Does a list stand above, exactly where this line begins without a dash?"""
    above = _above(lines, line)
    return above is not None and _indent(lines[above]) == column and lines[above].lstrip().startswith("- ") and not lines[line].lstrip().startswith("-")
