"""The pieces that every shape is made of: words and boxes at places in pixels, lines, and the colours by name.

Everything has its place in pixels, so that a chart is as high as it needs and nothing is cut off. Colours are names that the style sheet fills in: see `INKS`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import altair as alt
import pandas as pd  # type: ignore[import-untyped]


def _rows(data: Any) -> Any:
    """The rows of a frame as they are: altair looks them all over, which takes it a third of the time of a chart. Other data stay what they are."""
    if not isinstance(data, pd.DataFrame):
        return data
    columns = [[None if value != value else value for value in data[name].tolist()] for name in data]
    return {"values": [dict(zip(data, row, strict=True)) for row in zip(*columns, strict=True)]}


alt.data_transformers.register("rows", _rows)
alt.data_transformers.enable("rows")

FONT = "Atkinson Hyperlegible"
SIZE, LEADING = 15, 20
# Written out in full: altair takes long to work out what a shorthand means.
_TEXT = alt.Text(field="text", type="nominal")
_X2, _Y2 = alt.X2(field="x2"), alt.Y2(field="y2")
#: What a colour is for → the colour that stands for it in a spec. In a page it becomes a variable, in a download the colour of light mode.
INKS = {"ink": "#000001", "ink-2": "#000002", "line": "#000003", "main": "#000004", "quiet": "#000005", "land": "#000006", "ground": "#000007"}


@dataclass(frozen=True)
class Look:
    """A version of a chart: how wide it is, and whether title and source are drawn in it."""

    name: str
    width: int
    framed: bool = False

    @property
    def letters(self) -> int:
        """How many letters of a label fit on a line."""
        return int(self.width / 7.6)


WIDE, NARROW, DOWNLOAD = Look("wide", 640), Look("narrow", 312), Look("download", 800, framed=True)


def wrapped(text: str, letters: int) -> list[str]:
    """The lines of a text; at least one."""
    return textwrap.wrap(text, letters) or [""]


def _x(width: float, field: str = "x") -> Any:
    return alt.X(field=field, type="quantitative", scale=alt.Scale(domain=[0, width], range=[0, width]), axis=None)


def _y(height: float, field: str = "y") -> Any:
    return alt.Y(field=field, type="quantitative", scale=alt.Scale(domain=[0, height], range=[0, height]), axis=None)


def of(column: str) -> Any:
    """What this column of the row says."""
    return alt.ExprRef(f"datum.{column}")


@dataclass(frozen=True)
class Piece:
    """Words or boxes: each row has its place and its looks."""

    kind: Literal["words", "boxes"]
    rows: list[dict[str, Any]]


def texts(rows: Sequence[dict[str, Any]], ink: str = "ink", align: Literal["left", "center", "right"] = "left", bold: bool = False, font_size: int = SIZE) -> Piece:
    """Words at places: each row has `x`, `y` (the middle of the first line) and `text`."""
    looks = {"ink": INKS[ink], "align": align, "weight": "bold" if bold else "normal", "size": font_size}
    return Piece("words", [{**row, "y": row["y"] + number * LEADING, "text": line, **looks} for row in rows for number, line in enumerate(row["text"].split("\n"))])


def boxes(rows: Sequence[dict[str, float]], ink: str, stroke: str | None = None) -> Piece:
    """Rectangles from (x, y) to (x2, y2)."""
    looks = {"ink": INKS[ink], "stroke": INKS[stroke] if stroke else None, "thick": None if stroke is None else 2 if stroke == "main" else 1}
    return Piece("boxes", [{**row, **looks} for row in rows])


@dataclass(frozen=True)
class Stroke:
    """How a series is told from the others, also without colour."""

    ink: str
    dash: tuple[int, int]
    shape: str

    @classmethod
    def of(cls, number: int, quiet: bool) -> Stroke:
        """Of the series with this number; the reference is always the same."""
        if quiet:
            return cls("quiet", (6, 4), "square")
        return cls("main", *(((1, 0), "circle"), ((2, 4), "diamond"), ((10, 5), "triangle-up"))[number % 3])


@dataclass(frozen=True)
class Run:
    """A series: its points, and the line that joins them."""

    points: list[dict[str, float]]
    stroke: Stroke


def layers(pieces: Iterable[Piece | Run], size: tuple[float, float]) -> list[Any]:
    """What altair draws, from the back to the front. Pieces of a kind that follow each other are one layer: each layer asks more of altair and Vega than many rows."""
    found: list[Any] = []
    for kind, alike in groupby(pieces, key=lambda piece: piece.kind if isinstance(piece, Piece) else "run"):
        together = list(alike)
        if kind == "run":
            found += [layer for piece in together if isinstance(piece, Run) for layer in _run(piece, size)]
        elif rows := [row for piece in together if isinstance(piece, Piece) for row in piece.rows]:
            found.append((_words if kind == "words" else _boxes)(rows, size))
    return found


def _words(rows: list[dict[str, Any]], size: tuple[float, float]) -> Any:
    marked = alt.Chart(pd.DataFrame(rows)).mark_text(baseline="middle", font=FONT, color=of("ink"), align=of("align"), fontSize=of("size"), fontWeight=of("weight"), clip=False)
    return marked.encode(_x(size[0]), _y(size[1]), text=_TEXT)


def _boxes(rows: list[dict[str, Any]], size: tuple[float, float]) -> Any:
    marked = alt.Chart(pd.DataFrame(rows)).mark_rect(fill=of("ink"), stroke=of("stroke"), strokeWidth=of("thick"))
    return marked.encode(_x(size[0]), _y(size[1]), x2=_X2, y2=_Y2)


def _run(run: Run, size: tuple[float, float]) -> list[Any]:
    drawn, stroke = alt.Chart(pd.DataFrame(run.points)), run.stroke
    x, y = _x(size[0]), _y(size[1])
    return [
        drawn.mark_line(color=INKS[stroke.ink], strokeWidth=3, strokeDash=list(stroke.dash)).encode(x, y),
        drawn.mark_point(color=INKS[stroke.ink], filled=True, size=110, opacity=1, shape=stroke.shape).encode(x, y),
    ]
