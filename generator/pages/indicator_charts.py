"""The charts of an indicator: areas beside each other, areas in time, and how many neighbourhoods came closer or fell behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator import dutch
from generator.characters import one_line
from generator.charts.chart import Chart, Mark, Shape
from generator.ids import slug
from generator.model.base import Kind
from generator.model.observation import SourceRef
from generator.model.others import Indicator, Row
from generator.pages.chart_parts import credit_of, later, mark_of, sentences
from generator.pages.site import Site
from generator.vocabulary import Measure, PlaceType

_COUNTED = (Measure.CLOSER, Measure.FURTHER, Measure.SAME, Measure.AVERAGE, Measure.UNMEASURED)


def charts_of_indicator(site: Site, indicator: Indicator) -> Iterator[Chart]:
    """Every chart that its rows allow. What is said in words only is never drawn; nor is a change, whose direction is in its words."""
    yield from _levels(site, indicator)
    yield from _counts(site, indicator)


def chart_for_theme(charts: Sequence[Chart]) -> Chart | None:
    """The chart that says most about all: the counts, else one with a reference; not one of a few areas that a source picked."""
    counts = (chart for chart in charts if any(mark.label == Measure.CLOSER.label for mark in chart.marks))
    compared = (chart for chart in charts if any(mark.quiet for mark in chart.marks))
    return next(counts, None) or next(compared, None) or next(iter(charts), None)


def _levels(site: Site, indicator: Indicator) -> Iterator[Chart]:
    """Areas at more moments as lines; areas at one moment as bars, unless the lines show them all."""
    rows = [row for row in indicator.rows if row.measure is Measure.LEVEL and row.value is not None and row.value_to is None]
    if len({row.unit for row in rows}) != 1:
        return
    base = f"indicator-{indicator.id}-{Measure.LEVEL}"
    followed = _followed(rows)
    if followed:
        marks = tuple(_row_mark(site, row, rows, series=site.place_name(row.area), moment=dutch.moment(row.quantity)) for row in followed)
        ends = [f"van {points[0].text} naar {points[-1].text}{_in(site, points[0].series, rows)}" for points in _by_series(marks)]
        partly = "" if any(mark.quiet for mark in marks) or len(ends) == len({row.area for row in rows}) == 1 else "De bron geeft dit verloop alleen voor deze gebieden"
        yield _chart(site, indicator, f"{base}-verloop", Shape.LINE, f"{indicator.label}: {'; '.join(ends)}", marks, followed, sentences(partly, *_notes(followed)))
    for moment, group in groupby(sorted(rows, key=lambda row: (row.date or "", row.when or "")), key=lambda row: dutch.moment(row.quantity)):
        areas = list(group)
        alone = any(row not in followed for row in areas)
        if alone and len({row.area for row in areas}) == len(areas) > 1 and len({row.value for row in areas}) > 1:
            marks = tuple(_row_mark(site, row, areas) for row in areas)
            told = [f"{mark.text}{_in(site, mark.label, areas)}" for mark in marks]
            bars, shared = _once(marks)
            shown = told if len(told) < 3 else [f"van {_ends(marks, told)}"]
            title = f"{indicator.label}: {'; '.join(shown)}"
            yield _chart(site, indicator, f"{base}{'-' + slug(moment) if moment else ''}", Shape.BARS, title, bars, areas, sentences(moment, shared))


def _ends(marks: Sequence[Mark], told: Sequence[str]) -> str:
    ordered = sorted(range(len(marks)), key=lambda index: marks[index].value)
    return f"{told[ordered[0]]} tot {told[ordered[-1]]}"


def _in(site: Site, name: str, rows: Sequence[Row]) -> str:
    """Where, to follow a number; nothing when it is all about the whole country."""
    if all(_is_country(site, row.area) for row in rows):
        return ""
    return f" in {inside(site, next(row.area for row in rows if site.place_name(row.area) == name))}"


def inside(site: Site, area: str) -> str:
    """The name of an area within a sentence: that of a group of places has no capital, and one that is an abbreviation an article."""
    name = site.place_name(area)
    if site.guide.places[area].type is not PlaceType.GROUP:
        return name
    return name[:1].lower() + name[1:] if name[1:2].islower() else f"de {name}"


def _notes(rows: Sequence[Row]) -> list[str]:
    """What was noted at the points of a line: under the picture, because there is no room at the points. The same note is told once."""
    told: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            told.setdefault(one_line(row.note), []).append(dutch.moment(row.quantity))
    return [note if len(moments) > 1 else f"{moments[0]}: {note[:1].lower()}{note[1:]}" for note, moments in told.items()]


def _once(marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], str]:
    """Bars without the note that most of them share, and that note."""
    shared = next((note for note, number in Counter(mark.note for mark in marks if mark.note).items() if number > 1), "")
    return tuple(replace(mark, note="") if mark.note == shared else mark for mark in marks), shared


def _chart(site: Site, indicator: Indicator, name: str, shape: Shape, title: str, marks: tuple[Mark, ...], rows: Sequence[Row], remark: str) -> Chart:
    told = "; ".join(f"{mark.label}{f', {mark.moment}' if mark.moment else ''}: {mark.text}" for mark in marks)
    unit = "wijken" if rows[0].measure in _COUNTED else str(indicator.unit)
    credit = credit_of(site, [_source(row) for row in rows])
    return Chart(name, shape, title, sentences(told, remark), marks, unit, credit, remark, about=f"cijfer ‘{indicator.label}’", page=site.address(Kind.INDICATOR, indicator.id))


def _followed(rows: Sequence[Row]) -> list[Row]:
    """The rows that follow an area in time. One document tells them all: two documents may count different things in the same words."""
    found: list[Row] = []
    for _, group in groupby(sorted(rows, key=lambda row: (row.area, row.document)), key=lambda row: (row.area, row.document)):
        told = sorted(group, key=lambda row: row.date or "")
        moments = {dutch.moment(row.quantity) for row in told}
        if len(moments) == len(told) > 1 and len({row.bound for row in told}) == 1 and all(later(a.date, b.date) for a, b in pairwise(told)):
            found += told
    return sorted(found, key=lambda row: (row.date or "", rows.index(row)))


def _source(row: Row) -> SourceRef:
    return SourceRef.model_validate({"document": row.document, "section": row.section, "page": row.page, "line": row.line})


def _row_mark(site: Site, row: Row, rows: Sequence[Row], *, series: str = "", moment: str = "") -> Mark:
    """A row; the city or the country beside the neighbourhoods is quiet."""
    wide = {other.area: _is_wide(site, other.area) for other in rows}
    quiet = wide[row.area] and not all(wide.values())
    note = "" if series else one_line(row.note)
    return mark_of(site.place_name(row.area), row.quantity, [_source(row)], note=note, series=series, moment=moment, quiet=quiet)


def _is_country(site: Site, area: str) -> bool:
    """Is this the whole country? Its name adds nothing to what is said of it."""
    return site.guide.places[area].type is PlaceType.COUNTRY


def _is_wide(site: Site, area: str) -> bool:
    place = site.guide.places[area]
    members = [site.guide.places[name].type for name in place.members]
    return _is_country(site, area) or (place.type is PlaceType.GROUP and set(members) == {PlaceType.MUNICIPALITY})


def _by_series(marks: Sequence[Mark]) -> list[list[Mark]]:
    return [[mark for mark in marks if mark.series == name] for name in dict.fromkeys(mark.series for mark in marks)]


def _counts(site: Site, indicator: Indicator) -> Iterator[Chart]:
    """How many neighbourhoods came closer to their city, stayed or fell behind: per document, because each counts anew."""
    counted = [row for row in indicator.rows if row.measure in _COUNTED and row.value is not None and row.value_to is None]
    for document in dict.fromkeys(row.document for row in counted):
        rows = [row for row in counted if row.document == document]
        by_measure = {row.measure: row for row in rows}
        if len(by_measure) < 2 or len(by_measure) != len(rows) or len({row.area for row in rows}) > 1:
            continue
        ordered = [by_measure[measure] for measure in _COUNTED if measure in by_measure]
        marks = tuple(mark_of(row.measure.label, row.quantity, [_source(row)], note=one_line(row.note), quiet=row.measure in (Measure.SAME, Measure.UNMEASURED)) for row in ordered)
        marks, shared = _once(marks)
        where = f"Het gaat om {inside(site, ordered[0].area)}"
        said = [f"{row.measure.label}: {row.words}" for row in indicator.rows if row.measure in _COUNTED and row.document == document and row.value is None and row.words]
        unsaid = "" if said or Measure.SAME in by_measure else "Over de andere wijken zegt de bron hier niets"
        remark = sentences(where, dutch.moment(ordered[0].quantity), shared, *said, unsaid)
        yield _chart(site, indicator, f"indicator-{indicator.id}-wijken-{document}", Shape.BARS, f"{indicator.label}: {_told(by_measure)}", marks, ordered, remark)


def _told(rows: Mapping[Measure, Row]) -> str:
    """The sentence of what is seen: how many came closer and how many fell behind, when both were counted."""
    if Measure.CLOSER not in rows or Measure.FURTHER not in rows:
        return dutch.listing([f"{row.measure.label.lower()} ({dutch.number(row.value or 0)})" for row in rows.values()])
    closer, further = rows[Measure.CLOSER].value or 0, rows[Measure.FURTHER].value or 0
    came = f"{dutch.number(closer)} {'wijk kwam' if closer == 1 else 'wijken kwamen'} dichter bij het gemiddelde van de stad"
    return f"{came}, {dutch.number(further)} {'raakte' if further == 1 else 'raakten'} er verder vanaf"
