"""Reads the files of the guide: cases, registers, themes, networks, indicators and hand-written pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path as File
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.lists import ReadingList
from generator.model.moves import Move
from generator.model.others import Group, Indicator, Network, Page, Row, Theme
from generator.model.registers import Party, Place, Source, Term
from generator.problems import shown
from generator.reading.bytes import MAX_BYTES, MOST_OF_A_REGISTER, bytes_of, read_text
from generator.reading.content import Content, Origin
from generator.reading.kept import Kept
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


# What was made of each file when it was read last. It follows from its bytes and its path alone.
_KEPT: Kept[Content] = Kept()


def _take(content: Content, root: File, file: File, read: Callable[[Content, str, str], None], most: int = MAX_BYTES) -> Content:
    """Take in what `read` makes of a file, given its path and its text; returns that part. A file that is as it was is not read again."""
    path, data = shown_path(root, file), bytes_of(file, most)
    part = _KEPT.of(file.relative_to(root), data, lambda: _read(path, data, read, most)) if isinstance(data, bytes) else _part(path, [data])
    content.take(part)
    return part


def _part(path: str, faults: list[Fault]) -> Content:
    part = Content(defaultdict(list), present=defaultdict(set))
    part.report(path, faults)
    return part


def _read(path: str, data: bytes, read: Callable[[Content, str, str], None], most: int) -> Content:
    text, faults = read_text(data, most)
    part = _part(path, faults)
    if not faults:
        read(part, path, text)
    return part


def _text(content: Content, path: str, data: bytes | Fault) -> str | None:
    """The text of what was read of a file, or None after what stands in the way was reported."""
    text, faults = read_text(data) if isinstance(data, bytes) else ("", [data])
    content.report(path, faults)
    return None if faults else text


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
        name = _file_id(content, root, file, Kind.CASE)
        _take(content, root, file, partial(_read_case, name=name))


def _read_case(content: Content, path: str, text: str, name: str | None) -> None:
    if (tree := _tree(content, path, text)) and name:
        origin = Origin(path)
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
    if file.exists() or file.is_symlink():
        part = _take(content, root, file, partial(_read_entries, kind=kind, model=model), MOST_OF_A_REGISTER)
        if not any(isinstance(tree.value, list) for tree in part.trees.values()):
            content.unread.add(kind)


def _read_entries(content: Content, path: str, text: str, kind: Kind, model: type[Record]) -> None:
    if not (tree := _tree(content, path, text)):
        return
    if not isinstance(tree.value, list):
        content.report(path, [Fault(1, 1, *say(FILES, "register"))])
        return
    ids = [value.get("id") if isinstance(value, dict) else None for value in tree.value]
    places = _spelled(ids)
    content.present[kind].update(places)
    for index, value in enumerate(tree.value):
        origin = Origin(path, (index,))
        if (other := _only_case_differs(ids[index], places)) is not None:
            mark, seen = tree.mark((index, "id")), tree.mark((other, "id")).line
            content.report(path, [Fault(mark.line, mark.column, *say(FILES, "id_case", name=shown(ids[index]), line=seen), f"[{index}].id")])
            _record(content, model, {**value, "id": str(ids[index]).lower()}, tree, origin)
        elif record := _record(content, model, value, tree, origin):
            content.records[kind].append((record, origin))


def _spelled(ids: list[object]) -> dict[str, dict[str, int]]:
    """Id without capitals → each way in which it is spelled, and where in the list it is first spelled so."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for place, name in enumerate(ids):
        if isinstance(name, str):
            found[name.lower()].setdefault(name, place)
    return found


def _only_case_differs(name: object, places: dict[str, dict[str, int]]) -> int | None:
    """The place in the list of the id that is the same but for capitals, when this is the one with capitals."""
    if not isinstance(name, str) or name == name.lower():
        return None
    return next((place for other, place in places[name.lower()].items() if other != name), None)


def _read_addresses(content: Content, root: File) -> None:
    """Read what became of addresses, and the list of those that were published."""
    moves, published = root / MOVES, root / PUBLISHED
    if moves.exists() or moves.is_symlink():
        _take(content, root, moves, _read_moves, MOST_OF_A_REGISTER)
    if published.exists() or published.is_symlink():
        _take(content, root, published, _read_published, MOST_BYTES)


def _read_moves(content: Content, path: str, text: str) -> None:
    if not (tree := _tree(content, path, text)):
        return
    if not isinstance(tree.value, list):
        content.report(path, [Fault(1, 1, *say(FILES, "moves"))])
    for index, value in enumerate(tree.value if isinstance(tree.value, list) else ()):
        origin = Origin(path, (index,))
        if move := _record(content, Move, value, tree, origin):
            content.moves.append((move, origin))


