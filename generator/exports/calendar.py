"""The meetings of a network as iCalendar (RFC 5545): `agenda.ics` beside the page of each network with a meeting of which the day is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from generator.markup import sentence, typographic
from generator.model.base import Kind
from generator.model.others import Meeting, Network
from generator.outputs import DataFile
from generator.pages.cite import AUTHOR, of_network, one_line
from generator.pages.events import identity
from generator.pages.feeds import moment_of
from generator.pages.site import Site


def plan_calendars(site: Site) -> Iterator[DataFile]:
    """A file for each network that has something to put into a calendar, or once had: whoever subscribed to it gets an empty one."""
    for network in site.guide.networks.values():
        address = f"{site.address(Kind.NETWORK, network.id)}agenda.ics"
        if address in site.published or any(meeting.days for meeting in network.meetings):
            yield DataFile(address, calendar(site, network))


def calendar(site: Site, network: Network) -> bytes:
    """The meetings of which the day is known, in order. No day is made up for one of which only the month is known: it stands on the page."""
    made = Calendar()
    made.add("prodid", f"-//{AUTHOR}//Agenda//NL")
    made.add("version", "2.0")
    name = _printed(f"{network.label} ({AUTHOR})")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("url", f"{site.base}{site.address(Kind.NETWORK, network.id)}")
    for meeting in sorted(network.meetings, key=lambda meeting: (meeting.date, meeting.id)):
        if meeting.days:
            made.add_component(_event(site, network, meeting, meeting.days))
    return bytes(made.to_ical())


def _event(site: Site, network: Network, meeting: Meeting, days: tuple[str, str]) -> Event:
    """Whole days; the end of an event is the day after its last. The stamp is the version of the page, not the clock."""
    made = Event()
    page = site.base + site.address(Kind.NETWORK, f"{network.id}#bijeenkomst-{meeting.id}")
    stamp = datetime.fromisoformat(moment_of(of_network(site, network).updated or days[0])).astimezone(UTC)
    made.add("uid", identity("bijeenkomst", network.id, meeting.id).removeprefix("urn:uuid:"))
    made.add("dtstamp", stamp)
    made.add("dtstart", date.fromisoformat(days[0]))
    made.add("dtend", date.fromisoformat(days[1]) + timedelta(days=1))
    made.add("summary", _printed(f"{meeting.title} ({network.label})"))
    if meeting.place:
        made.add("location", _printed(site.place_name(meeting.place)))
    made.add("description", "\n".join(_told(site, meeting, page)))
    made.add("url", page)
    # A meeting of the past keeps nobody busy.
    made.add("transp", "TRANSPARENT")
    return made


def _told(site: Site, meeting: Meeting, page: str) -> Iterator[str]:
    """What a reader wants to know beside the day: what it was about, the cases with their addresses, and where more stands."""
    yield from (_printed(sentence(text)) for text in (meeting.what, meeting.note) if text)
    if meeting.cases:
        yield "Besproken:"
        yield from (f"- {_printed(site.title(Kind.CASE, name))}: {site.base}{site.address(Kind.CASE, name)}" for name in meeting.cases)
    yield f"Meer in de {AUTHOR}: {page}"


def _printed(text: str) -> str:
    return one_line(str(typographic(text)))
