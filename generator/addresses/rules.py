"""The rules about addresses: what the register of moves says must be true, and nothing stands at two addresses or two things at one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from generator.addresses.fates import Fates, with_charts
from generator.addresses.lost import found, lost, lost_sections
from generator.addresses.names import BELOW, is_thing, page_of, things_of
from generator.guide import Guide
from generator.ids import nearest
from generator.model.base import Kind
from generator.pages.site import FOLDERS
from generator.problems import Problem, Severity
from generator.reading.content import Content, Origin
from generator.reading.messages import field_name
from generator.wording import LOST, NEAR, RULES, Words, say

#: What stands at the top of the site beside the hand-written pages.
TOP = frozenset({*FOLDERS.values(), "leerpunten", "financiering", "vergelijken", "zoeken", "a-z", "data", "api", "assets", "grafieken", "insluiten", "nieuwsbrief", "plaatjes"})


def address_problems(guide: Guide, content: Content) -> Iterator[Problem]:
    """What can be said before a page is made: of the register, of ids, and of things that are gone. Nothing about things while some cannot be read."""
    yield from _taken(content)
    fates = Fates([move for move, _ in content.moves], guide.cases)
    existing = things_of(guide)
    whole = not content.problems
    yield from _moves(content, guide, fates, lambda address: whole and is_thing(address), existing)
    if whole:
        yield from lost(content.published, existing, fates, is_thing)


def built_problems(guide: Guide, content: Content, existing: Collection[str], in_theme: Callable[[str], bool]) -> Iterator[Problem]:
    """What can only be said when all pages are made: each published address is there, and each move leads somewhere. `in_theme`: does the theme name this anchor?"""
    fates = Fates([move for move, _ in content.moves], guide.cases)
    yield from (problem for problem in _moves(content, guide, fates, lambda address: True, existing) if problem.is_error)
    yield from lost(content.published, existing, with_charts(fates, content.published, existing))
    yield from lost_sections(content.published, existing, in_theme)


def _taken(content: Content) -> Iterator[Problem]:
    """An id does not lead to an address at which something else stands."""
    for kind, records in content.records.items():
        if kind is Kind.CASE:
            continue  # has a rule of its own, for its earlier ids too
        taken = TOP if kind is Kind.PAGE else BELOW.get(kind, frozenset())
        for record, origin in records:
            name = str(getattr(record, "id"))
            if name in taken:
                path, mark = content.place(origin, ("id",))
                folder = f"{FOLDERS[kind]}/" if kind in FOLDERS else ""
                yield Problem(path, mark.line, mark.column, Severity.ERROR, *say(RULES, "reserved_page", address=f"{folder}{name}/", id=name))


def _moves(content: Content, guide: Guide, fates: Fates, judged: Callable[[str], bool], existing: Collection[str]) -> Iterator[Problem]:
    """What the register says of an address is said once, of an address that was published and is gone, and leads to one that exists."""
    # The earlier ids of cases count as moves too.
    seen = {move.from_: _place_of_alias(content, move.from_) for move in fates.moves[len(content.moves) :]}
    for move, origin in content.moves:
        where = content.place(origin, ("from",))
        if move.from_ in seen:
            file, line = seen[move.from_]
            yield _problem(content, origin, "from", say(RULES, "move_twice", address=move.from_, file=file, line=line))
            continue
        told = move.to in seen
        seen[move.from_] = (where[0], where[1].line)
        if move.from_ in existing:
            yield _problem(content, origin, "from", say(RULES, "move_exists", address=move.from_))
        elif circle := fates.follow(move.from_).circle:
            # Once for each circle: where it begins.
            yield from () if told else [_problem(content, origin, "to", say(RULES, "move_circle", address=circle))]
        elif move.to is not None and judged(move.to) and not found(move.to, existing, fates):
            yield _problem(content, origin, "to", _near(say(RULES, "move_nowhere", address=move.to, remedy=LOST["remove"]), move.to, existing))
        elif move.from_ not in content.published:
            words = _near(say(RULES, "move_unpublished", address=move.from_, remedy=LOST["remove"]), move.from_, content.published)
            yield _problem(content, origin, "from", words, Severity.WARNING)


def _problem(content: Content, origin: Origin, field: str, words: Words, severity: Severity = Severity.ERROR) -> Problem:
    path, mark = content.place(origin, (field,))
    return Problem(path, mark.line, mark.column, severity, *words, field_name((*origin.prefix, field)))


def _near(words: Words, address: str, known: Collection[str]) -> Words:
    """The same words, with the nearest address as the remedy when there is one; of an anchor, first on its own page."""
    page = page_of(address)
    same = [other for other in known if page_of(other) == page and other != address] if "#" in address else []
    near = nearest(address, same) or nearest(address, [other for other in known if ("#" in other) is ("#" in address)])
    return (*words[:2], NEAR.format(near=near)) if near else words


def _place_of_alias(content: Content, address: str) -> tuple[str, int]:
    """(file, line) of the earlier id of a case."""
    alias = address.split("/")[1]
    for record, origin in content.records[Kind.CASE]:
        aliases = getattr(record, "aliases")
        if alias in aliases:
            path, mark = content.place(origin, ("aliases", aliases.index(alias)))
            return path, mark.line
    return "", 1
