"""Citations: their words, and the files that programs for references read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.bibtex import bibtex, plan_bibtex
from generator.exports.csl import csl, plan_csl
from generator.exports.ris import plan_ris, ris
from generator.guide import last_change
from generator.model.base import Kind
from generator.pages.charts import plan_charts
from generator.pages.cite import Cited, in_files, of_case, of_chart, of_data, of_group, of_indicator, of_network, of_records, of_theme, one_line, version_at
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, ROOT, examples, guide_in, small_guide

BASE = "https://gids.example/map/"
#: What stands in titles of people who wish us no good, and in those of people who know TeX, RIS or JSON.
HOSTILE = [
    r"100% & meer_#1 {haakje} $5 ~ ^ \textbf{x}",
    "Eén ‘huis’, “café” en 's-Gravenhage",
    "Een \"titel\" met 'allerlei' `quotes`",
    "} , author = {iemand anders}, title = {",
    "ER  - \r\nTY  - BOOK\r\nTI  - Iets anders",
    "een --- streep en -- nog een,, en <b>vet</b> ]]> |",
    "\\",
    "{",
    "}}}",
    "tab\tregel\u2028einde\u0085nul\x00bel\x07",
    "@misc{x, title={y}}",
    "$x_1$ %",
]

# The part of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json that our items use.
CSL_SCHEMA: Mapping[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["type", "id", "title", "URL", "issued"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["webpage", "dataset"]},
            "id": {"type": ["string", "number"]},
            **{name: {"type": "string"} for name in ("title", "container-title", "publisher", "URL", "language", "note", "abstract", "version")},
            "author": {"type": "array", "items": {"type": "object", "properties": {"literal": {"type": "string"}}, "required": ["literal"], "additionalProperties": False}},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}},
                },
            },
        },
    },
}


def site_of(root: Path) -> Site:
    """The site of a guide, at an address of its own."""
    return Site(guide_in(root) if root in (ROOT, GUIDE) else read_guide(root).guide, lambda path: "", base=BASE)


@pytest.fixture(scope="module")
def veldstad_site() -> Site:
    """The invented guide."""
    return site_of(GUIDE)


@pytest.fixture(scope="module", params=["real", "invented"])
def site(request: pytest.FixtureRequest) -> Site:
    """The real guide and the invented one."""
    return site_of(ROOT if request.param == "real" else GUIDE)


def in_bibtex(text: str) -> Mapping[str, str]:
    """What a BibTeX reader makes of the only entry of a file. It reads a caret as the letter that looks like it."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    [entry] = library.entries
    assert [*library.blocks] == [entry]
    return {key: field.value.replace("ˆ", "^") for key, field in entry.fields_dict.items()}


def in_ris(text: str) -> Mapping[str, Any]:
    """What a RIS reader makes of the only reference of a file."""
    [found] = rispy.loads(text)
    assert isinstance(found, dict)
    return found


def read_back(cited: Cited) -> Iterator[tuple[str, str, str]]:
    """(title, day, address) as readers of each format find them."""
    entry = in_bibtex(bibtex(cited, BASE))
    yield entry["title"], entry["date"], entry["url"]
    found = in_ris(ris(cited, BASE))
    yield found["title"], found["date"].rstrip("/").replace("/", "-"), found["urls"][0]
    made = json.loads(json.dumps([csl(cited, BASE)]))
    jsonschema.validate(made, CSL_SCHEMA)
    [item] = made
    yield item["title"], "{:04}-{:02}-{:02}".format(*item["issued"]["date-parts"][0]), item["URL"]


def test_what_is_written_is_read_back(site: Site) -> None:
    """Every case of both guides and the data set: each reader finds exactly the title, the day and the address."""
    found = list(in_files(site))
    assert len(found) == len(site.guide.cases) + 1
    for cited in found:
        expected = (cited.title, cited.updated, f"{BASE}{cited.path}")
        assert list(read_back(cited)) == [expected] * 3


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_a_file(title: str) -> None:
    """What means something to a format is written as the letters that it is."""
    cited = Cited(title, "casussen/proef/", "2026-11-21", "2017", "De feiten komen uit: {nergens} & elders.", title)
    assert list(read_back(cited)) == [(one_line(title), "2026-11-21", f"{BASE}casussen/proef/")] * 3


@settings(max_examples=examples(60))
@given(st.text(min_size=1).filter(one_line), st.text())
def test_any_title_is_read_back(title: str, summary: str) -> None:
    """Whatever an editor types."""
    cited = Cited(title, "casussen/proef/", "2026-02-03", summary=summary)
    kept = one_line(title)
    entry, found, item = read_back(cited)
    assert entry[0] == kept.replace("ˆ", "^")
    assert found[0] == kept
    assert item[0] == kept
    assert [each[1:] for each in (entry, found, item)] == [("2026-02-03", f"{BASE}casussen/proef/")] * 3


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """No control characters, no ends of lines, and nothing more to do the second time."""
    assert len(one_line(text).splitlines()) <= 1
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in one_line(text))
    assert one_line(one_line(text)) == one_line(text)


