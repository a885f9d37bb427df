"""A guide as plain values, so that anything can be typed anywhere: read from a folder, made as full as its models allow, and written with each value on a line of its own."""

from __future__ import annotations

import copy
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator.characters import odd
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.others import Indicator
from generator.reading.files import FOLDERS, REGISTERS
from generator.reading.tree import read_tree
from tests.hostile.places import Leaf, Steps, fields, leaves, resolved, schema_of

INDICATORS = "content/indicatoren"
#: Kind of thing → the model of its records.
MODELS: dict[Kind, type[Record]] = {Kind.CASE: Case, Kind.INDICATOR: Indicator, **dict((*REGISTERS.values(), *FOLDERS.values()))}
_REGISTER = {kind: f"content/{name}" for name, (kind, _) in REGISTERS.items()}
_FOLDER = {Kind.CASE: "cases", Kind.INDICATOR: INDICATORS, **{kind: folder for folder, (kind, _) in FOLDERS.items()}}
Values = dict[Kind, dict[str, dict[str, Any]]]


@dataclass
class Written:
    """Where the leaves of a guide stand: (file, line) → the record and the leaf; in a table also the column."""

    lines: dict[tuple[str, int], tuple[Kind, str, Steps]] = field(default_factory=dict)
    cells: dict[str, list[tuple[int, int, int, int, tuple[Kind, str, Steps]]]] = field(default_factory=dict)
    bodies: dict[str, tuple[int, tuple[Kind, str, Steps]]] = field(default_factory=dict)

    def note(self, path: str, kind: Kind, record: str, line: int, steps: Steps) -> None:
        """Remember what stands on a line."""
        self.lines[path, line] = (kind, record, steps)

    def at(self, path: str, line: int, column: int) -> tuple[Kind, str, Steps] | None:
        """What stands there."""
        if path in self.bodies and line >= self.bodies[path][0]:
            return self.bodies[path][1]
        for first, start, last, end, what in self.cells.get(path, ()):
            if (first, start) <= (line, column) < (last, end):
                return what
        return self.lines.get((path, line))


def load(root: Path) -> Values:
    """Every record of a guide, as it was typed."""
    found: Values = {kind: {} for kind in MODELS}
    for kind, register in _REGISTER.items():
        for value in _yaml(root / register):
            found[kind][value.pop("id")] = value
    for kind, folder in _FOLDER.items():
        for file in sorted((root / folder).glob("*.yml" if kind in (Kind.CASE, Kind.INDICATOR) else "*.md")):
            found[kind][file.stem] = _record(kind, file)
    return found


