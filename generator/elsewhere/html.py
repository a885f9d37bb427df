"""A tree as HTML that no Markdown of any engine touches: a block begins with a tag of its own line, has no empty line and no indent."""

from __future__ import annotations

import re
from html import escape

from generator.elsewhere.tree import VOID, Node

#: What means something without our design; the rest is for our style sheets and scripts.
_KEPT = frozenset({"href", "id", "src", "alt", "colspan", "rowspan", "scope", "datetime", "lang", "open", "start", "value", "target", "width"})
_OF_DRAWINGS = frozenset({"role", "aria-label", "viewbox", "d", "x", "y", "width", "height", "fill", "stroke", "stroke-width", "transform", "id", "xmlns"})
#: Boxes of our design: what stands in them matters, not the box.
BOXES = frozenset({"article", "aside", "div", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "legend", "main", "nav", "noscript", "section"})
#: Words that our design sets apart and nothing else.
BARE = frozenset({"label", "time", "abbr", "bdi", "data"})
BLOCKS = BOXES | frozenset("blockquote caption dd details dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul".split())
_SPACES = re.compile(r"[ \t\n\r\f]+")
#: Signs with which templates and code begin, in engines that look for them in HTML too.
_CODE = str.maketrans({"{": "&#123;", "}": "&#125;", "`": "&#96;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def words(text: str) -> str:
    """Words with single spaces, as browsers show them."""
    return _SPACES.sub(" ", text)


def html(node: Node | str, verbatim: bool = False) -> str:
    """An element and what stands in it. `verbatim`: its spaces are part of what it says."""
    if isinstance(node, str):
        return escape(node if verbatim else words(node), quote=False).translate(_CODE)
    inside = "".join(html(child, verbatim or node.tag == "pre") for child in node.children)
    if not node.tag or ((node.tag in BARE or node.tag == "span") and not {"id", "lang"} & node.attributes.keys()):
        return inside
    tag = "div" if node.tag in BOXES else "span" if node.tag in BARE else node.tag
    if tag == "a" and "bron" in node.classes:
        return f"<sup>{opened(node, tag)}{inside}</a></sup>"
    line = "\n" if node.tag in BLOCKS else ""
    return f"{line}{opened(node, tag)}" + ("" if tag in VOID else f"{inside}</{tag}>")


def opened(node: Node, tag: str) -> str:
    """The tag with which an element begins."""
    drawn = tag in ("svg", "path", "rect", "g", "circle")
    kept = {name: value for name, value in node.attributes.items() if name in (_OF_DRAWINGS if drawn else _KEPT)}
    if tag in ("th", "td") and "number" in node.classes:
        kept["align"] = "right"
    if tag == "svg":
        kept.setdefault("width", "160")
    said = "".join(f' {name}="{attribute(value)}"' if value or name != "open" else " open" for name, value in kept.items())
    return f"<{tag}{said}>"


def attribute(value: str) -> str:
    """A value between quotes."""
    return escape(value).translate(_CODE)
