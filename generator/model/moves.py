"""What became of an address that is no more: it moved, or it was withdrawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.ids import ADDRESS_PATTERN, is_address
from generator.model.base import Day, Record, Text, schema


def _address(value: object) -> object:
    if not isinstance(value, str):
        return value
    # Addresses are often copied with the slash that a browser shows before them.
    plain = value.removeprefix("/")
    if not is_address(plain):
        raise PydanticCustomError("address", "geen adres op de site")
    return plain


Address = Annotated[
    str, BeforeValidator(_address), schema("adres", "Een adres op deze site: casussen/de-brug/ of casussen/de-brug/#leerpunt-begin-klein.", type="string", pattern=f"^/?{ADDRESS_PATTERN}$")
]


class Move(Record):
    """What became of one address. That of a page counts for all that stood on it and under it."""

    from_: Address = Field(
        alias="from",
        title="Oud adres",
        description="Het adres dat er niet meer is, zonder de naam van de site. Bij het adres van een pagina hoort alles wat erop en eronder stond.",
        examples=["casussen/de-lantaarn/#leerpunt-begin-klein"],
    )
    to: Address | None = Field(
        None,
        title="Nieuw adres",
        description="Waar het nu staat. Bij iets dat is ingetrokken: wat ervoor in de plaats kwam, als dat er is.",
        examples=["casussen/buurtwerf-de-lantaarn/#leerpunt-begin-klein"],
    )
    gone: Text | None = Field(None, title="Waarom ingetrokken", description="Waarom het er niet meer is, in één zin die lezers zien.", examples=["De bron bleek over een andere wijk te gaan."])
    date: Day | None = Field(None, title="Ingetrokken op", description="De dag waarop het is ingetrokken. Alleen bij gone.", examples=["2026-12-01"])
    title: Text | None = Field(None, title="Hoe het heette", description="De titel van wat er stond. Lezers zien die op de pagina die zegt dat het is ingetrokken.", examples=["Buurtwerf De Lantaarn"])

    WORDS = ("Doorverwijzing", "Wat er werd van een adres dat niet meer bestaat: het is verhuisd (to), of het is ingetrokken (gone). Een casus met een nieuwe naam staat hier niet: die heeft aliases.")
    RULES = ("moved_or_gone", "gone_date", "moved_date")

    @model_validator(mode="after")
    def _moved_or_gone(self) -> Move:
        if self.to is None and self.gone is None:
            raise PydanticCustomError("moved_or_gone", "niet verhuisd en niet ingetrokken")
        if self.gone is not None and self.date is None:
            raise PydanticCustomError("gone_date", "ingetrokken zonder datum")
        if self.gone is None and self.date is not None:
            raise PydanticCustomError("moved_date", "verhuisd met datum")
        return self
