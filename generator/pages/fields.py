"""The pages `/meedoen/velden/` and `/meedoen/velden/registers/`: every field that an editor can type, made from the model, and an example with explanations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from importlib import resources
from typing import Any

from markupsafe import Markup

from generator.markup import Markuper
from generator.model.base import Record
from generator.model.case import Case, CaseParty, CaseSource, Change, Figure, FollowUp, Knowledge, Learning, NewEntries, Note, Period, Phase, Related, Results
from generator.model.financing import Financing, FinancingLine, Named, Rate
from generator.model.lists import Listed, ReadingList
from generator.model.moves import Move
from generator.model.observation import Base, Quantity, SourceRef, Target
from generator.model.others import Group, Indicator, LearningRef, Meeting, Member, Network, Page, Participant, Row, Theme
from generator.model.registers import Listing, PageStarts, Party, Place, Source, Term
from generator.model.schema import schema_of
from generator.model.walk import keys_of
from generator.outputs import Crumb, Draft, Output
from generator.pages.desk import Desk
from generator.pages.site import FOLDERS, TITLES, Site
from generator.vocabulary import Facet
from generator.writing.scalars import words

PATH, PATH_OF_OTHERS = "meedoen/velden/", "meedoen/velden/registers/"
TITLE = "Alle velden"
#: The records of a case in the order of its page, each with its word in an address: `#veld-figures-bound`. The fields of the case itself have none.
OF_A_CASE: tuple[tuple[type[Record], str], ...] = (
    (Case, ""),
    (Period, "period"),
    (Knowledge, "evidence"),
    (Phase, "phases"),
    (CaseParty, "parties"),
    (Financing, "financing"),
    (FinancingLine, "lines"),
    (Named, "payers"),
    (Rate, "rates"),
    (Results, "results"),
    (Figure, "figures"),
    (Quantity, "quantity"),
    (Base, "of"),
    (Target, "target"),
    (Learning, "learnings"),
    (FollowUp, "follow_up"),
    (Related, "related"),
    (Note, "notes"),
    (SourceRef, "source"),
    (CaseSource, "sources"),
    (NewEntries, "new"),
    (Change, "changes"),
)
#: The other files of the guide, and the records within them: (record, word in the address, file).
OF_OTHERS: tuple[tuple[type[Record], str, str], ...] = (
    (Party, "partij", "content/partijen.yml"),
    (Place, "plaats", "content/plaatsen.yml"),
    (Listing, "lists", ""),
    (Term, "begrip", "content/begrippen.yml"),
    (Source, "bron", "content/bronnen.yml"),
    (PageStarts, "page_starts", ""),
    (Theme, "thema", "content/themas/<id>.md"),
    (Network, "leernetwerk", "content/leernetwerken/<id>.md"),
    (Meeting, "meetings", ""),
    (Participant, "participants", ""),
    (Group, "groep", "content/groepen/<id>.md"),
    (Member, "members", ""),
    (ReadingList, "leeslijst", "content/leeslijsten/<id>.md"),
    (Listed, "listed", ""),
    (Indicator, "indicator", "content/indicatoren/<id>.yml"),
    (Row, "rows", "content/indicatoren/<id>.csv"),
    (Page, "pagina", "content/<id>.md"),
    (LearningRef, "learnings_of_page", ""),
    (Move, "doorverwijzing", "content/doorverwijzingen.yml"),
)
_WORD_OF = {record.__name__: word for record, word in OF_A_CASE} | {record.__name__: word for record, word, _ in OF_OTHERS}
#: Kind of value (`x-soort`) → what an editor types.
SORTS = {
    "tekst": "een korte tekst",
    "markdown": "een tekst, ook van meer alinea’s",
    "getal": "een getal",
    "geheel": "een heel getal",
    "ja-nee": "ja of nee: true of false",
    "id": "een id: kleine letters, cijfers en streepjes",
    "moment": "een jaar, maand, dag of periode",
    "begin": "een jaar, maand of dag, of onbekend",
    "einde": "een jaar, maand of dag, of lopend of onbekend",
    "dag": "een dag",
    "regels": "een getal of een bereik",
    "adres": "een adres op deze site",
    "": "een adres op internet",
}
_BASES = ((Quantity, "quantity"),)
_AXES = {"challenges": Facet.CHALLENGE, "methods": Facet.METHOD, "state_roles": Facet.STATE_ROLE}


@dataclass(frozen=True)
class Field:
    """A field as the reference shows it. `sort` says what one types, `more` is the anchor of the record that it holds, `kind` what its id names, `values` are (value, words)."""

    key: str
    anchor: str
    title: str
    help: str
    required: bool
    sort: str
    more: str
    kind: str
    values: tuple[tuple[str, str], ...]
    default: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A record as the reference shows it: what it is, where it stands and its fields."""

    anchor: str
    title: str
    help: str
    file: str
    fields: tuple[Field, ...]
    #: Fields that are explained elsewhere, each with where: a figure is a quantity with more.
    same: tuple[tuple[Field, str], ...] = ()


