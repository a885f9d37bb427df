"""The description of the API in OpenAPI 3.1, derived from the models."""

from __future__ import annotations

from typing import Any

from generator.model.base import Kind, Record
from generator.model.schema import published_schema
from generator.outputs import DataFile
from generator.pages.data import ADDRESS, API, CONNECTED, DATA, PLAIN, TITLE, as_json, brief_fields, published_kinds
from generator.pages.site import LICENCE, LICENCE_ADDRESS, TITLES, Site

#: Goes up when something is added to the API, its first number only with another address (`/api/v2/`).
API_VERSION = "1.0.0"
_ABOUT = """\
Alles wat in de Wijkengids staat, als vaste bestanden: geen sleutel, geen aanmelding, geen limiet. De namen van velden zijn die van de bestanden van de casussen.
Adressen beginnen met een schuine streep en gelden vanaf de plek waar de site staat. Een veld dat er niet is, noemde de bron niet.
Wat is ingetrokken, staat in geen lijst meer; zijn eigen bestand blijft, en zegt wanneer en waarom (Withdrawn).
Binnen v1 komen er alleen velden bij; negeer wat u niet kent.
"""


def plan_openapi(site: Site) -> DataFile:
    """`openapi.json`."""
    return DataFile(f"{API}/openapi.json", as_json(openapi(site)))


