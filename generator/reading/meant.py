"""What an editor means by a number, a date or a word that is written in another way. Only a hint: nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.ids import nearest, slug
from generator.model.base import is_point
from generator.wording import MEANINGS

BOUNDS = {
    **dict.fromkeys(("ca", "ca.", "circa", "ongeveer", "zo’n", "zo'n", "±"), "circa"),
    **dict.fromkeys(("min", "min.", "minimaal", "minstens"), "min"),
    **dict.fromkeys(("max", "max.", "maximaal", "hoogstens"), "max"),
    **dict.fromkeys(("meer dan", ">"), "meer-dan"),
    **dict.fromkeys(("minder dan", "<"), "minder-dan"),
    "bijna": "bijna",
    "ruim": "ruim",
    "gemiddeld": "gemiddeld",
}
#: What a number is multiplied by in words.
TIMES = {"k": 1_000, "duizend": 1_000, "ton": 100_000, "mln": 1_000_000, "mln.": 1_000_000, "miljoen": 1_000_000, "miljard": 1_000_000_000}
#: How people write that an amount is in euros, in small letters.
EUROS = ("€", "eur", "euro", "euros", "euro's", "euro’s")
_NUMBER = re.compile(
    r"(?P<bound>[^\d€-]+? )?(?P<euro>€|EUR|euro)? ?(?P<number>-?\d[\d.]*(?:,\d+)?)(?:,-)? ?(?P<times>k|duizend|ton|mln\.?|miljoen|miljard)?(?: ?(?P<unit>%|(?<= )[^\W\d][\w ]*))?", re.IGNORECASE
)
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_DAY = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2}|[a-z]+)[-/. ](\d{4})")


def meant_number(text: str, whole: bool = False) -> str | None:
    """How a number with a Dutch comma, a unit or words would be written: `200000, unit: EUR`. None when that is not clear.

    `whole` is true for a field that has no unit, such as a page.
    """
    match = _NUMBER.fullmatch(" ".join(text.split()))
    bound = BOUNDS.get((match["bound"] or "").strip().lower()) if match else None
    if not match or (match["bound"] and not bound):
        return None
    digits = match["number"]
    if re.match(r"-?0\d", digits):
        return None
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", digits) and not re.fullmatch(r"-?\d+\.\d+", digits):
        return None
    dotted = re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", digits)
    plain = (digits.replace(".", "") if dotted or "," in digits else digits).replace(",", ".")
    unit = (match["unit"] or "").lower()
    euros = match["euro"] or unit in EUROS or (match["times"] or "").lower() == "ton"
    parts = [_times(plain, TIMES.get((match["times"] or "").lower(), 1))]
    parts += [f"bound: {bound}"] if bound else []
    parts += ["unit: EUR"] if euros else ['unit: "%"'] if unit in ("%", "procent") else [f"unit: {match['unit']}"] if unit else []
    if len(parts) > 1 and whole:
        return None
    return None if parts == [text] else ", ".join(parts)


def _times(digits: str, factor: int) -> str:
    """A number in digits, times a thousand or more, without rounding; no zeros that say nothing."""
    minus, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    units, _, fraction = digits.partition(".")
    zeros = len(str(factor)) - 1
    fraction = fraction.ljust(zeros, "0")
    units, fraction = (units + fraction[:zeros]).lstrip("0") or "0", fraction[zeros:].rstrip("0")
    return f"{minus}{units}.{fraction}" if fraction else minus + units


def meant_date(text: str, day: bool = False, period: bool = True) -> str | None:
    """How a date as people write it would be written: `04-2017` and `april 2017` are `2017-04`. None when that is not clear.

    `day` asks for a whole day, `period` says whether a period may stand there.
    """
    typed = " ".join(text.lower().split())
    if match := _DAY.fullmatch(typed):
        date, month, year = match.groups()
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
        made = f"{year}-{number:02d}" + (f"-{int(date):02d}" if date else "")
    elif match := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", typed):
        made = f"{match[1]}-{int(match[3]):02d}" + (f"-{int(match[4]):02d}" if match[4] else "")
    elif match := re.fullmatch(r"(\d{4}) ?(?:-|–|t/m|tot) ?(\d{4})", typed):
        return f"{match[1]}/{match[2]}" if period and match[1] < match[2] else None
    else:
        return None
    return made if is_point(made) and (len(made) == 10 or not day) else None


def meant_flag(text: str) -> str | None:
    """`true` or `false` for a yes or a no in other words."""
    word = text.strip().lower()
    return "false" if word in ("nee", "no", "off", "n", "0", "false", "onwaar") else "true" if word in ("ja", "yes", "on", "y", "j", "1", "true", "waar") else None


def meant_word(text: str, known: Iterable[str]) -> str | None:
    """The known word that someone means who typed this: in other words, in capitals, with signs around it, or nearly right."""
    choices = list(known)
    plain = slug(text)
    for word in (plain.replace("-", "_"), plain, *(meaning for meaning in MEANINGS.get(plain, ()))):
        if word in choices:
            return word
    return nearest(text, choices)
