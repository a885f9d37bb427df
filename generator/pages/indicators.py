"""The pages of indicators: all by theme, each with what is seen, and one with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import dutch
from generator.guide import Guide
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.others import Indicator, Row
from generator.outputs import Crumb, Draft, Output
from generator.pages.chart_parts import capital
from generator.pages.cite import of_indicator
from generator.pages.desk import Desk
from generator.pages.indicator_charts import chart_for_theme, inside
from generator.pages.site import FOLDERS, TITLES, Site
from generator.texts import plain
from generator.vocabulary import Measure, PlaceType

_FOLDER = f"{FOLDERS[Kind.INDICATOR]}/"
_INTRO = "Cijfers die niet bij één voorbeeld horen: wat is er gemeten, door wie, en wat zegt het niet?"


def plan_indicators(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list, and a page for each."""
    yield Draft(_FOLDER, partial(_list, site, markuper))
    for indicator in site.guide.indicators.values():
        yield Draft(site.address(Kind.INDICATOR, indicator.id), partial(_indicator_page, site, markuper, indicator))


def _list(site: Site, markuper: Markuper) -> Output:
    """Each indicator once, under the first of its themes, with what is known of it in a line."""
    guide = site.guide
    first = {name: indicator.themes[0] for name, indicator in guide.indicators.items()}
    groups = [
        (theme, [(guide.indicators[name], *_seen(site, guide.indicators[name])) for name, of in first.items() if of == theme])
        for theme in sorted(guide.themes, key=lambda name: (guide.themes[name].facet, guide.themes[name].order))
    ]
    return Desk(site, markuper, _FOLDER).page("indicators.html", TITLES[Kind.INDICATOR], _INTRO, "lijst", search=False, intro=_INTRO, groups=[group for group in groups if group[1]])


def _seen(site: Site, indicator: Indicator) -> tuple[str, bool]:
    """What is seen at a glance, and whether there is a chart: the title of the chart that says most, else the first number, else the words of the source."""
    planned = site.charts.get((site.address(Kind.INDICATOR, indicator.id), "rows"), ())
    if chart := chart_for_theme(planned):
        return chart.title.removeprefix(f"{indicator.label}: "), True
    numbers = sorted((row for row in indicator.rows if row.value is not None), key=lambda row: (row.measure is Measure.LEVEL, row.date or ""))
    row = numbers[-1] if numbers else indicator.rows[0]
    area, when = inside(site, row.area), dutch.moment(row.quantity)
    where = f"{row.measure.label} in {area}" if row.measure in (Measure.TREND, Measure.GOAL) else f"{row.measure.label}, {area}" if row.measure is Measure.GAP else capital(area)
    return f"{where}{f', {when}' if when else ''}: {row.words or dutch.quantity(row.quantity)}", False


def _big(indicator: Indicator) -> list[Row]:
    """The levels to show large: the latest of each area, when there are no more than two; a chart of one bar says less."""
    levels = [row for row in indicator.rows if row.measure is Measure.LEVEL and row.value is not None]
    latest = {row.area: row for row in sorted(levels, key=lambda row: row.date or "")}
    return list(latest.values()) if len(latest) <= 2 else []


def _cases_there(guide: Guide, indicator: Indicator) -> list[str]:
    """The cases in the places that were measured, each once; a city, a country or a group of places says too little about a case."""
    near = (PlaceType.DISTRICT, PlaceType.NEIGHBOURHOOD, PlaceType.BLOCK)
    areas = dict.fromkeys(row.area for row in indicator.rows if guide.places[row.area].type in near)
    return list(dict.fromkeys(case for area in areas for case in guide.cases_in.get(area, ())))


def _indicator_page(site: Site, markuper: Markuper, indicator: Indicator) -> Output:
    guide = site.guide
    return Desk(site, markuper, f"{_FOLDER}{indicator.id}/").page(
        "indicator.html",
        indicator.label,
        plain(indicator.definition),
        "indicator",
        (Crumb(TITLES[Kind.INDICATOR], _FOLDER),),
        indicator=indicator,
        cited=of_indicator(site, indicator),
        measures=list(dict.fromkeys(row.measure for row in indicator.rows)),
        big=_big(indicator),
        found=site.cases(referring := guide.referring((Kind.INDICATOR, indicator.id), Kind.CASE)),
        there=site.cases(name for name in _cases_there(guide, indicator) if name not in referring),
    )
