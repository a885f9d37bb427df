"""Every field of every real file, changed in every way in which a hand may change it: dropped, doubled, emptied, retyped, retargeted, swapped, reworded, misspelled."""

from __future__ import annotations

import copy
import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from benchmarks.held import Held, around, table_of
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.others import Indicator, Row
from generator.model.walk import Path, keys_of
from generator.reading.files import FOLDERS, REGISTERS
from generator.reading.tree import Tree, read_tree
from tests.hostile.places import WORDS, Leaf, at, leaves

#: What stands where a key stands twice; it is written as the key itself.
_TWICE = "zqtweemaal"
NOTHING = "bestaat-niet"
NONSENSE = "zomaar iets"
MODELS: dict[Kind, type[Record]] = {Kind.CASE: Case, Kind.INDICATOR: Indicator, **dict((*REGISTERS.values(), *FOLDERS.values()))}


@dataclass(frozen=True)
class Subject:
    """A record of a file, as plain values, in a guide that holds little else."""

    kind: Kind
    name: str
    path: str
    value: Any
    held: Held

    @property
    def model(self) -> type[Record]:
        """What it is read as."""
        return MODELS[self.kind]

    def written(self, value: Any, twice: str = "") -> tuple[dict[str, bytes], Tree]:
        """(files, tree with the place of everything) of these values. `twice` is the key that stands there a second time."""
        marked = self.path.endswith(".md")
        own = {key: item for key, item in value.items() if not (marked and key == "text") and key != "rows"}
        entry = [own] if self.path.rpartition("/")[2] in REGISTERS else own
        made: str = yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6).replace(_TWICE, twice)
        tree, _ = read_tree(made, 2 if marked else 1)
        files = {self.path: (f"---\n{made}---\n{value.get('text', '')}\n" if marked else made).encode()}
        if table := table_of(self.path):
            files[table] = _table(value.get("rows", ()))
        return files, tree or Tree(None)

    @cached_property
    def ids(self) -> Mapping[Kind, Sequence[str]]:
        """What there is to point to."""
        return {kind: [str(getattr(record, "id")) for record, _ in records] for kind, records in self.held.content.records.items()}

    @property
    def prefix(self) -> Path:
        """Where its record stands in the file."""
        return (0,) if self.path.rpartition("/")[2] in REGISTERS else ()


def _table(rows: Any) -> bytes:
    """The table of an indicator: all columns that are known, then those that only a mutant has."""
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    columns = [key for key in dict.fromkeys((*keys_of(Row), *(key for row in rows for key in row))) if any(key in row for row in rows)]
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[row.get(key, "") for key in columns] for row in rows])
    return made.getvalue().encode()


def subjects(held: Held, files: Mapping[str, bytes]) -> Iterator[Subject]:
    """Every record of every file that an editor writes, in the order of the files."""
    for kind, records in held.content.records.items():
        for record, origin in records:
            name = str(getattr(record, "id"))
            if origin.prefix[:1] == ("new",):
                continue
            value = _without_nothing(at(held.content.trees[origin.path].value, origin.prefix))
            if origin.path.endswith(".md"):
                value["text"] = getattr(record, "text")
            if table := table_of(origin.path):
                rows = csv.DictReader(io.StringIO(files[table].decode(), newline=""))
                value["rows"] = [{key: cell for key, cell in row.items() if cell} for row in rows]
            yield Subject(kind, name, origin.path, value, around(held, origin.path, name))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True)
