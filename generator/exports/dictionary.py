"""The data dictionary: every file and column with what it means, as a table and as a text to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import dutch
from generator.outputs import DataFile
from generator.pages.site import LICENCE_ADDRESS
from generator.pages.tables import Column, Table, described

_COLUMNS = (
    Column("file", "Bestand"),
    Column("column", "Kolom"),
    Column("meaning", "Betekenis"),
    Column("type", "Wat erin staat"),
    Column("unit", "Eenheid"),
    Column("values", "Mogelijke waarden, elk met de woorden van de site"),
    Column("help", "Uitleg, zoals redacteuren die lezen"),
    Column("key", "Hoort bij de sleutel", "ja (true) of nee (false)", (), "De kolommen van de sleutel wijzen samen één rij aan."),
)
#: The unit of what is counted stands in a column of its own.
_UNITS = {"value": "zie unit", "from": "zie unit", "to": "zie unit", "of_value": "zie of_unit, of anders unit"}


def dictionary(tables: Iterable[Table]) -> Table:
    """The dictionary as a table: a row for each column of each file."""
    rows = tuple(
        {
            "file": file,
            "column": column.name,
            "meaning": column.meaning,
            "type": column.type,
            "unit": _UNITS.get(column.name),
            "values": " | ".join(f"{value} = {label}" for value, label in column.choices),
            "help": column.help,
            "key": column.name in table.key,
        }
        for file, _, table in described(tables)
        for column in table.columns
    )
    return Table("woordenboek", "Woordenboek van de tabellen", "één kolom van één bestand", _COLUMNS, rows, ("file", "column"))


def read_me(version: str, counts: Mapping[str, int], tables: Iterable[Table]) -> DataFile:
    """`LEESMIJ.md`: what is in the zip, how it is to be read, and every column."""
    parts = [_BEGINNING.format(version=version or "onbekend", licence=LICENCE_ADDRESS, counts="\n".join(f"- {kind}: {number}" for kind, number in counts.items()))]
    for file, title, table in described(tables):
        key = dutch.listing([f"`{name}`" for name in table.key])
        parts.append(f"### csv/{file}\n\n{title}. Eén rij is {table.one}. Sleutel: {key}.\n")
        parts.append("\n".join(_line(column) for column in table.columns) + "\n")
    return DataFile("LEESMIJ.md", "\n".join(parts).encode())


def _line(column: Column) -> str:
    choices = f" Waarden: {', '.join(f'{value} ({label})' if label else value for value, label in column.choices)}." if column.choices else ""
    return f"- `{column.name}` ({column.type}): {column.meaning.rstrip('.')}.{choices}"


def licence() -> DataFile:
    """`LICENSE`: what one may do with it."""
    return DataFile("LICENSE", _LICENCE.format(licence=LICENCE_ADDRESS).encode())


_LICENCE = """\
De gegevens en teksten van de Wijkengids: CC BY 4.0
{licence}

U mag ze overnemen, bewerken en delen, ook als u er geld mee verdient. Noem daarbij de Wijkengids,
zet een link naar de licentie, en zeg het als u iets hebt veranderd.

In welke provincie een gemeente ligt, komt van GeoNames (CC BY 4.0).
"""
_BEGINNING = """\
# De gegevens van de Wijkengids

Bijgewerkt tot {version}. Licentie: CC BY 4.0 ({licence}). Noem de Wijkengids als u ze gebruikt.

Hoeveel er is:

{counts}

## Wat zit erin?

- `csv/`: tabellen, met komma's, in UTF-8. `csv/indicatoren/` heeft een tabel voor elke cijferreeks.
- `json/`: alles van elke soort, in één bestand, met de velden van de API (zonder `plain`).
- `yaml/`: de bestanden van de casussen, zoals redacteuren ze schrijven.
- `schema/casus.json`: het JSON Schema van zo'n bestand.
- `woordenboek.csv`: elke kolom van elke tabel, om te gebruiken in een programma.
- `manifest.json`: elk bestand met zijn grootte en zijn SHA-256.

## Hoe leest u de getallen?

- Een getal staat er zoals de bron het noemt. `bound` zegt hoe precies: `circa` is ongeveer, `max` is ten hoogste.
- Geeft de bron een bereik, dan staan er `from` en `to`. Geeft zij alleen woorden, dan staat er `words`.
- Een lege cel betekent: de bron zegt het niet. Het is nooit nul.
- Tel bedragen niet op. Ze komen uit verschillende jaren en gaan over verschillende dingen.
- Bij financiering en cijfers heeft een bedrag of cijfer soms meer rijen. `part` zegt welke rij wat is: kies `amount` of `figure` voor het getal zelf.
- `status_date` zegt tot wanneer de bron het weet. Wat daarna gebeurde, weten wij meestal niet.
- `document`, `section`, `page` en `quote` zeggen waar het staat. Meer plekken staan in `vindplaatsen.csv`.
- Bij elke tabel staat de sleutel: de kolommen die samen één rij aanwijzen. De `id` van een bedrag, cijfer of leerpunt is alleen binnen zijn casus uniek: gebruik haar samen met `case`.
- In een lijst staat `; ` tussen de delen.
- Begint een tekst met =, +, - of @, dan staat er een ' voor. Zo maakt een rekenprogramma er geen formule van. Bij getallen gebeurt dat niet.

## De tabellen
"""
