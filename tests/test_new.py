"""The command `wijkengids new`: its questions and flags, what it finds by half a name, and what becomes of its placeholders."""

from __future__ import annotations

import io
import re
import sys
import time
from pathlib import Path

import pytest

from generator.checks.todo import PLACEHOLDER
from generator.cli import main
from generator.commands.draft import Draft, proposed_id
from generator.commands.finding import find, free_id
from generator.model.base import Kind
from generator.pipeline import read_guide
from generator.writing.form import canonical
from tests.support import GUIDE, guide_in, said

FLAGS = ("--title", "Repaircafé: de Kraan", "--place", "noord", "--challenge", "werk", "--party", "hoeksteen", "--source", "verslag")


class Terminal(io.StringIO):
    """Somebody who types these answers, and then stops, or interrupts when asked more."""

    def __init__(self, *answers: str, interrupt: bool = False) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self.interrupt = interrupt

    def isatty(self) -> bool:
        """There is somebody."""
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        """The next answer."""
        line = super().readline()
        if not line and self.interrupt:
            raise KeyboardInterrupt
        return line


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the first of December."""
    monkeypatch.setattr(time, "strftime", lambda _: "2026-12-01")


def new(root: Path, *arguments: str, answers: Terminal | None = None) -> int:
    """Run `wijkengids new`; without answers nobody is there to ask."""
    before, sys.stdin = sys.stdin, answers or io.StringIO()
    try:
        return main(["new", "--root", str(root), *arguments])
    finally:
        sys.stdin = before


def cases(root: Path) -> set[str]:
    """The files in the folder of the cases."""
    return {file.name for file in (root / "cases").iterdir()}


BEFORE = cases(GUIDE)


def test_with_flags(veldstad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the flags are enough: a file in the canonical form, with what was found in the registers."""
    assert new(veldstad, *FLAGS) == 0
    assert cases(veldstad) - BEFORE == {"repaircafe-de-kraan-veldstad.yml"}
    assert capsys.readouterr().out == "cases/repaircafe-de-kraan-veldstad.yml is gemaakt. Vul nu in wat er open is: wijkengids check cases/repaircafe-de-kraan-veldstad.yml\n"
    text = (veldstad / "cases/repaircafe-de-kraan-veldstad.yml").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[3] == 'title: "Repaircafé: de Kraan"'
    for line in ("status_date: 2017-06", "places: [veldstad-noord]", "challenges: [werk]", "  - {document: verslag-veldstad-2017}", "added: 2026-12-01"):
        assert line in lines
    assert '  - {party: corporatie-de-hoeksteen, role: "VUL IN: kies uit initiatiefnemer, ' in text
    assert "new:" not in text


