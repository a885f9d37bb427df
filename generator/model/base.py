"""What all records share: strictness, and the types of values that an editor can type.

The reader hands over every scalar as the text that was typed; the types here decide what it means. So `012`, `nee` and
`1e3` stay what they are wherever a text is wanted, and a number is a number only where a number is wanted.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, HttpUrl, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.characters import host_is_plain
from generator.ids import ID_PATTERN, is_id


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: The keys in the order in which a file has them, where that is not the order of the fields.
    KEYS: ClassVar[tuple[str, ...]] = ()
    #: What editors read about the record: its name, and one or two sentences.
    WORDS: ClassVar[tuple[str, str]] = ("", "")
    #: The rules that a record keeps beyond those of its fields, by the names of their messages. Programs that read the JSON Schema get them as `x-regels`.
    RULES: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the record, with its keys in the order of a file, its Dutch words and the names of its own rules."""
        made = handler(core)
        inner = handler.resolve_ref_schema(made)
        inner["title"], inner["description"] = cls.WORDS
        if cls.KEYS and "properties" in inner:
            inner["properties"] = {key: inner["properties"][key] for key in cls.KEYS if key in inner["properties"]}
        if cls.RULES:
            inner["x-regels"] = list(cls.RULES)
        return made


class Kind(StrEnum):
    """The kinds of things that have a page, by the word that a link in a text uses for them."""

    CASE = "casus"
    THEME = "thema"
    PLACE = "plaats"
    PARTY = "partij"
    TERM = "begrip"
    SOURCE = "bron"
    NETWORK = "leernetwerk"
    INDICATOR = "indicator"
    GROUP = "groep"
    LIST = "leeslijst"
    PAGE = "pagina"


@dataclass(frozen=True)
class Ref:
    """Marks a value as the id of a thing of this kind."""

    kind: Kind

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the id, with the kind of thing that it names."""
        return {**handler(core), "x-verwijst": self.kind.value}


@dataclass(frozen=True)
class Prose:
    """Marks a value as Markdown that readers see."""


def _number(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+", value):
            raise PydanticCustomError("number_dots", "punten voor duizendtallen", {"whole": value.replace(".", "")})
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?", value):
            raise PydanticCustomError("number", "geen getal")
        return float(value) if "." in value else int(value)
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("flag", "geen true of false")
        return value == "true"
    return value


# Curly double quotes around all of a value: a word processor put them where YAML wants straight ones.
_CURLY = re.compile("[“”„][^“”„]*[“”]")


def _text(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty", "leeg")
    if isinstance(value, str) and value.count('"') == 1 and '"' in (value[0], value[-1]):
        raise PydanticCustomError("loose_quote", "los aanhalingsteken")
    if isinstance(value, str) and _CURLY.fullmatch(value.strip()):
        raise PydanticCustomError("curly_quotes", "krullende aanhalingstekens")
    return value


def _id(value: object) -> object:
    if isinstance(value, str) and not is_id(value):
        raise PydanticCustomError("id", "geen geldige id")
    return value


_POINT = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def is_point(text: str) -> bool:
    """Is `text` a year, a month or a day that exists (`2017`, `2017-04`, `2017-04-12`)?"""
    match = _POINT.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _moment(value: object) -> object:
    parts = value.split("/") if isinstance(value, str) else []
    if not 1 <= len(parts) <= 2 or not all(is_point(part) for part in parts):
        raise PydanticCustomError("date", "geen datum")
    if not in_order(parts[0], parts[-1]):
        raise PydanticCustomError("date_order", "begin na einde")
    return value


def in_order(start: str, end: str) -> bool:
    """Can a time that begins at `start` end at `end`? May 2014 up to 2014 can: the year ends later."""
    shared = min(len(start), len(end))
    return start[:shared] <= end[:shared]


def _open(*words: str) -> BeforeValidator:
    def validate(value: object) -> object:
        if value not in words and not (isinstance(value, str) and is_point(value)):
            raise PydanticCustomError("point", "geen datum")
        return value

    return BeforeValidator(validate)


def _day(value: object) -> object:
    if not isinstance(value, str) or len(value) != 10 or not is_point(value):
        raise PydanticCustomError("day", "geen dag")
    return value


def _lines(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{0,6}(-[1-9][0-9]{0,6})?", value):
        raise PydanticCustomError("lines", "geen regelnummer")
    return value


def as_list(value: object) -> object:
    """A single entry where a list of entries may stand counts as a list of one."""
    return value if isinstance(value, list) or value is None else [value]


class OneOrMore:
    """Marks a list that a single entry may stand for, in the JSON Schema too."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the list, or of one entry of it."""
        made = handler(core)
        return {"anyOf": [made["items"], made], "x-een-of-meer": True}


