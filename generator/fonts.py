"""The fonts of the site: two open families from packages, cut down to the letters that Dutch needs, each face in two files: nearly every page needs the first only.

The only user of fontTools. The same packages give the same bytes: nothing depends on the clock or on the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from io import BytesIO
from pathlib import Path

from generator.store import Store, drawn

#: What Dutch texts are written with: a page with these letters alone, which is nearly every page, fetches no more than the first file of a face.
COMMON = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00ad" + "§©«»°±²³·½×" + "ÀÁÄÇÈÉÊËÍÏÎÓÔÖÜàáâäçèéêëíîïñóôöùúûü" + "\u2009\u202f–—‘’‚“”„•…‹›€−≈≠≤≥"
#: The rest of Latin-1, then the letters and signs in the names of people and places, sums and figures: the second file.
_ALL = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "ŁłŒœŠšŸŽžĞğİıŞşĆćČčĐđŃńŘřŚśŻżŐőŰűĀāĒēĪīŌōŪū" + "\u2009\u202f–—‘’‚“”„†•…‰‹›€™−≈≠≤≥½¼¾²³"
RARE = "".join(sorted(set(_ALL) - set(COMMON)))
#: What the second file of a face ends in. `theme/assets/css/fonts.css` says with `unicode-range` which letters stand in which (a test holds it to that).
MORE = "-more"
#: Kerning, accents, tabular figures, real fractions; no small capitals, no alternates.
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "tnum", "lnum")
#: Names that a font must carry to be recognised and to keep its copyright and licence (SIL OFL 1.1).
NAMES = (0, 1, 2, 4, 6, 13, 14)


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file to publish under `assets/fonts/`."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a package; `weights` narrows the weight axis of a variable font to what the style sheet uses."""

    name: str
    package: str
    file: str
    weights: tuple[int, int] | None = None


FACES = (
    Face("atkinson-regular", "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    Face("atkinson-bold", "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    Face("atkinson-italic", "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Italic.ttf"),
    Face("public-sans", "fontpkg_public_sans", "PublicSans[wght].ttf", (600, 800)),
)


def subset_fonts(cache: Path) -> tuple[FontFile, ...]:
    """Every face as woff2, with the licence of each family beside it.

    Results are kept in `cache` under a hash of all they depend on. The folder may be deleted at any time.
    """
    wanted = {f"{face.name}{end}.woff2": (face, letters) for face in FACES for end, letters in (("", COMMON), (MORE, RARE))}
    keys = {name: _key(*cut) for name, cut in wanted.items()}
    found = drawn({keys[name]: cut for name, cut in wanted.items()}, _cut, Store(cache), len(wanted) + 1, 1)
    faces = tuple(FontFile(name, found[key]) for name, key in keys.items())
    packages = sorted({face.package for face in FACES})
    licences = tuple(FontFile(f"{package.removeprefix('fontpkg_').replace('_', '-')}-licence.txt", _read(package, "LICENSE")) for package in packages)
    return faces + licences


def embedded(*, bold: bool) -> bytes:
    """The text font as woff2, for a picture that travels by itself."""
    face = FACES[1 if bold else 0]
    return _subset(_source(face), face.weights, COMMON + RARE)


@cache
def advances(*, bold: bool) -> Mapping[str, float]:
    """How far each letter of the text font that Dutch texts are written with moves the next one on, for letters of size 1."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(BytesIO(_source(FACES[1 if bold else 0])), lazy=True)
    names, unit = font.getBestCmap(), font["head"].unitsPerEm
    return {letter: font["hmtx"][names[ord(letter)]][0] / unit for letter in COMMON + RARE if ord(letter) in names}


def _read(package: str, path: str) -> bytes:
    return resources.files(package).joinpath(path).read_bytes()


def _source(face: Face) -> bytes:
    return _read(face.package, f"files/{face.file}")


def _key(face: Face, letters: str) -> str:
    recipe = (metadata.version("fonttools"), metadata.version("brotli"), letters, FEATURES, NAMES, face)
    return f"{face.name}-{hashlib.sha256(_source(face) + repr(recipe).encode()).hexdigest()[:32]}"


def _cut(wanted: tuple[Face, str]) -> bytes:
    face, letters = wanted
    return _subset(_source(face), face.weights, letters)


def _subset(source: bytes, weights: tuple[int, int] | None, letters: str) -> bytes:
    """The font cut down to these letters; imported here because a build with a warm cache never needs fontTools."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = subset.Options(layout_features=list(FEATURES), name_IDs=list(NAMES), hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    if weights:
        instantiateVariableFont(font, {"wght": weights}, inplace=True)
    font.flavor = "woff2"
    target = BytesIO()
    font.save(target)
    return target.getvalue()