def test_the_to_do_list(veldstad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each placeholder is one error with its own place, and there is no other."""
    assert new(veldstad, *FLAGS, "--party", "nieuw: De Buren", "--place", "nieuw: Het Dorp", "repaircafe") == 0
    file = veldstad / "cases/repaircafe.yml"
    found = read_guide(veldstad).problems
    assert {problem.code for problem in found} == {"nog-invullen"}
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(found) == sum(line.count(f"{PLACEHOLDER}:") for line in lines) == 13
    assert all(lines[problem.line - 1][problem.column - 1 :].lstrip('"').startswith(PLACEHOLDER) for problem in found)
    assert all(problem.is_error and problem.message.startswith("nog in te vullen: ") for problem in found)
    assert found[0].message == "nog in te vullen: in één of twee zinnen: wat gebeurt hier, voor wie, en wat leverde het op?"
    assert found[0].field == "summary"
    capsys.readouterr()
    assert main(["fmt", "--root", str(veldstad), str(file)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told
    assert set(told) <= {str(problem) for problem in found}, "what is still open is said as check says it"


#: What an editor would type for a placeholder, by how it begins.
FILLED = {
    "kies uit ": "",
    "in één of twee": "Buren repareren spullen voor elkaar.",
    "hoe werkt": "Elke zaterdag.",
    "wat kwam": "Minder afval.",
    "wat lukte": "De naaimachine.",
    "één les": "Begin klein",
    "wat gebeurde": "Eén tafel.",
}


def filled(text: str) -> str:
    """A draft in which every placeholder is replaced: a choice by the last word of its list, a text by words."""

    def fill(match: re.Match[str]) -> str:
        words = match[1]
        if words.startswith("kies uit "):
            return words.removeprefix("kies uit ").split(", ")[-1]
        return next((answer for start, answer in FILLED.items() if answer and words.startswith(start)), "2026" if "wanneer" in words else "De buren")

    return re.sub(r'"VUL IN: ([^"]*)"|VUL IN: (.*)', lambda match: fill(match) if match[1] else next(answer for start, answer in FILLED.items() if answer and match[2].startswith(start)), text)


@pytest.mark.parametrize(
    "extra",
    [(), ("--source", "eigen-ervaring"), ("--source", "nieuw: Verslag van de buurt"), ("--place", "nieuw: Het Dorp", "--party", "nieuw: De Buren", "--party", "bank")],
    ids=["known", "experience", "source", "new"],
)
def test_filled_in_it_passes(veldstad: Path, extra: tuple[str, ...]) -> None:
    """Once the placeholders are filled in the gate lets the case through, and `fmt` has nothing to change."""
    assert new(veldstad, *FLAGS, *extra, "repaircafe") == 0
    file = veldstad / "cases/repaircafe.yml"
    file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")
    problems = read_guide(veldstad).problems
    assert [str(problem) for problem in problems if problem.is_error] == []
    assert {problem.code for problem in problems} <= {"niet-geregistreerd"}
    text = canonical("repaircafe", file.read_bytes()).text
    assert text
    assert file.read_text(encoding="utf-8").replace('"', "") == text.replace('"', "")


def test_questions(veldstad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From nothing to a file: half names, a number from a list, something new, an id that is taken."""
    answers = Terminal("", "Repaircafé De Kraan", "veld", "3", "9", "1, 2", "stad", "2", "De Buren", "0", "8", "", "eigen ervaring", "de-brug", "De Kraan", "")
    assert new(veldstad, answers=answers) == 0
    out = capsys.readouterr().out
    assert cases(veldstad) - BEFORE == {"repaircafe-de-kraan-veldstad.yml"}
    assert "Dit is nodig om verder te gaan." in out
    assert "  1. Wonen\n  2. Werk en wijkeconomie\n  3. Samenleven\n" in out
    assert "Typ een nummer van 1 tot en met 3." in out
    assert "  0. nieuw: De Buren\n" in out
    assert "Er is al een casus of lijst met de id 'de-brug'; kies een andere." in out
    assert "'De Kraan' is geen geldige id: gebruik kleine letters, cijfers en streepjes, zoals 'de-kraan'." in out
    text = (veldstad / "cases/repaircafe-de-kraan-veldstad.yml").read_text(encoding="utf-8")
    assert "places: [veldstad-noord]\nchallenges: [wonen, werk]\n" in text
    assert "  - {party: veldstadse-bank, role: " in text
    assert "    - {id: de-buren, name: De Buren, type: bewoners}\n" in text
    assert "type: eigen-ervaring}" in text
    assert 'status_date: "VUL IN: ' in text


def test_only_what_is_not_given_is_asked(veldstad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Flags are answers."""
    assert new(veldstad, "repaircafe", *FLAGS, answers=Terminal()) == 0
    assert "?" not in capsys.readouterr().out
    assert cases(veldstad) - BEFORE == {"repaircafe.yml"}


@pytest.mark.parametrize("interrupt", [True, False], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("answers", [(), ("Proef",), ("Proef", "", "1", "", "verslag", "1")])
def test_stopping_leaves_nothing(veldstad: Path, capsys: pytest.CaptureFixture[str], answers: tuple[str, ...], interrupt: bool) -> None:
    """Whoever stops halfway has changed nothing."""
    assert new(veldstad, answers=Terminal(*answers, interrupt=interrupt)) == 1
    assert capsys.readouterr().err == "\nGestopt. Er is niets geschreven.\n"
    assert cases(veldstad) == BEFORE


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "geef ook --title, --challenge, --source"),
        (("--title", "Proef"), "geef ook --challenge, --source"),
        ((*FLAGS, "de-brug"), "er is al een casus of lijst met de id 'de-brug'"),
        ((*FLAGS, "de-lantaarn"), "er is al een casus of lijst met de id 'de-lantaarn'"),
        ((*FLAGS, "opgave"), "er is al een casus of lijst met de id 'opgave'"),
        ((*FLAGS, "Mijn Casus"), "'Mijn Casus' is geen geldige id: gebruik kleine letters, cijfers en streepjes, zoals 'mijn-casus'"),
        ((*FLAGS, "index"), "'index' is geen geldige id: gebruik kleine letters, cijfers en streepjes\n"),
        ((*FLAGS, "--place", "ve"), "'ve' past bij meer dan één: veldland, veldstad, veldstad-noord; noem er één"),
        ((*FLAGS, "--place", "Duinstat"), "deze plaats kennen we niet: 'Duinstat' (bedoelt u 'duinstad'? is het nieuw, schrijf dan 'nieuw: Duinstat')"),
        ((*FLAGS, "--challenge", "vissen"), "dit onderwerp kennen we niet: 'vissen'"),
        ((*FLAGS, "--challenge", "experimenten"), "dit onderwerp kennen we niet: 'experimenten'"),
        ((*FLAGS, "--party", "nieuw: !"), "achter 'nieuw:' hoort een naam"),
    ],
)
def test_what_cannot_be_used(veldstad: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    """Exit 2, what would do, and nothing is written."""
    assert new(veldstad, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"wijkengids: {words}")
    assert cases(veldstad) == BEFORE


def test_a_folder_that_cannot_be_written(veldstad: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, without a trace of the program."""

    def refuse(file: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.commands.new.write_whole", refuse)
    assert new(veldstad, *FLAGS) == 1
    assert capsys.readouterr().err == "wijkengids: de casus is niet te schrijven (Permission denied)\n"
    assert cases(veldstad) == BEFORE


def test_a_file_that_is_no_case_is_not_replaced(veldstad: Path) -> None:
    """Also what cannot be read is somebody's work."""
    (veldstad / "cases/repaircafe.yml").write_text("kladje", encoding="utf-8")
    assert new(veldstad, *FLAGS, "repaircafe") == 2
    assert (veldstad / "cases/repaircafe.yml").read_text(encoding="utf-8") == "kladje"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (Kind.PLACE, "noord", ["veldstad-noord"]),
        (Kind.PLACE, "VELDSTAD", ["veldstad", "veldstad-noord"]),
        (Kind.PLACE, "buurt", ["lantaarnbuurt"]),
        (Kind.PARTY, "lantaarn", ["stichting-de-lantaarn"]),
        (Kind.PARTY, "bank veld", ["veldstadse-bank"]),
        (Kind.PARTY, "  ", []),
        (Kind.THEME, "werk", ["werk"]),
        (Kind.THEME, "experimenten", []),
        (Kind.SOURCE, "vv-17", ["verslag-veldstad-2017"]),
        (Kind.SOURCE, "haven", ["brief-haven-2015"]),
        (Kind.SOURCE, "zzz", []),
    ],
)
def test_finding(kind: Kind, words: str, expected: list[str]) -> None:
    """By half a name, another name, words in any order; the exact name first."""
    assert [item.id for item in find(guide_in(GUIDE), kind, words)] == expected


@pytest.mark.parametrize(
    ("title", "places", "expected"),
    [
        ("Repaircafé", ["veldstad-noord"], "repaircafe-veldstad"),
        ("Samen in Veldstad", ["veldstad"], "samen-in-veldstad"),
        ("Een heel lange titel met veel woorden erin", [], "een-heel-lange-titel-met-veel"),
        ("De Brug", [], "de-brug-2"),
        ("???", ["het-dorp"], "het-dorp"),
        ("???", [], "mijn-casus"),
    ],
)
def test_the_proposed_id(title: str, places: list[str], expected: str) -> None:
    """Title and municipality, at most six words of the title, never one that is taken."""
    assert proposed_id(guide_in(GUIDE), Draft(title=title, places=places), {"de-brug"}) == expected


def test_free_ids() -> None:
    """A number is added until nobody has it."""
    assert free_id("De Buren", {"de-buren", "de-buren-2"}) == "de-buren-3"


def test_a_placeholder_in_a_text_is_found_on_its_line(veldstad: Path) -> None:
    """Also below what an editor already wrote."""
    file = veldstad / "cases/straatfeest.yml"
    file.write_text(file.read_text(encoding="utf-8") + "review_by: 2030-01-01\n", encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("  Een straat viert feest.\n", "  Een straat viert feest.\n  VUL IN:   nog een zin\n")
    file.write_text(text, encoding="utf-8")
    assert said(veldstad) == ["cases/straatfeest.yml:4:3: fout: nog in te vullen: nog een zin (vervang dit, of haal het veld weg als het niet verplicht is) [nog-invullen]"]
