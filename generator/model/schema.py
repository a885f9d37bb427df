"""The JSON Schema of a case: for editors' programs, for the form and for whoever reads the data."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.model.case import Case


def schema() -> dict[str, Any]:
    """The JSON Schema of a case file, in which the id is left out: it is the name of the file."""
    made = Case.model_json_schema(by_alias=True)
    made["properties"].pop("id")
    made["required"].remove("id")
    for name, definition in made["$defs"].items():
        if "enum" in definition:
            definition["x-woorden"] = {choice.value: choice.label for choice in getattr(vocabulary, name)}
    found = _without_null(made)
    assert isinstance(found, dict)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": "Casus"}


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
