"""Every field that an editor types has Dutch words, once, in the model: a label, a help text and examples that are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter

from generator.model.base import Record
from generator.model.case import Case
from generator.model.lists import ReadingList
from generator.model.others import Group, Indicator, Network, Page, Row, Theme
from generator.model.registers import Party, Place, Source, Term
from generator.model.schema import schema, schema_of
from generator.model.walk import keys_of
from tests.support import ROOT

#: What a file or an entry of a register is; the other records stand within these.
WHOLE: tuple[type[Record], ...] = (Case, Party, Place, Term, Source, Theme, Network, Group, ReadingList, Indicator, Row, Page)
# Words that Dutch does not have, or that no editor needs.
ENGLISH = re.compile(r"\b(the|of the|and|with|without|which|whose|is not|are|what it|how|when it|has|from the)\b")


def records_within(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """A record and all that can stand within it."""
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in _models(field.annotation):
                records_within(inner, seen)
    return seen


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


RECORDS = sorted({record for model in WHOLE for record in records_within(model)}, key=lambda record: record.__name__)
FIELDS = [(record, name) for record in RECORDS for name in record.model_fields]


def typed(value: Any) -> Any:
    """A value as the reader hands it over: every scalar is the text that was typed."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize(("record", "name"), FIELDS, ids=lambda part: part if isinstance(part, str) else part.__name__)
def test_every_field_has_words(record: type[Record], name: str) -> None:
    """A short label, one or two sentences of help, and examples unless it holds records of its own."""
    shown = schema_of(record)
    key = record.model_fields[name].alias or name
    own = shown["properties"][key] if "properties" in shown else shown["$defs"][record.__name__]["properties"][key]
    assert 2 <= len(own["title"]) <= 40
    assert own["title"][0].isupper()
    assert own["description"].endswith((".", "?"))
    assert len(own["description"]) <= 200
    assert own.get("examples") or any(True for _ in _models(record.model_fields[name].annotation))


@pytest.mark.parametrize(("record", "name"), FIELDS, ids=lambda part: part if isinstance(part, str) else part.__name__)
def test_every_example_is_right(record: type[Record], name: str) -> None:
    """Who types an example gets no message."""
    field = record.model_fields[name]
    adapter = TypeAdapter[Any](Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)  # type: ignore[arg-type]
    for example in field.examples or ():
        adapter.validate_python(typed(example))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_has_words(record: type[Record]) -> None:
    """A name, and a sentence that says what it is."""
    title, description = record.WORDS
    assert title
    assert description.endswith(".")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_schema_keeps_the_order_of_a_file(record: type[Record]) -> None:
    """The order of the properties is the order in which a file has its keys."""
    shown = schema_of(record)
    own = shown if "properties" in shown else shown["$defs"][record.__name__]
    assert list(own["properties"]) == keys_of(record)


def words_of(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, words) of all that a reader of a schema sees."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("title", "description", "enumDescriptions") and not isinstance(value, dict):
                yield from ((path, words) for words in ([value] if isinstance(value, str) else value))
            else:
                yield from words_of(value, f"{path}/{key}")
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value, path)


@pytest.mark.parametrize("record", WHOLE, ids=lambda record: record.__name__)
def test_the_schema_has_no_english(record: type[Record]) -> None:
    """Neither what a developer wrote beside the code, nor a title that was made of the name of a field."""
    found = dict(words_of(schema_of(record)))
    assert found
    names = {field.replace("_", " ").title() for other in RECORDS for field in other.model_fields} - {"Document", "Id", "Indicator", "Monitor"}
    for path, words in found.items():
        assert not ENGLISH.search(words), (path, words)
        assert words not in names, (path, words)
    docstrings = {(other.__doc__ or "-").split("\n")[0] for other in RECORDS}
    assert not docstrings & set(found.values())


# Label of the field → where readers of a case see the same words.
SAME = [
    ("status", "case_head.html"),
    ("scale", "case_head.html"),
    ("initiators", "case_head.html"),
    ("evidence", "case_head.html"),
    ("target_groups", "case_story.html"),
    ("parties", "case.html"),
    ("learnings", "case.html"),
    ("phases", "case_story.html"),
    ("financing", "case_money.html"),
    ("results", "case_results.html"),
    ("follow_up", "case_results.html"),
    ("related", "case_context.html"),
    ("part_of", "case_head.html"),
]


@pytest.mark.parametrize(("field", "template"), SAME)
def test_editors_and_readers_see_the_same_words(field: str, template: str) -> None:
    """A label of the form is the heading of the page."""
    assert schema()["properties"][field]["title"] in (ROOT / "theme/guide" / template).read_text(encoding="utf-8")
    assert schema()["$defs"]["Results"]["properties"]["setbacks"]["title"] in (ROOT / "theme/guide/case_results.html").read_text(encoding="utf-8")
