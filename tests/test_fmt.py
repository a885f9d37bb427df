"""The command `wijkengids fmt`: which files it takes, what it says, and that a file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.files import write_whole
from tests.support import CASE, complete, small_guide

UGLY = complete("title:   'Proef'\n").encode()
FINE = b"title: Proef\nsummary: |\n  Een proef.\nstatus: pilot\nstatus_date: 2017\nchallenges: [werk]\nevidence: {kind: ervaring}\nsources:\n  - {document: verslag}\nadded: 2026-11-21\n"


def run(root: Path, *arguments: str | Path) -> int:
    """Run `wijkengids fmt`."""
    return main(["fmt", "--root", str(root), *map(str, arguments)])


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide with one case in another form, and one in the canonical form."""
    root = small_guide(tmp_path, UGLY)
    (root / "cases/de-brug.yml").write_bytes(FINE)
    return root


def test_all_cases(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without names all cases are put in the canonical form; a second time nothing changes."""
    (guide / CASE).chmod(0o640)
    assert run(guide) == 0
    out, err = capsys.readouterr()
    assert out == f"{CASE}: in de vaste vorm gezet\n"
    assert err == "2 casussen bekeken, 1 veranderd.\n"
    assert (guide / CASE).read_bytes() == FINE
    assert (guide / CASE).stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in (guide / "cases").iterdir()) == ["de-brug.yml", "proef.yml"]
    stamp = (guide / CASE).stat().st_mtime_ns
    assert run(guide) == 0
    assert capsys.readouterr() == ("", "2 casussen bekeken, geen veranderd.\n")
    assert (guide / CASE).stat().st_mtime_ns == stamp


def test_check_only_tells(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--check` nothing is written; the lines that would change are shown, and the exit is 1 until none do."""
    assert run(guide, "--check") == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:4] == [f"{CASE}: niet in de vaste vorm", "  regel 1:", "  -title:   'Proef'", "  -summary: Een proef."]
    assert err == "2 casussen bekeken, 1 te veranderen.\n"
    assert (guide / CASE).read_bytes() == UGLY
    assert run(guide) == 0
    assert run(guide, "--check") == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\xef\xbb\xbf" + FINE, "  er staat een onzichtbaar teken (BOM) aan het begin"), (FINE.replace(b"\n", b"\r\n"), "  de regels eindigen zoals op Windows (CRLF)")],
    ids=["bom", "crlf"],
)
def test_what_cannot_be_seen_is_said(guide: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str) -> None:
    """A byte order mark or line ends of Windows are named, not shown as lines that look the same."""
    (guide / CASE).write_bytes(data)
    assert run(guide, "--check", CASE) == 1
    assert capsys.readouterr().out == f"{CASE}: niet in de vaste vorm\n{reason}\n"


def test_a_long_difference_is_cut(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At most a dozen lines, and how many more there are."""
    (guide / CASE).write_bytes(UGLY + b"search_words:\n" + b"".join(b"- woord%d\n" % number for number in range(40)))
    assert run(guide, "--check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 14
    assert lines[-1].startswith("  … en nog ")


def test_some_files(guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Files are named from where one stands or from the root, and counted once."""
    monkeypatch.chdir(guide / "cases")
    assert run(guide, "de-brug.yml", "cases/de-brug.yml") == 0
    assert capsys.readouterr().err == "1 casus bekeken, geen veranderd.\n"
    assert run(guide, guide / "cases") == 0
    assert capsys.readouterr().out == f"{CASE}: in de vaste vorm gezet\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cases/niet.yml", "het bestand 'cases/niet.yml' bestaat niet"),
        ("content/partijen.yml", "'content/partijen.yml' is geen casus in de map cases/"),
        ("content", "'content' is geen casus in de map cases/"),
    ],
)
def test_wrong_use(guide: Path, capsys: pytest.CaptureFixture[str], name: str, words: str) -> None:
    """What is no case file is refused before anything is written."""
    assert run(guide, CASE, name) == 2
    assert capsys.readouterr() == ("", f"wijkengids: {words}\n")
    assert (guide / CASE).read_bytes() == UGLY


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (UGLY.replace(b"pilot", b"pilott"), 3, "niet-in-de-lijst"),
        (b"a: [\n", 1, "geen-yaml"),
        (b"\xff", 1, "geen-utf-8"),
        (b"", 1, "leeg-bestand"),
        (UGLY + b"id: proef\n", 9, "onbekend-veld"),
    ],
    ids=["list", "yaml", "latin", "empty", "id"],
)
def test_what_is_no_case_is_told_and_left(guide: Path, capsys: pytest.CaptureFixture[str], data: bytes, line: int, code: str) -> None:
    """The problems are shown with their place, the file stays as it is, and the others are still done."""
    (guide / CASE).write_bytes(data)
    (guide / "cases/anders.yml").write_bytes(UGLY)
    assert run(guide) == 1
    out, err = capsys.readouterr()
    told, done = out.splitlines()
    assert told.startswith(f"{CASE}:{line}:")
    assert told.endswith(f"[{code}]")
    assert done == "cases/anders.yml: in de vaste vorm gezet"
    assert err == "3 casussen bekeken, 1 veranderd, 1 met fouten, niet aangeraakt.\n"
    assert (guide / CASE).read_bytes() == data


def test_a_name_that_is_no_id(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name of the file is judged as `check` does."""
    (guide / CASE).rename(guide / "cases/Mijn Proef.yml")
    assert run(guide) == 1
    assert "de bestandsnaam 'Mijn Proef' is geen geldige id (noem het bestand bijvoorbeeld 'mijn-proef.yml')" in capsys.readouterr().out


def test_ids_are_given(guide: Path) -> None:
    """What lacks an id gets one."""
    (guide / CASE).write_text(complete("learnings:\n  - {title: Begin klein, about: geld, source: {document: verslag}}\n"), encoding="utf-8")
    assert run(guide) == 0
    assert "  - id: begin-klein\n    title: Begin klein\n" in (guide / CASE).read_text(encoding="utf-8")


def test_a_link_stays_a_link(guide: Path, tmp_path: Path) -> None:
    """A file that is kept elsewhere is written there."""
    (guide / CASE).rename(tmp_path / "elders.yml")
    (guide / CASE).symlink_to(tmp_path / "elders.yml")
    assert run(guide) == 0
    assert (guide / CASE).is_symlink()
    assert (tmp_path / "elders.yml").read_bytes() == FINE


def test_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full halfway, the old file is still there and nothing lies beside it."""

    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:3])
        raise OSError(28, "No space left on device")

    file = tmp_path / "proef.yml"
    file.write_bytes(b"oud")
    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"nieuw")
    monkeypatch.undo()
    assert [(other.name, other.read_bytes()) for other in tmp_path.iterdir()] == [("proef.yml", b"oud")]


def test_a_file_that_cannot_be_written(guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said which, and the exit is 1."""

    def refuse(file: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.commands.fmt.write_whole", refuse)
    assert run(guide) == 1
    assert capsys.readouterr().err.startswith(f"{CASE}: niet te schrijven")
