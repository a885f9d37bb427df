"""The pictures of charts, kept by the hash of all they depend on; the only user of vl-convert.

Neither altair nor vl-convert nor Pillow is imported when every picture is in the cache.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from threading import Lock

from generator.charts.chart import Chart
from generator.charts.svg import Picture, clean, standalone
from generator.store import Store, drawn, kept

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
    keys = {_key(chart): chart for chart in charts}
    found = drawn(keys, _drawn, Store(folder), _FEW, workers)
    return {chart.id: _unpacked(found[key]) for key, chart in keys.items()}


class Drawings:
    """The pictures of charts, each drawn when it is first asked for; or all of them at once, which is faster and forgets what no chart needs."""

    #: One at a time: readers of a preview ask for pages at the same moment.
    _pen = Lock()

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Chart, Drawing] = {}

    def of(self, chart: Chart) -> Drawing:
        """The pictures of one chart."""
        if chart not in self._made:
            with self._pen:
                self._made[chart] = _unpacked(kept(_key(chart), lambda: _drawn(chart), Store(self._folder)))
        return self._made[chart]

    def draw_all(self, charts: Iterable[Chart]) -> None:
        """Draw them all."""
        wanted = list(charts)
        drawings = draw(wanted, self._folder)
        self._made.update((chart, drawings[chart.id]) for chart in wanted)


@cache
def _recipe() -> bytes:
    """What every picture depends on: our code, the programs that draw, the font."""
    files = sorted(resources.files("generator.charts").iterdir(), key=lambda file: file.name)
    code = b"".join(file.read_bytes() for file in (*files, resources.files("generator").joinpath("fonts.py")) if file.name.endswith(".py"))
    country = resources.files("generator").joinpath("map_data.json").read_bytes()
    fonts = b"".join(resources.files(FONT_PACKAGE).joinpath(f"files/AtkinsonHyperlegible-{weight}.ttf").read_bytes() for weight in ("Regular", "Bold"))
    versions = " ".join(metadata.version(package) for package in ("altair", "pandas", "vl-convert-python", "fonttools", "brotli", "pillow"))
    return hashlib.sha256(code + country + fonts + versions.encode()).digest()


def _key(chart: Chart) -> str:
    return hashlib.sha256(_recipe() + repr(chart).encode()).hexdigest()[:32]


def _drawn(chart: Chart) -> bytes:
    """Draw one chart: what its pictures are made of on the first line, then the two files."""
    import vl_convert

    from generator.charts.pieces import FONT, INKS
    from generator.charts.specs import LOOKS, spec

    _register_fonts()
    variables = {ink: f"var(--chart-{name})" for name, ink in INKS.items()}
    light = {ink: LIGHT[name] for name, ink in INKS.items()}
    pictures = {look.name: clean(vl_convert.vegalite_to_svg(spec(chart, look)), light if look.framed else variables) for look in LOOKS}
    text = standalone(pictures["download"], chart.title, chart.sentence, FONT)
    svg, png = text.encode(), _small(vl_convert.svg_to_png(text, scale=_PNG_SCALE))
    inside = {name: [picture.width, picture.height, picture.inside] for name, picture in pictures.items() if name != "download"}
    return json.dumps({**inside, "svg": len(svg)}).encode() + b"\n" + svg + png


def _small(png: bytes) -> bytes:
    """The same picture with a palette, in a tenth of the bytes: what the guide draws has few colours."""
    from PIL import Image

    target = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, "PNG", compress_level=7)
    return target.getvalue()


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(resources.files(FONT_PACKAGE).joinpath("files")))


def _unpacked(data: bytes) -> Drawing:
    line, _, files = data.partition(b"\n")
    kept = json.loads(line)
    return Drawing(Picture(*kept["wide"]), Picture(*kept["narrow"]), files[: kept["svg"]], files[kept["svg"] :])
