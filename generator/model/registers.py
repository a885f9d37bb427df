"""The registers: parties, places, terms and sources, one entry each. A case may hold entries that are not in a register yet."""

from __future__ import annotations

from bisect import bisect_right
from typing import Annotated

from pydantic import Field, HttpUrl

from generator.model.base import Flag, Id, Markdown, Moment, PartyId, PlaceId, Record, SearchWords, Text, Whole
from generator.model.observation import OptionalSources, Sources
from generator.vocabulary import PartyType, PlaceList, PlaceType, SourceType, TermKind, TermMatch


class Party(Record):
    """An organisation that takes part in cases."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    search_words: SearchWords = ()
    type: PartyType
    places: tuple[PlaceId, ...] = ()
    members: tuple[PartyId, ...] = ()
    note: Text | None = None
    source: OptionalSources = ()


class Listing(Record):
    """A list of neighbourhoods that a place is or was on."""

    list: PlaceList
    from_: Moment | None = Field(None, alias="from")
    to: Moment | None = None
    source: Sources


class Place(Record):
    """An area, and the areas that it is part of."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    search_words: SearchWords = ()
    type: PlaceType
    part_of: tuple[PlaceId, ...] = ()
    members: tuple[PlaceId, ...] = ()
    lists: tuple[Listing, ...] = ()
    note: Text | None = None
    source: OptionalSources = ()


class Term(Record):
    """A word that readers may not know, with its meaning. Found terms are linked in texts unless `autolink` is false."""

    id: Id
    term: Text
    kind: TermKind
    definition: Markdown
    synonyms: tuple[Text, ...] = ()
    abbreviation: Text | None = None
    search_words: SearchWords = ()
    match: TermMatch = TermMatch.ANY
    autolink: Flag = True
    status_date: Moment | None = None
    note: Text | None = None
    source: OptionalSources = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every word or phrase that stands for this term."""
        return (self.term, *self.synonyms, *((self.abbreviation,) if self.abbreviation else ()))


class PageStarts(Record):
    """On which line of the text version each page begins: page `first` on the first line given, the next on the next."""

    first: Whole
    lines: Annotated[tuple[Whole, ...], Field(min_length=1)]


class Source(Record):
    """A document that facts come from."""

    id: Id
    title: Text
    publisher: Text
    date: Moment
    type: SourceType
    url: HttpUrl | None = None
    reference: Text | None = None
    note: Text | None = None
    page_starts: PageStarts | None = None

    def page_of(self, line: int) -> int | None:
        """The page on which a line of the text version stands, where the document has page numbers."""
        if not self.page_starts or line < self.page_starts.lines[0]:
            return None
        return self.page_starts.first + bisect_right(self.page_starts.lines, line) - 1
