"""The other records: themes, networks, groups, indicators and hand-written pages."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import CaseId, Id, Lines, Markdown, Moment, Number, PartyId, PlaceId, Record, SearchWords, SourceId, TermId, Text, ThemeId, Whole
from generator.model.case import CaseNamed, Learning, Note, Period
from generator.model.financing import Named
from generator.model.observation import OptionalSources, Quantity, Sources
from generator.vocabulary import Bound, Direction, Facet, Measure, NetworkKind, Status

_ID = "De naam van het bestand. Hij wordt het adres en verandert nooit meer."
_SYNONYMS = "Andere woorden voor hetzelfde. Wie zo zoekt, vindt het ook."
_NOTE = "Een paar woorden die lezers nodig hebben."


class Theme(Record):
    """One value of a facet: a challenge, a method or a role of the national government."""

    id: Id = Field(title="Naam van het bestand", description=_ID, examples=["werk"])
    facet: Facet = Field(title="Soort thema", description="Gaat het over een onderwerp, een manier van werken, of wat het Rijk deed?", examples=["opgave"])
    label: Text = Field(title="Naam", description="De naam zoals lezers die zien.", examples=["Werk"])
    synonyms: tuple[Text, ...] = Field((), title="Andere woorden", description=_SYNONYMS, examples=[["banen", "arbeid"]])
    search_words: SearchWords = ()
    order: Whole = Field(title="Plaats in de lijst", description="1 staat bovenaan.", examples=[1])
    colour: Text | None = Field(None, title="Kleur", description="De naam van de kleur in het ontwerp. Meestal niet nodig.", examples=["werk"])
    text: Markdown = Field(title="Tekst", description="Een korte inleiding, onder de tweede regel ---.", examples=["Wie werk zoekt, vindt het vaak dichtbij."])

    WORDS = ("Thema", "Een onderwerp, een manier van werken of een rol van het Rijk waar casussen bij horen.")


class Participant(Named):
    """Who takes part in a network; `name` with `named: false` where the source only describes them."""

    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["twee keer per jaar"])
    source: OptionalSources = ()

    WORDS = ("Deelnemer", "Een organisatie of groep die meedoet. Nooit de naam van een deelnemer zelf.")


class Meeting(Record):
    """A meeting of a network."""

    id: Id = Field(title="Eigen naam", description="Een korte naam voor deze bijeenkomst. Hij wordt het adres en verandert nooit meer.", examples=["start"])
    title: Text = Field(title="Titel", description="De naam van de bijeenkomst.", examples=["Startbijeenkomst"])
    date: Moment = Field(title="Datum", description="Wanneer de bijeenkomst was. Geeft de bron geen datum? Zet haar dan in de tekst, niet hier.", examples=["2016-11"])
    place: PlaceId | None = Field(None, title="Plaats", description="Waar de bijeenkomst was.", examples=["veldstad"])
    participants: tuple[Participant, ...] = Field((), title="Wie deden mee?", description="De organisaties die er waren, als de bron ze noemt.")
    attendance: Quantity | None = Field(None, title="Hoeveel mensen", description="Hoeveel mensen er waren.", examples=[{"value": 40, "bound": "circa", "unit": "mensen"}])
    what: Text | None = Field(None, title="Waarover", description="Waar het over ging, in een paar woorden.", examples=["sleutels en beheer"])
    cases: tuple[CaseId, ...] = Field((), title="Besproken casussen", description="De casussen die er zijn besproken.", examples=[["buurtwerf-de-lantaarn"]])
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["later herhaald"])
    source: Sources

    WORDS = ("Bijeenkomst", "Eén bijeenkomst van een leernetwerk.")

    @property
    def days(self) -> tuple[str, str] | None:
        """Its first and its last day; None when its source gives a month or a year only."""
        first, _, last = self.date.partition("/")
        return (first, last or first) if len(first) == len(last or first) == len("2017-05-11") else None


class Network(Record):
    """A community of practice or another network in which people learn from each other.

    `cases` are those that belong to it but were not presented at one of its meetings.
    """

    id: Id = Field(title="Naam van het bestand", description=_ID, examples=["netwerk-van-werven"])
    label: Text = Field(title="Naam", description="De naam zoals lezers die zien.", examples=["Netwerk van werven"])
    synonyms: tuple[Text, ...] = Field((), title="Andere namen", description=_SYNONYMS, examples=[["wervennetwerk"]])
    search_words: SearchWords = ()
    kind: NetworkKind = Field(title="Soort netwerk", description="Wat voor netwerk het is.", examples=["community-of-practice"])
    status: Status | None = Field(None, title="Fase", description="Hoe het ervoor stond toen de bron verscheen.", examples=["uitvoering"])
    status_date: Moment | None = Field(None, title="Tot wanneer weten we dit?", description="Tot wanneer uw bron reikt.", examples=["2017-06"])
    period: Period | None = Field(None, title="Periode", description="Wanneer het begon en stopte.", examples=[{"start": "2016", "end": "2017-05"}])
    places: tuple[PlaceId, ...] = Field((), title="Plaatsen", description="Waar het netwerk werkt.", examples=[["veldstad"]])
    organisers: tuple[PartyId, ...] = Field((), title="Wie organiseert het?", description="De partijen die het organiseren.", examples=[["gemeente-veldstad"]])
    participants: tuple[Participant, ...] = Field((), title="Wie doen mee?", description="De organisaties en groepen die meedoen.")
    attendance: Quantity | None = Field(None, title="Hoeveel mensen", description="Hoeveel mensen er gemiddeld zijn.", examples=[{"value": 25, "bound": "gemiddeld", "unit": "mensen"}])
    meetings: tuple[Meeting, ...] = Field((), title="Bijeenkomsten", description="De bijeenkomsten waarvan de bron een datum geeft.")
    cases: tuple[CaseId, ...] = Field((), title="Casussen", description="Casussen die erbij horen, maar niet bij één bijeenkomst.", examples=[["de-brug"]])
    source: Sources
    text: Markdown = Field(title="Tekst", description="Wat het netwerk doet, onder de tweede regel ---.", examples=["Werven leren van elkaar."])

    WORDS = ("Leernetwerk", "Een groep mensen en organisaties die van elkaar leert.")

    @property
    def all_cases(self) -> tuple[str, ...]:
        """Its cases, each once: those of its meetings, then the others."""
        return tuple(dict.fromkeys((*(case for meeting in self.meetings for case in meeting.cases), *self.cases)))


class Member(CaseNamed):
    """A case in a group, and why the source names it there."""

    why: Markdown | None = Field(None, title="Waarom", description="Wat de bron hier over deze casus zegt.", examples=["De werf bouwde eerst een loods."])
    source: OptionalSources = ()

    WORDS = ("Casus in een groep", "Een casus die de bron hier noemt, en wat zij erover zegt.")


class Group(Record):
    """Cases that a source names together, with its statement and the lessons that belong to no single case."""

    id: Id = Field(title="Naam van het bestand", description=_ID, examples=["samen-bouwen"])
    label: Text = Field(title="Naam", description="De naam zoals lezers die zien.", examples=["Samen bouwen"])
    synonyms: tuple[Text, ...] = Field((), title="Andere woorden", description=_SYNONYMS, examples=[["samen klussen"]])
    search_words: SearchWords = ()
    order: Whole = Field(title="Plaats in de lijst", description="1 staat bovenaan. Kies een getal tussen de buren in de lijst.", examples=[12])
    summary: Markdown = Field(title="Samenvatting", description="Wat de voorbeelden delen, in één of twee zinnen.", examples=["Twee voorbeelden die eerst bouwen en dan pas plannen maken."])
    status_date: Moment = Field(title="Tot wanneer weten we dit?", description="Van wanneer de uitspraak is.", examples=["2017-05"])
    challenges: tuple[ThemeId, ...] = Field((), title="Onderwerp", description="Waar het over gaat.", examples=[["wonen"]])
    methods: tuple[ThemeId, ...] = Field((), title="Manier van werken", description="Hoe het werkt.", examples=[["bewonersinitiatief"]])
    terms: tuple[TermId, ...] = Field((), title="Woorden", description="Begrippen die hier belangrijk zijn.", examples=[["wijkgilde"]])
    cases: tuple[Member, ...] = Field((), title="Casussen", description="De casussen die de bron samen noemt.")
    learnings: tuple[Learning, ...] = Field((), title="Leerpunten", description="Leerpunten die bij geen van de casussen alleen horen.")
    notes: tuple[Note, ...] = Field((), title="Noten van de redactie", description="Uitleg die lezers nodig hebben.")
    source: Sources
    text: Markdown = Field(title="Tekst", description="Wat de bron over de groep zegt, onder de tweede regel ---.", examples=["Het verslag zet deze voorbeelden naast elkaar."])

    WORDS = ("Groep voorbeelden", "Casussen die een bron samen noemt, met wat de bron daarover zegt.")


class Row(Record):
    """One observation of an indicator: a row of its CSV file."""

    measure: Measure = Field(title="Soort meting", description="Is het een stand, een verandering, of iets anders?", examples=["niveau"])
    area: PlaceId = Field(title="Gebied", description="De plaats of groep van plaatsen waarvoor de meting geldt.", examples=["veldstad-noord"])
    date: Moment | None = Field(None, title="Datum", description="Wanneer er is gemeten.", examples=["2014"])
    when: Text | None = Field(None, title="Wanneer, in woorden", description="De woorden van de bron, als die geen datum noemt.", examples=["sinds de start"])
    value: Number | None = Field(None, title="Getal", description="Alleen het getal, met een punt voor de cijfers achter de komma.", examples=[58.5])
    value_to: Number | None = Field(None, title="Tot", description="Het einde van een bereik. Het begin staat dan in value.", examples=[63])
    bound: Bound = Field(Bound.EXACT, title="Hoe precies", description="Kies het woord dat in de bron staat.", examples=["circa"])
    words: Text | None = Field(None, title="In woorden", description="De woorden van de bron, als die geen getal geeft.", examples=["licht gestegen"])
    unit: Text | None = Field(None, title="Eenheid", description="Alleen als die anders is dan die van de indicator.", examples=["procentpunt"])
    document: SourceId = Field(title="Document", description="De id van het document in content/bronnen.yml.", examples=["brief-haven-2015"])
    section: Text | None = Field(None, title="Paragraaf", description="Het nummer of de naam van de paragraaf.", examples=["3.4"])
    page: Whole | None = Field(None, title="Bladzijde", description="De bladzijde zoals die in het document staat.", examples=[3])
    line: Lines | None = Field(None, title="Regel", description="De regel in de tekstversie van het document.", examples=["32-33"])
    note: Text | None = Field(None, title="Toelichting", description=_NOTE, examples=["De bron geeft geen percentage."])

    WORDS = ("Meting", "Eén rij in het .csv-bestand naast de indicator. Scheid de kolommen met komma’s.")

    @model_validator(mode="after")
    def _something(self) -> Row:
        if self.value is None and self.words is None:
            raise PydanticCustomError("one_value", "geen waarde")
        if self.value_to is not None and (self.value is None or self.value >= self.value_to):
            raise PydanticCustomError("row_range", "bereik andersom")
        return self

    @property
    def quantity(self) -> Quantity:
        """What the row states, as a quantity; words only where it has no number."""
        if self.value is None:
            stated: dict[str, object] = {"words": self.words}
        else:
            stated = {"value": self.value} if self.value_to is None else {"from": self.value, "to": self.value_to}
        return Quantity.model_validate({**stated, "bound": self.bound, "unit": self.unit, "date": self.date, "when": self.when})


class Indicator(Record):
    """What is measured, by whom, and which way is better; its rows come from the CSV file of the same name."""

    id: Id = Field(title="Naam van het bestand", description=_ID, examples=["betaald-werk"])
    label: Text = Field(title="Naam", description="De naam zoals lezers die zien.", examples=["Bewoners met betaald werk"])
    search_words: SearchWords = ()
    definition: Markdown = Field(title="Wat telt dit cijfer?", description="Wat het precies telt, in één of twee zinnen.", examples=["Hoeveel bewoners een betaalde baan hebben, als percentage."])
    unit: Text = Field(title="Eenheid", description="Waarvan het er zoveel zijn.", examples=["%"])
    measured_by: PartyId | None = Field(None, title="Wie meet het?", description="De partij die meet.", examples=["gemeente-veldstad"])
    monitor: TermId | None = Field(None, title="Monitor", description="Het begrip van de monitor waar het cijfer uit komt.", examples=["veldstadmonitor"])
    direction: Direction = Field(title="Wat is beter?", description="Of hoger of lager beter is.", examples=["hoger-is-beter"])
    challenges: tuple[ThemeId, ...] = Field((), title="Onderwerp", description="Waar het cijfer over gaat. Vul dit in, of ‘Manier van werken’.", examples=[["werk"]])
    methods: tuple[ThemeId, ...] = Field((), title="Manier van werken", description="De manier van werken waar het cijfer bij hoort.", examples=[["bewonersinitiatief"]])
    caveats: Markdown | None = Field(None, title="Wat dit cijfer niet zegt", description="Waar een lezer voor moet oppassen.", examples=["Een verandering is nog geen effect."])
    source: Sources
    rows: tuple[Row, ...] = Field((), title="Metingen", description="De rijen van het .csv-bestand met dezelfde naam.")

    WORDS = ("Indicator", "Een cijferreeks: wat iemand meet, wie dat is, en wat beter is. De metingen staan in het .csv-bestand met dezelfde naam.")

    @model_validator(mode="after")
    def _some_theme(self) -> Indicator:
        if not self.themes:
            raise PydanticCustomError("no_theme", "geen thema")
        return self

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes that it belongs to."""
        return (*self.challenges, *self.methods)


