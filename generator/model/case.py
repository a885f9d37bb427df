"""A case: one example of neighbourhood work, as its sources tell it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import (
    CaseId,
    Day,
    End,
    Id,
    Lines,
    Markdown,
    Moment,
    OneOrMore,
    PlaceId,
    Record,
    SearchWords,
    SourceId,
    Start,
    TermId,
    Text,
    ThemeId,
    as_list,
    in_order,
)
from generator.model.financing import Financing, FinancingLine, Named, Rate
from generator.model.observation import OptionalSources, Quantity
from generator.model.registers import Party, Place, Source
from generator.model.results import Figure, FollowUp, Learning, Results
from generator.vocabulary import Evidence, Initiator, Relation, Role, Scale, Status

#: What came of a case stands in a module of its own, and belongs to the case all the same.
__all__ = ["Case", "CaseNamed", "CaseParty", "CaseSource", "Change", "Figure", "FollowUp", "Knowledge", "Learning", "NewEntries", "Note", "Period", "Phase", "Related", "Results"]


class Period(Record):
    """From when to when; an open end is `lopend`, an unknown one `onbekend`. `duration` is what the source says it takes."""

    start: Start = Field("onbekend", title="Begin", description="Wanneer het begon: een jaar, maand of dag, of het woord onbekend.", examples=["2014"])
    end: End = Field("onbekend", title="Einde", description="Wanneer het stopte: een datum, of het woord lopend of onbekend.", examples=["lopend"])
    duration: Quantity | None = Field(None, title="Duur", description="Hoe lang het duurt, als de bron dat zegt.", examples=[{"value": 10, "unit": "jaar", "bound": "circa"}])
    source: OptionalSources = ()

    WORDS = ("Periode", "Van wanneer tot wanneer het liep.")
    RULES = ("order",)

    @model_validator(mode="after")
    def _forward(self) -> Period:
        if self.start != "onbekend" and self.end not in ("lopend", "onbekend") and not in_order(self.start, self.end):
            raise PydanticCustomError("order", "begin na einde")
        return self


class Phase(Record):
    """A part of a case in time."""

    what: Text = Field(title="Wat", description="Wat er in dit deel gebeurde, in een paar woorden.", examples=["Proef in één lokaal"])
    period: Moment | None = Field(None, title="Van wanneer tot wanneer", description="Een jaar, maand, dag of periode.", examples=["2014/2015"])
    when: Text | None = Field(None, title="Wanneer, in woorden", description="De woorden van de bron, als die geen datum noemt.", examples=["in de zomer"])
    status: Status | None = Field(None, title="Fase", description="Hoe ver dit deel was.", examples=["afgerond"])
    duration: Quantity | None = Field(None, title="Duur", description="Hoe lang dit deel duurt, als de bron dat zegt.", examples=[{"value": 18, "unit": "maanden"}])
    places: tuple[PlaceId, ...] = Field((), title="Plaatsen", description="Waar dit deel was, als dat niet voor de hele casus geldt.", examples=[["veldstad-noord"]])
    source: OptionalSources = ()

    WORDS = ("Fase", "Een deel van de casus in de tijd, zoals een proef of een verbouwing.")


class CaseParty(Named):
    """A party with what it does in this case. `group` names the alliance that it takes part in."""

    role: Annotated[tuple[Role, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()] = Field(
        title="Wat doet deze partij?", description="Eén of meer rollen in deze casus.", examples=["financier", ["initiatiefnemer", "beheerder"]]
    )
    group: Text | None = Field(None, title="Verband", description="De naam van het verband waarin de partij meedoet.", examples=["bondgenoten van de werf"])
    note: Text | None = Field(None, title="Toelichting", description="Een paar woorden over wat de partij hier doet.", examples=["bestuur van negen bewoners"])

    WORDS = ("Partij in deze casus", "Wie meedoet en wat die partij doet. Noem organisaties en groepen, nooit bewoners bij naam.")
    KEYS = ("party", "name", "named", "role", "certainty", "group", "note")


class Knowledge(Record):
    """What the knowledge about a case rests on, and why that is said."""

    kind: Annotated[tuple[Evidence, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()] = Field(
        title="Waarop berust het?", description="Eén of meer: op ervaring, op cijfers, op onderzoek of alleen op een plan.", examples=["ervaring", ["ervaring", "monitoring"]]
    )
    why: Text | None = Field(None, title="Waarom zeggen we dat?", description="Leg het uit in een paar woorden.", examples=["alleen het verhaal van de initiatiefnemers"])

    WORDS = ("Bewijs", "Hoe zeker de kennis is. Zo weet een lezer hoeveel waarde hij eraan kan hechten.")


class CaseNamed(Record):
    """A case, or one without a page of its own, which has a `name`."""

    case: CaseId | None = Field(None, title="Casus", description="De id van een casus in deze gids.", examples=["de-brug"])
    name: Text | None = Field(None, title="Naam", description="De naam van een casus die hier geen eigen pagina heeft. Nooit naast case.", examples=["De Kraan (Duinstad)"])

    WORDS = ("Een casus", "Een casus uit deze gids (case), of een die hier geen pagina heeft (name).")
    RULES = ("one_case",)

    @model_validator(mode="after")
    def _one_case(self) -> CaseNamed:
        if (self.case is None) == (self.name is None):
            raise PydanticCustomError("one_case", "geen of twee casussen")
        return self


class Related(CaseNamed):
    """Another case, and why it is worth a look."""

    relation: Relation = Field(title="Verband", description="Hoe deze casus zich verhoudt tot de andere.", examples=["bouwt-voort-op"])
    why: Markdown = Field(title="Waarom", description="Waarom de andere casus het bekijken waard is, in één zin.", examples=["Neemt de spaarkaart over."])
    source: OptionalSources = Field((), description="Waar de bron dit verband noemt. Laat weg als de redactie het verband zelf ziet.")

    WORDS = ("Verwant voorbeeld", "Een andere casus, en waarom die het bekijken waard is. Schrijf het bij één van de twee: de site toont het bij allebei.")


class Note(Record):
    """An editor's note that readers see at the things it is about (ids of figures, lines, learnings, or a field)."""

    about: tuple[Text, ...] = Field(
        (), title="Waarover", description="De eigen naam van een bedrag, cijfer of leerpunt, of de naam van een veld. De noot staat daar dan bij.", examples=[["verbouwing", "period"]]
    )
    text: Markdown = Field(title="Noot", description="Wat de lezer moet weten, bijvoorbeeld dat bronnen elkaar tegenspreken.", examples=["De bron noemt twee bedragen."])

    WORDS = ("Noot van de redactie", "Een uitleg die lezers zien, op de plek waar zij over gaat.")


