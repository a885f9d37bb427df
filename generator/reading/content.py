"""What was read of a guide or of one file of it, and what stood in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.base import Kind, Record
from generator.model.moves import Move
from generator.model.walk import Path
from generator.problems import Problem, Severity
from generator.reading.tree import Fault, Mark, Tree


@dataclass(frozen=True)
class Origin:
    """Where a record stands: its file and its path in that file."""

    path: str
    prefix: Path = ()


@dataclass
class Content:
    """Everything that was read, and everything that stood in the way."""

    records: dict[Kind, list[tuple[Record, Origin]]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    # What was meant as a record and is none: its faults are among the problems, what it points to can still be checked.
    broken: list[tuple[object, type[Record], Origin]] = field(default_factory=list)
    trees: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # The ids of all that is there, read or not; and the kinds whose register could not be read at all.
    present: dict[Kind, set[str]] = field(default_factory=lambda: {kind: set() for kind in Kind})
    unread: set[Kind] = field(default_factory=set)
    # What became of addresses; every address that was ever published, with its line.
    moves: list[tuple[Move, Origin]] = field(default_factory=list)
    published: Mapping[str, int] = field(default_factory=dict)

    def may_exist(self, kind: Kind, name: str) -> bool:
        """Was this thing there, or its whole register, and only not to be read? Then whoever points to it is not to blame."""
        return kind in self.unread or name in self.present[kind]

    def take(self, part: Content) -> None:
        """Take in what was read of a file."""
        for kind, records in part.records.items():
            self.records[kind] += records
        for kind, names in part.present.items():
            self.present[kind] |= names
        self.broken += part.broken
        self.trees.update(part.trees)
        self.problems += part.problems
        self.moves += part.moves
        self.published = part.published or self.published

    def report(self, path: str, faults: list[Fault]) -> None:
        """Turn faults in a file into problems."""
        self.problems += [Problem(path, f.line, f.column, Severity.ERROR, f.code, f.message, f.hint, f.field) for f in faults]

    def place(self, origin: Origin, path: Path) -> tuple[str, Mark]:
        """(file, place in it) of a field of a record; the rows of an indicator stand in the table beside it."""
        table = origin.path.removesuffix(".yml") + ".csv"
        if path[:1] == ("rows",) and table in self.trees:
            return table, self.trees[table].mark(path[1:])
        return origin.path, self.trees[origin.path].mark((*origin.prefix, *path))
