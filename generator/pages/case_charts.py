"""The charts of a case: what its figures can be compared with, its amounts, its scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from generator import dutch
from generator.characters import one_line
from generator.charts.chart import Chart, Mark, Shape
from generator.ids import slug
from generator.model.base import Kind
from generator.model.case import Case, Figure
from generator.model.financing import FinancingLine
from generator.model.observation import Quantity, SourceRef
from generator.pages.chart_parts import NOT_YET, credit_of, is_number, later, mark_of, sentences
from generator.pages.site import Site
from generator.vocabulary import Certainty, Nature

# What somebody pays; the rest is an income, or a cost that is avoided.
_PAID = {Nature.COST, Nature.CONTRIBUTION, Nature.PRICE, Nature.ADVANCE}
_APART = "Tel deze bedragen niet zomaar op: lees wat er onder elke balk staat."


def charts_of_figures(site: Site, case: Case) -> Iterator[Chart]:
    """What the figures of a case can be compared with: an earlier count, their beginning, the city, their whole, their goal."""
    series = _series_of(case.figures)
    drawn = {figure.id for figures in series.values() for figure in figures}
    for name, figures in series.items():
        yield _line(site, case, name, figures[-1], tuple(_mark(figure, figure) for figure in figures))
    for figure in case.figures:
        if figure.is_number and figure.id not in drawn:
            yield from _chart_of(site, case, figure)


def _chart_of(site: Site, case: Case, figure: Figure) -> Iterator[Chart]:
    """The chart of one figure: of what it can be compared with, the first counts."""
    start, reference, goal, whole = figure.baseline, figure.reference, figure.target, figure.of
    if start and _comparable(figure, start) and later(start.date, figure.date):
        yield _line(site, case, figure.id, figure, (_mark(figure, start, "begin"), _mark(figure, figure, "later")))
    elif reference and _comparable(figure, reference):
        here = site.guide.places[figure.area or case.places[0]].name if figure.area or case.places else "hier"
        there = site.guide.places[reference.area].name if reference.area else "elders"
        marks = (replace(_mark(figure, figure), label=here, moment=""), replace(_mark(figure, reference), label=there, moment="", quiet=True))
        told = "; ".join(f"{mark.text} {mark.label if mark.label in ('hier', 'elders') else 'in ' + mark.label}" for mark in marks)
        yield _chart(site, case, figure, Shape.BARS, f"{figure.what.removesuffix(f' in {here}')}: {told}", marks)
    elif figure.value is not None and whole and whole.value is not None and (figure.unit == "%" or figure.value < whole.value):
        mark = replace(_mark(figure, figure), moment="", brief=dutch.quantity(figure.model_copy(update={"of": None})))
        share = figure.unit == "%"
        of = "" if share else dutch.quantity(Quantity.model_validate({"value": whole.value, "unit": whole.unit or figure.unit}))
        yield _chart(site, case, figure, Shape.PART, f"{figure.what}: {mark.text}", (mark,), 100.0 if share else float(whole.value), of)
    elif figure.value is not None and goal and not goal.change and goal.value is not None and _comparable(figure, goal):
        moment = dutch.moment(goal)
        aim = f"doel: {dutch.quantity(_with_unit(goal, figure))}{f' ({moment})' if moment else ''}"
        mark = replace(_mark(figure, figure), moment="")
        yield _chart(site, case, figure, Shape.GOAL, f"{figure.what}: {mark.text}; {aim}", (mark,), float(goal.value), aim)


def _mark(figure: Figure, value: Quantity, moment: str = "") -> Mark:
    """A value of a figure, or what it is compared with, in the unit of the figure."""
    return mark_of(figure.what, _with_unit(value, figure), figure.source, moment=dutch.moment(value) or moment)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return is_number(one) and is_number(other) and other.unit in (None, one.unit)


def _with_unit(one: Quantity, other: Quantity) -> Quantity:
    """A beginning, a goal or a number from elsewhere has the unit of its figure when it names none."""
    return one.model_copy(update={"unit": one.unit or other.unit})


def _series_of(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Series → its figures in order of time: only those that count the same thing, in one document, at different moments."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.series and figure.value is not None and figure.comparable and figure.date:
            found.setdefault(figure.series, []).append(figure)
    ordered = {name: sorted(group, key=lambda figure: figure.date or "") for name, group in found.items()}
    return {
        name: group
        for name, group in ordered.items()
        if len(group) > 1 and len({(figure.unit, figure.source[0].document) for figure in group}) == 1 and all(later(a.date, b.date) for a, b in pairwise(group))
    }


def _line(site: Site, case: Case, name: str, figure: Figure, marks: tuple[Mark, ...]) -> Chart:
    return replace(_chart(site, case, figure, Shape.LINE, f"{figure.what}: van {marks[0].text} naar {marks[-1].text}", marks), id=f"casus-{case.id}-{name}")


def _chart(site: Site, case: Case, figure: Figure, shape: Shape, title: str, marks: tuple[Mark, ...], whole: float | None = None, whole_text: str = "") -> Chart:
    """The chart of a figure, with all that the case says about it."""
    moment = "" if shape is Shape.LINE else dutch.moment(figure)
    noted = any(figure.id in note.about for note in case.notes)
    remark = sentences(
        moment,
        "De bron geeft dit cijfer alleen als voorbeeld" if figure.illustration else "",
        one_line(figure.note),
        "Lees ook de noot van de redactie op de pagina" if noted else "",
    )
    chart = Chart(f"casus-{case.id}-{figure.id}", shape, title, remark, marks, figure.unit or "", credit_of(site, figure.source), remark, whole, whole_text)
    return _at_home(chart, site, case)


def _about(case: Case) -> str:
    return f"praktijkvoorbeeld ‘{case.title}’"


def _at_home(chart: Chart, site: Site, case: Case) -> Chart:
    """The chart, with the case that it is about and its page."""
    return replace(chart, sentence=sentences(_about(case), chart.sentence), about=_about(case), page=site.address(Kind.CASE, case.id))


def charts_of_money(site: Site, case: Case) -> Iterator[Chart]:
    """Amounts of one nature, over the same stretch of time or thing, in one document; and what counts for how much."""
    lines = sorted((line for line in case.lines if _drawn(line)), key=_kind)
    for (nature, per, document), group in groupby(lines, key=_kind):
        alike = sorted(group, key=lambda line: -_amount(site, line).value)
        marks = tuple(_amount(site, line) for line in alike)
        if len(marks) > 1 and len({mark.value for mark in marks}) > 1:
            what = f"{alike[0].nature.label}{f' per {per}' if per else ''}"
            named = "; ".join(f"{mark.text} ({mark.label[:1].lower()}{mark.label[1:]})" for mark in marks)
            title = f"{what}: van {marks[-1].text} tot {marks[0].text}" if len(marks) > 2 else f"{what}: {named}"
            told = "; ".join(f"{mark.label}: {mark.text} ({mark.note})" if mark.note else f"{mark.label}: {mark.text}" for mark in marks)
            name = "-".join(part for part in ("bedragen", nature, slug(per), document) if part)
            sources = [source for line in alike for source in line.source]
            chart = Chart(f"casus-{case.id}-{name}", Shape.BARS, title, sentences(told, _APART), marks, "EUR", credit_of(site, sources), _APART)
            yield _at_home(chart, site, case)
    yield from _scorecard(site, case)


def _drawn(line: FinancingLine) -> bool:
    """Has the line an amount in euros that was more than a possibility?"""
    return bool(line.amount and line.amount.is_number and line.amount.unit == "EUR" and line.source and not (line.nature in _PAID and line.certainty is Certainty.POSSIBLE))


def _kind(line: FinancingLine) -> tuple[str, str, str]:
    """What amounts must share to stand in one chart."""
    return line.nature.value, "" if line.per in (None, "eenmalig") else str(line.per), line.source[0].document


def _amount(site: Site, line: FinancingLine) -> Mark:
    """An amount, with how sure it is, who pays and what the editor noted: what is compared must be seen to differ."""
    assert line.amount
    payers = [site.guide.parties[payer.party].name if payer.party else payer.name or "" for payer in line.payers if payer.certainty.value == "zeker"]
    certainty = line.certainty.label if line.certainty is not Certainty.UNKNOWN else ""
    moment = dutch.moment(line.amount) or (dutch.date(line.date) if line.date else "")
    facts = ", ".join(part for part in (certainty, moment, f"betaler: {dutch.listing(payers)}" if payers else "") if part)
    mark = mark_of(line.what, line.amount, line.source, note=sentences(facts, one_line(line.note)))
    return replace(mark, open=line.nature in _PAID and line.certainty in NOT_YET)


def _scorecard(site: Site, case: Case) -> Iterator[Chart]:
    """What counts for how much. The steps differ, so there are no bars; what has no amount is named beneath."""
    rates = [rate for rate in case.rates if rate.worth and rate.worth.is_number and rate.worth.unit == "EUR" and rate.step]
    if len(rates) < 2:
        return
    marks = tuple(mark_of(rate.what, rate.worth, rate.source, note=sentences(f"voor elke {dutch.quantity(rate.step)}", one_line(rate.note))) for rate in rates if rate.worth and rate.step)
    others = [rate.what[:1].lower() + rate.what[1:] for rate in case.rates if rate not in rates]
    draft = all(rate.certainty is Certainty.DRAFT for rate in rates)
    remark = sentences(
        "De scorekaart is een concept" if draft else "",
        "De stappen zijn niet even groot, dus de bedragen zijn niet met elkaar te vergelijken",
        f"Zonder bruikbaar bedrag: {dutch.listing(others)}" if others else "",
    )
    sources: list[SourceRef] = [source for rate in rates for source in rate.source]
    title = f"Scorekaart: {dutch.count(len(marks), 'onderdeel', 'onderdelen')} met een bedrag per stap"
    yield _at_home(Chart(f"casus-{case.id}-scorekaart", Shape.CARD, title, remark, marks, "EUR", credit_of(site, sources), remark), site, case)
