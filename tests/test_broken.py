"""Files as people really break them (`tests/broken`): one message each, at the very place, with the remedy, and no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden import FOLDER
from tests.support import CASE, assert_located, problems, small_guide

BROKEN = sorted((Path(__file__).parent / "broken").iterdir())
#: What other systems write, and what is fine.
FINE = {"15-windows-regeleinden.yml", "16-byte-order-mark.yml"}


def expected() -> dict[str, list[str]]:
    """File → its messages, from the golden file: a line `=== name`, then the messages."""
    parts = re.split("^=== ", (FOLDER / "broken.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name: messages.splitlines() for name, _, messages in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.name))
def test_one_mistake_gives_one_message(file: Path, tmp_path: Path) -> None:
    """The exact message; a file that only another system wrote gives none."""
    root = small_guide(tmp_path)
    (root / CASE).unlink()
    (root / "cases" / file.name.partition("-")[2]).write_bytes(file.read_bytes())
    found = problems(root)
    assert [str(problem) for problem in found] == expected()[file.name]
    assert len(found) == (0 if file.name in FINE else 1)
    assert all(problem.hint for problem in found)
    assert_located(root, found)


def test_every_file_is_in_the_golden_file() -> None:
    """And nothing else is; there are more than thirty."""
    assert list(expected()) == [file.name for file in BROKEN]
    assert len(BROKEN) > 30
