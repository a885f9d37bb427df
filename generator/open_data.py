"""The open data as a whole: every export, made in the one order in which one can need the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.exports.api import Told, everything, plan_api, told
from generator.exports.archive import archive
from generator.exports.catalogue import plan_catalogue
from generator.exports.dictionary import dictionary, licence, read_me
from generator.exports.openapi import plan_openapi
from generator.exports.tables import as_file
from generator.hands import paced
from generator.model.schema import schema
from generator.outputs import DataFile
from generator.pages.case_tables import case_tables
from generator.pages.data import API, Available, Offer, as_json, published_kinds
from generator.pages.observation_tables import observation_tables
from generator.pages.register_tables import register_tables
from generator.pages.site import TITLES, Site
from generator.pages.tables import PER_INDICATOR, Table
from generator.reading.versions import Frozen, unpacked

#: A day, for reading back what was just made: the zip itself names none.
_ANY_DAY = "2000-01-01"


@dataclass(frozen=True)
class OpenData:
    """The files, and what the pages about them need to know."""

    files: tuple[DataFile, ...]
    available: Available


def make_open_data(site: Site, written: Mapping[str, bytes], frozen: tuple[Frozen, ...], between: Callable[[], None] = lambda: None) -> OpenData:
    """All of it. `written` has the bytes of the file of each case; `between` is called between the parts of what takes long."""
    tables = tuple(table for some in (case_tables, observation_tables, register_tables) for table in paced(some(site), between))
    words = dictionary(tables)
    sheets = {table.id: as_file(table) for table in paced((*tables, words), between)}
    version = site.guide.newest
    records = told(site)
    api = {file.path: file for file in paced(plan_api(site, records), between)}
    zipped = archive(version, counts_of(site), _packed(site, tables, sheets, records, written, version))
    offers = (
        _offer(zipped, "Alles in één zip", "De tabellen, de JSON van elke soort, de bestanden van de casussen, een woordenboek en een lijst met hashes.", "application/zip"),
        *(_offer(sheets[table.id], table.title, f"Eén rij is {table.one}.", "text/csv", len(table.rows)) for table in (*tables, words)),
        *(
            _offer(file, f"{TITLES[kind]} (JSON)", "De lijst; elk ding staat ook helemaal in een eigen bestand.", "application/json")
            for kind, file in ((kind, api[f"{API}/{folder}.json"]) for kind, folder in published_kinds(site.guide).items())
        ),
    )
    issued = min((case.added for case in site.guide.cases.values()), default=version)
    catalogue = plan_catalogue(site, version, issued, offers, frozen)
    kept = tuple(DataFile(item.path, item.data) for item in frozen)
    files = (*sheets.values(), *api.values(), plan_openapi(site), zipped, catalogue, *kept)
    changed = bool(frozen) and frozen[-1].hashes != unpacked(_ANY_DAY, zipped.data).hashes
    return OpenData(files, Available(version, (*tables, words), offers, frozen, changed))


def counts_of(site: Site) -> dict[str, int]:
    """Folder of a kind → how many of it."""
    return {folder: len(site.guide.records[kind]) for kind, folder in published_kinds(site.guide).items()}


def _packed(site: Site, tables: tuple[Table, ...], sheets: Mapping[str, DataFile], records: Told, written: Mapping[str, bytes], version: str) -> tuple[DataFile, ...]:
    """What goes into the zip. Nothing in it depends on where the site stands."""
    return (
        read_me(version, counts_of(site), tables),
        licence(),
        DataFile("woordenboek.csv", sheets["woordenboek"].data),
        *(DataFile(f"csv/{table.id}.csv", sheets[table.id].data) for table in tables),
        *(DataFile(f"json/{folder}.json", everything(records, kind)) for kind, folder in published_kinds(site.guide).items()),
        *(DataFile(f"yaml/{name}.yml", data) for name, data in written.items()),
        DataFile("schema/casus.json", as_json(schema())),
    )


def _offer(file: DataFile, title: str, description: str, media_type: str, rows: int = 0) -> Offer:
    name = f"{title} (metingen)" if file.path.startswith(f"data/{PER_INDICATOR}") else title
    return Offer(file.path, name, description, media_type, len(file.data), hashlib.sha256(file.data).hexdigest(), rows)
