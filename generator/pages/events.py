"""What is new or changed in the guide: one event for each record that was added, and one for each of its changes."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.guide import Guide
from generator.model.base import Kind, Record
from generator.model.once import once
from generator.pages.site import Site

#: What every identity in a feed is made from. It never changes: programs that read feeds know our news by it.
NAMESPACE = uuid.UUID("d831191e-79a3-4155-bee2-19e87230a759")


@dataclass(frozen=True)
class Event:
    """Something that readers may want to know of. `what` holds the words of the editors; it is empty when the thing itself is new."""

    id: str
    kind: Kind
    name: str
    day: str
    what: str = ""

    @property
    def key(self) -> tuple[Kind, str]:
        """What it is about."""
        return self.kind, self.name


def identity(*parts: object) -> str:
    """A name that is the same in every build, also at another address."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, ':'.join(map(str, parts)))}"


def happened(record: Record) -> list[tuple[str, str]]:
    """(day, words of the editors) of what happened to a record, in order; no words for the day on which it was added. Nothing of a record that tells no days."""
    if not hasattr(record, "added"):
        return []
    told = [(getattr(record, "added"), ""), *((change.date, change.what) for change in getattr(record, "changes", ()))]
    return sorted(told, key=lambda item: item[0])


def events_of(site: Site) -> list[Event]:
    """Every event of every kind, the newest first; those of one day by name, and of one thing the last first."""
    found = [event for kind, records in site.guide.records.items() for name, record in records.items() for event in _of_record(kind, name, record)]
    found.reverse()
    found.sort(key=lambda event: (event.kind, site.title_key(event.kind, event.name), event.name))
    return sorted(found, key=lambda event: event.day, reverse=True)


def _of_record(kind: Kind, name: str, record: Record) -> Iterator[Event]:
    """A record is known by the first name that it had; its events by their day, and those of one day by their number."""
    first_name = next(iter(getattr(record, "aliases", ())), name)
    numbers: Counter[str] = Counter()
    for day, what in happened(record):
        yield Event(identity(kind.value, first_name, day, numbers[day]), kind, name, day, what)
        numbers[day] += 1


@once
def first_day(guide: Guide) -> str:
    """The day on which the oldest thing was added: what never had any news is of that day."""
    return min((day for records in guide.records.values() for record in records.values() for day, _ in happened(record)), default="1970-01-01")
