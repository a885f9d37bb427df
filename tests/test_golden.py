"""The golden tables: what is written in a file, and the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import Golden, read_tables
from tests.support import assert_located, problems, small_guide

TABLES = read_tables()


@pytest.mark.parametrize("golden", [golden for _, golden in TABLES], ids=[name for name, _ in TABLES])
def test_messages_are_exact(golden: Golden, tmp_path: Path) -> None:
    """The file yields these messages, each with path, line, column, remedy and code, and no others."""
    root = small_guide(tmp_path, changes={golden.path: golden.written})
    found = problems(root)
    assert tuple(str(problem) for problem in found) == golden.messages
    assert_located(root, found)


def test_names_are_unique() -> None:
    """Each example can be run by its name."""
    names = [name for name, _ in TABLES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "code",
    [
        "dubbele-sleutel",
        "onbekend-veld",
        "anker",
        "tag",
        "tab",
        "verkeerd-type",
        "niet-in-de-lijst",
        "stuurteken",
        "ongeldige-id",
        "dubbele-id",
        "geen-yaml",
        "html-in-tekst",
        "onveilige-link",
        "ontbreekt",
        "geen-voorwerk",
        "geen-csv",
    ],
)
def test_every_kind_has_an_example(code: str) -> None:
    """No kind of refusal is without an example."""
    assert any(f"[{code}]" in message for _, golden in TABLES for message in golden.messages)
