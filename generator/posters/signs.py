"""The signs of challenges as masks for Pillow: vl-convert draws the SVG of the site."""

from __future__ import annotations

import re
from functools import cache


@cache
def sign(svg: str, name: str, size: int) -> bytes:
    """One sign of the site as a PNG of `size` points, in black on nothing."""
    import vl_convert

    found = re.search(rf'<symbol id="{re.escape(name)}" ([^>]*)>(.*?)</symbol>', svg, re.DOTALL)
    assert found, name
    attributes, inside = found.group(1).replace("currentColor", "#000000"), found.group(2).replace("currentColor", "#000000")
    return bytes(vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" {attributes}>{inside}</svg>', scale=size / 24))
