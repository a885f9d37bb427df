"""The pages of a site of ours as Markdown, for the programs that it is compared with: the same addresses, titles, words, tables and links.

What is not words stays behind: charts, maps, forms, scripts, the frame of the page. Pages that say again what another says (the sheet
of a case, the frames for other sites, the letters) are left out too: only ours has those, and the files for programs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]

_AGAIN = ("insluiten/", "nieuwsbrief/")
_SHEET = "blad"
_NO_WORDS = {"script", "style", "svg", "template", "form", "button", "input", "select", "dialog", "noscript", "img"}
_BLOCKS = {
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "ul",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


@dataclass(frozen=True)
class Text:
    """A page: its address without a slash before it, and its Markdown with the title in front."""

    path: str
    markdown: str


def texts_of(site: Path) -> Iterator[Text]:
    """Every page with words of its own, in the order of the addresses."""
    for file in sorted(site.rglob("index.html")):
        path = file.parent.relative_to(site).as_posix()
        path = "" if path == "." else f"{path}/"
        if not path.startswith(_AGAIN) and file.parent.name != _SHEET:
            yield Text(path, markdown_of(file.read_text(encoding="utf-8")))


def markdown_of(html: str) -> str:
    """The words of a page as Markdown."""
    page = lxml.html.fromstring(html)
    title = page.findtext(".//title") or ""
    (main,) = page.iter("main")
    return "\n".join((f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n", *(f"{block}\n" for block in _blocks(main))))


def _blocks(element: lxml.html.HtmlElement) -> Iterator[str]:
    """The blocks in an element: headings, paragraphs, lists, tables."""
    words = _escaped(element.text)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NO_WORDS:
            pass
        elif child.tag in _HEADINGS or child.tag in _BLOCKS:
            if words.strip():
                yield words.strip()
            words = ""
            yield from _block(child)
        else:
            words += _inline(child)
        words += _escaped(child.tail)
    if words.strip():
        yield words.strip()


def _block(element: lxml.html.HtmlElement) -> Iterator[str]:
    if element.tag in _HEADINGS:
        yield f"{'#' * _HEADINGS[element.tag]} {_words(element)}"
    elif element.tag == "table":
        yield _table(element)
    elif element.tag in ("ul", "ol"):
        mark = "- " if element.tag == "ul" else "1. "
        items = ("\n\n".join(_blocks(item)).replace("\n", "\n    ") for item in element if item.tag == "li")
        yield "\n".join(f"{mark}{item}" for item in items if item)
    elif element.tag == "blockquote":
        yield "> " + "\n\n".join(_blocks(element)).replace("\n", "\n> ")
    elif element.tag == "dt":
        yield f"**{_words(element)}**"
    else:
        yield from _blocks(element)


def _table(element: lxml.html.HtmlElement) -> str:
    rows = [[_words(cell) for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], "|---" * width + "|", *lines[1:]])


def _words(element: lxml.html.HtmlElement) -> str:
    """All words in an element on one line, with its links."""
    return " ".join((_escaped(element.text) + "".join(_inline(child) + _escaped(child.tail) for child in element)).split())


def _inline(element: lxml.html.HtmlElement) -> str:
    if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
        return ""
    words = _words(element)
    if element.tag == "a" and words and element.get("href"):
        return f"[{words}]({element.get('href')})"
    around = {"strong": "**", "b": "**", "em": "*", "i": "*"}.get(element.tag, "") if words else ""
    # A block within words, such as a list in a cell, keeps its distance.
    return f"{around}{words}{around}" if element.tag not in _BLOCKS else f" {words} "


def _escaped(text: str | None) -> str:
    return _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", text or ""))
