"""What pydantic found wrong, in plain Dutch with a remedy."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.ids import nearest, slug
from generator.model.observation import QUOTE_WORDS
from generator.model.walk import Path, keys_of, model_at
from generator.problems import shown
from generator.reading.tree import Fault, Tree

# code, message and hint per kind of error; {input}, {field} and {n} are filled in.
_WORDS: dict[str, tuple[str, str, str]] = {
    "missing": ("ontbreekt", "het veld '{field}' ontbreekt", "voeg '{field}: …' toe"),
    "number": ("verkeerd-type", "'{input}' is geen getal", "schrijf alleen het getal, zoals 1413.7; de eenheid hoort bij unit, bijvoorbeeld unit: EUR"),
    "number_dots": ("getal-met-punten", "'{input}' heeft een punt voor duizendtallen", "schrijf {whole}; bedoelt u een kommagetal, zet er dan een nul achter"),
    "loose_quote": ("aanhalingsteken", "een los aanhalingsteken in '{input}'", "zet het ook aan de andere kant, of haal het weg"),
    "flag": ("verkeerd-type", "'{input}' is geen ja of nee", "schrijf true of false"),
    "empty": ("leeg-veld", "het veld '{field}' is leeg", "vul het in of haal het weg"),
    "id": ("ongeldige-id", "'{input}' is geen geldige id", "gebruik kleine letters, cijfers en streepjes, zoals '{slug}'"),
    "date": ("ongeldige-datum", "'{input}' is geen datum of periode", "schrijf 2017, 2017-04, 2017-04-12 of 2006/2012"),
    "order": ("ongeldige-datum", "de periode eindigt voor zij begint", "draai 'start' en 'end' om"),
    "point": ("ongeldige-datum", "'{input}' is geen datum", "schrijf 2017, 2017-04 of 2017-04-12"),
    "date_order": ("ongeldige-datum", "de periode '{input}' eindigt voor zij begint", "draai de twee datums om"),
    "day": ("ongeldige-datum", "'{input}' is geen dag", "schrijf jaar, maand en dag: 2017-04-12"),
    "lines": ("verkeerd-type", "'{input}' is geen regelnummer", "schrijf 789 of 789-792"),
    "quote": ("citaat-te-lang", "het citaat is langer dan {n} woorden", "kies ten hoogste {n} woorden die samen in de bron staan"),
    "half_range": ("half-bereik", "een bereik heeft zowel 'from' als 'to' nodig", "vul het andere veld in, of gebruik value met bound: min of max"),
    "range_order": ("half-bereik", "'from' is niet kleiner dan 'to'", "draai de twee om"),
    "row_range": ("half-bereik", "'value_to' is niet groter dan 'value'", "draai de twee om, of vul 'value' in"),
    "one_value": ("waarde", "hier hoort precies één waarde", "gebruik value, of from en to, of words"),
    "whole": ("waarde", "hier hoort 'value' of 'unit'", "schrijf hoeveel het er in totaal zijn, of waarvan: {{value: 20, unit: meldingen}}"),
    "one_party": ("partij", "hier hoort 'party' of 'name'", "gebruik party voor een partij uit het register, anders name"),
    "no_theme": ("ontbreekt", "er staat geen thema bij", "vul 'challenges' of 'methods' in"),
    "one_case": ("casus", "hier hoort 'case' of 'name'", "gebruik case voor een casus met een eigen pagina, anders name"),
    "string_type": ("verkeerd-type", "'{field}' moet tekst zijn", "zet de tekst achter de dubbele punt; met ': ' erin tussen dubbele aanhalingstekens"),
    "tuple_type": ("verkeerd-type", "'{field}' moet een lijst zijn", "schrijf [een, twee] of begin elke regel met '- '"),
    "model_type": ("verkeerd-type", "hier horen velden te staan", "schrijf veld: waarde, elk op een eigen regel"),
    "too_short": ("leeg-veld", "'{field}' is een lege lijst", "vul ten minste één waarde in"),
    "greater_than_equal": ("verkeerd-type", "'{input}' is te klein", "vul een getal van 1 of hoger in"),
    "int_from_float": ("verkeerd-type", "'{input}' is geen geheel getal", "schrijf een getal zonder punt"),
    "int_type": ("verkeerd-type", "'{field}' moet een getal zijn", "schrijf alleen het getal"),
    "float_type": ("verkeerd-type", "'{field}' moet een getal zijn", "schrijf alleen het getal"),
    "url": ("verkeerd-type", "'{input}' is geen adres op internet", "schrijf https://…"),
}
_SAME = {"model_attributes_type": "model_type", "dict_type": "model_type", "url_parsing": "url", "url_scheme": "url", "int_parsing": "number", "bool_type": "flag"}


def field_name(path: Path) -> str:
    """A path as editors know it: `parties[0].role`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def _clean(error: Any, value: object) -> Path:
    """The location in the file: pydantic's names for the branches of a union are left out."""
    path: list[str | int] = []
    for number, step in enumerate(error["loc"]):
        absent = number == len(error["loc"]) - 1 and error["type"] == "missing"
        if isinstance(value, dict) and (step in value or absent):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif not (isinstance(step, int) and step == 0):
            continue
        path.append(step)
    return tuple(path)


