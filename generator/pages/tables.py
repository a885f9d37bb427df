"""The open data as tables: what a table is, and the columns that several of them share. Names of columns are those of the fields of a file; their words come from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import vocabulary
from generator.guide import Guide
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.observation import Base, Quantity, SourceRef
from generator.model.schema import schema_of
from generator.pages.site import Site
from generator.vocabulary import Bound, PlaceType

#: What stands between the entries of a list within a cell.
BETWEEN = "; "
_TYPES = {"getal": "getal", "geheel": "geheel getal", "ja-nee": "ja (true) of nee (false)", "moment": "datum of periode", "dag": "datum", "begin": "datum", "einde": "datum", "id": "id"}

# What the site shows without a word has one where it stands by itself.
_WITHOUT_LABEL = {str(Bound.EXACT): "precies"}

Row = Mapping[str, object]
#: All tables of this folder have the same columns.
PER_INDICATOR = "indicatoren/"


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means in Dutch, what stands in it, and the values that can stand in it with their words."""

    name: str
    meaning: str
    type: str = "tekst"
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""


@dataclass(frozen=True)
class Table:
    """A flat table: every row has the same columns. `id` is the name of its file, `one` says what one row is, `key` which columns together tell one row from all others."""

    id: str
    title: str
    one: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ("id",)

    def __post_init__(self) -> None:
        known = {column.name for column in self.columns}
        assert all(row.keys() <= known for row in self.rows), {key for row in self.rows for key in row.keys() - known}
        assert len(known) == len(self.columns), self.id
        assert known.issuperset(self.key), self.id


@cache
def _schema(model: type[Record]) -> dict[str, Any]:
    return schema_of(model)


def field(model: type[Record], key: str, name: str = "", meaning: str = "") -> Column:
    """The column of a field of a record, with its words, its type and its values from the model."""
    made = _schema(model)
    node = made["properties"][key]
    choices, kind = _kind_of(node, made.get("$defs", {}))
    choices = tuple((value, label or _WITHOUT_LABEL.get(value, "")) for value, label in choices)
    return Column(name or key, meaning or node.get("title", key), kind, choices, node.get("description", ""))


def _kind_of(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> tuple[tuple[tuple[str, str], ...], str]:
    """(values, type in Dutch) of what a field holds."""
    if node.get("x-een-of-meer"):
        node = node["anyOf"][1]
    if node.get("type") == "array":
        choices, kind = _kind_of(node["items"], definitions)
        return choices, f"lijst ({kind}), met '{BETWEEN.strip()}' ertussen"
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name and hasattr(vocabulary, name):
        return tuple((str(value), label) for value, label in definitions[name]["x-woorden"].items()), "keuze"
    return (), _TYPES.get(str(node.get("x-soort")), "tekst")


def fields(model: type[Record], *keys: str) -> tuple[Column, ...]:
    """The columns of several fields."""
    return tuple(field(model, key) for key in keys)


ADDRESS = Column("address", "Adres op de site", "adres", (), "Begint met een schuine streep: zet het adres van de site ervoor.")
PART = "part"
#: How a number is stated.
OBSERVED = (
    *fields(Quantity, "value", "from", "to", "words", "bound", "unit"),
    field(Base, "value", "of_value"),
    field(Base, "unit", "of_unit"),
    *fields(Quantity, "area"),
    Column("area_name", "Naam van het gebied"),
    *fields(Quantity, "date", "when"),
)
#: Where it stands.
FOUND = (
    *fields(SourceRef, "document", "section"),
    Column("page", "Bladzijde", "geheel getal", (), "De bladzijde zoals die in het document staat. Noemt de gids alleen een regel, dan volgt de bladzijde daaruit."),
    *fields(SourceRef, "line", "quote"),
    Column("sources", "Aantal vindplaatsen", "geheel getal", (), "In deze rij staat de eerste. Ze staan allemaal in vindplaatsen.csv."),
)
#: Of which case a row is.
OF_CASE = (
    field(Case, "id", "case", "Casus"),
    field(Case, "title", "case_title", "Titel van de casus"),
    field(Case, "places"),
    Column("municipalities", "Gemeenten", f"lijst (id), met '{BETWEEN.strip()}' ertussen", (), "De gemeenten waar de plaatsen van de casus in liggen."),
    *fields(Case, "challenges", "status", "status_date"),
)


def observed(guide: Guide, quantity: Quantity | None) -> dict[str, object]:
    """The cells of a number as its source states it."""
    if quantity is None:
        return {}
    whole = quantity.of
    return {
        "value": quantity.value,
        "from": quantity.from_,
        "to": quantity.to,
        "words": quantity.words,
        "bound": exactness(quantity.bound, quantity.value, quantity.from_, quantity.to),
        "unit": quantity.unit,
        "of_value": whole.value if whole else None,
        "of_unit": whole.unit if whole else None,
        "area": quantity.area,
        "area_name": guide.places[quantity.area].name if quantity.area else None,
        "date": quantity.date,
        "when": quantity.when,
    }


def exactness(bound: Bound, *numbers: float | None) -> Bound | None:
    """How exact a number is; nothing where there are only words, or no number at all."""
    return bound if any(number is not None for number in numbers) else None


def page_in(guide: Guide, source: SourceRef) -> int | None:
    """The page on which something stands: as the editor wrote it, or from the line."""
    if source.page or not source.line:
        return source.page
    return guide.sources[source.document].page_of(int(source.line.partition("-")[0]))


def found(guide: Guide, sources: Sequence[SourceRef]) -> dict[str, object]:
    """The cells of the first place where something stands, and how many there are."""
    if not sources:
        return {}
    first = sources[0]
    return {"document": first.document, "section": first.section, "page": page_in(guide, first), "line": first.line, "quote": first.quote, "sources": len(sources)}


def of_case(guide: Guide, case: Case) -> dict[str, object]:
    """The cells that say of which case a row is."""
    return {
        "case": case.id,
        "case_title": case.title,
        "places": case.places,
        "municipalities": municipalities(guide, case.places),
        "challenges": case.challenges,
        "status": case.status,
        "status_date": case.status_date,
    }


def municipalities(guide: Guide, places: Iterable[str]) -> tuple[str, ...]:
    """The municipalities that these places are or lie in."""
    return tuple(name for name in guide.around(places) if guide.places[name].type is PlaceType.MUNICIPALITY)


def address(site: Site, kind: Kind, target: str) -> str:
    """The address of something on the site, with a slash before it."""
    return "/" + site.address(kind, target)


def described(tables: Iterable[Table]) -> Iterator[tuple[str, str, Table]]:
    """(file, title, table) of each table; those of the indicators once."""
    seen = False
    for table in tables:
        if not table.id.startswith(PER_INDICATOR):
            yield f"{table.id}.csv", table.title, table
        elif not seen:
            seen = True
            yield f"{PER_INDICATOR}<id>.csv", "De metingen van elke indicator", table
