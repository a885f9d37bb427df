"""The registers: parties, places, terms and sources, one entry each. A case may hold entries that are not in a register yet."""

from __future__ import annotations

from bisect import bisect_right
from typing import Annotated

from pydantic import Field

from generator.model.base import Address, Flag, Id, Markdown, Moment, PartyId, PlaceId, Record, SearchWords, Text, Whole
from generator.model.observation import OptionalSources, Sources
from generator.vocabulary import PartyType, PlaceList, PlaceType, SourceType, TermKind, TermMatch

_ID = "De id waarmee andere bestanden hiernaar verwijzen: kleine letters, cijfers en streepjes. Hij wordt het adres en verandert nooit meer."
_NOTE = "Een paar woorden die lezers nodig hebben."
_ALIASES = "Andere namen voor hetzelfde. Wie zo zoekt, vindt het ook."


class Party(Record):
    """An organisation that takes part in cases."""

    id: Id = Field(title="Id", description=_ID, examples=["stichting-de-lantaarn"])
    name: Text = Field(title="Naam", description="De naam zoals de partij die zelf gebruikt.", examples=["Stichting De Lantaarn"])
    aliases: tuple[Text, ...] = Field((), title="Andere namen", description=_ALIASES, examples=[["De Lantaarn"]])
    search_words: SearchWords = ()
    type: PartyType = Field(title="Soort partij", description="Wat voor organisatie het is.", examples=["bewoners"])
    places: tuple[PlaceId, ...] = Field((), title="Plaatsen", description="Waar de partij werkt, als dat een bepaalde plaats is.", examples=[["veldstad-noord"]])
    members: tuple[PartyId, ...] = Field((), title="Leden", description="De partijen die hierin samenwerken.", examples=[["gemeente-veldstad", "corporatie-de-hoeksteen"]])
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["heet sinds 2016 zo"])
    source: OptionalSources = ()

    WORDS = ("Partij", "Een organisatie of een vaste groep. Mensen zelf staan hier nooit.")


class Listing(Record):
    """A list of neighbourhoods that a place is or was on."""

    list: PlaceList = Field(title="Lijst", description="De lijst waar de wijk op staat of stond.", examples=["aandachtswijk"])
    from_: Moment | None = Field(None, alias="from", title="Vanaf", description="Vanaf wanneer de wijk op de lijst staat.", examples=["2007"])
    to: Moment | None = Field(None, title="Tot", description="Tot wanneer de wijk op de lijst stond.", examples=["2012"])
    source: Sources

    WORDS = ("Lijst van wijken", "Een lijst van het Rijk of van een organisatie waar de wijk op staat of stond.")


class Place(Record):
    """An area, and the areas that it is part of."""

    id: Id = Field(title="Id", description=_ID, examples=["veldstad-noord"])
    name: Text = Field(title="Naam", description="De naam van de plaats, zonder de gemeente erbij.", examples=["Veldstad-Noord"])
    aliases: tuple[Text, ...] = Field((), title="Andere namen", description=_ALIASES, examples=[["Noord"]])
    search_words: SearchWords = ()
    type: PlaceType = Field(title="Soort plaats", description="Wat voor gebied het is.", examples=["wijk"])
    part_of: tuple[PlaceId, ...] = Field(
        (), title="Ligt in", description="Het gebied waar deze plaats in ligt. Bij een wijk, buurt of stadsdeel is dit nodig: noem de gemeente of het stadsdeel.", examples=[["veldstad"]]
    )
    members: tuple[PlaceId, ...] = Field((), title="Leden", description="Alleen bij een groep van plaatsen: welke plaatsen erbij horen.", examples=[["veldstad", "duinstad"]])
    lists: tuple[Listing, ...] = Field((), title="Lijsten van wijken", description="Lijsten waar de wijk op staat of stond, zoals die van de aandachtswijken.")
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["tot 2015 een eigen gemeente"])
    source: OptionalSources = ()

    WORDS = ("Plaats", "Een gebied: van een buurt tot het hele land.")


