"""Thirty facts, drawn at random: the same from the line of the source through the case file and the open data to the page and the search."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.built import Built
from tests.support import ROOT

pytestmark = pytest.mark.real

SEED, DRAWN = 2026, 30
# How far from the line that a fact names its number may stand: a sentence runs on, and a table has a line for each cell.
NEAR = 3
PRINTED = Path(__file__).parent.parent / "printed"
NUMBER_WORDS = {
    **{word: number for number, word in enumerate("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split())},
    **{word: 10 * number for number, word in enumerate("twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd".split(), 2)},
    **{f"{word}tal": number for number, word in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)},
    **{f"{word}honderd": 100 * number for number, word in enumerate("twee drie vier vijf zes zeven acht negen".split(), 2)},
    "tental": 10, "twintigtal": 20, "dertigtal": 30, "veertigtal": 40, "vijftigtal": 50,
    "één": 1, "half": 0.5, "halve": 0.5, "anderhalf": 1.5, "beide": 2, "duizend": 1000,
}  # fmt: skip
SCALES = {"duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9}
# What a source may say, and what a page must say, for each way in which a number is not exact.
IN_SOURCE = {
    "circa": {"circa", "ca", "ongeveer", "rond", "zo'n", "zo’n", "schatting", "tental", "grofweg"} | {word for word in NUMBER_WORDS if word.endswith("tal")},
    "ruim": {"ruim"},
    "bijna": {"bijna"},
    "max": {"maximaal", "max", "hoogstens", "hooguit", "tot"},
    "min": {"minimaal", "minstens", "ten", "meer", "ouder", "langer", "vanaf"},
    "meer-dan": {"meer", "boven", "over"},
    "minder-dan": {"minder", "onder"},
    "gemiddeld": {"gemiddeld", "gemiddelde"},
}
ON_PAGE = {
    "circa": "ongeveer", "ruim": "ruim", "bijna": "bijna", "max": "ten hoogste", "min": "ten minste", "meer-dan": "meer dan", "minder-dan": "minder dan", "gemiddeld": "gemiddeld",
}  # fmt: skip
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
CERTAINTY = {"gerealiseerd": "uitgegeven", "lopend": "werd toen betaald", "toegezegd": "beloofd", "geschat": "geschat", "gepland": "gepland"}


@dataclass(frozen=True)
class Fact:
    """A figure or an amount, as the editor typed it."""

    case: str
    anchor: str
    entry: Mapping[str, Any]
    quantity: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Where the fact stands."""
        return f"{self.case}#{self.anchor}"

    @property
    def numbers(self) -> list[str]:
        """Its numbers, as they were typed."""
        of = self.quantity.get("of") or {}
        return [value for value in (*(self.quantity.get(key) for key in ("value", "from", "to")), of.get("value")) if value]

    @property
    def sources(self) -> list[dict[str, str]]:
        """The places that it names."""
        source = self.entry["source"]
        return source if isinstance(source, list) else [source]


def facts() -> Iterator[Fact]:
    """Every figure and every amount that is a number. Read as plain YAML, so that the reader of the guide is not asked about itself."""
    for file in sorted((ROOT / "cases").glob("*.yml")):
        case = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        for figure in (case.get("results") or {}).get("figures", []):
            yield Fact(file.stem, f"cijfer-{figure['id']}", figure, figure)
        for line in (case.get("financing") or {}).get("lines", []):
            if line.get("amount"):
                yield Fact(file.stem, f"bedrag-{line['id']}", line, line["amount"])


ALL = [fact for fact in facts() if fact.numbers and all(source.get("line") for source in fact.sources)]
THIRTY = sorted(random.Random(SEED).sample(ALL, DRAWN), key=lambda fact: fact.name)


def near(source: Mapping[str, str], reach: int = NEAR) -> list[str]:
    """The numbers and the words about them that are printed at a place in a source."""
    first, _, last = source["line"].partition("-")
    lines = range(int(first) - reach, int(last or first) + reach + 1)
    table = (PRINTED / f"{source['document']}.tsv").read_text(encoding="utf-8").splitlines()
    return [token for number, tokens in (row.split("\t") for row in table) if int(number) in lines for token in tokens.split()]


