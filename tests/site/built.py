"""A guide, the site that was built from it, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.guide import Guide
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.site.commands import build, copy_guide
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
        """Address → the page, and what is wrong with how it is written down."""
        return {path.relative_to(self.site).as_posix().removesuffix("index.html"): read(path.read_text(encoding="utf-8")) for path in sorted(self.site.rglob("*.html"))}

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Address → page."""
        return {address: page for address, (page, _) in self.parsed.items()}


def built_from(content: Path, to: Path) -> Built:
    """The site of the content in this folder, built in another one."""
    root = copy_guide(content, to)
    done = build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root)
