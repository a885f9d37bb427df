"""`wijkengids export`: the guide as plain files in a folder of its own, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.elsewhere.settings import MARK, PAGES, READ_ME, SETTINGS
from generator.outputs import DataFile
from generator.swap import exchanged, holds_guide

#: What may stand in an earlier export: its own parts, and what engines make of it.
_PARTS = frozenset({SETTINGS, READ_ME, PAGES, "site", ".cache"})


class WrongFolder(Exception):
    """Nothing may be written there; the words say why."""


def refuse_other_folders(root: Path, folder: Path) -> None:
    """A folder that holds something else than an earlier export is never thrown away, and no export ends up among the sources."""
    if holds_guide(root, folder):
        raise WrongFolder(f"In '{folder}' staat de gids zelf. Kies een andere map.")
    there = [part.name for part in folder.iterdir()] if folder.is_dir() else [folder.name] if folder.exists() else []
    settings = folder / SETTINGS
    if there and not (_PARTS.issuperset(there) and settings.is_file() and settings.read_bytes().startswith(MARK.encode())):
        raise WrongFolder(f"In '{folder}' staat iets anders dan een eerdere uitvoer. Kies een nieuwe of lege map.")


def write_tree(folder: Path, files: Iterable[DataFile]) -> int:
    """Write all files beside the folder and move them into its place when they are all there; returns how many pages there are."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    fresh, old, pages = beside / "nieuw", beside / "oud", 0
    try:
        for file in files:
            target = fresh / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
            pages += target.name in ("index.md", "index.html")
        if folder.exists() and not exchanged(fresh, folder):
            folder.rename(old)
        if not folder.exists():
            fresh.rename(folder)
    except BaseException:
        # Stopped between the two, or refused: the earlier export comes back.
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return pages
