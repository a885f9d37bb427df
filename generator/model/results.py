"""What came of a case: figures, learnings, and what became known later."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.base import Flag, Id, IndicatorId, Markdown, Moment, OneOrMore, Record, Text, as_list
from generator.model.observation import Quantity, Sources, Target
from generator.vocabulary import About, FigureKind, LearningKind


class Figure(Quantity):
    """A figure of a case: what is counted, and with what it can be compared."""

    id: Id = Field(title="Eigen naam", description="Een korte naam voor dit cijfer. Hij wordt het adres (#cijfer-…) en verandert nooit meer.", examples=["betaalde-baan"])
    what: Text = Field(title="Wat", description="Wat er is geteld, in een paar woorden.", examples=["Bewoners met een betaalde baan"])
    headline: Flag = Field(
        False,
        title="Het belangrijkste cijfer?",
        description="Schrijf true bij het ene cijfer dat boven aan de pagina staat. Nooit bij een cijfer dat de bron alleen als voorbeeld geeft.",
        examples=[True],
    )
    illustration: Flag = Field(False, title="Alleen een voorbeeld?", description="Schrijf true als de bron het cijfer alleen als voorbeeld geeft.", examples=[True])
    baseline: Quantity | None = Field(None, title="Begin", description="Hoe het was voor men begon.", examples=[{"value": 0, "date": "2014"}])
    target: Target | None = Field(None, title="Doel", description="Wat men wilde halen, en wanneer.", examples=[{"value": 40, "date": "2020"}])
    reference: Quantity | None = Field(None, title="Vergelijking", description="Hetzelfde cijfer ergens anders, zoals in de hele stad.", examples=[{"value": 4.7, "unit": "%", "area": "veldstad"}])
    kind: FigureKind = Field(FigureKind.OUTCOME, title="Soort cijfer", description="Wat het cijfer telt. Wat er is gedaan, is nog geen uitkomst.", examples=["activiteit"])
    series: Id | None = Field(None, title="Reeks", description="Cijfers met dezelfde naam hier horen bij elkaar: de site toont ze als één ontwikkeling.", examples=["betaald-werk"])
    comparable: Flag = Field(True, title="Te vergelijken met eerder?", description="Schrijf false als de manier van tellen veranderde.", examples=[False])
    indicator: IndicatorId | None = Field(None, title="Indicator", description="De id van de cijferreeks in content/indicatoren die hierbij hoort.", examples=["betaald-werk"])
    note: Text | None = Field(None, title="Toelichting", description="Een paar woorden die de lezer nodig heeft om het cijfer te begrijpen.", examples=["eigen telling"])
    source: Sources

    WORDS = ("Cijfer", "Iets dat is geteld of gemeten, met waar het staat. Tel zelf niets bij elkaar op en reken niets om.")
    KEYS = (
        *("id", "what", "value", "from", "to", "words", "bound", "unit", "of", "area", "date", "when", "headline", "illustration"),
        *("baseline", "target", "reference", "kind", "series", "comparable", "indicator", "note", "source"),
    )


class Results(Record):
    """What came of a case."""

    summary: Markdown | None = Field(
        None,
        title="In het kort",
        description="Wat eruit kwam, in één of twee zinnen. Noem geen effect dat de bron niet noemt.",
        examples=["Een deel van de deelnemers vond werk. Of dat door de werf komt, zegt de bron niet."],
    )
    figures: tuple[Figure, ...] = Field((), title="Cijfers", description="Elk cijfer met wat er is geteld, wanneer, en waar het staat.")
    setbacks: Markdown | None = Field(
        None, title="Wat lukte niet?", description="Wat niet lukte of stopte. Dat is net zo welkom als een succes: anderen leren ervan.", examples=["De lift kwam twee keer te laat."]
    )

    WORDS = ("Wat kwam eruit?", "Wat het opleverde, in woorden en cijfers, en wat niet lukte.")


class Learning(Record):
    """What those involved learned."""

    id: Id = Field(title="Eigen naam", description="Een korte naam voor dit leerpunt. Hij wordt het adres (#leerpunt-…) en verandert nooit meer.", examples=["begin-klein"])
    title: Text = Field(title="Leerpunt", description="De les in één korte zin.", examples=["Begin klein"])
    text: Markdown | None = Field(None, title="Uitleg", description="Wat mensen leerden en waarom, in uw eigen woorden.", examples=["Eén lokaal was genoeg om te zien of het werkte."])
    kind: LearningKind | None = Field(None, title="Soort leerpunt", description="Het woord dat de bron gebruikt. Noemt de bron het niet zo? Laat dit weg.", examples=["les"])
    about: Annotated[tuple[About, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()] = Field(
        title="Waarover", description="Waar het leerpunt over gaat. Zo vindt wie met hetzelfde bezig is het terug.", examples=["organisatie", ["organisatie", "geld"]]
    )
    answers: Id | None = Field(
        None, title="Antwoord op", description="De eigen naam van de vraag waarop dit een antwoord is. Die vraag staat ook bij de leerpunten.", examples=["wie-houdt-de-sleutel"]
    )
    by: Text | None = Field(None, title="Gezegd door", description="Wie dit zegt: een organisatie of een groep, nooit de naam van een bewoner.", examples=["de stichting"])
    source: Sources

    WORDS = ("Leerpunt", "Iets dat betrokkenen leerden en waar anderen mee verder kunnen.")


class FollowUp(Record):
    """What became known after the status date, from later sources."""

    date: Moment = Field(title="Wanneer", description="Wanneer dit gebeurde.", examples=["2019"])
    text: Markdown = Field(title="Wat er gebeurde", description="Wat er later bekend werd, in één of twee zinnen.", examples=["Het gebouw is verkocht aan de stichting."])
    source: Sources

    WORDS = ("Hoe ging het verder?", "Wat later bekend werd, uit een latere bron of uit eigen ervaring.")
