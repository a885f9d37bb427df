"""The outline of the country and where its municipalities lie: derived from open data, see `tools/map_data.py`."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.files("generator").joinpath("map_data.json").read_text(encoding="utf-8"))
    return found


def outline() -> dict[str, Any]:
    """The outline as a GeoJSON geometry."""
    found: dict[str, Any] = _data()["outline"]
    return found


def borders() -> dict[str, Any]:
    """The borders between the provinces as a GeoJSON geometry."""
    found: dict[str, Any] = _data()["provinces"]
    return found


def place_of(name: str) -> tuple[float, float] | None:
    """(longitude, latitude) of a municipality by its id; None when the open data do not have it."""
    found = _data()["places"].get(name)
    return (found[0], found[1]) if found else None


def credit() -> str:
    """Who the outline and the places are from."""
    found = _data()["credit"]
    return f"Kaart: {found['outline']} ({found['outline_licence']}). Ligging van gemeenten: {found['places']} ({found['places_licence']})."
