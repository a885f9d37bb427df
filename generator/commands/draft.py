"""A new case: what is known of it, and placeholders for the rest, as the text of a case file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.checks.todo import PLACEHOLDER
from generator.commands.finding import free_id
from generator.guide import Guide
from generator.ids import slug
from generator.reading.comments import Comment, Where
from generator.vocabulary import About, Choice, Evidence, Filter, PartyType, PlaceType, Role, SourceType, Status
from generator.writing.form import case_schema
from generator.writing.ids import MOST_WORDS
from generator.writing.writer import write_case

#: What stands above a new case.
INTRODUCTION = (
    "# Vervang elke tekst die met VUL IN begint. 'wijkengids check' noemt wat nog open is.",
    "# Staat iets niet in uw bron? Haal het veld dan weg, of schrijf onbekend waar dat mag.",
    "# Haal deze regels weg als u klaar bent.",
)


@dataclass
class Draft:
    """What is known of a new case. What no register has yet stands in `new`, by the key of its list."""

    title: str = ""
    places: list[str] = field(default_factory=list)
    challenges: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    source: str = ""
    status_date: str = ""
    new: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def to_fill_in(words: str) -> str:
    """A placeholder: `check` tells an editor to replace it."""
    return f"{PLACEHOLDER}: {words}"


def choose_from(choices: Iterable[Choice]) -> str:
    """A placeholder with the values to choose from."""
    return to_fill_in(f"kies uit {', '.join(choice.value for choice in choices)}")


def new_place(name: str) -> dict[str, str]:
    """A place that no register has yet."""
    return {"name": name, "type": choose_from(PlaceType)}


def new_party(name: str) -> dict[str, str]:
    """A party that no register has yet."""
    return {"name": name, "type": choose_from(PartyType)}


def new_source(title: str) -> dict[str, str]:
    """A source that no register has yet."""
    return {"title": title, "publisher": to_fill_in("wie gaf dit uit?"), "date": to_fill_in("van wanneer is het? Bijvoorbeeld 2026 of 2026-04"), "type": choose_from(SourceType)}


def experience(title: str, today: str) -> dict[str, str]:
    """What somebody saw for themselves, told today, as a source."""
    return {
        "title": f"Eigen ervaring met {title}",
        "publisher": to_fill_in("wie vertelt dit? Noem de organisatie of de rol, niet de naam van een mens"),
        "date": today[:7],
        "type": SourceType.EXPERIENCE.value,
    }


def text_of(draft: Draft, added: str) -> str:
    """The file of a new case in the canonical form."""
    reference = {"document": draft.source}
    value: dict[str, Any] = {
        "title": draft.title,
        "summary": to_fill_in("in één of twee zinnen: wat gebeurt hier, voor wie, en wat leverde het op?"),
        "status": choose_from(Status),
        "status_date": draft.status_date or to_fill_in("tot wanneer weet u dit? Bijvoorbeeld 2026 of 2026-04"),
        "places": draft.places,
        "challenges": draft.challenges,
        "evidence": {"kind": choose_from(Evidence)},
        "parties": [{"party": party, "role": choose_from(Role)} for party in draft.parties],
        "approach": to_fill_in("hoe werkt het, stap voor stap?"),
        "results": {"summary": to_fill_in("wat kwam ervan terecht?"), "setbacks": to_fill_in("wat lukte niet, of stopte?")},
        "learnings": [
            {
                **{"id": "leerpunt-1", "title": to_fill_in("één les voor een ander, in een paar woorden"), "text": to_fill_in("wat gebeurde er, en wat raadt u aan?")},
                **{"about": choose_from(About), "source": reference},
            }
        ],
        "sources": [reference],
        "new": draft.new or None,
        "added": added,
    }
    return write_case(value, case_schema(), [Comment(line, Where.START, (), words) for line, words in enumerate(INTRODUCTION, 1)])


def proposed_id(guide: Guide, draft: Draft, taken: Collection[str]) -> str:
    """The id that a title and a place suggest; of a part of a municipality the municipality is named."""
    name = "-".join(slug(draft.title).split("-")[:MOST_WORDS])
    place = draft.places[0] if draft.places else ""
    if place in guide.places:
        place = guide.municipality_of(place) or place
    if place and place not in name:
        name = f"{name}-{place}".strip("-")
    return free_id(name or "mijn-casus", taken)


def taken_ids(guide: Guide, files: Iterable[str]) -> set[str]:
    """Ids that no new case can have: those of cases, now or earlier, and those of lists of cases."""
    return {*files, *guide.cases, *(alias for case in guide.cases.values() for alias in case.aliases), *(name.value for name in Filter)}
