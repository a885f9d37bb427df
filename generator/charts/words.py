"""Words that surely fit are not measured: Vega traces every letter, which takes it longer than all else, only to know whether a picture must be wider.

A spec gives up the words that stay within it however they turn out, `svg` puts them back into the picture, and no byte of it is different.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.fonts import advances

# Kerning and hinting move letters a little.
_LOOSE, _SPARE = 1.03, 4.0


def given_up(spec: dict[str, Any]) -> list[str]:
    """What is written where the spec now has nothing, in the order in which Vega draws it: layer by layer, the title last. The spec is changed."""
    width, found = spec["width"], list[str]()

    def kept(text: str, x: float, align: str, size: float, *, bold: bool) -> str:
        if text and not _fits(text, x, align, size, width, bold=bold):
            return text
        found.append(text)
        return ""

    given = dict[str, list[str]]()
    for layer in spec["layer"]:
        # Data that every layer has stand above them.
        name = (layer.get("data") or spec["data"])["name"]
        if layer["mark"]["type"] == "text" and "x" in layer["encoding"]:
            # Layers with the same rows share them.
            if name not in given:
                before, rows = len(found), spec["datasets"][name]
                for row in rows:
                    row["text"] = kept(row["text"].strip(), row["x"], row["align"], row["size"], bold=row["weight"] == "bold")
                given[name] = found[before:]
            else:
                found += given[name]
    if title := spec.get("title"):
        title["text"] = [kept(line.strip(), 0, "left", title["fontSize"], bold=True) for line in title["text"]]
        title["subtitle"] = [kept(line.strip(), 0, "left", title["subtitleFontSize"], bold=False) for line in title["subtitle"]]
    return found


_Sides = Callable[[float, float], tuple[float, float]]
_ENDS: dict[str, _Sides] = {"left": lambda x, long: (x, x + long), "center": lambda x, long: (x - long / 2, x + long / 2), "right": lambda x, long: (x - long, x)}


def _fits(text: str, x: float, align: str, size: float, width: float, *, bold: bool) -> bool:
    """Whether this surely stays between 0 and the width: no letter of it is from another font, and there is room to spare."""
    known = advances(bold=bold)
    if not all(letter in known for letter in text):
        return False
    left, right = _ENDS[align](x, sum(known[letter] for letter in text) * size * _LOOSE + _SPARE)
    return left >= 0 and right <= width
