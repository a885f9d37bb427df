"""A case as its one canonical text: the keys in the order of the schema, and each value in the one way in which it is written.

What stands where is read from the JSON Schema, which has all that is needed, so that the form in the browser can do the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.walk import Path
from generator.reading.comments import Comment, Where
from generator.writing import scalars

Node = Mapping[str, Any]

#: Records of which each field has a line of its own; all others stand between braces on one line.
BLOCKS = frozenset({"Case", "Financing", "Results", "NewEntries", "Phase", "FinancingLine", "Rate", "Figure", "Learning", "FollowUp", "Related", "Note"})
#: Texts that are always a block, however short.
TEXTS = {
    "Case": ("summary", "goals", "background", "approach"),
    "Financing": ("summary",),
    "Results": ("summary", "setbacks"),
    "Learning": ("text",),
    "FollowUp": ("text",),
}
#: Sorts of values that YAML itself may take for a number, a date or a yes or no: they are what they look like.
PLAIN = frozenset({"ja-nee", "moment", "begin", "einde", "dag", "regels"})
NUMBERS = frozenset({"getal", "geheel"})


def write_case(value: Mapping[str, Any], schema: Node, comments: Sequence[Comment] = ()) -> str:
    """The text of a case file: `value` is what an editor typed (every scalar a text), which must be a valid case."""
    writer = _Writer(schema, comments)
    writer.remarks([comment for comment in comments if comment.where is Where.START], 0)
    writer.record("Case", schema, value, (), 0)
    writer.remarks([comment for comment in comments if comment.where is Where.END], 0)
    return "\n".join(writer.lines) + "\n"


def fields_of(value: Mapping[str, Any], definition: Node) -> list[str]:
    """The keys of a record that are written, in order: not those with nothing behind them, nor an empty list unless something else would then be assumed."""
    required = definition.get("required", ())
    nothing = {key for key, inner in value.items() if inner is None or (inner == [] and key not in required and "default" not in definition["properties"][key])}
    return [key for key in definition["properties"] if key in value and key not in nothing]


class _Writer:
    """Writes line by line; what was said about a field that is left out waits for the next line."""

    def __init__(self, schema: Node, comments: Sequence[Comment]) -> None:
        self.definitions: Mapping[str, Node] = schema["$defs"]
        self.comments = [comment for comment in comments if comment.where in (Where.BEFORE, Where.BEHIND)]
        self.waiting: list[Comment] = []
        self.lines: list[str] = []

    def remarks(self, comments: Sequence[Comment], indent: int) -> None:
        """Comments on lines of their own, after those that were waiting."""
        self.lines += [" " * indent + comment.text for comment in (*self.waiting, *comments)]
        self.waiting = []

    def about(self, path: Path, inside: bool) -> tuple[list[Comment], str]:
        """(comments that go before the line of a value, the one behind it); `inside`: also those within the value."""
        own = [comment for comment in self.comments if comment.path == path or (inside and comment.path[: len(path)] == path)]
        behind = [comment for comment in own if comment.path == path and comment.where is Where.BEHIND][-1:]
        return [comment for comment in own if comment not in behind], "".join(f"  {comment.text}" for comment in behind)

    def record(self, name: str, definition: Node, value: Mapping[str, Any], path: Path, indent: int, dash: bool = False) -> None:
        """The fields of a record, each on a line of its own; after a dash the first stands on the line of the dash."""
        kept = fields_of(value, definition)
        for key, node in definition["properties"].items():
            if key in kept:
                self.field(key in TEXTS.get(name, ()), value[key], node, (*path, key), indent, dash)
                dash = False
            elif key in value:
                self.waiting += [comment for comment in self.comments if comment.path[: len(path) + 1] == (*path, key)]

    def field(self, always: bool, value: Any, node: Node, path: Path, indent: int, dash: bool) -> None:
        """One field: its key and its value, on one line or on more."""
        name, definition = self.resolved(node)
        item, items = self.resolved(definition.get("items", {}))
        fields = isinstance(value, dict) and name in BLOCKS and bool(fields_of(value, definition))
        entries = isinstance(value, list) and "properties" in items and bool(value)
        before, behind = self.about(path, inside=not entries and not fields)
        self.remarks(before, indent - 2 * dash)
        start = f"{' ' * (indent - 2)}- {path[-1]}:" if dash else f"{' ' * indent}{path[-1]}:"
        if fields:
            self.lines.append(start + behind)
            self.record(name, definition, value, path, indent + 2)
        elif entries:
            self.lines.append(start + behind)
            self.entries(item, items, value, path, indent + 2)
        elif isinstance(value, str) and (always or "\n" in value.strip()):
            sign, lines = scalars.block(value, indent + 2)
            self.lines += [f"{start} {sign}{behind}", *lines]
        else:
            self.lines.append(f"{start} {self.inline(value, node, flow=False)}{behind}")

    def entries(self, name: str, definition: Node, values: Sequence[Any], path: Path, indent: int) -> None:
        """The entries of a list of records, each after a dash."""
        for index, value in enumerate(values):
            here = (*path, index)
            if name in BLOCKS:
                # An entry with a line for each field has no line of its own for what was said behind it.
                self.remarks([comment for comment in self.comments if comment.path == here], indent)
                self.record(name, definition, value, here, indent + 2, dash=True)
            else:
                before, behind = self.about(here, inside=True)
                self.remarks(before, indent)
                self.lines.append(f"{' ' * indent}- {self.inline(value, definition)}{behind}")

    def resolved(self, node: Node) -> tuple[str, Node]:
        """(name, definition) of what stands at a place of the schema."""
        if "$ref" not in node:
            return "", node
        name = node["$ref"].rpartition("/")[2]
        return name, self.definitions[name]

    def inline(self, value: Any, node: Node, flow: bool = True) -> str:
        """A value on one line; `flow`: between brackets."""
        _, definition = self.resolved(node)
        if "x-een-of-meer" in definition:
            one, more = definition["anyOf"]
            single = value[0] if isinstance(value, list) and len(value) == 1 else value
            return self.inline(single, more if isinstance(single, list) else one, flow)
        if "x-id-of-velden" in definition:
            name, fields = definition["anyOf"]
            only = isinstance(value, dict) and fields_of(value, self.resolved(fields)[1]) == ["party"]
            return self.inline(value["party"] if only else value, fields if isinstance(value, dict) and not only else name, flow)
        if isinstance(value, list):
            return f"[{', '.join(self.inline(item, definition['items']) for item in value)}]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.inline(value[key], definition['properties'][key])}" for key in fields_of(value, definition)) + "}"
        sort = definition.get("x-soort")
        # What is no such value yet (a placeholder) is written as words.
        if sort in PLAIN and " " not in value:
            return str(value)
        return scalars.number(value) if sort in NUMBERS and " " not in value else scalars.words(value, flow)
