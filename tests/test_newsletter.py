"""Letters for newsletters, sheets and frames of an invented guide: what they say, and what they never hold."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.charts.chart import Chart, Mark, Shape
from generator.charts.drawing import Drawing
from generator.charts.svg import Picture
from generator.markup import Markuper
from generator.pages.brief import brief_of
from generator.pages.frames import height_of_chart
from generator.pages.newsletter import Item, Letter, as_html, as_text, letter_of_case, letter_of_theme, newest_of, plan_letters
from generator.pages.qr import code_of
from generator.pages.sheets import LEARNINGS, chosen
from generator.pages.site import Site
from tests.support import GUIDE, ROOT, guide_in

CASE = "buurtwerf-de-lantaarn"
HOME = "https://gids.test/"


@pytest.fixture(scope="module")
def site() -> Site:
    """The invented guide, on a site without an address."""
    return Site(guide_in(GUIDE), lambda path: "")


@pytest.fixture(scope="module")
def markuper() -> Markuper:
    """The templates."""
    return Markuper(ROOT / "theme/guide")


def copied(html: str) -> str:
    """What of a letter is copied."""
    found = re.search(r"<div data-letter[^>]*>(.*)</div>\s*</main>", html, re.DOTALL)
    assert found
    return found[1]


def letter_of(site: Site, title: str = "Vier werven") -> Letter:
    """A letter of all cases, each with a note and a picture."""
    items = tuple(Item(brief_of(site, facts), f"Noot bij {facts.case.title}") for facts in site.facts.values())
    return Letter(title, "leeslijsten/vier-werven/", "Lees ze in deze volgorde.", "Bekijk de lijst", items, illustrated=True)


@pytest.mark.parametrize("home", ["", HOME])
def test_a_letter_is_fit_for_mail(site: Site, markuper: Markuper, home: str) -> None:
    """No script, class, id, link to a style, background or frame: only tables, text, links and pictures with words, all at most 600 px wide."""
    at = replace(site, home=home)
    html = copied(as_html(at, markuper, "nieuwsbrief/leeslijst/vier-werven/", letter_of(at)))
    assert set(re.findall(r"<([a-z0-9]+)", html)) == {"table", "tr", "td", "h2", "h3", "p", "a", "strong", "em", "img"}
    assert not re.search(r"\s(class|id|on\w+)=|url\(|@|display:\s*(flex|grid)|position:|var\(", html)
    assert max(int(width) for width in re.findall(r'width="(\d+)"', html)) == 600
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->") == 2
    root = home or "../../../"
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert all(address.startswith(root) for address in addresses)
    assert len(re.findall(r"<img [^>]*alt=\"[^\"]{10,}\"", html)) == html.count("<img") == len(site.facts)
    assert {f"{root}plaatjes/casussen/{name}.png" for name in site.facts} == set(re.findall(r'src="([^"]*)"', html))


@pytest.mark.parametrize("home", ["", HOME])
def test_no_letter_holds_a_placeholder(site: Site, markuper: Markuper, home: str) -> None:
    """Also not the address for programs: what is copied leads to the site, or is still relative."""
    at = replace(site, home=home)
    for page, text in plan_letters(at, markuper):
        assert at.base not in page.content
        assert ".example" not in page.content
        assert b".example" not in text.data
        assert page.content.encode() == page.file.data


def test_a_letter_tells_what_its_text_tells(site: Site, markuper: Markuper) -> None:
    """Each case with its place, its sentence, its facts, its stand, its note and its address, in both."""
    at = replace(site, home=HOME)
    letter = letter_of(at)
    html, text = as_html(at, markuper, "nieuwsbrief/leeslijst/vier-werven/", letter), as_text(at, letter)
    for item in letter.items:
        case = item.case
        for words in (case.title, item.note, case.summary, case.stand, *(words for _, words in case.facts)):
            assert words.replace("'", "’") in html.replace("&amp;", "&").replace("&#34;", '"')
            assert words.replace("'", "’") in text
        assert f"\n{HOME}{case.path}\n" in text
        assert f'href="{HOME}{case.path}"' in html
    assert "<" not in text
    assert "Uit de Wijkengids" in text


def test_the_letter_of_a_case_has_its_picture_once_and_its_title_once(site: Site, markuper: Markuper) -> None:
    """One heading, one picture on top that leads to the case."""
    letter = letter_of_case(site, site.facts[CASE])
    html = copied(as_html(site, markuper, f"nieuwsbrief/casus/{CASE}/", letter))
    assert html.count("<h2") == 1
    assert "<h3" not in html
    assert re.findall(r'<a href="([^"]*)"[^>]*><img src="([^"]*)"', html) == [(f"../../../casussen/{CASE}/", f"../../../plaatjes/casussen/{CASE}.png")]


def test_words_cannot_break_out_of_a_letter(site: Site, markuper: Markuper) -> None:
    """A title with marks of HTML stays words, also in the alternative text."""
    case = replace(brief_of(site, site.facts[CASE]), title='<script>"x" & y', place="<b>")
    letter = Letter("<i>Lijst", "x/", "", "Verder", (Item(case, "<u>noot"),), illustrated=True)
    html = copied(as_html(site, markuper, "nieuwsbrief/casus/x/", letter))
    assert not re.search(r"<(script|i|b|u)\b", html)
    assert "&lt;script&gt;" in html


def test_a_theme_shows_the_cases_of_which_most_recently_something_became_known(site: Site) -> None:
    """By their stand, the newest first."""
    name = next(name for name, cases in site.guide.cases_with_theme.items() if len(cases) > 1)
    stands = [facts.case.status_date for facts in newest_of(site, site.guide.cases_with_theme[name])]
    assert stands == sorted(stands, reverse=True)
    shown = [item.case.id for item in letter_of_theme(site, name).items]
    assert shown == [facts.case.id for facts in newest_of(site, site.guide.cases_with_theme[name])][: len(shown)]


def test_letters_are_made_for_what_has_cases(site: Site, markuper: Markuper) -> None:
    """Each case, each theme with cases and each reading list has one, at an address by its kind."""
    addresses = {page.path for page, _ in plan_letters(site, markuper)}
    themes = {name for name in site.guide.themes if site.guide.cases_with_theme.get(name)}
    kinds = (("casus", site.guide.cases), ("thema", themes), ("leeslijst", site.guide.lists))
    assert addresses == {f"nieuwsbrief/{kind}/{name}/" for kind, names in kinds for name in names}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            CASE,
            {
                "Bewoners met een betaalde baan": "bijna 15 bewoners, na drie jaar (april 2017)",
                "Kosten": "Verbouwing van het schoolgebouw: ongeveer € 200.000 (schatting) eenmalig",
                "Wie betaalt": "Gemeente Veldstad, bewoners",
                "Fase": "In uitvoering",
            },
        ),
        ("straatfeest", {"Fase": "Onbekend"}),
    ],
)
def test_the_facts_of_a_case_say_how_sure_they_are(site: Site, name: str, told: dict[str, str]) -> None:
    """Bounds, estimates and moments go along; what no source says is not told."""
    assert {label: words.replace("\xa0", " ") for label, words in brief_of(site, site.facts[name]).facts} == told


def test_a_sheet_shows_learnings_about_different_subjects_first(site: Site) -> None:
    """At most three; none twice; as many subjects as there can be."""
    for case in site.guide.cases.values():
        found = chosen(case.learnings)
        assert len(found) == min(LEARNINGS, len(case.learnings)) == len({learning.id for learning in found})
        assert len({learning.about[0] for learning in found}) == min(LEARNINGS, len({learning.about[0] for learning in case.learnings}))


@pytest.mark.parametrize("address", [f"{HOME}casussen/{CASE}/", "https://gids.test/", f"https://een-lange-naam.gids.test/themas/{'x' * 60}/"])
def test_the_outline_of_a_code_is_its_matrix(address: str) -> None:
    """Each module that is dark in the code is in the outline, no other, and four modules of light stand around."""
    import segno

    made = segno.make(address, error="m", micro=False, boost_error=False)
    assert made.error == "M"
    code = code_of(address)
    dark = {(int(x) + step, int(y)) for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path) for step in range(int(length))}
    assert dark == {(x + 4, y + 4) for y, row in enumerate(made.matrix) for x, module in enumerate(row) if module}
    assert code.size == len(made.matrix) + 8
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", code.path)


def test_more_words_make_a_higher_frame() -> None:
    """The height that a chart asks for grows with its picture and with its words, in steps."""
    picture = Picture(317, 200, "")
    drawing = Drawing(picture, picture, b"", b"")
    chart = Chart("x", Shape.BARS, "Kort", "", (Mark("a", 1, "1"),), "", "Bron.")
    small = height_of_chart(chart, drawing)
    assert small % 20 == 0
    assert small < height_of_chart(replace(chart, remark="woord " * 40), drawing)
    assert small < height_of_chart(chart, replace(drawing, narrow=Picture(317, 300, "")))


def test_the_code_of_a_frame_is_one_element(site: Site, markuper: Markuper, tmp_path: Path) -> None:
    """The title of the thing is within the attribute, whatever is in it."""
    templates = tmp_path / "guide"
    templates.mkdir()
    for name in ("share.html",):
        (templates / name).write_bytes((ROOT / "theme/guide" / name).read_bytes())
    (templates / "x.html").write_text("{% import 'share.html' as s with context %}{{ s.share(title, 'dit', 'insluiten/casus/x/', height=640) }}", encoding="utf-8")
    drawn = Markuper(templates).draw("x.html", title='"><b>Bruisplaats & meer', desk=_Desk(), site=replace(site, home=HOME), guide=site.guide)
    area = re.search(r"<textarea[^>]*>(.*?)</textarea>", drawn, re.DOTALL)
    assert area
    code = unescape(area[1]).strip()
    title = "&#34;&gt;&lt;b&gt;Bruisplaats &amp; meer – Wijkengids"
    assert code == f'<iframe src="{HOME}insluiten/casus/x/" title="{title}" width="100%" height="640" loading="lazy" style="border:0; width:100%"></iframe>'


class _Desk:
    """What the macro asks of a desk."""

    @staticmethod
    def url(address: str) -> str:
        return f"../../{address}"
