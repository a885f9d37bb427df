"""Where the frames for other sites stand, and how high the code asks them to be: a frame without scripts cannot grow with what is in it."""

from __future__ import annotations

from math import ceil

from generator.charts.chart import Chart
from generator.charts.drawing import Drawing

FOLDER = "insluiten"
#: What most frames need in a column of 400 px, and all of them in one of 600 px. In what is longer one scrolls.
HEIGHT = 640
# How many letters of the words of a chart fit on a line of its picture for a phone, how high a line is, and all that stands around them.
_LETTERS, _LINE, _AROUND, _STEP = 42, 25, 190, 20


def embed_address(kind: str, name: str) -> str:
    """Where the frame about a thing stands; `kind` is `casus`, `thema`, `leernetwerk` or `grafiek`."""
    return f"{FOLDER}/{kind}/{name}/"


def height_of_chart(chart: Chart, drawing: Drawing) -> int:
    """The height of a frame with this chart: its picture for a phone with its words."""
    lines = sum(ceil(len(part) / _LETTERS) for part in (chart.title, chart.remark, chart.credit))
    return ceil((drawing.narrow.height + lines * _LINE + _AROUND) / _STEP) * _STEP
