"""The API: every record of every kind as JSON, a list of each kind, and an index of it all.

A list has what is short of each record and where the whole of it stands. A record has the fields of its file, with its address before them and behind them what
it is connected with, from every side, and its texts as plain words. Fields are added at the end and never change their meaning within `v1`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.guide import pointed_at
from generator.model.base import Kind, Record
from generator.model.walk import proses
from generator.outputs import DataFile
from generator.pages.data import ADDRESS, API, ARCHIVE, CATALOGUE, CONNECTED, DATA, PLAIN, TITLE, VERSIONS, as_json, brief_fields, json_of, published_kinds
from generator.pages.site import LICENCE_ADDRESS, Site
from generator.texts import plain

#: The text that says what a record is, where a list has room for one.
_SAYS = ("summary", "definition")


#: Kind → id → the JSON of a record as the API gives it, but for its plain texts.
Told = Mapping[Kind, Mapping[str, str]]


def told(site: Site) -> Told:
    """All records: what the files of the API and those in the archive are made of."""
    return {kind: {name: _told(site, kind, name) for name in site.guide.records[kind]} for kind in published_kinds(site.guide)}


def plan_api(site: Site, records: Told) -> Iterator[DataFile]:
    """A list of each kind, a file for each record, and the index."""
    for kind, folder in published_kinds(site.guide).items():
        yield DataFile(f"{API}/{folder}.json", as_json([_brief(site, kind, name) for name in site.guide.records[kind]]))
        for name, text in records[kind].items():
            plain_texts = json_of(_plain_texts(site.guide.records[kind][name]))
            yield DataFile(f"{API}/{folder}/{name}.json", f'{text[:-1]},"{PLAIN}":{plain_texts}}}\n'.encode())
    yield DataFile(f"{API}/index.json", as_json(_index(site)))


def everything(records: Told, kind: Kind) -> bytes:
    """All records of a kind, without their plain texts: who has them all in one file can do without."""
    return f"[{','.join(records[kind].values())}]\n".encode()


def _told(site: Site, kind: Kind, name: str) -> str:
    fields = site.guide.records[kind][name].model_dump(mode="json", by_alias=True, exclude_none=True)
    return json_of({ADDRESS: _address(site, kind, name), **fields, CONNECTED: connected(site, kind, name)})


def _plain_texts(record: Record) -> dict[str, str]:
    """JSON Pointer → the words of the Markdown that stands there, without markup."""
    return {"/" + "/".join(map(str, path)): plain(text) for path, text in proses(record)}


def _brief(site: Site, kind: Kind, name: str) -> dict[str, Any]:
    """What a list says of a record."""
    record = site.guide.records[kind][name]
    fields = record.model_dump(mode="json", by_alias=True, exclude_none=True, include=set(brief_fields(type(record))) - {"id"})
    says = next((getattr(record, field) for field in _SAYS if getattr(record, field, None)), None)
    return {
        "id": name,
        ADDRESS: _address(site, kind, name),
        DATA: f"/{API}/{published_kinds(site.guide)[kind]}/{name}.json",
        TITLE: site.title(kind, name),
        **{key: value for key, value in fields.items() if key != TITLE},
        **({"summary": plain(says)} if says else {}),
    }


def connected(site: Site, kind: Kind, name: str) -> dict[str, list[str]]:
    """Folder of a kind → the ids of the records of that kind that point to this one or that it points to, by name. Of a place also what lies in it, of a term also who uses the word."""
    guide = site.guide
    kinds = published_kinds(guide)
    found: dict[Kind, set[str]] = {other: set(guide.referring((kind, name), other)) for other in kinds}
    for other, target in pointed_at(guide.records[kind][name]):
        if other in found:
            found[other].add(target)
    if kind is Kind.PLACE:
        found[Kind.CASE].update(guide.cases_in.get(name, ()))
    if kind is Kind.TERM:
        found[Kind.CASE].update(site.cases_with_term.get(name, ()))
    found[kind].discard(name)
    return {kinds[other]: sorted(names, key=lambda item: (site.title_key(other, item), item)) for other, names in found.items() if names}


def _address(site: Site, kind: Kind, name: str) -> str:
    return "/" + site.address(kind, name)


def _index(site: Site) -> dict[str, Any]:
    """Where to begin: what there is, how much of it, and until when it goes."""
    kinds = published_kinds(site.guide)
    return {
        "name": "Wijkengids",
        "version": site.guide.newest,
        "licence": LICENCE_ADDRESS,
        "documentation": "/data/",
        "openapi": f"/{API}/openapi.json",
        "schema": f"/{API}/schema/casus.json",
        "archive": f"/{ARCHIVE}",
        "catalogue": f"/{CATALOGUE}",
        "versions": f"/{VERSIONS}",
        "collections": [{"kind": kind.value, "data": f"/{API}/{folder}.json", "count": len(site.guide.records[kind])} for kind, folder in kinds.items()],
    }
