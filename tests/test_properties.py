"""Whatever is in a file: a record or located problems, never an exception, and each time the same."""

from __future__ import annotations

import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.characters import odd
from generator.explanations import EXPLANATIONS
from generator.problems import Problem
from generator.reading.bytes import read_text
from generator.reading.tree import read_tree
from generator.texts import parse, plain
from generator.writing.form import canonical
from tests.support import CASE, GUIDE, ROOT, assert_located, complete, examples, problems, small_guide

WERF = (GUIDE / "cases/buurtwerf-de-lantaarn.yml").read_text(encoding="utf-8")
LINES = WERF.splitlines(keepends=True)
REAL = sorted((ROOT / "cases").glob("*.yml"))
#: What YAML, Markdown and our own signs are made of.
PIECES = st.sampled_from(
    [
        "a", "é", "😀", "0", "12", " ", "  ", "\n", "\n  ", "\r\n", "\t", ":", ": ", "- ", "-", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a ",
        "!!str ", "!x ", "|", "|\n", ">-\n", "'", '"', "\\", "\\x00", "\\u2028", "%", "@", "`", "---\n", "...\n", "<b>", "[^bron: ", "](casus:", "<<: ",
        "null", "~", "title", "summary", "results", "figures", "source", "value", "status: pilot", "\x00", "\ufeff", "\u2028", "\x85", "\u202e",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=40).map("".join)


def about(data: bytes) -> tuple[Problem, ...]:
    """What is said of a case file with these bytes; each problem is somewhere in its file."""
    with TemporaryDirectory() as folder:
        root = small_guide(Path(folder))
        (root / CASE).write_bytes(data)
        found = problems(root)
        assert_located(root, found)
        assert problems(root) == found
        return found


@given(st.binary(max_size=300))
@example(b"\xff")
@example(b"a: \xf0\x9f\x98\x80\xff")
def test_any_bytes(data: bytes) -> None:
    """Something is always wrong with bytes from nowhere."""
    assert about(data)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Any text, also half an emoji: never an exception."""
    assert about(text.encode("utf-8", "surrogatepass"))


@given(SOUP)
@example('"\\u0000": 1')
@example("a: '")
@example("- - - - - - - - - - - - - - - -")
@example("a: |\n\n\n")
def test_signs_of_yaml_in_any_order(soup: str) -> None:
    """Signs that mean something, thrown together."""
    about(soup.encode())


@given(SOUP)
def test_signs_of_markdown_in_any_order(soup: str) -> None:
    """The same in a text: whatever is refused is on a line of that text."""
    lines = soup.count("\n") + 1
    parsed = parse(soup)
    assert all(0 <= line < lines for line in (*(found.line for found in parsed.refusals), *(found.line for found in parsed.links), *(found.line for found in parsed.mentions)))
    assert "\n" not in plain(soup)


@given(SOUP, st.sampled_from(["goals: |\n{}", "goals: >\n{}", "goals: {}", 'goals: "{}"', "goals: '{}'"]))
def test_a_text_in_any_dress(soup: str, dress: str) -> None:
    """A problem in a text is on a line of the file, however the text is written down."""
    text = "".join(f"  {line}\n" for line in soup.splitlines()) if "\n" in dress else soup
    about(complete(dress.format(text)).encode())


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A valid case with some lines lost, doubled, swapped, moved or broken."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["lose", "double", "swap", "indent", "dedent", "cut", "insert", "replace"]))
        if what == "lose" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(at, lines[at])
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "indent":
            lines[at] = f"  {lines[at]}"
        elif what == "dedent":
            lines[at] = lines[at].removeprefix("  ")
        elif what == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        elif what == "insert":
            place = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] + draw(PIECES) + lines[at][place:]
        else:
            lines[at] = re.sub(r"[\w.]+(?=\W*$)", lambda _: draw(st.sampled_from(["nee", "[]", "{}", "~", "1e3", "x", '""', "2017-13"])), lines[at])
    return "".join(lines)


@given(mutations())
@settings(max_examples=examples(300))
def test_any_mutation_of_a_case(text: str) -> None:
    """A case with a typing error: a record or located problems."""
    about(text.encode())


@st.composite
def slips(draw: st.DrawFn) -> bytes:
    """A real case in which a hand slipped once or twice: a line or a sign is lost, doubled, moved, retyped or put in."""
    data = draw(st.sampled_from(REAL)).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 2))):
        lines = data.splitlines(keepends=True)
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        what = draw(st.sampled_from(["lose line", "double line", "retype line", "lose sign", "double sign", "swap signs", "put in", "cut off"]))
        if what.endswith("line"):
            new = {"lose line": "", "double line": "".join(lines[at : at + 1]) * 2, "retype line": draw(SOUP) + "\n"}[what]
            data = "".join([*lines[:at], new, *lines[at + 1 :]])
            continue
        place = sum(map(len, lines[:at])) + draw(st.integers(0, len(lines[at]) - 1)) if lines else 0
        before, sign, after = data[:place], data[place : place + 1], data[place + 1 :]
        data = {"lose sign": before + after, "double sign": before + sign * 2 + after, "swap signs": before + after[:1] + sign + after[1:], "put in": before + draw(PIECES) + sign + after}.get(
            what, before
        )
    return data.encode("utf-8", "surrogatepass")


@pytest.mark.real
@given(slips())
@settings(max_examples=examples(200))
def test_any_slip_in_a_real_case(data: bytes) -> None:
    """A record or located problems, each with a remedy and a code that is explained; never an exception."""
    for problem in about(data):
        assert problem.hint, problem
        assert EXPLANATIONS[problem.code].severity is problem.severity, problem


@given(st.integers(0, len(LINES) - 1))
def test_an_unknown_key_is_found_on_its_line(at: int) -> None:
    """Wherever in the file a field is misspelled, that line is named."""
    misspelled = re.sub(r"^(\s*(?:- )?)([a-z_]+):", r"\1\2qq:", LINES[at])
    found = about("".join([*LINES[:at], misspelled, *LINES[at + 1 :]]).encode())
    if misspelled != LINES[at]:
        assert any(problem.line == at + 1 and problem.code == "onbekend-veld" for problem in found)


#: Words without the signs that the gate refuses.
READABLE = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20).filter(lambda text: not list(odd(text)))


@given(SOUP)
def test_reading_is_the_same_each_time(soup: str) -> None:
    """The tree, its marks and its faults."""
    text, faults = read_text(soup.encode())
    if not faults:
        assert read_tree(text) == read_tree(text)


@given(st.dictionaries(READABLE.filter(bool), READABLE, max_size=6))
def test_quoted_text_comes_back_as_it_was_typed(fields: dict[str, str]) -> None:
    """Between single quotes every sign is itself."""

    def quoted(word: str) -> str:
        return "'" + word.replace("'", "''") + "'"

    tree, faults = read_tree("".join(f"? {quoted(key)}\n: {quoted(value)}\n" for key, value in fields.items()) or "{}")
    assert (faults, tree and tree.value) == ([], fields)


@pytest.mark.parametrize(
    "text",
    ['a: "' + " " * 30_000 + "x\nb: c\n", "a:" + "b " * 15_000 + "x: y\n", "\u00a0" * 30_000 + "x\n", WERF.replace("title: ", f"title: {'1' * 30_000}x", 1)],
    ids=["an open quote and spaces", "a field without a space", "hard spaces", "digits"],
)
def test_a_long_line_takes_no_longer_than_a_short_one(text: str) -> None:
    """Anyone may send a file: the time to read and write it grows with its length, not with the square of that."""
    start = time.monotonic()
    canonical("proef", text.encode())
    assert time.monotonic() - start < 5
