"""`wijkengids record`: what was published is written down, so that no later build can lose it.

It only ever adds. Two branches may both add: git joins the lists line by line (`.gitattributes`), and the next run puts them in order.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.commands.files import write_whole
from generator.reading.published import PUBLISHED, is_remark

_HEAD = """\
# Elk adres dat ooit op de site stond: pagina's, bestanden en ankers. Een adres gaat hier nooit meer af.
# Deze lijst maakt de computer (wijkengids record). Wat er van een adres werd, staat in doorverwijzingen.yml.
"""


@dataclass(frozen=True)
class Recorded:
    """What the list would become: the addresses that are new, and its bytes before and after."""

    new: tuple[str, ...]
    old: bytes
    text: bytes


def recorded(root: Path, addresses: Collection[str], published: Collection[str]) -> Recorded:
    """The list of a guide with these addresses added; what is on it stays."""
    file = root / PUBLISHED
    old = file.read_bytes() if file.exists() else b""
    lines = {line.strip() for line in old.decode("utf-8-sig").splitlines()} - {""}
    kept = {line for line in lines if not is_remark(line)} | set(published)
    text = _HEAD + "".join(f"{address}\n" for address in sorted(kept | set(addresses)))
    return Recorded(tuple(sorted(set(addresses) - kept)), old, text.encode())


def write(root: Path, record: Recorded) -> None:
    """Write the list, whole or not at all."""
    write_whole(root / PUBLISHED, record.text)