def _choices(error: Any) -> tuple[str, str, str]:
    expected = str(error["ctx"]["expected"]).replace("' or '", "', '").replace(" of ", ", ")
    known = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    near = nearest(str(error["input"]), known)
    hint = f"bedoelt u '{near}'? " if near else ""
    return "niet-in-de-lijst", f"'{shown(error['input'])}' staat niet in de lijst", f"{hint}kies uit: {', '.join(known)}"


def _unknown(model: type[BaseModel], path: Path, fixed: Collection[str]) -> tuple[str, str, str]:
    keys = tuple(step for step in path if isinstance(step, str))
    owner = model_at(model, keys[:-1])
    known = [key for key in keys_of(owner) if len(path) > 1 or key not in fixed] if owner else []
    near = nearest(keys[-1], known)
    return "onbekend-veld", f"onbekend veld '{shown(keys[-1])}'", f"bedoelt u '{near}'?" if near else f"kies uit: {', '.join(known)}"


def _words(error: Any, model: type[BaseModel], path: Path, fixed: Collection[str]) -> tuple[str, str, str]:
    kind = _SAME.get(error["type"], error["type"])
    if kind == "extra_forbidden":
        return _unknown(model, path, fixed)
    if error["input"] is None and path:
        kind = "empty"
    if kind == "enum":
        return _choices(error)
    code, message, hint = _WORDS.get(kind, ("verkeerd-type", "deze waarde kan hier niet", "vergelijk met een andere casus"))
    value = shown(error["input"])
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    filled = {"input": value, "field": field, "n": QUOTE_WORDS, "whole": (error.get("ctx") or {}).get("whole", ""), "slug": slug(value) or "mijn-casus"}
    return code, message.format(**filled), hint.format(**filled)


def faults_of(error: ValidationError, model: type[BaseModel], value: object, tree: Tree, prefix: Path, fixed: Collection[str] = ()) -> list[Fault]:
    """One fault per field that is wrong. `prefix` is the place of the record in the file; `fixed` are fields that no file has."""
    found: dict[Path, Fault] = {}
    for item in error.errors(include_url=False):
        path = _clean(item, value)
        full = (*prefix, *path)
        mark = tree.keys.get(full, tree.mark(full)) if item["type"] == "extra_forbidden" else tree.mark(full)
        wrong_items = item["type"] == "too_short" and any(other[: len(full)] == full for other in found)
        if not wrong_items:
            found.setdefault(full, Fault(mark.line, mark.column, *_words(item, model, path, fixed), field_name(full)))
    return list(found.values())
