"""Freezes the data as they are now: a zip that stays, for whoever cited them."""

from __future__ import annotations

from pathlib import Path

from generator.commands.files import write_whole
from generator.reading.versions import FOLDER, Damaged, read_versions, unpacked


class NotFrozen(Exception):
    """The version could not be recorded; the words are Dutch and say what to do."""


class OfToday(NotFrozen):
    """There is a version of this day already, with other data: nothing is wrong, the next day has its own."""


def freeze(root: Path, archive: bytes, date: str) -> Path | None:
    """Keep this archive as the version of this day, unless the newest version has the same data; returns the new file.

    A version is a record: one that is there is never written again. When one of this day has other data, NotFrozen says so.
    """
    versions, problems = read_versions(root)
    if problems:
        raise NotFrozen(f"Er is een versie die niet klopt. {problems[0]}")
    try:
        fresh = unpacked(date, archive)
    except Damaged as reason:
        raise NotFrozen(f"De versie '{date}' is niet vast te leggen: {reason}.") from reason
    if versions and versions[-1].hashes == fresh.hashes:
        return None
    if versions and date < versions[-1].date:
        raise NotFrozen(f"Er is al een nieuwere versie: {versions[-1].date}. Kies een latere dag dan {date}.")
    file = root / FOLDER / f"{date}.zip"
    if file.exists():
        raise OfToday(f"Er is al een versie van {date}, met andere gegevens. Die blijft zoals zij is. Wat daarna veranderde, komt in de versie van een volgende dag.")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, archive)
    return file
