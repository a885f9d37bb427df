"""Finding a case: the list of all cases with its choices, and a page for each value of each axis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.markup import Markuper
from generator.model.base import Kind
from generator.outputs import Crumb, Draft, Output
from generator.pages import describe
from generator.pages.cases import LIST
from generator.pages.desk import Desk
from generator.pages.facet_words import HINTS, LISTS, UNKNOWN
from generator.pages.facets import Found, Value, emptied, facets_of
from generator.pages.finder_data import CHOICES, SORTS, TABLE
from generator.pages.lists import MOST_CASES, OWN
from generator.pages.site import TITLES, Site
from generator.texts import plain
from generator.vocabulary import Filter

# The questions of the guided way in, with the axes that each is about.
_QUESTIONS = (
    ("Wat is er aan de hand?", "Waar loopt u tegenaan in de wijk?", (Filter.CHALLENGE,)),
    ("Wie kan beginnen?", "Wie begon in het voorbeeld?", (Filter.INITIATOR,)),
    ("Welk geld is er?", "Hoe betaalden anderen, en om hoeveel ging het?", (Filter.FORM, Filter.COST)),
    ("Op welke schaal?", "Waar moeten mensen er iets van merken?", (Filter.SCALE,)),
)
# Values of these axes have a page elsewhere that tells more.
_PAGES = {
    Filter.CHALLENGE: Kind.THEME,
    Filter.METHOD: Kind.THEME,
    Filter.STATE_ROLE: Kind.THEME,
    Filter.MUNICIPALITY: Kind.PLACE,
    Filter.PROVINCE: Kind.PLACE,
}
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)’][.!?]) (?=[A-Z‘’0-9])")
# So many letters of a summary stand on a compact card: whole sentences, and always the first.
_ROOM = 150


def plan_finder(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list of all cases, a page for each axis, and one for each value that a case has."""
    facets = facets_of(site)
    yield Draft(LIST.url, partial(_finder_page, site, markuper, facets))
    for facet in facets:
        empty = list(emptied(site, facet))
        if facet.values or empty:
            yield Draft(f"{LIST.url}{facet.axis}/", partial(_axis_page, site, markuper, facet, facets))
        for value in (*facet.values, *empty):
            yield Draft(f"{LIST.url}{facet.axis}/{value.id}/", partial(_value_page, site, markuper, facet, value))


def opening(summary: str) -> str:
    """The first sentences of a summary in plain words, as many as there is room for."""
    first, *others = _SENTENCE_END.split(plain(summary))
    for other in others:
        if len(first) + len(other) >= _ROOM:
            break
        first = f"{first} {other}"
    return first


def _finder_page(site: Site, markuper: Markuper, facets: tuple[Found, ...]) -> Output:
    known = {facet.axis: [value for value in facet.values if value.id != UNKNOWN] for facet in facets}
    questions = [(title, hint, [(axis, known[axis]) for axis in axes if known[axis]]) for title, hint, axes in _QUESTIONS]
    return Desk(site, markuper, "casussen/").page(
        "cases.html",
        TITLES[Kind.CASE],
        "Alle praktijkvoorbeelden uit Nederlandse wijken, met wat het kostte en wat eruit kwam.",
        "voorbeelden",
        search=False,
        everything=site.cases(site.guide.cases),
        facets=[facet for facet in facets if facet.values],
        questions=[(title, hint, parts) for title, hint, parts in questions if parts],
        hints=HINTS,
        sorts=SORTS,
        opening=opening,
        choices=CHOICES,
        table=TABLE,
        own_list=OWN,
        most_listed=MOST_CASES,
    )


def _axis_page(site: Site, markuper: Markuper, facet: Found, facets: tuple[Found, ...]) -> Output:
    """The values of one axis, with the number of cases of each."""
    others = [other.axis for other in facets if other.values and other is not facet]
    return Desk(site, markuper, f"casussen/{facet.axis}/").page(
        "axis.html",
        LISTS[facet.axis],
        f"{facet.axis.label.rstrip('?')}: elke keuze met het aantal praktijkvoorbeelden.",
        "voorbeelden",
        (LIST,),
        search=False,
        facet=facet,
        hint=HINTS.get(facet.axis, ""),
        others=others,
    )


def _value_page(site: Site, markuper: Markuper, facet: Found, value: Value) -> Output:
    """The cases that have one value, and the way to the other values."""
    kind = _PAGES.get(facet.axis)
    return Desk(site, markuper, f"casussen/{facet.axis}/{value.id}/").page(
        "axis_value.html",
        value.title,
        describe.of_value(facet.axis.label, value.label, site.cases(value.cases)),
        "voorbeelden",
        (LIST, Crumb(LISTS[facet.axis], f"casussen/{facet.axis}/")),
        search=False,
        facet=facet,
        value=value,
        hint=HINTS.get(facet.axis, ""),
        found=site.cases(value.cases),
        more=(kind, value.id) if kind and value.id != UNKNOWN else None,
        opening=opening,
    )
