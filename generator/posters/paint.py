"""Draws one picture; the only user of Pillow. Imported only when something must be drawn."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from math import cos, radians

from PIL import Image, ImageDraw, ImageFont

from generator.charts.country import outline
from generator.posters.card import HEIGHT, WIDTH, Card, Look
from generator.posters.faces import program
from generator.posters.signs import sign
from generator.posters.words import cut, fitted

_LEFT, _TOP, _FOOT = 72, 78, 98
#: Sizes of a title, and on how many lines it may stand in each: what is below it, the plate of a place, keeps at least half a line of room.
_TITLES = ((76, 3), (66, 3), (56, 4), (46, 5), (40, 5))
_COURSE, _BRICK, _JOINT = 26, 120, 4
#: Where the map or the large sign stands, and how wide the words are with and without.
_ASIDE, _ASIDE_TOP, _MAP_WIDTH = 828, 60, 300
_NARROW, _WIDE = 716, 1056
_COLOURS, _FINE = 32, 4
_WEST, _NORTH, _ACROSS = 3.3, 53.6, 3.95


@cache
def _font(name: str, size: int, weight: int = 0) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(program(name)), size, layout_engine=ImageFont.Layout.BASIC)
    if weight:
        font.set_variation_by_axes([weight])
    return font


def _heading(size: int) -> ImageFont.FreeTypeFont:
    return _font("public-sans", size, 800)


def paint(card: Card, look: Look) -> bytes:
    """The picture as a PNG with a palette: the same card and look give the same bytes with the same Pillow."""
    colours = dict(look.colours)
    image = Image.new("RGB", (WIDTH, HEIGHT), colours["ground"])
    draw = ImageDraw.Draw(image)
    inks = [colours[name] for name in card.challenges] or [colours["brick"]]
    _course(draw, inks)
    _foot(image, draw, look, colours)
    if card.sign:
        _emblem(image, draw, card.sign, look, colours)
    elif card.dots:
        _map(image, draw, card.dots, colours)
    _words(image, draw, card, inks[0], look, colours)
    target = BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, "PNG", compress_level=7)
    return target.getvalue()


def _course(draw: ImageDraw.ImageDraw, inks: list[str]) -> None:
    """A course of bricks along the top, in the colours of the challenges."""
    for number, at in enumerate(range(0, WIDTH, _BRICK)):
        draw.rectangle((at, 0, at + _BRICK - _JOINT - 1, _COURSE - 1), fill=inks[number % len(inks)])


def _foot(image: Image.Image, draw: ImageDraw.ImageDraw, look: Look, colours: dict[str, str]) -> None:
    """A wall along the bottom, with the mark and the name of the site."""
    top = HEIGHT - _FOOT
    draw.rectangle((0, top, WIDTH, HEIGHT), fill=colours["wall"])
    mark, at = 2, (_LEFT, top + 17)
    draw.rounded_rectangle((*at, at[0] + 32 * mark, at[1] + 32 * mark), 6, fill=colours["ground"])
    for left, upper, wide, high, ink in (
        (2, 3, 17, 8, "brick"),
        (21, 3, 9, 8, "brick"),
        (2, 13, 6, 7, "brick"),
        (27, 13, 3, 7, "brick"),
        (2, 22, 13, 8, "brick"),
        (17, 22, 13, 8, "brick"),
        (10, 13, 15, 7, "water"),
    ):
        draw.rectangle((at[0] + left * mark, at[1] + upper * mark, at[0] + (left + wide) * mark - 1, at[1] + (upper + high) * mark - 1), fill=colours[ink])
    _dot(image, (at[0] + 17.5 * mark, at[1] + 16.5 * mark), 4, colours["on-plate"])
    name = _heading(42)
    draw.text((_LEFT + 84, top + _FOOT / 2), look.name, font=name, fill=colours["on-wall"], anchor="lm")
    after = _LEFT + 84 + name.getlength(look.name) + 28
    [tagline] = cut([look.tagline], 1, _font("atkinson-regular", 28).getlength, WIDTH - _LEFT - after) if look.tagline else [""]
    draw.text((after, top + _FOOT / 2 + 3), tagline, font=_font("atkinson-regular", 28), fill=colours["on-wall"], anchor="lm")


def _words(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card, ink: str, look: Look, colours: dict[str, str]) -> None:
    width = _NARROW if card.sign or card.dots else _WIDE
    x = _LEFT
    if card.challenges and not card.sign:
        for name in card.challenges[:3]:
            _sign(image, look, name, (x, _TOP - 6), 46, colours[name])
            x += 58
    [label] = cut([card.label], 1, _font("atkinson-bold", 32).getlength, width - (x - _LEFT))
    draw.text((x, _TOP + 17), label, font=_font("atkinson-bold", 32), fill=ink, anchor="lm")
    number, lines = fitted(card.title, [(_heading(size).getlength, most) for size, most in _TITLES], width)
    size = _TITLES[number][0]
    # Without a place and a date there is room between the label and the title.
    y = _TOP + 66
    for line in lines:
        draw.text((_LEFT, y), line, font=_heading(size), fill=colours["ink"], anchor="la")
        y += round(size * 1.13)
    y = HEIGHT - _FOOT - 96
    right = _LEFT
    if card.place:
        right = _plate(draw, card.place, (_LEFT, y), width, colours)
    if card.stand:
        font = _font("atkinson-regular", 32)
        if right + 28 + font.getlength(card.stand) <= WIDTH - _LEFT:
            draw.text((right + (28 if card.place else 0), y + 29), card.stand, font=font, fill=colours["ink-2"], anchor="lm")


def _plate(draw: ImageDraw.ImageDraw, place: str, at: tuple[int, int], width: int, colours: dict[str, str]) -> int:
    """A street sign with the name of a place; where it ends."""
    font = _font("atkinson-bold", 34)
    [name] = cut([place], 1, font.getlength, width - 48)
    right = round(at[0] + font.getlength(name) + 44)
    draw.rounded_rectangle((at[0], at[1], right, at[1] + 58), 6, fill=colours["plate"])
    draw.rounded_rectangle((at[0] + 4, at[1] + 4, right - 4, at[1] + 54), 4, outline=colours["on-plate"], width=2)
    draw.text((at[0] + 22, at[1] + 29), name, font=font, fill=colours["on-plate"], anchor="lm")
    return right


def _emblem(image: Image.Image, draw: ImageDraw.ImageDraw, name: str, look: Look, colours: dict[str, str]) -> None:
    """The sign of a challenge, large on its tint."""
    draw.rounded_rectangle((_ASIDE, _TOP, _ASIDE + _MAP_WIDTH, _TOP + _MAP_WIDTH), 12, fill=colours[f"{name}-tint"])
    _sign(image, look, name, (_ASIDE + 40, _TOP + 40), 220, colours[name])


def _sign(image: Image.Image, look: Look, name: str, at: tuple[int, int], size: int, ink: str) -> None:
    mask = Image.open(BytesIO(sign(look.signs, name, size))).convert("RGBA").getchannel("A")
    image.paste(ink, at, mask)


def _map(image: Image.Image, draw: ImageDraw.ImageDraw, dots: tuple[tuple[float, float], ...], colours: dict[str, str]) -> None:
    """The country, with a dot where each case lies."""
    land = _land()
    image.paste(colours["line"], (_ASIDE, _ASIDE_TOP), land)
    radius = 13 if len(dots) == 1 else 9 if len(dots) < 8 else 7
    for place in sorted(dots, key=lambda place: (-place[1], place[0])):
        x, y = _at(place)
        _dot(image, (_ASIDE + x, _ASIDE_TOP + y), radius + 3, colours["ground"])
        _dot(image, (_ASIDE + x, _ASIDE_TOP + y), radius, colours["brick"])


def _at(place: tuple[float, float], scale: float = 1) -> tuple[float, float]:
    degree = _MAP_WIDTH / _ACROSS * scale
    return (place[0] - _WEST) * degree, (_NORTH - place[1]) * degree / cos(radians(52.2))


@cache
def _land() -> Image.Image:
    """The shape of the country as a mask."""
    height = round((_NORTH - 50.7) * _MAP_WIDTH / _ACROSS / cos(radians(52.2)))
    large = Image.new("L", (_MAP_WIDTH * _FINE, height * _FINE))
    draw = ImageDraw.Draw(large)
    for polygon in outline()["coordinates"]:
        for number, ring in enumerate(polygon):
            draw.polygon([_at((point[0], point[1]), _FINE) for point in ring], fill=0 if number else 255)
    return large.resize((_MAP_WIDTH, height), Image.Resampling.BOX)


def _dot(image: Image.Image, centre: tuple[float, float], radius: int, ink: str) -> None:
    image.paste(ink, (round(centre[0]) - radius, round(centre[1]) - radius), _disc(radius))


@cache
def _disc(radius: int) -> Image.Image:
    large = Image.new("L", (2 * radius * _FINE,) * 2)
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * _FINE - 1, 2 * radius * _FINE - 1), fill=255)
    return large.resize((2 * radius, 2 * radius), Image.Resampling.BOX)
