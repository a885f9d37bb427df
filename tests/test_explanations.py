"""What each message means: every code has an explanation, and each example gives what it is about and nothing else."""

from __future__ import annotations

import ast
import string
from html import escape
from pathlib import Path

import pytest

from generator import wording
from generator.around import Around
from generator.explanations import EXPLANATIONS, Explanation, Group
from generator.markup import Markuper
from generator.model.base import Kind
from generator.pages.messages import plan_messages
from generator.pages.site import Site
from generator.pipeline import advice_on, make_site, publishable, read_guide
from generator.problems import Problem, ProblemsFound, Severity
from tests.support import CASE, GUIDE, ROOT, SMALL, complete, problems, small_guide

#: The source of someone's own story, which the smallest guide does not have.
OWN = {"content/bronnen.yml": SMALL["content/bronnen.yml"] + "- {id: ons-verhaal, title: Ons verhaal, publisher: De Lantaarn, date: 2026, type: eigen-ervaring}\n"}
#: An address that was once published and is no more, which an example about moves needs.
WAS = {"content/adressen.txt": "casussen/oude-brug/\n"}
#: Only a build follows links between pages.
OF_A_BUILD = {"dode-link"}


def found_in(root: Path, file: str, text: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a small guide in which this file holds this text."""
    raw = not text.strip() or text.startswith(("%PDF", "<<<<<<<")) or not file.startswith("cases/")
    written = (text if raw else complete(text)).encode("utf-8", "surrogateescape")
    small_guide(root, changes=OWN if "ons-verhaal" in text else WAS if file.endswith("doorverwijzingen.yml") else None)
    if file.startswith(CASE):
        (root / CASE).unlink()
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(written)
    if "<<<<<<<" in text:
        (root / file).write_bytes(complete(text).encode())
    return problems(root)


@pytest.mark.parametrize("code", sorted(EXPLANATIONS.keys() - OF_A_BUILD))
def test_the_wrong_example_gives_its_code(code: str, tmp_path: Path) -> None:
    """That code, with its severity, and no other."""
    given = EXPLANATIONS[code]
    found = problems_of(given, given.wrong, given.file, tmp_path)
    assert {(problem.code, problem.severity) for problem in found} == {(code, given.severity)}
    assert len(found) == 1, "an example shows one mistake"


@pytest.mark.parametrize("code", sorted(EXPLANATIONS.keys() - OF_A_BUILD))
def test_the_right_example_is_right(code: str, tmp_path: Path) -> None:
    """Nothing is wrong with it, not even a warning."""
    given = EXPLANATIONS[code]
    assert problems_of(given, given.right, given.right_file or given.file, tmp_path) == ()


def problems_of(given: Explanation, text: str, file: str, root: Path) -> tuple[Problem, ...]:
    """What is said of an example; one of advice gives that advice and no other, beside no problem at all."""
    found = found_in(root, file, text)
    return (*found, *advice_on(read_guide(root))) if given.severity is Severity.ADVICE else found


def test_a_dead_link_is_found_by_a_build(tmp_path: Path) -> None:
    """The example of what only a build can see."""
    given = EXPLANATIONS["dode-link"]

    def dead(root: Path, text: str) -> set[str]:
        checked = read_guide(small_guide(root, changes={given.file: text}))
        try:
            make_site(checked, Around(ROOT / "theme/guide", tmp_path / "cache"))
        except ProblemsFound as found:
            # Beside the theme's own files, which a build knows.
            return {problem.code for problem in found.problems if problem.path == "over/"}
        return set()

    assert dead(tmp_path / "goed", given.right) == set()
    assert dead(tmp_path / "fout", given.wrong) == {"dode-link"}


def test_every_code_is_explained() -> None:
    """And nothing is explained that the gate never says."""
    assert wording.codes() == EXPLANATIONS.keys()


def test_no_code_stands_anywhere_else() -> None:
    """What the gate says comes from the tables of wording: no module makes up a message of its own."""
    for file in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Fault", "Finding", "Refusal", "Problem", "Typing"):
                said = [argument.value for argument in node.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
                assert not set(said) & wording.codes(), f"{file.name}:{node.lineno}"


@pytest.mark.parametrize("table", range(len(wording.TABLES)))
def test_every_text_can_be_filled_in(table: int) -> None:
    """A template names what fills it in; a message is a sentence without a capital, as it follows the word 'fout'."""
    for name, (code, message, hint) in wording.TABLES[table].items():
        for text in (message, hint):
            fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
            assert all(field.isidentifier() for field in fields), name
        assert message, name
        assert hint, name
        assert not message.endswith((".", "!")), name
        assert "!!" not in message + hint, name
        assert code == code.lower(), name


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_explanations_are_complete(code: str) -> None:
    """Title, reason and remedy, in whole sentences; both examples differ."""
    given = EXPLANATIONS[code]
    assert given.title
    assert not given.title.endswith(".")
    assert given.why.endswith(".") or given.why.endswith("?")
    assert given.how.endswith((".", "…"))
    assert (given.file, given.wrong) != (given.right_file or given.file, given.right)


def test_groups_are_used() -> None:
    """No heading without messages; both severities occur."""
    assert {given.group for given in EXPLANATIONS.values()} == set(Group)
    assert {given.severity for given in EXPLANATIONS.values()} == set(Severity)


def test_every_kind_can_be_unknown() -> None:
    """A reference to nothing is named for each kind of thing."""
    assert wording.UNKNOWN.keys() == {kind.value for kind in Kind}


def test_the_page_has_every_code(tmp_path: Path) -> None:
    """An anchor for each code, with its words and both examples; what cannot be seen is shown by a sign."""
    page = plan_messages(Site(publishable(read_guide(GUIDE)), lambda path: ""), Markuper(ROOT / "theme/guide")).make()
    assert page.path == "meedoen/meldingen/"
    for code, given in EXPLANATIONS.items():
        assert f'<h3 id="{code}">' in page.content
        assert escape(given.title.replace("'", "’"), quote=False) in page.content, code
    assert "<pre><code>title: Buurtwerf De Lantaarn #2</code></pre>" in page.content
    assert "<pre><code>cases/de-kraan.yaml</code></pre>" in page.content
    assert "caf\ufffdbezoekers" in page.content
    assert "(leeg)" in page.content
    assert "type: gemeente" in page.content
    assert page.content.count("De school stond drie jaar leeg.") == 4
    assert all(sign.isprintable() or sign == "\n" for sign in page.content)
