"""Calendars of networks: what stands in them, and that no day is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator.exports.calendar import plan_calendars
from generator.model.others import Meeting
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, ROOT, guide_in, small_guide

BASE = "https://gids.example/map/"
NETWORK = "---\nlabel: Werven\nkind: kennisnetwerk\nsource: {document: verslag}\nmeetings:\n"
MEETING = "  - {{id: {0}, title: {1}, date: {2}, source: {{document: verslag}}}}\n"


def calendars(root: Path) -> dict[str, bytes]:
    """Network → its calendar."""
    site = Site(guide_in(root) if root in (ROOT, GUIDE) else read_guide(root).guide, lambda path: "", base=BASE)
    return {file.path.split("/")[1]: file.data for file in plan_calendars(site)}


def events(data: bytes) -> list[Any]:
    """The events of a calendar, as a calendar program reads them."""
    parsed: Any = Calendar.from_ical(data)
    assert not parsed.errors
    return list(parsed.events)


def of_meetings(root: Path, *meetings: tuple[str, str, str]) -> dict[str, bytes]:
    """The calendars of a guide with one network with these meetings: (id, title, date)."""
    text = NETWORK + "".join(MEETING.format(*meeting) for meeting in meetings) + "---\nWerven.\n"
    return calendars(small_guide(root, changes={"content/leernetwerken/werven.md": text}))


@pytest.mark.parametrize("root", [ROOT, GUIDE], ids=["real", "invented"])
def test_what_is_written_is_read_back(root: Path) -> None:
    """Each meeting of which the day is known, once, on its day, with its place, its cases and its address."""
    guide = guide_in(root)
    site = Site(guide, lambda path: "", base=BASE)
    made = calendars(root)
    assert set(made) == {name for name, network in guide.networks.items() if any(len(meeting.date) == 10 for meeting in network.meetings)}
    for name, data in made.items():
        known = {meeting.title: meeting for meeting in guide.networks[name].meetings if len(meeting.date) == 10}
        assert len(events(data)) == len(known)
        for event in events(data):
            meeting = known[str(event["summary"]).removesuffix(f" ({guide.networks[name].label})".replace("'", "’"))]
            assert event["dtstart"].params["VALUE"] == "DATE"
            assert event.start.isoformat() == meeting.date
            assert (event.end - event.start).days == 1
            assert str(event["url"]) == f"{BASE}leernetwerken/{name}/#bijeenkomst-{meeting.id}"
            assert str(event.get("location", "")) == (site.place_name(meeting.place).replace("'", "’") if meeting.place else "")
            assert all(f"{BASE}casussen/{case}/" in str(event["description"]) for case in meeting.cases)
            assert event["dtstamp"].dt.isoformat().endswith("T00:00:00+00:00")


@pytest.mark.parametrize("root", [ROOT, GUIDE], ids=["real", "invented"])
def test_the_form_of_a_calendar(root: Path) -> None:
    """Lines end as RFC 5545 demands and are no longer than 75 octets; identities are all different."""
    identities = []
    for data in calendars(root).values():
        lines = data.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert lines[-2:] == [b"END:VCALENDAR", b""]
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        assert {b"VERSION:2.0", b"PRODID:-//Wijkengids//Agenda//NL"} <= set(lines)
        identities += [str(event["uid"]) for event in events(data)]
    assert len(set(identities)) == len(identities) > 0


def test_no_day_is_made_up(tmp_path: Path) -> None:
    """A month or a year is no day: such a meeting stands on the page only; a network with no other has no calendar."""
    assert of_meetings(tmp_path / "a", ("een", "Een", "2017-03"), ("twee", "Twee", "2017"), ("drie", "Drie", "2016/2017")) == {}
    [data] = of_meetings(tmp_path / "b", ("een", "Een", "2017-03"), ("twee", "Twee", "2017-03-09")).values()
    assert [str(event["summary"]) for event in events(data)] == ["Twee (Werven)"]


def test_more_days_than_one(tmp_path: Path) -> None:
    """The end of an event is the day after its last."""
    [data] = of_meetings(tmp_path, ("een", "Een", "2017-03-09/2017-03-10")).values()
    [event] = events(data)
    assert (event.start.isoformat(), event.end.isoformat()) == ("2017-03-09", "2017-03-11")


@pytest.mark.parametrize(
    ("date", "days"), [("2017", None), ("2017-03", None), ("2017-03-09", ("2017-03-09", "2017-03-09")), ("2017-03-09/2017-03-10", ("2017-03-09", "2017-03-10")), ("2017-03/2017-03-10", None)]
)
def test_which_days_are_known(date: str, days: tuple[str, str] | None) -> None:
    """Only those that the source gives."""
    assert Meeting.model_validate({"id": "een", "title": "Een", "date": date, "source": [{"document": "verslag"}]}).days == days


def test_identities_stay(tmp_path: Path) -> None:
    """Another meeting, another order or another title changes no identity: a calendar program then updates what it has."""

    def identities(data: bytes) -> dict[str, str]:
        return {event.start.isoformat(): str(event["uid"]) for event in events(data)}

    [before] = of_meetings(tmp_path / "a", ("een", "Een", "2017-03-09"), ("twee", "Twee", "2017-04-10")).values()
    [after] = of_meetings(tmp_path / "b", ("nul", "Nul", "2016-01-01"), ("twee", "Twee", "2017-04-10"), ("een", "Anders", "2017-03-09")).values()
    assert identities(before).items() < identities(after).items()
    assert of_meetings(tmp_path / "c", ("een", "Een", "2017-03-09"), ("twee", "Twee", "2017-04-10")) == {"werven": before}


@pytest.mark.parametrize("title", ["A, b; c", '"Aan: ons"', "'END:VEVENT'", r"'\n\,'", "Ëén " + "lange ijdele titel " * 12 + "€"])
def test_words_stay_words(tmp_path: Path, title: str) -> None:
    """What means something to the format is written as the letters that it is."""
    [data] = of_meetings(tmp_path, ("een", f'"{title}"' if not title.startswith(("'", '"')) else title, "2017-03-09")).values()
    [event] = events(data)
    assert str(event["summary"]) == f"{title.strip(chr(34)).strip(chr(39))} (Werven)"
    assert max(map(len, data.split(b"\r\n"))) <= 75
