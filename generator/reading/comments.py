"""The comments in a case file, each tied to the value that it is about, so that they can move along with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import yaml

from generator.model.walk import Path


class Where(StrEnum):
    """Where a comment stands: before the first key of the file, on lines before a value, behind it, or after all."""

    START = "begin"
    BEFORE = "voor"
    BEHIND = "achter"
    END = "einde"


@dataclass(frozen=True)
class Comment:
    """A comment, with its `#`: the line on which it stands, and the path of the value that it is about."""

    line: int
    where: Where
    path: Path
    text: str


@dataclass(frozen=True)
class _Step:
    """Something in the file that a comment can be about: a key, an entry of a list, a value, or a bracket."""

    kind: str
    path: Path
    start: int
    end: int


class _Steps:
    """The steps of a file, in the order in which they stand there."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.found: list[_Step] = []
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                self._node(event, ())

    def _add(self, kind: str, path: Path, event: yaml.Event) -> None:
        start, end = (self.starts[mark.line] + mark.column for mark in (event.start_mark, event.end_mark) if mark)
        self.found.append(_Step(kind, path, start, end))

    def _node(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add("value", path, event)
            return
        brackets = bool(getattr(event, "flow_style", False))
        if brackets:
            self._add("open", path, event)
        closing = self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)
        if brackets:
            self._add("close", path, closing)

    def _mapping(self, path: Path) -> yaml.Event:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            assert isinstance(event, yaml.ScalarEvent)
            self._add("key", (*path, event.value), event)
            self._node(next(self.events), (*path, event.value))
        return event

    def _sequence(self, path: Path) -> yaml.Event:
        count = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self._add("entry", (*path, count), event)
            self._node(event, (*path, count))
            count += 1
        return event


def read_comments(text: str) -> list[Comment]:
    """The comments in a text that `read_tree` found nothing wrong with, in the order in which they stand there."""
    steps = _Steps(text).found
    return [_placed(text, steps, index) for index in _hashes(text, steps)]


def _hashes(text: str, steps: list[_Step]) -> Iterator[int]:
    """Where each comment begins: a `#` outside keys and values, or behind the sign with which a block of text begins."""
    at = 0
    for step in [step for step in steps if step.kind in ("key", "value")]:
        yield from _between(text, at, step.start)
        if match := re.compile(r"[|>][-+0-9]*[ ]+(#)").match(text, step.start):
            yield match.start(1)
        at = max(at, step.end)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[int]:
    while (index := text.find("#", start, end)) >= 0:
        yield index
        start = text.find("\n", index)
        if start < 0:
            return


def _placed(text: str, steps: list[_Step], index: int) -> Comment:
    words = text[index:].split("\n", 1)[0].rstrip()
    where, path = _place(text[text.rfind("\n", 0, index) + 1 : index], steps, index)
    return Comment(text.count("\n", 0, index) + 1, where, path, words)


def _place(line: str, steps: list[_Step], index: int) -> tuple[Where, Path]:
    """Where a comment stands that has `line` before it, and what it is about."""
    earlier = [step for step in steps if step.start < index and step.kind != "entry"]
    following = next((step for step in steps if step.start > index), None)
    if not earlier:
        return Where.START, ()
    # After the dash of an entry, a comment is about the entry.
    if re.fullmatch("[ -]*", line):
        return (Where.BEFORE, following.path) if following and following.path else (Where.END, ())
    last = earlier[-1]
    if not last.path:
        return (Where.START if last.kind == "open" else Where.END), ()
    return Where.BEFORE if last.kind == "open" else Where.BEHIND, last.path
