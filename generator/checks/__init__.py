"""The rules that a guide must keep beyond the form of each record: one rule a function, yielding findings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.contents import check_contact, check_learned, check_lengths, check_parties_once, check_quotes, check_titles
from generator.checks.dates import check_after_status, check_dated, check_ending, check_listings, check_order
from generator.checks.findings import Rule
from generator.checks.lists import check_list_dates, check_listed, check_meetings
from generator.checks.references import check_aliases, check_ids_once, check_names_once, check_new, check_pages, check_references, check_registered, check_reserved, check_texts, check_used
from generator.checks.sense import check_anchors_once, check_answers, check_circles, check_facets, check_headline, check_home, check_located, check_notes, check_rows_once, check_units
from generator.checks.todo import check_filled_in
from generator.checks.words import check_search_words
from generator.guide import Guide
from generator.problems import Problem
from generator.reading.files import Content
from generator.reading.messages import field_name

RULES: tuple[Rule, ...] = (
    check_ids_once,
    check_reserved,
    check_names_once,
    check_references,
    check_texts,
    check_anchors_once,
    check_facets,
    check_headline,
    check_circles,
    check_located,
    check_units,
    check_aliases,
    check_notes,
    check_answers,
    check_home,
    check_listed,
    check_meetings,
    check_pages,
    check_rows_once,
    check_registered,
    check_new,
    check_search_words,
    check_after_status,
    check_ending,
    check_order,
    check_list_dates,
    check_listings,
    check_dated,
    check_contact,
    check_lengths,
    check_titles,
    check_quotes,
    check_parties_once,
    check_learned,
    check_filled_in,
)


# What can only be judged when nothing is wrong: a reference with a typing error would make an entry look unused.
RULES_WHEN_SOUND: tuple[Rule, ...] = (check_used,)


def check(guide: Guide, content: Content) -> Iterator[Problem]:
    """Every problem that the rules find, with its place."""
    found = [problem for rule in RULES for problem in _problems(rule, guide, content)]
    yield from found
    if not any(problem.is_error for problem in (*content.problems, *found)):
        for rule in RULES_WHEN_SOUND:
            yield from _problems(rule, guide, content)


def _problems(rule: Rule, guide: Guide, content: Content) -> Iterator[Problem]:
    for found in rule(guide, content):
        path, mark = content.place(found.origin, found.path)
        line, column = mark.line, mark.column
        if found.text_line is not None and mark.text_line:
            line, column = mark.text_line + found.text_line, mark.text_column + found.text_column
        yield Problem(path, line, column, found.severity, found.code, found.message, found.hint, field_name(found.path))
