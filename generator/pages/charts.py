"""Which charts a page gets: only where there is something to compare, and each with the sentence of what is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from generator import dutch
from generator.charts.chart import Chart, Mark, Shape
from generator.charts.country import credit as map_credit
from generator.charts.country import place_of
from generator.model.base import Kind
from generator.model.case import Case
from generator.model.once import once
from generator.model.others import Indicator, Theme
from generator.pages.case_charts import charts_of_figures, charts_of_money
from generator.pages.chart_parts import NOT_YET, sentences, typeset
from generator.pages.indicator_charts import chart_for_theme, charts_of_indicator
from generator.pages.site import Site, facts_of
from generator.vocabulary import Certainty, Form, PlaceType

# Of fewer cases, or where not even one thing occurs this often, a count says nothing.
_FEWEST_CASES, _FEWEST = 5, 3


def plan_charts(site: Site) -> dict[tuple[str, str], list[Chart]]:
    """(address of the page, section of it) → its charts. No shape can show a number below zero yet: such a chart is left to its table."""
    found: dict[tuple[str, str], Sequence[Chart]] = {}
    named = site.named
    for case in site.guide.cases.values():
        page = site.address(Kind.CASE, case.id)
        found[page, "results"], found[page, "money"] = _of_case(case, named)
    for indicator in site.guide.indicators.values():
        found[site.address(Kind.INDICATOR, indicator.id), "rows"] = _of_indicator(indicator, named)
    for name, theme in site.guide.themes.items():
        page = site.address(Kind.THEME, name)
        cases = tuple(site.guide.cases[case] for case in site.guide.cases_with_theme.get(name, ()))
        found[page, "map"], found[page, "money"] = _of_theme(theme, page, cases, named)
        of_indicators = (found[site.address(Kind.INDICATOR, key), "rows"] for key, indicator in site.guide.indicators.items() if name in indicator.themes)
        found[page, "indicators"] = [chart for charts in of_indicators if (chart := chart_for_theme(charts))]
    everything = _Spread(named, tuple(site.guide.cases.values()))
    found["", "map"] = found["plaatsen/", "map"] = _map_of(_About("", "", "alle praktijkvoorbeelden", ""), everything)
    for name, place in site.guide.places.items():
        if place.type is PlaceType.PROVINCE and site.guide.cases_in.get(name):
            page = site.address(Kind.PLACE, name)
            found[page, "map"] = _map_of(_About(f"plaats-{name}", site.place_name(name), site.place_name(name), page), everything, within=name)
    drawn = {key: [_typeset(chart) for chart in charts if all(mark.value >= 0 for mark in chart.marks)] for key, charts in found.items()}
    return {key: charts for key, charts in drawn.items() if charts}


_typeset = once(typeset)


@once
def _of_case(case: Case, named: Site) -> tuple[tuple[Chart, ...], tuple[Chart, ...]]:
    """Of its figures, and of its amounts."""
    return tuple(charts_of_figures(named, case)), tuple(charts_of_money(named, case))


@once
def _of_indicator(indicator: Indicator, named: Site) -> tuple[Chart, ...]:
    return tuple(charts_of_indicator(named, indicator))


@once
def _of_theme(theme: Theme, page: str, cases: tuple[Case, ...], named: Site) -> tuple[tuple[Chart, ...], tuple[Chart, ...]]:
    """Where its cases were, and of their money."""
    about = _About(f"thema-{theme.id}", theme.label, f"thema ‘{theme.label}’", page)
    return tuple(_map_of(about, _Spread(named, cases))), (*_payers_of(named, about, cases), *_forms_of(about, cases))


@dataclass(frozen=True)
class _About:
    """What a chart of many cases is about: its name in an address, as a heading, in a citation, and its page."""

    name: str
    label: str
    words: str
    page: str


def _payers_of(site: Site, about: _About, cases: Sequence[Case]) -> Iterator[Chart]:
    """In how many cases each kind of party pays."""
    kinds = [_kinds_of_payers(case, site) for case in cases]
    remark = "Alleen voorbeelden waarvan een bron een betaler met naam noemt. Eén voorbeeld kan meer betalers hebben."
    yield from _counted(replace(about, name=f"{about.name}-betalers"), "Wie betaalt?", [(case, found) for case, found in zip(cases, kinds, strict=True) if found], remark)


@once
def _kinds_of_payers(case: Case, named: Site) -> frozenset[str]:
    return frozenset(named.guide.parties[payer.party].type.label for payer in facts_of(case).payers if payer.party)


def _forms_of(about: _About, cases: Sequence[Case]) -> Iterator[Chart]:
    """In how many cases each form of financing was more than a plan."""
    forms = [{line.form.label for line in case.lines if line.form and line.form is not Form.UNKNOWN and line.certainty not in {*NOT_YET, Certainty.POSSIBLE}} for case in cases]
    remark = "Plannen en mogelijkheden tellen niet mee. Eén voorbeeld kan meer vormen hebben."
    yield from _counted(replace(about, name=f"{about.name}-vormen"), "Hoe wordt het betaald?", [(case, found) for case, found in zip(cases, forms, strict=True) if found], remark)


def _counted(about: _About, question: str, cases: Sequence[tuple[Case, Collection[str]]], remark: str) -> Iterator[Chart]:
    """Counted cases as bars, the most first; where all occur as often, or seldom, there is no chart."""
    counted = Counter(kind for _, kinds in cases for kind in kinds)
    marks = tuple(Mark(label, number, dutch.count(number, "voorbeeld", "voorbeelden")) for label, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    most = [mark.label for mark in marks if mark.value == marks[0].value]
    if len(cases) < _FEWEST_CASES or len(marks) < 2 or marks[0].value < _FEWEST or len(most) == len(marks):
        return
    names = dutch.listing([name[:1].lower() + name[1:] for name in most])
    title = f"{about.label}. {question} Het vaakst: {names} ({marks[0].text}{' elk' if len(most) > 1 else ''})"
    told = "; ".join(f"{mark.label}: {mark.text}" for mark in marks)
    yield Chart(about.name, Shape.BARS, title, sentences(told, remark), marks, "voorbeelden", _counted_credit([case for case, _ in cases]), remark, about=about.words, page=about.page)


def _counted_credit(cases: Sequence[Case]) -> str:
    stand = max(case.status_date for case in cases)
    return f"Geteld in {dutch.count(len(cases), 'praktijkvoorbeeld', 'praktijkvoorbeelden')} van de Wijkengids. Bronnen tot en met {dutch.date(stand[:4])}."


@once
def _towns_of(case: Case, named: Site) -> frozenset[str]:
    """The municipalities in which a case was."""
    return frozenset(around for around in named.guide.around(case.places) if named.guide.places[around].type is PlaceType.MUNICIPALITY)


@once
def _areas(named: Site) -> dict[str, frozenset[str]]:
    """Place → itself and all that it lies in."""
    return {name: frozenset(named.guide.around([name])) for name in named.guide.places}


class _Spread:
    """Where cases were: how many in each municipality, the most first."""

    def __init__(self, named: Site, cases: Sequence[Case]) -> None:
        self.areas = _areas(named)
        self.towns = [(case, _towns_of(case, named)) for case in cases]
        counted = Counter(town for _, found in self.towns for town in found)
        ordered = sorted(counted.items(), key=lambda item: (-item[1], named.place_name(item[0])))
        self.marks = [(town, _mark_of(named, town, number)) for town, number in ordered]


def _mark_of(named: Site, town: str, number: int) -> Mark:
    words = dutch.count(number, "voorbeeld", "voorbeelden")
    return Mark(named.place_name(town), number, words, brief=dutch.number(number), place=place_of(town), address=named.address(Kind.PLACE, town))


def _map_of(about: _About, spread: _Spread, within: str = "") -> list[Chart]:
    """Where cases were: a dot for each municipality; what lies outside `within` is quiet. A dot alone compares nothing: then there is no map."""
    inside = {town for town, _ in spread.marks if not within or within in spread.areas[town]}
    marks = tuple(mark if town in inside else replace(mark, quiet=True) for town, mark in spread.marks)
    own = [mark for mark in marks if not mark.quiet]
    if sum(mark.place is not None for mark in own) < 2:
        return []
    placed = [case for case, towns in spread.towns if not inside.isdisjoint(towns)]
    told = f"{about.label + ': v' if about.label else 'V'}oorbeelden in {dutch.count(len(own), 'gemeente', 'gemeenten')}"
    if own[0].value > own[1].value:
        told += f", de meeste in {own[0].label} ({own[0].brief})"
    missing = [mark.label for mark in own if not mark.place]
    elsewhere = sum(1 for _, towns in spread.towns if not towns)
    remark = sentences(
        "Hoe groter de stip, hoe meer voorbeelden",
        "Eén voorbeeld kan in meer gemeenten zijn",
        "Grijs: gemeenten buiten deze provincie" if within else "",
        f"{dutch.count(elsewhere, 'voorbeeld noemt', 'voorbeelden noemen')} geen gemeente" if elsewhere and not within else "",
        f"Niet op de kaart: {dutch.listing(missing)}" if missing else "",
    )
    credit = f"{_counted_credit(placed)} {map_credit()}"
    name = f"kaart-{about.name}" if about.name else "kaart"
    return [Chart(name, Shape.MAP, told, remark, marks, "voorbeelden", credit, remark, about=about.words, page=about.page)]
