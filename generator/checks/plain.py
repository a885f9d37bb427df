"""Advice on plain Dutch for every text of the guide. It stands apart from the rules: nothing in it is wrong, and it is only given to who asks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.references import NAMES, names_of
from generator.guide import Guide
from generator.model.base import Record
from generator.model.walk import proses
from generator.plain.advice import advice, long_words
from generator.problems import Problem, Severity
from generator.reading.content import Content
from generator.reading.messages import field_name
from generator.vocabulary import Choice

# In which fields a record of a kind that is in no register has its name.
_TITLES = ("title", "name", "label", "term", "abbreviation")


def known_words(guide: Guide) -> frozenset[str]:
    """The long words of every name in the guide, of the word list and of the lists to choose from."""
    names = [name for kind, records in guide.records.items() for record in records.values() for name in _names(record, NAMES.get(kind, ()))]
    labels = [choice.label for choices in Choice.__subclasses__() for choice in choices]
    return frozenset(word for name in (*names, *labels) for word in long_words(name))


def _names(record: Record, fields: tuple[str, ...]) -> Iterator[str]:
    yield from (name for _, name in names_of(record, fields))
    for field in _TITLES:
        if field not in fields and isinstance(name := getattr(record, field, None), str):
            yield name


def advise(guide: Guide, content: Content) -> Iterator[Problem]:
    """All advice, with its place."""
    known = known_words(guide)
    for records in content.records.values():
        for record, origin in records:
            for path, text in proses(record):
                for one in advice(text, known):
                    file, mark = content.place(origin, path)
                    line, column = (mark.text_line + one.line, mark.text_column + one.column) if mark.text_line else (mark.line, mark.column)
                    yield Problem(file, line, column, Severity.ADVICE, *one.words, field_name(path))