def meanings(tokens: list[str]) -> Iterator[float]:
    """Every number that these tokens can stand for: `1.500` is 1500, `2 miljoen` two million, and a footnote may stick to a number."""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        found = [float(NUMBER_WORDS[token])] if token in NUMBER_WORDS else []
        if token[0].isdigit():
            found += [float(token.replace(".", "").replace(",", ".")) if token.count(",") < 2 else 0.0]
            found += [float(part) for part in re.split("[.,]", token)]
            found += [float(token[:-1])] if token.isdigit() and len(token) > 1 else []
        yield from found
        yield from (number * SCALES[following] for number in found if following in SCALES)


def dutch(typed: str, unit: str | None) -> str:
    """A number as a Dutch reader writes it: 200000 as `200.000`, 15.9 as `15,9`."""
    whole, _, decimals = typed.partition(".")
    decimals = decimals.rstrip("0")
    sign, whole = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = whole if unit in ("jaartal", "bouwjaar") else re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    if unit == "EUR" and len(decimals) == 1:
        decimals += "0"
    return f"{sign}{grouped}{',' + decimals if decimals else ''}"


def when(moment: str) -> list[str]:
    """The years and months of a date, as words."""
    points = [point.split("-") for point in moment.split("/")]
    return [word for point in points for word in [point[0], *([MONTHS[int(point[1]) - 1]] if len(point) > 1 else [])]]


def test_the_draw_is_of_many() -> None:
    """Thirty of many, from many cases."""
    assert len(ALL) > 150
    assert len(THIRTY) == DRAWN
    assert len({fact.case for fact in THIRTY}) > 15


@pytest.mark.parametrize("fact", THIRTY, ids=[fact.name for fact in THIRTY])
def test_it_stands_in_the_source(fact: Fact) -> None:
    """Each number, and how exact it is, on the line that the fact names."""
    tokens = [token for source in fact.sources for token in near(source)]
    known = set(meanings(tokens))
    assert not [typed for typed in fact.numbers if abs(float(typed)) not in known], tokens
    bound = fact.quantity.get("bound", "exact")
    assert bound == "exact" or IN_SOURCE[bound] & set(tokens), tokens


