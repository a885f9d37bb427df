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

    document: SourceId
    section: Text | None = None
    page: Whole | None = None
    line: Lines | None = None
    quote: Text | None = Field(None, description="Ten hoogste acht woorden die letterlijk in de bron staan")

    RULES = ("quote",)

    @model_validator(mode="after")
    def _short_quote(self) -> SourceRef:
        if self.quote and len(self.quote.split()) > QUOTE_WORDS:
            raise PydanticCustomError("quote", "citaat te lang")
        return self


Sources = Annotated[tuple[SourceRef, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
OptionalSources = Annotated[tuple[SourceRef, ...], BeforeValidator(as_list), OneOrMore()]


class Base(Record):
    """What a number is out of: 19 huishoudens of 20 meldingen. The source may name the whole without counting it."""

    value: Number | None = None
    unit: Text | None = None

    RULES = ("whole",)

    @model_validator(mode="after")
    def _something(self) -> Base:
        if self.value is None and self.unit is None:
            raise PydanticCustomError("whole", "leeg geheel")
        return self


class Quantity(Record):
    """A number, a range or words, with how exact it is, its unit, its date and where it stands."""

    value: Number | None = None
    from_: Number | None = Field(None, alias="from")
    to: Number | None = None
    words: Text | None = None
    bound: Bound = Bound.EXACT
    unit: Text | None = None
    of: Base | None = None
    area: PlaceId | None = None
    date: Moment | None = None
    when: Text | None = None
    source: OptionalSources = ()

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

    change: Flag = False

    KEYS = ("value", "from", "to", "words", "bound", "unit", "of", "change", "area", "date", "when", "source")
