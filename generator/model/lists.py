"""Reading lists: cases in an order, with a note on each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import CaseId, Day, Id, Markdown, NetworkId, PartyId, Record, SearchWords, Text
from generator.model.case import Change


class Listed(Record):
    """A case on a reading list, and why to read it there."""

    case: CaseId = Field(title="Casus", description="De id van de casus: de naam van het bestand in cases/, zonder .yml.", examples=["buurtwerf-de-lantaarn"])
    note: Markdown = Field(
        title="Noot",
        description="Waarom dit voorbeeld in de lijst staat en waar een lezer op let, in één of twee zinnen. Staat er een getal in? Zet er dan een bronvermelding bij.",
        examples=["Let op wie de sleutel heeft. Over het geld zegt de bron weinig."],
    )

    WORDS = ("Casus in een leeslijst", "Eén voorbeeld in de lijst, met een noot.")


class ReadingList(Record):
    """Cases in an order that helps a reader, with a note on each: for a meeting, a newsletter or a question that comes back."""

    id: Id = Field(title="Naam van het bestand", description="De naam van het bestand. Hij wordt het adres en verandert nooit meer.", examples=["beheer-door-bewoners"])
    title: Text = Field(title="Titel", description="De naam van de lijst, zonder punt aan het einde.", examples=["Beheer door bewoners"])
    synonyms: tuple[Text, ...] = Field((), title="Andere namen", description="Andere woorden voor hetzelfde. Wie zo zoekt, vindt het ook.", examples=[["zelfbeheer"]])
    search_words: SearchWords = ()
    summary: Markdown = Field(
        title="Samenvatting", description="Voor wie de lijst is en wat er in staat, in één of twee zinnen.", examples=["Drie voorbeelden voor wie een gebouw aan bewoners wil geven."]
    )
    network: NetworkId | None = Field(None, title="Leernetwerk", description="Het leernetwerk waar de lijst bij hoort.", examples=["netwerk-van-werven"])
    meeting: Id | None = Field(
        None, title="Bijeenkomst", description="De eigen naam van de bijeenkomst van dat leernetwerk waar de lijst bij hoort. Vul dan ook het leernetwerk in.", examples=["start"]
    )
    by: PartyId | None = Field(None, title="Samengesteld door", description="De partij die de lijst maakte. Laat weg als de redactie het deed. Noem geen mensen.", examples=["gemeente-veldstad"])
    cases: Annotated[tuple[Listed, ...], Field(min_length=1)] = Field(
        title="Casussen",
        description="De voorbeelden, in de volgorde waarin u ze wilt laten lezen. Ten minste één.",
        examples=[[{"case": "buurtwerf-de-lantaarn", "note": "Let op wie de sleutel heeft."}]],
    )
    added: Day = Field(title="Toegevoegd op", description="De dag waarop u de lijst toevoegt.", examples=["2026-11-22"])
    changes: tuple[Change, ...] = Field((), title="Wijzigingen", description="Wijzigingen van de lijst die lezers moeten weten, met de dag erbij. Wijzigingen van een casus staan bij de casus zelf.")
    text: Markdown = Field(title="Tekst", description="Hoe u de lijst kunt lezen, onder de tweede regel ---.", examples=["Begin bij het eerste voorbeeld: dat is het kortst."])

    WORDS = ("Leeslijst", "Casussen in een volgorde, met een noot bij elk. Voor een bijeenkomst, een nieuwsbrief of een vraag die vaak terugkomt.")

    @property
    def case_ids(self) -> tuple[str, ...]:
        """Its cases in their order."""
        return tuple(listed.case for listed in self.cases)