class Term(Record):
    """A word that readers may not know, with its meaning. Found terms are linked in texts unless `autolink` is false."""

    id: Id = Field(title="Id", description=_ID, examples=["wijkgilde"])
    term: Text = Field(title="Woord", description="Het woord of de naam, zoals het in teksten staat.", examples=["Wijkgilde"])
    kind: TermKind = Field(title="Soort", description="Wat voor woord het is.", examples=["werkvorm"])
    definition: Markdown = Field(title="Betekenis", description="Wat het betekent, in één of twee gewone zinnen.", examples=["Vakmensen uit de wijk die hun vak leren aan buren."])
    synonyms: tuple[Text, ...] = Field((), title="Andere woorden", description="Woorden die hetzelfde betekenen. Ook die krijgen in teksten een link.", examples=[["gilde", "buurtgilde"]])
    abbreviation: Text | None = Field(None, title="Afkorting", description="De afkorting, als mensen die gebruiken.", examples=["WG"])
    search_words: SearchWords = ()
    match: TermMatch = Field(TermMatch.ANY, title="Hoofdletters", description="Kies case als het woord zonder hoofdletters iets anders betekent.", examples=["case"])
    autolink: Flag = Field(True, title="Vanzelf een link?", description="Schrijf false als het woord in teksten geen link mag krijgen.", examples=[False])
    status_date: Moment | None = Field(None, title="Tot wanneer weten we dit?", description="Van wanneer de betekenis is, als die kan veranderen.", examples=["2017"])
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["in Duinstad heet dit anders"])
    source: OptionalSources = ()

    WORDS = ("Begrip", "Een woord dat lezers misschien niet kennen, met wat het betekent.")

    @property
    def names(self) -> tuple[str, ...]:
        """Every word or phrase that stands for this term."""
        return (self.term, *self.synonyms, *((self.abbreviation,) if self.abbreviation else ()))


class PageStarts(Record):
    """On which line of the text version each page begins: page `first` on the first line given, the next on the next."""

    first: Whole = Field(title="Eerste bladzijde", description="Het nummer van de bladzijde waar de eerste regel bij hoort.", examples=[5])
    lines: Annotated[tuple[Whole, ...], Field(min_length=1)] = Field(title="Regels", description="De regel van de tekstversie waarop elke bladzijde begint, op volgorde.", examples=[[10, 62, 115]])

    WORDS = ("Waar elke bladzijde begint", "Zo weet de site bij een regel van de tekstversie op welke bladzijde die staat.")


class Source(Record):
    """A document that facts come from."""

    id: Id = Field(title="Id", description=_ID, examples=["verslag-veldstad-2017"])
    title: Text = Field(title="Titel", description="De titel van het document. Bij eigen ervaring: wie iets meemaakte, in welke rol.", examples=["Verslag van de werven in Veldstad"])
    publisher: Text = Field(title="Uitgever", description="Wie het document uitgaf.", examples=["Gemeente Veldstad"])
    date: Moment = Field(title="Datum", description="Wanneer het verscheen.", examples=["2017-04"])
    type: SourceType = Field(title="Soort bron", description="Wat voor document het is. Kies eigen-ervaring voor wat u zelf meemaakte.", examples=["rapport"])
    url: Address | None = Field(None, title="Adres op internet", description="Waar iedereen het kan lezen. Begin met https://.", examples=["https://veldstad.example/verslag.pdf"])
    reference: Text | None = Field(None, title="Kenmerk", description="Het nummer waaronder het document te vinden is.", examples=["VS-2017-12"])
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["alleen op papier"])
    page_starts: PageStarts | None = Field(None, title="Waar elke bladzijde begint", description="Alleen nodig als de tekstversie geen bladzijden heeft.")

    WORDS = ("Bron", "Een document waar feiten uit komen, of wat iemand zelf meemaakte.")

    def page_of(self, line: int) -> int | None:
        """The page on which a line of the text version stands, where the document has page numbers."""
        if not self.page_starts or line < self.page_starts.lines[0]:
            return None
        return self.page_starts.first + bisect_right(self.page_starts.lines, line) - 1