def openapi(site: Site) -> dict[str, Any]:
    """The whole description."""
    kinds = published_kinds(site.guide)
    paths: dict[str, Any] = {f"/{API}/index.json": _get("index", "Wat er is", {"$ref": "#/components/schemas/Index"})}
    schemas: dict[str, Any] = {"Index": _INDEX, "Connected": _connected(kinds), "Plain": _PLAIN, "Withdrawn": _WITHDRAWN}
    for kind, folder in kinds.items():
        records = site.guide.records[kind]
        if not records:
            paths[f"/{API}/{folder}.json"] = _get(f"{folder}-lijst", f"{TITLES[kind]}: de lijst, nog leeg", {"type": "array", "maxItems": 0})
            paths[f"/{API}/{folder}/{{id}}.json"] = _get_one(folder, f"{TITLES[kind]}: één ervan, ingetrokken", _GONE)
            continue
        model = type(next(iter(records.values())))
        made, definitions = _parts(model)
        schemas |= definitions
        name = model.__name__
        schemas[name] = _whole(made)
        schemas[f"{name}Brief"] = _brief(made, model)
        what = TITLES[kind]
        paths[f"/{API}/{folder}.json"] = _get(f"{folder}-lijst", f"{what}: de lijst", {"type": "array", "items": {"$ref": f"#/components/schemas/{name}Brief"}})
        paths[f"/{API}/{folder}/{{id}}.json"] = _get_one(folder, f"{what}: één ervan, helemaal", {"oneOf": [{"$ref": f"#/components/schemas/{name}"}, _GONE]}, next(iter(records)))
    paths[f"/{API}/schema/casus.json"] = _get("schema", "Het JSON Schema van het bestand van een casus, zoals een redacteur het schrijft", {"type": "object"})
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wijkengids", "version": API_VERSION, "description": _ABOUT, "license": {"name": LICENCE, "url": LICENCE_ADDRESS}},
        "servers": [{"url": site.base.rstrip("/")}],
        "externalDocs": {"description": "Uitleg, tabellen en versies", "url": f"{site.base}data/"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _get(operation: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    """One address that can be asked for."""
    return {"get": {"operationId": operation, "summary": summary, "responses": {"200": {"description": summary, "content": {"application/json": {"schema": schema}}}}}}


def _get_one(operation: str, summary: str, schema: dict[str, Any], example: str = "") -> dict[str, Any]:
    """The address of one record, with an id that can be tried."""
    got = _get(operation, summary, schema)
    id_of = {"name": "id", "in": "path", "required": True, "description": "De id, zoals in de lijst", "schema": {"type": "string"}, **({"example": example} if example else {})}
    got["get"]["parameters"] = [id_of]
    got["get"]["responses"]["404"] = {"description": "Deze id bestaat niet"}
    return got


def _parts(model: type[Record]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the schema of a record, the schemas that it uses), with references as OpenAPI has them."""
    made = _moved(published_schema(model))
    definitions = made.pop("$defs", {})
    return made, definitions


def _moved(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: value.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _moved(value) for key, value in node.items()}
    return [_moved(item) for item in node] if isinstance(node, list) else node


_TEXT = {"type": "string"}
_LINK = {"type": "string", "pattern": "^/", "description": "Het adres op de site, vanaf de plek waar de site staat"}
_DATA_LINK = {"type": "string", "pattern": f"^/{API}/.*\\.json$", "description": "Waar het hele ding als JSON staat"}
_PLAIN = {
    "type": "object",
    "description": "De teksten zonder opmaak. De sleutel is een JSON Pointer (RFC 6901) naar het veld met de Markdown.",
    "propertyNames": {"pattern": "^/"},
    "additionalProperties": _TEXT,
}
#: What is left of a record that was withdrawn (`addresses/left.py` writes it).
_WITHDRAWN = {
    "type": "object",
    "description": "Dit was er, en is ingetrokken",
    "properties": {
        "id": _TEXT,
        ADDRESS: _LINK,
        "withdrawn": {
            "type": "object",
            "properties": {
                "date": {"type": "string", "format": "date", "description": "De dag waarop het is ingetrokken"},
                "reason": {"type": "string", "description": "Waarom, in een zin"},
                "replaced_by": {**_LINK, "description": "Het adres van wat ervoor in de plaats kwam"},
            },
            "required": ["date", "reason"],
        },
    },
    "required": ["id", ADDRESS, "withdrawn"],
}
_GONE = {"$ref": "#/components/schemas/Withdrawn"}
_INDEX = {
    "type": "object",
    "description": "Wat er is, hoeveel, en tot wanneer het is bijgewerkt",
    "properties": {
        "name": _TEXT,
        "version": {"type": "string", "description": "De nieuwste dag waarop een casus of leeslijst is toegevoegd of gewijzigd"},
        "licence": {"type": "string", "format": "uri"},
        **dict.fromkeys(("documentation", "openapi", "schema", "archive", "catalogue", "versions"), _LINK),
        "collections": {
            "type": "array",
            "items": {"type": "object", "properties": {"kind": _TEXT, "data": _DATA_LINK, "count": {"type": "integer", "minimum": 0}}, "required": ["kind", "data", "count"]},
        },
    },
    "required": ["name", "version", "licence", "documentation", "openapi", "schema", "archive", "catalogue", "versions", "collections"],
}


def _connected(kinds: dict[Kind, str]) -> dict[str, Any]:
    """The schema of what something is connected with."""
    about = "De id’s van alles wat hiernaar verwijst of waarnaar dit verwijst, per soort. Bij een plaats ook de casussen in wijken die erin liggen; bij een woord ook de casussen die het gebruiken."
    return {"type": "object", "description": about, "properties": {folder: {"type": "array", "items": _TEXT} for folder in kinds.values()}}


def _whole(made: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record with what the API adds to it."""
    added = {CONNECTED: {"$ref": "#/components/schemas/Connected"}, PLAIN: {"$ref": "#/components/schemas/Plain"}}
    properties = {ADDRESS: _LINK, **made["properties"], **added}
    return {**made, "properties": properties, "required": [ADDRESS, *made["required"], *added]}


def _brief(made: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    """The schema of what a list says of a record."""
    keys = [model.model_fields[name].alias or name for name in brief_fields(model) if name != "id"]
    properties = {"id": made["properties"]["id"], ADDRESS: _LINK, DATA: _DATA_LINK, TITLE: _TEXT, **{key: made["properties"][key] for key in keys if key != TITLE}}
    properties["summary"] = {"type": "string", "description": "Wat het is, zonder opmaak"}
    required = ["id", ADDRESS, DATA, TITLE, *(key for key in keys if key != TITLE and key in made["required"])]
    return {"type": "object", "title": f"{made.get('title', '')} in een lijst", "properties": properties, "required": required}
