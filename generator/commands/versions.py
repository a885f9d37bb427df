"""Freezes the data as they are now: a zip that stays, for whoever cited them."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.commands.files import write_whole
from generator.reading.versions import FOLDER, Damaged, named, read_versions, unpacked


class NotFrozen(Exception):
    """The version could not be recorded; the words are Dutch and say what to do."""


def freeze(root: Path, archive: bytes, date: str) -> Path | None:
    """Keep this archive as a version of this day, unless the newest version has the same data; returns the new file."""
    file = to_freeze(root, archive, date)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, archive)
    return file


def to_freeze(root: Path, archive: bytes, date: str) -> Path | None:
    """The file that would be written for this archive: the first of its day, or the next number. None when the newest version has the same data.

    A version is a record: one that is there is never written again, and none that was on the site may be lost, also when the data change twice on a day.
    """
    versions, problems = read_versions(root)
    if problems:
        raise NotFrozen(f"Er is een versie die niet klopt. {problems[0]}")
    try:
        fresh = unpacked(date, archive)
    except Damaged as reason:
        raise NotFrozen(f"De versie '{date}' is niet vast te leggen: {reason}.") from reason
    newest = versions[-1] if versions else None
    if newest and newest.hashes == fresh.hashes:
        return None
    if newest and date < newest.date:
        raise NotFrozen(f"Er is al een nieuwere versie: {newest.name}. Kies een latere dag dan {date}.")
    number = newest.number + 1 if newest and newest.date == date else 1
    return root / FOLDER / f"{named(date, number)}.zip"


def unkept(root: Path, archive: bytes, date: str) -> bool:
    """Are these data in no version yet? Then it is said."""
    try:
        file = to_freeze(root, archive, date)
    except NotFrozen as reason:
        print(reason, file=sys.stderr)
        return True
    if file:
        print(f"De gegevens zijn nog niet vastgelegd; dit wordt versie {file.stem}.", flush=True)
    return file is not None


def kept(root: Path, archive: bytes, date: str) -> bool:
    """Keep these data as a version of this day when they are not what the newest version has, and say so. A refusal is said too."""
    try:
        file = freeze(root, archive, date)
    except NotFrozen as reason:
        print(reason, file=sys.stderr)
        return False
    if file:
        print(f"De gegevens zijn vastgelegd als versie {file.stem}.", flush=True)
    return file is not None
