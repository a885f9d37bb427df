"""The pages that gather things from everywhere: home, A–Z, all learnings, who pays for what, and the hand-written pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.ids import sort_key
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Case, Learning
from generator.outputs import Output
from generator.pages.cases import last_change
from generator.pages.desk import Desk
from generator.pages.site import TITLES, Site
from generator.pages.themes import learnings_by_subject
from generator.vocabulary import Facet, Form, LearningKind

T = TypeVar("T")
# What one item of a kind is called in a list of everything.
_ONE = {
    Kind.CASE: "Praktijkvoorbeeld",
    Kind.THEME: "Thema",
    Kind.PLACE: "Plaats",
    Kind.PARTY: "Partij",
    Kind.TERM: "Woordenlijst",
    Kind.SOURCE: "Bron",
    Kind.NETWORK: "Leernetwerk",
    Kind.INDICATOR: "Cijfers",
    Kind.PAGE: "Pagina",
}


def letters(items: Iterable[T], title: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """The items by the first letter of their title; titles that begin with a figure stand under `0-9`."""
    found: dict[str, list[T]] = {}
    for item in sorted(items, key=lambda item: sort_key(title(item))):
        first = sort_key(title(item))[0][:1]
        found.setdefault(first.upper() if first.isalpha() else "0-9", []).append(item)
    return sorted(found.items())


def plan_overviews(site: Site, markuper: Markuper) -> Iterator[Output]:
    """Every page that is not about one thing."""
    yield _home_page(site, markuper)
    yield _learnings_page(site, markuper)
    yield _financing_page(site, markuper)
    yield _index_page(site, markuper)
    for name, page in site.guide.pages.items():
        yield Desk(site, markuper, f"{name}/").page("prose.html", page.title, page.description or page.title, "pagina", text=page.text)


def _home_page(site: Site, markuper: Markuper) -> Output:
    guide = site.guide
    newest = sorted(site.facts.values(), key=lambda facts: (last_change(facts.case), facts.case.status_date, facts.case.title), reverse=True)
    by_facet = {facet: [(theme, len(guide.cases_with_theme.get(name, ()))) for name, theme in guide.themes_of(facet)] for facet in Facet}
    return Desk(site, markuper, "").page(
        "home.html",
        "Wijkengids",
        "Wat gemeenten, corporaties en bewoners in wijken probeerden: wat het kostte, wie betaalde en wat eruit kwam.",
        "home",
        challenges=by_facet[Facet.CHALLENGE],
        methods=by_facet[Facet.METHOD],
        rubbing=_rubbing(guide.cases.values()),
        newest=newest[:3],
        number_of_cases=len(guide.cases),
    )


def _rubbing(cases: Iterable[Case]) -> list[tuple[Case, Learning]]:
    """Three learnings from different cases that look at things from opposite sides: for, against, and an open question."""
    sides = ((LearningKind.OPPORTUNITY, LearningKind.FOR, LearningKind.ADVANTAGE), (LearningKind.RISK, LearningKind.AGAINST, LearningKind.DISADVANTAGE, LearningKind.BOTTLENECK), (LearningKind.QUESTION, LearningKind.LESSON, LearningKind.CONCLUSION))
    found: list[tuple[Case, Learning]] = []
    for kinds in sides:
        used = {case.id for case, _ in found}
        candidates = [(case, learning) for case in cases if case.id not in used for learning in case.learnings if learning.kind in kinds]
        # Prefer the subject of the first, so that the three are about the same thing.
        candidates.sort(key=lambda item: (bool(found) and item[1].about[0] is not found[0][1].about[0], kinds.index(item[1].kind) if item[1].kind else 9, len(item[1].title)))
        found += candidates[:1]
    return found


def _learnings_page(site: Site, markuper: Markuper) -> Output:
    groups = learnings_by_subject(facts.case for facts in site.cases(site.guide.cases))
    return Desk(site, markuper, "leerpunten/").page(
        "learnings.html", "Wat anderen leerden", "Alle leerpunten uit de praktijkvoorbeelden, bij elkaar gezet naar waar ze over gaan.", "lijst", search=False, groups=groups
    )


def _financing_page(site: Site, markuper: Markuper) -> Output:
    lines = [(facts.case, line) for facts in site.cases(site.guide.cases) for line in facts.case.lines]
    forms = Counter(form for case in site.guide.cases.values() for form in {line.form for line in case.lines} if form and form is not Form.UNKNOWN)
    return Desk(site, markuper, "financiering/").page(
        "financing.html",
        "Wie betaalt wat?",
        "Alle bedragen en betaalvormen uit de praktijkvoorbeelden, met wie betaalt en hoe zeker het is.",
        "lijst",
        search=False,
        groups=[(form, [(case, line) for case, line in lines if (line.form or Form.UNKNOWN) is form]) for form in (*(form for form, _ in forms.most_common()), Form.UNKNOWN)],
    )


def _index_page(site: Site, markuper: Markuper) -> Output:
    items = [(site.title(kind, name), kind, name, _ONE[kind]) for kind in _ONE for name in site.guide.records[kind]]
    items += [(synonym, Kind.TERM, name, f"zie {term.term}") for name, term in site.guide.terms.items() for synonym in term.names[1:]]
    items += [(alias, Kind.PARTY, name, f"zie {party.name}") for name, party in site.guide.parties.items() for alias in party.aliases]
    return Desk(site, markuper, "a-z/").page(
        "index.html", "Alles van A tot Z", "Elk praktijkvoorbeeld, thema, woord, elke plaats, partij en bron in de gids.", "lijst", search=False, groups=letters(items, lambda item: item[0]), titles=TITLES
    )
