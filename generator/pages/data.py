"""The open data: every case as JSON, with the fields of its file, and a list of them all; its JSON Schema; every chart as picture and table; the data of the finder."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.charts.chart import as_csv
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case
from generator.model.registers import Party, Place
from generator.model.schema import Names, schema
from generator.outputs import DataFile
from generator.pages.finder_data import plan_finder_data
from generator.pages.site import FOLDERS, Site
from generator.texts import plain

API = "api/v1"


def plan_data(site: Site) -> Iterator[DataFile]:
    """The charts, the data of the finder, the list of the cases, a file for each, and the schema of such a file."""
    folder = f"{API}/{FOLDERS[Kind.CASE]}"
    cases = site.guide.cases.values()
    yield from _charts(site)
    yield from plan_finder_data(site)
    yield DataFile(f"{API}/schema/casus.json", _json(schema(known_names(site.guide))))
    yield DataFile(f"{folder}.json", _json([_brief(site, case) for case in cases]))
    for case in cases:
        yield DataFile(f"{folder}/{case.id}.json", _json({"address": _address(site, case), **case.model_dump(mode="json", by_alias=True, exclude_none=True)}))


def known_names(guide: Guide) -> Names:
    """Kind → id → name, with what sort of place or party it is. Also of a guide with faults: it asks nothing of what things refer to."""
    found = {kind: {name: _name(record) for name, record in records.items()} for kind, records in guide.records.items()}
    return {kind.value: names for kind, names in found.items()}


def _name(record: object) -> str:
    name = next(getattr(record, field) for field in ("title", "label", "name", "term") if hasattr(record, field))
    return f"{name} ({record.type.label.lower()})" if isinstance(record, Place | Party) else str(name)


def _charts(site: Site) -> Iterator[DataFile]:
    """Each chart as picture and as numbers, to take along."""
    drawn = {chart.id: (chart, drawing) for charts in site.charts.values() for chart, drawing in charts}
    for name, (chart, drawing) in drawn.items():
        yield DataFile(f"grafieken/{name}.svg", drawing.svg)
        yield DataFile(f"grafieken/{name}.png", drawing.png)
        yield DataFile(f"grafieken/{name}.csv", as_csv(chart))


def _brief(site: Site, case: Case) -> dict[str, object]:
    """What a list shows of a case, and where the whole of it stands."""
    fields = {"title", "status", "status_date", "places", "part_of", "challenges", "methods", "state_roles", "added", "changes"}
    return {
        "id": case.id,
        "address": _address(site, case),
        "data": f"/{API}/{FOLDERS[Kind.CASE]}/{case.id}.json",
        **case.model_dump(mode="json", by_alias=True, exclude_none=True, include=fields),
        "summary": plain(case.summary),
    }


def _address(site: Site, case: Case) -> str:
    return "/" + site.address(Kind.CASE, case.id)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
