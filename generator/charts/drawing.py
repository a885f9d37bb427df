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
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from generator.charts.chart import Chart
from generator.charts.svg import Picture, clean, standalone
from generator.store import Store, drawn, kept

if TYPE_CHECKING:
    from generator.charts.pieces import Look

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
        """Draw them all, when not all are drawn yet."""
        wanted = list(charts)
        if all(chart in self._made for chart in wanted):
            return
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
    # The values alone: their names are part of the recipe, and to write them takes longer than to read the pictures.
    told = vars(chart) | {"marks": [tuple(vars(mark).values()) for mark in chart.marks]}
    return hashlib.sha256(_recipe() + repr(list(told.values())).encode()).hexdigest()[:32]


def for_a_page(chart: Chart) -> Mapping[str, Picture]:
    """The pictures of a chart that stand in a page, drawn now."""
    from generator.charts.pieces import INKS, NARROW, WIDE

    variables = {ink: f"var(--chart-{name})" for name, ink in INKS.items()}
    return {look.name: _picture(chart, look, variables) for look in (WIDE, NARROW)}


def _drawn(chart: Chart) -> bytes:
    """Draw one chart: on the first line how large everything is, then the two pictures for a page and the two files."""
    import vl_convert

    from generator.charts.pieces import DOWNLOAD, FONT, INKS

    inside = [(picture, picture.inside.encode()) for picture in for_a_page(chart).values()]
    light = {ink: LIGHT[name] for name, ink in INKS.items()}
    text = standalone(_picture(chart, DOWNLOAD, light), chart.title, chart.sentence, FONT)
    svg, png = text.encode(), _small(vl_convert.svg_to_png(text, scale=_PNG_SCALE))
    line = json.dumps([*((picture.width, picture.height, len(data)) for picture, data in inside), len(svg)])
    return b"".join((line.encode(), b"\n", *(data for _, data in inside), svg, png))


def _picture(chart: Chart, look: Look, colours: Mapping[str, str]) -> Picture:
    import vl_convert

    from generator.charts.specs import spec
    from generator.charts.words import given_up

    _register_fonts()
    wanted = spec(chart, look)
    words = given_up(wanted)
    return clean(vl_convert.vegalite_to_svg(wanted), colours, words)


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
    start = data.index(b"\n") + 1
    wide, narrow, svg = json.loads(data[:start])
    ends = list(accumulate((wide[2], narrow[2], svg), initial=start))
    parts = [data[begin:end] for begin, end in pairwise((*ends, len(data)))]
    return Drawing(Picture(wide[0], wide[1], parts[0].decode()), Picture(narrow[0], narrow[1], parts[1].decode()), parts[2], parts[3])
