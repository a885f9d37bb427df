"""Reads the files of the guide: cases, registers, themes, networks, indicators and hand-written pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.ids import is_id, slug
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.registers import Indicator, Network, Page, Party, Place, Row, Source, Term, Theme
from generator.model.walk import Path
from generator.problems import Problem, Severity
from generator.reading.bytes import read_text
from generator.reading.messages import faults_of
from generator.reading.tree import Fault, Mark, Tree, read_tree

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
    trees: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, faults: list[Fault]) -> None:
        """Turn faults in a file into problems."""
        self.problems += [Problem(path, f.line, f.column, Severity.ERROR, f.code, f.message, f.hint, f.field) for f in faults]

    def mark(self, origin: Origin, path: Path) -> Mark:
        """The place in the file of a field of a record."""
        tree = self.trees.get(origin.path)
        return tree.mark((*origin.prefix, *path)) if tree else Mark(1, 1, 1)


def _load(content: Content, root: File, file: File) -> tuple[str, str] | None:
    """(path, text) of a file, or None when it cannot be read as text."""
    path = file.relative_to(root).as_posix()
    try:
        text, faults = read_text(file.read_bytes())
    except OSError as error:
        text, faults = "", [Fault(1, 1, "niet-te-lezen", f"het bestand is niet te lezen: {error.strerror}", "controleer of het een gewoon bestand is")]
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
            content.report(origin.path, [Fault(mark.line, mark.column, "onbekend-veld", f"het veld '{key}' hoort hier niet", "haal het weg: het volgt uit het bestand zelf", key)])
        value = {**value, **extra}
    try:
        return model.model_validate(value)
    except ValidationError as error:
        content.report(origin.path, faults_of(error, model, value, tree, origin.prefix))
        return None


def _file_id(content: Content, root: File, file: File) -> str | None:
    if is_id(file.stem):
        return file.stem
    path = file.relative_to(root).as_posix()
    content.report(path, [Fault(1, 1, "ongeldige-id", f"de bestandsnaam '{file.stem}' is geen geldige id", f"noem het bestand bijvoorbeeld '{slug(file.stem) or 'mijn-casus'}{file.suffix}'")])
    return None


def _files(root: File, folder: str, suffix: str) -> Iterator[File]:
    return iter(sorted(file for file in (root / folder).glob(f"*{suffix}") if not file.name.startswith(".")))


def _read_cases(content: Content, root: File) -> None:
    for file in _files(root, "cases", ".yml"):
        name, loaded = _file_id(content, root, file), _load(content, root, file)
        if loaded and (tree := _tree(content, *loaded)) and name:
            origin = Origin(loaded[0])
            if record := _record(content, Case, tree.value, tree, origin, id=name):
                content.records[Kind.CASE].append((record, origin))
    for file in _files(root, "cases", ".yaml"):
        path = file.relative_to(root).as_posix()
        content.report(path, [Fault(1, 1, "bestandsnaam", "een casus eindigt op .yml", f"noem het bestand '{file.stem}.yml'")])


def _read_register(content: Content, root: File, name: str) -> None:
    kind, model = REGISTERS[name]
    file = root / "content" / name
    if not file.exists() or not (loaded := _load(content, root, file)) or not (tree := _tree(content, *loaded)):
        return
    if not isinstance(tree.value, list):
        content.report(loaded[0], [Fault(1, 1, "verkeerd-type", "een register is een lijst", "begin elke regel met '- {id: …}'")])
        return
    for index, value in enumerate(tree.value):
        origin = Origin(loaded[0], (index,))
        if record := _record(content, model, value, tree, origin):
            content.records[kind].append((record, origin))


def _split_front_matter(text: str) -> tuple[str, str, int] | None:
    """(front matter, body, line on which the body begins), or None when there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        return None
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _read_marked_text(content: Content, root: File, file: File, model: type[R]) -> tuple[R, Origin] | None:
    """A record from a Markdown file with front matter; the body becomes its `text`."""
    name, loaded = _file_id(content, root, file), _load(content, root, file)
    if not loaded or not name:
        return None
    path, text = loaded
    parts = _split_front_matter(text)
    if parts is None:
        content.report(path, [Fault(1, 1, "geen-voorwerk", "het bestand begint niet met gegevens tussen twee regels ---", "zet bovenaan ---, dan de velden, dan weer ---")])
        return None
    front, body, line = parts
    if not (tree := _tree(content, path, front, 2)):
        return None
    tree.marks[("text",)] = Mark(line, 1, line)
    origin = Origin(path)
    record = _record(content, model, tree.value, tree, origin, id=name, text=body)
    return (record, origin) if record else None


def _read_rows(content: Content, root: File, file: File) -> list[Row]:
    """The rows of an indicator; a cell that is empty is absent."""
    loaded = _load(content, root, file)
    if not loaded:
        return []
    path, text = loaded
    rows = []
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            value = {key: cell for key, cell in cells.items() if cell not in ("", None)}
            tree = Tree(value, {(): Mark(reader.line_num, 1)})
            if row := _record(content, Row, value, tree, Origin(path)):
                rows.append(row)
    except csv.Error as error:
        content.report(path, [Fault(reader.line_num, 1, "geen-csv", f"deze regel is geen geldige CSV ({error})", "zet een tekst met een komma tussen dubbele aanhalingstekens")])
    return rows


def _read_indicators(content: Content, root: File) -> None:
    for file in _files(root, "content/indicatoren", ".yml"):
        name, loaded = _file_id(content, root, file), _load(content, root, file)
        if not loaded or not (tree := _tree(content, *loaded)) or not name:
            continue
        table = file.with_suffix(".csv")
        if not table.exists():
            content.report(loaded[0], [Fault(1, 1, "ontbreekt", f"het bestand '{table.name}' met de metingen ontbreekt", "zet het naast dit bestand")])
        rows = tuple(_read_rows(content, root, table)) if table.exists() else ()
        origin = Origin(loaded[0])
        if record := _record(content, Indicator, tree.value, tree, origin, id=name, rows=rows):
            content.records[Kind.INDICATOR].append((record, origin))


def read_content(root: File) -> Content:
    """Read every file under `root`; nothing is raised, all that is wrong is in `problems`."""
    content = Content()
    _read_cases(content, root)
    for name in REGISTERS:
        _read_register(content, root, name)
    for folder, (kind, model) in FOLDERS.items():
        for file in _files(root, folder, ".md"):
            if found := _read_marked_text(content, root, file, model):
                content.records[kind].append(found)
    _read_indicators(content, root)
    return content
