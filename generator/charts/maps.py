"""The map: the outline of the country, and a dot for each municipality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd  # type: ignore[import-untyped]

from generator.charts.chart import Chart, Mark
from generator.charts.country import borders, outline
from generator.charts.pieces import FONT, INKS, Look, of

_LON, _LAT = alt.Longitude(field="lon", type="quantitative"), alt.Latitude(field="lat", type="quantitative")
_TEXT, _SIZED = alt.Text(field="text", type="nominal"), alt.Size(field="size", type="quantitative", scale=None)


def country(chart: Chart, look: Look) -> tuple[float, list[Any]]:
    """The outline of the country with a dot for each place; the larger the dot, the more cases."""
    height = int(look.width * 1.16)
    layers = [
        alt.Chart(alt.NamedData("outline")).mark_geoshape(fill=INKS["land"], stroke=INKS["quiet"], strokeWidth=0.75),
        alt.Chart(alt.NamedData("borders")).mark_geoshape(filled=False, stroke=INKS["ground"], strokeWidth=1),
    ]
    dots = [
        {"lon": mark.place[0], "lat": mark.place[1], "size": _area(mark), "ink": INKS["quiet" if quiet else "main"]}
        for quiet in (True, False)
        for mark in chart.marks
        if mark.place and mark.quiet is quiet
    ]
    drawn = alt.Chart(pd.DataFrame(dots, columns=["lon", "lat", "size", "ink"])).mark_circle(color=of("ink"), opacity=1, stroke=INKS["ground"], strokeWidth=1)
    layers.append(drawn.encode(longitude=_LON, latitude=_LAT, size=_SIZED))
    words = [row for mark in _named(chart) for row in _name(mark, chart, look)]
    written = alt.Chart(pd.DataFrame(words, columns=["lon", "lat", "text", "align", "dx", "dy", "ink", "stroke", "thick"])).mark_text(
        font=FONT, fontSize=14, fontWeight="bold", baseline="middle", align=of("align"), dx=of("dx"), dy=of("dy"), color=of("ink"), stroke=of("stroke"), strokeWidth=of("thick")
    )
    layers.append(written.encode(longitude=_LON, latitude=_LAT, text=_TEXT))
    return height, layers


def _name(mark: Mark, chart: Chart, look: Look) -> list[dict[str, Any]]:
    """The name of a place with its number: first the ground around the letters, then the letters."""
    assert mark.place
    text = f"{mark.label} {mark.brief or mark.text}"
    beside = _beside(mark, len(text) * 8 * _ACROSS / look.width, _ACROSS / look.width, chart.marks)
    row = {"lon": mark.place[0], "lat": mark.place[1], "text": text, "dx": 0, "dy": 0, **beside}
    return [{**row, "ink": INKS["ground"], "stroke": INKS["ground"], "thick": 4}, {**row, "ink": INKS["ink"]}]


@cache
def outlines() -> dict[str, Any]:
    """The data of every map, by the name that it has in a spec: altair copies what it is given, point by point."""
    return {name: [{"type": "Feature", "geometry": geometry, "properties": {}}] for name, geometry in (("outline", outline()), ("borders", borders()))}


# Where the country begins in the west, and how wide it is: in degrees.
_WEST, _ACROSS = 3.35, 4.1
# A degree of longitude in the middle of the country, in degrees of latitude.
_FLAT = 0.61


def _beside(mark: Mark, length: float, pixel: float, marks: Sequence[Mark]) -> dict[str, Any]:
    """On which side of its dot a name stands: where it hides the fewest other dots and has room. `length` and `pixel` are in degrees of longitude."""
    assert mark.place
    radius = (_area(mark) ** 0.5) / 2
    x, y = mark.place
    aside, half = radius * pixel, length / 2
    high = (radius + 11) * pixel * _FLAT
    sides = [
        (x - aside - length, x - aside, y, {"align": "right", "dx": -radius - 6}),
        (x - half, x + half, y + high, {"align": "center", "dy": -radius - 11}),
        (x - half, x + half, y - high, {"align": "center", "dy": radius + 12}),
        (x + aside, x + aside + length, y, {"align": "left", "dx": radius + 6}),
    ]

    def hides(side: tuple[float, float, float, dict[str, Any]]) -> tuple[bool, int]:
        left, right, level, _ = side
        covered = [other for other in marks if other.place and other is not mark and left < other.place[0] < right and abs(other.place[1] - level) < 12 * pixel * _FLAT]
        return left < _WEST or right > _WEST + _ACROSS, len(covered)

    return min(sides, key=hides)[3]


def _area(mark: Mark) -> float:
    """The area of a dot, in square pixels: twice as many cases, twice as much ink."""
    return 80 * mark.value


def _named(chart: Chart) -> list[Mark]:
    """The places whose name stands on the map: the few with most cases, as far from each other as a name needs."""
    found: list[Mark] = []
    for mark in chart.marks:
        many = mark.value > 2 or len(chart.rows) < 8
        if mark.place and many and not mark.quiet and all(abs(mark.place[1] - other.place[1]) > 0.16 for other in found if other.place):
            found.append(mark)
    # Of equal places all have a name or none.
    return [mark for mark in found[:_NAMES] if len(found) <= _NAMES or mark.value > found[_NAMES].value]


_NAMES = 5
