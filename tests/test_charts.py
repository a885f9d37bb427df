"""Charts: which data get one, what is drawn, and that the same data give the same bytes."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.chart import Chart, Mark, Shape, as_csv, moments_of
from generator.charts.drawing import Drawings, draw, for_a_page
from generator.charts.pieces import Look
from generator.charts.specs import LOOKS, spec
from generator.charts.svg import Picture, clean, standalone
from generator.charts.words import given_up
from generator.pages.charts import plan_charts
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import ROOT, complete, small_guide

SOURCE = ("verslag", "3.1", "5", "12")


def chart_of(shape: Shape, *marks: Mark, whole: float | None = None, name: str = "proef", title: str = "Banen in de stad") -> Chart:
    """A chart with what every chart has."""
    return Chart(name, shape, title, f"{title}, in woorden.", marks, "banen", "Bron: Verslag. Stand: 2017.", "Alleen een voorbeeld.", whole, "van de 20" if whole else "")


EXAMPLES = {
    "bars": chart_of(Shape.BARS, Mark("Veldstad", 12, "12 banen", note="een noot", source=SOURCE), Mark("Land", 4.5, "4,5 banen", quiet=True)),
    "a range": chart_of(Shape.BARS, Mark("Huis", 105000, "€ 105.000 tot € 125.000", until=125000, open=True), Mark("Flat", 65000, "€ 65.000")),
    "not exact": chart_of(Shape.BARS, Mark("Huis", 100000, "ten hoogste € 100.000", soft=True), Mark("Flat", 10, "ongeveer € 10", soft=True)),
    "a scorecard": chart_of(Shape.CARD, Mark("Bijstand", 750, "€ 750", note="Voor elke 0,1%."), Mark("Cijfer dat bewoners de openbare ruimte geven", 250, "€ 250", note="Voor elke 0,1 punt.")),
    "zero": chart_of(Shape.BARS, Mark("Niets", 0, "geen"), Mark("Ook niets", 0, "geen")),
    "a line": chart_of(Shape.LINE, Mark("Banen", 54, "54%", moment="2006", year=2006), Mark("Banen", 65, "65%", moment="2010", year=2010)),
    "lines": chart_of(
        Shape.LINE,
        *(Mark(name, value, f"{value}%", series=name, moment=moment, quiet=name == "Land") for name, values in {"Oost": (28, 38), "West": (25, 30), "Land": (40, 41)}.items() for moment, value in zip(("toen", "nu"), values, strict=True)),
    ),
    "few of few": chart_of(Shape.PART, Mark("Bereikt", 19, "19 huishoudens"), whole=20),
    "none of few": chart_of(Shape.PART, Mark("Bereikt", 0, "geen"), whole=20),
    "many of many": chart_of(Shape.PART, Mark("Bereikt", 23000, "23.000 woningen die worden aangepakt"), whole=35000),
    "a goal": chart_of(Shape.GOAL, Mark("Groepen", 49, "49 groepen"), whole=70),
    "past the goal": chart_of(Shape.GOAL, Mark("Groepen", 90, "90 groepen"), whole=70),
    "a map": chart_of(Shape.MAP, Mark("Rotterdam", 16, "16", place=(4.48, 51.92)), Mark("Schiedam", 3, "3", place=(4.4, 51.92)), Mark("Texel", 1, "1"), Mark("Emmen", 4, "4", quiet=True, place=(6.9, 52.78))),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_spec_is_valid(name: str, look: Look) -> None:
    """As the schema of Vega-Lite has it; the build skips that check because it takes longer than the drawing."""
    alt.Chart.from_dict(spec(EXAMPLES[name], look), validate=True)


def test_every_shape_has_an_example() -> None:
    """A new shape comes with one."""
    assert {chart.shape for chart in EXAMPLES.values()} == set(Shape)


@pytest.mark.parametrize("name", EXAMPLES)
def test_pictures_fit_and_carry_what_they_need(name: str, tmp_path: Path) -> None:
    """Nothing sticks out, no style or script, every number is written, and a file has its title, source and date inside."""
    chart = EXAMPLES[name]
    drawing = draw([chart], tmp_path)[chart.id]
    for picture, room in ((drawing.wide, 640), (drawing.narrow, 312)):
        assert picture.width <= room + 10
        assert not re.search(r"<(style|script|a|image)\b| (style|on\w+|aria-\w+)=", picture.inside)
        assert "var(--chart-" in picture.inside
    written = " ".join(drawing.narrow.inside.split())
    assert all(mark.text.split()[0] in written for mark in chart.marks if chart.shape in (Shape.BARS, Shape.LINE, Shape.GOAL))
    file = ElementTree.fromstring(drawing.svg)
    space = "{http://www.w3.org/2000/svg}"
    assert [file.findtext(f"{space}{part}") for part in ("title", "desc")] == [chart.title, chart.sentence]
    told = " ".join("".join(file.itertext()).split())
    assert all(words in told for words in (chart.title, chart.credit, chart.remark))
    assert b"data:font/woff2;base64," in drawing.svg
    assert drawing.png.startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("name", ["bars", "lines", "a scorecard", "many of many", "a goal", "a map"])
@pytest.mark.parametrize("words", ["", "M" * 60, "Łódź 日本 "])
def test_words_that_are_not_measured_change_nothing(name: str, words: str) -> None:
    """The picture is as wide and as written as when Vega measures all of them, also when some stick out or have letters of another font."""
    chart = replace(EXAMPLES[name], title=words + EXAMPLES[name].title, marks=tuple(replace(mark, text=words + mark.text) for mark in EXAMPLES[name].marks))
    if name == "a scorecard":
        chart = EXAMPLES[name]
    # The font is known from the first picture on.
    for_a_page(chart)
    for look in LOOKS[1:]:
        fewer = spec(chart, look)
        kept = given_up(fewer)
        assert clean(vl_convert.vegalite_to_svg(fewer), {}, kept) == clean(vl_convert.vegalite_to_svg(spec(chart, look)), {}, [text for text in kept if not text])
        assert kept or name == "a map"


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    """Whether drawn here or by other processes, and in any order."""
    charts = [chart_of(chart.shape, *chart.marks, whole=chart.whole, name=f"proef-{number}") for number, chart in enumerate(EXAMPLES.values())]
    assert draw(charts, tmp_path / "een", workers=1) == draw(charts[::-1], tmp_path / "twee", workers=2)


def test_a_second_time_nothing_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept needs no program that draws; a changed number or title does."""
    chart = EXAMPLES["bars"]
    first = draw([chart], tmp_path)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert draw([chart], tmp_path) == first
    for other in (chart_of(Shape.BARS, Mark("Veldstad", 13, "13 banen"), *chart.marks[1:]), chart_of(Shape.BARS, *chart.marks, title="Anders")):
        with pytest.raises(ImportError):
            draw([other], tmp_path)


