"""The pages at /meedoen/wat-ontbreekt/: what the guide does not know yet, by case, by subject and by age."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby
from typing import Any

from generator.ids import sort_key
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.others import Theme
from generator.outputs import Crumb, Draft, Output
from generator.pages.desk import Desk
from generator.pages.form import FORM, JOIN
from generator.pages.gaps import KINDS, Gap, Gaps
from generator.pages.site import Facts, Site
from generator.vocabulary import Facet

MISSING = f"{JOIN}wat-ontbreekt/"
_TITLE = "Wat weten we nog niet?"
#: What each way to look is called, its address below the page, and its title.
_WAYS = (("Per voorbeeld", "", _TITLE), ("Per onderwerp", "onderwerp/", "Vragen per onderwerp"), ("Oudste eerst", "oudste/", "Vragen bij de oudste voorbeelden"))

Asked = tuple[Facts, tuple[Gap, ...]]


def form_at(desk: Desk, case: str, field: str) -> str:
    """The address of the form, open at a field of a case."""
    desk.shows(Kind.CASE, case)
    return f"{desk.url(FORM)}?casus={case}&veld={field}"


def plan_missing(site: Site, gaps: Gaps, markuper: Markuper) -> Iterator[Draft]:
    """Three ways to look at the same questions."""
    asked = cache(lambda: [(facts, found) for facts in site.cases(site.guide.cases) if (found := gaps.of(facts))])
    ways: tuple[tuple[str, Callable[[], dict[str, Any]]], ...] = (
        ("missing.html", lambda: {"groups": [("", asked())]}),
        ("missing_themes.html", lambda: {"themes": _by_theme(site, asked())}),
        ("missing.html", lambda: {"groups": _by_age(asked())}),
    )
    for way, (template, given) in enumerate(ways):
        yield Draft(f"{MISSING}{_WAYS[way][1]}", partial(_page, site, markuper, way, template, given))


def _page(site: Site, markuper: Markuper, way: int, template: str, given: Callable[[], dict[str, Any]]) -> Output:
    name, below, title = _WAYS[way]
    crumbs = (Crumb("Meedoen", JOIN), *((Crumb(_TITLE, MISSING),) if below else ()))
    return Desk(site, markuper, f"{MISSING}{below}").page(
        template,
        title,
        f"Vragen over de praktijkvoorbeelden waarop de bronnen geen antwoord geven: {name[0].lower()}{name[1:]}.",
        "vragen",
        crumbs,
        search=False,
        ways=[(other, f"{MISSING}{address}", address == below) for other, address, _ in _WAYS],
        kinds=KINDS,
        form_at=form_at,
        **given(),
    )


def _by_theme(site: Site, asked: list[Asked]) -> list[tuple[Theme, int, list[tuple[str, list[tuple[Facts, Gap]]]]]]:
    """(subject, number of cases, questions, each with the cases of which it is asked) of each subject."""
    found = []
    for name, theme in site.guide.themes_of(Facet.CHALLENGE):
        about = [(facts, gaps) for facts, gaps in asked if name in facts.case.challenges]
        questions = [(kind, [(facts, gap) for facts, gaps in about for gap in gaps if gap.name == kind]) for kind in KINDS]
        if about:
            found.append((theme, len(about), [(kind, of) for kind, of in questions if of]))
    return found


def _by_age(asked: list[Asked]) -> list[tuple[str, list[Asked]]]:
    """(year, cases of which the guide knows how they stood then), the oldest first."""

    def year(item: Asked) -> str:
        return item[0].case.status_date.rpartition("/")[2][:4]

    return [(of, list(items)) for of, items in groupby(sorted(asked, key=lambda item: (year(item), sort_key(item[0].case.title))), key=year)]
