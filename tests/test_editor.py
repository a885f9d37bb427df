"""Writing a case in VS Code: the YAML language server, with the settings of this repository, helps in Dutch."""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from generator.cli import main
from tests.language_server import SETTINGS, Client, jsonc, language_server
from tests.support import GUIDE, ROOT

REAL = sorted((ROOT / "cases").glob("*.yml"))
TASKS = ROOT / ".vscode/tasks.json"


def schema_file() -> str:
    """Where the settings look for the schema, from the root of the repository."""
    wired = jsonc(SETTINGS.read_text(encoding="utf-8"))["yaml.schemas"]
    assert list(wired.values()) == ["cases/*.yml"]
    return str(next(iter(wired)))


def workspace(root: Path, guide: Path) -> Path:
    """A folder as an editor has it, with the schema that `make schema` writes there."""
    (root / "cases").mkdir(parents=True)
    file = root / schema_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as out, redirect_stdout(out):
        assert main(["schema", "--root", str(guide)]) == 0
    return root


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Path]]:
    """The invented guide in an editor: the server, and the folder of the cases."""
    root = workspace(tmp_path_factory.mktemp("gids"), GUIDE)
    with language_server(root) as client:
        yield client, root / "cases"


@pytest.fixture
def veldstad_in_editor(editor: tuple[Client, Path], request: pytest.FixtureRequest) -> tuple[Client, Path]:
    """The server, and a case that no other test has open."""
    client, folder = editor
    return client, folder / f"proef-{zlib.crc32(request.node.name.encode())}.yml"


def test_a_status_is_completed_with_its_label(veldstad_in_editor: tuple[Client, Path]) -> None:
    """What one can choose, with the words that readers see."""
    client, file = veldstad_in_editor
    client.open(file, "title: Proef\nstatus: \n")
    found = client.complete(file, 1, 8)
    assert found["uitvoering"] == "In uitvoering"
    assert found["pilot"] == "Proef"
    assert found["gestopt"] == "Gestopt"


def test_a_field_is_completed_with_its_help(veldstad_in_editor: tuple[Client, Path]) -> None:
    """The names of fields, each with what it is for; what is there already is not proposed again."""
    client, file = veldstad_in_editor
    client.open(file, "title: Proef\nst\n")
    found = client.complete(file, 1, 2)
    assert found["status_date"].startswith("Tot wanneer uw bron reikt")
    assert "title" not in found
    other = file.with_stem(f"{file.stem}-2")
    client.open(other, "learnings:\n  - id: begin-klein\n    \n")
    assert client.complete(other, 2, 4)["about"].startswith("Waar het leerpunt over gaat.")


@pytest.mark.parametrize(
    ("text", "line", "character", "value", "words"),
    [
        ("parties:\n  - {party: }\n", 1, 12, "gemeente-veldstad", "Gemeente Veldstad (gemeente)"),
        ("parties:\n  - party: \n", 1, 11, "stichting-de-lantaarn", "Stichting De Lantaarn (bewoners)"),
        ("places:\n  - \n", 1, 4, "veldstad-noord", "Veldstad-Noord (wijk)"),
        ("challenges:\n  - \n", 1, 4, "wonen", "Wonen"),
    ],
)
def test_an_id_is_completed_with_its_name(veldstad_in_editor: tuple[Client, Path], text: str, line: int, character: int, value: str, words: str) -> None:
    """What the registers of this guide hold."""
    client, file = veldstad_in_editor
    client.open(file, text)
    assert client.complete(file, line, character)[value] == words


def test_only_themes_that_fit_are_proposed(veldstad_in_editor: tuple[Client, Path]) -> None:
    """A subject is no way of working."""
    client, file = veldstad_in_editor
    client.open(file, "methods:\n  - \n")
    found = client.complete(file, 1, 4)
    assert "bewonersinitiatief" in found
    assert "wonen" not in found


