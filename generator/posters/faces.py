"""The fonts of the site as their packages have them, for a program that draws."""

from __future__ import annotations

from importlib import resources

from generator.fonts import FACES


def program(name: str) -> bytes:
    """A face by its name, with all its letters and weights."""
    face = next(face for face in FACES if face.name == name)
    return resources.files(face.package).joinpath(f"files/{face.file}").read_bytes()
