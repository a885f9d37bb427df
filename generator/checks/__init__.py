"""The rules that a guide must keep beyond the form of each record: one rule a function, yielding findings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.contents import check_contact, check_learned, check_lengths, check_parties_once, check_quotes, check_titles
from generator.checks.dates import check_after_status, check_dated, check_ending, check_listings, check_order
from generator.checks.findings import Finding, Rule
from generator.checks.lists import check_list_dates, check_listed, check_meetings
from generator.checks.references import check_aliases, check_ids_once, check_names_once, check_new, check_pages, check_references, check_registered, check_reserved, check_texts, check_used
from generator.checks.sense import check_anchors_once, check_answers, check_circles, check_facets, check_headline, check_home, check_located, check_notes, check_rows_once, check_units
from generator.checks.todo import check_filled_in
from generator.checks.words import check_search_words
from generator.guide import Guide, assemble
from generator.model.base import Kind, Record
from generator.model.once import once
from generator.problems import Problem
from generator.reading.content import Content, Origin
from generator.reading.messages import field_name

# Rules that judge a record by itself. They are shown nothing else, so that what they find can be kept with the record.
RULES_OF_ONE: tuple[Rule, ...] = (
    check_reserved,
    check_anchors_once,
    check_headline,
    check_located,
    check_units,
    check_notes,
    check_answers,
    check_listed,
    check_registered,
    check_new,
    check_search_words,
    check_after_status,
    check_ending,
    check_order,
    check_list_dates,
    check_listings,
    check_contact,
    check_lengths,
    check_titles,
    check_quotes,
    check_parties_once,
)
RULES: tuple[Rule, ...] = (
    check_ids_once,
    check_names_once,
    check_references,
    check_texts,
    check_facets,
    check_circles,
    check_aliases,
    check_home,
    check_meetings,
    check_pages,
    check_rows_once,
    check_dated,
    check_learned,
    check_filled_in,
)


# What can only be judged when nothing is wrong: a reference with a typing error would make an entry look unused.
RULES_WHEN_SOUND: tuple[Rule, ...] = (check_used,)


def check(guide: Guide, content: Content) -> Iterator[Problem]:
    """Every problem that the rules find, with its place."""
    _ = guide.terms_found  # first, so that all that is asked of a text is asked at once: a large guide has more of them than are kept
    found = [_problem(finding, content) for finding in (*_found_in_each(content), *(finding for rule in RULES for finding in rule(guide, content)))]
    yield from found
    if not any(problem.is_error for problem in (*content.problems, *found)):
        yield from (_problem(finding, content) for rule in RULES_WHEN_SOUND for finding in rule(guide, content))


def _found_in_each(content: Content) -> Iterator[Finding]:
    """What is found in each record by itself, and in what is too broken to be one."""
    for kind, records in content.records.items():
        for record, origin in records:
            yield from _found_in(record, kind, origin)
    yield from _found_by_one(Content(broken=content.broken))


@once
def _found_in(record: Record, kind: Kind, origin: Origin) -> tuple[Finding, ...]:
    alone = Content()
    alone.records[kind].append((record, origin))
    return tuple(_found_by_one(alone))


def _found_by_one(content: Content) -> Iterator[Finding]:
    nothing = assemble({})
    return (finding for rule in RULES_OF_ONE for finding in rule(nothing, content))


def _problem(found: Finding, content: Content) -> Problem:
    path, mark = content.place(found.origin, found.path)
    line, column = mark.line, mark.column
    if found.text_line is not None and mark.text_line:
        line, column = mark.text_line + found.text_line, mark.text_column + found.text_column
    return Problem(path, line, column, found.severity, found.code, found.message, found.hint, field_name(found.path))