def test_a_field_is_explained(veldstad_in_editor: tuple[Client, Path]) -> None:
    """Label, help and example, in Dutch."""
    client, file = veldstad_in_editor
    client.open(file, "status_date: 2017-04\nparties:\n  - {party: gemeente-veldstad, role: financier}\n")
    told = client.hover(file, 0, 3)
    assert told.startswith("#### Tot wanneer weten we dit?")
    assert "Op de site staat: ‘Stand: april 2017’." in told
    assert "2017-04" in told
    assert "Gemeente Veldstad (gemeente)" in client.hover(file, 2, 14)
    assert "`financier`: Financiering" in client.hover(file, 2, 42)


def test_nothing_is_marked_in_a_good_case_and_a_mistake_in_a_bad_one(veldstad_in_editor: tuple[Client, Path]) -> None:
    """The place of the mistake, and only that."""
    client, file = veldstad_in_editor
    text = (GUIDE / "cases/buurtwerf-de-lantaarn.yml").read_text(encoding="utf-8")
    assert client.open(file, text) == []
    wrong = client.open(file.with_stem(f"{file.stem}-2"), text.replace("status: uitvoering", "status: bezig"))
    assert [problem["range"]["start"] for problem in wrong] == [{"line": 3, "character": 8}]
    assert "uitvoering" in wrong[0]["message"]


@pytest.mark.real
def test_nothing_is_marked_in_a_real_case(tmp_path: Path) -> None:
    """Who opens a case that is on the site sees no false alarm; the longest, the shortest and some in between."""
    by_size = sorted(REAL, key=lambda file: file.stat().st_size)
    root = workspace(tmp_path / "gids", ROOT)
    with language_server(root) as client:
        marked = {file.name: client.open(root / "cases" / file.name, file.read_text(encoding="utf-8")) for file in (*by_size[:: max(1, len(by_size) // 8)], by_size[-1])}
    assert {name: problems for name, problems in marked.items() if problems} == {}


def test_the_tasks_read_the_messages_of_the_gate() -> None:
    """`make check` in VS Code: each message becomes a problem at its place, an error or a warning; of the file at hand the advice too."""
    tasks = {task["label"]: task for task in jsonc(TASKS.read_text(encoding="utf-8"))["tasks"]}
    task, file = tasks["controleer"], tasks["controleer dit bestand"]
    assert file["command"] == "make check ARGS=${relativeFile}"
    assert file["problemMatcher"] == task["problemMatcher"]
    told = "cases/proef.yml:14:12: {}: onbekende partij 'gemeente-veldstat' (bedoelt u 'gemeente-veldstad'?) [onbekende-verwijzing]"
    matchers = {matcher["severity"]: matcher["pattern"] for matcher in task["problemMatcher"]}
    for severity, word in (("error", "fout"), ("warning", "waarschuwing"), ("info", "advies")):
        pattern = matchers[severity]
        found = re.fullmatch(pattern["regexp"], told.format(word))
        assert found
        assert (found[pattern["file"]], found[pattern["line"]], found[pattern["column"]], found[pattern["code"]]) == ("cases/proef.yml", "14", "12", "onbekende-verwijzing")
        assert not re.fullmatch(pattern["regexp"], told.format("fout" if word == "waarschuwing" else "waarschuwing"))
    assert task["command"] == "make check"


def test_nothing_of_the_settings_asks_the_network() -> None:
    """No schemas from elsewhere, no statistics."""
    settings = jsonc(SETTINGS.read_text(encoding="utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["redhat.telemetry.enabled"] is False
    assert "://" not in json.dumps(settings)


def test_the_schema_is_made_where_the_settings_look() -> None:
    """`make schema` writes the file that the settings name, and git does not keep it."""
    said = subprocess.run(["make", "--dry-run", "--no-print-directory", "schema"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    name = schema_file().removeprefix("./")
    assert f"mv {name}.new {name}" in said
    assert subprocess.run(["git", "check-ignore", "--quiet", name], cwd=ROOT).returncode == 0
