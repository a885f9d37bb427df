"""What must be true whatever is in a file: located problems, or pages. Shared by the fuzzer, the mutations and the tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path

from generator import texts
from generator.explanations import EXPLANATIONS
from generator.exports.api import told
from generator.exports.bibtex import plan_bibtex
from generator.exports.csl import plan_csl
from generator.exports.jsonfeed import plan_jsonfeed
from generator.exports.ris import plan_ris
from generator.markup import Markuper
from generator.model.base import Kind
from generator.outputs import Output
from generator.pages.cases import plan_cases
from generator.pages.charts import plan_charts
from generator.pages.compare import plan_sides
from generator.pages.data import plan_data, published_kinds
from generator.pages.desk import Desk
from generator.pages.feeds import feeds_of
from generator.pages.gaps import Gaps
from generator.pages.groups import plan_groups
from generator.pages.indicators import plan_indicators
from generator.pages.lists import plan_lists
from generator.pages.networks import plan_networks
from generator.pages.newsletter import plan_letters
from generator.pages.notes import plan_notes
from generator.pages.overviews import plan_overviews
from generator.pages.plan import plan_pages
from generator.pages.registers import plan_registers
from generator.pages.site import Site
from generator.pages.themes import plan_themes
from generator.pipeline import Checked
from generator.problems import Problem

TEMPLATES = Path(__file__).resolve().parent.parent / "theme/guide"
MARKUPER = Markuper(TEMPLATES)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: All that a text of an editor may become.
_IN_TEXTS = {"p", "em", "strong", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "a", "code", "br", "hr", "div", "sup", "span"}
_HREF = re.compile(r"https?://|(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Wrong(Exception):
    """Something that must be true is not."""


# Problems.


def line_count(data: bytes) -> int:
    """How many lines an editor sees; a file that is empty has one."""
    return max(1, data.count(b"\n") + (not data.endswith(b"\n")))


def check_problems(problems: Iterable[Problem], files: Mapping[str, bytes]) -> None:
    """Each problem has a file, a line and a column in it, and says in one line what is wrong and what to do; its code is explained."""
    for problem in problems:
        if problem.path not in files:
            raise Wrong(f"no such file: {problem}")
        if not 1 <= problem.line <= line_count(files[problem.path]) or problem.column < 1:
            raise Wrong(f"no such place: {problem}")
        if not problem.message or not problem.hint or not str(problem).isprintable() or len(str(problem)) > 2000:
            raise Wrong(f"no message of one line with a remedy: {problem!r}")
        if problem.code not in EXPLANATIONS or EXPLANATIONS[problem.code].severity is not problem.severity:
            raise Wrong(f"not explained: {problem}")


# Pages.


_TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*(/?)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?""")
_SCRIPT = re.compile(r"(<script[^>]*>).*?</script>", re.DOTALL)


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """(element, its attributes) of each in a piece of HTML in which each that is opened is closed in its turn and nothing else is a tag; else Wrong."""
    html = re.sub(r"<!doctype html>|<!--.*?-->", "", _SCRIPT.sub(r"\1</script>", html), flags=re.DOTALL)
    opened: list[str] = []
    found: list[tuple[str, dict[str, str]]] = []
    end = 0
    for match in _TAG.finditer(html):
        if "<" in html[end : match.start()]:
            raise Wrong(f"no tag: {html[end : match.start()][-200:]!r}")
        end = match.end()
        closing, tag, written, ended = match.groups()
        if closing:
            if not opened or opened.pop() != tag:
                raise Wrong(f"</{tag}> closes nothing")
            continue
        attributes = [(name, unescape(double or single or bare)) for name, double, single, bare in _ATTRIBUTE.findall(written)]
        if len(dict(attributes)) < len(attributes):
            raise Wrong(f"<{tag}> has an attribute twice: {written}")
        found.append((tag, dict(attributes)))
        if not ended and tag not in _VOID:
            opened.append(tag)
    if opened or "<" in html[end:]:
        raise Wrong(f"never closed: {opened} {html[end:][:200]!r}")
    return found


def check_text(text: str, desk: Desk) -> str:
    """The HTML of a text that the gate let through: nothing but what a text may become, and no link that runs something."""
    html = texts.render(text, desk)
    for tag, attributes in elements(html):
        if tag not in _IN_TEXTS:
            raise Wrong(f"<{tag}> in a text: {text!r}")
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "src") or (name == "href" and not _HREF.match(value)):
                raise Wrong(f"<{tag} {name}={value!r}> in a text: {text!r}")
    return html


def own_pages(site: Site, kind: Kind) -> Iterator[Output]:
    """The pages of the records of one kind."""
    planners = {Kind.PAGE: plan_overviews, Kind.THEME: plan_themes, Kind.GROUP: plan_groups, Kind.LIST: plan_lists, Kind.NETWORK: plan_networks, Kind.INDICATOR: plan_indicators}
    drafts = plan_cases(site, Gaps(site), MARKUPER) if kind is Kind.CASE else planners.get(kind, plan_registers)(site, MARKUPER)
    return (draft.make() for draft in drafts)


def site_of(checked: Checked) -> Site:
    """What pages share, without the pictures of charts: drawing them is another program's work."""
    return Site(checked.guide, lambda path: "")


def check_pages(checked: Checked, kind: Kind) -> int:
    """Make the pages of one kind, and its data; how many pages there are."""
    site = site_of(checked)
    pages = list(own_pages(site, kind))
    for page in pages:
        elements(page.content)
    if kind in published_kinds(site.guide):
        records = told(site)
        for name in site.guide.records[kind]:
            json.loads(records[kind][name], parse_constant=_no_number)
    return len(pages)


def _no_number(word: str) -> None:
    raise Wrong(f"{word} in JSON")


def check_all(checked: Checked) -> int:
    """Make every page, letter, fragment and file of data of a guide, and plan its charts; how many there are."""
    site = site_of(checked)
    plan_charts(site)
    pages = [draft.make().content for draft in plan_pages(site, MARKUPER)]
    pages += [fragment.content for fragment in plan_sides(site, MARKUPER)]
    pages += [letter.content for letter, _ in plan_letters(site, MARKUPER)]
    for page in pages:
        elements(page)
    files = [*plan_data(site), *plan_notes(site), *plan_bibtex(site), *plan_ris(site), *plan_csl(site), *plan_jsonfeed(feeds_of(site))]
    for file in files:
        if file.path.endswith(".json"):
            json.loads(file.data)
    return len(pages) + len(files)
