"""The pictures of charts, kept by the hash of all they depend on; the only user of vl-convert.

Neither altair nor vl-convert is imported when every picture is in the cache.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from multiprocessing import get_context
from pathlib import Path

from generator.charts.chart import Chart
from generator.charts.svg import Picture, clean, standalone

FONT_PACKAGE = "fontpkg_atkinson_hyperlegible"
# In a page a colour is a variable of the style sheet, in a download that of light mode.
LIGHT = {"ink": "#1e1a17", "ink-2": "#544c44", "line": "#d8cfc1", "main": "#024f7b", "quiet": "#857a6d", "land": "#ebe5d9", "ground": "#fffdf9"}
_PNG_SCALE = 1.5
# Fewer pictures than this are not worth the start of other processes.
_FEW = 8


@dataclass(frozen=True)
class Drawing:
    """The pictures of a chart: for a desk and for a phone, to stand in a page; and as files of their own."""

    wide: Picture
    narrow: Picture
    svg: bytes
    png: bytes


def draw(charts: Iterable[Chart], folder: Path, workers: int = 2) -> Mapping[str, Drawing]:
    """Chart → its pictures. What is not in `folder` yet is drawn and kept there, what no chart needs any more goes; the folder may be deleted at any time."""
    files = {chart.id: (chart, folder / f"{_key(chart)}.json") for chart in charts}
    found = {name: drawing for name, (_, file) in files.items() if (drawing := _read(file))}
    missing = [files[name] for name in files if name not in found]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
    if len(missing) < _FEW or workers < 2:
        for item in missing:
            _make(item)
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(_make, missing, chunksize=max(1, len(missing) // (4 * workers))))
    used = {file.name for _, file in files.values()}
    for file in folder.glob("*.json"):
        if file.name not in used:
            file.unlink(missing_ok=True)
    made = {chart.id: drawing for chart, file in missing if (drawing := _read(file))}
    return {**found, **made}


@cache
def _recipe() -> bytes:
    """What every picture depends on: our code, the programs that draw, the font."""
    files = sorted(resources.files("generator.charts").iterdir(), key=lambda file: file.name)
    code = b"".join(file.read_bytes() for file in (*files, resources.files("generator").joinpath("fonts.py")) if file.name.endswith(".py"))
    country = resources.files("generator").joinpath("map_data.json").read_bytes()
    fonts = b"".join(resources.files(FONT_PACKAGE).joinpath(f"files/AtkinsonHyperlegible-{weight}.ttf").read_bytes() for weight in ("Regular", "Bold"))
    versions = " ".join(metadata.version(package) for package in ("altair", "pandas", "vl-convert-python", "fonttools", "brotli"))
    return hashlib.sha256(code + country + fonts + versions.encode()).digest()


def _key(chart: Chart) -> str:
    return hashlib.sha256(_recipe() + repr(chart).encode()).hexdigest()[:32]


def _make(item: tuple[Chart, Path]) -> None:
    """Draw one chart and keep it: whole or not at all."""
    import vl_convert

    from generator.charts.pieces import FONT, INKS
    from generator.charts.specs import LOOKS, spec

    _register_fonts()
    chart, file = item
    variables = {ink: f"var(--chart-{name})" for name, ink in INKS.items()}
    light = {ink: LIGHT[name] for name, ink in INKS.items()}
    pictures = {look.name: clean(vl_convert.vegalite_to_svg(spec(chart, look)), light if look.framed else variables) for look in LOOKS}
    svg = standalone(pictures["download"], chart.title, chart.sentence, FONT)
    png = bytes(vl_convert.svg_to_png(svg, scale=_PNG_SCALE))
    kept = {name: [picture.width, picture.height, picture.inside] for name, picture in pictures.items() if name != "download"}
    partial = file.with_suffix(".part")
    partial.write_text(json.dumps({**kept, "svg": svg, "png": base64.b64encode(png).decode()}, ensure_ascii=False), encoding="utf-8")
    partial.replace(file)


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(resources.files(FONT_PACKAGE).joinpath("files")))


def _read(file: Path) -> Drawing | None:
    """What was kept of a chart; nothing when it is not there or was damaged."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return Drawing(Picture(*kept["wide"]), Picture(*kept["narrow"]), kept["svg"].encode(), base64.b64decode(kept["png"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
