"""A guide held in memory, in which one file at a time is another: reading and checking that file costs milliseconds, whatever the size of the guide.

Nothing is imitated: the file is put in an empty folder, the real reader reads it, what it finds takes the place of what stood there, and the real
rules judge the whole. `around` makes a guide small without making it wrong: a record, what it points to in a few words, and little else.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.addresses.rules import address_problems
from generator.checks import check
from generator.checks.todo import read_problems
from generator.guide import assemble, pointed_at
from generator.model.base import Kind, Record
from generator.model.walk import marked, proses
from generator.pages.form_data import places_of
from generator.pipeline import Checked
from generator.reading.content import Content, Origin
from generator.reading.files import REGISTERS, read_content
from generator.reading.tree import Tree
from generator.texts import plain

#: How many things of each kind stand there beside what a record points to: something else to point to.
_MORE = 2
#: Where the other entries of a register stand while one is read alone.
_BESIDE = "content/ernaast.yml"
#: What a record cannot do without although its model lets it.
_KEPT = {(Kind.PLACE, "part_of"), (Kind.INDICATOR, "challenges"), (Kind.INDICATOR, "methods"), (Kind.INDICATOR, "rows")}
#: What a record of one kind asks of those that it points to.
_ASKED = {Kind.LIST: (Kind.NETWORK, "meetings"), Kind.PAGE: (Kind.CASE, "learnings")}
#: What says nothing without what is left out.
_LEFT = {(Kind.LIST, "meeting")}


def table_of(path: str) -> str:
    """The table beside a definition, or nothing: only an indicator has one."""
    return f"{path.removesuffix('.yml')}.csv" if path.startswith("content/indicatoren/") and path.endswith(".yml") else ""


@dataclass(frozen=True)
class Held:
    """What was read of a guide, and an empty folder to read a file in."""

    content: Content
    folder: Path
    #: Are all records judged, or only those in the files that are read?
    whole: bool = True

    def read(self, files: Mapping[str, bytes]) -> Checked:
        """The guide with these files in the place of those that stood there, and all that is wrong with it."""
        content = self.with_files(files)
        guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
        judged = content if self.whole else replace(content, records={kind: [item for item in records if item[1].path in files] for kind, records in content.records.items()})
        problems = sorted([*read_problems(content), *check(guide, judged), *address_problems(guide, judged)])
        return Checked(guide, tuple(problems), places_of(content), content)

    def with_files(self, files: Mapping[str, bytes]) -> Content:
        """What is read when these files take the place of those that stood there."""
        alone = self._alone(files)
        kept = [problem for problem in self.content.problems if problem.path not in files]
        made = Content(
            broken=[item for item in self.content.broken if item[2].path not in files] + alone.broken,
            trees={**self.content.trees, **alone.trees},
            problems=[*kept, *alone.problems],
            moves=[*(item for item in self.content.moves if item[1].path not in files), *alone.moves],
            published=alone.published or self.content.published,
        )
        for kind in Kind:
            records = [item for item in self.content.records[kind] if item[1].path not in files]
            made.records[kind] = sorted([*records, *alone.records[kind]], key=_order)
            made.present[kind] = {str(getattr(record, "id")) for record, _ in records} | alone.present[kind]
        made.unread |= alone.unread
        return made

    def _alone(self, files: Mapping[str, bytes]) -> Content:
        """What is in these files and nothing else."""
        for path, data in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        try:
            return read_content(self.folder)
        finally:
            for path in files:
                (self.folder / path).unlink()


def hold(root: Path, folder: Path) -> Held:
    """The guide under `root`. `folder` must be empty and of nobody else; one in memory is fastest."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Held(read_content(root), folder)


def _order(item: tuple[Record, Origin]) -> tuple[bool, str, tuple[tuple[bool, Any], ...]]:
    """The order in which records are read: those of registers first, then by file and place."""
    origin = item[1]
    return origin.path.removeprefix("content/") not in REGISTERS, origin.path, tuple((isinstance(step, int), step) for step in origin.prefix)


# A smaller guide.


def around(held: Held, path: str, name: str = "") -> Held:
    """The same guide with only the records of this file (or the one of them with this id), what they point to in a few words, and a few things more of each kind.

    Only what is read is judged. Of a register the other entries stand beside it, so that one entry can be read alone.
    """
    known = {(kind, str(getattr(record, "id"))): (record, origin) for kind, records in held.content.records.items() for record, origin in records}
    own = {key for key, (_, origin) in known.items() if origin.path == path and name in ("", key[1])}
    more = (key for kind in Kind if kind is not Kind.PAGE for key in [key for key in known if key[0] is kind and key not in own][:_MORE])
    found: dict[tuple[Kind, str], tuple[Record, Origin]] = {key: known[key] for key in known if key in own}
    waiting = [*(target for key in own for target in pointed_at(known[key][0])), *more]
    while waiting:
        key = waiting.pop(0)
        if key in found or key not in known:
            continue
        record, origin = known[key]
        found[key] = short(key[0], record, _KEPT | {_ASKED[kind] for kind, _ in own if kind in _ASKED}), origin
        waiting += pointed_at(found[key][0])
    records: dict[Kind, list[tuple[Record, Origin]]] = {kind: [] for kind in Kind}
    for key in known:
        if key in found:
            record, origin = found[key]
            records[key[0]].append((record, origin if key in own or origin.path != path else replace(origin, path=_BESIDE)))
    # Of the others only the places are asked for, never again what was typed there.
    trees = {name: replace(held.content.trees[name], value=None) for _, origin in found.values() for name in (origin.path, table_of(origin.path)) if name in held.content.trees}
    trees[_BESIDE] = Tree(None)
    content = replace(held.content, records=records, trees=trees, moves=[], published={})
    return replace(held, content=content, whole=False)


def short(kind: Kind, record: Record, kept: Collection[tuple[Kind, str]]) -> Record:
    """A record without what it can do without of all that points elsewhere, but for what is kept; its texts are plain words."""
    pointing = {str(path[0]) for path, _, _ in marked(record)}
    left: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        if ((field.alias or name) not in pointing and (kind, name) not in _LEFT) or (kind, name) in kept:
            continue
        value = getattr(record, name)
        if not field.is_required():
            left[name] = field.get_default(call_default_factory=True)
        elif isinstance(value, str) and any(path == (field.alias or name,) for path, _ in proses(record)):
            left[name] = plain(value)
        elif isinstance(value, tuple):
            left[name] = value[:1]
    return record.model_copy(update=left)
