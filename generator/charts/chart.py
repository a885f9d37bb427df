"""A chart as data: what it compares, the sentence of what is seen, and where its numbers come from."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Shape(StrEnum):
    """How values are compared."""

    BARS = "bars"  # areas, amounts or counts beside each other
    LINE = "line"  # one or more series at two or more moments
    PART = "part"  # a part of a whole
    CARD = "card"  # amounts of which each counts for something else: not to be compared, so without bars
    GOAL = "goal"  # how far towards a goal
    MAP = "map"  # where


@dataclass(frozen=True)
class Mark:
    """One value: `text` is the number as readers see it, `note` what they must know of it.

    `quiet` marks the reference, `open` what is planned, promised or estimated.

    `brief` is the number in the picture, where that is shorter than `text`. `soft` marks a number that is not exact. `until` is the upper end of a range. `moment` orders the marks of a line and `year` (2012.5 is the middle of 2012) says how far apart they are;
    `place` is (longitude, latitude) on a map. `source` is (document, section, page, line).
    `address` is the page about it.
    """

    label: str
    value: float
    text: str
    brief: str = ""
    note: str = ""
    series: str = ""
    moment: str = ""
    year: float | None = None
    until: float | None = None
    quiet: bool = False
    open: bool = False
    soft: bool = False
    place: tuple[float, float] | None = None
    source: tuple[str, str, str, str] = ("", "", "", "")
    address: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart. `id` is a part of its address, `page` the page it is on, and `about` names that page in words.

    `title` is the sentence of what is seen, `sentence` adds what can't be read in it. `remark` is what nobody who looks at the picture may miss;
    `credit` names the sources and their time. `whole` is the whole or the goal that the value is a part of, with its words in `whole_text`.
    """

    id: str
    shape: Shape
    title: str
    sentence: str
    marks: tuple[Mark, ...]
    unit: str
    credit: str
    remark: str = ""
    whole: float | None = None
    whole_text: str = ""
    about: str = ""
    page: str = ""
    #: The address of the site, with a slash at its end; nothing while it has none.
    home: str = ""

    @property
    def rows(self) -> tuple[Mark, ...]:
        """The marks of its table: on a map not those that only show where the others lie."""
        return tuple(mark for mark in self.marks if not (self.shape is Shape.MAP and mark.quiet))

    @property
    def origin(self) -> str:
        """What a picture that travels by itself must say: whose it is and, when the site has an address, where it stands. Half an address leads nowhere."""
        where = f": {self.home}{self.page}#grafiek-{self.id}" if self.home else ""
        return f"Wijkengids{f', {self.about}' if self.about else ''}{where}. Licentie: CC BY 4.0."

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table: only those in which something stands."""
        told = {
            "Waar of wat": True,
            "Reeks": any(mark.series not in ("", mark.label) for mark in self.rows),
            "Wanneer": any(mark.moment for mark in self.rows),
            "Waarde": True,
            "Van of doel": bool(self.whole_text),
            "Toelichting": any(mark.note for mark in self.rows),
        }
        return tuple(name for name, present in told.items() if present)

    def cells(self, mark: Mark) -> tuple[str, ...]:
        """The cells of a mark, in the order of `columns`."""
        told = {"Waar of wat": mark.label, "Reeks": mark.series, "Wanneer": mark.moment, "Waarde": mark.text, "Van of doel": self.whole_text, "Toelichting": mark.note}
        return tuple(told[name] for name in self.columns)


# Moments that are nearer to each other than this part of the width would write over each other.
_NEAREST = 0.16


def moments_of(marks: Iterable[Mark]) -> dict[str, float]:
    """Moment → how far along it stands, from 0 to 1: as far apart as they were in time when that is known and leaves room for their names, else evenly."""
    years = {mark.moment: mark.year for mark in marks}
    known = [year for year in years.values() if year is not None]
    first, last = min(known, default=0.0), max(known, default=0.0)
    if len(known) == len(years) and last > first:
        shares = {moment: ((year or 0.0) - first) / (last - first) for moment, year in years.items()}
        ordered = sorted(shares.values())
        if all(later - earlier >= _NEAREST for earlier, later in pairwise(ordered)):
            return shares
    return {moment: number / max(len(years) - 1, 1) for number, moment in enumerate(years)}


def as_csv(chart: Chart) -> bytes:
    """The numbers of a chart, each with its place in the source, and what the chart says around them."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    of_mark = ["waar_of_wat", "reeks", "wanneer", "waarde", "tot_en_met", "zoals_getoond", "eenheid", "geheel_of_doel", "toelichting", "document", "paragraaf", "bladzijde", "regel"]
    writer.writerow(["titel", *of_mark, "opmerking", "bronvermelding", "herkomst"])
    for mark in chart.rows:
        cells = [mark.label, mark.series, mark.moment, _plain(mark.value), _plain(mark.until), mark.text, chart.unit, _plain(chart.whole), mark.note, *mark.source]
        writer.writerow(_safe([chart.title, *cells, chart.remark, chart.credit, chart.origin]))
    return target.getvalue().encode()


def _plain(value: float | None) -> str:
    return "" if value is None else str(int(value) if value == int(value) else value)


_NEGATIVE = re.compile(r"-[0-9.]+")


def _safe(cells: Iterable[str]) -> list[str]:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; a negative number is none."""
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NEGATIVE.fullmatch(cell) else cell for cell in cells]