@dataclass(frozen=True)
class IdOrRecord:
    """Marks a record that the id of a thing of this kind may stand for, in the JSON Schema too."""

    kind: Kind

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of an id, or of the record."""
        return {"anyOf": [{"type": "string", "pattern": f"^{ID_PATTERN}$", "x-verwijst": self.kind.value}, handler(core)], "x-id-of-velden": True}


def schema(sort: str, description: str = "", **keywords: Any) -> WithJsonSchema:
    """The JSON Schema of a value type: `x-soort` names the rule that reads it, `description` is what an editor sees."""
    return WithJsonSchema({**keywords, "x-soort": sort, **({"description": description} if description else {})})


#: A year, a month or a day, as a pattern for JSON Schema.
DATE_PATTERN = r"[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?"
_YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}
_POINTS = [_YEAR, {"type": "string", "pattern": f"^{DATE_PATTERN}$"}]
_DATES = [_YEAR, {"type": "string", "pattern": f"^{DATE_PATTERN}(/{DATE_PATTERN})?$"}]

# YAML's own number type is wider than ours, so an editor's program may see `section: 3.2` as a number: that is allowed.
Text = Annotated[str, BeforeValidator(_text), schema("tekst", type=["string", "number"])]
SearchWords = Annotated[
    tuple[Text, ...],
    Field(
        title="Zoekwoorden",
        description="Alledaagse woorden waarmee mensen dit zoeken. Ze staan niet op de site: alleen de zoekmachine leest ze. Ten hoogste zes woorden en zestig tekens per zoekwoord.",
        examples=[["leegstaand schooltje", "zelf klussen"]],
    ),
]
Markdown = Annotated[str, BeforeValidator(_text), Prose(), schema("markdown", "Een tekst. Een lege regel begint een nieuwe alinea; **vet**, lijsten en links mogen ook.", type="string", minLength=1)]
Number = Annotated[int | float, BeforeValidator(_number), schema("getal", type="number")]
Whole = Annotated[int, BeforeValidator(_number), Field(ge=1), schema("geheel", type="integer", minimum=1)]
Flag = Annotated[bool, BeforeValidator(_flag), schema("ja-nee", type="boolean")]
Id = Annotated[str, BeforeValidator(_id), schema("id", "Een korte naam: kleine letters en cijfers, met streepjes ertussen.", type="string", pattern=f"^{ID_PATTERN}$")]
Moment = Annotated[str, BeforeValidator(_moment), schema("moment", "Een jaar, maand, dag of periode: 2017, 2017-04, 2017-04-12 of 2006/2012.", anyOf=_DATES)]
Start = Annotated[str, _open("onbekend"), schema("begin", "Een datum, of het woord onbekend.", anyOf=[*_POINTS, {"const": "onbekend"}])]
End = Annotated[str, _open("lopend", "onbekend"), schema("einde", "Een datum, of het woord lopend of onbekend.", anyOf=[*_POINTS, {"enum": ["lopend", "onbekend"]}])]
Day = Annotated[str, BeforeValidator(_day), schema("dag", "Een dag: 2017-04-12.", type="string", format="date")]
Lines = Annotated[
    str, BeforeValidator(_lines), schema("regels", "Een getal of een bereik: 789 of 789-792.", anyOf=[{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^[0-9]+(-[0-9]+)?$"}])
]


def _address(value: object) -> object:
    if isinstance(value, str) and re.match("https?://", value, re.IGNORECASE) and not host_is_plain(value):
        raise PydanticCustomError("url_host", "geen gewone naam van een site")
    return value


Address = Annotated[HttpUrl, BeforeValidator(_address)]

CaseId = Annotated[Id, Ref(Kind.CASE)]
ThemeId = Annotated[Id, Ref(Kind.THEME)]
PlaceId = Annotated[Id, Ref(Kind.PLACE)]
PartyId = Annotated[Id, Ref(Kind.PARTY)]
TermId = Annotated[Id, Ref(Kind.TERM)]
SourceId = Annotated[Id, Ref(Kind.SOURCE)]
NetworkId = Annotated[Id, Ref(Kind.NETWORK)]
IndicatorId = Annotated[Id, Ref(Kind.INDICATOR)]
GroupId = Annotated[Id, Ref(Kind.GROUP)]
