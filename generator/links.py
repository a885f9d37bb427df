"""Follows every link between the pages of the site, so that none is ever published dead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from generator.outputs import Fragment, Output

_HREF = re.compile(r'\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: the page or the file in which it stands and what it says."""

    page: str
    href: str


def links_of(output: Output | Fragment) -> Iterator[tuple[str, str, str]]:
    """(what the link says, address, anchor) of each link from a page to the site itself; the address has no leading slash."""
    for found in _HREF.findall(output.content):
        href = unescape(found)
        if href.lower().startswith(_ELSEWHERE):
            continue
        target, _, anchor = href.partition("#")
        target = target.partition("?")[0]
        address = posixpath.normpath(posixpath.join("/" + output.path, target)).lstrip("/") if target else output.path
        yield href, f"{address}/" if target.endswith("/") and address else address, anchor


def dead_links(outputs: Sequence[Output], assets: Collection[str], fragments: Sequence[Fragment] = ()) -> Iterator[DeadLink]:
    """Every link to a page, an anchor or a file of the site that does not exist. `assets` are the files beside the pages."""
    anchors = {output.path: set(map(unescape, _ID.findall(output.content))) for output in outputs}
    linking: list[tuple[str, Output | Fragment]] = [(output.path, output) for output in outputs]
    linking += [(fragment.file.path, fragment) for fragment in fragments]
    for where, output in linking:
        for href, address, anchor in links_of(output):
            if address in anchors:
                if anchor and anchor not in anchors[address]:
                    yield DeadLink(where, href)
            elif address not in assets and not (address.endswith("/") and f"{address}index.html" in assets):
                yield DeadLink(where, href)
