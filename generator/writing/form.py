"""The canonical form of a case file: from the bytes of a file to those that it should have, or what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from generator.model.case import Case
from generator.model.schema import schema
from generator.reading.bytes import read_text
from generator.reading.comments import read_comments
from generator.reading.messages import faults_of
from generator.reading.tree import Fault, read_tree
from generator.wording import FILES, say
from generator.writing.ids import with_ids
from generator.writing.writer import write_case


@dataclass(frozen=True)
class Form:
    """What `fmt` makes of a file: its text, or the faults for which it is left alone."""

    text: str | None
    faults: tuple[Fault, ...] = ()


@cache
def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case, made once."""
    return schema()


def canonical(name: str, data: bytes) -> Form:
    """The canonical form of the case file of this id. Only ids are added; nothing else is changed but the form."""
    text, faults = read_text(data)
    if faults:
        return Form(None, tuple(faults))
    tree, faults = read_tree(text)
    if faults or tree is None:
        return Form(None, tuple(faults))
    if isinstance(tree.value, dict) and "id" in tree.value:
        mark = tree.keys[("id",)]
        return Form(None, (Fault(mark.line, mark.column, *say(FILES, "fixed", field="id"), field="id"),))
    value = with_ids(tree.value)
    try:
        Case.model_validate({**value, "id": name} if isinstance(value, dict) else value)
    except ValidationError as error:
        return Form(None, tuple(faults_of(error, Case, value, tree, (), {"id"})))
    return Form(write_case(value, case_schema(), read_comments(text)))
