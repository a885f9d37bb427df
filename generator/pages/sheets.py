"""A case or a theme on one sheet of paper, with a QR code that leads to its page: `/casussen/<id>/blad/`, `/themas/<id>/blad/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from generator import dutch
from generator.markup import Markuper, sentence
from generator.model.base import Kind
from generator.model.case import Case, Learning
from generator.model.others import Group
from generator.outputs import Crumb, Draft, Output
from generator.pages.brief import Brief, brief_of
from generator.pages.desk import Desk
from generator.pages.newsletter import newest_of
from generator.pages.qr import code_of
from generator.pages.site import Site
from generator.pages.themes import learnings_by_subject
from generator.texts import plain
from generator.vocabulary import Initiator

FRAME = "sheet.html"
#: What fits on one sheet.
LEARNINGS, CASES = 3, 5
_SOURCES, _METHODS = 3, 3
# What learnings may take together, in letters: with longer ones only the first sentence of each is told.
_ROOM = 900


@dataclass(frozen=True)
class Learned:
    """A learning on a sheet, and whose it is when the sheet is about more than one case."""

    title: str
    text: str
    of: str = ""


def sheet_address(path: str) -> str:
    """The address of the sheet of a page."""
    return f"{path}blad/"


def plan_sheets(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """A sheet for each case and for each theme with cases; one that has lost them all keeps its sheet, because the address may have been printed."""
    for name in site.guide.cases:
        yield Draft(sheet_address(site.address(Kind.CASE, name)), partial(_case_sheet, site, markuper, name))
    for name in site.guide.themes:
        path = sheet_address(site.address(Kind.THEME, name))
        if site.guide.cases_with_theme.get(name) or path in site.published:
            yield Draft(path, partial(_theme_sheet, site, markuper, name))


def _sheet(site: Site, markuper: Markuper, path: str, title: str, description: str, template: str, **given: Any) -> Output:
    """A sheet; its crumb is the page that it is about. A code of an address that is not real yet would lead nowhere: then there is none."""
    address = site.home + path if site.home else ""
    made = Desk(site, markuper, sheet_address(path)).page(
        template, title, description, "blad", (Crumb(title, path),), search=False, indexed=False, path=path, address=address, code=code_of(address) if address else None, **given
    )
    return replace(made, frame=FRAME)


def _case_sheet(site: Site, markuper: Markuper, name: str) -> Output:
    case = site.guide.cases[name]
    brief = brief_of(site, site.facts[name])
    documents = list(dict.fromkeys(part.document for part in case.sources))
    return _sheet(
        site,
        markuper,
        brief.path,
        case.title,
        brief.summary,
        "sheet_case.html",
        case=brief,
        facts=[*brief.facts, *_more_facts(site, case)],
        learnings=_told((learning, "") for learning in chosen(case.learnings)),
        number=len(case.learnings),
        sources=_sources(site, documents),
    )


def _more_facts(site: Site, case: Case) -> Iterator[tuple[str, str]]:
    """What a sheet has room for beside what is told of a case everywhere."""
    started = [who.label for who in case.initiators if who is not Initiator.UNKNOWN]
    if started:
        yield "Wie begon", ", ".join(started)
    if case.scale:
        yield "Schaal", case.scale.label
    yield "Onderwerp", ", ".join(site.title(Kind.THEME, name) for name in case.challenges)
    if case.methods:
        yield "Manier van werken", ", ".join(site.title(Kind.THEME, name) for name in case.methods[:_METHODS])
    yield "Hoe weten we dit?", dutch.labels(kind.label for kind in case.evidence.kind)


def chosen(learnings: Sequence[Learning]) -> list[Learning]:
    """The learnings on a sheet: the first about each subject, then the others, in the order of the case."""
    first = {learning.about[0]: learning for learning in reversed(learnings)}
    firsts = [learning for learning in learnings if first[learning.about[0]] is learning]
    return [*firsts, *(learning for learning in learnings if learning not in firsts)][:LEARNINGS]


def _theme_sheet(site: Site, markuper: Markuper, name: str) -> Output:
    theme = site.guide.themes[name]
    found = newest_of(site, site.guide.cases_with_theme.get(name, ()))
    cases = [facts.case for facts in found]
    counts = [dutch.count(len(cases), "praktijkvoorbeeld", "praktijkvoorbeelden"), dutch.count(sum(len(case.learnings) for case in cases), "leerpunt", "leerpunten")]
    documents = list(dict.fromkeys(part.document for case in cases for part in case.sources))
    return _sheet(
        site,
        markuper,
        site.address(Kind.THEME, name),
        theme.label,
        plain(theme.text),
        "sheet_theme.html",
        theme=theme,
        text=plain(theme.text),
        counts=counts,
        cases=[_listed(site, brief_of(site, facts)) for facts in found[:CASES]],
        number=len(cases),
        learnings=_told(_across(site, cases)),
        payers=_payers(site, cases),
        sources=_sources(site, documents),
    )


def _listed(site: Site, case: Brief) -> tuple[str, str]:
    return case.title, ". ".join(filter(None, [case.place, case.stand.partition(". ")[0]])) + "."


def _across(site: Site, cases: Sequence[Case]) -> Iterator[tuple[Learning, str]]:
    """(learning, case): the first learning about each of the subjects of which there are most, each of another case."""
    subjects = sorted(learnings_by_subject(cases, ()), key=lambda found: -len(found[1]))
    told: set[str] = set()

    def fresh(items: Iterable[tuple[Case | Group, Learning]]) -> Iterator[tuple[Case | Group, Learning]]:
        return ((teller, learning) for teller, learning in items if teller.id not in told)

    for _, items in subjects[:LEARNINGS]:
        for teller, learning in islice(fresh(items), 1):
            told.add(teller.id)
            yield learning, site.title(site.kind_of(teller), teller.id)


def _told(learnings: Iterable[tuple[Learning, str]]) -> list[Learned]:
    """The learnings with their texts: whole when there is room for all, else their first sentences."""
    found = [Learned(learning.title, plain(learning.text or ""), of) for learning, of in learnings]
    if sum(len(learned.text) for learned in found) <= _ROOM:
        return found
    return [replace(learned, text=learned.text.partition(". ")[0].rstrip(".") + "." if learned.text else "") for learned in found]


def _payers(site: Site, cases: Sequence[Case]) -> str:
    """What kinds of parties pay in these cases, those of most cases first; nothing when no source names a payer."""
    kinds = [{site.guide.parties[payer.party].type.label for payer in site.facts[case.id].payers if payer.party} for case in cases]
    counted = {label: sum(label in found for found in kinds) for label in sorted(set().union(*kinds))}
    most = sorted(counted.items(), key=lambda item: -item[1])[:_SOURCES]
    return sentence("; ".join(f"{label[:1].lower() + label[1:]} (in {dutch.count(number, 'voorbeeld', 'voorbeelden')})" for label, number in most))


def _sources(site: Site, documents: Sequence[str]) -> str:
    """The documents that a sheet rests on."""
    names = [f"{site.title(Kind.SOURCE, name)} ({site.guide.sources[name].publisher}, {site.guide.sources[name].date[:4]})" for name in documents[:_SOURCES]]
    more = len(documents) - _SOURCES
    return "; ".join(names) + (f"; en {dutch.count(more, 'andere bron', 'andere bronnen')}" if more > 0 else "")