def test_a_chart_that_is_asked_for_is_drawn_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the pictures that it has when all are drawn; those of others stay in the cache until all are asked for."""
    first, second, *_ = [chart_of(chart.shape, *chart.marks, whole=chart.whole, name=f"proef-{number}") for number, chart in enumerate(EXAMPLES.values())]
    asked = Drawings(tmp_path)
    assert asked.of(first) == draw([first], tmp_path / "ander")[first.id]
    assert len([*tmp_path.glob("*")]) == 2
    asked.of(second)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    later = Drawings(tmp_path)
    assert [later.of(chart) for chart in (first, second)] == [asked.of(chart) for chart in (first, second)]
    Drawings(tmp_path).draw_all([second])
    with pytest.raises(ImportError):
        Drawings(tmp_path).of(first)


def test_a_build_that_draws_nothing_imports_nothing_heavy(tmp_path: Path) -> None:
    """Charts are chosen and read from the cache without the libraries that draw."""
    root = small_guide(tmp_path, complete(FIGURE % "of: {value: 20}"))
    program = (
        "import sys; from pathlib import Path; from generator.charts.drawing import draw; from generator.pages.charts import plan_charts; from generator.pages.site import Site; "
        "from generator.pipeline import read_guide; root = Path(sys.argv[1]); planned = plan_charts(Site(read_guide(root).guide, lambda path: '')); "
        "drawn = draw([chart for charts in planned.values() for chart in charts], root / 'kept'); print(len(drawn), *sorted({'altair', 'pandas', 'vl_convert'} & sys.modules.keys()))"
    )
    said = [subprocess.run([sys.executable, "-c", program, str(root)], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() for _ in range(2)]
    assert said == [["1", "altair", "pandas", "vl_convert"], ["1"]]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"wide": []}', b"\xff\xfe"])
def test_a_damaged_picture_is_drawn_again(damage: bytes, tmp_path: Path) -> None:
    """The cache never changes the result."""
    chart = EXAMPLES["few of few"]
    first = draw([chart], tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(damage)
    assert draw([chart], tmp_path) == first


@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_any_words_are_only_words(title: str) -> None:
    """Nothing in a title becomes markup."""
    file = ElementTree.fromstring(standalone(Picture(10, 10, '<text class="chart__text">a</text>'), title, title, "Font"))
    assert file.findtext("{http://www.w3.org/2000/svg}title", "") == title


def test_the_table_to_take_along() -> None:
    """Every number with its words and its place in the source; a spreadsheet finds no formula in it."""
    chart = chart_of(Shape.BARS, Mark("=1+1", -12.5, "−12,5", note="+noot", source=SOURCE), Mark("Huis", 2, "2 tot 3", until=3))
    rows = list(csv.DictReader(io.StringIO(as_csv(chart).decode(), newline="")))
    assert [(row["waar_of_wat"], row["waarde"], row["tot_en_met"], row["zoals_getoond"]) for row in rows] == [("'=1+1", "-12.5", "", "−12,5"), ("Huis", "2", "3", "2 tot 3")]
    assert [rows[1][name] for name in ("opmerking", "bronvermelding")] == [chart.remark, chart.credit]
    assert rows[1]["herkomst"].startswith("Wijkengids")
    assert [rows[0][name] for name in ("titel", "eenheid", "toelichting", "document", "paragraaf", "bladzijde", "regel")] == ["Banen in de stad", "banen", "'+noot", *SOURCE]


@pytest.mark.parametrize(
    ("years", "shares"),
    [
        ((2000, 2005, 2010), (0, 0.5, 1)),
        ((2000, 2002, 2010), (0, 0.2, 1)),
        ((2000, 2001, 2010), (0, 0.5, 1)),  # on scale their names would run into each other
        ((2000, None, 2010), (0, 0.5, 1)),
        ((None, None), (0, 1)),
    ],
)
def test_moments_stand_as_far_apart_as_they_were(years: tuple[float | None, ...], shares: tuple[float, ...]) -> None:
    """When that is known and there is room."""
    marks = [Mark("Banen", 1, "1", moment=f"moment {number}", year=year) for number, year in enumerate(years)]
    assert tuple(moments_of(marks).values()) == pytest.approx(shares)


def planned(root: Path) -> dict[str, list[Chart]]:
    """The charts of the small guide: by section of the case, or of the indicator."""
    found = plan_charts(Site(read_guide(root).guide, lambda path: ""))
    return {section: charts for (page, section), charts in found.items() if page in ("casussen/proef/", "indicatoren/banen/")}


PLACED = "places: [veldstad]\n"
FIGURE = "results:\n  figures:\n  - {id: banen, what: Banen, value: 12, unit: banen, date: 2016, source: {document: verslag, line: 12}, %s}\n"
FIGURES: dict[str, tuple[str, Shape | None, str]] = {
    "one number": (FIGURE % "kind: uitkomst", None, ""),
    "words": ("results:\n  figures:\n  - {id: banen, what: Banen, words: meer dan eerst, source: {document: verslag}}\n", None, ""),
    "a beginning": (FIGURE % "baseline: {value: 4, date: 2014}", Shape.LINE, "Banen: van 4 banen naar 12 banen"),
    "a beginning in another unit": (FIGURE % "baseline: {value: 4, unit: '%'}", None, ""),
    "a beginning in words": (FIGURE % "baseline: {words: bijna geen}", None, ""),
    "a whole": (FIGURE % "of: {value: 20, unit: plekken}", Shape.PART, "Banen: 12 banen van de 20 plekken"),
    "a whole that is smaller": (FIGURE % "of: {value: 10, unit: plekken}", None, ""),
    "a whole without a number": (FIGURE % "of: {unit: plekken}", None, ""),
    "a goal": (FIGURE % "target: {value: 30}", Shape.GOAL, "Banen: 12 banen; doel: 30 banen"),
    "a goal that is a step": (FIGURE % "target: {value: 3, change: true}", None, ""),
    "elsewhere": (PLACED + FIGURE % "reference: {value: 40}", Shape.BARS, "Banen: 12 banen in Veldstad; 40 banen elders"),
    "a range of a whole": ("results:\n  figures:\n  - {id: banen, what: Banen, from: 3, to: 4, unit: banen, of: {value: 20}, source: {document: verslag}}\n", None, ""),
    "a series": (
        "results:\n  figures:\n"
        "  - {id: later, what: Banen, value: 12, unit: banen, date: 2016, series: banen, source: {document: verslag}}\n"
        "  - {id: eerst, what: Banen, value: 4, unit: banen, date: 2014, series: banen, source: {document: verslag}}\n",
        Shape.LINE,
        "Banen: van 4 banen naar 12 banen",
    ),
    "a series that can't be compared": (
        "results:\n  figures:\n"
        "  - {id: later, what: Banen, value: 12, unit: banen, date: 2016, series: banen, comparable: false, source: {document: verslag}}\n"
        "  - {id: eerst, what: Banen, value: 4, unit: banen, date: 2014, series: banen, source: {document: verslag}}\n",
        None,
        "",
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_when_it_can_be_compared(name: str, tmp_path: Path) -> None:
    """With its beginning, its whole, its goal or elsewhere; a number alone is no chart."""
    text, shape, title = FIGURES[name]
    charts = planned(small_guide(tmp_path, complete(text))).get("results", [])
    assert [(chart.shape, chart.title.replace("\xa0", " ")) for chart in charts] == ([(shape, title)] if shape else [])


def test_what_is_only_an_example_says_so_below_the_picture(tmp_path: Path) -> None:
    """Not only in the table."""
    [chart] = planned(small_guide(tmp_path, complete(FIGURE % "illustration: true, of: {value: 20}")))["results"]
    assert chart.remark == "2016. De bron geeft dit cijfer alleen als voorbeeld."


LINES = "financing:\n  lines:\n"
COST = "  - {id: %s, what: %s, payers: [gilde], amount: {value: %s, unit: EUR}, nature: %s, certainty: %s, source: {document: %s}%s}\n"
RENT = ("huur", "Huur", 40, "kosten", "lopend", "verslag", ", per: jaar")


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (("bouw", "Bouw", 70, "kosten", "gepland", "verslag", ", per: jaar"), [("Bouw", True), ("Huur", False)]),
        (("bouw", "Bouw", 70, "kosten", "gepland", "verslag", ""), []),
        (("gift", "Gift", 70, "bijdrage", "lopend", "verslag", ", per: jaar"), []),
        (("wens", "Wens", 70, "kosten", "mogelijk", "verslag", ", per: jaar"), []),
        (("bouw", "Bouw", 70, "kosten", "lopend", "nota", ", per: jaar"), []),
        (("bouw", "Bouw", 40, "kosten", "lopend", "verslag", ", per: jaar"), []),
    ],
    ids=["planned is open", "not of the same time", "of another nature", "only a possibility", "of another document", "as much"],
)
def test_amounts_are_compared_when_they_are_alike(other: tuple[object, ...], shown: list[tuple[str, bool]], tmp_path: Path) -> None:
    """Of one nature, time and document; the most first; what is not spent yet is open, and nobody should add them up."""
    root = small_guide(tmp_path, complete(LINES + COST % RENT + COST % other), {"content/bronnen.yml": SOURCES})
    charts = planned(root).get("money", [])
    assert [(mark.label, mark.open) for chart in charts for mark in chart.marks] == shown
    assert all("niet zomaar op" in chart.remark for chart in charts)


def test_a_scorecard_has_no_bars_and_names_what_has_no_amount(tmp_path: Path) -> None:
    """What a step is worth differs by its size; a rate without an amount is not forgotten."""
    rate = "  - {id: %s, what: %s, step: {value: %s, unit: '%%'}, worth: {%s}, certainty: concept, source: {document: verslag}}\n"
    rates = rate % ("bijstand", "Bijstand", "0.1", "value: 750, unit: EUR") + rate % ("school", "School", "1", "value: 1500, unit: EUR") + rate % ("zorg", "Zorg", "1", "words: nog te bepalen")
    [chart] = planned(small_guide(tmp_path, complete(f"financing:\n  rates:\n{rates}")))["money"]
    assert chart.shape is Shape.CARD
    assert [(mark.text.replace("\xa0", " "), mark.note.replace("\xa0", " ")) for mark in chart.marks] == [("€ 750", "Voor elke 0,1%."), ("€ 1.500", "Voor elke 1%.")]
    assert all(words in chart.remark for words in ("concept", "niet met elkaar te vergelijken", "Zonder bruikbaar bedrag: zorg."))


def test_what_an_editor_noted_goes_along(tmp_path: Path) -> None:
    """The note of a figure, the moment, and that there is a note of the editors; the credit has the date of the document, not that of the case."""
    text = FIGURE % "of: {value: 20}, note: alleen in Oost" + "notes:\n- {about: [banen], text: De bron telt dubbel.}\n"
    [chart] = planned(small_guide(tmp_path, complete(text.replace("status_date", "x")) + "", {"content/bronnen.yml": SOURCES}))["results"]
    assert chart.remark == "2016. Alleen in Oost. Lees ook de noot van de redactie op de pagina."
    assert chart.credit == "Bron: Verslag. Stand: 2017."
    assert chart.origin == "Wijkengids, praktijkvoorbeeld ‘Proef’. Licentie: CC BY 4.0."
    assert replace(chart, home="https://gids.test/").origin == "Wijkengids, praktijkvoorbeeld ‘Proef’: https://gids.test/casussen/proef/#grafiek-casus-proef-banen. Licentie: CC BY 4.0."


SOURCES = (
    "- {id: verslag, title: Verslag, publisher: De Lantaarn, date: 2017, type: rapport, page_starts: {first: 5, lines: [10, 20]}}\n"
    "- {id: nota, title: Nota, publisher: De Lantaarn, date: 2018, type: rapport}\n"
)
AREAS = "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: oost, name: Oost, type: wijk, part_of: [veldstad]}\n- {id: land, name: Land, type: land}\n"
HEAD = "measure,area,date,value,value_to,bound,words,document\n"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("niveau,oost,2014,12,,,,verslag\n", []),
        ("niveau,oost,2014,12,,,,verslag\nniveau,land,2014,20,,,,verslag\n", [(Shape.BARS, [("Oost, Veldstad", False), ("Land", True)])]),
        ("niveau,oost,2014,12,,,,verslag\nniveau,land,2014,12,,,,verslag\n", []),
        ("niveau,oost,2014,12,,,,verslag\nniveau,land,2015,20,,,,verslag\n", []),
        ("niveau,oost,2014,12,,,,verslag\nniveau,oost,2016,20,,,,verslag\n", [(Shape.LINE, [("Oost, Veldstad", False), ("Oost, Veldstad", False)])]),
        ("niveau,oost,2014,12,,,,verslag\nniveau,oost,2016,20,,,,nota\n", []),
        ("niveau,oost,2014,12,,,,verslag\nniveau,land,2016,20,,,,verslag\ntrend,oost,2014,-3,,,,verslag\ntrend,land,2014,-1,,,,verslag\n", []),
        ("niveau,oost,2014,12,,,,verslag\nniveau,oost,2016,20,,ruim,,verslag\n", []),
        ("niveau,oost,2014,-12,,,,verslag\nniveau,land,2014,20,,,,verslag\n", []),
        ("niveau,oost,2014,12,14,,,verslag\nniveau,land,2014,20,,,,verslag\n", []),
        ("niveau,oost,2014,,,,hoger,verslag\nniveau,land,2014,,,,lager,verslag\n", []),
        ("trend,oost,2014,12,,,,verslag\nafstand,oost,2014,3,,,,verslag\n", []),
        ("wijken-dichterbij,land,2014,12,,,,verslag\nwijken-verder,land,2014,3,,,,verslag\n", [(Shape.BARS, [("Wijken waar de afstand kleiner werd", False), ("Wijken waar de afstand groter werd", False)])]),
        ("wijken-dichterbij,land,2014,12,,,,verslag\nwijken-verder,land,2014,3,,,,nota\n", []),
    ],
    ids=["one", "two areas", "as much", "other years", "a development", "two documents", "changes", "not as exact", "below zero", "a range", "words", "a change is no distance", "counted neighbourhoods", "counted by two"],
)  # fmt: skip
def test_an_indicator_is_drawn_when_its_rows_can_be_compared(rows: str, shown: list[object], tmp_path: Path) -> None:
    """Areas at one moment, or one area as one document follows it; a range or words are never drawn, and a change stands apart from a distance."""
    charts = planned(small_guide(tmp_path, "", {"content/plaatsen.yml": AREAS, "content/bronnen.yml": SOURCES, "content/indicatoren/banen.csv": HEAD + rows})).get("rows", [])
    assert [(chart.shape, [(mark.label, mark.quiet) for mark in chart.marks]) for chart in charts] == shown
