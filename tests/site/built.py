"""A guide, the site that was built from it, and its pages."""

from __future__ import annotations

import gc
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.guide import Guide
from generator.pages.site import Site
from generator.pipeline import read_guide
from generator.search.index import FOLDER as INDEX
from tests.site.commands import built_apart, copy_guide
from tests.site.dom import Element, read


@dataclass(frozen=True)
class Built:
    """A guide in a folder of its own, with its site."""

    root: Path

    @property
    def site(self) -> Path:
        """Where the site stands."""
        return self.root / "site"

    @cached_property
    def guide(self) -> Guide:
        """The records."""
        return read_guide(self.root).guide

    @cached_property
    def facts(self) -> Site:
        """The names and addresses of what has a page."""
        return Site(self.guide, lambda path: "")

    @cached_property
    def parsed(self) -> Mapping[str, tuple[Element, list[str]]]:
        """Address → the page, and what is wrong with how it is written down. These millions of objects stay until the end: nobody need look whether they are rubbish."""
        gc.disable()
        pages = {path.relative_to(self.site).as_posix().removesuffix("index.html"): read(path.read_text(encoding="utf-8")) for path in sorted(self.site.rglob("*.html"))}
        gc.freeze()
        gc.enable()
        return pages

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Address → page, without those that only say where a page went."""
        return {address: page for address, (page, _) in self.parsed.items() if page.all("body")[0].get("class") != "page-verhuisd"}

    @cached_property
    def indexed(self) -> Mapping[str, Indexed]:
        """Address → what the search has of the page."""
        found = {}
        for file in sorted((self.site / INDEX / "fragment").iterdir()):
            page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
            found[page["url"].removeprefix("/")] = Indexed(page["content"], page["meta"])
        return found


@dataclass(frozen=True)
class Indexed:
    """A page as the search has it: the text of its excerpts, and the fields that are found."""

    text: str
    fields: Mapping[str, str]


def built_from(content: Path, to: Path) -> Built:
    """The site of the content in this folder, built in another one."""
    root = copy_guide(content, to)
    done = built_apart(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root)
