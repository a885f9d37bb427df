"""Numbers, dates and quantities as Dutch readers write them. A low line stands for a space that does not break."""

from __future__ import annotations

import pytest

from generator import dutch
from generator.model.case import Period
from generator.model.observation import Quantity


def low(text: str) -> str:
    """The text with its hard spaces shown."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (200000, "200.000"),
        (1234567, "1.234.567"),
        (1413.7, "1.413,7"),
        (0.5, "0,5"),
        (12.25, "12,25"),
        (6.0, "6,0"),
        (4.7, "4,7"),
        (0.1, "0,1"),
        (-4, "−4"),
        (-1413.75, "−1.413,75"),
        (123456789.123, "123.456.789,123"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    """A dot for thousands, a comma for decimals, a real minus, and no decimals that nobody typed."""
    assert dutch.number(value) == text


@pytest.mark.parametrize("unit", ["jaartal", "bouwjaar"])
def test_years_have_no_dot(unit: str) -> None:
    """A year is no quantity."""
    assert dutch.number(1968, unit) == "1968"
    assert dutch.quantity(Quantity.model_validate({"value": 1968, "unit": unit})) == "1968"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017", "2017"),
        ("2017-04", "april 2017"),
        ("2017-04-12", "12 april 2017"),
        ("2017-12-01", "1 december 2017"),
        ("2016-01", "januari 2016"),
        ("2006/2012", "2006 tot en met 2012"),
        ("2016-11/2017-05-11", "november 2016 tot en met 11 mei 2017"),
    ],
)
def test_dates(text: str, words: str) -> None:
    """Days without a zero before them, months in words."""
    assert dutch.date(text) == words


@pytest.mark.parametrize(("text", "words"), [("2017-04-02", "op 2 april 2017"), ("2017-04", "in april 2017"), ("2006/2012", "in 2006 tot en met 2012")])
def test_when_something_was_so(text: str, words: str) -> None:
    """On a day, in a month."""
    assert dutch.on(text) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"start": "2014", "end": "2017-05"}, "2014 tot en met mei 2017"),
        ({"start": "2014", "end": "lopend"}, "sinds 2014"),
        ({"start": "2014-03", "end": "onbekend"}, "begon in maart 2014"),
        ({"start": "2014"}, "begon in 2014"),
        ({"start": "2011-09-19"}, "begon op 19 september 2011"),
        ({"end": "2016"}, "tot en met 2016"),
        ({"end": "lopend"}, ""),
        ({}, ""),
        ({"start": "2014", "end": "lopend", "duration": {"value": 10, "bound": "circa", "unit": "jaar"}}, "sinds 2014 (ongeveer 10_jaar)"),
        ({"duration": {"words": "een half jaar"}}, "een half jaar"),
    ],
)
def test_periods(given: dict[str, object], words: str) -> None:
    """What is unknown is not said."""
    assert low(dutch.period(Period.model_validate(given))) == words


QUANTITIES: list[tuple[dict[str, object], str, str]] = [
    ({"value": 200000, "unit": "EUR"}, "€_200.000", "€_200.000"),
    ({"value": 200000, "unit": "EUR", "bound": "circa"}, "ongeveer €_200.000", "€_200.000"),
    ({"value": 1413.7, "unit": "EUR"}, "€_1.413,70", "€_1.413,70"),
    ({"value": 0.06, "unit": "EUR"}, "€_0,06", "€_0,06"),
    ({"value": 1500.0, "unit": "EUR"}, "€_1.500", "€_1.500"),
    ({"value": -500, "unit": "EUR"}, "€_−500", "€_−500"),
    ({"from": 105000, "to": 125000, "unit": "EUR"}, "€_105.000 tot €_125.000", "€_105.000 tot €_125.000"),
    ({"from": 3, "to": 4.5, "unit": "jaar", "bound": "gemiddeld"}, "gemiddeld 3 tot 4,5_jaar", "3 tot 4,5"),
    ({"from": -4, "to": -2, "unit": "procentpunt"}, "−4 tot −2_procentpunt", "−4 tot −2"),
    ({"value": 19, "unit": "meldingen", "of": {"value": 20}}, "19 van de 20 meldingen", "19"),
    ({"value": 19, "unit": "meldingen", "of": {"value": 20, "unit": "meldingen"}}, "19 van de 20 meldingen", "19"),
    ({"value": 19, "unit": "huishoudens", "of": {"value": 20, "unit": "meldingen"}}, "19_huishoudens van de 20 meldingen", "19"),
    ({"value": 75, "unit": "%", "of": {"unit": "bezoekers"}}, "75% van de bezoekers", "75%"),
    ({"value": 5, "unit": "EUR", "of": {"value": 1000}}, "€_5 van de €_1.000", "€_5"),
    ({"value": 5, "of": {"value": 9}}, "5 van de 9", "5"),
    ({"value": 12.5, "unit": "%"}, "12,5%", "12,5%"),
    ({"value": 15, "unit": "bewoners", "bound": "bijna"}, "bijna 15_bewoners", "15"),
    ({"value": 15, "unit": "bewoners", "bound": "ruim"}, "ruim 15_bewoners", "15"),
    ({"value": 15, "bound": "min"}, "ten minste 15", "15"),
    ({"value": 15, "bound": "max"}, "ten hoogste 15", "15"),
    ({"value": 15, "bound": "meer-dan"}, "meer dan 15", "15"),
    ({"value": 15, "bound": "minder-dan"}, "minder dan 15", "15"),
    ({"words": "alle scholen op drie na"}, "alle scholen op drie na", "alle scholen op drie na"),
    ({"words": "kostenneutraal", "unit": "EUR", "bound": "circa"}, "kostenneutraal", "kostenneutraal"),
]


@pytest.mark.parametrize(("given", "full", "short"), QUANTITIES, ids=[full for _, full, _ in QUANTITIES])
def test_quantities(given: dict[str, object], full: str, short: str) -> None:
    """In full, and the number alone to stand big beside words."""
    value = Quantity.model_validate(given)
    assert low(dutch.quantity(value)) == full
    assert low(dutch.short(value)) == short


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"date": "2017-04"}, "april 2017"),
        ({"when": "bij de start"}, "bij de start"),
        ({"date": "2013", "when": "schooljaar 2013-2014"}, "schooljaar 2013-2014"),
        ({"date": "2017-04", "when": "na drie jaar"}, "na drie jaar (april 2017)"),
        ({}, ""),
    ],
)
def test_moments(given: dict[str, object], words: str) -> None:
    """The words of the source, with the date when they do not hold it already."""
    assert dutch.moment(Quantity.model_validate({"value": 1, **given})) == words


@pytest.mark.parametrize(("number", "words"), [(0, "geen casussen"), (1, "1 casus"), (2, "2 casussen"), (1200, "1.200 casussen")])
def test_counts(number: int, words: str) -> None:
    """One and more."""
    assert dutch.count(number, "casus", "casussen") == words


@pytest.mark.parametrize(("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")])
def test_listings(items: list[str], words: str) -> None:
    """A list in a sentence."""
    assert dutch.listing(items) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["Evaluatie"], "Evaluatie"),
        (["Evaluatie", "Kosten-batenanalyse (MKBA)"], "Evaluatie en kosten-batenanalyse (MKBA)"),
        (["Kosten-batenanalyse (MKBA)", "Evaluatie"], "Kosten-batenanalyse (MKBA) en evaluatie"),
        (["Evaluatie", "MKBA", "Onderzoek"], "Evaluatie, MKBA en onderzoek"),
        (["Onderzoek", "Cijfers die zijn bijgehouden", "Een korte vermelding in een bron"], "Onderzoek, cijfers die zijn bijgehouden en een korte vermelding in een bron"),
    ],
)
def test_labels(items: list[str], words: str) -> None:
    """Only the first letter of the later ones is small; what is an abbreviation stays one."""
    assert dutch.labels(item for item in items) == words
