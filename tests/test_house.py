"""What the files around the generator promise: the guide for editors, the lock files, the headers."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from generator.exports.headers import headers_file
from generator.model.case import Case, CaseParty, Figure, Learning, NewEntries
from generator.model.financing import FinancingLine
from generator.model.walk import keys_of
from generator.reading.tree import read_tree
from tests.conftest import BY_TURNS, FIRST, SITE
from tests.support import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LOCKS = ("requirements.txt", "requirements-test.txt")


def gone(names: Iterable[str]) -> list[str]:
    """The names of test files, as the order of the tests has them, that are none."""
    return [name for name in names if not (ROOT / f"tests/{name}.py").is_file()]


def test_the_order_of_the_tests_names_what_is_there() -> None:
    """A file that got another name would lose its place without a word; a table that did, would be run whole."""
    assert gone([*FIRST, *(f"site/test_{name}" for name in SITE)]) == []
    assert len({*FIRST, *SITE}) == len([*FIRST, *SITE])
    assert gone(["test_house", "test_huis"]) == ["test_huis"]
    tests = {name for file in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)}
    assert set(BY_TURNS) - tests == set()


def locked(name: str) -> dict[str, str]:
    """Package → version in a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_guide_for_editors_keeps_no_lists() -> None:
    """Fields and values are told by the model, on a page of the site; a list beside it would go its own way."""
    assert "/meedoen/velden/" in CONTRIBUTING
    cells = re.findall(r"^\|[^|]*`([a-z_]+)`", CONTRIBUTING, re.MULTILINE)
    assert not set(cells) & {key for model in (Case, CaseParty, FinancingLine, Figure, Learning) for key in keys_of(model)}


def test_every_example_in_the_guide_for_editors_can_be_read() -> None:
    """What an editor copies is without a fault; what is new in a case is as in a register."""
    blocks = re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)
    assert blocks
    for block in blocks:
        tree, faults = read_tree(block)
        assert tree
        assert not faults
        assert isinstance(tree.value, dict)
        NewEntries.model_validate(tree.value["new"])


def test_every_link_in_the_guide_for_editors_leads_somewhere() -> None:
    """To a heading of it, or to a file."""
    headings = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"^## (.*)$", CONTRIBUTING, re.MULTILINE)}
    links = [link for link in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`]*`", "", CONTRIBUTING)) if "://" not in link]
    assert len(links) > 15
    assert [link for link in links if not (link[1:] in headings if link.startswith("#") else (ROOT / link).exists())] == []


def test_packages_of_npm_are_locked_by_their_hashes() -> None:
    """Every package has a hash and no address; what is asked for has one version."""
    lock = json.loads((ROOT / "tests/npm/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages.values())
    wanted = json.loads((ROOT / "tests/npm/package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert wanted == {name: packages[f"node_modules/{name}"]["version"] for name in wanted}


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
    """The Content-Security-Policy begins with nothing and adds only the site itself, and WebAssembly for the search; Netlify's own file adds no headers."""
    assert "headers" not in tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    said = headers_file(["", "over/", "insluiten/casus/x/"], robots=True).data.decode()
    policies = set(re.findall(r"Content-Security-Policy: (.*)", said))
    assert len(policies) == 2
    for policy in policies:
        assert policy.startswith("default-src 'none'")
        assert set(re.findall(r"'[^']+'|\S+:", policy)) <= {"'none'", "'self'", "'script'"}


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
