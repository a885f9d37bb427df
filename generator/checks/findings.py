"""What a rule yields, and what every rule needs to look through the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.guide import Guide
from generator.ids import nearest
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.lists import ReadingList
from generator.model.others import Group
from generator.model.walk import Path
from generator.problems import Severity, shown
from generator.reading.content import Content, Origin
from generator.wording import NEAR, RULES, UNKNOWN, Words, say


@dataclass(frozen=True)
class Finding:
    """What a rule found: in which record, at which field (and which line and column of its text, from 0), what and how to mend it."""

    origin: Origin
    path: Path
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    text_line: int | None = None
    text_column: int = 0


Rule = Callable[[Guide, Content], Iterator[Finding]]


def all_records(content: Content) -> Iterator[tuple[Record, Origin]]:
    """Each record of every kind."""
    for records in content.records.values():
        yield from records


def all_cases(content: Content) -> Iterator[tuple[Case, Origin]]:
    """Each case."""
    for record, origin in content.records[Kind.CASE]:
        assert isinstance(record, Case)
        yield record, origin


def all_groups(content: Content) -> Iterator[tuple[Group, Origin]]:
    """Each group of cases."""
    for record, origin in content.records[Kind.GROUP]:
        assert isinstance(record, Group)
        yield record, origin


def all_lists(content: Content) -> Iterator[tuple[ReadingList, Origin]]:
    """Each reading list."""
    for record, origin in content.records[Kind.LIST]:
        assert isinstance(record, ReadingList)
        yield record, origin


def unknown(guide: Guide, kind: Kind, name: str) -> Words:
    """(code, message, remedy) for a reference to something that does not exist."""
    what, file = UNKNOWN[kind]
    words = say(RULES, "unknown", what=what, input=shown(name), file=file.format(id=shown(name)))
    return nearby(words, name, guide.records[kind])


def nearby(words: Words, name: str, known: Iterable[str]) -> Words:
    """The same words, with the nearest known name as the remedy when there is one."""
    near = nearest(name, known)
    return (*words[:2], NEAR.format(near=near)) if near else words
