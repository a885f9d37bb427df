"""An observation: the one way to state a number, and the source that it stands in."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Flag, Lines, Moment, Number, OneOrMore, PlaceId, Record, SourceId, Text, Whole, as_list
from generator.vocabulary import Bound

QUOTE_WORDS = 8


class SourceRef(Record):
    """The place in a source where something stands. `line` counts in the text version of the document."""

    document: SourceId = Field(title="Document", description="De id van het document in content/bronnen.yml. Staat het er nog niet? Zet het dan in new: sources.", examples=["verslag-veldstad-2017"])
    section: Text | None = Field(None, title="Paragraaf", description="Het nummer of de naam van de paragraaf. Zet een nummer tussen aanhalingstekens.", examples=["3.4"])
    page: Whole | None = Field(None, title="Bladzijde", description="De bladzijde zoals die in het document staat. Zo vindt een lezer de plek terug.", examples=[14])
    line: Lines | None = Field(None, title="Regel", description="De regel in de tekstversie van het document: één regel of een bereik. Weet u die niet? Laat dit leeg.", examples=["310", "312-314"])
    quote: Text | None = Field(
        None,
        title="Woorden die daar staan",
        description="Ten hoogste acht woorden die letterlijk in de bron staan. Bij een getal staat dat getal erin.",
        examples=["kost ongeveer 200.000 euro"],
    )

    WORDS = ("Plek in een bron", "Waar iets staat: in welk document, in welke paragraaf, op welke bladzijde. Zo kan iedereen het nalezen.")
    RULES = ("quote",)

    @model_validator(mode="after")
    def _short_quote(self) -> SourceRef:
        if self.quote and len(self.quote.split()) > QUOTE_WORDS:
            raise PydanticCustomError("quote", "citaat te lang")
        return self


_PLACE = [{"document": "verslag-veldstad-2017", "section": "3.4", "page": 14, "line": "310"}]
Sources = Annotated[
    tuple[SourceRef, ...],
    Field(min_length=1, title="Bron", description="Waar staat dit? Noem het document, de paragraaf en de bladzijde. Meer plekken mogen ook.", examples=_PLACE),
    BeforeValidator(as_list),
    OneOrMore(),
]
OptionalSources = Annotated[
    tuple[SourceRef, ...],
    Field(title="Bron", description="Waar staat dit? Alleen nodig als het ergens anders staat dan de rest.", examples=_PLACE),
    BeforeValidator(as_list),
    OneOrMore(),
]


class Base(Record):
    """What a number is out of: 19 huishoudens of 20 meldingen. The source may name the whole without counting it."""

    value: Number | None = Field(None, title="Hoeveel in totaal", description="Het hele aantal, zonder eenheid. Laat weg als de bron het niet telt.", examples=[20])
    unit: Text | None = Field(None, title="Waarvan", description="Waarvan dit een deel is, als dat iets anders is dan de eenheid van het getal zelf.", examples=["meldingen"])

    WORDS = ("Het geheel", "Waarvan het getal een deel is: 19 van de 20 meldingen. Vul het aantal in, of waarvan, of allebei.")
    RULES = ("whole",)

    @model_validator(mode="after")
    def _something(self) -> Base:
        if self.value is None and self.unit is None:
            raise PydanticCustomError("whole", "leeg geheel")
        return self


class Quantity(Record):
    """A number, a range or words, with how exact it is, its unit, its date and where it stands."""

    value: Number | None = Field(
        None, title="Getal", description="Alleen het getal: geen eenheid, geen punt voor duizendtallen. Een punt staat voor de cijfers achter de komma.", examples=[19, 200000, 12.5]
    )
    from_: Number | None = Field(None, alias="from", title="Van", description="Het kleinste getal, als de bron twee getallen noemt. Vul dan ook ‘Tot’ in.", examples=[105000])
    to: Number | None = Field(None, title="Tot", description="Het grootste getal, als de bron twee getallen noemt. Vul dan ook ‘Van’ in.", examples=[125000])
    words: Text | None = Field(None, title="In woorden", description="De woorden van de bron, als die geen getal noemt. Gebruik dit niet naast een getal.", examples=["geen bedrag genoemd"])
    bound: Bound = Field(Bound.EXACT, title="Hoe precies", description="Kies het woord dat in de bron staat. Schrijft u niets, dan is het precies dit getal.", examples=["circa"])
    unit: Text | None = Field(
        None,
        title="Eenheid",
        description='Waarvan dit er zoveel zijn: euro’s (zie het voorbeeld), "%" of een woord.',
        examples=["EUR", "meldingen"],
    )
    of: Base | None = Field(None, title="Van hoeveel", description="Het geheel, als het getal daar een deel van is: 19 van de 20.", examples=[{"value": 20, "unit": "meldingen"}])
    area: PlaceId | None = Field(None, title="Gebied", description="De plaats waarvoor het getal geldt. Alleen invullen als dat niet de plaats van de casus zelf is.", examples=["veldstad-noord"])
    date: Moment | None = Field(None, title="Datum", description="Wanneer dit zo was: een jaar, maand, dag of periode.", examples=["2017-04", "2014/2016"])
    when: Text | None = Field(None, title="Wanneer, in woorden", description="De woorden van de bron, als die geen datum noemt.", examples=["na drie jaar"])
    source: OptionalSources = ()

    WORDS = ("Getal", "Een getal, een bereik of woorden, met hoe precies het is en wanneer het zo was. Vul precies één in: een getal, van en tot, of woorden.")
    RULES = ("half_range", "range_order", "one_value")

    @model_validator(mode="after")
    def _one_way(self) -> Quantity:
        ranged = self.from_ is not None or self.to is not None
        if ranged and (self.from_ is None or self.to is None):
            raise PydanticCustomError("half_range", "half bereik")
        if self.from_ is not None and self.to is not None and self.from_ >= self.to:
            raise PydanticCustomError("range_order", "bereik andersom")
        if (self.value is not None) + ranged + (self.words is not None) != 1:
            raise PydanticCustomError("one_value", "niet precies één waarde")
        return self

    @property
    def is_number(self) -> bool:
        """Is this a number or a range of numbers (and not words)?"""
        return self.words is None


class Target(Quantity):
    """What was aimed for. `change` marks a step (4 percentage points less) instead of a level."""

    change: Flag = Field(False, title="Is het een verandering?", description="Schrijf true als het doel een stap is (4 procentpunt minder) en geen stand.", examples=[True])

    WORDS = ("Doel", "Het getal dat men wilde halen, en wanneer.")
    KEYS = ("value", "from", "to", "words", "bound", "unit", "of", "change", "area", "date", "when", "source")
