"""What `wijkengids new` left open: each placeholder in a case is one thing to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.findings import Finding
from generator.guide import Guide
from generator.model.once import once
from generator.model.walk import Path
from generator.problems import Problem
from generator.reading.content import Content, Origin
from generator.reading.messages import field_name
from generator.reading.tree import Fault, Tree
from generator.wording import RULES, Words, say

#: With what a value begins that an editor must still fill in.
PLACEHOLDER = "VUL IN"
_MOST_SIGNS = 300


def check_filled_in(guide: Guide, content: Content) -> Iterator[Finding]:
    """Nothing in a case is still to be filled in."""
    for file, path, text in _placeholders(content):
        line, words = _said(path, text)
        yield Finding(Origin(file), path, *words, text_line=line)


def _said(path: Path, text: str) -> tuple[int, Words]:
    """On which line of a text its placeholder stands (from 0), and what is said of it."""
    line = next(number for number, words in enumerate(text.split("\n")) if PLACEHOLDER in words)
    what = " ".join(text.split("\n")[line].partition(PLACEHOLDER)[2].removeprefix(":").split())[:_MOST_SIGNS]
    return line, say(RULES, "todo", what=what or field_name(path))


def as_todo(faults: Iterable[Fault], tree: Tree) -> list[Fault]:
    """Faults of one file, in which a placeholder that is no value of its field is something to fill in."""
    places: dict[tuple[int, int], tuple[Path, str]] = {}
    for path, text in _texts(tree.value, ()):
        if PLACEHOLDER in text:
            places[(mark := tree.mark(path)).line, mark.column] = (path, text)
    said: dict[Fault, None] = {}
    for fault in faults:
        if at := places.get((fault.line, fault.column)):
            fault = Fault(fault.line, fault.column, *_said(*at)[1], field_name(at[0]))
        said[fault] = None
    return list(said)


def read_problems(content: Content) -> list[Problem]:
    """What stood in the way of reading, but for placeholders: that they are no value of their field is no second problem."""
    places = {(file, (mark := content.trees[file].mark(path)).line, mark.column) for file, path, _ in _placeholders(content)}
    return [problem for problem in content.problems if (problem.path, problem.line, problem.column) not in places]


def _placeholders(content: Content) -> Iterator[tuple[str, Path, str]]:
    """(file, path, text) of each placeholder in the cases, also in those that could not be read."""
    for file, tree in content.trees.items():
        if file.startswith("cases/"):
            yield from ((file, path, text) for path, text in _placeholders_in(tree))


@once
def _placeholders_in(tree: Tree) -> tuple[tuple[Path, str], ...]:
    return tuple((path, text) for path, text in _texts(tree.value, ()) if PLACEHOLDER in text)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
