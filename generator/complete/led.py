"""Where the tags of pages lead. Pages share most of their tags: what one means on every page so many folders deep is worked out once."""

from __future__ import annotations

from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import unquote

from generator.complete.page import Page, Said, said_by
from generator.complete.tree import Tree

#: So many tags are remembered, none of them longer than this: what is forgotten is worked out again.
_MOST, _LONGEST = 50_000, 500


class Led(NamedTuple):
    """What a tag means on every page so many folders deep."""

    #: The files to which it leads.
    files: tuple[str, ...] = ()
    #: (link, file) that leads nowhere.
    dead: tuple[tuple[str, str], ...] = ()
    #: (file, anchor) that must be there.
    anchors: tuple[tuple[str, str], ...] = ()
    #: Links that mean something else on another page.
    near: tuple[str, ...] = ()
    #: The anchor that it is itself.
    ids: tuple[str, ...] = ()
    #: Texts in which whole addresses of the site may stand.
    texts: tuple[str, ...] = ()


class Together(NamedTuple):
    """What all tags of a page mean, each thing once."""

    files: set[str]
    dead: set[tuple[str, str]]
    anchors: set[tuple[str, str]]
    near: set[str]
    ids: set[str]
    texts: set[str]


_NOTHING: Led = Led()


class Leading:
    """What tags mean, remembered."""

    def __init__(self, tree: Tree) -> None:
        self._known: dict[int, _Known] = {}
        self._tree = tree

    def of(self, file: str, *htmls: str) -> Together:
        """What stands on a page, or in pieces that are put into it."""
        depth = file.count("/")
        known = self._known.get(depth)
        if known is None or len(known) > _MOST:
            known = self._known[depth] = _Known(self._tree, depth)
        tags = frozenset().union(*(Page(html).tags for html in htmls))
        columns: Any = [*zip(*filter(None, map(known.__getitem__, tags)))] or _NOTHING
        return Together(*(set(chain.from_iterable(column)) for column in columns))


class _Known(dict[str, Led | None]):
    """Tag → what it means to a page so many folders deep, None when that is nothing. It depends on these two alone, and on the files that there are."""

    def __init__(self, tree: Tree, depth: int) -> None:
        super().__init__()
        self._tree, self._depth = tree, depth
        self._page, self._up = f"{'map/' * depth}pagina", "../" * depth

    def __missing__(self, tag: str) -> Led | None:
        said = said_by(tag)
        found = self._led(said) if any(said) else None
        if len(tag) <= _LONGEST:
            self[tag] = found
        return found

    def _led(self, said: Said) -> Led:
        files: list[str] = []
        dead: list[tuple[str, str]] = []
        anchors: list[tuple[str, str]] = []
        near: list[str] = []
        for link in said.links:
            path, _, anchor = link.removeprefix(self._up).partition("#")
            file = f"{path}index.html" if path.endswith("/") else path
            # Most lead up to the root and from there to a file, as it stands on the disk: that needs no reckoning.
            if link.startswith(self._up) and file in self._tree.sizes:
                files.append(file)
                anchors += [(file, unquote(anchor))] if anchor else []
            elif not self._tree.same_everywhere(link, self._depth):
                near.append(link)
            elif found := self._tree.leads(self._page, link):
                files.append(found[0])
                if not self._tree.has(found[0]):
                    dead.append((link, found[0]))
                elif found[1]:
                    anchors.append(found)
        return Led(tuple(files), tuple(dead), tuple(anchors), tuple(near), said.ids, said.texts)
