"""What stands on the picture of a page, and the look that all of them share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

#: The measures that sites where links are shared ask for.
WIDTH, HEIGHT = 1200, 630
_LIGHT = re.compile(r"color-scheme: light;(.*?)\n\}", re.DOTALL)
_COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


@dataclass(frozen=True)
class Card:
    """The words and signs of one picture: what kind of thing it is, its title, where it is, until when that is known, its challenges, and where its cases lie.

    `dots` are longitudes and latitudes. `sign` is drawn large, in the place of the map.
    """

    label: str
    title: str
    place: str = ""
    stand: str = ""
    challenges: tuple[str, ...] = ()
    dots: tuple[tuple[float, float], ...] = ()
    sign: str = ""

    @property
    def words(self) -> str:
        """What the picture says, for who does not see it."""
        return " ".join(f"{part.rstrip('.')}." for part in (f"{self.label}: {self.title}" if self.label else self.title, self.place, self.stand) if part)


@dataclass(frozen=True)
class Look:
    """The name of the site and what is said beneath it; the colours of light mode; the signs of challenges as one SVG."""

    name: str
    tagline: str
    colours: tuple[tuple[str, str], ...]
    signs: str


def light_colours(tokens: str) -> tuple[tuple[str, str], ...]:
    """Name → colour in light mode, as the style sheet has them: the one place where colours are written."""
    found = _LIGHT.search(tokens)
    return tuple(_COLOUR.findall(found.group(1))) if found else ()


def look_of(assets: Path, name: str, tagline: str) -> Look:
    """The look of the design in this folder."""
    return Look(name, tagline, light_colours((assets / "css/tokens.css").read_text(encoding="utf-8")), (assets / "signs.svg").read_text(encoding="utf-8"))
