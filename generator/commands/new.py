"""`wijkengids new`: a new case file from a few answers, given as flags or to questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands.draft import Draft, experience, new_party, new_place, new_source, proposed_id, taken_ids, text_of
from generator.commands.files import write_whole
from generator.commands.finding import MOST, Known, exact, find, free_id
from generator.guide import Guide
from generator.ids import RESERVED, is_id, nearest, slug
from generator.model.base import Kind
from generator.reading.names import files_in

#: With what an answer begins that is not in a register yet.
NEW = "nieuw:"
#: What stands for what the editor saw for himself.
EXPERIENCE = "eigen-ervaring"
_LISTS = {Kind.PLACE: ("places", "plaats", new_place), Kind.PARTY: ("parties", "partij", new_party), Kind.SOURCE: ("sources", "bron", new_source)}
_FIRST_WORDS = {Kind.THEME: "dit onderwerp kennen we niet", Kind.PLACE: "deze plaats kennen we niet", Kind.PARTY: "deze partij kennen we niet", Kind.SOURCE: "deze bron kennen we niet"}


class Unclear(Exception):
    """An answer cannot be used; the message says why and what would do."""


@dataclass(frozen=True)
class Given:
    """What was given as flags; an empty one was not."""

    id: str = ""
    title: str = ""
    places: Sequence[str] = ()
    challenges: Sequence[str] = ()
    parties: Sequence[str] = ()
    source: str = ""


@dataclass
class Maker:
    """Makes a draft of a new case for a guide. `today` is the day on which it is added."""

    root: Path
    guide: Guide
    today: str
    draft: Draft = field(default_factory=Draft)

    def taken(self) -> set[str]:
        """Ids that the case cannot have."""
        return taken_ids(self.guide, [file.stem for file in files_in(self.root, "cases", ".yml")])

    def proposed(self) -> str:
        """The id that the answers so far suggest."""
        return proposed_id(self.guide, self.draft, self.taken())

    def check_id(self, name: str) -> str:
        """The id, when a new case can have it; else Unclear."""
        if not is_id(name):
            example = slug(name)
            hint = f", zoals '{example}'" if example and example not in RESERVED else ""
            raise Unclear(f"'{name}' is geen geldige id: gebruik kleine letters, cijfers en streepjes{hint}")
        if name in self.taken():
            raise Unclear(f"er is al een casus of lijst met de id '{name}'; kies een andere")
        return name

    def one(self, kind: Kind, words: str) -> str:
        """The id of the one thing that words stand for; what is new is added to the draft. Unclear when it is none or more."""
        words = words.strip()
        if words.casefold().startswith(NEW) and kind in _LISTS:
            return self.add(kind, words[len(NEW) :].strip())
        if kind is Kind.SOURCE and words.casefold() == EXPERIENCE:
            return self.add_experience()
        found = [item] if (item := exact(self.guide, kind, words)) else find(self.guide, kind, words)
        if len(found) != 1:
            raise Unclear(self.told(kind, words, found))
        return found[0].id

    def told(self, kind: Kind, words: str, found: Sequence[Known]) -> str:
        """Why words do not stand for one thing, and what would."""
        if found:
            more = ", …" if len(found) > MOST else ""
            return f"'{words}' past bij meer dan één: {', '.join(item.id for item in found[:MOST])}{more}; noem er één"
        near = nearest(slug(words), self.guide.records[kind])
        remedies = [f"bedoelt u '{near}'?"] if near else []
        if kind in _LISTS:
            remedies.append(f"is het nieuw, schrijf dan '{NEW} {words}'")
        return f"{_FIRST_WORDS[kind]}: '{words}'" + (f" ({' '.join(remedies)})" if remedies else "")

    def add(self, kind: Kind, name: str) -> str:
        """Add something that no register has yet; the id that it gets."""
        if not slug(name):
            raise Unclear(f"achter '{NEW}' hoort een naam")
        key, _, entry = _LISTS[kind]
        return self._add(kind, key, entry(name), name)

    def add_experience(self) -> str:
        """Add what the editor saw for himself as a source."""
        return self._add(Kind.SOURCE, "sources", experience(self.draft.title, self.today), f"eigen-ervaring-{'-'.join(slug(self.draft.title).split('-')[:6])}")

    def _add(self, kind: Kind, key: str, entry: dict[str, str], name: str) -> str:
        entries = self.draft.new.setdefault(key, [])
        again = next((other["id"] for other in entries if other.get("name", other.get("title")) == entry.get("name", entry.get("title"))), None)
        if again:
            return again
        found = free_id(name, [*self.guide.records[kind], *(other["id"] for other in entries)])
        entries.append({"id": found, **entry})
        return found

    def set_source(self, name: str) -> None:
        """Take a source; what it knows is as old as it is."""
        self.draft.source = name
        if name in self.guide.sources:
            self.draft.status_date = self.guide.sources[name].date
        else:
            # Told today is not: known until today. Only whoever tells it knows that.
            self.draft.status_date = ""

    def fill(self, given: Given) -> None:
        """Take over what was given as flags; Unclear for what cannot be used."""
        self.draft.title = " ".join(given.title.split())
        if given.id:
            self.check_id(given.id)
        draft = self.draft
        for kind, words, into in ((Kind.PLACE, given.places, draft.places), (Kind.THEME, given.challenges, draft.challenges), (Kind.PARTY, given.parties, draft.parties)):
            for name in words:
                if (found := self.one(kind, name)) not in into:
                    into.append(found)
        if given.source and draft.title:
            self.set_source(self.one(Kind.SOURCE, given.source))

    def write(self, name: str) -> Path:
        """Write the new case; a file that is there is never replaced."""
        file = self.root / "cases" / f"{self.check_id(name)}.yml"
        if file.exists() or file.is_symlink():
            raise Unclear(f"het bestand cases/{file.name} is er al; kies een andere id")
        write_whole(file, text_of(self.draft, self.today).encode())
        return file


def missing(given: Given) -> list[str]:
    """The flags without which nothing can be written when nobody can be asked."""
    wanted = (("--title", given.title.strip()), ("--challenge", given.challenges), ("--source", given.source.strip()))
    return [name for name, value in wanted if not value]
