"""Finds what a guide knows by half a name: places, parties, themes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.guide import Guide
from generator.ids import slug
from generator.model.base import Kind
from generator.vocabulary import Facet

#: How many are shown to choose from.
MOST = 8


@dataclass(frozen=True)
class Known:
    """Something that the guide knows: its id, its name and its other names."""

    id: str
    name: str
    others: tuple[str, ...] = ()


def known(guide: Guide, kind: Kind) -> Iterator[Known]:
    """Everything of a kind that a case can name; of the themes only those that say what a case is about."""
    if kind is Kind.THEME:
        for name, theme in guide.themes_of(Facet.CHALLENGE):
            yield Known(name, theme.label, theme.synonyms)
    elif kind is Kind.SOURCE:
        for name, source in guide.sources.items():
            yield Known(name, source.title, (source.reference,) if source.reference else ())
    elif kind is Kind.PARTY:
        yield from (Known(name, party.name, party.aliases) for name, party in guide.parties.items())
    elif kind is Kind.PLACE:
        yield from (Known(name, place.name, place.aliases) for name, place in guide.places.items())


def find(guide: Guide, kind: Kind, words: str) -> list[Known]:
    """What looks like these words, the likeliest first: all of them occur in its id or in one of its names. Accents and capitals do not count."""
    ranked = [(rank, item.name, item) for item in known(guide, kind) if (rank := _rank(item, words)) is not None]
    return [item for _, _, item in sorted(ranked, key=lambda found: found[:2])]


def exact(guide: Guide, kind: Kind, words: str) -> Known | None:
    """The one thing that has just this id or name."""
    found = [item for item in known(guide, kind) if _rank(item, words) == 0]
    return found[0] if len(found) == 1 else None


def _rank(item: Known, words: str) -> int | None:
    wanted = slug(words)
    names = [item.id, *(slug(name) for name in (item.name, *item.others))]
    if not wanted:
        return None
    if wanted in names:
        return 0
    parts = wanted.split("-")
    fitting = [name for name in names if all(part in name for part in parts)]
    if not fitting:
        return None
    return 1 if any(name.startswith(wanted) for name in fitting) else 2


def free_id(name: str, taken: Iterable[str]) -> str:
    """The id that a name gives, with a number when it is taken."""
    start, used, number = slug(name) or "nieuw", set(taken), 2
    found = start
    while found in used:
        found, number = f"{start}-{number}", number + 1
    return found
