"""The feeds of the guide, whatever their format: what stands in each, and which page announces which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import Any

from markupsafe import Markup

from generator import dutch
from generator.guide import Key
from generator.markup import sentence, typographic
from generator.model.base import Kind
from generator.outputs import FeedLink
from generator.pages.cite import AUTHOR, one_line
from generator.pages.events import Event, events_of, first_day, identity
from generator.pages.site import KINDS, Site
from generator.texts import plain

#: A feed holds what is new; all the rest stands on the site.
MOST = 50
ATOM, JSON = "application/atom+xml", "application/feed+json"
#: What has a feed of its own beside that of the whole guide.
OWN = (Kind.THEME, Kind.PLACE, Kind.NETWORK, Kind.LIST)
# The words before the name of what is new, and of what was changed.
_NEWS = {Kind.CASE: ("Nieuw voorbeeld", "Voorbeeld gewijzigd"), Kind.LIST: ("Nieuwe leeslijst", "Leeslijst gewijzigd")}


@dataclass(frozen=True)
class Tag:
    """What an entry is about: a theme or a place, with the address of the list that it is on."""

    id: str
    label: str
    scheme: str


@dataclass(frozen=True)
class Entry:
    """An event as a feed tells it. All addresses are whole; `html` holds plain elements only."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    moment: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Feed:
    """A feed. `path` is the address on the site of the page that it belongs to, and of its files."""

    path: str
    id: str
    title: str
    about: str
    updated: str
    entries: tuple[Entry, ...]
    base: str


def moment_of(day: str) -> str:
    """A day as a moment: its beginning in universal time, which is past wherever in Europe it is published that day. No clock is asked."""
    return f"{day}T00:00:00Z"


def feeds_of(site: Site) -> tuple[Feed, ...]:
    """The feed of the guide, and one of each theme, place, network and reading list. One without news stands there too: an address stays."""
    events = events_of(site)
    told: dict[Key, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        told[event.key].append(place)
    # The same news stands in many feeds, and most news in none any more.
    entry = cache(lambda place: _entry(site, events[place]))
    feeds = [_feed(site, "", "", [entry(place) for place in range(len(events))[:MOST]])]
    for kind in OWN:
        for name in site.guide.records[kind]:
            places = nsmallest(MOST, (place for key in _told_in(site, kind, name) for place in told.get(key, ())))
            feeds.append(_feed(site, site.address(kind, name), site.title(kind, name), [entry(place) for place in places]))
    return tuple(feeds)


def _told_in(site: Site, kind: Kind, name: str) -> set[Key]:
    """Whose news stands in the feed of a theme, place, network or list: its cases; a network brings its lists, a list itself."""
    guide = site.guide
    if kind is Kind.THEME:
        return {(Kind.CASE, case) for case in guide.cases_with_theme.get(name, ())}
    if kind is Kind.PLACE:
        return {(Kind.CASE, case) for case in guide.cases_in.get(name, ())}
    if kind is Kind.NETWORK:
        lists = {(Kind.LIST, key) for key, found in guide.lists.items() if found.network == name}
        return {(Kind.CASE, case) for case in guide.networks[name].all_cases} | lists
    return {(Kind.LIST, name), *((Kind.CASE, case) for case in guide.lists[name].case_ids)}


def _title(name: str) -> str:
    return _printed(f"{AUTHOR}: {name}" if name else AUTHOR)


def _feed(site: Site, path: str, name: str, entries: list[Entry]) -> Feed:
    about = f"Nieuwe en gewijzigde praktijkvoorbeelden{f' bij {name}' if name else ''}. De nieuwste {MOST} berichten; alles staat op de site."
    updated = entries[0].moment if entries else moment_of(first_day(site.guide))
    return Feed(path, identity("feed", path), _title(name), _printed(about), updated, tuple(entries), site.base)


def _entry(site: Site, event: Event) -> Entry:
    record: Any = site.guide.records[event.kind][event.name]
    url = f"{site.base}{site.address(event.kind, event.name)}"
    new, changed = _NEWS.get(event.kind, ("Nieuw", "Gewijzigd"))
    what, summary = _printed(sentence(event.what)), _printed(plain(record.summary))
    tags = tuple(_tags(site, record))
    title = _printed(f"{changed if what else new}: {site.title(event.kind, event.name)}")
    return Entry(event.id, url, title, what or summary, entry_html(what, summary, getattr(record, "status_date", ""), tags, url), moment_of(event.day), tags)


def entry_html(what: str, summary: str, stand: str, tags: Iterable[Tag], url: str) -> str:
    """What changed, what it is about, until when its sources knew it, and links: plain elements, and whole addresses."""
    links = Markup(", ").join(Markup('<a href="{}{}/">{}</a>').format(tag.scheme, tag.id, tag.label) for tag in tags)
    parts = [
        Markup("<p><strong>{}</strong></p>").format(what) if what else "",
        Markup("<p>{}</p>").format(summary),
        Markup("<p>Stand: {}.</p>").format(dutch.date(stand)) if stand else "",
        Markup("<p>Gaat over: {}.</p>").format(links) if links else "",
        Markup('<p><a href="{}">Lees verder in de {}</a></p>').format(url, AUTHOR),
    ]
    return "\n".join(filter(None, parts))


def _tags(site: Site, record: Any) -> Iterable[Tag]:
    """The themes and the places of a record, when it has them."""
    for kind, names in ((Kind.THEME, [name for field in ("challenges", "methods", "state_roles") for name in getattr(record, field, ())]), (Kind.PLACE, getattr(record, "places", ()))):
        folder = site.base + site.address(kind, "").rstrip("/") + "/"
        yield from (Tag(name, _printed(site.title(kind, name)), folder) for name in dict.fromkeys(names))


def _printed(text: str) -> str:
    """Words as they are printed, on one line: a feed has no room for what is no letter."""
    return one_line(str(typographic(text)))


def announced(site: Site, path: str) -> tuple[FeedLink, ...]:
    """The feed of its own that a page has, in both formats; nothing for one that has none. What stands in it need not be known."""
    folder, _, name = path.rstrip("/").partition("/")
    kind = KINDS.get(folder)
    if path and not (kind in OWN and name in site.guide.records[kind]):
        return ()
    title = _title(site.title(kind, name) if kind else "")
    return FeedLink(f"{path}feed.xml", ATOM, title), FeedLink(f"{path}feed.json", JSON, title)
