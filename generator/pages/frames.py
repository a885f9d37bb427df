"""Where the frames for other sites stand, and how high the code asks them to be: a frame without scripts cannot grow with what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from generator.charts.chart import Chart
from generator.charts.drawing import Drawing
from generator.model.base import Kind

FOLDER = "insluiten"
# Measured in Chromium over the whole guide, in a column of 400 px: the smallest step in which 95 of 100 frames fit. In what is longer one scrolls.
#: Frames with a list of cases differ little: one height for each kind.
HEIGHTS = {Kind.THEME: 640, Kind.NETWORK: 620}
# What a frame with one case needs without its words, and for each letter of them.
_CASE, _LETTER = 305, 0.7
# How many letters of the words of a chart fit on a line of its picture for a phone, how high a line is, and all that stands around them.
_LETTERS, _LINE, _AROUND, _STEP = 42, 25, 190, 20


def embed_address(kind: str, name: str) -> str:
    """Where the frame about a thing stands; `kind` is `casus`, `thema`, `leernetwerk` or `grafiek`."""
    return f"{FOLDER}/{kind}/{name}/"


def height_of_words(parts: Iterable[str]) -> int:
    """The height of a frame with one case and these words."""
    return ceil((_CASE + _LETTER * sum(map(len, parts))) / _STEP) * _STEP


def height_of_chart(chart: Chart, drawing: Drawing) -> int:
    """The height of a frame with this chart: its picture for a phone with its words."""
    lines = sum(ceil(len(part) / _LETTERS) for part in (chart.title, chart.remark, chart.credit))
    return ceil((drawing.narrow.height + lines * _LINE + _AROUND) / _STEP) * _STEP
