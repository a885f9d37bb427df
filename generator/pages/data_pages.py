"""The pages about the open data: what there is and how to use it, what every column means, and the versions that stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.dutch import number
from generator.markup import Markuper
from generator.outputs import Crumb, Draft, Output
from generator.pages.cite import of_data
from generator.pages.data import API, CATALOGUE, VERSIONS, Available, Offer, published_kinds
from generator.pages.desk import Desk
from generator.pages.site import LICENCE_ADDRESS, TITLES, Site
from generator.pages.tables import PER_INDICATOR, described

DATA = "data/"
DICTIONARY = "data/woordenboek/"
_HERE = Crumb("Open data", DATA)
#: What changed in the API, newest first: (day, what). An address or a field that is there stays; what is added is said here.
API_CHANGES = (
    (
        "2026-11-22",
        "Elke soort heeft een lijst en een bestand per ding. Nieuw bij elk ding: connected (waarmee het te maken heeft) en plain (de teksten zonder opmaak). "
        "Nieuw: index.json en openapi.json. De lijst van casussen heeft meer velden.",
    ),
    ("2026-11-21", "Eerste versie: de casussen en het JSON Schema van een casus."),
)
#: The example in Python, which a test runs beside the tables.
PYTHON = """\
import csv

with open("financiering.csv", encoding="utf-8-sig", newline="") as bestand:
    rijen = list(csv.DictReader(bestand))

leningen = [rij for rij in rijen if rij["form"] == "lening" and rij["part"] == "amount" and rij["value"]]
for rij in leningen:
    print(rij["case_title"], rij["bound"], rij["value"], rij["unit"])
"""
R = """\
rijen <- read.csv("financiering.csv", fileEncoding = "UTF-8-BOM")
leningen <- subset(rijen, form == "lening" & part == "amount" & !is.na(value))
leningen[, c("case_title", "bound", "value", "unit")]
"""


def plan_data_pages(site: Site, markuper: Markuper, available: Callable[[], Available]) -> Iterator[Draft]:
    """What there is, the dictionary, the versions."""
    pages = {DATA: _data_page, DICTIONARY: _dictionary_page, VERSIONS: _versions_page}
    for path, page in pages.items():
        yield Draft(path, lambda page=page: page(site, markuper, available()))  # type: ignore[misc]


def _dictionary_page(site: Site, markuper: Markuper, available: Available) -> Output:
    tables = [(slug_of(file), file, title, table) for file, title, table in described(available.tables)]
    return Desk(site, markuper, DICTIONARY).page(
        "data_dictionary.html",
        "Woordenboek van de gegevens",
        "Elke tabel en elke kolom van de open data, met wat erin staat.",
        "data",
        (_HERE,),
        updated=available.version,
        search=False,
        tables=tables,
    )


def _versions_page(site: Site, markuper: Markuper, available: Available) -> Output:
    return Desk(site, markuper, VERSIONS).page(
        "data_versions.html",
        "Vaste versies van de gegevens",
        "Versies van de open data die niet meer veranderen, om naar te verwijzen.",
        "data",
        (_HERE,),
        updated=available.version,
        search=False,
        frozen=available.frozen[::-1],
        changed=available.changed,
        version=available.version,
        size=size,
    )


def slug_of(file: str) -> str:
    """The anchor of a table on the page of the dictionary."""
    return f"tabel-{file.removesuffix('.csv').replace('/<id>', '-metingen')}"


def size(count: int) -> str:
    """A number of bytes as readers see it."""
    return f"{number(round(count / 1_000_000, 1))} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def _data_page(site: Site, markuper: Markuper, available: Available) -> Output:
    sheets = [offer for offer in available.offers if offer.media_type == "text/csv"]
    kinds = [(TITLES[kind], folder, len(site.guide.records[kind])) for kind, folder in published_kinds(site.guide).items()]
    return Desk(site, markuper, DATA).page(
        "data.html",
        "Open data",
        "Alles wat in de Wijkengids staat om mee te nemen: tabellen, JSON, één zip, en versies die blijven.",
        "data",
        updated=available.version,
        version=available.version,
        cited=of_data(site),
        archive=available.archive,
        sheets=[offer for offer in sheets if not _of_indicator(offer)],
        measured=[offer for offer in sheets if _of_indicator(offer)],
        kinds=kinds,
        frozen=available.frozen[::-1],
        changed=available.changed,
        changes=API_CHANGES,
        example=next(iter(site.guide.cases), ""),
        python=PYTHON,
        r=R,
        size=size,
        anchor=lambda offer: slug_of(offer.path.removeprefix(DATA)),
        dictionary=DICTIONARY,
        versions=VERSIONS,
        catalogue=CATALOGUE,
        licence=LICENCE_ADDRESS,
        api=API,
    )


def _of_indicator(offer: Offer) -> bool:
    return offer.path.startswith(f"{DATA}{PER_INDICATOR}")
