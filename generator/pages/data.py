"""What the open data and the pages about them share: what is on offer, the version of it, its addresses; every chart as picture and table, and the schema of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator import vocabulary
from generator.charts.chart import as_csv
from generator.guide import Guide
from generator.model.base import Kind, Prose, Record
from generator.model.registers import Party, Place
from generator.model.schema import Names, schema
from generator.outputs import DataFile
from generator.pages.finder_data import plan_finder_data
from generator.pages.site import FOLDERS, Site, name_of
from generator.pages.tables import Table
from generator.reading.versions import Frozen

API = "api/v1"
#: What is given beside the fields of a record, in the data of each kind.
ADDRESS, DATA, TITLE, CONNECTED, PLAIN = "address", "data", "title", "connected", "plain"
ARCHIVE = "data/wijkengids.zip"
CATALOGUE = "data/catalogus.jsonld"
VERSIONS = "data/versies/"


@dataclass(frozen=True)
class Offer:
    """One file of the open data: where it stands, what is in it and how large it is. `rows` is 0 where it has none."""

    path: str
    title: str
    description: str
    media_type: str
    size: int
    sha256: str
    rows: int = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Available:
    """All that is on offer. `version` is the day until which the data go, `changed` says whether they differ from the newest frozen version."""

    version: str
    tables: tuple[Table, ...]
    offers: tuple[Offer, ...]
    frozen: tuple[Frozen, ...]
    changed: bool

    @property
    def archive(self) -> Offer:
        """The zip with everything."""
        return next(offer for offer in self.offers if offer.path == ARCHIVE)


def plan_data(site: Site) -> Iterator[DataFile]:
    """The charts, the data of the finder, and the schema of the file of a case."""
    yield from _charts(site)
    yield from plan_finder_data(site)
    yield DataFile(f"{API}/schema/casus.json", as_json(schema(known_names(site.guide))))


def published_kinds(guide: Guide) -> dict[Kind, str]:
    """Kind → its folder, of everything that the data are about: all that has an address of its own, but hand-written pages."""
    return {kind: FOLDERS[kind] for kind in guide.records if kind in FOLDERS}


@cache
def brief_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that its list has too: what is short. No texts, no records within it, no search words."""
    made = model.model_json_schema(by_alias=False)["properties"]
    prose = {name for name, field in model.model_fields.items() if any(isinstance(part, Prose) for part in field.metadata)}
    found = [name for name in model.model_fields if name not in prose and name != "search_words" and not _has_record(made[name])]
    return tuple(name for name in model.model_fields if name in found or name == "changes")


def _has_record(node: object) -> bool:
    """Is there a record in what a field holds? Values out of a list and Markdown count as none."""
    if isinstance(node, list):
        return any(_has_record(item) for item in node)
    if not isinstance(node, dict):
        return False
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name and not hasattr(vocabulary, name):
        return True
    return node.get("x-soort") == "markdown" or any(_has_record(value) for key, value in node.items() if key in ("anyOf", "items"))


def known_names(guide: Guide) -> Names:
    """Kind → id → name, with what sort of place or party it is. Also of a guide with faults: it asks nothing of what things refer to."""
    found = {kind: {name: _name(record) for name, record in records.items()} for kind, records in guide.records.items()}
    return {kind.value: names for kind, names in found.items()}


def _name(record: object) -> str:
    name = name_of(record)
    return f"{name} ({record.type.label.lower()})" if isinstance(record, Place | Party) else name


def _charts(site: Site) -> Iterator[DataFile]:
    """Each chart as picture and as numbers, to take along."""
    planned = {chart.id: chart for charts in site.charts.values() for chart in charts}
    for name, chart in planned.items():
        drawing = site.drawing(chart)
        yield DataFile(f"grafieken/{name}.svg", drawing.svg)
        yield DataFile(f"grafieken/{name}.png", drawing.png)
        yield DataFile(f"grafieken/{name}.csv", as_csv(chart))


def json_of(value: object) -> str:
    """JSON without spaces, in the order in which things were put in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_json(value: object) -> bytes:
    """The same as a file, with a line end."""
    return f"{json_of(value)}\n".encode()
