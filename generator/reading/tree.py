"""Strict YAML: text to plain values, with the line and column of each for who asks, or problems. Nothing is guessed or dropped.

The events of PyYAML's C parser are read directly, so that anchors, aliases, tags and duplicate keys are seen and refused
before anything is built from them. A scalar stays the text that was typed; only an unquoted `null`, `~` or nothing is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import yaml

from generator.characters import common, odd
from generator.model.walk import Path
from generator.problems import shown
from generator.reading.syntax import typing_error
from generator.wording import SYNTAX, TREE, TYPING, say

MAX_DEPTH = 12
# What looks like a comment, but may be a number in a name.
_HASH = re.compile(r"\s+#(?=[^\s#])")
_A_HASH = re.compile(r"\s#(?=[^\s#])")


class Mark(NamedTuple):
    """Where a value stands; lines and columns count from 1.

    `text_line` is the line of a text's own first line and `text_column` the column at which its lines begin, where each line
    of the text is a line of the file; else both are 0.
    """

    line: int
    column: int
    text_line: int = 0
    text_column: int = 0


@dataclass(frozen=True)
class Fault:
    """Something that strict YAML refuses, before it is tied to a file."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    field: str = ""


class Places(NamedTuple):
    """Where things stand: each value by its path, and the key before it."""

    marks: dict[Path, Mark]
    keys: dict[Path, Mark]


@dataclass
class Tree:
    """A value with the places of everything in it. Of most files nobody asks for them, and they take more room than all that is read: they are worked out of the text by who asks first."""

    value: object
    text: str = ""
    first_line: int = 1
    #: The marks of what stands in no YAML.
    beside: dict[Path, Mark] = field(default_factory=dict)

    @cached_property
    def _places(self) -> Places:
        places = Places({}, {})
        if self.text:
            _builder(self.text, self.first_line, places).build()
        return places

    @property
    def marks(self) -> dict[Path, Mark]:
        """The mark of each value."""
        if not self.text:
            return self.beside
        # Not kept together: more may still come beside it.
        return {**self._places.marks, **self.beside} if self.beside else self._places.marks

    @property
    def keys(self) -> dict[Path, Mark]:
        """The mark of the key before each value that has one."""
        return self._places.keys

    def mark(self, path: Path) -> Mark:
        """The mark of the value at `path`, or of the nearest thing around it.

        A list index that the file does not have is skipped: one source may stand where a list of sources may.
        """
        current: Path = ()
        marks = self.marks
        for step in path:
            if (*current, step) in marks:
                current = (*current, step)
            elif not isinstance(step, int):
                break
        return marks.get(current, Mark(1, 1))


