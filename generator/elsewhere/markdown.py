"""A tree as Markdown: headings, paragraphs, lists and quotations are Markdown, whatever it cannot say stays HTML.

Every sign that some dialect of Markdown could take for markup is written as a number (`&#42;`): the words come out as they are, whatever the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.elsewhere.html import BARE, BLOCKS, BOXES, attribute, html, opened, words
from generator.elsewhere.tree import Node

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Also what begins a smiley, and what makes a link of a bare address.
_MARKUP = re.compile(r"[\\`*_{}\[\]#+=~^|$@]|:(?=\w|//)|(?<=[Ww]{3})\.")
#: What can be taken for a list, a rule, a quotation or an extension of Markdown only where a paragraph begins.
_BEGIN = re.compile(r"([0-9]{1,9}(?=[.)](?: |$)))?[!-/:-@]")
_ADDRESS = re.compile(r"[A-Za-z0-9/:.?=&#%,~_-]+")
_CODE = re.compile(r"[A-Za-z0-9._/:,=-]+( [A-Za-z0-9._/:,=-]+)*")
_STARS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
#: How long a word is that stands beside others in a row: `A`, `0-9`.
_SHORT = 3
#: Two lists in a row would be one.
_BETWEEN_LISTS = "<!-- -->"


def markdown(node: Node) -> str:
    """What stands in an element, as blocks with an empty line between them."""
    made: list[str] = []
    for block in _blocks(node.children, []):
        if made and _is_list(made[-1]) and _is_list(block):
            made.append(_BETWEEN_LISTS)
        made.append(block)
    return "".join(f"{block}\n\n" for block in made).rstrip("\n") + "\n"


def _is_list(block: str) -> bool:
    return bool(re.match(r"- |1\. ", block))


def _blocks(nodes: Iterable[Node | str], anchors: list[str]) -> Iterator[str]:
    """The blocks of some elements. `anchors` are those of the boxes that just began: a heading takes one over, for the others a point stands before what comes."""
    line: list[Node | str] = []
    for node in nodes:
        if isinstance(node, str) or (node.tag not in BLOCKS and node.tag != "svg"):
            line.append(node)
            continue
        yield from _paragraph(line, anchors)
        line = []
        if node.tag in BOXES and node.get("role") != "note":
            if node.get("id"):
                anchors.append(node.get("id"))
            yield from _blocks(node.children, anchors)
        elif node.tag == "p" and not node.get("id"):
            yield from _paragraph(node.children, anchors)
        elif node.tag in _HEADINGS:
            yield from _heading(node, anchors)
        else:
            yield from _points(anchors)
            yield _list(node) or _quotation(node) or _raw(node)
    yield from _paragraph(line, anchors)
    yield from _points(anchors)


def _points(anchors: list[str]) -> Iterator[str]:
    for name in anchors:
        yield f'<div id="{attribute(name)}"></div>'
    anchors.clear()


def _paragraph(nodes: list[Node | str], anchors: list[str]) -> Iterator[str]:
    if text := _line(nodes):
        yield from _points(anchors)
        yield text


def _heading(node: Node, anchors: list[str]) -> Iterator[str]:
    name = node.get("id") or (anchors.pop() if anchors else "")
    yield from _points(anchors)
    yield f"{'#' * int(node.tag[1])} {_line(node.children)}" + (f" {{#{name}}}" if name else "")


def _list(node: Node) -> str:
    """A list of which each item is one line; else nothing."""
    items = [child for child in node.children if isinstance(child, Node)]
    if node.tag not in ("ul", "ol") or node.get("id") or node.get("start") or not items:
        return ""
    lines = []
    for item in items:
        inside = item.children
        only = [child for child in inside if not isinstance(child, str) or child.strip()]
        if len(only) == 1 and isinstance(only[0], Node) and only[0].tag in ("p", "div") and not only[0].get("id"):
            inside = only[0].children
        if item.tag != "li" or item.get("id") or item.get("value") or not _is_line(inside) or not (text := _line(inside)):
            return ""
        lines.append(f"{'-' if node.tag == 'ul' else '1.'} {text}")
    # A row of letters is no list to read down.
    return " ".join(line.partition(" ")[2] for line in lines) if all(len(item.text.strip()) <= _SHORT for item in items) else "\n".join(lines)


def _quotation(node: Node) -> str:
    """What somebody said, or a note; nothing when it is neither, or has more in it than paragraphs."""
    if node.get("id") or (node.tag != "blockquote" and node.get("role") != "note"):
        return ""
    blocks = list(_blocks(node.children, []))
    return "" if any(block.startswith("<") for block in blocks) else "\n>\n".join("\n".join(f"> {line}" for line in block.split("\n")) for block in blocks)


def _raw(node: Node) -> str:
    """An element as it is. A drawing or what lost its box gets one, so that every engine sees a block."""
    made = re.sub(r" +\n", "\n", html(node)).strip("\n ")
    return f"<div>{made}</div>" if node.tag == "svg" else made


def _is_line(nodes: Iterable[Node | str]) -> bool:
    return all(isinstance(node, str) or not any(one.tag in BLOCKS or one.tag == "svg" for one in node.walk()) for node in nodes)


def _line(nodes: Iterable[Node | str]) -> str:
    """Elements on one line, as the beginning of a block."""
    made = re.sub(r" ?(<br>) ?| {2,}", lambda found: found[1] or " ", "".join(map(_inline, nodes))).strip(" ")
    made = re.sub(r"^(<br>)+|(<br>)+$", "", made)
    first = _BEGIN.match(made)
    if not first or made.startswith(("<", "&", '"', "'", "[", "*", "`", "![")):
        return made
    at = first.end() - 1
    return f"{made[:at]}&#{ord(made[at])};{made[at + 1 :]}"


def _inline(node: Node | str) -> str:
    if isinstance(node, str):
        return said(words(node))
    inside = "".join(map(_inline, node.children))
    if node.tag == "a":
        return _link(node, inside)
    if node.tag in _STARS and not node.get("id"):
        return _starred(node.tag, inside)
    if node.tag == "br":
        return "<br>"
    if node.tag == "img":
        return f"![{said(words(node.get('alt')))}]({node.get('src')})" if _ADDRESS.fullmatch(node.get("src")) else html(node)
    if node.tag == "code" and not node.get("id") and _CODE.fullmatch(node.text):
        return f"`{node.text}`"
    if node.tag == "span" or node.tag in BARE or node.tag in BLOCKS:
        return f"{opened(node, 'span')}{inside}</span>" if {"id", "lang"} & node.attributes.keys() else inside
    return f"{opened(node, node.tag)}{inside}</{node.tag}>"


def _link(node: Node, inside: str) -> str:
    point = f'<span id="{attribute(node.get("id"))}"></span>' if node.get("id") else ""
    href = node.get("href")
    if not inside.strip() or "href" not in node.attributes:
        return point + inside
    # In Markdown of old a link within a link, or an address with brackets, ends too soon.
    made = f"[{inside.strip(' ')}]({escape(href)})" if _ADDRESS.fullmatch(href) and "<br>" not in inside else f"{opened(Node('a', {'href': href}), 'a')}{inside}</a>"
    return point + (f"<sup>{made}</sup>" if "bron" in node.classes else made)


def _starred(tag: str, inside: str) -> str:
    """Stars count on what stands around them: they only go around what begins and ends as words do."""
    text, stars = inside.strip(" "), _STARS[tag]
    before, _, after = inside.partition(text) if text else ("", "", "")
    return f"{before}{stars}{text}{stars}{after}" if re.fullmatch(r"\w([^*<&]*[\w.?!])?", text) else f"<{tag}>{inside}</{tag}>"


def said(text: str) -> str:
    """Words of which no sign is markup."""
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", escape(text, quote=False)).replace("\u00a0", "&nbsp;")
