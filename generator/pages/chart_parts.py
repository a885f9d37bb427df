"""What all charts share: marks out of quantities, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from generator import dutch
from generator.charts.chart import Chart, Mark
from generator.markup import typographic
from generator.model.observation import Quantity, SourceRef
from generator.pages.site import Site
from generator.vocabulary import Bound, Certainty

#: Money that may never be spent.
NOT_YET = {Certainty.PROMISED, Certainty.ESTIMATED, Certainty.PLANNED, Certainty.DRAFT}
_EXACT = {Bound.EXACT, Bound.AVERAGE}


def credit_of(site: Site, sources: Iterable[SourceRef]) -> str:
    """Which documents the numbers are from, and of when the newest of them is."""
    cited = list(sources)
    named = dict.fromkeys(f"{site.guide.sources[source.document].title}{', ' + source.section if source.section else ''}{', bladzijde ' + str(source.page) if source.page else ''}" for source in cited)
    newest = max(site.guide.sources[source.document].date for source in cited)
    return f"{'Bron' if len(named) == 1 else 'Bronnen'}: {'; '.join(named)}. Stand: {dutch.date(newest)}."


def capital(text: str) -> str:
    """The words with a capital at the start."""
    return text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """The parts that hold something, each as a sentence."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in map(capital, parts) if part)


def mark_of(label: str, value: Quantity, sources: Sequence[SourceRef], *, note: str = "", series: str = "", quiet: bool = False, moment: str = "") -> Mark:
    """A quantity as a mark; a range has two ends."""
    low = value.value if value.value is not None else value.from_
    assert low is not None
    return Mark(
        label=capital(label),
        value=float(low),
        text=dutch.quantity(value),
        note=note,
        series=series,
        moment=moment,
        year=year_of(value.date),
        until=None if value.to is None else float(value.to),
        quiet=quiet,
        soft=value.bound not in _EXACT,
        source=(sources[0].document, sources[0].section or "", str(sources[0].page or ""), sources[0].line or "") if sources else ("", "", "", ""),
    )


def year_of(date: str | None) -> float | None:
    """A date as a number of years: `2012-07` is 2012.5. A period is none."""
    if not date or "/" in date:
        return None
    year, month, day, *_ = (*(int(part) for part in date.split("-")), 1, 1)
    return year + (month - 1) / 12 + (day - 1) / 365


def later(earlier: str | None, other: str | None) -> bool:
    """Can these dates be two moments of a development? Not when they are the same year, as far as anyone knows."""
    return not (earlier and other) or earlier != other


def typeset(chart: Chart) -> Chart:
    """The chart with the apostrophes that belong in print, also in its pictures and its table."""
    marks = tuple(replace(mark, **changed) if (changed := _printed(mark)) else mark for mark in chart.marks)
    return replace(chart, **_printed(chart), marks=marks)


def _printed(of: Chart | Mark) -> dict[str, Any]:
    """The texts that are others in print."""
    return {name: printed for name, text in vars(of).items() if type(text) is str and name not in ("id", "address", "page") and (printed := typographic(text)) != text}


def is_number(value: Quantity | None) -> bool:
    """Is there a number to draw?"""
    return value is not None and value.is_number
