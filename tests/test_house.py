"""What the files around the generator promise: the guide for editors, the lock files, the headers."""

from __future__ import annotations

import re
import subprocess
import tomllib
from enum import Enum
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from generator import vocabulary
from generator.model.base import Record
from generator.model.case import Case, CaseParty, Figure, Learning
from generator.model.financing import FinancingLine, Rate
from generator.model.observation import SourceRef
from generator.model.others import Indicator, Row
from generator.reading.tree import read_tree
from tests.support import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LOCKS = ("requirements.txt", "requirements-test.txt")
# The lists of which values stand in a case file; the others are for registers.
OF_A_CASE = ("Status", "Scale", "Initiator", "Evidence", "Role", "PartyCertainty", "Form", "Nature", "Certainty", "Bound", "FigureKind", "LearningKind", "About", "Relation", "Measure", "Direction")


def values(module: ModuleType, name: str) -> list[str]:
    """The values of one controlled list."""
    choices = getattr(module, name)
    assert issubclass(choices, Enum)
    return [str(choice.value) for choice in choices]


def locked(name: str) -> dict[str, str]:
    """Package → version in a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_example_is_a_valid_case() -> None:
    """An editor who copies the example starts without a fault."""
    found = re.search(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)
    assert found
    tree, faults = read_tree(found[1])
    assert tree
    assert not faults
    assert isinstance(tree.value, dict)
    Case.model_validate({"id": "buurtwerf-de-lantaarn", **tree.value})


#: The name of the file is the id, and the rows of an indicator are a file of their own.
NOT_TYPED = {(Case, "id"), (Indicator, "id"), (Indicator, "rows")}


@pytest.mark.parametrize("model", [Case, CaseParty, FinancingLine, Rate, Figure, Learning, SourceRef, Indicator, Row])
def test_every_field_is_explained(model: type[Record]) -> None:
    """The tables of the guide for editors name every field that they can type, and mark the required ones."""
    for name, field in model.model_fields.items():
        if (model, name) not in NOT_TYPED:
            shown = f"`{field.alias or name}`"
            assert (f"**{shown}**" if field.is_required() else shown) in CONTRIBUTING


@pytest.mark.parametrize("name", OF_A_CASE)
def test_every_value_is_listed(name: str) -> None:
    """The tables of the guide for editors list every value that they can choose."""
    themes = chain.from_iterable(vocabulary.THEMES.values())
    assert [value for value in (*values(vocabulary, name), *themes) if f"`{value}`" not in CONTRIBUTING] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_names_and_hashes_only(name: str) -> None:
    """Where packages come from is up to the machine: a lock file names no address, and every package has a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"([a-z0-9-]+==\S+|--hash=sha256:[0-9a-f]{64})( \\)?", line)] == []
    assert not re.search(r"://|/(home|root|tmp|opt)\b", text)
    assert len(re.findall(r"== ?\S+ \\\n +--hash", text)) == len(locked(name))


def test_the_locks_agree() -> None:
    """The tests run with the versions that build the site."""
    assert locked("requirements.txt").items() <= locked("requirements-test.txt").items()


def test_the_lock_has_every_direct_dependency() -> None:
    """A dependency that is added to the project is locked too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=[]", line)[0].lower() for line in chain(project["dependencies"], *project["optional-dependencies"].values())}
    assert wanted <= locked("requirements-test.txt").keys()


def test_the_headers_allow_nothing_inline_and_nothing_from_elsewhere() -> None:
    """The Content-Security-Policy begins with nothing and adds only the site itself, and WebAssembly for the search."""
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    policy = netlify["headers"][0]["values"]["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert set(re.findall(r"'[^']+'|\S+:", policy)) == {"'none'", "'self'", "'wasm-unsafe-eval'"}
    assert re.findall(r"[^;]*wasm[^;]*", policy) == [" script-src 'self' 'wasm-unsafe-eval'"]


def test_only_production_is_indexed() -> None:
    """Every build on Netlify asks robots to stay away, but that of production."""
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    assert netlify["build"]["environment"]["WIJKENGIDS_NOINDEX"] == "true"
    assert {name: context["environment"]["WIJKENGIDS_NOINDEX"] for name, context in netlify["context"].items()} == {"production": "false"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://git.example/wijk/gids", "https://git.example/wijk/gids"),
        ("https://git.example/wijk/gids.git", "https://git.example/wijk/gids"),
        ("https://x-access-token:geheim@git.example/wijk/gids", "https://git.example/wijk/gids"),
        ("https://iemand@a:b@git.example/wijk/gids", "https://git.example/wijk/gids"),
        ("git@git.example:wijk/gids.git", "https://git.example/wijk/gids"),
        ("ssh://git@git.example/wijk/gids", "https://git.example/wijk/gids"),
    ],
)
def test_no_token_of_the_repository_reaches_a_page(tmp_path: Path, given: str, expected: str) -> None:
    """Netlify's address of the repository becomes one that readers may see."""
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "$WIJKENGIDS_REPOSITORY|$WIJKENGIDS_URL|${REPOSITORY_URL-unset}"\n', encoding="utf-8")
    make.chmod(0o755)
    outside = {"PATH": f"{tmp_path}:/usr/bin:/bin", "REPOSITORY_URL": given, "CONTEXT": "production", "URL": "https://gids.example"}
    made = subprocess.run(["sh", ROOT / "tools/netlify.sh"], env=outside, capture_output=True, text=True, check=True)
    assert made.stdout == f"{expected}|https://gids.example|unset\n"
