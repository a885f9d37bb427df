"""Guides of any size that look like the real one: the real cases again and again, each time with other words, places, parties, sources and days.

A hundred cases are the 78 real ones with other words and 22 of them once more; so figures, amounts, charts, learnings, relations and lengths
are as those of real cases, in the same proportions. The registers grow along, but not as fast: a new case brings fewer new names than the one
before it (as words of a text do). What many cases share (a ministry, a province, a theme) stays one, and is shared by more. Terms stay as many as they are.

Every guide passes `wijkengids check` without an error or a warning. The same real guide, number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.patterns import TEXTS, Pattern, Place, Words, pattern_of
from benchmarks.synthetic import PARTS, ROOT, SEED, Names, strings
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.walk import references
from generator.pipeline import Checked, read_guide
from generator.reading.files import FOLDERS, REGISTERS
from generator.reading.meant import TIMES
from generator.reading.names import INDICATORS

#: The registers grow as the number of cases to this power (Heaps' law, of words in a text).
GROWTH = 0.55
LEAST = 25
#: Something in more real cases than this stays one in a large guide.
_SHARED = 5
#: Kinds that are as many in a large guide as in the real one.
_FIXED = {Kind.THEME, Kind.TERM, Kind.PAGE}
#: What is only there when something points to it, or the gate would say that nothing does.
_USED = {Kind.PLACE: "plaatsen.yml", Kind.PARTY: "partijen.yml", Kind.TERM: "begrippen.yml"}
_DAYS = 720
_QUARTERS = ("wijk", "buurt", "complex")
Pointed = tuple[Kind, str, int]


class Original:
    """The real guide as patterns."""

    def __init__(self, root: Path, shuffle: Callable[[list[str]], None]) -> None:
        self.root = root
        self.checked = read_guide(root)
        self.guide = self.checked.guide
        self._references = _references(self.checked)
        texts = [" ".join(strings(record.model_dump(mode="json"), TEXTS)) for records in self.guide.records.values() for record in records.values()]
        terms = [text for term in self.guide.terms.values() for text in (term.term, *term.synonyms, term.abbreviation or "")]
        # With another word behind it `2,5 miljoen` would no longer be that amount.
        self.words = Words(texts, (*terms, *TIMES), shuffle)
        self.cases = {name: self._pattern(f"cases/{name}.yml") for name in self.guide.cases}
        self.texts = {(kind, name): self._pattern(f"{folder}/{name}.md") for folder, (kind, _) in FOLDERS.items() for name in self.guide.records[kind]}
        self.indicators = {name: self._pattern(f"{INDICATORS}/{name}.yml") for name in self.guide.indicators}
        self.entries = {(kind, name): pattern for file, (kind, _) in REGISTERS.items() for name, pattern in self._entries(f"content/{file}")}

    def _pattern(self, path: str) -> Pattern:
        text = (self.root / path).read_text(encoding="utf-8")
        if not path.endswith(".md"):
            return pattern_of(text, self._references.get(path, {}), self.words)
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        made = pattern_of(f"{front}\n", self._references.get(path, {}), self.words, 2, f"---\n{body}")
        return Pattern(["---\n", *made.parts], made.pointers)

    def _entries(self, path: str) -> Iterator[tuple[str, Pattern]]:
        """(id, pattern) of each entry of a register."""
        lines = (self.root / path).read_text(encoding="utf-8").splitlines(keepends=True)
        starts = [index for index, line in enumerate(lines) if line.startswith("- ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield lines[start].removeprefix("- id:").strip(), pattern_of("".join(lines[start:end]), self._references.get(path, {}), self.words, start + 1)

    def shared(self) -> set[tuple[Kind, str]]:
        """What stays one: things of the whole country, and what many cases have."""
        guide = self.guide
        many = {(kind, name) for kind in (Kind.PLACE, Kind.PARTY) for name in guide.records[kind] if len(guide.referring((kind, name), Kind.CASE)) >= _SHARED}
        return many | {(Kind.PLACE, name) for name, place in guide.places.items() if place.type in ("land", "provincie")}


def _references(checked: Checked) -> dict[str, dict[Place, Kind]]:
    """File → where in it an id stands, and of what."""
    found: dict[str, dict[Place, Kind]] = {}
    for records in checked.content.records.values():
        for record, origin in records:
            for path, marker, _ in references(record):
                file, mark = checked.content.place(origin, path)
                found.setdefault(file, {})[mark.line, mark.column] = marker.kind
    return found


class Grower:
    """Writes a guide of so many cases."""

    def __init__(self, original: Original, cases: int, chance: random.Random) -> None:
        self._original = original
        self._chance = chance
        self._shared = original.shared()
        self._order = _order(original.guide, chance)
        if cases < LEAST:
            raise ValueError(f"at least {LEAST} cases: some records name many")
        self._rank = {name: index for index, name in enumerate(self._order)}
        self._number = cases
        self._copies = max(1, round((cases / len(self._order)) ** GROWTH))
        # What something points to, in the order in which it was met.
        self._used: dict[Pointed, None] = {}

    def write(self, folder: Path) -> None:
        """Write all files below `folder`."""
        for name in {"cases", "content", INDICATORS, *FOLDERS}:
            (folder / name).mkdir(parents=True, exist_ok=True)
        original = self._original
        for number in range(self._number):
            world, name = number // len(self._order), self._order[number % len(self._order)]
            pattern = original.cases[name]
            text = pattern.filled(self._turn(), self._namer(pattern, world, self._chance.randrange(self._copies), name), self._day())
            _write(folder / "cases" / f"{_numbered(name, world)}.yml", text)
        paths = {kind: path for path, (kind, _) in FOLDERS.items()}
        for (kind, name), pattern in original.texts.items():
            for copy in range(1 if kind in _FIXED else self._copies):
                _write(folder / paths[kind] / f"{_numbered(name, copy)}.md", self._copied(pattern, copy))
        for name, pattern in original.indicators.items():
            for copy in range(self._copies):
                _write(folder / INDICATORS / f"{_numbered(name, copy)}.yml", self._copied(pattern, copy))
                _write(folder / INDICATORS / f"{_numbered(name, copy)}.csv", self._rows(name, copy))
        self._write_registers(folder / "content")

    def _turn(self) -> int:
        return self._chance.randrange(1, 1_000_000)

    def _day(self) -> str:
        return str(datetime.date(2026, 11, 21) - datetime.timedelta(days=self._chance.randrange(_DAYS)))

    def _copied(self, pattern: Pattern, copy: int) -> str:
        """A text of which there is one for each copy of the registers; the first has the words of the real one."""
        world = self._chance.randrange(1 + (self._number - 1) // len(self._order)) if copy else 0
        return pattern.filled(self._turn() if copy else 0, self._namer(pattern, world, copy), "2026-11-22")

    def _namer(self, pattern: Pattern, world: int, copy: int, own: str = "") -> Callable[[Kind, str], str]:
        """What an id is called in a file of this world and this copy of the registers. A case that is not there is replaced by one that is, each by another."""
        there = {name for kind, name in pattern.pointers if kind is Kind.CASE and self._rank[name] < self._number}
        others = (name for name in self._order[: self._number] if name not in there and name != own)
        instead: dict[str, str] = {}

        def named(kind: Kind, name: str) -> str:
            if kind is Kind.CASE:
                if self._rank[name] >= self._number:
                    instead[name] = name = instead.get(name) or next(others)
                return _numbered(name, world if world * len(self._order) + self._rank[name] < self._number else 0)
            number = 0 if kind in _FIXED or (kind, name) in self._shared else copy
            self._used[kind, name, number] = None
            return _numbered(name, number)

        return named

    def _rows(self, name: str, copy: int) -> str:
        """The table of an indicator, of other areas and from other documents."""
        rows = list(csv.reader(io.StringIO((self._original.root / INDICATORS / f"{name}.csv").read_text(encoding="utf-8"))))
        named = self._namer(Pattern([]), 0, copy)
        for row in rows[1:]:
            for column, kind in (("area", Kind.PLACE), ("document", Kind.SOURCE)):
                row[rows[0].index(column)] = named(kind, row[rows[0].index(column)])
        made = io.StringIO()
        csv.writer(made, lineterminator="\n").writerows(rows)
        return made.getvalue()

    def _write_registers(self, content: Path) -> None:
        """Write what is pointed to, and what that points to, and so on."""
        names = Names(self._chance, (str(getattr(record, "name")) for kind in (Kind.PLACE, Kind.PARTY) for record in self._original.guide.records[kind].values()))
        made: dict[Pointed, str] = {}
        while waiting := [pointed for pointed in self._used if pointed not in made and (pointed[0] in _USED or pointed[0] is Kind.SOURCE)]:
            for kind, name, copy in waiting:
                pattern = self._original.entries[kind, name]
                if not copy:
                    made[kind, name, copy] = pattern.filled(0, self._namer(pattern, 0, 0), "")
                elif kind is Kind.SOURCE:
                    text = pattern.filled(0, self._namer(pattern, 0, copy), "")
                    title = self._original.guide.sources[name].title
                    made[kind, name, copy] = text.replace(f"id: {name}\n", f"id: {_numbered(name, copy)}\n", 1).replace(title, f"{title} ({copy + 1})", 1)
                else:
                    made[kind, name, copy] = self._entry(kind, name, copy, names)
        for file, (kind, _) in REGISTERS.items():
            place = {name: index for index, name in enumerate(self._original.guide.records[kind])}
            _write(content / file, "".join(made[entry] for entry in sorted((entry for entry in made if entry[0] is kind), key=lambda entry: (entry[2], place[entry[1]]))))

    def _entry(self, kind: Kind, name: str, copy: int, names: Names) -> str:
        """A place or a party with a name that nothing has."""
        record = self._original.guide.records[kind][name]
        named = self._namer(Pattern([]), 0, copy)
        if kind is Kind.PLACE:
            invented = names.quarter() if getattr(record, "type") in _QUARTERS else names.town()
            lists: tuple[str, ...] = ("part_of", "members")
        else:
            invented, lists = names.party(), ("places",)
        entry: dict[str, Any] = {"name": invented, "type": str(getattr(record, "type"))}
        entry |= {key: [named(Kind.PLACE, other) for other in values] for key in lists if (values := getattr(record, key))}
        return f"- id: {_numbered(name, copy)}\n" + "".join(f"  {key}: {value if isinstance(value, str) else json.dumps(value)}\n" for key, value in entry.items())


def _order(guide: Guide, chance: random.Random) -> list[str]:
    """The cases by chance, but those that others are part of and those of the home page first: a guide of any size has them."""
    names = list(guide.cases)
    chance.shuffle(names)
    first = {case.part_of for case in guide.cases.values()} | {ref.case for page in guide.pages.values() for ref in page.learnings}
    return sorted(names, key=lambda name: name not in first)


def _numbered(name: str, copy: int) -> str:
    return f"{name}-{copy + 1}" if copy else name


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def write_guide(folder: Path, cases: int, seed: int = SEED) -> None:
    """Write a guide of so many cases, with the design and the settings of the real one."""
    chance = random.Random(seed)
    Grower(Original(ROOT, chance.shuffle), cases, chance).write(folder)
    for part in PARTS:
        if part not in ("cases", "content"):
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, folder / part)


def main() -> None:
    """Write a guide to look at."""
    parser = argparse.ArgumentParser(description="Writes a guide of so many cases into a new folder.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--cases", type=int, default=1000, help="how many cases in total (1000)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number gives other cases ({SEED})")
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    write_guide(given.folder, given.cases, given.seed)


if __name__ == "__main__":
    main()