class Refused(Exception):
    """The text is refused as a whole."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Builder:
    """Builds a value from parser events, collecting faults; and the places of everything in it, when somebody wants to know."""

    def __init__(self, events: Iterator[yaml.Event], first_line: int, lines: list[str], places: Places | None = None) -> None:
        self.events = events
        self.lines = lines
        self.last = first_line + len(lines) - 1
        self.offset = first_line
        self.faults: list[Fault] = []
        self.places = places
        text = "\n".join(lines)
        # Nearly every file has none of these, and so has nothing in it.
        self.strange = not common(text) or "\t" in text or "\\" in text
        self.hashes = _A_HASH.search(text) is not None

    def line(self, event: yaml.Event) -> int:
        """The line on which an event begins; what is left out at the end of the text stands on its last line."""
        assert event.start_mark
        return min(event.start_mark.line + self.offset, self.last)

    def at(self, event: yaml.Event) -> Mark:
        """Where an event begins."""
        mark, line = event.start_mark, self.line(event)
        assert mark
        if not isinstance(event, yaml.ScalarEvent):
            return Mark(line, mark.column + 1)
        if event.style == "|":
            return Mark(line, mark.column + 1, line + 1, self._indent(mark.line + 1, event.value) + 1)
        # Quotes and folded lines may hide signs; plain words on one line stand as they are.
        plain = not event.style and event.end_mark and event.end_mark.line == mark.line
        return Mark(line, mark.column + 1, *((line, mark.column + 1) if plain else ()))

    def _indent(self, first: int, text: str) -> int:
        """How far the lines of a `|` block stand to the right: its first line with words, less the spaces that are its own."""
        for written, own in zip(self.lines[first:], text.split("\n")):
            if own.strip():
                return max(0, len(written) - len(own))
        return 0

    def fault(self, event: yaml.Event, name: str, **given: object) -> Fault:
        mark = self.at(event)
        return Fault(mark.line, mark.column, *say(TREE, name, **given))

    def build(self) -> object:
        """Read one document; a second one is refused."""
        value: object = None
        begun = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if begun:
                    raise Refused(self.fault(event, "second_document"))
                if event.version or event.tags:
                    raise Refused(Fault(self.offset, 1, *say(TREE, "directive")))
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                begun, value = True, self.node(event, ())
        return value

    def refuse(self, event: yaml.Event) -> None:
        """Nothing is named, repeated or given a type, and no character is hidden behind an escape."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(self.fault(event, "anchor"))
        if tag := getattr(event, "tag", None):
            raise Refused(self.fault(event, "tag", tag=shown(tag.replace("tag:yaml.org,2002:", "!!"))))
        if self.strange and isinstance(event, yaml.ScalarEvent):
            found = next(((name, sign) for name, _, sign in odd(event.value)), ("control", "U+0009") if "\t" in event.value else None)
            if found:
                self.faults.append(self.fault(event, found[0], sign=found[1]))
        if self.hashes:
            self._hash(event)

    def _hash(self, event: yaml.Event) -> None:
        """`Huis #3` would lose its number: a comment has a space behind its sign."""
        end = event.end_mark
        plain = isinstance(event, yaml.ScalarEvent) and not event.style and end and end.line < len(self.lines)
        if plain and end and (match := _HASH.match(self.lines[end.line], end.column)):
            self.faults.append(Fault(end.line + self.offset, match.end(), *say(TREE, "hash")))

    def node(self, event: yaml.Event, path: Path) -> object:
        self.refuse(event)
        if len(path) > MAX_DEPTH:
            raise Refused(self.fault(event, "too_deep"))
        if self.places:
            self.places.marks[path] = self.at(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        assert isinstance(event, yaml.ScalarEvent)
        plain = event.style not in ("'", '"', "|", ">")
        return None if plain and event.value in ("", "~", "null") else str(event.value)

    def mapping(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        lines: dict[str, int] = {}
        twice: list[tuple[str, Mark]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise Refused(self.fault(event, "key"))
            key = event.value
            seen = key in lines
            if seen:
                twice.append((key, self.at(event)))
            else:
                lines[key] = self.line(event)
                if self.places:
                    self.places.keys[*path, key] = self.at(event)
            if seen and found[key] not in (None, ""):
                _Builder(self.events, self.offset, self.lines).node(next(self.events), (*path, key))
            else:
                # Of a field that is there twice and was empty the first time, only that is said.
                found[key] = self.node(next(self.events), (*path, key))
        self.faults += self._twice(path, next(iter(found), ""), twice, lines) if twice else ()
        return found

    def _twice(self, path: Path, first: str, twice: list[tuple[str, Mark]], lines: dict[str, int]) -> Iterator[Fault]:
        """Fields that stand there twice; one fault when the whole record does, or when the dash of the next one is missing."""
        in_list = bool(path) and isinstance(path[-1], int)
        whole = len({key for key, _ in twice}) > 1 and (in_list or twice[0][0] == first)
        for key, mark in twice[:1] if whole else twice:
            name = ("no_dash" if in_list else "twice_all") if whole else "twice"
            yield Fault(mark.line, mark.column, *say(TREE, name, key=shown(key), line=lines[key]))

    def sequence(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, (*path, len(found))))
        return found


#: Faults that the parser only sees further on.
BEGUN = ("could not find expected ':'", "did not find expected ',' or", "found unexpected end of stream", "did not find expected alphabetic")


def _syntax_fault(error: yaml.YAMLError, text: str, first_line: int) -> Fault:
    problem = str(getattr(error, "problem", None) or error)
    line, column = _syntax_place(error, text)
    if typed := typing_error(text.split("\n"), line, column, problem):
        return Fault(typed.line + first_line, typed.column + 1, *say(TYPING, typed.name, **typed.given))
    name = next(start for start in SYNTAX if problem.startswith(start))
    return Fault(line + first_line, column + 1, *say(SYNTAX, name))


def _syntax_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Where the fault is: where what was never closed or finished begins, and never below the last line."""
    last = text.rstrip().count("\n")
    names = ["problem_mark", "context_mark"]
    if str(getattr(error, "problem", "")).startswith(BEGUN):
        names.reverse()
    marks = [mark for name in names if (mark := getattr(error, name, None)) and mark.line <= last]
    return (marks[0].line, marks[0].column) if marks else (last, 0)


def read_tree(text: str, first_line: int = 1) -> tuple[Tree | None, list[Fault]]:
    """The tree of one YAML document and the faults in it; no tree when the text is refused as a whole.

    `first_line` is the line of the file on which `text` begins.
    """
    builder = _builder(text, first_line)
    try:
        value = builder.build()
    except Refused as refused:
        return None, [*builder.faults, refused.fault]
    except yaml.YAMLError as error:
        return None, [*builder.faults, _syntax_fault(error, text, first_line)]
    return Tree(value, text, first_line), builder.faults


def _builder(text: str, first_line: int, places: Places | None = None) -> _Builder:
    return _Builder(yaml.parse(text, Loader=yaml.CSafeLoader), first_line, text.removesuffix("\n").split("\n"), places)
