"""The pictures, kept by the hash of all they depend on: only what is missing is drawn. Pillow is not imported when nothing is."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from generator.posters.card import Card, Look
from generator.posters.faces import program
from generator.store import Store, drawn

_FONTS = ("public-sans", "atkinson-regular", "atkinson-bold")
# Fewer pictures than this are not worth the start of other processes.
_FEW = 40


@dataclass(frozen=True)
class _Job:
    card: Card
    look: Look


def pictures(cards: Iterable[Card], look: Look, folder: Path, workers: int = 2) -> Mapping[Card, bytes]:
    """Card → its picture as a PNG. What `folder` has is taken from there, what no card needs any more goes; the folder may be deleted at any time."""
    keys = {card: _key(card, look) for card in cards}
    found = drawn({key: _Job(card, look) for card, key in keys.items()}, _drawn, Store(folder), _FEW, workers)
    return {card: found[key] for card, key in keys.items()}


@cache
def _recipe() -> bytes:
    """What every picture depends on: our code, the programs that draw, the fonts, the map."""
    files = [file for file in sorted(resources.files("generator.posters").iterdir(), key=lambda file: file.name) if file.name.endswith(".py")]
    code = b"".join(file.read_bytes() for file in (*files, resources.files("generator").joinpath("map_data.json")))
    fonts = b"".join(program(name) for name in _FONTS)
    versions = " ".join(metadata.version(package) for package in ("pillow", "vl-convert-python"))
    return hashlib.sha256(code + fonts + versions.encode()).digest()


def _key(card: Card, look: Look) -> str:
    return hashlib.sha256(_recipe() + repr((card, look)).encode()).hexdigest()[:32]


def _drawn(job: _Job) -> bytes:
    data: bytes = importlib.import_module("generator.posters.paint").paint(job.card, job.look)
    return data
