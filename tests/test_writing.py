"""The canonical form: one text for one case, whoever typed it and however; nothing but the form changes."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.characters import odd
from generator.model.case import Case
from generator.model.walk import keys_of
from generator.reading.comments import Where, read_comments
from generator.reading.tree import read_tree
from generator.writing import scalars
from generator.writing.form import canonical, case_schema
from generator.writing.ids import LISTS, new_id, with_ids
from generator.writing.writer import BLOCKS, TEXTS
from tests.support import GUIDE, ROOT, examples
from tests.test_properties import LINES, SOUP, WERF, mutations

FOLDER = Path(__file__).parent / "writing"
REAL = sorted((ROOT / "cases").glob("*.yml"))
INVENTED = sorted((GUIDE / "cases").glob("*.yml"))
#: [where, what was typed, how it is written]: `regel` is a line of its own, `haken` between brackets.
SCALARS: list[list[str]] = json.loads((FOLDER / "scalars.json").read_text(encoding="utf-8"))
#: Any line of text that may stand in a file.
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(lambda text: not list(odd(text)))
TEXT = st.lists(LINE | st.just("") | st.sampled_from(["  code", "- a", "# b", "a: b", "x  "]), min_size=1, max_size=5).map("\n".join)


def text_of(data: bytes | str, name: str = "proef") -> str:
    """The canonical text of a file that has one."""
    form = canonical(name, data.encode() if isinstance(data, str) else data)
    assert form.faults == ()
    assert form.text is not None
    return form.text


def typed(text: str) -> Any:
    """What an editor typed."""
    tree, faults = read_tree(text)
    assert faults == []
    assert tree
    return tree.value


def record(text: str) -> Any:
    """The record in a file; of texts only what is between the blanks around them."""

    def bare(value: Any) -> Any:
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items()}
        return [bare(inner) for inner in value] if isinstance(value, tuple | list) else value

    return bare(Case.model_validate({**with_ids(typed(text)), "id": "proef"}).model_dump())


@pytest.mark.parametrize("file", sorted((FOLDER / "voor").glob("*.yml")), ids=lambda file: file.stem)
def test_golden(file: Path) -> None:
    """From how it was typed to how it is written, with every comment in it."""
    before, after = file.read_text(encoding="utf-8"), (FOLDER / "na" / file.name).read_text(encoding="utf-8")
    assert text_of(before) == after
    assert text_of(after) == after
    assert record(before) == record(after)
    assert Counter(comment.text for comment in read_comments(before)) == Counter(comment.text for comment in read_comments(after))


def test_every_golden_file_has_both_halves() -> None:
    """No half stands alone."""
    assert {file.name for file in (FOLDER / "voor").iterdir()} == {file.name for file in (FOLDER / "na").iterdir()}


@pytest.mark.parametrize("file", INVENTED, ids=lambda file: file.stem)
@pytest.mark.parametrize(
    ("old", "new"),
    # Blanks only between the fields: in a text they mean something.
    [(rb"\A", b"\xef\xbb\xbf"), (rb"\n", b"\r\n"), (rb"\n(?=[a-z_]+:)", b"\n\n"), (rb"\n(?=[a-z_]+:)", b" \n"), (rb": \|\n", b": |+\n")],
    ids=["bom", "crlf", "blank-lines", "trailing", "keep"],
)
def test_signs_of_other_programs(file: Path, old: bytes, new: bytes) -> None:
    """A byte order mark, line ends of Windows, blank lines between fields: gone."""
    data = file.read_bytes()
    changed = re.sub(old, new, data)
    assert changed != data
    assert text_of(changed, file.stem).encode() == data


@pytest.mark.parametrize(("where", "value", "written"), SCALARS)
def test_scalars(where: str, value: str, written: str) -> None:
    """How a value is written; and it is read as the same value, by us and by a reader of YAML 1.1."""
    if where == "getal":
        assert scalars.number(value) == written
        assert float(written) == float(value)
    elif where == "blok":
        sign, lines = scalars.block(value, 2)
        assert "\n".join([sign, *lines]) + "\n" == written
        assert typed(f"a: {written}b: c\n") == {"a": re.sub(r"^(\s*\n)+", "", value).strip() + "\n" if "|2" not in written else re.sub(r"^(\s*\n)+", "", value).rstrip() + "\n", "b": "c"}
    else:
        flow = where == "haken"
        assert scalars.words(value, flow) == written
        text = f"a: [{written}, b]\n" if flow else f"a: {written}\n"
        expected = [value.strip(), "b"] if flow else value.strip()
        assert typed(text) == {"a": expected}
        assert yaml.load(text, Loader=yaml.CSafeLoader) == {"a": expected}


#: Readers of YAML 1.2, and those of 1.1 that follow its book, know more words than PyYAML.
ELSEWHERE = re.compile(
    r"[yYnN=-]|0o[0-7_]+|[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|[-+]?\.[0-9_]+|[?:].*|[-+]?0[xb][0-9a-fA-F_]+"
)


@given(LINE | SOUP.filter(lambda text: "\n" not in text and not list(odd(text)) and "\t" not in text), st.booleans())
@settings(max_examples=examples(500))
def test_words_are_read_as_they_were_typed(text: str, flow: bool) -> None:
    """Every line of words comes back the same, and stands between quotes only where it would not."""
    assume(text.strip())
    written = scalars.words(text, flow)
    around = "a: [{}, b]\n" if flow else "a: {}\n"
    read = typed(around.format(written))["a"]
    assert (read[0] if flow else read) == text.strip()
    if written.startswith('"'):
        plain, faults = read_tree(around.format(text.strip()))
        expected = {"a": [text.strip(), "b"] if flow else text.strip()}
        same = not faults and plain is not None and plain.value == expected
        assert not same or ELSEWHERE.fullmatch(text.strip()) or yaml.load(around.format(text.strip()), Loader=yaml.CSafeLoader) != expected


@given(TEXT, st.sampled_from(['"', "'", None, "|", ">"]), st.integers(20, 200), st.booleans())
def test_any_text_in_any_dress(text: str, style: Any, width: int, unicode: bool) -> None:
    """However a text was typed and wherever it stands, the same text is written, and read again."""
    assume(text.strip() and text.count('"') != 1)
    reference = {"document": "verslag", "section": text.strip()}
    value = {
        **{"title": text, "summary": text, "status": "pilot", "status_date": "2017", "challenges": ["werk"], "target_groups": [text, text], "goals": text},
        "evidence": {"kind": "ervaring", "why": text},
        "learnings": [{"id": "een", "title": text, "text": text, "about": "geld", "source": [reference, {**reference}]}],
        "related": [{"name": text, "relation": "lijkt-op", "why": text}],
        **{"sources": [{**reference}], "added": "2026-11-21"},
    }
    once = text_of(yaml.dump(value, default_style=style, width=width, allow_unicode=unicode, sort_keys=False))
    assert text_of(once) == once
    bare = {key: inner for key, inner in record(once).items() if key in value}
    assert bare["title"] == bare["summary"] == bare["goals"] == bare["target_groups"][0] == bare["evidence"]["why"] == bare["related"][0]["why"]
    assert bare["title"] == text.strip()
    assert bare["learnings"][0]["source"][1]["section"] == text.strip()


@given(mutations())
def test_any_mutation(text: str) -> None:
    """A case with some lines changed: located faults, or a text that holds the same and that stays as it is."""
    form = canonical("proef", text.encode())
    if form.text is None:
        assert form.faults
        assert all(1 <= fault.line <= text.count("\n") + 1 and fault.column >= 1 and fault.message for fault in form.faults)
    else:
        assert form.faults == ()
        assert text_of(form.text) == form.text
        assert record(form.text) == record(text)


@given(st.binary(max_size=200) | SOUP.map(str.encode))
def test_any_bytes(data: bytes) -> None:
    """What is no case gets no form, only faults."""
    form = canonical("proef", data)
    assert form.text is None
    assert form.faults


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.booleans()), max_size=8, unique=True), st.randoms(use_true_random=False))
def test_comments_survive(places: list[tuple[int, bool]], chance: Any) -> None:
    """Wherever a comment stands, and in whatever order the fields are, it is there afterwards, once."""
    lines = list(LINES)
    added = []
    for number, (at, behind) in enumerate(sorted(places, reverse=True)):
        if not re.match(r" *(- )?[a-z_]+:", LINES[at]):
            continue
        added.append(f"# opmerking {number}")
        if behind:
            lines[at] = f"{lines[at].rstrip()}  {added[-1]}\n"
        else:
            lines.insert(at, f"{' ' * (len(LINES[at]) - len(LINES[at].lstrip()))}{added[-1]}\n")
    # The fields of the case in another order, each with what stands before it.
    fields = re.findall(r"(?:^#.*\n)*^[a-z].*\n(?:^[ \n].*\n?)*", "".join(lines), re.MULTILINE)
    chance.shuffle(fields)
    text = "".join(fields)
    once = text_of(text)
    assert Counter(comment.text for comment in read_comments(once)) == Counter(added)
    assert text_of(once) == once
    assert record(once) == record(WERF)


def test_what_comments_are_about() -> None:
    """A comment is tied to what follows it or to what it stands behind; a `#` in a text is none."""
    text = '# begin\na: 1 # achter\n# voor\nb: # bij b\n  # eerste\n  - x: "# nee" # x\n  - # tweede\n    y: |  # tekst\n      # ook niet\nc: {d: 1, # binnen\n  e: 2}\n# eind\n'
    assert [(comment.line, comment.where, comment.path, comment.text) for comment in read_comments(text)] == [
        (1, Where.START, (), "# begin"),
        (2, Where.BEHIND, ("a",), "# achter"),
        (3, Where.BEFORE, ("b",), "# voor"),
        (4, Where.BEHIND, ("b",), "# bij b"),
        (5, Where.BEFORE, ("b", 0), "# eerste"),
        (6, Where.BEHIND, ("b", 0, "x"), "# x"),
        (7, Where.BEFORE, ("b", 1), "# tweede"),
        (8, Where.BEHIND, ("b", 1, "y"), "# tekst"),
        (10, Where.BEHIND, ("c", "d"), "# binnen"),
        (12, Where.END, (), "# eind"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Begin klein", "begin-klein"),
        ("Eén, twee, drie, vier, vijf, zes, zeven", "een-twee-drie-vier-vijf-zes"),
        ("Wijk- en buurtteams", "wijk-en-buurtteams"),
        ("???", "leerpunt"),
        ("Index", "leerpunt"),
        ("12 %", "12"),
    ],
)
def test_new_ids(words: str, expected: str) -> None:
    """An id is made of the first six words; it is never one that is no address."""
    assert new_id(words, "leerpunt") == expected


def test_ids_are_kept_and_never_given_twice() -> None:
    """What has an id keeps it, also when it comes later; a broken list is left for the messages."""
    made = with_ids({"learnings": [{"title": "A"}, {"title": "A"}, {"id": "a", "title": "B"}, {"title": None}, "x"], "results": "geen", "financing": {"lines": None}})
    assert [item.get("id") if isinstance(item, dict) else item for item in made["learnings"]] == ["a-2", "a-3", "a", None, "x"]
    assert made["results"] == "geen"
    assert with_ids(["geen casus"]) == ["geen casus"]


@pytest.mark.parametrize(
    "text", ["title: Alleen dit\n", "- een\n- twee\n", "id: proef\n" + WERF, WERF.replace("kind: les", "kind: lesje"), WERF + "title: Nog een\n", WERF.replace("  lines:", "\tlines:")]
)
def test_what_is_no_case_is_left_alone(text: str) -> None:
    """Faults with their place, and no text."""
    form = canonical("proef", text.encode())
    assert form.text is None
    assert form.faults


def test_what_the_form_says_of_the_schema() -> None:
    """Every name with which the form is described is in the schema, and the schema has the keys in the order of the model."""
    definitions = {"Case": case_schema(), **case_schema()["$defs"]}
    assert definitions.keys() >= BLOCKS
    for name, keys in TEXTS.items():
        assert set(keys) <= definitions[name]["properties"].keys()
        assert name in BLOCKS
    assert list(case_schema()["properties"]) == [key for key in keys_of(Case) if key != "id"]
    for path, words, _ in LISTS:
        node = case_schema()
        for key in path:
            node = node["properties"][key]
            node = definitions[(node.get("items") or node)["$ref"].rpartition("/")[2]]
        assert {"id", words} <= node["properties"].keys()


@pytest.mark.parametrize("file", INVENTED, ids=lambda file: file.stem)
def test_invented_cases_are_canonical(file: Path) -> None:
    """The examples are in the form that they are an example of."""
    assert text_of(file.read_bytes(), file.stem).encode() == file.read_bytes()


@pytest.mark.real
def test_real_cases_are_canonical() -> None:
    """Every case file is in the canonical form: `wijkengids fmt` has been run."""
    assert [file.name for file in REAL if text_of(file.read_bytes(), file.stem).encode() != file.read_bytes()] == []


OTHER_PROGRAMS: dict[str, tuple[type, dict[str, Any]]] = {
    "sorted": (yaml.CSafeLoader, {"sort_keys": True, "width": 80}),
    "braces": (yaml.CSafeLoader, {"default_flow_style": True, "sort_keys": False, "width": 10_000, "allow_unicode": True}),
    "lines": (yaml.CSafeLoader, {"default_flow_style": False, "sort_keys": False, "width": 40, "allow_unicode": True, "indent": 4}),
    "double": (yaml.CBaseLoader, {"default_style": '"', "width": 60, "sort_keys": True}),
    "single": (yaml.CBaseLoader, {"default_style": "'", "width": 120, "sort_keys": False, "allow_unicode": True, "line_break": "\r\n"}),
    "blocks": (yaml.CBaseLoader, {"default_style": "|", "sort_keys": False, "allow_unicode": True}),
    "folded": (yaml.CBaseLoader, {"default_style": ">", "sort_keys": False, "allow_unicode": True, "width": 30}),
}


@pytest.mark.real
@pytest.mark.parametrize("program", OTHER_PROGRAMS)
def test_real_cases_come_back_from_another_program(program: str) -> None:
    """Read and written by another program, in another order and dress: the same bytes again."""
    loader, options = OTHER_PROGRAMS[program]
    for file in REAL:
        data = file.read_bytes()
        dumped = yaml.dump(yaml.load(data, Loader=loader), Dumper=yaml.CSafeDumper, **options)
        assert dumped.encode() != data
        assert text_of(dumped, file.stem).encode() == data, file.name
