"""The files of a written site, and where an address on it leads."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR
from urllib.parse import unquote, urlsplit

from generator import dutch
from generator.wording import WRITTEN

_ELSEWHERE = ("http:", "https:", "mailto:", "data:", "//")
#: No address can be longer than its path: where it stops in a text.
_ADDRESS = r"[^\s\"'<>\\(){}\[\],;&|]*+"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with a written site: the file in which it shows, and what it is, in Dutch."""

    file: str
    words: str
    #: To what it is about, when the same may be wrong in many files in other words: the place to which a link leads.
    about: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}: {self.words}"

    def also(self, files: int) -> Fault:
        """The same, with how many other files have it too."""
        return replace(self, words=self.words + WRITTEN["also"].format(files=dutch.count(files, "ander bestand", "andere bestanden")))


def fault(file: str, entry: str, /, about: str = "", **given: object) -> Fault:
    """One thing that is wrong, in the words of the table."""
    return Fault(file, WRITTEN[entry].format(**given), about)


@dataclass(frozen=True)
class Tree:
    """A site in `folder`. `base` is the whole address at which it will stand, with a slash at its end."""

    folder: Path
    base: str
    #: (file, anchor) → the first file with a link to it: whether it is there is only asked when all files were read, so that the anchors of all need not be kept.
    wanted: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Each file by its address on the site, in order, with its size."""
        return dict(sorted(_files(self.folder, "")))

    @cached_property
    def moved(self) -> frozenset[str]:
        """What is no file any more but is still answered: the addresses that the host sends on."""
        rules = self.folder / "_redirects"
        return frozenset(line.split()[0].lstrip("/") for line in rules.read_text(encoding="utf-8").splitlines() if line.startswith("/")) if rules.is_file() else frozenset()

    @cached_property
    def addresses(self) -> re.Pattern[str]:
        """Finds the whole addresses of this site in any text; not those that are a pattern (`{id}.json`)."""
        return re.compile(rf"{re.escape(self.base)}({_ADDRESS})(?!\{{)")

    def bytes(self, file: str, most: int = -1) -> bytes:
        """What stands in a file, or its first bytes."""
        with open(f"{self._at}{file}", "rb", buffering=0) as opened:
            return opened.read(most)

    def text(self, file: str) -> str:
        """What stands in a file; UnicodeDecodeError when that is no text."""
        return self.bytes(file).decode()

    @cached_property
    def _at(self) -> str:
        return f"{self.folder}/"

    def leads(self, file: str, link: str) -> tuple[str, str] | None:
        """(file, anchor) to which a link in `file` leads, whether it is there or not; None when it leads to another site."""
        if link.startswith("#"):
            return file, unquote(link[1:])
        if link.startswith(self.base):
            link = "/" + link.removeprefix(self.base)
        elif link.lower().startswith(_ELSEWHERE):
            return None
        elif link.startswith(self._root):
            link = "/" + link.removeprefix(self._root)
        path, _, anchor = link.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return file, unquote(anchor)
        whole = path if path.startswith("/") else f"/{file.rpartition('/')[0]}/{path}"
        address = posixpath.normpath(whole).lstrip("/")
        if whole.endswith(("/", "/.", "/..")):
            address = f"{address}/index.html" if address else "index.html"
        return address, unquote(anchor)

    def same_everywhere(self, link: str, depth: int) -> bool:
        """Does a link lead to the same place from every file so many folders deep? It does when it begins at the root: by name, or by going up as far as one can."""
        return link[:1] not in ("", "?", "#") and (link.startswith(("/", self.base)) or f"{link}/".startswith("../" * depth) or link.lower().startswith(_ELSEWHERE))

    @cached_property
    def _root(self) -> str:
        """The folder of the host in which the site stands."""
        return urlsplit(self.base).path or "/"

    def follow(self, file: str, link: str, anchors: bool = True) -> str | None:
        """The file to which a link leads; nothing when it leads to another site. The address itself when there is no such file. With `anchors` its anchor is asked for later."""
        if (found := self.leads(file, link)) is None:
            return None
        target, anchor = found
        if anchor and anchors and target in self.sizes:
            self.wanted[target].setdefault(anchor, file)
        return target

    def has(self, address: str) -> bool:
        """Is there a file at this address, or does the host send its readers on?"""
        return address in self.sizes or address in self.moved or address.removesuffix("index.html") in self.moved


def _files(folder: Path, at: str) -> Iterator[tuple[str, int]]:
    """Each file in a folder and the folders in it, with its size."""
    for path in folder.iterdir():
        found = path.stat()
        if S_ISDIR(found.st_mode):
            yield from _files(path, f"{at}{path.name}/")
        else:
            yield f"{at}{path.name}", found.st_size
