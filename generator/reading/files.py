"""Reads the files of the guide: cases, registers, themes, networks, indicators and hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.lists import ReadingList
from generator.model.moves import Move
from generator.model.others import Group, Indicator, Network, Page, Row, Theme
from generator.model.registers import Party, Place, Source, Term
from generator.model.walk import Path
from generator.problems import Problem, Severity, shown
from generator.reading.bytes import MAX_BYTES, read_file
from generator.reading.messages import faults_of
from generator.reading.names import INDICATORS, files_in, name_fault, shown_path, stray_files
from generator.reading.published import MOST_BYTES, MOVES, PUBLISHED, published_in
from generator.reading.tables import cell_marks, csv_rows, header_faults
from generator.reading.tree import Fault, Mark, Refused, Tree, read_tree
from generator.wording import FILES, say

R = TypeVar("R", bound=Record)

REGISTERS: dict[str, tuple[Kind, type[Record]]] = {
    "partijen.yml": (Kind.PARTY, Party),
    "plaatsen.yml": (Kind.PLACE, Place),
    "begrippen.yml": (Kind.TERM, Term),
    "bronnen.yml": (Kind.SOURCE, Source),
}
FOLDERS: dict[str, tuple[Kind, type[Record]]] = {
    "content/themas": (Kind.THEME, Theme),
    "content/leernetwerken": (Kind.NETWORK, Network),
    "content/groepen": (Kind.GROUP, Group),
    "content/leeslijsten": (Kind.LIST, ReadingList),
    "content": (Kind.PAGE, Page),
}


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

    def report(self, path: str, faults: list[Fault]) -> None:
        """Turn faults in a file into problems."""
        self.problems += [Problem(path, f.line, f.column, Severity.ERROR, f.code, f.message, f.hint, f.field) for f in faults]

    def place(self, origin: Origin, path: Path) -> tuple[str, Mark]:
        """(file, place in it) of a field of a record; the rows of an indicator stand in the table beside it."""
        table = origin.path.removesuffix(".yml") + ".csv"
        if path[:1] == ("rows",) and table in self.trees:
            return table, self.trees[table].mark(path[1:])
        return origin.path, self.trees[origin.path].mark((*origin.prefix, *path))


def _load(content: Content, root: File, file: File, most: int = MAX_BYTES) -> tuple[str, str] | None:
    """(path, text) of a file, or None when it cannot be read as text."""
    path = shown_path(root, file)
    text, faults = read_file(file, most)
    content.report(path, faults)
    return None if faults else (path, text)


def _tree(content: Content, path: str, text: str, first_line: int = 1) -> Tree | None:
    tree, faults = read_tree(text, first_line)
    content.report(path, faults)
    if tree:
        content.trees[path] = tree
    return tree


def _record(content: Content, model: type[R], value: Any, tree: Tree, origin: Origin, **extra: Any) -> R | None:
    """The record of a value, or None after its faults were reported."""
    if isinstance(value, dict):
        for key in extra.keys() & value.keys():
            mark = tree.keys[(*origin.prefix, key)]
            content.report(origin.path, [Fault(mark.line, mark.column, *say(FILES, "fixed", field=key), key)])
        value = {**value, **extra}
    try:
        return model.model_validate(value)
    except ValidationError as error:
        content.report(origin.path, faults_of(error, model, value, tree, origin.prefix, extra.keys()))
        content.broken.append((value, model, origin))
        return None


def _file_id(content: Content, root: File, file: File, kind: Kind) -> str | None:
    content.present[kind].add(file.stem)
    if fault := name_fault(file):
        content.report(shown_path(root, file), [fault])
    return None if fault else file.stem


def read_cases(content: Content, root: File) -> None:
    """Read the cases under `root` into `content`, which has the rest of the guide."""
    for file in files_in(root, "cases", ".yml"):
        name, loaded = _file_id(content, root, file, Kind.CASE), _load(content, root, file)
        if loaded and (tree := _tree(content, *loaded)) and name:
            origin = Origin(loaded[0])
            _note_new(content, tree.value)
            if record := _record(content, Case, tree.value, tree, origin, id=name):
                # What is new is a record of its own from here on.
                content.records[Kind.CASE].append((record.model_copy(update={"new": None}), origin))
                _take_new(content, record, origin)


_NEW = {"parties": Kind.PARTY, "places": Kind.PLACE, "sources": Kind.SOURCE}


def _take_new(content: Content, case: Case, origin: Origin) -> None:
    """What a case holds that no register has yet counts as if it stood in the register."""
    for key, kind in _NEW.items():
        for index, entry in enumerate(getattr(case.new, key, ())):
            content.records[kind].append((entry, Origin(origin.path, ("new", key, index))))


def _note_new(content: Content, value: object) -> None:
    """Remember the ids of what a case says is new: while the case cannot be read, whoever points to them is not to blame."""
    new = value.get("new") if isinstance(value, dict) else None
    for key, kind in _NEW.items():
        entries = new.get(key) if isinstance(new, dict) else None
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(name := entry.get("id"), str):
                content.present[kind].add(name)


def _read_register(content: Content, root: File, name: str) -> None:
    kind, model = REGISTERS[name]
    file = root / "content" / name
    if not (file.exists() or file.is_symlink()):
        return
    if not (loaded := _load(content, root, file)) or not (tree := _tree(content, *loaded)):
        content.unread.add(kind)
        return
    if not isinstance(tree.value, list):
        content.unread.add(kind)
        content.report(loaded[0], [Fault(1, 1, *say(FILES, "register"))])
        return
    ids = [value.get("id") if isinstance(value, dict) else None for value in tree.value]
    content.present[kind].update(name.lower() for name in ids if isinstance(name, str))
    for index, value in enumerate(tree.value):
        origin = Origin(loaded[0], (index,))
        if (other := _only_case_differs(ids, index)) is not None:
            mark, seen = tree.mark((index, "id")), tree.mark((other, "id")).line
            content.report(loaded[0], [Fault(mark.line, mark.column, *say(FILES, "id_case", name=shown(ids[index]), line=seen), f"[{index}].id")])
            _record(content, model, {**value, "id": str(ids[index]).lower()}, tree, origin)
        elif record := _record(content, model, value, tree, origin):
            content.records[kind].append((record, origin))


def _only_case_differs(ids: list[object], index: int) -> int | None:
    """The place in the list of the id that is the same but for capitals, when this is the one with capitals."""
    name = ids[index]
    if not isinstance(name, str) or name == name.lower():
        return None
    return next((place for place, other in enumerate(ids) if isinstance(other, str) and other != name and other.lower() == name.lower()), None)


def _read_moves(content: Content, root: File) -> None:
    """Read what became of addresses, and the list of those that were published."""
    moves, published = root / MOVES, root / PUBLISHED
    if (moves.exists() or moves.is_symlink()) and (loaded := _load(content, root, moves)) and (tree := _tree(content, *loaded)):
        if not isinstance(tree.value, list):
            content.report(MOVES, [Fault(1, 1, *say(FILES, "moves"))])
        for index, value in enumerate(tree.value if isinstance(tree.value, list) else ()):
            origin = Origin(MOVES, (index,))
            if move := _record(content, Move, value, tree, origin):
                content.moves.append((move, origin))
    if (published.exists() or published.is_symlink()) and (loaded := _load(content, root, published, MOST_BYTES)):
        content.published, faults = published_in(loaded[1])
        content.report(PUBLISHED, faults)


def _split_front_matter(text: str) -> tuple[str, str, int] | None:
    """(front matter, body, line on which the body begins), or None when there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        return None
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _read_marked_text(content: Content, root: File, file: File, kind: Kind, model: type[R]) -> tuple[R, Origin] | None:
    """A record from a Markdown file with front matter; the body becomes its `text`."""
    name, loaded = _file_id(content, root, file, kind), _load(content, root, file)
    if not loaded or not name:
        return None
    path, text = loaded
    parts = _split_front_matter(text)
    if parts is None:
        content.report(path, [Fault(1, 1, *say(FILES, "no_front"))])
        return None
    front, body, line = parts
    if not (tree := _tree(content, path, front, 2)):
        return None
    tree.marks[("text",)] = Mark(line, 1, line, 1) if body.strip() else Mark(line - 1, 1)
    origin = Origin(path)
    record = _record(content, model, tree.value, tree, origin, id=name, text=body)
    return (record, origin) if record else None


