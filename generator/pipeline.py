"""The way of the data, once through: read → assemble → check → stop on errors → plan the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.charts.drawing import draw
from generator.checks import check
from generator.checks.todo import read_problems
from generator.exports.headers import headers_file
from generator.exports.pictures import Pictured, plan_pictures
from generator.exports.security import NO_SECURITY, Security, plan_security
from generator.exports.sitemap import plan_sitemap
from generator.guide import Guide, assemble
from generator.links import dead_links
from generator.markup import Markuper
from generator.outputs import DataFile, Output
from generator.pages.charts import plan_charts
from generator.pages.compare import plan_sides
from generator.pages.data import plan_data
from generator.pages.form import plan_files
from generator.pages.form_data import Places, form_data, places_of
from generator.pages.newsletter import plan_letters
from generator.pages.notes import plan_notes
from generator.pages.plan import plan_pages
from generator.pages.site import NO_HOST, Host, Site
from generator.posters.card import look_of
from generator.problems import Problem, ProblemsFound, Severity, errors
from generator.reading.files import read_content
from generator.search.documents import Documents
from generator.search.index import FOLDER
from generator.wording import SITE, say

#: What stands on the site without being a page or a file of the core.
ELSEWHERE = ("404.html", f"{FOLDER}/")


@dataclass(frozen=True)
class Checked:
    """A guide with everything that is wrong with it, errors and warnings."""

    guide: Guide
    problems: tuple[Problem, ...]
    #: Where the entries of the registers stand, for the form that checks a case in the browser.
    places: Places


def read_guide(root: Path) -> Checked:
    """Read and check everything under `root`. Nothing is raised: what is wrong is in `problems`."""
    content = read_content(root)
    guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
    return Checked(guide, tuple(sorted([*read_problems(content), *check(guide, content)])), places_of(content))


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


@dataclass(frozen=True)
class Around:
    """What a build needs beside the guide.

    `templates` are those of the pages; what is drawn is kept in `cache`; `edit` gives the address at which a file can be changed, or nothing;
    `assets` are the files that stand beside the pages; `home` is the address of the site, when it has one, and `base` the one for files that must have one;
    `host` is what the place where it stands offers; `written` has the bytes of the file of each case; `robots` may come everywhere, or nowhere;
    `name` and `tagline` stand on the pictures of pages; `security` is for who finds a weak spot.
    """

    templates: Path
    cache: Path
    edit: Callable[[str], str] = lambda path: ""
    assets: Collection[str] = ()
    home: str = ""
    base: str = "https://wijkengids.example/"
    host: Host = NO_HOST
    written: Mapping[str, bytes] = field(default_factory=dict)
    robots: bool = True
    name: str = "Wijkengids"
    tagline: str = ""
    security: Security = NO_SECURITY


def make_site(checked: Checked, around: Around) -> Made:
    """Every page of a publishable guide and its data, when all links between them lead somewhere; else ProblemsFound."""
    guide = checked.guide
    planned = plan_charts(Site(guide, around.edit))
    drawings = draw((chart for charts in planned.values() for chart in charts), around.cache / "charts")
    charts = {key: [(chart, drawings[chart.id]) for chart in charts] for key, charts in planned.items()}
    site = Site(guide, around.edit, charts, around.home, around.host, around.base)
    markuper = Markuper(around.templates)
    sides = tuple(plan_sides(site, markuper))
    pages = tuple(plan_pages(site, markuper))
    look = look_of(around.templates.parent / "assets", around.name, around.tagline)
    pictures, files_of_pictures = plan_pictures(site, pages, look, around.cache / "pictures")
    pages = tuple(_dressed(page, pictures) for page in pages)
    files_of_form = (*plan_files(site, around.written), form_data(guide, checked.places))
    letters = tuple(plan_letters(site, markuper))
    fragments = (*sides, *(letter for letter, _ in letters))
    data = (*plan_data(site), *plan_notes(site), *files_of_form, *files_of_pictures, *(text for _, text in letters), *(fragment.file for fragment in fragments))
    files = {*around.assets, *(file.path for file in data)}
    outside = (*data, *plan_sitemap(pages, around.home, robots=around.robots), *plan_security(around.security, around.home))
    headers = headers_file([*(page.path for page in pages), *around.assets, *(file.path for file in outside), *ELSEWHERE], robots=around.robots)
    made = Made(pages, (*outside, headers), Documents(site, pages))
    dead = [Problem(link.page or "home", 1, 1, Severity.ERROR, *say(SITE, "dead_link", href=link.href)) for link in dead_links(made.pages, files, fragments)]
    if dead:
        raise ProblemsFound(dead)
    return made


def _dressed(page: Output, pictures: Mapping[str, Pictured]) -> Output:
    """The page with what it says to other programs."""
    picture = pictures[page.path]
    return replace(page, picture=picture.address, pictured=picture.words)
