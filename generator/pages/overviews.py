"""The pages that gather things from everywhere: home, A–Z, all learnings, who pays for what, and the hand-written pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from generator.guide import last_change
from generator.ids import sort_key
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Case, Learning
from generator.model.others import Page
from generator.outputs import Draft, Output
from generator.pages.desk import Desk, drafted
from generator.pages.site import TITLES, Site
from generator.pages.themes import forms_of, learnings_by_subject
from generator.texts import plain
from generator.vocabulary import Facet, Form

T = TypeVar("T")
# The hand-written page that opens the home page.
HOME = "voorpagina"
# What one item of a kind is called in a list of everything.
_ONE = {
    Kind.CASE: "Praktijkvoorbeeld",
    Kind.THEME: "Thema",
    Kind.PLACE: "Plaats",
    Kind.PARTY: "Partij",
    Kind.TERM: "Woordenlijst",
    Kind.SOURCE: "Bron",
    Kind.NETWORK: "Leernetwerk",
    Kind.GROUP: "Wat voorbeelden gemeen hebben",
    Kind.LIST: "Leeslijst",
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


def plan_overviews(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """Every page that is not about one thing."""
    made = {"": _home_page, "leerpunten/": _learnings_page, "financiering/": _financing_page, "a-z/": _index_page, "zoeken/": _search_page}
    yield from (Draft(path, partial(page, site, markuper)) for path, page in made.items())
    for name, page in site.guide.pages.items():
        if name != HOME:
            yield drafted(site, markuper, f"{name}/", "prose.html", page.title, page.description or plain(page.text) or page.title, "pagina", updated="", name=name, text=page.text)


def _home_page(site: Site, markuper: Markuper) -> Output:
    guide = site.guide
    newest = sorted(site.facts.values(), key=lambda facts: (last_change(facts.case), facts.case.status_date, facts.case.title), reverse=True)
    by_facet = {facet: [(theme, len(guide.cases_with_theme.get(name, ()))) for name, theme in guide.themes_of(facet)] for facet in Facet}
    home = guide.pages.get(HOME)
    return Desk(site, markuper, "").page(
        "home.html",
        home.title if home else "Wijkengids",
        home.description or plain(home.text) or home.title if home else "Wijkengids",
        "home",
        search=False,
        text=home.text if home else "",
        challenges=by_facet[Facet.CHALLENGE],
        methods=by_facet[Facet.METHOD],
        learnings=_chosen(site, home),
        newest=newest[:3],
        number_of_cases=len(guide.cases),
    )


def _chosen(site: Site, home: Page | None) -> list[tuple[Case, Learning]]:
    """The learnings that the editors chose for the home page: from different cases, and not of one mind."""
    refs = home.learnings if home else ()
    return [(case, learning) for ref in refs for case in [site.guide.cases[ref.case]] for learning in case.learnings if learning.id == ref.learning]


def _learnings_page(site: Site, markuper: Markuper) -> Output:
    groups = learnings_by_subject([facts.case for facts in site.cases(site.guide.cases)], site.guide.groups.values())
    return Desk(site, markuper, "leerpunten/").page(
        "learnings.html", "Wat anderen leerden", "Alle leerpunten uit de praktijkvoorbeelden, bij elkaar gezet naar waar ze over gaan.", "lijst", search=False, groups=groups
    )


def _financing_page(site: Site, markuper: Markuper) -> Output:
    lines = [(facts.case, line) for facts in site.cases(site.guide.cases) for line in facts.case.lines]
    forms = [form for form, _, _ in forms_of(site.guide.cases.values())]
    return Desk(site, markuper, "financiering/").page(
        "financing.html",
        "Wie betaalt wat?",
        "Alle bedragen en betaalvormen uit de praktijkvoorbeelden, met wie betaalt en hoe zeker het is.",
        "lijst",
        search=False,
        amounts=[(case, line) for case, line in lines if line.amount and line.amount.is_number],
        groups=[(form, [(case, line) for case, line in lines if (line.form or Form.UNKNOWN) is form and not (line.amount and line.amount.is_number)]) for form in (*forms, Form.UNKNOWN)],
    )


def _index_page(site: Site, markuper: Markuper) -> Output:
    items = [(site.title(kind, name), kind, name, _ONE[kind]) for kind in _ONE for name in site.guide.records[kind] if (kind, name) != (Kind.PAGE, HOME)]
    items += [(synonym, Kind.TERM, name, f"begrip, zie {term.term}") for name, term in site.guide.terms.items() for synonym in term.names[1:]]
    items += [(alias, Kind.PARTY, name, f"partij, zie {party.name}") for name, party in site.guide.parties.items() for alias in party.aliases]
    return Desk(site, markuper, "a-z/").page(
        "index.html",
        "Alles van A tot Z",
        "Elk praktijkvoorbeeld, thema, woord, elke plaats, partij en bron in de gids.",
        "lijst",
        search=False,
        groups=letters(items, lambda item: item[0]),
        titles=TITLES,
    )


def _search_page(site: Site, markuper: Markuper) -> Output:
    return Desk(site, markuper, "zoeken/").page("zoeken.html", "Zoeken", "Zoek in alle praktijkvoorbeelden, thema’s, woorden, cijfers, plaatsen en partijen.", "zoeken", search=False, indexed=False)
