"""The golden tables: what is written in a file, and the exact messages that an editor gets.

A table is a text file. A line `=== what it shows` begins an example. It is about `cases/proef.yml`, or about another
file: `=== what it shows | content/partijen.yml`. Then come the text of the file, a line `---> ` and the messages, none
when nothing is wrong. A case is completed with its required fields, below the text, unless the line ends in `| raw`.
The pictures of control characters stand for those characters: `␉` is a tab, `␀` is NUL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.support import CASE, complete

FOLDER = Path(__file__).parent
SPLIT = "--->"
# Golden files of another form, each with a test of its own.
OTHERS = ("broken.txt", "github.txt")


@dataclass(frozen=True)
class Golden:
    """One example: a file with its text, and the messages about the whole guide."""

    name: str
    path: str
    raw: bool
    text: str
    messages: tuple[str, ...]

    @property
    def written(self) -> str:
        """What the file holds."""
        text = re.sub("[\u2400-\u241f]", lambda found: chr(ord(found.group()) - 0x2400), self.text)
        return text if self.raw or self.path != CASE else complete(text)


def read_table(file: Path) -> list[Golden]:
    """The examples of one table."""
    found = []
    for part in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, *options = (piece.strip() for piece in head.split("|"))
        text, _, messages = body.partition(f"{SPLIT}\n")
        path = next((option for option in options if option != "raw"), CASE)
        found.append(Golden(name, path, "raw" in options, text, tuple(messages.split("\n")[:-1])))
    return found


def read_tables() -> list[tuple[str, Golden]]:
    """(name, example) of all examples of all tables."""
    return [(f"{file.stem}: {golden.name}", golden) for file in sorted(FOLDER.glob("*.txt")) if file.name not in OTHERS for golden in read_table(file)]
