"""The pictures of pages: words on lines, what is drawn, and what is kept."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.posters import kept
from generator.posters.card import HEIGHT, WIDTH, Card, Look, look_of
from generator.posters.paint import paint
from generator.posters.words import cut, fitted, wrapped
from tests.support import ROOT

LOOK = look_of(ROOT / "theme/assets", "Wijkengids", "wat in wijken is geprobeerd")
CARDS = {
    "case": Card("Praktijkvoorbeeld", "Het meldpunt", "Veldstad", "Stand: januari 2017.", ("inkomen-en-schulden", "wonen"), ((4.49, 52.06),)),
    "long": Card(
        "Praktijkvoorbeeld", "Problemen in een wijk hangen samen, " * 6 + "en dan een meervoudigeverantwoordelijkheidsprobleemwijk", "Een plaats met een lange naam " * 3, "Stand: 1 mei 2017."
    ),
    "theme": Card("Onderwerp", "Werk", challenges=("werk",), sign="werk"),
    "bare": Card("", "Wijken"),
}


def letters(text: str) -> float:
    """Every letter is one wide."""
    return len(text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Wat werkt in de wijk", 8, ["Wat", "werkt in", "de wijk"]),
        ("Wat  werkt", 20, ["Wat werkt"]),
        ("Alphen-Centrum", 8, ["Alphen-", "Centrum"]),
        ("Jol/Galjoen", 8, ["Jol/", "Galjoen"]),
        ("40+-wijk", 20, ["40+-wijk"]),
        ("verantwoordelijkheid", 8, ["verantwoordelijkheid"]),
        ("", 8, []),
    ],
)
def test_a_line_ends_between_words(text: str, width: int, lines: list[str]) -> None:
    """Or after a dash or a slash within one, without losing it."""
    assert wrapped(text, letters, width) == lines


@pytest.mark.parametrize(
    ("lines", "most", "width", "kept_lines"),
    [
        (["een twee", "drie vier"], 2, 9, ["een twee", "drie vier"]),
        (["een twee,", "drie"], 1, 9, ["een twee…"]),
        (["een twee", "drie"], 1, 8, ["een…"]),
        (["verantwoordelijk"], 1, 8, ["verantw…"]),
        (["een ‘twee", "drie’"], 1, 9, ["een…"]),
    ],
)
def test_what_does_not_fit_is_left_out_after_a_word(lines: list[str], most: int, width: int, kept_lines: list[str]) -> None:
    """The end says that something was left out; only a word that is wider than the line is cut."""
    assert cut(lines, most, letters, width) == kept_lines


@given(st.text(alphabet="abc d-e/ f", max_size=120), st.integers(4, 30), st.integers(1, 4))
def test_words_always_fit(text: str, width: int, most: int) -> None:
    """Whatever the title: no line is too wide, no line too many, and nothing is lost without an ellipsis."""
    number, lines = fitted(text, [(letters, most), (lambda line: len(line) / 2, most)], width)
    assert len(lines) <= most
    assert all(len(line) / (number + 1) <= width for line in lines)
    if not any("…" in line for line in lines):
        assert "".join(lines).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize("name", CARDS)
def test_a_picture_is_small_and_what_others_ask_for(name: str) -> None:
    """1200 by 630 points, at most 25 kB, in the colours of the style sheet; twice the same bytes."""
    data = paint(CARDS[name], LOOK)
    assert data == paint(CARDS[name], LOOK)
    assert len(data) < 25_000
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        rgb = image.convert("RGB")
        colours = {key: tuple(bytes.fromhex(value[1:])) for key, value in LOOK.colours}
        used = {colour for _, colour in rgb.getcolors() or ()}
        assert near(rgb.getpixel((5, 300)), colours["ground"])
        assert near(rgb.getpixel((5, HEIGHT - 5)), colours["wall"])
        wanted = [*(CARDS[name].challenges or ("brick",)), "ink"]
        assert [ink for ink in wanted if not any(near(colour, colours[ink]) for colour in used)] == []


def near(one: object, other: object) -> bool:
    """Is this the same colour, but for what a palette of a few colours costs?"""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def test_colours_come_from_the_style_sheet() -> None:
    """Another ink there is another ink here."""
    colours = {**dict(LOOK.colours), "wall": "#123456"}
    other = Look(LOOK.name, LOOK.tagline, tuple(colours.items()), LOOK.signs)
    with Image.open(BytesIO(paint(CARDS["bare"], other))) as image:
        assert near(image.convert("RGB").getpixel((5, HEIGHT - 5)), (0x12, 0x34, 0x56))


def test_what_was_drawn_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second time nothing is drawn; a change draws one; what was damaged or half written is drawn again; what nobody needs goes."""
    drawn: list[Card] = []
    draw = kept._drawn

    def watched(job: kept._Job) -> bytes:
        drawn.append(job.card)
        return draw(job)

    monkeypatch.setattr(kept, "_drawn", watched)
    cards = list(CARDS.values())
    first = kept.pictures(cards, LOOK, tmp_path)
    assert len(drawn) == len(list(tmp_path.iterdir())) == len(cards)
    assert kept.pictures(cards, LOOK, tmp_path) == first
    assert len(drawn) == len(cards)
    victim = tmp_path / kept._key(cards[0], LOOK)
    for damage in (lambda data: data[:-40], lambda data: b"", lambda data: data.replace(b"IDAT", b"IDAX", 1)):
        victim.write_bytes(damage(victim.read_bytes()))
        assert kept.pictures(cards, LOOK, tmp_path) == first
        assert drawn.pop() == cards[0]
    kept.pictures([*cards[1:], Card("", "Nieuw")], LOOK, tmp_path)
    assert len(drawn) == len(cards) + 1
    assert not victim.exists()
    assert len(list(tmp_path.iterdir())) == len(cards)


def test_two_processes_draw_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pictures are shared out; it makes no difference."""
    cards = list(CARDS.values())
    alone = kept.pictures(cards, LOOK, tmp_path / "een", workers=1)
    monkeypatch.setattr(kept, "_FEW", 2)
    assert kept.pictures(cards, LOOK, tmp_path / "twee") == alone


def test_pillow_is_only_loaded_to_draw() -> None:
    """A build that draws nothing does not wait for it."""
    code = "import sys, generator.pipeline; print([name for name in ('PIL', 'vl_convert') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_picture_says_what_it_shows() -> None:
    """For who does not see it."""
    assert CARDS["case"].words == "Praktijkvoorbeeld: Het meldpunt. Veldstad. Stand: januari 2017."
    assert CARDS["bare"].words == "Wijken."
