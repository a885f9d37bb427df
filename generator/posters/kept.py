"""The pictures, kept by the hash of all they depend on: only what is missing is drawn. Pillow is not imported when nothing is."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from multiprocessing import get_context
from pathlib import Path

from generator.posters.card import Card, Look
from generator.posters.faces import program

_FONTS = ("public-sans", "atkinson-regular", "atkinson-bold")
# Fewer pictures than this are not worth the start of other processes.
_FEW = 40


@dataclass(frozen=True)
class _Job:
    card: Card
    look: Look
    file: Path


def pictures(cards: Iterable[Card], look: Look, folder: Path, workers: int = 2) -> Mapping[Card, bytes]:
    """Card → its picture as a PNG. What `folder` has is taken from there, what no card needs any more goes; the folder may be deleted at any time."""
    jobs = {card: _Job(card, look, folder / f"{_key(card, look)}.png") for card in cards}
    found = {card: data for card, job in jobs.items() if (data := _read(job.file))}
    missing = [job for card, job in jobs.items() if card not in found]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
    if len(missing) < _FEW or workers < 2:
        made = [_make(job) for job in missing]
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            made = list(pool.map(_make, missing, chunksize=max(1, len(missing) // (4 * workers))))
    used = {job.file.name for job in jobs.values()}
    for file in folder.glob("*.png"):
        if file.name not in used:
            file.unlink(missing_ok=True)
    return {**found, **{job.card: data for job, data in zip(missing, made, strict=True)}}


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


def _make(job: _Job) -> bytes:
    """Draw one picture and keep it, with a hash of itself behind it: whole or not at all."""
    data: bytes = importlib.import_module("generator.posters.paint").paint(job.card, job.look)
    partial = job.file.with_suffix(".part")
    partial.write_bytes(data + hashlib.sha256(data).digest())
    partial.replace(job.file)
    return data


def _read(file: Path) -> bytes | None:
    """What was kept of a picture; nothing when it is not there or was damaged."""
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    data, hashed = kept[:-32], kept[-32:]
    return data if data and hashlib.sha256(data).digest() == hashed else None