def plan_fields(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The reference of all fields: those of a case, and those of the other files."""
    shared = cache(partial(_shared, site))
    yield Draft(PATH, lambda: _fields_page(site, markuper, shared()))
    yield Draft(PATH_OF_OTHERS, lambda: _others_page(site, markuper, shared()))


def _shared(site: Site) -> dict[str, Any]:
    """What both pages need."""
    themes = {axis: tuple((name, theme.label) for name, theme in site.guide.themes_of(facet)) for axis, facet in _AXES.items()}
    return {
        "case": [sheet(record, word, "cases/<id>.yml" if record is Case else "", themes) for record, word in OF_A_CASE],
        "others": [sheet(record, word, file, themes) for record, word, file in OF_OTHERS],
        "words": {kind.value: title for kind, title in TITLES.items()},
        "folders": {kind.value: f"{folder}/" for kind, folder in FOLDERS.items()},
        "places": {f"soort-{word or 'casus'}": PATH for _, word in OF_A_CASE} | {f"soort-{word}": PATH_OF_OTHERS for _, word, _ in OF_OTHERS},
    }


def _crumbs(site: Site) -> tuple[Crumb, ...]:
    return tuple(Crumb(page.title, f"{name}/") for name, page in site.guide.pages.items() if name == "meedoen")


def _fields_page(site: Site, markuper: Markuper, shared: dict[str, Any]) -> Output:
    about = "Wat u in een casus kunt invullen, met uitleg en voorbeelden."
    return Desk(site, markuper, PATH).page("fields.html", TITLE, about, "velden", _crumbs(site), search=False, example=annotated(example()), **shared)


def _others_page(site: Site, markuper: Markuper, shared: dict[str, Any]) -> Output:
    about = "Wat u in de registers en de andere bestanden kunt invullen, met uitleg en voorbeelden."
    crumbs = (*_crumbs(site), Crumb(TITLE, PATH))
    return Desk(site, markuper, PATH_OF_OTHERS).page("fields_others.html", "Velden van registers", about, "velden", crumbs, search=False, **shared)


def example() -> str:
    """The example of a case file with explanations: the only one. The tests read it too."""
    return resources.files("generator").joinpath("example.yml").read_text(encoding="utf-8")


def annotated(text: str) -> Markup:
    """The HTML of a YAML text in which the explanations look different from what an editor types."""
    lines = []
    for line in text.rstrip("\n").split("\n"):
        typed, mark, remark = line.partition("# ") if line.lstrip().startswith("# ") else line.partition("  # ")
        lines.append(f'{escape(typed, quote=False)}<span class="yaml__remark">{escape(mark + remark, quote=False)}</span>' if mark else escape(line, quote=False))
    return Markup("\n".join(lines))


def sheet(record: type[Record], word: str, file: str, themes: Mapping[str, tuple[tuple[str, str], ...]]) -> Sheet:
    """What the reference shows of a record. The fields that the name of the file or the file beside it gives are left out."""
    made = schema_of(record)
    defs = made.get("$defs", {})
    own = made if "properties" in made else defs[record.__name__]
    left_out = _left_out(record)
    # In a table a value stands in the column of its field.
    as_cell = record is Row
    fields = tuple(_field(key, node, word, key in own.get("required", ()), defs, themes, as_cell) for key, node in own["properties"].items() if key not in left_out)
    above = {key: word for base, word in _BASES if issubclass(record, base) and record is not base for key in keys_of(base) if key != "source"}
    same = tuple((field, f"veld-{above[field.key]}-{field.key}") for field in fields if field.key in above)
    return Sheet(f"soort-{word or 'casus'}", *record.WORDS, file, tuple(field for field in fields if field.key not in above), same)


def _left_out(record: type[Record]) -> set[str]:
    """What nobody types: the name of the file is the id, the rows of an indicator stand in the table beside it."""
    named_by_file = record in (Case, Theme, Network, Group, ReadingList, Indicator, Page)
    return ({"id"} if named_by_file else set()) | ({"rows"} if record is Indicator else set())


def _field(key: str, node: Mapping[str, Any], word: str, required: bool, defs: Mapping[str, Any], themes: Mapping[str, tuple[tuple[str, str], ...]], as_cell: bool) -> Field:
    item, listed = _item(node)
    name = str(item.get("$ref", "")).rpartition("/")[2]
    choices = defs[name]["enum"] if name and "enum" in defs[name] else ()
    labels = defs[name].get("x-woorden", {}) if choices else {}
    values = themes.get(key) or tuple((value, labels[value]) for value in choices)
    default = node.get("default", "")
    return Field(
        key=key,
        anchor=f"veld-{word}-{key}" if word else f"veld-{key}",
        title=node["title"],
        help=node["description"],
        required=required,
        sort=_sort(item, listed, bool(values), bool(name)),
        more=f"soort-{_WORD_OF[name]}" if name and not values else "",
        kind=item.get("x-verwijst", ""),
        values=values,
        default=yaml_of(default[0] if isinstance(default, list) else default) if default != "" else "",
        examples=tuple(str(example) if as_cell else f"{key}: {yaml_of(example)}" for example in node.get("examples", ())),
    )


def _sort(item: Mapping[str, Any], listed: str, chosen: bool, fields: bool) -> str:
    """What one types, in words; a link to the fields or to the register comes after it."""
    if chosen:
        return f"kies één of meer{', in een lijst' if listed == 'een lijst' else ''}" if listed else "kies één"
    if fields:
        return f"{listed}, elk met de velden van" if listed else "de velden van"
    what = "een id uit" if "x-verwijst" in item else SORTS[item.get("x-soort", "")]
    return f"{listed}; elk is {what}" if listed else what


def _item(node: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """(what one value is, whether there may or must be a list of them)."""
    if node.get("x-een-of-meer"):
        return _item(node["anyOf"][0])[0], "een of meer"
    if node.get("type") == "array":
        return _item(node["items"])[0], "een lijst"
    if node.get("x-id-of-velden"):
        return node["anyOf"][1], ""
    return node, ""


def yaml_of(value: Any) -> str:
    """A value as an editor types it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml_of(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_of, value)) + "]"
    if isinstance(value, str):
        return value if _DATE.fullmatch(value) else words(value, flow=True)
    return json.dumps(value)


# A year, a date, a period or a range of lines is typed as it is.
_DATE = re.compile(r"[0-9]{4}[-/0-9]*|[0-9]+(-[0-9]+)?")