class CaseSource(Record):
    """A part of a source that a case draws on."""

    document: SourceId = Field(title="Document", description="De id van het document in content/bronnen.yml. Staat het er nog niet? Zet het dan in new: sources.", examples=["verslag-veldstad-2017"])
    section: Text | None = Field(None, title="Paragraaf", description="Het nummer of de naam van de paragraaf. Zet een nummer tussen aanhalingstekens.", examples=["3.4"])
    pages: Lines | None = Field(None, title="Bladzijden", description="De bladzijden die over de casus gaan.", examples=["12-15"])
    lines: Lines | None = Field(None, title="Regels", description="De regels in de tekstversie van het document.", examples=["200-380"])

    WORDS = ("Gebruikte bron", "Een deel van een document waar deze casus op berust.")


class NewEntries(Record):
    """What the case needs and no register has yet. An editor moves these entries to the registers; their ids stay."""

    parties: tuple[Party, ...] = Field((), title="Nieuwe partijen", description="Partijen die nog niet in content/partijen.yml staan.")
    places: tuple[Place, ...] = Field((), title="Nieuwe plaatsen", description="Plaatsen die nog niet in content/plaatsen.yml staan.")
    sources: tuple[Source, ...] = Field((), title="Nieuwe bronnen", description="Bronnen die nog niet in content/bronnen.yml staan. Uw eigen ervaring mag ook een bron zijn.")

    WORDS = ("Nog niet in een register", "Partijen, plaatsen en bronnen die de gids nog niet kent. De redactie zet ze later in het register; de id blijft gelijk.")


