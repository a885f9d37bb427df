"""The pages of the themes: a synthesis that nobody has to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import zip_longest
from typing import TypeVar

from generator.guide import parties_of
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Case, Learning
from generator.model.others import Group, Meeting, Theme
from generator.outputs import Crumb, Draft, Output
from generator.pages.cite import of_theme
from generator.pages.desk import Desk, drafted
from generator.pages.frames import HEIGHTS
from generator.pages.site import TITLES, Facts, Site
from generator.texts import plain
from generator.vocabulary import About, Evidence, Facet, Form, PlaceType

LIST = Crumb(TITLES[Kind.THEME], "themas/")
T = TypeVar("T")
#: Whatever tells what was learned.
Teller = Case | Group
_MEASURED = {Evidence.EVALUATION, Evidence.COST_BENEFIT, Evidence.RESEARCH}


def plan_themes(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list of all themes and a page for each."""
    facets = [(facet, [(theme, len(site.guide.cases_with_theme.get(name, ()))) for name, theme in site.guide.themes_of(facet)]) for facet in Facet]
    yield drafted(
        site, markuper, LIST.url, "themes.html", TITLES[Kind.THEME], "Zoek praktijkvoorbeelden op onderwerp, op manier van werken of op wat het Rijk deed.", "lijst", search=False, facets=facets
    )
    for name, theme in site.guide.themes.items():
        yield Draft(site.address(Kind.THEME, name), partial(_theme_page, site, markuper, name, theme))


def _theme_page(site: Site, markuper: Markuper, name: str, theme: Theme) -> Output:
    found = site.cases(site.guide.cases_with_theme.get(name, ()))
    cases = [facts.case for facts in found]
    mainly = [case for case in cases if theme.facet is not Facet.CHALLENGE or case.challenges[0] == name]
    main = {case.id for case in mainly}
    groups = [group for group in site.guide.groups.values() if name in (*group.challenges, *group.methods)]
    return Desk(site, markuper, f"themas/{name}/").page(
        "theme.html",
        theme.label,
        plain(theme.text),
        "thema",
        (LIST,),
        theme=theme,
        cited=of_theme(site, theme),
        frame_height=HEIGHTS[Kind.THEME],
        found=found,
        counts=_counts(site, found),
        learnings=learnings_by_subject(mainly, [*groups, *(case for case in cases if case.id not in main)]),
        lines=[(case, line) for case in cases for line in case.lines if line.amount and line.amount.is_number][:8],
        parties=_recurring(cases),
        indicators=[key for key, indicator in site.guide.indicators.items() if name in indicator.themes],
        terms=list(dict.fromkeys((*_terms(site, mainly), *_terms(site, cases)))),
        meetings=_meetings(site, cases),
        groups=[group.id for group in sorted(groups, key=lambda group: group.order)],
        beside=_beside(site, theme, cases),
    )


def _counts(site: Site, found: list[Facts]) -> list[tuple[int, str, str]]:
    """(number, word for one, word for more): what the cases have in common, as counts and never as claims."""
    around = {place for facts in found for place in site.guide.around(facts.case.places)}
    municipalities = [place for place in around if site.guide.places[place].type is PlaceType.MUNICIPALITY]
    return [
        (len(found), "praktijkvoorbeeld", "praktijkvoorbeelden"),
        (len(municipalities), "gemeente", "gemeenten"),
        (sum(1 for facts in found if facts.cost), "met totale kosten", "met totale kosten"),
        (sum(len(facts.case.learnings) for facts in found), "leerpunt", "leerpunten"),
        (sum(1 for facts in found if _MEASURED & set(facts.case.evidence.kind)), "geëvalueerd of onderzocht", "geëvalueerd of onderzocht"),
    ]


def learnings_by_subject(first: Iterable[Teller], then: Iterable[Teller]) -> list[tuple[About, list[tuple[Teller, Learning]]]]:
    """The learnings of all these cases and groups by what they are mainly about, those of `first` before those of `then`.

    They take turns, so that none stands in front of the rest.
    """

    def about_it(about: About, tellers: Iterable[Teller]) -> list[tuple[Teller, Learning]]:
        return _in_turn([[(teller, learning) for learning in teller.learnings if learning.about[0] is about] for teller in tellers])

    found = [(about, about_it(about, first) + about_it(about, then)) for about in About]
    return [(about, learned) for about, learned in found if learned]


def _in_turn(queues: list[list[T]]) -> list[T]:
    """The first of each queue, then the second of each, and so on."""
    return [item for turn in zip_longest(*queues) for item in turn if item is not None]


def forms_of(cases: Iterable[Case]) -> list[tuple[Form, int, int]]:
    """(form, number of cases, share of the largest in percent) of each form of financing, most used first."""
    counted = Counter(form for case in cases for form in {line.form for line in case.lines} if form and form is not Form.UNKNOWN)
    most = max(counted.values(), default=0)
    return [(form, number, round(100 * number / most)) for form, number in sorted(counted.items(), key=lambda item: (-item[1], item[0].label))]


def _recurring(cases: Iterable[Case]) -> list[tuple[str, int]]:
    """(party, number of cases) of the parties that take part in two or more of these cases."""
    counted = Counter(party for case in cases for party in dict.fromkeys(parties_of(case)))
    return [(party, number) for party, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if number > 1]


def _terms(site: Site, cases: list[Case]) -> list[str]:
    """The terms that these cases say matter, those of most cases first."""
    counted = Counter(term for case in cases for term in case.terms)
    return [term for term, _ in sorted(counted.items(), key=lambda item: (-item[1], site.title(Kind.TERM, item[0]).lower()))]


def _meetings(site: Site, cases: list[Case]) -> list[tuple[str, Meeting, list[str]]]:
    """(network, meeting, cases) of the meetings at which these cases were presented, in order of date."""
    names = {case.id for case in cases}
    found = [(network, meeting, [name for name in meeting.cases if name in names]) for network, record in site.guide.networks.items() for meeting in record.meetings if names & set(meeting.cases)]
    return sorted(found, key=lambda item: (item[1].date, item[0]))


def _beside(site: Site, theme: Theme, cases: list[Case]) -> list[tuple[str, int]]:
    """(theme, number of cases) of the themes on the other axes that these cases have too, most shared first."""
    counted = Counter(name for case in cases for name in (*case.challenges, *case.methods, *case.state_roles) if name != theme.id)
    return sorted(counted.items(), key=lambda item: (-item[1], site.guide.themes[item[0]].order))[:6]
