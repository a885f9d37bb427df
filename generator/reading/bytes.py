"""From the bytes of a file to text that is safe to parse, or the one fault that stands in the way."""

from __future__ import annotations

import re
from pathlib import Path as File

from generator.characters import odd
from generator.reading.tree import Fault
from generator.wording import BEGINNINGS, FILES, say

MAX_BYTES = 256_000
#: A register grows with the guide: one of 256 kB is full at six hundred cases.
MOST_OF_A_REGISTER = 16_000_000
# The first line of a conflict that nobody solved; `=======` alone may be the underline of a heading.
_CONFLICT = re.compile(r"^(<{7}|>{7}) .*", re.MULTILINE)
# Word's hard space looks like a space, but neither indents a field nor ends its name.
_HARD_SPACE = re.compile("^[ \u00a0]*(\u00a0) *(?:- )?[a-z_]+:|^ *(?:- )?[a-z_]+:(\u00a0)", re.MULTILINE)
_WORD_BREAK = "\x0b"


def _at(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _fault(line: int, column: int, name: str, **given: object) -> Fault:
    return Fault(line, column, *say(FILES, name, **given))


def _too_big(size: int, most: int = MAX_BYTES) -> Fault:
    return _fault(1, 1, "too_big", size=-(-size // 1000), most=most // 1000)


def _not_a_file(file: File) -> str | None:
    if file.is_file():
        return None
    if file.is_dir():
        return "folder"
    return "dangling" if file.is_symlink() and not file.exists() else "no_file"


def bytes_of(file: File, most: int = MAX_BYTES) -> bytes | Fault:
    """The bytes of a file, or what stands in the way; what is no file, may not be read or is far too big is never opened."""
    try:
        if wrong := _not_a_file(file):
            return _fault(1, 1, wrong)
        if (size := file.stat().st_size) > most:
            return _too_big(size, most)
        return file.read_bytes()
    except PermissionError:
        return _fault(1, 1, "forbidden")
    except OSError:
        return _fault(1, 1, "unreadable")


def read_file(file: File, most: int = MAX_BYTES) -> tuple[str, list[Fault]]:
    """As `read_text`, of a file."""
    found = bytes_of(file, most)
    return read_text(found, most) if isinstance(found, bytes) else ("", [found])


def read_text(data: bytes, most: int = MAX_BYTES) -> tuple[str, list[Fault]]:
    """The text of a file with Unix line ends, and the faults in its characters (the text is not to be parsed then)."""
    if len(data) > most:
        return "", [_too_big(len(data), most)]
    if what := next((what for beginning, what in BEGINNINGS.items() if data.startswith(beginning)), None):
        return "", [_fault(1, 1, "office", what=what)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf_8(data, error.start)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        return "", [_fault(1, 1, "empty")]
    return text, _character_faults(text)


def _not_utf_8(data: bytes, start: int) -> Fault:
    """Which other encoding it probably is, and where that shows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _fault(1, 1, "utf_16")
    line, begin = data.count(b"\n", 0, start) + 1, data.rfind(b"\n", 0, start) + 1
    column = len(data[begin:start].decode("utf-8")) + 1
    # Text of an older system has no controls, and a single letter or sign where UTF-8 stumbles.
    sign = data[start : start + 1].decode("cp1252", "replace")
    alone = not b"\x80" <= data[start + 1 : start + 2] < b"\xc0"
    if re.search(rb"[\x00-\x08\x0e-\x1f]", data) or not alone or not sign.isprintable() or sign == "\ufffd":
        return _fault(line, column, "not_utf_8")
    return _fault(line, column, "windows", sign=sign)


def _character_faults(text: str) -> list[Fault]:
    """What is wrong with the characters of a text; the first of each sort."""
    if match := _CONFLICT.search(text):
        return [_fault(*_at(text, match.start()), "conflict", sign=match.group(1))]
    faults = []
    for name, index, sign in odd(text):
        faults.append(_fault(*_at(text, index), "word_break" if text[index] == _WORD_BREAK else name, sign=sign))
    if match := _HARD_SPACE.search(text):
        faults.append(_fault(*_at(text, match.start(1) if match.group(1) else match.start(2)), "hard_space", sign="U+00A0"))
    if (index := text.find("\t")) >= 0:
        faults.append(_fault(*_at(text, index), "tab"))
    return faults
