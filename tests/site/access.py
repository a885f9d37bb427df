"""What axe says of a page in every look, and which kinds of pages a site has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from tests.site.browser import AXE, DESK, PHONE, RULES, STYLE, Visit
from tests.site.built import Built

#: The smallest phone that must do.
SMALL = 320
#: Rules with an outcome that may differ between light and dark.
COLOUR = ["color-contrast", "link-in-text-block"]
#: And those with an outcome that may differ between two phones.
DRAWN = [*COLOUR, "target-size", "scrollable-region-focusable"]


@dataclass(frozen=True)
class Look:
    """A window of some width in one of the two schemes; `every` runs all rules, else only those that depend on colours and sizes."""

    width: int
    dark: bool
    every: bool

    def __str__(self) -> str:
        return f"{self.width} {'dark' if self.dark else 'light'}"


#: Every rule on the smallest phone and on a desk; colours and sizes on another phone (320 and 360 pixels have one layout) and in both schemes.
FOUR = (Look(SMALL, False, True), Look(PHONE, True, False), Look(DESK, False, True), Look(DESK, True, False))
#: All six with every rule, which takes almost twice as long.
SIX = tuple(Look(width, dark, True) for dark in (False, True) for width in (SMALL, PHONE, DESK))
LOOKS = SIX if os.environ.get("ALL_LOOKS") else FOUR
#: Rows of a table by turns: light on the smallest phone and dark on a desk, then dark on another phone and light on a desk.
TURNS = ((Look(SMALL, False, True), Look(DESK, True, True)), (Look(PHONE, True, True), Look(DESK, False, True)))


def looks_of(row: int) -> tuple[Look, ...]:
    """How the page in this row of a table is looked at."""
    return SIX if os.environ.get("ALL_LOOKS") else TURNS[row % 2]


# Axe measures nothing against a drawing or a line: the words of the footer stand here on the bricks alone, or on mortar alone, and without the line beneath an amount and the dot before a moment.
BRICKS = ".foot::before, .amount::after, .timeline > li::before { content: none }"
MORTAR = f"{BRICKS} .foot > * {{ background: var(--mortar) }}"
#: What lies below a panel or a bar, or half below it, cannot be measured there: it is in another state of the page.
COVERED = frozenset({"bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "shortTextContent"})
#: A sign and no word, hidden from who hears the page; and words in a drawing, whose colours tests/site/test_charts.py measures.
SIGNS = frozenset({"nonBmp", "imgNode"})
# On pages with hundreds of things alike, the colours of the first of them are measured.
_REST = ":is(li, tr, tbody, section, details, dt, dd, article):nth-child(n + 6)"
# Stops what moves, so that no colour is measured halfway, and asks axe.
_ASK = """async ({tags, colour, every, rest}) => {
    for (const animation of document.getAnimations()) animation.finish();
    if (document.querySelector(".pickbar:not([hidden])")) scrollTo(0, document.documentElement.scrollHeight);
    const run = (context, runOnly, off = []) => axe.run(context, { runOnly, rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])), resultTypes: ["violations", "incomplete"], preload: false });
    const found = every && !rest ? [await run(document, tags)] : [];
    if (every && rest) found.push(await run(document, tags, colour));
    if (!every || rest) found.push(await run(rest && document.querySelector(rest) ? { exclude: [rest] } : document, { type: "rule", values: colour }));
    const [violations, incomplete] = ["violations", "incomplete"].map((name) => found.flatMap((one) => one[name]));
    const told = (rules) => rules.flatMap(({ id, nodes }) => nodes.map(({ html, target, any, all, none }) => ({ id, html: html.slice(0, 150), target: target.join(" "),
        why: [...any, ...all, ...none].map(({ message }) => message).join("; "), key: [...any, ...all, ...none][0]?.data?.messageKey ?? "" })));
    return [told(violations), told(incomplete)];
}"""


def asked(visited: Visit, *, every: bool = True, wall: str = BRICKS, large: bool = False) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """What axe finds wrong in the page as it is now, and what it could not decide."""
    page = visited.page
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(STYLE, wall)
    found: list[list[dict[str, str]]] = page.evaluate(_ASK, {"tags": RULES, "colour": DRAWN, "every": every, "rest": _REST if large else None})
    return found[0], found[1]


def looked_at(visited: Visit, looks: tuple[Look, ...] = LOOKS, *, covered: bool = False, large: bool = False) -> list[str]:
    """What is wrong with a page in any look: what axe says, contrast that it leaves undecided, and what sticks out. In some states something lies over the page.

    Of many things alike the colours of the first are measured: on large pages, and in all looks but the first one.
    """
    faults = []
    known = SIGNS | COVERED if covered else SIGNS
    for look in looks:
        visited.page.set_viewport_size({"width": look.width, "height": 800})
        visited.page.emulate_media(color_scheme="dark" if look.dark else "light", reduced_motion="reduce")
        wrong, undecided = asked(visited, every=look.every, large=large or look != looks[0])
        faults += [f"{look}: {one['id']} {one['html']} ({one['why']})" for one in wrong]
        faults += [f"{look}: undecided {one['html']} ({one['why']})" for one in undecided if one["id"] in COLOUR and one["key"] not in known]
        faults += [f"{look}: {wide}" for wide in (visited.too_wide() if look.every else [])]
    return faults


def kind_of(address: str, built: Built) -> str:
    """The kind of a page: its shell and its address, in which the names of records, axes and values are a star."""
    page = built.parsed[address][0].all("body")[0]
    names = {name for records in built.guide.records.values() for name in records}
    parts = [part for part in address.split("/") if part]
    if len(parts) == 3 and parts[0] == "casussen" and page.get("class") == "page-voorbeelden":
        parts[1:] = ["~", "*"]
    elif len(parts) == 2 and parts[0] == "casussen" and page.get("class") == "page-voorbeelden":
        parts[1] = "~"
    elif parts[:2] == ["insluiten", "grafiek"]:
        parts[2] = f"{parts[2].partition('-')[0]}-*"
    elif len(parts) == 1 and page.get("class") == "page-pagina":
        return "pagina *"
    shape = [("*" if at and (part in names or (part == parts[-1] and page.get("class") == "page-verhuisd")) else part) for at, part in enumerate(parts)]
    return f"{page.get('class').removeprefix('page-') or '-'} {'/'.join(shape)}".strip()


def kinds_of(built: Built) -> Iterator[tuple[str, str]]:
    """Each page of a site with its kind."""
    for address in built.parsed:
        yield address, kind_of(address, built)
