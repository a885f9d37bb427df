"""Numbers, dates and quantities as Dutch readers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.model.case import Period
from generator.model.observation import Quantity
from generator.vocabulary import Bound, Certainty, Nature

#: What stands where a source says nothing.
SILENT = "Dat zegt de bron niet"
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
# Where a sentence ends: the next one begins with a capital.
_END = re.compile(r"[.?!][’”)]?(?=\s+[‘“(]?[A-Z0-9])")
_NO_BREAK = "\u00a0"
# Units whose numbers are years, which take no dot for thousands.
_YEARS = {"jaartal", "bouwjaar"}
# Units that a reader does not expect behind the number: what is counted says it.
_UNSAID = {*_YEARS, "rapportcijfer"}
#: Money that comes in is not spent.
COMES_IN = {Certainty.REALISED: "ontvangen", Certainty.ONGOING: "kwam toen binnen"}
#: Units of counts, which are typed in the plural: one of them is singular.
SINGULAR = {"wijken": "wijk", "gemeenten": "gemeente", "steden": "stad", "woningen": "woning", "huishoudens": "huishouden", "scholen": "school", "onderzoeken": "onderzoek"}


def number(value: float, unit: str | None = None) -> str:
    """1413.7 as `1.413,7`, and 6.0 as `6,0`: a measurement in tenths that happens to be whole is printed as such."""
    if unit in _YEARS:
        return str(value)
    whole, _, decimals = f"{Decimal(repr(value)):,f}".partition(".")
    text = f"{whole}.{decimals}" if decimals else whole
    return text.replace(",", " ").replace(".", ",").replace(" ", ".").replace("-", "−")


def date(text: str) -> str:
    """`2017-04-12` as `12 april 2017`, `2017-04` as `april 2017`, `2006/2012` as `2006 tot en met 2012`."""
    if "/" in text:
        start, _, end = text.partition("/")
        return f"{date(start)} tot en met {date(end)}"
    parts = [int(part) for part in text.split("-")]
    day = [str(parts[2])] if len(parts) == 3 else []
    month = [MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return " ".join([*day, *month, str(parts[0])])


def on(text: str) -> str:
    """When something was so: `op 12 april 2017`, `in april 2017`, `in 2006 tot en met 2012`."""
    return f"{'op' if len(text.partition('/')[0]) == 10 else 'in'} {date(text)}"


def period(value: Period) -> str:
    """A period in words: `2014 tot nu`, `sinds 2011`, `november 2016 tot en met mei 2017`."""
    if value.start == "onbekend":
        words = "" if value.end in ("onbekend", "lopend") else f"tot en met {date(value.end)}"
    elif value.end == "lopend":
        words = f"sinds {date(value.start)}"
    elif value.end == "onbekend":
        words = f"begon {on(value.start)}"
    else:
        words = date(f"{value.start}/{value.end}")
    length = quantity(value.duration) if value.duration else ""
    return f"{words} ({length})" if words and length else words or length


def _amount(value: float, unit: str | None) -> str:
    if unit == "EUR":
        text = number(int(value)) if value == int(value) else number(round(value, 2))
        if "," in text and len(text.rpartition(",")[2]) == 1:
            text += "0"
        return f"€{_NO_BREAK}{text}"
    if unit == "%":
        return f"{number(value)}%"
    return number(value, unit)


def quantity(value: Quantity) -> str:
    """A quantity in words: `ongeveer € 200.000`, `19 van de 20 meldingen`, `€ 105.000 tot € 125.000`."""
    if value.words is not None:
        return value.words
    one = value.value == 1 and value.unit in SINGULAR
    unit = "" if value.unit in (None, "EUR", "%", *_UNSAID) else f"{_NO_BREAK}{SINGULAR[str(value.unit)] if one else value.unit}"
    if value.value is None:
        assert value.from_ is not None
        assert value.to is not None
        text = f"{_amount(value.from_, value.unit)} tot {_amount(value.to, value.unit)}"
    else:
        text = _amount(value.value, value.unit)
    if value.of and value.of.value is not None:
        of_unit = value.of.unit or value.unit or ""
        same = value.of.unit in (None, value.unit)
        shown = "" if of_unit in ("EUR", "%") else f" {of_unit}"
        text = f"{text}{'' if same else unit} van de {_amount(value.of.value, of_unit)}{shown}".rstrip()
        unit = ""
    elif value.of:
        text, unit = f"{text}{unit} van de {value.of.unit}", ""
    bound = f"{value.bound.label} " if value.bound is not Bound.EXACT else ""
    return f"{bound}{text}{unit}"


def short(value: Quantity) -> str:
    """The number of a quantity alone, to stand big beside words that say how exact it is and what it counts."""
    if value.words is not None:
        return value.words
    bare = value.unit if value.unit in ("EUR", "%", *_UNSAID) else None
    return quantity(value.model_copy(update={"unit": bare, "of": None, "bound": Bound.EXACT}))


def moment(value: Quantity) -> str:
    """When a quantity held, in words; empty when the source does not say."""
    if value.when and value.date and value.when.startswith("sinds "):
        return f"{value.when}, gemeten in {date(value.date)}"
    if value.when and value.date:
        return value.when if value.date[:4] in value.when else f"{value.when} ({date(value.date)})"
    return value.when or (date(value.date) if value.date else "")


def certainty(how: Certainty, nature: Nature | str = "") -> str:
    """How sure an amount of this nature is, in words."""
    return COMES_IN.get(how, how.label) if nature is Nature.REVENUE else how.label


def per(text: str | None) -> str:
    """Over what an amount goes, to stand behind it: ` per jaar`, ` eenmalig`; nothing when the source does not say."""
    return f" {text}" if text in ("eenmalig", "structureel") else f" per {text}" if text else ""


def section(name: str | None) -> str:
    """The name of a part of a source: `paragraaf 3.2`, `Bijlage 1`."""
    return f"{'paragraaf ' if name[:1].isdigit() and '.' in name[:3] else ''}{name}" if name else ""


def count(number_of: int, one: str, more: str) -> str:
    """`1 casus`, `12 casussen`, `geen casussen`."""
    return f"{number(number_of) if number_of else 'geen'} {one if number_of == 1 else more}"


def listing(words: list[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    return f"{', '.join(words[:-1])} en {words[-1]}" if len(words) > 1 else "".join(words)


def labels(words: Iterable[str]) -> str:
    """Labels as one list in a sentence: `Evaluatie, kosten-batenanalyse (MKBA) en onderzoek`. Abbreviations keep their capitals."""
    first, *rest = [*words] or [""]
    return listing([first, *(word if word[1:2].isupper() else word[:1].lower() + word[1:] for word in rest)])


def brief(text: str, most: int) -> str:
    """A text of at most so many letters: whole sentences when those are not few, else whole words and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    ends = [match.end() for match in _END.finditer(text) if match.end() <= most]
    if ends and ends[-1] >= most // 3:
        return text[: ends[-1]]
    return text[: text.rfind(" ", 0, most)].rstrip(" ,;:–-(‘") + "…"
