"""The HTML of a page as a tree, without what only our own design and scripts need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
#: What does nothing without our scripts or our style sheets.
_LIFELESS = frozenset({"script", "style", "link", "meta", "template", "button", "input", "select", "textarea", "datalist"})
#: What is only there with scripts, on paper or for who tabs, switches of our design, and what every engine makes by itself: the contents of a page.
_LEFT_OUT = frozenset({"needs-js", "met-script", "form__laadt", "anchor", "skip", "switch", "paper", "after__paper", "list-paper", "contents"})
#: These stand on a line of their own in our design.
_OWN_LINE = frozenset({"cell__more", "fact__more", "versus", "tile__hint"})


@dataclass(eq=False)
class Node:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> frozenset[str]:
        """The names by which our style sheets know it."""
        return frozenset(self.get("class").split())

    def walk(self) -> Iterator[Node]:
        """The element itself and all that stand in it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    @property
    def text(self) -> str:
        """The words in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """The tree of a text in HTML, under an element without a name. Ours is well-formed: nothing is repaired."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def plain(node: Node) -> Node:
    """An element as readers elsewhere need it. Of what is left out the anchors stay, as empty points: somebody may have linked to them."""
    made = Node(node.tag, dict(node.attributes))
    for child in node.children:
        if isinstance(child, str):
            made.children.append(child)
        elif picture := _chart(child):
            made.children.append(picture)
        elif child.tag == "svg" and (_is_dead(child) or "chart__svg--narrow" in child.classes):
            continue
        elif _is_dead(child):
            made.children += [Node("span", {"id": one.get("id")}) for one in child.walk() if one.get("id")]
        else:
            made.children += [*_space(made, child), plain(child)]
    return made


def _is_dead(node: Node) -> bool:
    if "hidden" in node.attributes or node.get("aria-hidden") == "true" or node.get("role") == "search":
        return True
    return node.tag in _LIFELESS or not _LEFT_OUT.isdisjoint(node.classes)


def _space(before: Node, node: Node) -> list[Node | str]:
    """What keeps words apart that our style sheets keep apart."""
    last = before.children[-1] if before.children else " "
    if node.tag == "span" and not _OWN_LINE.isdisjoint(node.classes) and before.text.strip():
        return [Node("br")]
    glued = last[-1:].strip() if isinstance(last, str) else last.tag in ("a", "span", "strong")
    return [" "] if glued and (("__" in node.get("class") and node.tag == "span") or (isinstance(last, Node) and last.tag == node.tag)) else []


def _chart(node: Node) -> Node | None:
    """A chart as the picture file that stands at its own address: drawn on a page it counts on our style sheets. `chart` holds its name."""
    if node.tag != "svg" or "chart__svg--wide" not in node.classes:
        return None
    name = node.get("aria-labelledby").split()[0].removesuffix("-wide-titel")
    title = next((one.text for one in node.walk() if one.tag == "title"), "")
    return Node("img", {"chart": name, "alt": title})
