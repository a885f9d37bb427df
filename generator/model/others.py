"""The other records: themes, networks, groups, indicators and hand-written pages."""

from __future__ import annotations

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import CaseId, Id, Lines, Markdown, Moment, Number, PartyId, PlaceId, Record, SearchWords, SourceId, TermId, Text, ThemeId, Whole
from generator.model.case import CaseNamed, Learning, Note, Period
from generator.model.financing import Named
from generator.model.observation import OptionalSources, Quantity, Sources
from generator.vocabulary import Bound, Direction, Facet, Measure, NetworkKind, Status


class Theme(Record):
    """One value of a facet: a challenge, a method or a role of the national government."""

    id: Id
    facet: Facet
    label: Text
    synonyms: tuple[Text, ...] = ()
    search_words: SearchWords = ()
    order: Whole
    colour: Text | None = None
    text: Markdown


class Participant(Named):
    """Who takes part in a network; `name` with `named: false` where the source only describes them."""

    note: Text | None = None
    source: OptionalSources = ()


class Meeting(Record):
    """A meeting of a network."""

    id: Id
    title: Text
    date: Moment
    place: PlaceId | None = None
    participants: tuple[Participant, ...] = ()
    attendance: Quantity | None = None
    what: Text | None = None
    cases: tuple[CaseId, ...] = ()
    note: Text | None = None
    source: Sources


class Network(Record):
    """A community of practice or another network in which people learn from each other.

    `cases` are those that belong to it but were not presented at one of its meetings.
    """

    id: Id
    label: Text
    synonyms: tuple[Text, ...] = ()
    search_words: SearchWords = ()
    kind: NetworkKind
    status: Status | None = None
    status_date: Moment | None = None
    period: Period | None = None
    places: tuple[PlaceId, ...] = ()
    organisers: tuple[PartyId, ...] = ()
    participants: tuple[Participant, ...] = ()
    attendance: Quantity | None = None
    meetings: tuple[Meeting, ...] = ()
    cases: tuple[CaseId, ...] = ()
    source: Sources
    text: Markdown

    @property
    def all_cases(self) -> tuple[str, ...]:
        """Its cases, each once: those of its meetings, then the others."""
        return tuple(dict.fromkeys((*(case for meeting in self.meetings for case in meeting.cases), *self.cases)))


class Member(CaseNamed):
    """A case in a group, and why the source names it there."""

    why: Markdown | None = None
    source: OptionalSources = ()


class Group(Record):
    """Cases that a source names together, with its statement and the lessons that belong to no single case."""

    id: Id
    label: Text
    synonyms: tuple[Text, ...] = ()
    search_words: SearchWords = ()
    order: Whole
    summary: Markdown
    status_date: Moment
    challenges: tuple[ThemeId, ...] = ()
    methods: tuple[ThemeId, ...] = ()
    terms: tuple[TermId, ...] = ()
    cases: tuple[Member, ...] = ()
    learnings: tuple[Learning, ...] = ()
    notes: tuple[Note, ...] = ()
    source: Sources
    text: Markdown


class Row(Record):
    """One observation of an indicator: a row of its CSV file."""

    measure: Measure
    area: PlaceId
    date: Moment | None = None
    when: Text | None = None
    value: Number | None = None
    value_to: Number | None = None
    bound: Bound = Bound.EXACT
    words: Text | None = None
    unit: Text | None = None
    document: SourceId
    section: Text | None = None
    page: Whole | None = None
    line: Lines | None = None
    note: Text | None = None

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

    id: Id
    label: Text
    search_words: SearchWords = ()
    definition: Markdown
    unit: Text
    measured_by: PartyId | None = None
    monitor: TermId | None = None
    direction: Direction
    challenges: tuple[ThemeId, ...] = ()
    methods: tuple[ThemeId, ...] = ()
    caveats: Markdown | None = None
    source: Sources
    rows: tuple[Row, ...] = ()

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

    case: CaseId
    learning: Id


class Page(Record):
    """A hand-written page: `content/over.md` becomes `/over/`. `content/voorpagina.md` opens the home page; it alone has `learnings`."""

    id: Id
    title: Text
    description: Text | None = None
    learnings: tuple[LearningRef, ...] = ()
    text: Markdown
