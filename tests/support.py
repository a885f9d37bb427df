"""What the tests share: small guides on disk, and what the generator says about them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.guide import Guide
from generator.pipeline import Checked, read_guide
from generator.problems import Problem

ROOT = Path(__file__).parent.parent
#: A whole guide about a city that does not exist.
GUIDE = Path(__file__).parent / "guide"
#: The case that the golden tables and most tests are about.
CASE = "cases/proef.yml"

#: The fields that every case has, each on one line.
REQUIRED = {
    "title": "Proef",
    "summary": "Een proef.",
    "status": "pilot",
    "status_date": "2017",
    "challenges": "[werk]",
    "evidence": "{kind: ervaring}",
    "sources": "[{document: verslag}]",
    "added": "2026-11-21",
}

#: The smallest guide that has one thing of every kind.
SMALL = {
    "content/themas/werk.md": "---\nfacet: opgave\nlabel: Werk\norder: 1\n---\nOver werk.\n",
    "content/themas/wonen.md": "---\nfacet: opgave\nlabel: Wonen\norder: 2\n---\nOver wonen.\n",
    "content/themas/vitale-coalities.md": "---\nfacet: werkwijze\nlabel: Vitale coalities\norder: 1\n---\nSamen.\n",
    "content/themas/kennis.md": "---\nfacet: rijksrol\nlabel: Kennis\norder: 1\n---\nKennis.\n",
    "content/bronnen.yml": "- {id: verslag, title: Verslag, publisher: De Lantaarn, date: 2017, type: rapport, page_starts: {first: 5, lines: [10, 20]}}\n",
    "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente}\n",
    "content/partijen.yml": "- {id: gemeente-veldstad, name: Gemeente Veldstad, type: gemeente, members: [gilde]}\n- {id: gilde, name: Gilde, type: bewoners, members: [gemeente-veldstad]}\n",
    "content/begrippen.yml": "- {id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: Vakmensen uit de wijk.}\n",
    "content/leernetwerken/werven.md": "---\nlabel: Werven\nkind: kennisnetwerk\nsource: {document: verslag}\n---\nElk wijkgilde leert.\n",
    "content/indicatoren/banen.yml": "label: Banen\ndefinition: Hoeveel.\nunit: banen\ndirection: neutraal\nchallenges: [werk]\nsource: {document: verslag}\n",
    "content/indicatoren/banen.csv": "measure,area,date,value,document\nniveau,veldstad,2014,12.5,verslag\n",
    "content/over.md": "---\ntitle: Over\n---\nOver deze gids.\n",
}


def examples(many: int) -> int:
    """How many examples a test tries that needs more than others: a third of these, or ten times that in a thorough run."""
    return many * 3 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else many // 3


@cache
def checked_in(root: Path) -> Checked:
    """The guide in a folder that no test changes, with all that is wrong with it, read once."""
    return read_guide(root)


@cache
def guide_in(root: Path) -> Guide:
    """The guide in a folder that no test changes: the real one or the invented one, read once."""
    return checked_in(root).guide


def complete(text: str) -> str:
    """`text` with the required fields that it lacks at its end, so that the lines above keep their numbers."""
    text = text if text.endswith("\n") or not text else f"{text}\n"
    return text + "".join(f"{key}: {value}\n" for key, value in REQUIRED.items() if not re.search(rf"^{key}:", text, re.MULTILINE))


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files in a folder; returns the folder."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def small_guide(root: Path, case: str | bytes = "", changes: Mapping[str, str | bytes] | None = None) -> Path:
    """The smallest guide with two cases in it; without a text the case is fine. `changes` are further files by path."""
    return write(root, {**SMALL, "cases/de-brug.yml": complete(""), CASE: case or complete(""), **(changes or {})})


def problems(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong under `root`."""
    return read_guide(root).problems


def said(root: Path) -> list[str]:
    """Everything that is wrong under `root`, as an editor reads it."""
    return [str(problem) for problem in problems(root)]


def line_count(file: Path) -> int:
    """How many lines an editor sees in a file; a file that is empty or no file has one."""
    data = file.read_bytes() if file.is_file() else b""
    return max(1, data.count(b"\n") + (not data.endswith(b"\n")))


def assert_located(root: Path, found: Iterable[Problem]) -> None:
    """Each problem has a place in its file, a code and a message on one line."""
    for problem in found:
        assert 1 <= problem.line <= line_count(root / problem.path), problem
        assert problem.column >= 1, problem
        assert re.fullmatch(r"[a-z0-9-]+", problem.code), problem
        assert problem.message, problem
        assert problem.message.isprintable(), problem
        assert len(str(problem)) < 2000, problem
