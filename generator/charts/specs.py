"""The Vega-Lite spec of a chart, written with altair. With `pieces`, `shapes` and `maps` the only user of altair and pandas, which are slow to import."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
from altair.utils import schemapi

from generator.charts import maps, shapes
from generator.charts.chart import Chart, Shape
from generator.charts.pieces import DOWNLOAD, FONT, INKS, NARROW, WIDE, Look, layers, wrapped

LOOKS = (WIDE, NARROW, DOWNLOAD)
# A map is high rather than wide; wider it would not fit on a screen.
_MAP_WIDTH = 460
_SHAPES = {Shape.BARS: shapes.bars, Shape.LINE: shapes.line, Shape.PART: shapes.part, Shape.GOAL: shapes.goal, Shape.CARD: shapes.card}


def spec(chart: Chart, look: Look) -> dict[str, Any]:
    """The spec of one version of a chart."""
    if chart.shape is Shape.MAP:
        look = replace(look, width=min(look.width, _MAP_WIDTH))
    # Its check against the schema takes longer than the drawing; a test does it for every shape.
    with schemapi.debug_mode(False):
        if chart.shape is Shape.MAP:
            height, drawn = maps.country(chart, look)
        else:
            height, pieces = _SHAPES[chart.shape](chart, look)
            drawn = layers(pieces, (look.width, height))
        ground = INKS["ground"] if look.framed else "transparent"
        # All at once: each method of altair copies the whole.
        made = alt.LayerChart(
            layer=drawn,
            width=look.width,
            height=height,
            padding=24 if look.framed else {"left": 2, "right": 2, "top": 2, "bottom": 4},
            title=_title(chart) if look.framed else alt.Undefined,
            projection=alt.Projection(type="mercator") if chart.shape is Shape.MAP else alt.Undefined,
            config=alt.Config(font=FONT, background=ground, view=alt.ViewConfig(stroke=None)),
        )
        found: dict[str, Any] = made.to_dict(validate=False)
    if chart.shape is Shape.MAP:
        found["datasets"] |= maps.outlines()
    return found


def _title(chart: Chart) -> Any:
    return alt.TitleParams(
        text=wrapped(chart.title, 76),
        subtitle=["", *(wrapped(chart.remark, 104) if chart.remark else []), *wrapped(chart.credit, 104), *wrapped(chart.origin, 104)],
        anchor="start",
        frame="group",
        offset=18,
        fontSize=19,
        fontWeight="bold",
        lineHeight=25,
        subtitleFontSize=13,
        subtitleLineHeight=17,
        color=INKS["ink"],
        subtitleColor=INKS["ink-2"],
    )
