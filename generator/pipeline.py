"""The way of the data, once through: read → assemble → check → stop on errors → plan the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.addresses.fates import Fates
from generator.addresses.left import Leaving, Left
from generator.addresses.names import addresses_of
from generator.addresses.rules import address_problems, built_problems
from generator.charts.drawing import draw
from generator.checks import check
from generator.checks.todo import read_problems
from generator.exports.linked import Linker
from generator.guide import Guide, assemble
from generator.links import dead_links
from generator.markup import Markuper
from generator.open_data import make_open_data
from generator.outputs import DataFile, Output
from generator.pages.charts import plan_charts
from generator.pages.compare import plan_sides
from generator.pages.data import plan_data
from generator.pages.data_pages import plan_data_pages
from generator.pages.form import plan_files
from generator.pages.form_data import Places, form_data, places_of
from generator.pages.notes import plan_notes
from generator.pages.plan import plan_pages
from generator.pages.site import NO_HOST, Host, Site
from generator.problems import Problem, ProblemsFound, Severity, errors
from generator.reading.files import Content, read_content
from generator.reading.versions import Frozen, read_versions
from generator.search.documents import Documents
from generator.wording import SITE, say


@dataclass(frozen=True)
class Checked:
    """A guide with everything that is wrong with it, errors and warnings."""

    guide: Guide
    problems: tuple[Problem, ...]
    #: Where the entries of the registers stand, for the form that checks a case in the browser.
    places: Places
    #: What was read, for what can only be judged when all pages are made.
    content: Content
    #: The versions of the data that were recorded, oldest first.
    frozen: tuple[Frozen, ...] = ()


def read_guide(root: Path) -> Checked:
    """Read and check everything under `root`. Nothing is raised: what is wrong is in `problems`."""
    content = read_content(root)
    guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
    frozen, damaged = read_versions(root)
    problems = sorted([*read_problems(content), *check(guide, content), *address_problems(guide, content), *damaged])
    return Checked(guide, tuple(problems), places_of(content), content, frozen)


def publishable(checked: Checked) -> Guide:
    """The guide, when nothing stands in the way of publication; else ProblemsFound with the errors."""
    if found := errors(checked.problems):
        raise ProblemsFound(found)
    return checked.guide


@dataclass(frozen=True)
class Made:
    """Everything that goes on the site beside its design."""

    pages: tuple[Output, ...]
    data: tuple[DataFile, ...]
    documents: Documents
    #: Every address that the site promises, and those of them that are not on the list yet.
    addresses: Collection[str] = ()
    unrecorded: Collection[str] = ()


@dataclass(frozen=True)
class Around:
    """What a build needs beside the guide.

    `templates` are those of the pages; what is drawn is kept in `cache`; `edit` gives the address at which a file can be changed, or nothing;
    `assets` are the files that stand beside the pages; `home` is the address of the site, when it has one, and `base` the one for files that must have one;
    `host` is what the place where it stands offers; `written` has the bytes of the file of each case.
    """

    templates: Path
    cache: Path
    edit: Callable[[str], str] = lambda path: ""
    assets: Collection[str] = ()
    home: str = ""
    base: str = "https://wijkengids.example/"
    host: Host = NO_HOST
    written: Mapping[str, bytes] = field(default_factory=dict)


def make_site(checked: Checked, around: Around) -> Made:
    """Every page of a publishable guide and its data, when all links between them lead somewhere; else ProblemsFound."""
    guide = checked.guide
    planned = plan_charts(Site(guide, around.edit))
    drawings = draw((chart for charts in planned.values() for chart in charts), around.cache / "charts")
    charts = {key: [(chart, drawings[chart.id]) for chart in charts] for key, charts in planned.items()}
    site = Site(guide, around.edit, charts, around.home, around.host, around.base, checked.content.published)
    markuper = Markuper(around.templates)
    sides = tuple(plan_sides(site, markuper))
    given = make_open_data(site, around.written, checked.frozen)
    pages = (*plan_pages(site, markuper), *plan_data_pages(site, markuper, given.available))
    linker = Linker(site, given.available.version, given.available.offers)
    pages = tuple(replace(page, linked=linker.linked(page)) for page in pages)
    files_of_form = (*plan_files(site, around.written), form_data(guide, checked.places))
    data = (*plan_data(site), *given.files, *plan_notes(site), *files_of_form, *(side.file for side in sides))
    addresses = addresses_of(pages, data)
    if found := list(built_problems(guide, checked.content, addresses)):
        raise ProblemsFound(found)
    left = leave(checked, site, markuper, pages, addresses)
    files = {*around.assets, *(file.path for file in data)}
    dead = [Problem(link.page or "home", 1, 1, Severity.ERROR, *say(SITE, "dead_link", href=link.href)) for link in dead_links(pages, files, (*sides, *left.written))]
    if dead:
        raise ProblemsFound(dead)
    return Made(left.pages, (*data, *left.files), Documents(site, pages), addresses, addresses - checked.content.published.keys())


def leave(checked: Checked, site: Site, markuper: Markuper, pages: tuple[Output, ...], addresses: Collection[str]) -> Left:
    """What stays behind where something moved or was withdrawn."""
    fates = Fates([move for move, _ in checked.content.moves], checked.guide.cases)
    return Leaving(fates, checked.content.published, addresses, markuper, site.home).left(pages)
