"""One written page: what it links to and fetches, its anchors, and whether anything stands on it. A browser would read the same, only slower."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

#: What stands in a tag, from one `=` or quoted value to the next; a quoted value may hold any sign.
_STEP = r"(?:(?:=?(?:\"[^\"]*+\"|'[^']*+')|=)[^<>\"'=]*+)"
_INNER = r"[^<>\"'=]*+"
#: A tag with a value in it; a script or style with all that it holds, and a comment: what is within these is no HTML. All that a page says of where something is, is in one of these.
_TAG = re.compile(rf"<(?:[a-rt-zA-Z]{_INNER}{_STEP}++>|script\b{_INNER}{_STEP}*+>.*?</script>|style\b{_INNER}{_STEP}*+>.*?</style>|s{_INNER}{_STEP}++>|!--.*?-->)", re.DOTALL)
_OPENING = re.compile(rf"<\w{_INNER}{_STEP}*+>")
#: A value that says something, by its name; the other quoted values are stepped over, whatever stands in them.
_VALUE = re.compile(r"(?<=[\s\"'/])(href|src|srcset|action|formaction|poster|data-from|data-to|style|id|content)=(?:\"([^\"]*)\"|'([^']*)')|\"[^\"]*\"|'[^']*'")
#: No tag without one of these says anything.
_SAYS = re.compile(r"(?:href|src|srcset|action|poster|data-from|data-to|style|id)=|<style|=\"https?:|http-equiv")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "data-from", "data-to"})
_NO_HTML = re.compile(r"<(?:!--.*?-->|(script|style)\b([^>]*)>.*?</\1>)", re.DOTALL)
_WHOLE = re.compile(r"<html\b[^>]*>")
_REFRESH = re.compile(r"[^\"]*url=(.*)", re.DOTALL)
_STYLE = re.compile(r"url\(['\"]?([^'\")]+)['\"]?\)")
_LINKED_DATA = '<script type="application/ld+json">'
_TITLE = re.compile(r"<title>\s*[^<\s]")
_WORD = re.compile(r">[^<]*\w[^<]*(?=<)")
_MARKS = r"(?:path|rect|circle|ellipse|line|polyline|polygon|use|image)\b"
_MARK = re.compile(f"<{_MARKS}")
#: A picture without a mark.
_BLANK = re.compile(rf"<svg\b[^>]*+>(?:[^<]++|<(?!/svg>|{_MARKS}))*+</svg>")
_NOINDEX = re.compile(r"<meta name=\"robots\" content=\"[^\"]*noindex")
_CANONICAL = re.compile(r"<link rel=\"canonical\" href=\"([^\"]*)\"")
#: What a template leaves when a value was missing: alone between two tags or two quotation marks, or as its own marks.
_LEFT = re.compile(r"(?:>\s*|=\")(None|undefined|NaN|\[object Object\])(?=\s*<|\")|(\{\{[^{}<]*\}\}|\{%[^{}<]*%\})")
#: No page without one of these has anything left over.
LEFT_OVER = ("None", "undefined", "NaN", "[object", "{{", "{%")


class Said(NamedTuple):
    """What one tag says: addresses, its anchor, and texts for other programs in which a whole address of the site may stand."""

    links: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


_NOTHING = Said()


def said_by(tag: str) -> Said:
    """What a tag says, whatever page it stands on."""
    if tag.startswith(_LINKED_DATA):
        return Said(texts=(tag,))
    if not _SAYS.search(tag) or tag.startswith("<!"):
        return _NOTHING
    match = _OPENING.match(tag) if tag.startswith("<s") else None
    opening = match[0] if match else tag
    links: list[str] = []
    ids: list[str] = []
    texts: list[str] = []
    styles: list[str] = []
    for name, double, single in _VALUE.findall(opening):
        value = unescape(double or single)
        if name in _ADDRESSES:
            links.append(value)
        elif name == "id":
            ids.append(value)
        elif name == "style":
            styles.append(value)
        elif name == "srcset":
            links += [part.split()[0] for part in value.split(",") if part.strip()]
        elif name and tag.startswith("<meta "):
            texts += [value] if value.startswith(("https://", "http://")) else []
            links += _REFRESH.findall(value) if 'http-equiv="refresh"' in tag else []
    if tag.startswith("<style"):
        styles.append(tag[len(opening) :])
    return Said((*links, *(found for style in styles for found in _STYLE.findall(style))), tuple(ids), tuple(texts))


@dataclass(frozen=True)
class Page:
    """A page by its HTML."""

    html: str

    @cached_property
    def tags(self) -> frozenset[str]:
        """Each tag that may say something, once: what it says is the same wherever it stands."""
        return frozenset(_TAG.findall(self.html))

    @cached_property
    def links(self) -> frozenset[str]:
        """Every address that the page leads to or fetches, as it says it."""
        return frozenset(link for tag in self.tags for link in said_by(tag).links)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its anchors."""
        return frozenset(name for tag in self.tags for name in said_by(tag).ids)

    @cached_property
    def _head(self) -> str:
        """The page up to what a reader sees of it."""
        end = self.html.find("</head>")
        return self.html[:end] if end >= 0 else self.html

    def said(self, attribute: str) -> str:
        """What the element of the whole page says in an attribute, or nothing: where the site begins, where the index of the search is."""
        whole = _WHOLE.search(self._head)
        found = re.search(rf"\s{attribute}=\"([^\"]*)\"", whole[0]) if whole else None
        return unescape(found[1]) if found else ""

    @property
    def kept_by_robots(self) -> str:
        """The address by which robots may keep the page; nothing when they may not."""
        found = _CANONICAL.search(self._head)
        return unescape(found[1]) if found and not _NOINDEX.search(self._head) else ""

    def faults(self) -> Iterator[str]:
        """What is empty, by its name in the table of words."""
        if not _TITLE.search(self._head):
            yield "no_title"
        if not _WORD.search(self.html, *_within(self.html, "h1")):
            yield "no_heading"
        if not any(_WORD.search(self.html, *part) for part in self._between_headings):
            yield "no_text"
        if _BLANK.search(self.html):
            yield "no_marks"

    @property
    def _between_headings(self) -> Iterator[tuple[int, int]]:
        """From where to where the pieces of its text stand, with the `<` that ends them."""
        at, end = _within(self.html, "main")
        while (heading := _within(self.html, "h1", at, end))[1]:
            yield at, heading[0] + 1
            at = heading[1]
        yield at, end

    def left_over(self) -> Iterator[str]:
        """What a template seems to have left; a text may say the same."""
        bare = _NO_HTML.sub(r"<\1\2>", self.html) if self._suspect else ""
        return (word or marks for word, marks in _LEFT.findall(bare))

    @property
    def _suspect(self) -> bool:
        """May a template have left something? After its head nearly no page has a bracket or a brace: these are looked for first, which is much faster."""
        html, begin = self.html, len(self._head)
        return any(sign in self._head for sign in LEFT_OVER) or any(html.find(sign, begin) >= 0 for sign in LEFT_OVER if sign[0] not in "[{" or html.find(sign[0], begin) >= 0)


def _within(html: str, tag: str, begin: int = 0, end: int | None = None) -> tuple[int, int]:
    """From where to where the first element with this tag stands; nowhere when there is none."""
    begin = html.find(f"<{tag}", begin, end)
    end = html.find(f"</{tag}>", begin, end) if begin >= 0 else -1
    return (begin, end + len(tag) + 3) if end >= 0 else (0, 0)


def drawn(svg: str) -> bool:
    """Does a picture show anything?"""
    return bool(_MARK.search(svg))
