"""The frozen versions of the data: zips in `content/versies/`, each named after the day on which it was recorded, and never changed since.

When the data changed more than once on a day, the later versions of it have a number: `2026-12-01.zip`, `2026-12-01-2.zip`, `2026-12-01-3.zip`.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.model.base import is_point
from generator.problems import Problem, Severity, shown
from generator.reading.names import files_in, shown_path
from generator.wording import FILES, say

#: Where they stand in the guide.
FOLDER = "content/versies"
MANIFEST = "manifest.json"
#: A case takes some thirty kilobytes in a record of the guide; what has room for eight thousand is no such record, or the guide needs another kind (docs/scale.md).
_MOST = 256 * 1024 * 1024
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([2-9]|[1-9]\d{1,3}))?")


@dataclass(frozen=True)
class Frozen:
    """A version: the day on which it was recorded and its number on that day, its bytes, and what it says of itself."""

    date: str
    number: int
    data: bytes
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What it is called: its day, with its number when it is not the first of that day."""
        return named(self.date, self.number)

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return f"data/versies/{self.name}.zip"

    @property
    def anchor(self) -> str:
        """Where it stands on the page of all versions."""
        return f"versie-{self.name}"

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def version(self) -> str:
        """Until when its data go."""
        return str(self.manifest["version"])

    @property
    def counts(self) -> Mapping[str, int]:
        """Kind → how many of it."""
        return dict(self.manifest["counts"])

    @property
    def hashes(self) -> Mapping[str, str]:
        """File within it → its hash. Two versions with the same hashes have the same data, however they were packed."""
        return {file["path"]: file["sha256"] for file in self.manifest["files"]}


def named(date: str, number: int) -> str:
    """The name of a version of a day."""
    return f"{date}-{number}" if number > 1 else date


class Damaged(Exception):
    """A zip is not what its manifest says; the words are Dutch."""


def read_versions(root: Path) -> tuple[tuple[Frozen, ...], list[Problem]]:
    """Every version, oldest first, and what is wrong with those that cannot be published."""
    found, problems = [], []
    for file in files_in(root, FOLDER, ""):
        try:
            found.append(unpacked(file.stem if file.suffix == ".zip" else file.name, file.read_bytes()))
        except (Damaged, OSError) as reason:
            words = str(reason) if isinstance(reason, Damaged) else "niet te lezen"
            problems.append(Problem(shown_path(root, file), 1, 1, Severity.ERROR, *say(FILES, "version", what=words)))
    # By number, not by letter: the tenth version of a day comes after the second.
    return tuple(sorted(found, key=lambda item: (item.date, item.number))), problems


@lru_cache(maxsize=256)
def unpacked(name: str, data: bytes) -> Frozen:
    """A version, when its bytes are what its manifest says; else Damaged."""
    called = _NAME.fullmatch(name)
    if not called or not is_point(called[1]):
        raise Damaged("de naam is geen dag, zoals 2026-12-01.zip of 2026-12-01-2.zip")
    if len(data) > _MOST:
        raise Damaged("het bestand is veel te groot")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            if sum(entry.file_size for entry in opened.infolist()) > _MOST:
                raise Damaged("uitgepakt is het veel te groot")
            inside = {entry.filename: opened.read(entry) for entry in opened.infolist()}
        manifest = json.loads(inside.pop(MANIFEST))
    except KeyError as error:
        raise Damaged(f"{MANIFEST} ontbreekt") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise Damaged("het is geen hele zip") from error
    if fault := next(_differences(manifest, inside), None):
        raise Damaged(fault)
    return Frozen(called[1], int(called[2] or 1), data, manifest)


def _differences(manifest: Any, inside: Mapping[str, bytes]) -> Iterator[str]:
    """What the manifest says that is not so."""
    try:
        known = {str(file["path"]): (int(file["size"]), str(file["sha256"])) for file in manifest["files"]}
        {str(kind): int(number) for kind, number in manifest["counts"].items()}
        str(manifest["version"])
    except (AttributeError, KeyError, TypeError, ValueError):
        yield f"{MANIFEST} is niet te begrijpen"
        return
    yield from (f"'{shown(name)}' ontbreekt" for name in sorted(known.keys() - inside.keys()))
    yield from (f"'{shown(name)}' staat niet in {MANIFEST}" for name in sorted(inside.keys() - known.keys()))
    yield from (f"'{shown(name)}' is veranderd" for name in sorted(known.keys() & inside.keys()) if (len(inside[name]), hashlib.sha256(inside[name]).hexdigest()) != known[name])
