"""What `check` tells: which files are meant, and each problem as words, JSON or a command of GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from generator import dutch
from generator.explanations import EXPLANATIONS
from generator.pages.messages import MESSAGES
from generator.problems import Problem, Severity


def wanted(root: Path, file: Path) -> Path:
    """The file or folder of the guide that was meant; FileNotFoundError, with what to say, when there is none."""
    there = [path.resolve() for path in (Path.cwd() / file, root / file) if path.exists()]
    found = [path for path in there if path.is_relative_to(root)]
    if not found:
        raise FileNotFoundError(f"het bestand '{file}' {'hoort niet bij deze gids' if there else 'bestaat niet'}")
    return found[0]


def within(root: Path, problems: Sequence[Problem], wanted: set[Path]) -> list[Problem]:
    """The problems of these files, and of those in these folders."""
    return [problem for problem in problems if not wanted.isdisjoint({(root / problem.path).resolve(), *(root / problem.path).resolve().parents})]


def print_text(problems: Sequence[Problem]) -> None:
    """Each on a line."""
    for problem in problems:
        print(problem)


def print_json(problems: Sequence[Problem]) -> None:
    """All as one list."""
    print(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))


def print_github(problems: Sequence[Problem], home: str) -> None:
    """Commands of GitHub, which draws them beside the lines of a pull request.

    It shows ten errors, ten warnings and ten notices of a step: errors come first and advice last, and the first problem of each file.
    """
    seen: Counter[str] = Counter()
    ranked = []
    for problem in problems:
        ranked.append((not problem.is_error, problem.is_advice, seen[problem.path], problem))
        seen[problem.path] += 1
    for *_, problem in sorted(ranked):
        print(_annotation(problem, home))


def _annotation(problem: Problem, home: str) -> str:
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    level, title = _LEVELS[problem.severity], EXPLANATIONS[problem.code].title
    words = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    where = f"Wat betekent dit? {home}{MESSAGES}#{problem.code}" if home else f"Code: {problem.code}"
    place = f"file={value(problem.path)},line={problem.line},endLine={problem.line},col={problem.column}"
    return f"::{level} {place},title={value(title)}::" + escaped(f"{words}\n{where}")


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
FORMATS = {"text": print_text, "json": print_json}


def explained(problems: Sequence[Problem], home: str) -> str:
    """Where it stands what the codes behind the messages mean."""
    where = f"op {home}{MESSAGES}#{problems[0].code}" if home else f"op de pagina /{MESSAGES} van de site"
    return f"Wat een code zoals [{problems[0].code}] betekent, leest u {where}."


def advised(number: int, shown: bool) -> str:
    """How much could be said more simply, and how to see it."""
    count = f"{dutch.count(number, 'advies', 'adviezen')} voor gewone taal"
    return f"{count}. Er is niets fout: kijk of het beter leest." if shown else f"{count}: wijkengids check --advies"
