"""The pages of the reading lists: all lists, each of them, and the one that anyone makes by its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.guide import last_change
from generator.ids import sort_key
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Case, Change
from generator.model.lists import Listed, ReadingList
from generator.model.others import Meeting
from generator.outputs import Crumb, Draft, Output
from generator.pages.brief import brief_of
from generator.pages.cite import of_records
from generator.pages.desk import Desk
from generator.pages.newsletter import letter_address
from generator.pages.site import FOLDERS, TITLES, Facts, Site
from generator.texts import plain

LIST = Crumb(TITLES[Kind.LIST], f"{FOLDERS[Kind.LIST]}/")
#: The page that shows the list of which the cases, the title and the notes stand in its address.
OWN = f"{LIST.url}eigen/"
#: How many cases, and how many letters of a title and of a note, a list of one's own takes.
MOST_CASES, MOST_TITLE, MOST_NOTE = 20, 80, 280
_INTRO = "Voorbeelden in een volgorde, met bij elk een noot: waar let u op, wat schuurt, wat weten we niet?"


@dataclass(frozen=True)
class Entry:
    """A case on a list as the page shows it: its number, its facts, the note, and what last became of it."""

    number: int
    facts: Facts
    listed: Listed
    #: The day on which the case was added or last changed.
    changed: str
    #: What was changed on that day; nothing when the case was added then.
    change: Change | None
    #: What is told of the case in short, (label, words): the same as on a list of one's own.
    told: tuple[tuple[str, str], ...]


def plan_lists(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list of all reading lists, a page for each, and the page for a list of one's own."""
    yield Draft(LIST.url, partial(_all_page, site, markuper))
    for found in site.guide.lists.values():
        yield Draft(site.address(Kind.LIST, found.id), partial(_list_page, site, markuper, found))
    yield Draft(OWN, partial(_own_page, site, markuper))


def last_changed(site: Site, found: ReadingList) -> str:
    """The day on which the list, or a case on it, was added or last changed."""
    return max(last_change(found), *(last_change(site.guide.cases[name]) for name in found.case_ids))


def newest_change(case: Case) -> Change | None:
    """The last change of a case, when it is not older than the case."""
    changes = [change for change in case.changes if change.date == last_change(case)]
    return changes[-1] if changes else None


def meeting_of(site: Site, found: ReadingList) -> Meeting | None:
    """The meeting that a list belongs to."""
    return site.guide.meeting(found.network, found.meeting) if found.network and found.meeting else None


def in_order(site: Site, lists: Iterable[ReadingList]) -> list[ReadingList]:
    """First the lists of meetings, in the order of their dates, then the others by name."""

    def key(found: ReadingList) -> tuple[str, tuple[str, str]]:
        meeting = meeting_of(site, found)
        return (meeting.date if meeting else "9999", sort_key(found.title))

    return sorted(lists, key=key)


def _all_page(site: Site, markuper: Markuper) -> Output:
    """The lists by the network that they belong to, those of none first."""
    lists = list(site.guide.lists.values())
    networks = dict.fromkeys(found.network for found in lists if found.network)
    desk = Desk(site, markuper, LIST.url)
    return desk.page(
        "lists.html",
        LIST.title,
        _INTRO,
        "leeslijst",
        search=False,
        intro=_INTRO,
        loose=in_order(site, (found for found in lists if not found.network)),
        of_networks=[(name, in_order(site, (found for found in lists if found.network == name))) for name in desk.by_title("leernetwerk", networks)],
        own=OWN,
        meeting_of=lambda found: meeting_of(site, found),
    )


def _list_page(site: Site, markuper: Markuper, found: ReadingList) -> Output:
    cases = [site.facts[name] for name in found.case_ids]
    path = site.address(Kind.LIST, found.id)
    return Desk(site, markuper, path).page(
        "list.html",
        found.title,
        plain(found.summary),
        "leeslijst",
        (LIST,),
        updated=last_changed(site, found),
        found=found,
        cited=of_records(site, path, found.title, [found], [facts.case for facts in cases]),
        letter=letter_address(Kind.LIST, found.id),
        entries=[
            Entry(number, facts, listed, last_change(facts.case), newest_change(facts.case), brief_of(site, facts).facts)
            for number, (facts, listed) in enumerate(zip(cases, found.cases, strict=True), 1)
        ],
        meeting=meeting_of(site, found),
        others=[other.id for other in in_order(site, site.guide.lists.values()) if other is not found and (other.network == found.network or set(other.case_ids) & set(found.case_ids))][:6],
        own=f"{OWN}?casus={','.join(found.case_ids)}#bewerken",
        most=MOST_CASES,
    )


def _own_page(site: Site, markuper: Markuper) -> Output:
    about = "Zet voorbeelden in uw eigen volgorde, met een titel en noten. De lijst staat in het adres: wie het adres heeft, ziet de lijst."
    limits = {"cases": MOST_CASES, "title": MOST_TITLE, "note": MOST_NOTE}
    return Desk(site, markuper, OWN).page("list_own.html", "Eigen leeslijst", about, "leeslijst", (LIST,), search=False, limits=limits, lists=in_order(site, site.guide.lists.values()))
