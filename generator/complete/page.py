"""One written page: what it links to and fetches, its anchors, and whether anything stands on it. A browser would read the same, only slower."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

#: What is within these is no HTML; the tag itself stays.
_NO_HTML = re.compile(r"<(?:!--.*?-->|(script|style)\b([^>]*)>.*?</\1>)", re.DOTALL)
#: An opening tag; a quoted value may hold any sign.
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_VALUE = re.compile(r"\s(href|src|srcset|action|formaction|poster|data-from|data-to|style|id)=(?:\"([^\"]*)\"|'([^']*)')")
_WHOLE = re.compile(r"<html\b[^>]*>")
_REFRESH = re.compile(r"<meta http-equiv=\"refresh\" content=\"[^\"]*url=([^\"]*)\"")
_STYLE = re.compile(r"url\(['\"]?([^'\")]+)['\"]?\)")
_STYLES = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_TITLE = re.compile(r"<title>\s*[^<\s]")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_WORD = re.compile(r">[^<]*\w[^<]*(?=<)")
_PICTURE = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.DOTALL)
_MARK = re.compile(r"<(?:path|rect|circle|ellipse|line|polyline|polygon|use|image)\b")
_NOINDEX = re.compile(r"<meta name=\"robots\" content=\"[^\"]*noindex")
_CANONICAL = re.compile(r"<link rel=\"canonical\" href=\"([^\"]*)\"")
#: What a template leaves when a value was missing: alone between two tags or two quotation marks, or as its own marks.
_LEFT = re.compile(r"(?:>\s*|=\")(None|undefined|NaN|\[object Object\])(?=\s*<|\")|(\{\{[^{}<]*\}\}|\{%[^{}<]*%\})")
#: No page without one of these has anything left over.
LEFT_OVER = ("None", "undefined", "NaN", "[object", "{{", "{%")


@dataclass(frozen=True)
class Page:
    """A page by its HTML."""

    html: str

    @cached_property
    def _bare(self) -> str:
        """The page without what is no HTML."""
        return _NO_HTML.sub(r"<\1\2>", self.html)

    @cached_property
    def _values(self) -> list[tuple[str, str]]:
        """(attribute, value) of each attribute that says where something is, in order."""
        tags = "".join(_TAG.findall(self._bare))
        return [(name, unescape(double or single)) for name, double, single in _VALUE.findall(tags)]

    @cached_property
    def links(self) -> frozenset[str]:
        """Every address that the page leads to or fetches, as it says it."""
        found = {value for name, value in self._values if name in ("href", "src", "action", "formaction", "poster", "data-from", "data-to")}
        found.update(part.split()[0] for name, value in self._values if name == "srcset" for part in value.split(",") if part.strip())
        found.update(map(unescape, _REFRESH.findall(self.html)))
        styles = [*(value for name, value in self._values if name == "style"), *_STYLES.findall(self.html)]
        return frozenset(found.union(*map(_STYLE.findall, styles)))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its anchors."""
        return frozenset(value for name, value in self._values if name == "id")

    def said(self, attribute: str) -> str:
        """What the element of the whole page says in an attribute, or nothing: where the site begins, where the index of the search is."""
        whole = _WHOLE.search(self.html)
        found = re.search(rf"\s{attribute}=\"([^\"]*)\"", whole[0]) if whole else None
        return unescape(found[1]) if found else ""

    @property
    def kept_by_robots(self) -> str:
        """The address by which robots may keep the page; nothing when they may not."""
        found = _CANONICAL.search(self.html)
        return unescape(found[1]) if found and not _NOINDEX.search(self.html) else ""

    def faults(self) -> Iterator[str]:
        """What is empty, by its name in the table of words."""
        if not _TITLE.search(self.html):
            yield "no_title"
        heading = _HEADING.search(self.html)
        if not heading or not _WORD.search(heading[0]):
            yield "no_heading"
        main = _MAIN.search(self.html)
        if not main or not _WORD.search(_HEADING.sub("", main[0])):
            yield "no_text"
        if any(not drawn(marks) for _, marks in _PICTURE.findall(self.html)):
            yield "no_marks"

    def left_over(self) -> Iterator[str]:
        """What a template seems to have left; a text may say the same."""
        return (word or marks for word, marks in (_LEFT.findall(self._bare) if any(sign in self.html for sign in LEFT_OVER) else ()))


def drawn(svg: str) -> bool:
    """Does a picture show anything?"""
    return bool(_MARK.search(svg))
