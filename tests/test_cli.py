"""The command `wijkengids`: what it prints, and with which code it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.golden import FOLDER
from tests.support import CASE, GUIDE, ROOT, complete, small_guide

ERROR = complete("places: [velstad]\n")
WARNING = complete("parties: [{name: Nieuwe Bank, role: partner}]\n")


def check(*arguments: str | Path) -> int:
    """Run `wijkengids check`."""
    return main(["check", *map(str, arguments)])


def test_a_clean_guide(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, nothing to report, and a summary beside the report."""
    assert check("--root", GUIDE) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "4 casussen gelezen, geen fouten, geen waarschuwingen.\n1 advies voor gewone taal: wijkengids check --advies\n"


def test_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 and one line a problem."""
    assert check("--root", small_guide(tmp_path, ERROR)) == 1
    out, err = capsys.readouterr()
    assert out == f"{CASE}:1:10: fout: onbekende plaats 'velstad' (bedoelt u 'veldstad'?) [onbekende-verwijzing]\n"
    assert err == "2 casussen gelezen, 1 fout, geen waarschuwingen.\nWat een code zoals [onbekende-verwijzing] betekent, leest u op de pagina /meedoen/meldingen/ van de site.\n"


def test_warnings_do_not_stop_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and the warning is shown."""
    assert check("--root", small_guide(tmp_path, WARNING)) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{CASE}:1:18: waarschuwing: ")
    assert err.startswith("2 casussen gelezen, geen fouten, 1 waarschuwing.\n")


