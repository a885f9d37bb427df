"""What a page is about in one or two sentences, for programs that show a link to it: of pages that say no such thing themselves."""

from __future__ import annotations

from collections.abc import Sequence

from generator import dutch
from generator.model.registers import Party, Place, Source
from generator.pages.site import Facts
from generator.vocabulary import PartyType

#: As many letters as most programs show.
_MOST = 160


def of_place(place: Place, title: str, found: Sequence[Facts]) -> str:
    """What happened in a place."""
    what = _what(title, place.type.label)
    return _named(f"{what}. {_count(found)}", found) if found else f"{what}: waar deze plaats in de gids voorkomt."


def of_party(party: Party, found: Sequence[Facts]) -> str:
    """In what a party took part."""
    what = _what(party.name, party.type.label)
    return _named(f"{what} deed mee aan {_count(found)}", found) if found else f"{what}: waar deze partij in de gids voorkomt."


def of_source(source: Source, number: int) -> str:
    """What a source is and how much of the guide comes from it."""
    what = f"{source.title}: {_small(source.type.label)} van {source.publisher}, {dutch.date(source.date)}."
    return f"{what} Bron van {dutch.count(number, 'praktijkvoorbeeld', 'praktijkvoorbeelden')}." if number else what


def of_value(axis: str, value: str, found: Sequence[Facts]) -> str:
    """The cases that have one value of an axis."""
    return _named(f"{axis.rstrip('?')}: {value}. {_count(found)}", found)


def _count(found: Sequence[Facts]) -> str:
    return dutch.count(len(found), "praktijkvoorbeeld", "praktijkvoorbeelden")


def _named(start: str, found: Sequence[Facts]) -> str:
    """The words with as many titles behind them as there is room for, and how many are left."""
    titles = [facts.case.title for facts in found]
    # Of a great many there is no room for most: a title has a letter or more, and two signs before the next.
    for number in range(min(len(titles), _MOST // 3), 0, -1):
        left = len(titles) - number
        text = f"{start}: {dutch.listing([*titles[:number], *([f'nog {left}'] if left else [])])}."
        if len(text) <= _MOST:
            return text
    return f"{start}."


def _what(name: str, label: str) -> str:
    """A name with what sort of thing it is, where that is not in the name and says something."""
    said = label.lower() in name.lower() or label == PartyType.OTHER.label
    return name if said else f"{name} ({_small(label)})"


def _small(label: str) -> str:
    """A label within a sentence: names keep their capitals."""
    return label if label == "Rijk" else label[:1].lower() + label[1:]