@pytest.mark.parametrize("fact", THIRTY, ids=[fact.name for fact in THIRTY])
def test_it_is_dated(fact: Fact) -> None:
    """The year of a fact is in the source around its line, or it is that of the document or of what the case knows."""
    for moment in (fact.quantity.get("date"), fact.entry.get("date")):
        years = {part for part in when(moment) if part.isdigit()} if moment else set()
        case = yaml.load((ROOT / "cases" / f"{fact.case}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
        known = {token for source in fact.sources for token in near(source, 25)} | {case["status_date"][:4]} | {source["document"].rpartition("-")[2] for source in fact.sources}
        # "In het komende jaar" is a year that the source does not print.
        known |= {str(int(source["document"].rpartition("-")[2]) + 1) for source in fact.sources if fact.quantity.get("when")}
        assert years <= {part for token in known for part in re.findall(r"\d{4}", token)} | {f"20{token}" for token in known if len(token) == 2}, fact.name


@pytest.mark.parametrize("fact", THIRTY, ids=[fact.name for fact in THIRTY])
def test_the_data_says_what_was_typed(fact: Fact, real: Built) -> None:
    """Nothing is lost, added or changed between the file and the open data, but for the defaults that are written out."""
    data = json.loads((real.site / "api" / "v1" / "casussen" / f"{fact.case}.json").read_text(encoding="utf-8"))
    lists = data["results"]["figures"] if fact.anchor.startswith("cijfer-") else data["financing"]["lines"]
    entry = next(item for item in lists if item["id"] == fact.entry["id"])
    same(dict(fact.entry), entry)


DEFAULTS: dict[str, Any] = {
    "bound": "exact", "certainty": {"onbekend", "zeker"}, "headline": False, "illustration": False, "comparable": True, "named": True, "partial": False, "kind": "uitkomst",
    "source": [], "payers": [], "borne_by": [], "recipients": [], "change": False,
}  # fmt: skip


def same(typed: Any, told: Any) -> None:
    """What was typed and what the data tells are the same; what was not typed is absent or the default: nothing is filled in."""
    if isinstance(typed, dict) and isinstance(told, dict):
        assert typed.keys() <= told.keys()
        for key, value in told.items():
            if key in typed:
                same(typed[key], value)
            else:
                assert value == DEFAULTS[key] or value in (DEFAULTS[key] if isinstance(DEFAULTS[key], set) else ()), key
    elif isinstance(told, list):
        typed = typed if isinstance(typed, list) else [typed]
        assert len(typed) == len(told)
        for one, other in zip(typed, told, strict=True):
            same(one, other)
    elif isinstance(told, dict):
        same({"party": typed}, {key: value for key, value in told.items() if value is not True and value != "zeker"})
    elif isinstance(told, bool):
        assert typed == str(told).lower()
    elif isinstance(told, int | float):
        assert float(typed) == told
    else:
        assert typed.strip() == told.strip()


@pytest.mark.parametrize("fact", THIRTY, ids=[fact.name for fact in THIRTY])
def test_the_page_shows_it(fact: Fact, real: Built) -> None:
    """In the row that is its address: number, how exact, unit, base, date, nature, certainty and a mark that leads to its source."""
    page = real.pages[f"casussen/{fact.case}/"]
    row = page.by_id(fact.anchor)
    unit = fact.quantity.get("unit")
    text = row.text.replace("\u00a0", " ")
    of = fact.quantity.get("of") or {}
    assert not [typed for typed in fact.numbers if not re.search(rf"(?<![\d.,]){re.escape(dutch(typed, of.get('unit') if typed == of.get('value') else unit))}(?![\d]|[.,]\d)", text)], text
    bound = fact.quantity.get("bound", "exact")
    ahead = [text[: match.start()].lower().rstrip(" €−") for match in re.finditer(rf"(?<![\d.,]){re.escape(dutch(fact.numbers[0], unit))}(?!\d|[.,]\d)", text)]
    said = [[words for words in ON_PAGE.values() if words_before.endswith(words)] for words_before in ahead]
    assert [ON_PAGE[bound]] in said if bound != "exact" else not any(said)
    assert not unit or {"EUR": "€", "%": "%", "jaartal": "", "bouwjaar": ""}.get(unit, unit.replace("-", "\u2011")) in text.replace("-", "\u2011")
    assert not [word for word in when(fact.quantity.get("date") or fact.entry.get("date") or "") if word not in text] or fact.quantity.get("when", "@") in text
    income = {"gerealiseerd": "ontvangen", "lopend": "kwam toen binnen"} if fact.entry.get("nature") == "opbrengst" else {}
    assert not fact.entry.get("certainty") or {**CERTAINTY, **income}.get(fact.entry["certainty"], "") in text
    notes = [page.by_id(link.get("href").removeprefix("#")).text for link in row.all("a", "bron")]
    titles = {real.guide.sources[source["document"]].title for source in fact.sources}
    assert not [title for title in titles if not any(title in note for note in notes)]
    assert not [source["section"] for source in fact.sources if source.get("section") and not any(source["section"] in note for note in notes)]


@pytest.mark.parametrize("fact", THIRTY, ids=[fact.name for fact in THIRTY])
def test_the_search_knows_it(fact: Fact, real: Built) -> None:
    """The same number stands in the text that is searched."""
    text = real.indexed[f"casussen/{fact.case}/"].text.replace("\u00a0", " ").replace("\u00ad", "")
    assert not [typed for typed in fact.numbers[:1] if dutch(typed, fact.quantity.get("unit")) not in text]
