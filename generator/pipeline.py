"""The way of the data, once through: read → assemble → check → stop on errors → plan the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from generator.addresses.fates import Fates, with_charts
from generator.addresses.left import Leaving, Left
from generator.addresses.names import addresses_of
from generator.addresses.rules import address_problems, built_problems
from generator.around import Around
from generator.charts.chart import Chart
from generator.charts.drawing import Drawing, Drawings
from generator.checks import check
from generator.checks.plain import advise
from generator.checks.todo import read_problems
from generator.exports.atom import plan_atom
from generator.exports.bibtex import plan_bibtex
from generator.exports.calendar import plan_calendars
from generator.exports.csl import plan_csl
from generator.exports.headers import CHARTS, LETTERS, headers_file
from generator.exports.jsonfeed import plan_jsonfeed
from generator.exports.linked import Linker
from generator.exports.pictures import Pictured, pictured, plan_pictures
from generator.exports.ris import plan_ris
from generator.exports.security import plan_security
from generator.exports.sitemap import plan_sitemap
from generator.guide import Guide, assemble
from generator.hands import paced, shared_out
from generator.later import later
from generator.links import dead_links
from generator.markup import Markuper
from generator.memory import looked_over_rarely
from generator.open_data import OpenData, make_open_data
from generator.outputs import DataFile, Draft, FeedLink, Fragment, Output
from generator.pages.charts import plan_charts
from generator.pages.compare import plan_sides
from generator.pages.data import Offer, plan_data
from generator.pages.data_pages import plan_data_pages
from generator.pages.feeds import Feed, announced, feeds_of
from generator.pages.form import plan_files
from generator.pages.form_data import Places, form_data, places_of
from generator.pages.newsletter import plan_letters
from generator.pages.notes import plan_notes
from generator.pages.plan import plan_pages
from generator.pages.site import Site
from generator.posters.card import look_of
from generator.problems import Problem, ProblemsFound, Severity, errors
from generator.reading.content import Content
from generator.reading.files import read_content
from generator.reading.versions import Frozen, read_versions
from generator.search.documents import Documents
from generator.search.index import FOLDER
from generator.shelf import Files, Pages, Shelf
from generator.wording import SITE, say

Part = TypeVar("Part")
#: What makes files that are no more than what is in the guide, beside the open data; in the order in which a preview looks for one.
_LOTS = ("_form", "_shown", "_texts", "_exports")
#: What stands on the site without being a page or a file of the core.
ELSEWHERE = ("404.html", f"{FOLDER}/pagefind.js")


@dataclass(frozen=True)
class Checked:
    """A guide with everything that is wrong with it, errors and warnings."""

    guide: Guide
    problems: tuple[Problem, ...]
    #: Where the entries of the registers stand, for the form that checks a case in the browser.
    places: Places
    #: What was read, for what can only be judged when all pages are made, and for advice that is only made for who asks.
    content: Content
    #: The versions of the data that were recorded, oldest first.
    frozen: tuple[Frozen, ...] = ()


@looked_over_rarely()
def read_guide(root: Path) -> Checked:
    """Read and check everything under `root`. Nothing is raised: what is wrong is in `problems`."""
    content = read_content(root)
    guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
    frozen, damaged = read_versions(root)
    problems = sorted([*read_problems(content), *check(guide, content), *address_problems(guide, content), *damaged])
    return Checked(guide, tuple(problems), places_of(content), content, frozen)


def advice_on(checked: Checked) -> list[Problem]:
    """What could be said more simply, in order; nothing of it is a problem."""
    return sorted(advise(checked.guide, checked.content))


def publishable(checked: Checked) -> Guide:
    """The guide, when nothing stands in the way of publication; else ProblemsFound with the errors."""
    if found := errors(checked.problems):
        raise ProblemsFound(found)
    return checked.guide


@dataclass(frozen=True)
class Made:
    """Everything that goes on the site beside its design."""

    pages: Pages
    data: Files
    documents: Documents
    #: Every address that the site promises, and those of them that are not on the list yet.
    addresses: Collection[str] = ()
    unrecorded: Collection[str] = ()


@dataclass(frozen=True)
class _Lot:
    """What is made together, perhaps by a helper: pages; and the files of the open data, with what is said of them elsewhere."""

    pages: tuple[Output, ...]
    files: tuple[DataFile, ...] = ()
    offers: tuple[Offer, ...] = ()


class Making:
    """A publishable guide on its way to the site. Every part is made when it is first asked for: a build asks for all of them, a preview for what somebody looks at."""

    def __init__(self, checked: Checked, around: Around) -> None:
        self._checked, self._around = checked, around
        #: Held by who makes the whole: readers of a preview may ask for it while it is judged.
        self._at_work = Lock()
        self._drawings = Drawings(around.cache / "charts")
        self.site = _site(checked, around, self._drawing)
        self._markuper = Markuper(around.templates)
        #: The pages that need the open data.
        self._of_data = tuple(plan_data_pages(self.site, self._markuper, lambda: self._open.available))
        #: Address → how its page is made.
        self.drafts: Mapping[str, Draft] = {draft.path: draft for draft in (*plan_pages(self.site, self._markuper), *self._of_data)}
        self._linker = Linker(self.site, checked.guide.newest, lambda: self._offers)
        self._planned: dict[str, Output] = {}

    def planned(self, path: str) -> Output | None:
        """A page as the planners make it, once; None when there is none at that address."""
        page = self._planned.get(path)
        if page is None and path in self.drafts:
            page = self._planned[path] = self.drafts[path].make()
        return page

    def _taken(self, draft: Draft) -> Output:
        """A page as the planners make it, which is not kept any longer. A preview may ask for it at the same moment."""
        page = self._planned.pop(draft.path, None)
        return page or draft.make()

    def page(self, path: str) -> Output | None:
        """A page with what it says to other programs: the feed of the guide and its own, the picture that stands for it, and what it is about."""
        page = self.planned(path)
        return page and self._dressed(page, pictured(self.site, page, self.planned))

    def _dressed(self, page: Output, picture: Pictured) -> Output:
        feeds = tuple(dict.fromkeys((*announced(self.site, page.path), *self._announced)))
        return replace(page, feeds=feeds, picture=picture.address, pictured=picture.words, linked=self._linker.linked(page))

    def _drawing(self, chart: Chart) -> Drawing:
        """The pictures of a chart; a page may have many, and nobody can go first while one is drawn."""
        self._around.between()
        return self._drawings.of(chart)

    def _paced(self, *parts: Iterable[Part]) -> tuple[Part, ...]:
        return tuple(part for some in parts for part in paced(some, self._around.between))

    def _draw(self) -> None:
        """Draw all charts: many at once."""
        self._drawings.draw_all(chart for charts in self.site.charts.values() for chart in charts)

    @later
    def _feeds(self) -> tuple[Feed, ...]:
        return feeds_of(self.site)

    @later
    def _announced(self) -> tuple[FeedLink, ...]:
        """The feed of the guide, which every page announces."""
        return announced(self.site, "")

    @later
    def _open(self) -> OpenData:
        return make_open_data(self.site, self._around.written, self._checked.frozen, self._around.between)

    @later
    def _offers(self) -> tuple[Offer, ...]:
        return self._open.available.offers

    @later
    def _form(self) -> tuple[DataFile, ...]:
        """What the form reads."""
        return (*self._paced(plan_files(self.site, self._around.written)), form_data(self._checked.guide, self._checked.places))

    @later
    def _shown(self) -> tuple[DataFile, ...]:
        """What scripts fetch for the finder, and the pictures of charts."""
        self._draw()
        return self._paced(plan_data(self.site))

    @later
    def _letters(self) -> tuple[tuple[Fragment, DataFile], ...]:
        return self._paced(plan_letters(self.site, self._markuper))

    @later
    def _fragments(self) -> tuple[Fragment, ...]:
        """What scripts put into the comparison, and letters for mail."""
        return (*self._paced(plan_sides(self.site, self._markuper)), *(letter for letter, _ in self._letters))

    @later
    def _texts(self) -> tuple[DataFile, ...]:
        return (*self._paced(plan_notes(self.site)), *(text for _, text in self._letters), *(fragment.file for fragment in self._fragments))

    @later
    def _exports(self) -> tuple[DataFile, ...]:
        """What other programs read: citations, feeds, calendars."""
        site, feeds = self.site, self._feeds
        return self._paced(plan_bibtex(site), plan_ris(site), plan_csl(site), plan_atom(feeds), plan_jsonfeed(feeds), plan_calendars(site))

    def file(self, path: str) -> bytes | None:
        """A file that follows from the records alone; those that scripts and readers ask for are made first."""
        if isinstance(whole := vars(self).get("_outcome"), Made):
            return whole.data.at(path)
        return next((file.data for lot in (*_LOTS, "_files") for file in getattr(self, lot) if file.path == path), None)

    @property
    def _files(self) -> tuple[DataFile, ...]:
        return self._open.files

    def other_file(self, path: str) -> bytes | None:
        """A file that follows from the site as a whole; None when there is none, or while the whole cannot be made."""
        try:
            return self.made.data.at(path)
        except ProblemsFound:
            return None

    @property
    def made(self) -> Made:
        """Everything, when all links between the pages lead somewhere and no address was lost; else ProblemsFound."""
        with self._at_work:
            outcome = self._outcome
        if isinstance(outcome, ProblemsFound):
            raise outcome
        return outcome

    def _lot(self, drafts: tuple[Draft, ...]) -> _Lot:
        """These pages; those that need the open data bring its files."""
        pages = tuple(self._taken(draft) for draft in drafts)
        return _Lot(pages, self._open.files, self._offers) if drafts is self._of_data else _Lot(pages)

    def _planned_on(self, shelf: Shelf) -> tuple[list[Output], list[str]]:
        """All pages, and the addresses of all files that are no more than what is in the guide. What stands in them is on the shelf."""
        # What takes longest goes first.
        jobs = (self._of_data, *((draft,) for draft in self.drafts.values() if draft not in self._of_data))
        files, pages = list[str](), dict[str, Output]()
        with shared_out(jobs, self._lot, self._around.room) as lots:
            # Helpers are at work already.
            for name in _LOTS:
                self._around.between()
                files += [shelf.keep(file) for file in getattr(self, name)]
                vars(self).pop(name, None)
            for lot in lots:
                pages.update((page.path, shelf.put(page)) for page in lot.pages)
                files += [shelf.keep(file) for file in lot.files]
                if lot.offers:
                    vars(self)["_offers"] = lot.offers
        return [pages[path] for path in self.drafts], files

    def _forget(self) -> None:
        """All files are on the shelf: who asks for one gets it from there."""
        for name in (*_LOTS, "_letters", "_fragments"):
            vars(self).pop(name, None)
        if "_open" in vars(self):
            vars(self)["_open"] = replace(self._open, files=())

    @later
    def _outcome(self) -> Made | ProblemsFound:
        """Worked out once, also when it comes to nothing: a preview asks for it again and again."""
        checked, around, site, markuper = self._checked, self._around, self.site, self._markuper
        self._draw()
        shelf = Shelf(around.room, around.between)
        planned, files = self._planned_on(shelf)
        pictures, files_of_pictures = plan_pictures(site, planned, look_of(around.templates.parent / "assets", around.name, around.tagline), around.cache / "pictures")
        pages = Pages(shelf, (self._dressed(page, pictures[page.path]) for page in planned))
        files += map(shelf.keep, files_of_pictures)
        addresses = addresses_of(pages, files)
        if found := list(built_problems(checked.guide, checked.content, addresses, markuper.names)):
            return ProblemsFound(found)
        left = leave(checked, site, markuper, pages, addresses)
        dead = dead_links(pages, {*around.assets, *files}, (*self._fragments, *left.written))
        if found := [Problem(link.page or "home", 1, 1, Severity.ERROR, *say(SITE, "dead_link", href=link.href)) for link in dead]:
            return ProblemsFound(found)
        styles = {LETTERS: [letter.content for letter, _ in self._letters], CHARTS: [shelf.data(path).decode() for path in files if path.startswith(f"{CHARTS}/") and path.endswith(".svg")]}
        files += map(shelf.keep, (*left.files, *plan_sitemap(left.pages.light, around.home, robots=around.robots), *plan_security(around.security, around.home)))
        self._forget()
        files.append(shelf.keep(headers_file([*self.drafts, *around.assets, *files, *ELSEWHERE], robots=around.robots, styles=styles)))
        return Made(left.pages, Files(shelf, files), Documents(site, pages), addresses, addresses - checked.content.published.keys())


def make_site(checked: Checked, around: Around) -> Made:
    """Every page of a publishable guide and its data, when all links between them lead somewhere and no address was lost; else ProblemsFound."""
    return Making(checked, around).made


def _site(checked: Checked, around: Around, drawing: Callable[[Chart], Drawing]) -> Site:
    """The guide with its charts, which are drawn when a page needs them."""
    charts: dict[tuple[str, str], Sequence[Chart]] = {}
    site = Site(checked.guide, around.edit, charts, around.home, around.host, around.base, checked.content.published, drawing)
    # Only now: they are chosen by what the site knows of the guide.
    charts.update((key, [replace(chart, home=around.home) for chart in planned]) for key, planned in plan_charts(site).items())
    return site


def leave(checked: Checked, site: Site, markuper: Markuper, pages: Pages, addresses: Collection[str]) -> Left:
    """What stays behind where something moved or was withdrawn."""
    fates = Fates([move for move, _ in checked.content.moves], checked.guide.cases)
    return Leaving(with_charts(fates, checked.content.published, addresses), checked.content.published, addresses, markuper, site.home).left(pages)
