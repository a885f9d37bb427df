"""What each shape looks like: its height and its pieces, from the back to the front, for a width. A map is in `maps`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.charts.chart import Chart, Mark, moments_of
from generator.charts.pieces import LEADING, SIZE, Look, Piece, Run, Stroke, boxes, texts, wrapped

BAR = 22
_OPEN = "Open balk: nog niet uitgegeven toen de bron verscheen."
_SOFT = "Balk met een los einde: het getal is niet precies."


def bars(chart: Chart, look: Look) -> tuple[float, list[Piece | Run]]:
    """A label above each bar and its number behind it, from a line at zero. What lies between the two ends of a range is left open."""
    room = max(len(_shown(mark)) for mark in chart.marks) * 8 + 14
    scale = (look.width - room) / (max(mark.until or mark.value for mark in chart.marks) or 1)
    labels, notes, values, drawn, y = [], [], [], [], 4.0
    for mark in chart.marks:
        lines = wrapped(mark.label, look.letters)
        labels.append({"x": 0, "y": y + LEADING / 2, "text": "\n".join(lines)})
        y += LEADING * len(lines) + 2
        drawn.append((mark, y))
        values.append({"x": max((mark.until or mark.value) * scale, 7 if mark.open else 2) + 7, "y": y + BAR / 2 + 0.5, "text": _shown(mark)})
        y += BAR + 2
        if mark.note:
            lines = wrapped(mark.note, int(look.letters * 1.1))
            notes.append({"x": 0, "y": y + LEADING / 2 + 1, "text": "\n".join(lines)})
            y += LEADING * len(lines) + 2
        y += 14
    for told, wanted in ((_OPEN, any(mark.open for mark in chart.marks)), (_SOFT, any(mark.soft and not mark.open for mark in chart.marks))):
        if wanted:
            lines = wrapped(told, look.letters)
            notes.append({"x": 0, "y": y + 4, "text": "\n".join(lines)})
            y += LEADING * len(lines)
    pieces = [piece for mark, top in drawn for piece in _bar(mark, top, scale)]
    pieces.append(boxes([{"x": -1, "y": top - 3, "x2": 0.5, "y2": top + BAR + 3} for _, top in drawn], "ink"))
    return y - 8, [*pieces, texts(labels), texts(values, bold=True), texts(notes, "ink-2", font_size=SIZE - 1)]


def _shown(mark: Mark) -> str:
    return mark.brief or mark.text


def _bar(mark: Mark, top: float, scale: float) -> list[Piece]:
    """One bar: open when it may never be spent, with a loose end when its number is not exact."""
    end = max(mark.value * scale, 7 if mark.open else 2)
    ink = "quiet" if mark.quiet else "main"
    box = {"x": 0.0, "y": top, "x2": end, "y2": top + BAR}
    pieces = []
    if mark.until:
        pieces.append(boxes([{**box, "x": end, "x2": mark.until * scale}], "ground", "quiet"))
    if mark.open:
        return [*pieces, boxes([box], "ground", "main")]
    if mark.soft:
        loose = min(12.0, end / 2)
        slices = [{**box, "x2": end - loose}, *({**box, "x": end - loose * left, "x2": end - loose * right} for left, right in ((0.85, 0.6), (0.42, 0.25), (0.12, 0)))]
        return [*pieces, boxes(slices, ink)]
    return [*pieces, boxes([box], ink)]


def card(chart: Chart, look: Look) -> tuple[float, list[Piece | Run]]:
    """A row for each amount, with what it counts for beneath; no bars, because the steps differ."""
    labels, notes, values, rules, y = [], [], [], [], 4.0
    for mark in chart.marks:
        lines = wrapped(mark.label, look.letters - len(_shown(mark)) - 3)
        labels.append({"x": 0, "y": y + LEADING / 2, "text": "\n".join(lines)})
        values.append({"x": look.width, "y": y + LEADING / 2, "text": _shown(mark)})
        y += LEADING * len(lines)
        lines = wrapped(mark.note, look.letters)
        notes.append({"x": 0, "y": y + LEADING / 2, "text": "\n".join(lines)})
        y += LEADING * len(lines) + 6
        rules.append({"x": 0.0, "y": y, "x2": float(look.width), "y2": y + 1})
        y += 9
    return y, [boxes(rules, "line"), texts(labels), texts(values, "main", "right", bold=True), texts(notes, "ink-2", font_size=SIZE - 1)]


def line(chart: Chart, look: Look) -> tuple[float, list[Piece | Run]]:
    """Each series from moment to moment above a line at zero, the numbers at its points."""
    series = list(dict.fromkeys(mark.series for mark in chart.marks))
    places = moments_of(chart.marks)
    side, rise = 62, 170
    names = {name: wrapped(name, look.letters - 6) for name in series} if len(series) > 1 else {}
    zero = 36 + sum(LEADING * len(lines) + 4 for lines in names.values()) + rise
    scale = rise / (max(mark.value for mark in chart.marks) or 1)
    across = {moment: side + (look.width - 2 * side) * share for moment, share in places.items()}
    letters = max(9, int((look.width - 2 * side) / max(len(places) - 1, 1) / 7.6) if len(places) > 2 else 15)
    below = {moment: wrapped(moment, letters) for moment in places}
    height = zero + 14 + LEADING * max(len(lines) for lines in below.values())

    def at(mark: Mark) -> dict[str, float]:
        return {"x": across[mark.moment], "y": zero - mark.value * scale}

    pieces: list[Piece | Run] = [boxes([{"x": x - 0.5, "y": zero - rise - 8, "x2": x + 0.5, "y2": zero} for x in across.values()], "line")]
    pieces.append(boxes([{"x": 0, "y": zero - 0.5, "x2": look.width, "y2": zero + 0.5}], "ink"))
    pieces.append(texts([{"x": across[moment], "y": zero + 18, "text": "\n".join(lines)} for moment, lines in below.items()], "ink-2", "center", font_size=SIZE - 1))
    y = 12
    for number, name in enumerate(series):
        points = [mark for mark in chart.marks if mark.series == name]
        stroke = Stroke.of(number, points[0].quiet)
        pieces.append(Run([at(mark) for mark in points], stroke))
        pieces.append(texts([{"x": at(mark)["x"], "y": at(mark)["y"] + _clear(mark, chart.marks), "text": _shown(mark)} for mark in points], align="center", bold=not points[0].quiet))
        if name in names:
            pieces.append(Run([{"x": 2, "y": y}, {"x": 34, "y": y}], stroke))
            pieces.append(texts([{"x": 44, "y": y, "text": "\n".join(names[name])}]))
            y += LEADING * len(names[name]) + 4
    return height, pieces


def _clear(mark: Mark, marks: Sequence[Mark]) -> int:
    """How far above or below its point a number stands, so that it is clear of the number of another series."""
    beside = sorted((other for other in marks if other.moment == mark.moment), key=lambda other: other.value)
    return 19 if len(beside) > 1 and mark is beside[0] else -17


def part(chart: Chart, look: Look) -> tuple[float, list[Piece | Run]]:
    """A square for each of few; a bar with its numbers for many."""
    [mark] = chart.marks
    whole = chart.whole or 1
    if whole <= 60 and whole == int(whole) and mark.value == int(mark.value):
        side, gap = 22, 5
        across = min(int(whole), 20 if look.width > 500 else 10)
        corners = [((n % across) * (side + gap) + 1, 2 + (n // across) * (side + gap)) for n in range(int(whole))]
        cells = [{"x": float(x), "y": float(y), "x2": float(x + side), "y2": float(y + side)} for x, y in corners]
        return cells[-1]["y2"] + 4, [boxes(cells[: int(mark.value)], "main"), boxes(cells[int(mark.value) :], "ground", "quiet")]
    apart = len(_shown(mark)) + len(chart.whole_text) > look.letters - 4
    end = max((look.width - 2) * mark.value / whole, 3)
    return 56 + LEADING * apart, [
        boxes([{"x": 0, "y": 4, "x2": look.width - 1, "y2": 4 + BAR}], "ground", "quiet"),
        *_bar(replace(mark, until=None), 4, end / (mark.value or 1)),
        texts([{"x": 0, "y": 42, "text": _shown(mark)}], bold=True),
        texts([{"x": look.width, "y": 42 + LEADING * apart, "text": chart.whole_text}], "ink-2", "right"),
    ]


def goal(chart: Chart, look: Look) -> tuple[float, list[Piece | Run]]:
    """A bar towards a line at the goal."""
    [mark] = chart.marks
    aim = chart.whole or 1
    scale = (look.width - 4) / max(aim, mark.value)
    lines = wrapped(chart.whole_text, look.letters)
    end = aim * scale
    return 76 + LEADING * len(lines), [
        boxes([{"x": 0, "y": 34, "x2": end, "y2": 34 + BAR}], "ground", "quiet"),
        *_bar(replace(mark, until=None), 34, scale),
        boxes([{"x": end - 1.5, "y": 28, "x2": end + 1.5, "y2": 62}], "ink"),
        texts([{"x": 0, "y": 14, "text": _shown(mark)}], bold=True),
        texts([{"x": end, "y": 78, "text": "\n".join(lines)}], "ink", "right"),
    ]