class Change(Record):
    """A change that readers should know of."""

    date: Day = Field(title="Wanneer", description="De dag van de wijziging.", examples=["2026-12-01"])
    what: Text = Field(title="Wat er veranderde", description="Wat er anders is, in een paar woorden.", examples=["Bedrag verbeterd"])

    WORDS = ("Wijziging", "Een wijziging die lezers moeten weten. Een spelfout hoort hier niet.")


class Case(Record):
    """A case file. Its id is the name of the file."""

    id: Id = Field(title="Naam van het bestand", description="De naam van het bestand, zonder .yml. Hij wordt het adres op de site en verandert nooit meer.", examples=["buurtwerf-de-lantaarn"])
    title: Text = Field(title="Titel", description="De naam van het voorbeeld, zoals betrokkenen het noemen. Zonder punt aan het einde.", examples=["Buurtwerf De Lantaarn"])
    summary: Markdown = Field(
        title="Samenvatting",
        description="Eén of twee zinnen: wie doet wat, en voor wie? Dit is het eerste dat lezers zien.",
        examples=["Bewoners knappen een leeg schoolgebouw op en beheren het zelf. De gemeente leent hun het geld."],
    )
    status: Status = Field(title="Fase", description="Hoe ver het was toen de bron verscheen.", examples=["uitvoering"])
    status_date: Moment = Field(
        title="Tot wanneer weten we dit?", description="Tot wanneer uw bron reikt, meestal de datum van het document. Op de site staat: ‘Stand: april 2017’.", examples=["2017-04"]
    )
    period: Period | None = Field(None, title="Periode", description="Wanneer het begon en stopte, als de bron dat zegt.", examples=[{"start": "2014", "end": "lopend"}])
    phases: tuple[Phase, ...] = Field((), title="Fasen", description="Delen in de tijd, zoals een proef en een vervolg. Alleen als de bron ze noemt.")
    places: tuple[PlaceId, ...] = Field((), title="Plaatsen", description="Waar het is: de id’s uit content/plaatsen.yml. Noem de wijk; de gemeente volgt vanzelf.", examples=[["veldstad-noord"]])
    scale: Scale | None = Field(None, title="Schaal", description="Waar mensen er iets van merken: in huis, in de straat, in de wijk of in de stad.", examples=["wijk"])
    organised_at: Scale | None = Field(None, title="Geregeld op het niveau van", description="De schaal waarop het is geregeld, als die anders is.", examples=["stad"])
    part_of: CaseId | None = Field(None, title="Onderdeel van", description="De id van de casus waarvan deze een deel is, zoals een programma.", examples=["programma-de-haven"])
    challenges: Annotated[tuple[ThemeId, ...], Field(min_length=1)] = Field(
        title="Onderwerp", description="Waar het over gaat. Zet het belangrijkste onderwerp vooraan: dat geeft de pagina haar kleur.", examples=[["wonen", "werk"]]
    )
    methods: tuple[ThemeId, ...] = Field((), title="Manier van werken", description="Hoe het werkt. Laat weg als geen van de keuzes past.", examples=[["bewonersinitiatief"]])
    state_roles: tuple[ThemeId, ...] = Field((), title="Wat deed het Rijk?", description="Alleen als het Rijk iets deed voor deze casus.", examples=[["experimenten"]])
    target_groups: tuple[Text, ...] = Field((), title="Voor wie", description="Voor welke mensen het bedoeld is, in gewone woorden.", examples=[["werkzoekenden", "buurtbewoners"]])
    goals: Markdown | None = Field(None, title="Doel", description="Wat men wilde bereiken, in de woorden van toen.", examples=["Een plek in de wijk waar bewoners werken en leren."])
    initiators: tuple[Initiator, ...] = Field((Initiator.UNKNOWN,), title="Wie begon", description="Wie het eerste plan maakte. Weet u het niet? Laat dit weg.", examples=[["bewoners"]])
    evidence: Knowledge = Field(
        title="Hoe weten we dit?", description="Waarop de kennis over deze casus berust, en waarom u dat zegt.", examples=[{"kind": "ervaring", "why": "alleen het verhaal van de initiatiefnemers"}]
    )
    terms: tuple[TermId, ...] = Field(
        (), title="Woorden", description="Begrippen uit content/begrippen.yml die hier belangrijk zijn. Woorden in de tekst vindt de site zelf.", examples=[["wijkgilde"]]
    )
    search_words: SearchWords = ()
    parties: tuple[CaseParty, ...] = Field((), title="Wie doet mee?", description="Elke partij met wat zij doet.")
    background: Markdown | None = Field(None, title="Achtergrond", description="Hoe het was voor men begon, en waarom men iets wilde doen.", examples=["De school stond drie jaar leeg."])
    approach: Markdown | None = Field(None, title="Aanpak", description="Wat men deed, stap voor stap. Zeg wie iets doet.", examples=["Bewoners doen het werk samen met een wijkgilde."])
    financing: Financing | None = Field(None, title="Wie betaalt wat?", description="Wie het geld of de uren geeft, hoeveel, en hoe zeker dat is.")
    results: Results | None = Field(None, title="Wat kwam eruit?", description="Wat het opleverde, in woorden en cijfers, en wat niet lukte.")
    learnings: tuple[Learning, ...] = Field((), title="Leerpunten", description="Wat betrokkenen leerden. Hier hebben anderen het meest aan.")
    follow_up: tuple[FollowUp, ...] = Field((), title="Hoe ging het verder?", description="Wat later bekend werd, na de datum bij ‘Tot wanneer weten we dit?’.")
    related: tuple[Related, ...] = Field((), title="Verwante voorbeelden", description="Andere casussen die het bekijken waard zijn, en waarom.")
    notes: tuple[Note, ...] = Field((), title="Noten van de redactie", description="Uitleg die lezers nodig hebben, bijvoorbeeld als bronnen elkaar tegenspreken.")
    sources: Annotated[tuple[CaseSource, ...], Field(min_length=1)] = Field(
        title="Bronnen", description="De delen van documenten waar deze casus op berust. Ten minste één.", examples=[[{"document": "verslag-veldstad-2017", "section": "3", "pages": "12-15"}]]
    )
    new: NewEntries | None = Field(None, title="Nog niet in een register", description="Partijen, plaatsen en bronnen die de gids nog niet kent. De redactie zet ze later in het register.")
    added: Day = Field(title="Toegevoegd op", description="De dag waarop u de casus toevoegt.", examples=["2026-11-21"])
    changes: tuple[Change, ...] = Field((), title="Wijzigingen", description="Wijzigingen die lezers moeten weten, met de dag erbij.")
    review_by: Day | None = Field(None, title="Opnieuw bekijken voor", description="De dag waarop de redactie weer moet kijken of alles nog klopt.", examples=["2027-11-21"])
    aliases: tuple[Id, ...] = Field((), title="Oude namen", description="Eerdere namen van dit bestand. Oude adressen blijven zo werken.", examples=[["de-lantaarn"]])

    WORDS = ("Casus", "Eén praktijkvoorbeeld, zoals de bronnen het vertellen. De naam van het bestand is het adres op de site.")

    @property
    def lines(self) -> tuple[FinancingLine, ...]:
        """Its financing lines, none when it has no financing."""
        return self.financing.lines if self.financing else ()

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates of its scorecard, none when it has none."""
        return self.financing.rates if self.financing else ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, none when it has no results."""
        return self.results.figures if self.results else ()
