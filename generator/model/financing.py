"""Who pays what: parties that pay or receive, amounts and rates."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Flag, Id, IdOrRecord, IndicatorId, Kind, Markdown, Moment, PartyId, Record, Text
from generator.model.observation import Quantity, Sources
from generator.vocabulary import Certainty, Form, Nature, PartyCertainty


class Named(Record):
    """A party: one from the register (`party`), or one that only has a name or a description here (`name`)."""

    party: PartyId | None = Field(
        None, title="Partij", description="De id van een partij uit content/partijen.yml. Staat zij er nog niet? Zet haar dan in new: parties, of gebruik name.", examples=["gemeente-veldstad"]
    )
    name: Text | None = Field(None, title="Naam of omschrijving", description="Voor wie niet in het register staat: de woorden van de bron. Nooit naast party.", examples=["vier bouwbedrijven"])
    named: Flag = Field(True, title="Noemt de bron een naam?", description="Schrijf false als de bron de naam niet noemt. Vul zelf geen naam in.", examples=[False])
    certainty: PartyCertainty = Field(
        PartyCertainty.CERTAIN, title="Hoe zeker is het?", description="Schrijf niets als de partij zeker meedoet of meedeed. Kies anders het woord dat past.", examples=["mogelijk"]
    )

    WORDS = ("Wie betaalt of ontvangt", "Een organisatie of een groep mensen: uit het register (party) of in woorden (name). Nooit de naam van een bewoner.")
    RULES = ("one_party",)

    @model_validator(mode="after")
    def _one_name(self) -> Named:
        if (self.party is None) == (self.name is None):
            raise PydanticCustomError("one_party", "geen of twee partijen")
        return self


def _payer(value: object) -> object:
    return {"party": value} if isinstance(value, str) else value


Payer = Annotated[Named, BeforeValidator(_payer), IdOrRecord(Kind.PARTY)]


class FinancingLine(Record):
    """One amount, or one way in which something is paid."""

    id: Id = Field(title="Eigen naam", description="Een korte naam voor dit bedrag. Hij wordt het adres (#bedrag-…) en verandert nooit meer.", examples=["verbouwing"])
    what: Text = Field(title="Waarvoor", description="Waarvoor het geld is, in een paar woorden.", examples=["Verbouwing van het schoolgebouw"])
    form: Form | None = Field(None, title="Hoe wordt er betaald?", description="De vorm waarin het geld of de hulp komt. Laat weg als de bron het niet zegt.", examples=["lening"])
    payers: tuple[Payer, ...] = Field((), title="Wie betaalt", description="Eén of meer partijen: de id, of een omschrijving.", examples=[["gemeente-veldstad", {"name": "bewoners", "named": False}]])
    borne_by: tuple[Payer, ...] = Field(
        (), title="Wie zou anders betalen", description="Bij kosten die iemand bespaart of vermijdt: wie ze anders zou betalen.", examples=[["corporatie-de-hoeksteen"]]
    )
    recipients: tuple[Payer, ...] = Field((), title="Wie ontvangt", description="Wie het geld krijgt, als de bron dat zegt.", examples=[["stichting-de-lantaarn"]])
    amount: Quantity | None = Field(
        None,
        title="Bedrag",
        description="Het bedrag uit de bron, met de eenheid erbij. Noemt de bron geen bedrag? Laat het weg. Tel nooit zelf bedragen op.",
        examples=[{"value": 200000, "bound": "circa", "unit": "EUR"}],
    )
    per: Text | None = Field(None, title="Per wat", description="Waarover het bedrag gaat: één keer, elk jaar, elke woning.", examples=["eenmalig", "jaar", "woning"])
    nature: Nature = Field(title="Soort", description="Wat voor bedrag het is. Alleen ‘kosten’ kan boven aan de pagina staan; bespaarde kosten en een maximum komen daar nooit.", examples=["kosten"])
    certainty: Certainty = Field(Certainty.UNKNOWN, title="Hoe zeker is het?", description="Is het uitgegeven, beloofd, gepland of geschat? Kies wat de bron zegt.", examples=["geschat"])
    partial: Flag = Field(
        False,
        title="Is dit maar een klein deel?",
        description="Schrijf true als dit om een klein deel van de casus gaat, zoals één proef. De regel telt dan niet mee boven aan de pagina.",
        examples=[True],
    )
    date: Moment | None = Field(None, title="Datum", description="Van wanneer het bedrag is: een jaar, maand, dag of periode.", examples=["2017"])
    term: Quantity | None = Field(None, title="Looptijd", description="Voor hoe lang de lening of gift is.", examples=[{"value": 15, "unit": "jaar"}])
    note: Text | None = Field(None, title="Toelichting", description="Een paar woorden die de lezer nodig heeft om het bedrag te begrijpen.", examples=["stapsgewijs"])
    source: Sources

    WORDS = ("Bedrag of betaling", "Eén bedrag, of één manier van betalen. Ook zonder bedrag is het nuttig om te weten wie betaalt.")


class Rate(Record):
    """What counts for how much: each `step` is worth `worth`. A row whose number cannot be right has only `as_printed`."""

    id: Id = Field(title="Eigen naam", description="Een korte naam voor dit tarief. Hij verandert nooit meer.", examples=["baan"])
    what: Text = Field(title="Wat", description="Wat meetelt, in een paar woorden.", examples=["Een betaalde baan"])
    group: Text | None = Field(None, title="Groep", description="Het kopje waaronder de bron deze rij zet.", examples=["werk"])
    indicator: IndicatorId | None = Field(None, title="Indicator", description="De id van de cijferreeks in content/indicatoren die hierbij hoort.", examples=["betaald-werk"])
    step: Quantity | None = Field(None, title="Voor elke", description="Hoeveel van wat meetelt.", examples=[{"value": 1, "unit": "bewoner"}])
    worth: Quantity | None = Field(None, title="Telt voor", description="Hoeveel elke stap waard is.", examples=[{"value": 1500, "unit": "EUR"}])
    as_printed: Text | None = Field(None, title="Zo staat het er", description="Wat er letterlijk staat, als het getal in de bron niet kan kloppen.", examples=["1.500"])
    certainty: Certainty = Field(Certainty.UNKNOWN, title="Hoe zeker is het?", description="Is het al zo, of is het een plan of schatting?", examples=["concept"])
    note: Text | None = Field(None, title="Toelichting", description="Een paar woorden die de lezer nodig heeft.", examples=["nog niet vastgesteld"])
    source: Sources

    WORDS = ("Tarief", "Wat telt voor hoeveel? Eén rij van een scorekaart of een prijslijst.")


class Financing(Record):
    """How a case is paid."""

    summary: Markdown | None = Field(
        None,
        title="In het kort",
        description="Wie betaalt wat, in één of twee zinnen. Zeg ook wat de bron niet noemt.",
        examples=["De gemeente leent het geld. De bron noemt geen bedrag voor het beheer."],
    )
    lines: tuple[FinancingLine, ...] = Field((), title="Bedragen", description="Elk bedrag en elke manier van betalen op een eigen regel. Tel niets bij elkaar op.")
    rates: tuple[Rate, ...] = Field((), title="Wat telt voor hoeveel?", description="Alleen als de bron een scorekaart of tarieven heeft: wat telt voor hoeveel.")

    WORDS = ("Wie betaalt wat?", "Wie het geld of de uren geeft, hoeveel, en hoe zeker dat is.")
