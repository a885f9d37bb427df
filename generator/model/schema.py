"""The JSON Schema of a case and of the other records: for editors' programs, for the form, for the field reference and for whoever reads the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema

from generator import vocabulary
from generator.model.base import Kind, Record
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
    """The JSON Schema of a record, in Dutch."""
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
