"""Follows every link between the pages of the site, so that none is ever published dead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import chain
from sys import intern

from generator.outputs import Fragment, Output

_ELSEWHERE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: the page or the file in which it stands and what it says."""

    page: str
    href: str


@cache
def _pattern(attribute: str) -> re.Pattern[str]:
    return re.compile(rf'{attribute}="([^"]*)"')


def values_of(attribute: str, html: str) -> Iterator[tuple[int, str]]:
    """(where it begins, value as written) of each attribute of this name. A pattern that begins with a letter is found many times as fast as one that begins with any space."""
    return ((found.start(), found[1]) for found in _pattern(attribute).finditer(html) if html[found.start() - 1].isspace())


def links_of(output: Output | Fragment) -> Iterator[tuple[str, str, str]]:
    """(what the link says, address, anchor) of each link from a page to the site itself; the address has no leading slash."""
    for _, found in values_of("href", output.content):
        href = unescape(found)
        if href.lower().startswith(_ELSEWHERE):
            continue
        target, _, anchor = href.partition("#")
        target = target.partition("?")[0]
        yield href, _address(output.path, target), anchor


def _address(page: str, target: str) -> str:
    """The address to which a link leads from a page."""
    if not target:
        return page
    root = "../" * page.count("/")
    below = target.removeprefix(root)
    if target.startswith(root) and "." not in below and "//" not in below and not below.startswith("/"):
        # As nearly all links on our pages are.
        return below
    address = posixpath.normpath(posixpath.join("/" + page, target)).lstrip("/")
    return f"{address}/" if target.endswith("/") and address else address


def dead_links(outputs: Sequence[Output], assets: Collection[str], fragments: Sequence[Fragment] = ()) -> Iterator[DeadLink]:
    """Every link to a page, an anchor or a file of the site that does not exist. `assets` are the files beside the pages."""
    # One page at a time: they may be too many to hold. Pages have many anchors of the same name.
    anchors = {output.path: {intern(unescape(name)) for _, name in values_of("id", output.content)} for output in outputs}
    linking: Iterator[tuple[str, Output | Fragment]] = chain(((output.path, output) for output in outputs), ((fragment.file.path, fragment) for fragment in fragments))
    for where, output in linking:
        for href, address, anchor in links_of(output):
            if address in anchors:
                if anchor and anchor not in anchors[address]:
                    yield DeadLink(where, href)
            elif address not in assets and not (address.endswith("/") and f"{address}index.html" in assets):
                yield DeadLink(where, href)
