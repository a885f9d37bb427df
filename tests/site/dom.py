"""A page as a tree of elements, read strictly: what is not closed properly is a fault, not repaired as browsers do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(eq=False)
class Element:
    """An element with its attributes and what stands in it. It does not change any more once its page was read."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element itself and all that stand in it, in order."""
        left = [self]
        while left:
            found = left.pop()
            yield found
            left.extend(child for child in reversed(found.children) if isinstance(child, Element))

    def all(self, tag: str = "", class_: str = "") -> list[Element]:
        """Each element in this one with this tag and this class."""
        return [found for found in self.walk() if (not tag or found.tag == tag) and (not class_ or class_ in found.get("class").split())]

    def by_id(self, name: str) -> Element:
        """The element with this id."""
        return next(found for found in self.walk() if found.get("id") == name)

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return self.attributes.get(name, "")

    @cached_property
    def hrefs(self) -> list[str]:
        """Where the links in this element lead to."""
        return [found.get("href") for found in self.all("a")]

    @property
    def inside(self) -> Iterator[str]:
        """The tags of the elements that this one stands in, the nearest first."""
        around = self.parent
        while around:
            yield around.tag
            around = around.parent

    @cached_property
    def text(self) -> str:
        """The words in this element, with single spaces and without soft hyphens."""
        return " ".join("".join(self._strings()).replace("\u00ad", "").split())

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style"):
                yield from child._strings()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {})
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag != tag or not self.at.parent:
            self.faults.append(f"</{tag}> closes <{self.at.tag}>")
        else:
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def read(html: str) -> tuple[Element, list[str]]:
    """The tree of a page, and what is wrong with how it is written down."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if builder.at is not builder.root:
        builder.faults.append(f"<{builder.at.tag}> is never closed")
    return builder.root, builder.faults
