"""Gives an id to what has none: each learning, line, rate and figure is an address."""

from __future__ import annotations

from typing import Any

from generator.ids import is_id, slug

#: (where the list stands, the field that the id is made of, the id of an entry in whose words no id can be found)
LISTS = (
    (("financing", "lines"), "what", "bedrag"),
    (("financing", "rates"), "what", "tarief"),
    (("results", "figures"), "what", "cijfer"),
    (("learnings",), "title", "leerpunt"),
)
MOST_WORDS = 6


def with_ids(value: Any) -> Any:
    """A case as it was typed, with an id for every entry that lacks one but has a title or a `what`."""
    for path, words, otherwise in LISTS:
        value = _with_ids(value, path, words, otherwise)
    return value


def _with_ids(value: Any, path: tuple[str, ...], words: str, otherwise: str) -> Any:
    if path:
        if not isinstance(value, dict) or path[0] not in value:
            return value
        return {**value, path[0]: _with_ids(value[path[0]], path[1:], words, otherwise)}
    if not isinstance(value, list):
        return value
    taken = {item["id"] for item in value if isinstance(item, dict) and isinstance(item.get("id"), str)}
    made = []
    for item in value:
        if isinstance(item, dict) and item.get("id") is None and isinstance(item.get(words), str):
            item = {**item, "id": _free(new_id(item[words], otherwise), taken)}
            taken.add(item["id"])
        made.append(item)
    return made


def new_id(words: str, otherwise: str) -> str:
    """The id that words give: their first six."""
    name = "-".join(slug(words).split("-")[:MOST_WORDS])
    return name if is_id(name) else otherwise


def _free(name: str, taken: set[str]) -> str:
    number = 2
    found = name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
