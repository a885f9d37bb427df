"""One guide in which everything that can be typed is an attack: each field of words of each kind of record with each kind of attack.

Every record stands there as many times as there are kinds of attacks. What the gate refuses is noted with its code and typed again in calm words,
until the gate lets the guide through: what then still stands there is published, and must be plain text wherever it comes.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.model.base import Kind
from generator.pipeline import read_guide
from generator.problems import Problem
from generator.texts import parse
from generator.wording import FORM
from tests.hostile.corpus import REAL, Attack, kinds, of_kind
from tests.hostile.guide import MODELS, Values, Written, full, load, word_leaves, write
from tests.hostile.places import Leaf, Steps, at, leaves, put
from tests.support import GUIDE

#: The records of the invented guide that together have every field. Those of other kinds are taken as they come.
CHOSEN: Mapping[Kind, tuple[str, ...]] = {
    Kind.CASE: ("buurtwerf-de-lantaarn", "straatfeest"),
    Kind.PARTY: ("stichting-de-lantaarn",),
    Kind.PLACE: ("veldstad-noord",),
    Kind.TERM: ("wijkgilde",),
    Kind.SOURCE: ("verslag-veldstad-2017",),
    Kind.THEME: ("werk",),
    Kind.PAGE: ("over",),
}
#: What none of them has.
_MORE: dict[tuple[Kind, str], dict[str, Any]] = {
    (Kind.CASE, "straatfeest"): {
        "period": {"start": "2014", "duration": {"words": "een jaar of tien"}},
        "new": {
            "parties": [{"id": "nieuwe-club", "name": "Nieuwe Club", "type": "bewoners"}],
            "places": [{"id": "nieuwe-buurt", "name": "Nieuwe Buurt", "type": "buurt", "part_of": ["veldstad"], "lists": [{"list": "aandachtswijk", "source": {"document": "brief-haven-2015"}}]}],
            "sources": [{"id": "nieuw-verhaal", "title": "Nieuw Verhaal", "publisher": "De straat", "date": "2016", "type": "rapport"}],
        },
    },
    (Kind.THEME, "werk"): {"colour": "werk"},
    (Kind.NETWORK, "tweede-top"): {"attendance": {"words": "een man of tien"}, "period": {"start": "2014", "duration": {"words": "een jaar of tien"}}},
    (Kind.NETWORK, "netwerk-van-werven"): {"period": {"start": "2014", "duration": {"value": "10", "unit": "jaar"}}},
}
#: Words of which the gate knows what they may be: it says so of anything else.
_SETTLED = ("about",)


@dataclass(frozen=True)
class Place:
    """A field of a record that holds an attack."""

    kind: Kind
    record: str
    leaf: Leaf
    attack: Attack

    @property
    def field(self) -> str:
        """Which field of which kind of record."""
        return f"{self.kind.value}.{self.leaf.field}"


@dataclass
class Filled:
    """The guide, the attacks in it, and what the gate said of each that it refused."""

    values: Values
    places: dict[tuple[Kind, str, Steps], Place]
    originals: dict[tuple[Kind, str, Steps], str]
    refused: dict[Place, str] = field(default_factory=dict)
    passes: int = 0

    @cached_property
    def shown(self) -> tuple[Place, ...]:
        """The attacks that are published."""
        return tuple(place for place in self.places.values() if place not in self.refused)

    def settle(self, root: Path) -> None:
        """Type calm words wherever the gate refuses an attack, until it lets the guide through."""
        for place in self.places.values():
            if not place.attack.is_text:
                self._calm(place, "niet te schrijven")
            elif place.leaf.sort == "markdown" and leads_nowhere(place.attack.text):
                self._calm(place, "dode-link")
        for self.passes in range(1, 15):
            written = write(self.values, root)
            errors = [problem for problem in read_guide(root).problems if problem.is_error]
            if not errors:
                return
            before = len(self.refused)
            for problem in errors:
                self._heed(problem, written)
            assert len(self.refused) > before or self._try_original(errors, written), "\n".join(map(str, errors[:20]))
        raise AssertionError("the gate finds no end")

    def _where(self, problem: Problem, written: Written) -> tuple[Kind, str, Steps] | None:
        """The place that a problem is about. A rule of a record stands at the record, and a cell behind one of two lines at its row."""
        where = written.at(problem.path, problem.line, problem.column)
        if where and where not in self.places:
            if problem.code == FORM["quote"][0]:
                return (*where[:2], (*where[2], "quote"))
            if row := re.match(r"\[(\d+)\]\.(\w+)$", problem.field):
                return (*where[:2], ("rows", int(row[1]), row[2]))
        return where

    def _heed(self, problem: Problem, written: Written) -> None:
        where = self._where(problem, written)
        place = self.places.get(where) if where else None
        if place and place not in self.refused:
            self._calm(place, problem.code)

    def _try_original(self, errors: list[Problem], written: Written) -> bool:
        """Where calm words are refused as well, only the words that stood there will do."""
        changed = False
        for problem in errors:
            where = self._where(problem, written)
            if where in self.places and at(self.values[where[0]][where[1]], where[2]) != self.originals[where]:
                put(self.values[where[0]][where[1]], where[2], self.originals[where])
                changed = True
        return changed

    def _calm(self, place: Place, code: str) -> None:
        self.refused[place] = code
        where = (place.kind, place.record, place.leaf.path)
        settled = place.leaf.path[0] in ("notes",) and _SETTLED[0] in place.leaf.path
        put(self.values[place.kind][place.record], place.leaf.path, self.originals[where] if settled else f"Kalm {len(self.refused)}")

    def table(self) -> Mapping[str, Counter[str]]:
        """Kind of attack → how often each code was given, and how often it was shown."""
        found: dict[str, Counter[str]] = {kind: Counter() for kind in kinds()}
        for place in self.places.values():
            found[place.attack.kind][self.refused.get(place, "getoond")] += 1
        return found


def leads_nowhere(text: str) -> bool:
    """Does a text hold a link to a page that is not there? The gate knows no pages: a build refuses it."""
    inline = [child for token in parse(text).tokens for child in token.children or ()]
    hrefs = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
    return any(href.startswith(("/", "#", ".")) or ":" not in href for href in hrefs)


def filled(turn: int = 0) -> Filled:
    """The guide with an attack in every place. With each turn every place gets the next attack of its kind."""
    values = load(GUIDE)
    source = next(iter(values[Kind.SOURCE]))
    families = [(kind, name, full(MODELS[kind], {**values[kind][name], **_MORE.get((kind, name), {})}, [source])) for kind in MODELS for name in CHOSEN.get(kind, tuple(values[kind]))]
    made = Filled(values, {}, {})
    for number in range(len(kinds())):
        _clone(made, families, number, turn)
    return made


def _clone(made: Filled, families: list[tuple[Kind, str, dict[str, Any]]], number: int, turn: int) -> None:
    """One copy of every family, whose members point to each other."""
    own = {(kind.value, name) for kind, name, _ in families} | {(Kind.PARTY.value, "nieuwe-club"), (Kind.PLACE.value, "nieuwe-buurt"), (Kind.SOURCE.value, "nieuw-verhaal")}
    order = 0
    for kind, name, family in families:
        value = copy.deepcopy(family)
        record = f"{name}-{number}"
        for leaf in list(leaves(MODELS[kind], value)):
            typed = at(value, leaf.path)
            if (leaf.names, typed) in own or (leaf.path[0] == "aliases" and leaf.sort == "id") or (leaf.path[0] == "new" and leaf.path[-1] == "id"):
                put(value, leaf.path, f"{typed}-{number}")
        for leaf in word_leaves(MODELS[kind], value):
            attacks = of_kind(kinds()[(order + number) % len(kinds())])
            attack = attacks[(order + number + turn) % len(attacks)]
            where = (kind, record, leaf.path)
            made.places[where] = Place(kind, record, leaf, attack)
            made.originals[where] = at(value, leaf.path)
            put(value, leaf.path, attack.marked(leaf.sort))
            order += 1
        made.values[kind][record] = value


def pairs(made: Filled) -> Iterator[tuple[str, str]]:
    """(field, kind of attack) of every place."""
    yield from ((place.field, place.attack.kind) for place in made.places.values())


def is_real(place: Place) -> bool:
    """Is this no attack, but writing that may stand anywhere?"""
    return place.attack.kind == REAL
