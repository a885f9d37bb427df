"""The charts of the real site and of the invented one: in the pages, as files, in the browser and on paper."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.dom import Element

# Which pages must have one of these; what can't be compared has none.
REAL = {
    "": "kaart",
    "plaatsen/": "kaart",
    "themas/wonen/": "kaart-thema-wonen",
    "indicatoren/vsv/": "indicator-vsv-niveau-verloop",
    "indicatoren/leefbaarheid/": "indicator-leefbaarheid-wijken-voortgangsrapportage-2013",
    "casussen/meldpunt-emma-zoetermeer/": "casus-meldpunt-emma-zoetermeer-januari-bereikt",
    "casussen/sociale-hypotheek-dolphia-enschede/": "casus-sociale-hypotheek-dolphia-enschede-scorekaart",
    "casussen/gezonde-wijk-overvecht-utrecht/": "casus-gezonde-wijk-overvecht-utrecht-beweegnorm",
    "casussen/nprz-school-childrens-zone/": "casus-nprz-school-childrens-zone-nulgroepen-2013",
}
# The contrast of every colour of a chart with the ground it stands on, as (what, ratio). A bar may also be told by its edge.
CONTRAST = """() => {
    const parse = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = (text) => { const [r, g, b] = parse(text).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    return [...document.querySelectorAll(".chart")].flatMap((chart) => {
        const ground = getComputedStyle(chart).backgroundColor;
        const seen = {};
        for (const part of chart.querySelectorAll(".chart__svg [fill], .chart__svg [stroke]")) {
            const style = getComputedStyle(part);
            for (const name of ["fill", "stroke"]) {
                const ink = part.getAttribute(name)?.match(/--chart-([\\w-]+)/)?.[1];
                if (ink) seen[ink] = ratio(style[name], ground);
            }
        }
        return Object.entries(seen);
    });
}"""
WANTED = {"ink": 4.5, "ink-2": 4.5, "main": 3, "quiet": 3}


def figures(built: Built) -> Iterator[tuple[str, Element]]:
    """Every chart, with the address of its page."""
    return ((address, figure) for address, page in built.pages.items() for figure in page.all("figure", "chart"))


def words(element: Element) -> str:
    """The words of an element, without the difference between kinds of spaces and apostrophes."""
    return plain(element.text)


def plain(text: str) -> str:
    """A text on one line, with one kind of apostrophe."""
    return " ".join(text.replace("’", "'").split())


@pytest.mark.real
@pytest.mark.parametrize("address", REAL)
def test_the_pages_that_should_have_a_chart(address: str, real: Built) -> None:
    """Development, comparison, part, goal, counts, scorecard and map, each where it is expected."""
    assert real.pages[address].by_id(f"grafiek-{REAL[address]}")


def test_charts_can_be_read_without_seeing_them(built: Built) -> None:
    """A sentence as heading, two pictures with a name and a description of their own, a credit, and every number in a table."""
    count = 0
    for address, figure in figures(built):
        count += 1
        name = figure.get("id").removeprefix("grafiek-")
        pictures = figure.all("svg")
        assert [picture.get("role") for picture in pictures] == ["img", "img"], address
        for picture in pictures:
            title, description = picture.get("aria-labelledby").split()
            assert words(figure.by_id(title)) == words(figure.all("figcaption")[0]) != ""
            assert len(words(figure.by_id(description))) > 20
            assert words(figure.by_id(title)) not in words(figure.by_id(description)), "heard twice"
        assert re.search(r"(Bron|Bronnen|Geteld in) ?.*\d{4}", words(figure.all("p", "chart__credit")[0])), name
        [table] = figure.all("table")
        rows = list(csv.DictReader(io.StringIO((built.site / f"grafieken/{name}.csv").read_text(encoding="utf-8"), newline="")))
        assert [words(row.all("th")[0]) for row in table.all("tr")[1:]] == [plain(row["waar_of_wat"]) for row in rows]
        assert all(plain(row["zoals_getoond"]) in words(line) for row, line in zip(rows, table.all("tr")[1:], strict=True))
    assert count >= 2


def test_the_number_stays_with_the_name_of_a_place(real: Built) -> None:
    """Beside a map: between the name and its number no line may end."""
    lines = [words(item) for item in real.pages["plaatsen/"].all("ul", "where__places")[0].all("li")]
    assert len(lines) > 20
    (html,) = [(real.site / "plaatsen/index.html").read_text(encoding="utf-8")]
    assert html.count('</a>&nbsp;<span class="rows__count">') == len(lines)


def test_a_number_alone_is_no_chart(built: Built) -> None:
    """There are two values, or one with what it is a part of."""
    for _, figure in figures(built):
        file = built.site / "grafieken" / f"{figure.get('id').removeprefix('grafiek-')}.csv"
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        assert len(rows) > 1 or rows[0]["geheel_of_doel"], file.name


def test_every_chart_can_be_taken_along(built: Built) -> None:
    """As PNG, SVG and CSV, with title, source and date inside; and nothing else lies there."""
    names = {figure.get("id").removeprefix("grafiek-"): words(figure.all("figcaption")[0]) for _, figure in figures(built)}
    assert {file.name for file in (built.site / "grafieken").iterdir()} == {f"{name}.{kind}" for name in names for kind in ("png", "svg", "csv")}
    for name, title in names.items():
        svg = ElementTree.fromstring((built.site / f"grafieken/{name}.svg").read_text(encoding="utf-8"))
        inside = plain("".join(svg.itertext()))
        assert title in inside, name
        assert re.search(r"(Bron: |Bronnen: |Geteld in ).*\d{4}", inside), name
        assert (built.site / f"grafieken/{name}.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert title in plain((built.site / f"grafieken/{name}.csv").read_text(encoding="utf-8").replace('""', '"'))


def test_charts_are_not_searched(built: Built) -> None:
    """A number in a picture is found where it is told, not twice."""
    assert not [address for address, page in built.indexed.items() if "Cijfers en downloads" in page.text]


@pytest.mark.real
def test_what_is_only_said_in_words_is_never_drawn(real: Built) -> None:
    """Each value in the chart of an indicator is a number of one of its rows, at the same place in the source."""
    for name, indicator in real.guide.indicators.items():
        known = {(float(row.value), row.document, str(row.line or "")) for row in indicator.rows if row.value is not None and row.value_to is None}
        for file in (real.site / "grafieken").glob(f"indicator-{name}-*.csv"):
            rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
            chart = re.fullmatch(rf"indicator-{name}-(niveau|trend|afstand|wijken)(-.*)?\.csv", file.name)
            assert not chart or all((float(row["waarde"]), row["document"], row["regel"]) in known for row in rows), file.name


@pytest.mark.real
def test_charts_of_a_case_show_its_own_numbers(real: Built) -> None:
    """Nothing is added up, converted or rounded: each value stands in the case as a figure, an amount, a rate, or what one is compared with."""
    for name, case in real.guide.cases.items():
        known = set()
        for value in (*case.figures, *(line.amount for line in case.lines if line.amount), *(rate.worth for rate in case.rates if rate.worth)):
            compared = [getattr(value, part, None) for part in ("baseline", "reference")]
            known |= {float(number) for one in (value, *compared) if one is not None for number in (one.value, one.from_) if number is not None}
        files = [
            file for file in (real.site / "grafieken").glob(f"casus-{name}-*.csv") if f"grafiek-{file.stem}" in {figure.get("id") for figure in real.pages[f"casussen/{name}/"].all("figure", "chart")}
        ]
        for file in files:
            assert {float(row["waarde"]) for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))} <= known, file.name


@pytest.mark.real
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", ["", "indicatoren/havo-vwo/", "indicatoren/inkomsten-uit-arbeid/", "casussen/nprz-wonen/", "casussen/meldpunt-emma-zoetermeer/", "themas/inkomen-en-schulden/"])
def test_colours_have_contrast(visit: Visiting, address: str, dark: bool) -> None:
    """Words 4.5 to 1 with the ground, bars, lines and dots 3 to 1."""
    with visit(dark=dark) as visited:
        visited.go(address)
        found = visited.page.evaluate(CONTRAST)
        assert {ink for ink, _ in found} > {"ink", "main"}
        assert [(ink, round(ratio, 2)) for ink, ratio in found if ratio < WANTED.get(ink, 0)] == []


@pytest.mark.real
@pytest.mark.parametrize(("width", "shown"), [(360, "narrow"), (1280, "wide")])
def test_one_picture_is_shown(visit: Visiting, width: int, shown: str) -> None:
    """Made for the width of the screen, and its letters as large as those around it."""
    with visit(width=width) as visited:
        visited.go("casussen/gezonde-wijk-overvecht-utrecht/")
        pictures = visited.page.locator(".chart").first.locator("svg.chart__svg")
        visible = [picture for picture in pictures.all() if picture.is_visible()]
        assert len(visible) == 1
        assert f"chart__svg--{shown}" in (visible[0].get_attribute("class") or "")
        height = visited.page.evaluate(
            "(e) => { const text = e.querySelector('text'); return parseFloat(text.getAttribute('font-size')) * e.getBoundingClientRect().width / e.viewBox.baseVal.width }",
            visible[0].element_handle(),
        )
        assert height >= 12


@pytest.mark.real
def test_charts_are_on_paper(visit: Visiting) -> None:
    """Whole, on one sheet, in ink on white, also from a dark screen; what can't be pressed on paper is left out."""
    with visit(dark=True) as visited:
        visited.page.emulate_media(media="print", color_scheme="dark")
        visited.go("indicatoren/vsv/")
        assert [(ink, ratio) for ink, ratio in visited.page.evaluate(CONTRAST) if ratio < WANTED.get(ink, 0)] == []
        chart = visited.page.locator(".chart").first
        assert len([picture for picture in chart.locator("svg").all() if picture.is_visible()]) == 1
        assert chart.evaluate("(e) => getComputedStyle(e).breakInside") == "avoid"
        assert not chart.locator(".chart__files").is_visible()


def test_the_list_of_indicators_tells_what_is_seen(built: Built) -> None:
    """Each once, with a line of what is known, and whether there is a chart of it."""
    items = {item.all("a")[0].get("href").rstrip("/").rpartition("/")[2]: item for found in built.pages["indicatoren/"].all("ul", "related") for item in found.all("li")}
    assert items.keys() == built.guide.indicators.keys()
    for name, item in items.items():
        drawn = bool(built.pages[f"indicatoren/{name}/"].all("figure", "chart"))
        assert ("(met grafiek)" in item.text) is drawn, name
        assert words(item.all("p")[0]).removesuffix("(met grafiek)")