def _read_rows(content: Content, root: File, file: File) -> list[Row]:
    """The rows of an indicator; a cell that is empty is absent."""
    loaded = _load(content, root, file)
    if not loaded:
        return []
    path, text = loaded
    tree = content.trees[path] = Tree(None, {(): Mark(1, 1)})
    rows: list[Row] = []
    try:
        lines, written = csv_rows(text), text.split("\n")
        columns = next(lines)[1]
        content.report(path, faults := list(header_faults(columns)))
        for line, cells in () if faults else lines:
            tree.marks[(len(rows),)] = Mark(line, 1)
            if len(cells) != len(columns):
                content.report(path, [Fault(line, 1, *say(FILES, "row", cells=len(cells), columns=len(columns)))])
                continue
            # The cells after one of two lines are known by their row alone.
            tree.marks.update(((len(rows), key), mark) for key, mark in zip(columns, cell_marks(line, written[line - 1] if line <= len(written) else "")))
            value = {key: cell for key, cell in zip(columns, cells) if cell}
            if row := _record(content, Row, value, tree, Origin(path, (len(rows),))):
                rows.append(row)
        if not faults and len(tree.marks) == 1:
            content.report(path, [Fault(1, 1, *say(FILES, "no_rows"))])
    except Refused as refused:
        content.report(path, [refused.fault])
    return rows


def _read_indicators(content: Content, root: File) -> None:
    for file in files_in(root, INDICATORS, ".yml"):
        name, loaded = _file_id(content, root, file, Kind.INDICATOR), _load(content, root, file)
        if not loaded or not (tree := _tree(content, *loaded)) or not name:
            continue
        table = file.with_suffix(".csv")
        if not table.exists():
            content.report(loaded[0], [Fault(1, 1, *say(FILES, "no_table", name=table.name))])
        rows = tuple(_read_rows(content, root, table)) if table.exists() else ()
        origin = Origin(loaded[0])
        if record := _record(content, Indicator, tree.value, tree, origin, id=name, rows=rows):
            content.records[Kind.INDICATOR].append((record, origin))


def read_content(root: File) -> Content:
    """Read every file under `root`; nothing is raised, all that is wrong is in `problems`."""
    content = Content()
    for name in REGISTERS:
        _read_register(content, root, name)
    read_cases(content, root)
    for folder, (kind, model) in FOLDERS.items():
        for file in files_in(root, folder, ".md"):
            if found := _read_marked_text(content, root, file, kind, model):
                content.records[kind].append(found)
    _read_indicators(content, root)
    _read_moves(content, root)
    for path, fault in stray_files(root, FOLDERS, (*REGISTERS, File(MOVES).name)):
        content.report(path, [fault])
    return content
