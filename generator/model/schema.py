"""The JSON Schema of a case and of the other records: for editors' programs, for the form, for the field reference and for whoever reads the data."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema

from generator import vocabulary
from generator.model.base import DATE_PATTERN, Kind, Record
from generator.model.case import Case
from generator.vocabulary import THEMES, Facet

#: kind of thing (`Kind`, by its word) → id → name
Names = Mapping[str, Mapping[str, str]]


class _Own(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes of English names, and leaves things in their order."""

    def field_title_should_be_set(self, schema: CoreSchema | Any) -> bool:
        """Never made up."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Never by the alphabet: the fields of an example stand in the order of a file."""
        return value


def schema(known: Names | None = None) -> dict[str, Any]:
    """The JSON Schema of a case file, in which the id is left out: it is the name of the file.

    `known` are the things of a guide. A program then suggests their ids where one is asked; others are not refused, for a case may name what is new.
    """
    made = schema_of(Case)
    made["properties"].pop("id")
    made["required"].remove("id")
    return _suggesting(made, known) if known else made


def schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record, in Dutch. Whoever asks may change it."""
    return deepcopy(_schema_of(model))


@cache
def _schema_of(model: type[Record]) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True, schema_generator=_Own)
    for name, definition in made.get("$defs", {}).items():
        if "enum" in definition:
            choices = list(getattr(vocabulary, name))
            # Their names and explanations in the code are for developers.
            for key in ("title", "description"):
                definition.pop(key, None)
            definition["enumDescriptions"] = [choice.label or choice.value for choice in choices]
            definition["x-woorden"] = {choice.value: choice.label for choice in choices}
    found = _without_null(made)
    assert isinstance(found, dict)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def published_schema(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record as the API gives it, not as an editor may type it: one shape for each field, and what always has a value is always there."""
    return deepcopy(_published_schema(model))


@cache
def _published_schema(model: type[Record]) -> dict[str, Any]:
    made = model.model_json_schema(mode="serialization", by_alias=True, schema_generator=_Own)
    for name, definition in made.get("$defs", {}).items():
        if "enum" in definition:
            choices = list(getattr(vocabulary, name))
            definition.pop("title", None)
            definition["description"] = "; ".join(f"{choice.value}: {choice.label}" for choice in choices if choice.label) or name
    found = _given(made)
    assert isinstance(found, dict)
    return found


#: `x-soort` of a value that may be typed in more than one way → how it is given.
_AS_GIVEN: dict[str, dict[str, object]] = {
    "tekst": {"type": "string"},
    "moment": {"type": "string", "pattern": f"^{DATE_PATTERN}(/{DATE_PATTERN})?$"},
    "begin": {"type": "string", "pattern": f"^({DATE_PATTERN}|onbekend)$"},
    "einde": {"type": "string", "pattern": f"^({DATE_PATTERN}|lopend|onbekend)$"},
    "regels": {"type": "string", "pattern": "^[0-9]+(-[0-9]+)?$"},
}
#: What is meant for whoever types a case: the rules of the gate, and examples as they are typed.
_FOR_EDITORS = ("x-soort", "x-regels", "x-een-of-meer", "x-id-of-velden", "default", "examples", "additionalProperties")


def _given(node: Any) -> Any:
    """A schema in which each value has the one shape in which the API gives it, and nothing is null."""
    if not isinstance(node, dict):
        return [_given(item) for item in node] if isinstance(node, list) else node
    branches = [branch for branch in node.get("anyOf", ()) if branch != {"type": "null"}]
    if node.get("x-een-of-meer") or node.get("x-id-of-velden"):
        branches = [branches[1]]
    kept = {key: value for key, value in node.items() if key not in _FOR_EDITORS and key != "anyOf"}
    if "properties" in node:
        always = {key for key, value in node["properties"].items() if value.get("default") is not None}
        kept["required"] = [key for key in node["properties"] if key in always or key in node.get("required", ())]
        kept["properties"] = {key: _given(value) for key, value in node["properties"].items()}
        return {key: _given(value) if key == "$defs" else value for key, value in kept.items()}
    if len(branches) == 1:
        kept = {**{key: value for key, value in _given(branches[0]).items() if key not in kept or key == "type"}, **kept}
    elif branches:
        kept["anyOf"] = _given(branches)
    shape = _AS_GIVEN.get(str(node.get("x-soort")))
    if shape:
        kept = {**{key: value for key, value in kept.items() if key != "anyOf"}, **shape}
    return {key: _given(value) if key not in ("title", "description") else value for key, value in kept.items()}


def _without_null(node: Any) -> Any:
    """A schema in which what is optional is just that: a file leaves a field out, it never says null."""
    if isinstance(node, list):
        return [_without_null(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key == "default" and value in (None, []))}
    branches = [branch for branch in kept.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        del kept["anyOf"]
        kept = {**branches[0], **kept}
    return {key: _without_null(value) for key, value in kept.items()}


#: Fields that take the themes of one axis only.
_AXES = {"challenges": Facet.CHALLENGE, "methods": Facet.METHOD, "state_roles": Facet.STATE_ROLE}


def _suggesting(made: dict[str, Any], known: Names) -> dict[str, Any]:
    """The schema with, for each kind, a list of the ids that there are; each reference says `one of these, or another`."""
    lists = {kind: dict(names) for kind, names in known.items() if names}
    for axis in _AXES.values():
        if names := {name: label for name, label in known.get(Kind.THEME, {}).items() if name in THEMES[axis]}:
            lists[axis.value] = names

    def with_ids(node: Any, field: str) -> Any:
        if isinstance(node, list):
            return [with_ids(item, field) for item in node]
        if not isinstance(node, dict):
            return node
        inner = {key: with_ids(value, field if key in ("items", "anyOf") else key) for key, value in node.items()}
        kind = _AXES[field].value if field in _AXES else str(node.get("x-verwijst"))
        if kind in lists and "pattern" in inner:
            inner["anyOf"] = [{"$ref": f"#/$defs/{kind}"}, {"pattern": inner.pop("pattern")}]
        return inner

    found = with_ids(made, "")
    assert isinstance(found, dict)
    for kind, names in lists.items():
        ids = sorted(names)
        found["$defs"][kind] = {"enum": ids, "enumDescriptions": [names[name] for name in ids]}
    return found
