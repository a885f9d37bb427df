"""The rules about reading lists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_lists, nearby
from generator.guide import Guide
from generator.ids import nearest
from generator.model.lists import ReadingList
from generator.problems import Severity, shown
from generator.reading.content import Content, Origin
from generator.wording import RULES, say


def check_listed(guide: Guide, content: Content) -> Iterator[Finding]:
    """A reading list has each of its cases once."""
    for found, origin in all_lists(content):
        for index, name in enumerate(found.case_ids):
            if name in found.case_ids[:index]:
                yield Finding(origin, ("cases", index, "case"), *say(RULES, "listed_twice", id=name))


def check_meetings(guide: Guide, content: Content) -> Iterator[Finding]:
    """The meeting of a reading list is one of the network that the list belongs to."""
    for found, origin in all_lists(content):
        if not found.meeting:
            continue
        if not found.network:
            yield Finding(origin, ("meeting",), *say(RULES, "meeting_of_none", near=_network_with(guide, found.meeting)))
        elif found.network in guide.networks:
            known = [meeting.id for meeting in guide.networks[found.network].meetings]
            if found.meeting not in known:
                words = say(RULES, "meeting", network=found.network, input=shown(found.meeting))
                yield Finding(origin, ("meeting",), *nearby(words, found.meeting, known))


def _network_with(guide: Guide, meeting: str) -> str:
    """A network that has a meeting of this id, or that has one whose id is most like it."""
    found = {other.id: name for name, network in reversed(list(guide.networks.items())) for other in network.meetings}
    near = nearest(meeting, found)
    return found[near] if near else next(iter(guide.networks), "de-id-van-het-netwerk")


def check_list_dates(guide: Guide, content: Content) -> Iterator[Finding]:
    """A reading list is changed after the day on which it was added."""
    for found, origin in all_lists(content):
        yield from (_early(found, origin, index) for index, change in enumerate(found.changes) if change.date < found.added)


def _early(found: ReadingList, origin: Origin, index: int) -> Finding:
    words = say(RULES, "list_change", date=found.changes[index].date, added=found.added)
    return Finding(origin, ("changes", index, "date"), *words, Severity.WARNING)
