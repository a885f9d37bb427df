"""How a single value is written in YAML, so that every reader of YAML takes it for what was typed."""

from __future__ import annotations

import re

# Signs with which a plain word cannot begin, and those that end one between brackets.
_NO_START = frozenset(",[]{}#&*!|>'\"%@`?:")
_BRACKETS = re.compile(r"[,\[\]{}]")

# Words that YAML 1.1 or the core schema of YAML 1.2 would take for nothing, yes or no, a number, a date or a sign of its own.
_OTHER = re.compile(
    r"~|null|Null|NULL|<<|="
    r"|y|Y|n|N|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
    r"|[-+]?[0-9][0-9_]*"
    r"|[-+]?0b[01_]+|[-+]?0o[0-7_]+|[-+]?0x[0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ ]*(Z|[-+][0-9]{1,2}(:?[0-9]{2})?))?"
)


def words(text: str, flow: bool) -> str:
    """One line of words: plain where every reader of YAML takes it for the same words, else in double quotes.

    `flow`: it stands between brackets, where a comma or a bracket would end it. Line ends are only possible there.
    """
    text = text.strip()
    return text if _is_plain(text, flow) else quoted(text)


def quoted(text: str) -> str:
    """Words between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _is_plain(text: str, flow: bool) -> bool:
    if not text or text[0] in _NO_START or text == "-" or text.startswith("- "):
        return False
    if "\n" in text or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and _BRACKETS.search(text)) and not _OTHER.fullmatch(text)


def number(text: str) -> str:
    """A number as it was typed, but for zeros after the point that say nothing: `6.0` is 6, `12.50` is 12.5."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def block(text: str, indent: int) -> tuple[str, list[str]]:
    """(sign, lines) of a text as a block: no blank lines around it, each of its lines one line of the file.

    `indent` is that of the lines. The indentation is only told where it cannot be seen: when the text begins with a space.
    """
    text = text.rstrip()
    text = re.sub(r"^(\s*\n)+", "", text) if "\n" in text.strip() else text.lstrip()
    lines = [" " * indent + line if line else "" for line in text.split("\n")]
    return "|2" if text.startswith(" ") else "|", lines
