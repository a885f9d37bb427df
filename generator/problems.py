"""A problem: what is wrong in a file, where, and how to mend it. Problems are collected, never raised one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops publication, a warning does not; advice is about nothing that is wrong."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    ADVICE = "advies"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem, in Dutch.

    `path` is relative to the root of the guide, with forward slashes; `line` and `column` count from 1;
    `field` is the place in the record ("parties[0].role"), empty when it is about the whole file;
    `hint` says how to mend it.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    field: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}{hint} [{self.code}]"

    @property
    def is_advice(self) -> bool:
        """Is nothing wrong, but could something be better?"""
        return self.severity is Severity.ADVICE

    @property
    def is_error(self) -> bool:
        """Does this problem stop publication?"""
        return self.severity is Severity.ERROR


def shown(value: object) -> str:
    """A value as a message shows it: on one line and not too long."""
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else "…"
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return text if len(text) <= 60 else f"{text[:60]}…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop publication."""
    return [problem for problem in problems if problem.is_error]


class ProblemsFound(Exception):
    """Publication was refused; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