def _read_published(content: Content, path: str, text: str) -> None:
    content.published, faults = published_in(text)
    content.report(path, faults)


def _split_front_matter(text: str) -> tuple[str, str, int] | None:
    """(front matter, body, line on which the body begins), or None when there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        return None
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _read_marked_text(content: Content, path: str, text: str, kind: Kind, model: type[Record], name: str | None) -> None:
    """A record from a Markdown file with front matter; the body becomes its `text`."""
    if not name:
        return
    parts = _split_front_matter(text)
    if parts is None:
        content.report(path, [Fault(1, 1, *say(FILES, "no_front"))])
        return
    front, body, line = parts
    if not (tree := _tree(content, path, front, 2)):
        return
    tree.beside[("text",)] = Mark(line, 1, line, 1) if body.strip() else Mark(line - 1, 1)
    origin = Origin(path)
    if record := _record(content, model, tree.value, tree, origin, id=name, text=body):
        content.records[kind].append((record, origin))


def _read_rows(content: Content, path: str, data: bytes | Fault) -> list[Row]:
    """The rows of an indicator; a cell that is empty is absent."""
    text = _text(content, path, data)
    if text is None:
        return []
    tree = content.trees[path] = Tree(None, beside={(): Mark(1, 1)})
    rows: list[Row] = []
    try:
        lines, written = csv_rows(text), text.split("\n")
        columns = next(lines)[1]
        content.report(path, faults := list(header_faults(columns)))
        for line, cells in () if faults else lines:
            tree.beside[(len(rows),)] = Mark(line, 1)
            if len(cells) != len(columns):
                content.report(path, [Fault(line, 1, *say(FILES, "row", cells=len(cells), columns=len(columns)))])
                continue
            # The cells after one of two lines are known by their row alone.
            tree.beside.update(((len(rows), key), mark) for key, mark in zip(columns, cell_marks(line, written[line - 1] if line <= len(written) else "")))
            value = {key: cell for key, cell in zip(columns, cells) if cell}
            if row := _record(content, Row, value, tree, Origin(path, (len(rows),))):
                rows.append(row)
        if not faults and len(tree.beside) == 1:
            content.report(path, [Fault(1, 1, *say(FILES, "no_rows"))])
    except Refused as refused:
        content.report(path, [refused.fault])
    return rows


def _read_indicators(content: Content, root: File) -> None:
    """An indicator stands in two files; as long as both are as they were, it is not read again."""
    for file in files_in(root, INDICATORS, ".yml"):
        name, table = _file_id(content, root, file, Kind.INDICATOR), file.with_suffix(".csv")
        found = {shown_path(root, one): bytes_of(one) for one in (file, table) if one == file or table.exists()}
        read = partial(_read_indicator, found, name, table.name)
        whole = [b"%d:%b" % (len(data), data) for data in found.values() if isinstance(data, bytes)]
        content.take(_KEPT.of(file.relative_to(root), b"".join(whole), read) if len(whole) == len(found) else read())


def _read_indicator(found: dict[str, bytes | Fault], name: str | None, table: str) -> Content:
    """An indicator out of what stands in its file and, when there is one, in its table."""
    path, *tables = found
    content = _part(path, [])
    text = _text(content, path, found[path])
    if text is None or not (tree := _tree(content, path, text)) or not name:
        return content
    if not tables:
        content.report(path, [Fault(1, 1, *say(FILES, "no_table", name=table))])
    rows = tuple(row for other in tables for row in _read_rows(content, other, found[other]))
    origin = Origin(path)
    if record := _record(content, Indicator, tree.value, tree, origin, id=name, rows=rows):
        content.records[Kind.INDICATOR].append((record, origin))
    return content


def read_content(root: File) -> Content:
    """Read every file under `root`; nothing is raised, all that is wrong is in `problems`."""
    content = Content()
    for name in REGISTERS:
        _read_register(content, root, name)
    read_cases(content, root)
    for folder, (kind, model) in FOLDERS.items():
        for file in files_in(root, folder, ".md"):
            named = _file_id(content, root, file, kind)
            _take(content, root, file, partial(_read_marked_text, kind=kind, model=model, name=named))
    _read_indicators(content, root)
    _read_addresses(content, root)
    for path, fault in stray_files(root, FOLDERS, (*REGISTERS, File(MOVES).name)):
        content.report(path, [fault])
    _KEPT.end_of_round()
    return content
