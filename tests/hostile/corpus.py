"""The corpus: every attack with its kind. Each file of `corpus/` is a kind; it says what must never happen, then holds one text a line, as a JSON string."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
#: Real writing that looks like an attack: it is never refused for its characters.
REAL = "real"


@dataclass(frozen=True)
class Attack:
    """A text that someone may type, and the kind of harm it is meant to do."""

    kind: str
    number: int
    text: str

    def token(self, sort: str) -> str:
        """A word that stands behind the text wherever it is placed, by which it is found again; it says whether Markdown may stand there."""
        return f"zq{self.kind[:3]}{self.number}{'m' if sort == 'markdown' else 't'}zq"

    def marked(self, sort: str) -> str:
        """The text with its word."""
        return f"{self.text} {self.token(sort)}"

    @property
    def is_text(self) -> bool:
        """Can it be written in a file at all, or are there halves of pairs in it?"""
        return not any("\ud800" <= char <= "\udfff" for char in self.text)


@cache
def corpus() -> tuple[Attack, ...]:
    """Every attack, by kind."""
    return tuple(attack for kind in kinds() for attack in of_kind(kind))


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of attacks."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.txt")))


@cache
def of_kind(kind: str) -> tuple[Attack, ...]:
    """The attacks of one kind."""
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Attack(kind, number, _joined(json.loads(line))) for number, line in enumerate((line for line in lines if not line.startswith("#")), 1))


def _joined(text: str) -> str:
    """Halves that make a pair as the one character that they are; other halves stay."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def folded(text: str) -> str:
    """A text in which it makes no difference how it is set: no spaces, no capitals, one apostrophe."""
    return "".join(text.replace("’", "'").replace("‘", "'").split()).lower()