def test_the_files_stand_beside_what_they_cite(veldstad_site: Site) -> None:
    """Three for each case and three for the data set; RIS has the ends of lines that it asks for."""
    files = {file.path: file.data for plan in (plan_bibtex, plan_ris, plan_csl) for file in plan(veldstad_site)}
    folders = [*(f"casussen/{name}/" for name in veldstad_site.guide.cases), "data/"]
    assert sorted(files) == sorted(f"{folder}citaat.{ending}" for folder in folders for ending in ("bib", "ris", "json"))
    text = files["casussen/de-brug/citaat.ris"].decode()
    assert text.count("\n") == text.count("\r\n") == len(text.splitlines())
    assert text.endswith("ER  - \r\n")
    assert in_ris(files["data/citaat.ris"].decode())["type_of_reference"] == "DATA"
    assert json.loads(files["data/citaat.json"])[0]["type"] == "dataset"


def test_the_words_of_a_citation(veldstad_site: Site) -> None:
    """Who, when, what, until when it was known, which version, from which sources, under which licence."""
    cited = of_case(veldstad_site, veldstad_site.guide.cases["buurtwerf-de-lantaarn"])
    facts = "De feiten komen uit: Brief over De Haven (Gemeente Veldstad, 2015); Verslag van Veldstad (Stichting De Lantaarn, juni 2017)."
    assert cited.words() == f"Wijkengids (2026). Buurtwerf De Lantaarn (stand: april 2017). Versie van 1 december 2026. {facts} Licentie: CC BY 4.0."
    assert cited.pattern == "Wijkengids (2026). {deel}, in: Buurtwerf De Lantaarn (stand: april 2017). Versie van 1 december 2026. {bron} Licentie: CC BY 4.0."
    assert in_ris(ris(cited, BASE))["notes"] == [f"Versie van 1 december 2026. Stand: april 2017. {facts} Licentie: CC BY 4.0."]


def test_every_kind_can_be_cited(veldstad_site: Site) -> None:
    """The version is that of the newest case that is shown; without one, that of the guide."""
    guide = veldstad_site.guide
    assert guide.newest == max(last_change(record) for records in guide.records.values() for record in records.values())
    theme = of_theme(veldstad_site, guide.themes["werk"])
    assert (theme.updated, theme.path) == ("2026-12-01", "themas/werk/")
    assert of_data(veldstad_site).updated == of_indicator(veldstad_site, next(iter(guide.indicators.values()))).updated == guide.newest
    group = next(iter(guide.groups.values()))
    assert of_group(veldstad_site, group).stand == group.status_date
    network = guide.networks["netwerk-van-werven"]
    assert of_network(veldstad_site, network).words().startswith("Wijkengids (2026). Netwerk van werven. Versie van 1 december 2026. De feiten komen uit: Verslag van Veldstad")
    found = guide.lists["eerst-bouwen"]
    assert of_records(veldstad_site, "leeslijsten/eerst-bouwen/", found.title, [found]).updated == "2026-12-02"


def test_a_chart_names_its_page_and_its_sources(veldstad_site: Site) -> None:
    """A chart is cited with the page where it stands, wherever else it is shown."""
    charts = [(page, chart) for (page, _), charts in plan_charts(veldstad_site).items() for chart in charts]
    assert charts
    for page, chart in charts:
        cited = of_chart(veldstad_site, chart)
        assert cited.path == f"{chart.page}#grafiek-{chart.id}"
        assert chart.credit in cited.words()
        assert f"Grafiek ‘{chart.title}’" in cited.words()
        assert cited.updated == version_at(veldstad_site, chart.page), page


def test_the_version_at_an_address(veldstad_site: Site) -> None:
    """Of a case its own, of a place that of its newest case, elsewhere that of the guide."""
    assert version_at(veldstad_site, veldstad_site.address(Kind.CASE, "de-brug")) == "2026-11-22"
    assert version_at(veldstad_site, "plaatsen/veldstad/") == "2026-12-01"
    assert version_at(veldstad_site, "begrippen/wijkgilde/") == veldstad_site.guide.newest


def test_many_documents_are_counted(tmp_path: Path) -> None:
    """A citation stays a sentence."""
    names = [f"verslag-{number}" for number in range(1, 8)]
    sources = "".join(f"- {{id: {name}, title: {name}, publisher: De Lantaarn, date: 2017, type: rapport}}\n" for name in ["verslag", *names])
    case = "sources:\n" + "".join(f"  - {{document: {name}}}\n" for name in names)
    root = small_guide(
        tmp_path,
        changes={
            "content/bronnen.yml": sources,
            "cases/proef.yml": "title: Proef\nsummary: Een.\nstatus: pilot\nstatus_date: 2017\nchallenges: [werk]\nevidence: {kind: ervaring}\nadded: 2026-11-21\n" + case,
        },
    )
    made = site_of(root)
    assert of_case(made, made.guide.cases["proef"]).facts == "De feiten komen uit 7 documenten; de pagina zegt welke."
