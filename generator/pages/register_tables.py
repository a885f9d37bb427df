"""The tables of the registers, to look up what an id in another table stands for: parties, places, documents and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.base import Kind
from generator.model.others import Indicator
from generator.model.registers import Party, Place, Source
from generator.pages.site import Site
from generator.pages.tables import ADDRESS, BETWEEN, FOUND, Column, Table, address, field, fields, found, municipalities
from generator.texts import plain

_IDS = f"lijst (id), met '{BETWEEN.strip()}' ertussen"
_CASES = Column("cases", "Casussen", _IDS, (), "De casussen die hierbij horen.")


def register_tables(site: Site) -> Iterator[Table]:
    """Parties, places, documents, indicators."""
    yield _parties(site)
    yield _places(site)
    yield _sources(site)
    yield _indicators(site)


def _parties(site: Site) -> Table:
    guide = site.guide
    columns = (field(Party, "id"), ADDRESS, *fields(Party, "name", "aliases", "type", "places"), Column("municipalities", "Gemeenten", _IDS), *fields(Party, "members", "note"), _CASES, *FOUND)
    rows = tuple(
        {
            **{key: getattr(party, key) for key in ("id", "name", "aliases", "type", "places", "members", "note")},
            "address": address(site, Kind.PARTY, name),
            "municipalities": municipalities(guide, party.places),
            "cases": guide.cases_with_party.get(name, ()),
            **found(guide, party.source),
        }
        for name, party in guide.parties.items()
    )
    return Table("partijen", "Partijen", "één organisatie of groep", columns, rows)


def _places(site: Site) -> Table:
    guide = site.guide
    columns = (
        field(Place, "id"),
        ADDRESS,
        *fields(Place, "name", "aliases", "type", "part_of"),
        Column("municipalities", "Gemeente", _IDS, (), "De gemeente zelf, of die waar de plaats in ligt."),
        *fields(Place, "members"),
        Column("lists", "Lijsten van wijken", "lijst", (), "Lijsten waar de wijk op staat of stond, zoals die van de aandachtswijken."),
        field(Place, "note"),
        _CASES,
        *FOUND,
    )
    rows = tuple(
        {
            **{key: getattr(place, key) for key in ("id", "name", "aliases", "type", "part_of", "members", "note")},
            "address": address(site, Kind.PLACE, name),
            "municipalities": municipalities(guide, (name,)),
            "lists": tuple(str(listing.list) for listing in place.lists),
            "cases": guide.cases_in.get(name, ()),
            **found(guide, place.source),
        }
        for name, place in guide.places.items()
    )
    return Table("plaatsen", "Plaatsen", "één wijk, gemeente of ander gebied", columns, rows)


def _sources(site: Site) -> Table:
    columns = (field(Source, "id"), ADDRESS, *fields(Source, "title", "publisher", "date", "type", "url", "reference", "note"), _CASES)
    rows = tuple(
        {
            **{key: getattr(source, key) for key in ("id", "title", "publisher", "date", "type", "reference", "note")},
            "address": address(site, Kind.SOURCE, name),
            "url": str(source.url) if source.url else None,
            "cases": site.guide.referring((Kind.SOURCE, name), Kind.CASE),
        }
        for name, source in site.guide.sources.items()
    )
    return Table("bronnen", "Bronnen", "één document", columns, rows)


def _indicators(site: Site) -> Table:
    keys = ("id", "label", "unit", "direction", "measured_by", "monitor", "challenges", "methods")
    columns = (
        field(Indicator, "id"),
        ADDRESS,
        *fields(Indicator, "label", "definition", "unit", "direction", "measured_by", "monitor", "challenges", "methods", "caveats"),
        Column("file", "Bestand met de metingen", "pad"),
        Column("rows", "Aantal metingen", "geheel getal"),
        *FOUND,
    )
    rows = tuple(
        {
            **{key: getattr(indicator, key) for key in keys},
            "address": address(site, Kind.INDICATOR, name),
            "definition": plain(indicator.definition),
            "caveats": plain(indicator.caveats) if indicator.caveats else None,
            "file": f"indicatoren/{name}.csv",
            "rows": len(indicator.rows),
            **found(site.guide, indicator.source),
        }
        for name, indicator in site.guide.indicators.items()
    )
    return Table("indicatoren", "Indicatoren", "één cijferreeks", columns, rows)
