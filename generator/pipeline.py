"""The way of the data, once through: read → assemble → check → stop on errors → plan the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check
from generator.guide import Guide, assemble
from generator.links import dead_links
from generator.markup import Markuper
from generator.outputs import Output
from generator.pages.plan import plan_pages
from generator.pages.site import Site
from generator.problems import Problem, ProblemsFound, Severity, errors
from generator.reading.files import read_content


@dataclass(frozen=True)
class Checked:
    """A guide with everything that is wrong with it, errors and warnings."""

    guide: Guide
    problems: tuple[Problem, ...]


def read_guide(root: Path) -> Checked:
    """Read and check everything under `root`. Nothing is raised: what is wrong is in `problems`."""
    content = read_content(root)
    guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
    return Checked(guide, tuple(sorted([*content.problems, *check(guide, content)])))


def publishable(checked: Checked) -> Guide:
    """The guide, when nothing stands in the way of publication; else ProblemsFound with the errors."""
    if found := errors(checked.problems):
        raise ProblemsFound(found)
    return checked.guide


def make_pages(guide: Guide, templates: Path, edit: Callable[[str], str], assets: Collection[str]) -> list[Output]:
    """Every page of the guide, when all links between them lead somewhere; else ProblemsFound.

    `edit` gives the address at which a file can be changed, or nothing; `assets` are the files that stand beside the pages.
    """
    outputs = list(plan_pages(Site(guide, edit), Markuper(templates)))
    dead = [Problem(link.page or "home", 1, 1, Severity.ERROR, "dode-link", f"een link naar '{link.href}' leidt nergens heen") for link in dead_links(outputs, assets)]
    if dead:
        raise ProblemsFound(dead)
    return outputs