def _record(kind: Kind, file: Path) -> dict[str, Any]:
    if kind is Kind.CASE:
        return dict(_yaml(file))
    if kind is Kind.INDICATOR:
        with file.with_suffix(".csv").open(encoding="utf-8", newline="") as table:
            return {**_yaml(file), "rows": [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(table)]}
    _, front, body = re.split(r"^---\n", file.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return {**_typed(front), "text": body.strip()}


def _yaml(file: Path) -> Any:
    return _typed(file.read_text(encoding="utf-8"))


def _typed(text: str) -> Any:
    tree, faults = read_tree(text)
    assert tree
    assert not faults
    return _without_nothing(tree.value)


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value


# Writing.


def write(values: Values, root: Path) -> Written:
    """The files of a guide, with each value on a line of its own; what cannot be seen stands behind an escape."""
    written = Written()
    for kind, file in _REGISTER.items():
        lines = ["["]
        for name, value in values[kind].items():
            _emit({"id": name, **value}, (), lines, partial(written.note, file, kind, name), 1)
            lines[-1] += ","
        _put(root / file, "\n".join([*lines, "]"]) + "\n")
    for kind, folder in _FOLDER.items():
        for name, value in values[kind].items():
            _write_file(root, f"{folder}/{name}", kind, name, value, written)
    return written


def _write_file(root: Path, stem: str, kind: Kind, name: str, value: dict[str, Any], written: Written) -> None:
    marked = kind not in (Kind.CASE, Kind.INDICATOR)
    path = f"{stem}.md" if marked else f"{stem}.yml"
    lines: list[str] = ["---"] if marked else []
    own = {key: item for key, item in value.items() if not (marked and key == "text") and key != "rows"}
    _emit(own, (), lines, partial(written.note, path, kind, name), 1)
    if marked:
        lines.append("---")
        written.bodies[path] = (len(lines) + 1, (kind, name, ("text",)))
        lines.append(str(value["text"]))
    _put(root / path, "\n".join(lines) + "\n")
    if kind is Kind.INDICATOR:
        _put(root / f"{stem}.csv", _table(value["rows"], f"{stem}.csv", name, written))


def _table(rows: list[dict[str, str]], path: str, name: str, written: Written) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = ",".join(columns) + "\n"
    places = written.cells.setdefault(path, [])
    for index, row in enumerate(rows):
        for key in columns:
            start = _place(text)
            cell = io.StringIO()
            csv.writer(cell, lineterminator="", quoting=csv.QUOTE_ALL).writerow([row.get(key, "")])
            text += cell.getvalue() + ("," if key != columns[-1] else "\n")
            places.append((*start, *_place(text), (Kind.INDICATOR, name, ("rows", index, key))))
    return text


def _place(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _emit(value: Any, path: Steps, lines: list[str], note: Any, depth: int) -> None:
    """Puts a value behind the last line, and what is in it on lines of their own."""
    if isinstance(value, dict | list):
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        items = value.items() if isinstance(value, dict) else enumerate(value)
        lines.append(" " * depth + opening)
        note(len(lines), path)
        for key, item in items:
            if isinstance(value, dict):
                lines.append(" " * depth + f"{_quoted(str(key))}:")
            _emit(item, (*path, key), lines, note, depth + 1)
            lines[-1] += ","
        lines.append(" " * depth + closing)
    else:
        lines.append(" " * depth + _quoted(str(value)))
        note(len(lines), path)


def _quoted(text: str) -> str:
    """A text between double quotes."""
    hidden = any(odd(text))
    signs = []
    for char in text:
        code = ord(char)
        if char in '"\\':
            signs.append(f"\\{char}")
        elif char == "\n":
            signs.append("\\n")
        elif code < 0x20 or (hidden and code > 0x7E) or 0xD800 <= code <= 0xDFFF:
            signs.append(f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
        else:
            signs.append(char)
    return f'"{"".join(signs)}"'


# Making it full.

#: Fields of which a record has one or the other.
_EITHER = {"words", "name", "party", "case", "value", "from", "to", "rows", "colour"}
_QUANTITY = ("value", "from", "to", "of")


def full(model: type[Record], value: dict[str, Any], sources: list[str]) -> dict[str, Any]:
    """A record with every field in which words may stand, as far as its own rules let them stand together."""
    root = schema_of(model)
    made = copy.deepcopy(value)
    _fill(made, root, root, sources[0])
    _twins(made, root, root)
    return made


def _inner(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    found = resolved(node, root)
    if found.get("x-een-of-meer") or found.get("x-id-of-velden"):
        found = resolved(found["anyOf"][1], root)
    return _inner(found["items"], root) if "items" in found else found


def _is_list(node: dict[str, Any], root: dict[str, Any]) -> bool:
    found = resolved(node, root)
    return "items" in found or bool(found.get("x-een-of-meer"))


def _fill(value: Any, node: dict[str, Any], root: dict[str, Any], source: str) -> None:
    if isinstance(value, list):
        for item in value:
            _fill(item, node, root, source)
    if not isinstance(value, dict):
        return
    for key, part in node.get("properties", {}).items():
        inner = _inner(part, root)
        if key in value and key in ("payers", "borne_by", "recipients", "participants", "parties") and "named" in inner.get("properties", {}):
            value[key] = [*(value[key] if isinstance(value[key], list) else [value[key]]), _someone(inner)]
        elif key not in value and key not in _EITHER:
            if inner.get("x-soort") in ("tekst", "markdown"):
                value[key] = ["proef"] if _is_list(part, root) else "proef"
            elif "document" in inner.get("properties", {}) and key == "source":
                value[key] = [{"document": source, "line": "5"}]
            elif key in ("borne_by", "recipients") and _is_list(part, root):
                value[key] = [_someone(inner)]
            elif key == "of" and "value" in value:
                value[key] = {"value": "1000", "unit": "proeven"}
        _fill(value.get(key), inner, root, source)


def _someone(node: dict[str, Any]) -> dict[str, str]:
    return {"name": "iemand", "named": "false", **({"role": "uitvoerder"} if "role" in node.get("required", ()) else {})}


def _twins(value: Any, node: dict[str, Any], root: dict[str, Any]) -> None:
    """Beside each first thing with numbers in a list one with words in their place."""
    for key, part in node.get("properties", {}).items():
        inner = _inner(part, root)
        found = value.get(key)
        if isinstance(found, list) and found and isinstance(found[0], dict) and _counts(found[0]):
            twin = _in_words(copy.deepcopy(found[0]), inner, root)
            if "id" in twin:
                twin["id"] += "-in-woorden"
            twin.pop("headline", None)
            if "date" not in inner.get("required", ()):
                twin.pop("date", None)
            found.append(twin)
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                _twins(item, inner, root)


def _counts(value: Any) -> bool:
    return isinstance(value, dict) and ("value" in value or "from" in value or any(_counts(item) for key, item in value.items() if key != "of"))


def _in_words(value: dict[str, Any], node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    parts = node["properties"]
    if ("value" in value or "from" in value) and "words" in parts:
        value = {**{key: item for key, item in value.items() if key not in (*_QUANTITY, "bound")}, "words": "niets"}
    return {key: _in_words(item, _inner(parts[key], root), root) if isinstance(item, dict) and key != "source" else item for key, item in value.items()}


def word_leaves(model: type[Record], value: dict[str, Any]) -> list[Leaf]:
    """The leaves of a record in which words may stand."""
    return [leaf for leaf in leaves(model, value) if leaf.sort in ("tekst", "markdown")]


def missing(kinds: dict[Kind, list[dict[str, Any]]]) -> Iterator[str]:
    """The fields of words that none of these records has."""
    for kind, records in kinds.items():
        got = {leaf.field for record in records for leaf in word_leaves(MODELS[kind], record)}
        yield from (f"{kind.value}.{name}" for name in sorted(fields(MODELS[kind]) - got))
