"""The pages of the reading lists: all lists, each of them, and the one that anyone makes by its address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.lists import ReadingList
from generator.outputs import Crumb, Output
from generator.pages.cite import last_change, of_records
from generator.pages.desk import Desk
from generator.pages.site import FOLDERS, TITLES, Site
from generator.texts import plain

LIST = Crumb(TITLES[Kind.LIST], f"{FOLDERS[Kind.LIST]}/")
_INTRO = "Voorbeelden in een volgorde, met bij elk een noot: waar let u op, wat schuurt, wat weten we niet?"


def plan_lists(site: Site, markuper: Markuper) -> Iterator[Output]:
    """The list of all reading lists, and a page for each."""
    lists = sorted(site.guide.lists.values(), key=lambda found: found.title)
    yield Desk(site, markuper, LIST.url).page("lists.html", LIST.title, _INTRO, "lijst", search=False, intro=_INTRO, lists=lists)
    for found in lists:
        yield _list_page(site, markuper, found)


def last_change_of(site: Site, found: ReadingList) -> str:
    """The day on which the list, or a case on it, was added or last changed."""
    return max(found.added, *(change.date for change in found.changes), *(last_change(site.guide.cases[name]) for name in found.case_ids))


def _list_page(site: Site, markuper: Markuper, found: ReadingList) -> Output:
    return Desk(site, markuper, site.address(Kind.LIST, found.id)).page(
        "list.html",
        found.title,
        plain(found.summary),
        "leeslijst",
        (LIST,),
        cited=of_records(site, site.address(Kind.LIST, found.id), found.title, [found], [site.guide.cases[name] for name in found.case_ids]),
        updated=last_change_of(site, found),
        found=found,
        listed=[(item, site.facts[item.case]) for item in found.cases],
    )
