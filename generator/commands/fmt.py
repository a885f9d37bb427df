"""`wijkengids fmt`: case files in their one canonical form."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.todo import as_todo
from generator.commands.files import write_whole
from generator.problems import Problem, Severity
from generator.reading.bytes import read_file, read_text
from generator.reading.names import files_in, name_fault, shown_path
from generator.reading.tree import Fault, read_tree
from generator.writing.form import canonical

#: How many lines of a difference are shown.
MOST_LINES = 12


class WrongUse(Exception):
    """The command was called the wrong way."""


@dataclass(frozen=True)
class Outcome:
    """What came of one file: what stands in the way, or its old and new bytes."""

    file: Path
    path: str
    problems: tuple[Problem, ...] = ()
    old: bytes = b""
    new: bytes = b""

    @property
    def differs(self) -> bool:
        """Has the file another form than the canonical one?"""
        return self.old != self.new


def case_files(root: Path, given: Sequence[Path], here: Path) -> list[Path]:
    """The case files that are meant, each once; without any named, all. WrongUse for what is no case file."""
    if not given:
        return files_in(root, "cases", ".yml")
    found: dict[Path, None] = {}
    for name in given:
        file = next((path.absolute() for path in (here / name, root / name) if path.exists()), None)
        if file is None:
            raise WrongUse(f"het bestand '{name}' bestaat niet")
        if file.resolve() == (root / "cases").resolve():
            found.update(dict.fromkeys(files_in(root, "cases", ".yml")))
        elif file.parent.resolve() == (root / "cases").resolve() and file.suffix == ".yml" and not file.is_dir():
            found[root / "cases" / file.name] = None
        else:
            raise WrongUse(f"'{name}' is geen casus in de map cases/")
    return list(found)


def outcome(root: Path, file: Path) -> Outcome:
    """What the canonical form of a file is, or why it has none."""
    path = shown_path(root, file)
    _, faults = read_file(file)
    if (wrong := name_fault(file)) and not faults:
        faults = [wrong]
    if faults:
        return Outcome(file, path, _problems(path, faults))
    old = file.read_bytes()
    form = canonical(file.stem, old)
    tree = read_tree(read_text(old)[0])[0] if form.faults else None
    return Outcome(file, path, _problems(path, as_todo(form.faults, tree) if tree else form.faults), old, old if form.text is None else form.text.encode())


def _problems(path: str, faults: Sequence[Fault]) -> tuple[Problem, ...]:
    return tuple(sorted(Problem(path, fault.line, fault.column, Severity.ERROR, fault.code, fault.message, fault.hint, fault.field) for fault in faults))


def write(found: Outcome) -> None:
    """Write a file in its canonical form."""
    write_whole(found.file, found.new)


def reasons(found: Outcome) -> Iterator[str]:
    """Why a file is not in its canonical form, line by line: what is in the way of all lines, or what changes."""
    if found.old.startswith(b"\xef\xbb\xbf"):
        yield "  er staat een onzichtbaar teken (BOM) aan het begin"
    if b"\r" in found.old:
        yield "  de regels eindigen zoals op Windows (CRLF)"
    old, new = (data.decode("utf-8-sig").replace("\r\n", "\n").split("\n") for data in (found.old, found.new))
    changes = [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if not line.startswith(("---", "+++"))]
    for line in changes[:MOST_LINES]:
        yield f"  {_place(line) if line.startswith('@@') else _short(line)}"
    if len(changes) > MOST_LINES:
        yield f"  … en nog {len(changes) - MOST_LINES} regels"


def _place(header: str) -> str:
    number = header.split()[1].removeprefix("-").partition(",")[0]
    return f"regel {max(1, int(number))}:"


def _short(line: str) -> str:
    return line if len(line) <= 160 else f"{line[:160]}…"
