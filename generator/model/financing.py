"""Who pays what: parties that pay or receive, amounts and rates."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Flag, Id, IdOrRecord, IndicatorId, Markdown, Moment, PartyId, Record, Text
from generator.model.observation import Quantity, Sources
from generator.vocabulary import Certainty, Form, Nature, PartyCertainty


class Named(Record):
    """A party: one from the register (`party`), or one that only has a name or a description here (`name`)."""

    party: PartyId | None = None
    name: Text | None = None
    named: Flag = Field(True, description="false als de bron de naam niet noemt")
    certainty: PartyCertainty = PartyCertainty.CERTAIN

    RULES = ("one_party",)

    @model_validator(mode="after")
    def _one_name(self) -> Named:
        if (self.party is None) == (self.name is None):
            raise PydanticCustomError("one_party", "geen of twee partijen")
        return self


def _payer(value: object) -> object:
    return {"party": value} if isinstance(value, str) else value


Payer = Annotated[Named, BeforeValidator(_payer), IdOrRecord()]


class FinancingLine(Record):
    """One amount, or one way in which something is paid."""

    id: Id
    what: Text
    form: Form | None = None
    payers: tuple[Payer, ...] = ()
    borne_by: tuple[Payer, ...] = Field((), description="Wie de kosten zou dragen die bespaard of vermeden worden")
    recipients: tuple[Payer, ...] = ()
    amount: Quantity | None = Field(None, description="Zonder bedrag: laat weg, of gebruik words")
    per: Text | None = Field(None, description="Waarover het bedrag gaat: eenmalig, jaar, woning, …")
    nature: Nature
    certainty: Certainty = Certainty.UNKNOWN
    partial: Flag = Field(False, description="true als dit maar een klein deel van de casus is; telt dan niet mee bovenaan de pagina")
    date: Moment | None = None
    term: Quantity | None = Field(None, description="Looptijd")
    note: Text | None = None
    source: Sources


class Rate(Record):
    """What counts for how much: each `step` is worth `worth`. A row whose number cannot be right has only `as_printed`."""

    id: Id
    what: Text
    group: Text | None = None
    indicator: IndicatorId | None = None
    step: Quantity | None = None
    worth: Quantity | None = None
    as_printed: Text | None = None
    certainty: Certainty = Certainty.UNKNOWN
    note: Text | None = None
    source: Sources


class Financing(Record):
    """How a case is paid."""

    summary: Markdown | None = None
    lines: tuple[FinancingLine, ...] = ()
    rates: tuple[Rate, ...] = ()
