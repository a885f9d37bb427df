"""Cleans the SVG that Vega draws: no English words for screen readers, no styles, short numbers, colours by name."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from xml.etree import ElementTree

from generator.fonts import embedded

_SPACE = "{http://www.w3.org/2000/svg}"
_WRITTEN = {f"{_SPACE}text", f"{_SPACE}tspan"}
_KEPT = {
    "d", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight", "x", "y", "width", "height", "opacity", "fill-opacity", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "dx", "dy",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d+")


@dataclass(frozen=True)
class Picture:
    """The inside of an `<svg>`, and its size."""

    width: float
    height: float
    inside: str


def clean(drawn: str, colours: Mapping[str, str], words: Iterable[str] = ()) -> Picture:
    """The picture that Vega drew, with each colour that stands for another replaced and each empty text filled with the next of the words."""
    root = ElementTree.fromstring(drawn)
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    _fill(root, words)
    parts = [_element(child, {ink.lower(): colour for ink, colour in colours.items()}) for child in root]
    return Picture(round(width, 1), round(height, 1), "".join(parts))


def _fill(root: ElementTree.Element, words: Iterable[str]) -> None:
    empty = [element for element in root.iter() if element.tag in _WRITTEN and not element.text and not len(element)]
    for element, text in zip(empty, words, strict=True):
        element.text = text


def _element(element: ElementTree.Element, colours: Mapping[str, str]) -> str:
    tag = element.tag.removeprefix(_SPACE)
    if element.get("display") == "none" or element.get("class") in ("background", "foreground") or tag == "defs":
        return ""
    if tag == "rect" and element.get("fill") in ("transparent", "white", "none"):
        return ""
    inside = escape(element.text or "") + "".join(_element(child, colours) for child in element)
    attributes = {name: _short(colours.get(value.lower(), value)) for name, value in element.attrib.items() if name in _KEPT and not (name == "opacity" and value == "1")}
    if tag == "g" and not inside:
        return ""
    if tag == "g" and not (attributes.keys() - {"fill"}) and attributes.get("fill") in (None, "none"):
        return inside
    if tag == "text":
        attributes["class"] = "chart__bold" if attributes.pop("font-weight", "") == "bold" else "chart__text"
        attributes["font-size"] = attributes.get("font-size", "").removesuffix("px")
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _short(value: str) -> str:
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)


def standalone(picture: Picture, title: str, sentence: str, font: str) -> str:
    """A file of its own: title, description and the font that it uses inside.

    Each face is the same in every picture and a style of its own: so the headers can name both by their hash and allow no other style.
    """
    faces = "".join(f"<style>{_face(font, bold=bold)}</style>" for bold in (False, True) if f'class="chart__{"bold" if bold else "text"}"' in picture.inside)
    inside = picture.inside.replace('class="chart__bold"', 'font-weight="bold"').replace(' class="chart__text"', "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width:g} {picture.height:g}" width="{picture.width:g}" height="{picture.height:g}" role="img" font-family="{font}, sans-serif">'
        f"<title>{escape(title)}</title><desc>{escape(sentence)}</desc>{faces}{inside}</svg>\n"
    )


@cache
def _face(font: str, *, bold: bool) -> str:
    return f"@font-face{{font-family:'{font}';font-weight:{700 if bold else 400};src:url(data:font/woff2;base64,{base64.b64encode(embedded(bold=bold)).decode()})}}"
