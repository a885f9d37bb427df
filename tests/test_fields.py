"""The reference of all fields is made from the model, and its example is a case without a fault."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.guide import Guide
from generator.markup import Markuper
from generator.model.base import Record
from generator.model.walk import keys_of
from generator.outputs import Output
from generator.pages.fields import OF_A_CASE, OF_OTHERS, PATH, PATH_OF_OTHERS, Sheet, annotated, example, plan_fields, sheet, yaml_of
from generator.pages.site import Site
from generator.reading.tree import read_tree
from generator.writing.form import canonical
from tests.support import GUIDE, ROOT, guide_in, said
from tests.test_words import RECORDS, typed

THEMES = {"challenges": (("wonen", "Wonen"),), "methods": (), "state_roles": ()}
ALL = [(record, word) for record, word in OF_A_CASE] + [(record, word) for record, word, _ in OF_OTHERS]
NAMED_BY_FILE = {"Case", "Theme", "Network", "Group", "ReadingList", "Indicator", "Page"}


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The invented guide."""
    return guide_in(GUIDE)


@pytest.fixture(scope="module")
def pages(guide: Guide) -> dict[str, Output]:
    """Both pages of the reference, by address."""
    return {draft.path: draft.make() for draft in plan_fields(Site(guide, lambda path: ""), Markuper(ROOT / "theme/guide"))}


def test_the_example_passes_the_gate(veldstad: Path) -> None:
    """An editor who copies the example starts without a fault, and without a warning."""
    (veldstad / "cases/voorbeeld.yml").write_text(example(), encoding="utf-8")
    assert said(veldstad) == []


def test_the_example_is_in_the_canonical_form() -> None:
    """`fmt` has nothing to change in it."""
    assert canonical("voorbeeld", example().encode()).text == example()


def test_the_explanations_look_different(pages: dict[str, Output]) -> None:
    """What is typed and what is explained are told apart, and together they are the example."""
    made = annotated('a: "x # y"  # zo\n# los\nb: <1>\n')
    assert made == 'a: "x # y"<span class="yaml__remark">  # zo</span>\n<span class="yaml__remark"># los</span>\nb: &lt;1&gt;'
    assert re.sub(r"</?span[^>]*>", "", annotated(example())).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == example().rstrip("\n")
    assert annotated(example()) in pages[PATH].content


def test_every_record_that_can_be_typed_is_there() -> None:
    """None is forgotten; what only others are made of is told with them."""
    assert {record.__name__ for record in RECORDS} - {record.__name__ for record, _ in ALL} == set()
    assert len({word for _, word in ALL}) == len(ALL)


@pytest.mark.parametrize(("record", "word"), ALL, ids=lambda part: part if isinstance(part, str) else part.__name__)
def test_every_field_has_an_address(record: type[Record], word: str, pages: dict[str, Output]) -> None:
    """`#veld-figures-bound`, once on its page, with the required ones marked, in the order of a file."""
    content = pages[PATH if (record, word) in OF_A_CASE else PATH_OF_OTHERS].content
    left_out = ({"id"} if record.__name__ in NAMED_BY_FILE else set()) | ({"rows"} if record.__name__ == "Indicator" else set())
    for key in set(keys_of(record)) - left_out:
        anchor = f'id="veld-{word}-{key}"' if word else f'id="veld-{key}"'
        assert content.count(anchor) == 1, anchor
    shown = sheet(record, word, "", THEMES)
    assert {field.key for field in shown.fields if field.required} == {field.alias or name for name, field in record.model_fields.items() if field.is_required()} - left_out
    own = [field.key for field in shown.fields]
    assert own == [key for key in keys_of(record) if key in own]


@pytest.mark.parametrize(("record", "word"), ALL, ids=lambda part: part if isinstance(part, str) else part.__name__)
def test_examples_are_read_as_they_are_meant(record: type[Record], word: str) -> None:
    """What the page shows as an example is YAML that says the same."""
    for field in record.model_fields.values():
        for value in field.examples or ():
            tree, faults = read_tree(f"x: {yaml_of(value)}\n")
            assert faults == []
            assert tree
            assert isinstance(tree.value, dict)
            assert tree.value["x"] == typed(value)


def row(shown: Sheet, key: str) -> Any:
    """One field of a sheet."""
    return next(field for field in shown.fields if field.key == key)


def test_what_one_types_is_told() -> None:
    """Choices with their labels and the default, the register of an id, the fields of a record, lists."""
    shown = {word: sheet(record, word, "", THEMES) for record, word in ALL}
    assert ("geschat", "geschat") in row(shown["lines"], "certainty").values
    assert row(shown["lines"], "certainty").default == "onbekend"
    assert row(shown["lines"], "amount").more == "soort-quantity"
    assert row(shown[""], "challenges").values == (("wonen", "Wonen"),)
    assert row(shown[""], "places").sort == "een lijst; elk is een id uit"
    assert row(shown["parties"], "role").sort == "kies één of meer"
    assert row(shown[""], "initiators").default == "onbekend"
    assert row(shown["rows"], "unit").examples == ("procentpunt",)
    assert row(shown["indicator"], "unit").examples == ('unit: "%"',)
    assert row(shown["source"], "page").sort == "een heel getal"
    assert {field.key: where for field, where in shown["figures"].same}["bound"] == "veld-quantity-bound"