OFFICE = "background: De school werd door de buurt opgeknapt.\ngoals: Werk ten behoeve van de buurt.\n"
FIRST, SECOND = f"{CASE}:1:23: advies: 'werd … opgeknapt' is een lijdende vorm ", f"{CASE}:2:13: advies: 'ten behoeve van' is een woord uit de kantoortaal "


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [((), False), (("--advies",), True), ((CASE,), True), (("cases",), False), (("cases", "--advies"), True), (("content/over.md",), False)],
    ids=["all", "asked", "file", "folder", "folder-asked", "other-file"],
)
def test_advice_is_for_who_asks(arguments: tuple[str, ...], shown: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It never changes the exit code; without a file only its number is told, and how to see it."""
    assert check("--root", small_guide(tmp_path, complete(OFFICE)), *arguments) == 0
    out, err = capsys.readouterr()
    assert [line[: len(start)] for line, start in zip(out.splitlines(), (FIRST, SECOND))] == ([FIRST, SECOND] if shown else [])
    summary, *rest = err.splitlines()
    assert summary == "2 casussen gelezen, geen fouten, geen waarschuwingen."
    if arguments == ("content/over.md",):
        assert rest == []
    elif shown:
        assert rest[0] == "2 adviezen voor gewone taal. Er is niets fout: kijk of het beter leest."
        assert rest[1].startswith("Wat een code zoals [lijdende-vorm] betekent")
    else:
        assert rest == ["2 adviezen voor gewone taal: wijkengids check --advies"]


def test_advice_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON with its own severity, on GitHub as a notice behind errors and warnings; only when it was asked for."""
    root = small_guide(tmp_path, complete(OFFICE + "search_words: [proef]\n"))
    check("--root", root, "--format", "json")
    assert [problem["severity"] for problem in json.loads(capsys.readouterr().out)] == ["waarschuwing"]
    check("--root", root, "--format", "json", "--advies")
    found = json.loads(capsys.readouterr().out)
    assert [(problem["severity"], problem["code"], problem["field"]) for problem in found][1:] == [("advies", "lijdende-vorm", "background"), ("advies", "kantoorwoord", "goals")]
    check("--root", root, "--format", "github", CASE)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning", "::notice", "::notice"]
    assert f"file={CASE},line=1,endLine=1,col=23,title=Een zin staat in de lijdende vorm::" in lines[1]


def test_where_the_codes_are_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address of the site when it has one; settings that cannot be read are no reason to fall over."""
    root = small_guide(tmp_path, ERROR, changes={"mkdocs.yml": 'site_url: !ENV [WIJKENGIDS_URL, "https://wijkengids.example/"]\n'})
    assert check("--root", root) == 1
    assert capsys.readouterr().err.endswith("leest u op de pagina /meedoen/meldingen/ van de site.\n")
    monkeypatch.setenv("WIJKENGIDS_URL", "https://gids.veldstad.test")
    assert check("--root", root) == 1
    assert capsys.readouterr().err.endswith("\nWat een code zoals [onbekende-verwijzing] betekent, leest u op https://gids.veldstad.test/meedoen/meldingen/#onbekende-verwijzing.\n")
    (root / "mkdocs.yml").write_text("a: [\n", encoding="utf-8")
    assert check("--root", root) == 1
    assert capsys.readouterr().err.endswith("leest u op de pagina /meedoen/meldingen/ van de site.\n")


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of records with the promised keys, and nothing else on standard output."""
    root = small_guide(tmp_path, complete("places: [velstad]\nparties: [{name: Café, role: partner}]\n"))
    assert check("--root", root, "--format", "json") == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "Café" in out
    assert json.loads(out) == [
        {"path": CASE, "line": 1, "column": 10, "severity": "fout", "code": "onbekende-verwijzing", "field": "places[0]", "message": "onbekende plaats 'velstad'", "hint": "bedoelt u 'veldstad'?"},
        {
            "path": CASE,
            "line": 2,
            "column": 18,
            "severity": "waarschuwing",
            "code": "niet-geregistreerd",
            "field": "parties[0].name",
            "message": "de partij 'Café' staat niet in het register",
            "hint": "voeg toe in content/partijen.yml, of schrijf named: false",
        },
    ]


def test_json_of_a_clean_guide(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is still a list."""
    assert check("--root", GUIDE, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One command of GitHub a line, with its special characters escaped: errors first, of each file the first one before the others."""
    monkeypatch.setenv("WIJKENGIDS_URL", "https://gids.veldstad.test/")
    root = small_guide(
        tmp_path,
        complete("statsu: x\nstatus: 100%\ntitle: Proef.\n"),
        changes={
            "cases/a,b:c.yml": complete(""),
            "cases/de-brug.yml": WARNING,
            "cases/de-kraan.yml": complete("places: [velstad]\n"),
            "mkdocs.yml": "site_url: !ENV [WIJKENGIDS_URL, x]\n",
        },
    )
    assert check("--root", root, "--format", "github") == 1
    out, err = capsys.readouterr()
    assert out == (FOLDER / "github.txt").read_text(encoding="utf-8")
    assert err == ""


def test_github_shows_errors_before_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub shows ten of each; without an address of the site the code itself is named."""
    root = small_guide(tmp_path, complete("parties:\n" + "".join(f"  - {{name: Bank {number}, role: partner}}\n" for number in range(12)) + "places: [velstad]\n"))
    assert check("--root", root, "--format", "github") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["::error", *["::warning"] * 12]
    assert lines[0].endswith("%0ACode: onbekende-verwijzing")


def test_only_the_files_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All is read, but only problems in these files are reported and counted; a file is named from here or from the root."""
    root = small_guide(tmp_path, ERROR, changes={"cases/de-brug.yml": WARNING})
    assert check("--root", root, root / "cases/de-brug.yml") == 0
    assert capsys.readouterr().out.startswith("cases/de-brug.yml:1:18: waarschuwing")
    assert check("--root", root, "cases/de-brug.yml", "cases/proef.yml") == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert check("--root", root, "content") == 0
    assert capsys.readouterr().out == ""
    assert check("--root", root, "cases") == 1
    monkeypatch.chdir(root / "cases")
    assert check("--root", "..", "proef.yml") == 1


def test_a_file_of_another_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2: nothing is known about it."""
    other = small_guide(tmp_path) / CASE
    assert check("--root", GUIDE, other) == 2
    assert capsys.readouterr().err == f"wijkengids: het bestand '{other}' hoort niet bij deze gids\n"


@pytest.mark.parametrize("file", ["cases/niets.yml", "niets"])
def test_a_file_that_does_not_exist(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2: a typing error must not look like a clean file."""
    assert check("--root", GUIDE, file) == 2
    assert capsys.readouterr().err == f"wijkengids: het bestand '{file}' bestaat niet\n"


def test_no_guide_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 with the option that is missing."""
    assert check("--root", tmp_path) == 2
    assert capsys.readouterr().err == f"wijkengids: in '{tmp_path}' staat geen map cases/ (gebruik --root MAP)\n"
    (tmp_path / "cases").mkdir()
    assert check("--root", tmp_path) == 0
    assert main(["build", "--root", str(tmp_path)]) == 2
    assert "staat geen mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bouw"], ["check", "--format", "xml"], ["check", "--root"], ["schema", "meer"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2."""
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("gebruik: wijkengids")
    assert not re.search("usage|argument|choice|choose|error|required", said)


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the command and of each of its parts."""
    for arguments in (["--help"], ["check", "--help"], ["new", "--help"]):
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        assert exit_.value.code == 0
        said = capsys.readouterr().out
        assert "toon deze hulp en stop" in said
        assert not re.search("usage|positional|options|show this", said)


def test_the_folder_one_stands_in_is_the_root(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --root."""
    monkeypatch.chdir(GUIDE)
    assert check() == 0
    assert capsys.readouterr().err.startswith("4 casussen")


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON Schema on standard output, wherever one stands."""
    assert main(["schema"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "id" not in made["properties"]


def test_as_a_module_in_a_poor_terminal(tmp_path: Path) -> None:
    """`python -m generator` is the same command, and a sign that the terminal does not know is no reason to fall over."""
    root = small_guide(tmp_path, complete("status: ≥ één\n"))
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "generator", "check", "--root", str(root)], capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(rb"cases/proef.yml:1:9: fout: '\u2265 \xe9\xe9n' staat niet in de lijst")
    assert b"Traceback" not in done.stderr