class Mutant:
    """A record with one field changed: how, which, what it says now, or with which other field it was swapped."""

    subject: Subject
    how: str
    path: Path
    new: Any = None
    leaf: Leaf | None = None
    other: Path = ()

    @property
    def field(self) -> str:
        """The place without its indexes, behind its kind."""
        return f"{self.subject.kind.value}." + ".".join(step for step in self.path if isinstance(step, str))

    @property
    def old(self) -> Any:
        """What stood there."""
        return at(self.subject.value, self.path)

    def value(self) -> Any:
        """The values of the record."""
        value = copy.deepcopy(self.subject.value)
        around_it, key = at(value, self.path[:-1]), self.path[-1]
        if self.how == "drop":
            del around_it[key]
        elif self.how == "twice (item)":
            around_it.insert(int(key) + 1, copy.deepcopy(around_it[key]))
        elif self.how == "twice (key)":
            around_it[_TWICE] = copy.deepcopy(around_it[key])
        elif self.how == "misspell":
            around_it[f"{key}qq"] = around_it.pop(key)
        else:
            around_it[key] = copy.deepcopy(self.new)
        if self.other:
            at(value, self.other[:-1])[self.other[-1]] = copy.deepcopy(self.old)
        return value

    def written(self) -> tuple[dict[str, bytes], Tree]:
        """(files, tree with the place of everything)."""
        return self.subject.written(self.value(), str(self.path[-1]))

    def __str__(self) -> str:
        return f"{self.how}: {self.subject.path} {self.subject.name} {'.'.join(map(str, self.path))}"


def _places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every field and every item, the outer ones first."""
    pairs: Sequence[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, item in pairs:
        yield (*path, key)
        yield from _places(item, (*path, key))


def mutants(subject: Subject) -> Iterator[Mutant]:
    """Every field of a record, changed in every way that can be told from how it was."""
    found = {leaf.path: leaf for leaf in leaves(subject.model, subject.value)}
    for path in _places(subject.value):
        if path != ("rows",) and not (subject.path.endswith(".md") and path == ("text",)):
            yield from _of_shape(subject, path)
        if path in found:
            yield from _of_leaf(subject, found[path], found)


def _of_shape(subject: Subject, path: Path) -> Iterator[Mutant]:
    """Dropped, doubled, emptied, misspelled, or in brackets; a table has no brackets."""
    old = at(subject.value, path)
    in_table, in_list = path[0] == "rows", isinstance(path[-1], int)
    yield Mutant(subject, "drop", path)
    if in_list:
        yield Mutant(subject, "twice (item)", path)
    else:
        yield Mutant(subject, "misspell", path)
    if in_table:
        return
    if not in_list:
        yield Mutant(subject, "twice (key)", path)
    yield Mutant(subject, "empty", path, "")
    yield Mutant(subject, "nothing", path, None)
    yield Mutant(subject, "as a list", path, [old])
    yield Mutant(subject, "as fields", path, {"zomaar": old})
    if isinstance(old, list | dict):
        yield Mutant(subject, "as words", path, NONSENSE)


def _of_leaf(subject: Subject, leaf: Leaf, found: Mapping[Path, Leaf]) -> Iterator[Mutant]:
    """Reworded, made nonsense, pointed elsewhere, swapped with another of its sort."""
    path, old = leaf.path, str(at(subject.value, leaf.path))
    if leaf.names:
        kind = Kind(leaf.names)
        ids = subject.ids
        if others := [name for name in ids[kind] if name != old and (kind, name) != (subject.kind, subject.name)]:
            yield Mutant(subject, "retarget", path, others[len(old) % len(others)], leaf)
        yield Mutant(subject, "retarget: other kind", path, next(name for other in Kind if other is not kind for name in ids[other] if name not in ids[kind]), leaf)
        yield Mutant(subject, "retarget: nothing", path, NOTHING, leaf)
    elif leaf.sort in WORDS:
        yield Mutant(subject, "reword", path, f"Zwanenzang nummer {len(old)}", leaf)
    else:
        yield Mutant(subject, "nonsense", path, NONSENSE, leaf)
    order = list(found)
    for other in (found[later] for later in order[order.index(path) + 1 :]):
        alike = (other.sort, other.names, other.path[0] == "rows") == (leaf.sort, leaf.names, path[0] == "rows")
        if alike and at(subject.value, other.path) != old:
            yield Mutant(subject, "swap", path, at(subject.value, other.path), leaf, other.path)
            return


def extent(tree: Tree, path: Path) -> tuple[int, int]:
    """(first line, last line) of a field with all that stands in it; of one that is gone, of what it stood in."""
    while path and path not in tree.marks:
        path = path[:-1]
    first = (tree.keys.get(path) or tree.mark(path)).line
    after = [mark.line for other, mark in (*tree.keys.items(), *tree.marks.items()) if mark.line > first and other[: len(path)] != path]
    return first, min(after, default=sys.maxsize) - 1