class LearningRef(Record):
    """A learning of a case."""

    case: CaseId = Field(title="Casus", description="De id van de casus.", examples=["buurtwerf-de-lantaarn"])
    learning: Id = Field(title="Leerpunt", description="De eigen naam van het leerpunt in die casus.", examples=["begin-klein"])

    WORDS = ("Gekozen leerpunt", "Een leerpunt dat op de voorpagina staat.")


class Page(Record):
    """A hand-written page: `content/over.md` becomes `/over/`. `content/voorpagina.md` opens the home page; it alone has `learnings`."""

    id: Id = Field(title="Naam van het bestand", description=_ID, examples=["over"])
    title: Text = Field(title="Titel", description="De kop boven de pagina.", examples=["Over deze gids"])
    description: Text | None = Field(None, title="Omschrijving", description="Eén zin voor zoekmachines.", examples=["Wie deze gids maakt, en waarom."])
    learnings: tuple[LearningRef, ...] = Field((), title="Leerpunten op de voorpagina", description="Alleen op de voorpagina: leerpunten die lezers daar als eerste zien.")
    text: Markdown = Field(title="Tekst", description="De tekst van de pagina, onder de tweede regel ---.", examples=["Deze gids is van ons allemaal."])

    WORDS = ("Pagina", "Een pagina met alleen tekst, zoals ‘Over deze gids’.")
