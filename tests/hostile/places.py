"""Every place where an editor can type: the leaves of every record, found along the JSON Schema of its model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.base import Record

Steps = tuple[str | int, ...]
#: The sorts of leaves in which any words may stand.
WORDS = ("tekst", "markdown")


@dataclass(frozen=True)
class Leaf:
    """One value that was typed: where it stands, what sort it is, and the kind of thing that it names, if it does."""

    path: Steps
    sort: str
    names: str = ""

    @property
    def field(self) -> str:
        """The place without its indexes: what is tried once with each kind of attack."""
        return ".".join(step for step in self.path if isinstance(step, str))


@cache
def schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record."""
    return model.model_json_schema(by_alias=True)


def leaves(model: type[Record], value: object) -> Iterator[Leaf]:
    """Each leaf of a record as it was typed."""
    root = schema_of(model)
    yield from _leaves(value, root, root, ())


def fields(model: type[Record]) -> set[str]:
    """Every field of a record in which words may stand, however deep."""
    root = schema_of(model)
    return set(_fields(root, root, (), ()))


def resolved(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema with what it refers to, and without the choice of leaving it out."""
    while "$ref" in node:
        node = {**root["$defs"][node["$ref"].rpartition("/")[2]], **{key: value for key, value in node.items() if key != "$ref"}}
    branches = [branch for branch in node.get("anyOf", ()) if branch.get("type") != "null"]
    if len(branches) == 1 and "x-soort" not in node:
        return resolved({**branches[0], **{key: value for key, value in node.items() if key != "anyOf"}}, root)
    return node


def _leaves(value: object, node: dict[str, Any], root: dict[str, Any], path: Steps) -> Iterator[Leaf]:
    node = resolved(node, root)
    if node.get("x-een-of-meer") or node.get("x-id-of-velden"):
        single, other = node["anyOf"]
        several = isinstance(value, list if node.get("x-een-of-meer") else dict)
        yield from _leaves(value, other if several else single, root, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, node["properties"][key], root, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, node["items"], root, (*path, index))
    else:
        yield Leaf(path, "keuze" if "enum" in node else str(node.get("x-soort") or node.get("format") or "?"), node.get("x-verwijst", ""))


def _fields(node: dict[str, Any], root: dict[str, Any], path: tuple[str, ...], seen: tuple[str, ...]) -> Iterator[str]:
    ref = node.get("$ref", "")
    node = resolved(node, root)
    if node.get("x-een-of-meer") or node.get("x-id-of-velden"):
        node = resolved(node["anyOf"][1], root)
    if "items" in node:
        yield from _fields(node["items"], root, path, seen)
    elif "properties" in node and ref not in seen:
        for key, part in node["properties"].items():
            yield from _fields(part, root, (*path, key), (*seen, ref) if ref else seen)
    elif node.get("x-soort") in WORDS:
        yield ".".join(path)


def at(value: Any, path: Steps) -> Any:
    """What was typed at a path."""
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: Steps, new: object) -> None:
    """Type something else at a path."""
    at(value, path[:-1])[path[-1]] = new
