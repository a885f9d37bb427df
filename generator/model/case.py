"""A case: one example of neighbourhood work, as its sources tell it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import (
    CaseId,
    Day,
    End,
    Flag,
    Id,
    IndicatorId,
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
from generator.model.observation import OptionalSources, Quantity, Sources, Target
from generator.model.registers import Party, Place, Source
from generator.vocabulary import (
    About,
    Evidence,
    FigureKind,
    Initiator,
    LearningKind,
    Relation,
    Role,
    Scale,
    Status,
)


class Period(Record):
    """From when to when; an open end is `lopend`, an unknown one `onbekend`. `duration` is what the source says it takes."""

    start: Start = "onbekend"
    end: End = "onbekend"
    duration: Quantity | None = None
    source: OptionalSources = ()

    RULES = ("order",)

    @model_validator(mode="after")
    def _forward(self) -> Period:
        if self.start != "onbekend" and self.end not in ("lopend", "onbekend") and not in_order(self.start, self.end):
            raise PydanticCustomError("order", "begin na einde")
        return self


class Phase(Record):
    """A part of a case in time."""

    what: Text
    period: Moment | None = None
    when: Text | None = None
    status: Status | None = None
    duration: Quantity | None = None
    places: tuple[PlaceId, ...] = ()
    source: OptionalSources = ()


class CaseParty(Named):
    """A party with what it does in this case. `group` names the alliance that it takes part in."""

    role: Annotated[tuple[Role, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
    group: Text | None = None
    note: Text | None = None

    KEYS = ("party", "name", "named", "role", "certainty", "group", "note")


class Knowledge(Record):
    """What the knowledge about a case rests on, and why that is said."""

    kind: Annotated[tuple[Evidence, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
    why: Text | None = None


class Figure(Quantity):
    """A figure of a case: what is counted, and with what it can be compared."""

    id: Id
    what: Text
    headline: Flag = Field(False, description="true bij het ene cijfer dat voor de casus staat")
    illustration: Flag = Field(False, description="true als de bron het cijfer alleen als voorbeeld geeft")
    baseline: Quantity | None = None
    target: Target | None = None
    reference: Quantity | None = None
    kind: FigureKind = FigureKind.OUTCOME
    series: Id | None = None
    comparable: Flag = True
    indicator: IndicatorId | None = None
    note: Text | None = None
    source: Sources

    KEYS = (
        *("id", "what", "value", "from", "to", "words", "bound", "unit", "of", "area", "date", "when", "headline", "illustration"),
        *("baseline", "target", "reference", "kind", "series", "comparable", "indicator", "note", "source"),
    )


class Results(Record):
    """What came of a case."""

    summary: Markdown | None = None
    figures: tuple[Figure, ...] = ()
    setbacks: Markdown | None = None


class Learning(Record):
    """What those involved learned."""

    id: Id
    title: Text
    text: Markdown | None = None
    kind: LearningKind | None = None
    about: Annotated[tuple[About, ...], Field(min_length=1), BeforeValidator(as_list), OneOrMore()]
    answers: Id | None = Field(None, description="De id van de vraag waarop dit een antwoord is")
    by: Text | None = Field(None, description="Wie dit zegt: de gemeente, de deelnemers aan de bijeenkomst, …")
    source: Sources


class FollowUp(Record):
    """What became known after the status date, from later sources."""

    date: Moment
    text: Markdown
    source: Sources


class CaseNamed(Record):
    """A case, or one without a page of its own, which has a `name`."""

    case: CaseId | None = None
    name: Text | None = None

    RULES = ("one_case",)

    @model_validator(mode="after")
    def _one_case(self) -> CaseNamed:
        if (self.case is None) == (self.name is None):
            raise PydanticCustomError("one_case", "geen of twee casussen")
        return self


class Related(CaseNamed):
    """Another case, and why it is worth a look."""

    relation: Relation
    why: Markdown
    source: OptionalSources = Field((), description="Weglaten als de redactie het verband ziet")


class Note(Record):
    """An editor's note that readers see at the things it is about (ids of figures, lines, learnings, or a field)."""

    about: tuple[Text, ...] = ()
    text: Markdown


class CaseSource(Record):
    """A part of a source that a case draws on."""

    document: SourceId
    section: Text | None = None
    pages: Lines | None = None
    lines: Lines | None = None


class NewEntries(Record):
    """What the case needs and no register has yet. An editor moves these entries to the registers; their ids stay."""

    parties: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()


class Change(Record):
    """A change that readers should know of."""

    date: Day
    what: Text


class Case(Record):
    """A case file. Its id is the name of the file."""

    id: Id
    title: Text
    summary: Markdown = Field(description="Eén of twee zinnen: het antwoord eerst")
    status: Status
    status_date: Moment = Field(description="Tot wanneer de bronnen reiken")
    period: Period | None = None
    phases: tuple[Phase, ...] = ()
    places: tuple[PlaceId, ...] = ()
    scale: Scale | None = Field(None, description="De schaal waarop mensen er iets van merken")
    organised_at: Scale | None = Field(None, description="De schaal waarop het is geregeld, als die anders is")
    part_of: CaseId | None = None
    challenges: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    methods: tuple[ThemeId, ...] = ()
    state_roles: tuple[ThemeId, ...] = ()
    target_groups: tuple[Text, ...] = ()
    goals: Markdown | None = None
    initiators: tuple[Initiator, ...] = (Initiator.UNKNOWN,)
    evidence: Knowledge
    terms: tuple[TermId, ...] = ()
    search_words: SearchWords = ()
    parties: tuple[CaseParty, ...] = ()
    background: Markdown | None = None
    approach: Markdown | None = None
    financing: Financing | None = None
    results: Results | None = None
    learnings: tuple[Learning, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: Annotated[tuple[CaseSource, ...], Field(min_length=1)]
    new: NewEntries | None = Field(None, description="Partijen, plaatsen en bronnen die nog niet in een register staan")
    added: Day
    changes: tuple[Change, ...] = ()
    review_by: Day | None = None
    aliases: tuple[Id, ...] = ()

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
