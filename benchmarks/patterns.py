"""A file of the real guide as a pattern: the same text with other words, other ids and another day each time it is filled in.

What stands in a file stays where it is: every number, quotation mark and list, the order and length of everything. Words are
replaced by words of the same length, each word of a file by one other, so that no text becomes longer than it may be and no two
that differ become the same. Words of terms stay, or no text would name a term; so do words that nearly every case has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from generator.model.base import Kind

#: The fields whose words may be others: what readers read, and what they search by.
TEXTS = frozenset(
    """title summary goals background approach text what setbacks definition label intro caveats why quote note words when search_words synonyms target_groups
    name description""".split()
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_LINK = re.compile(r"\]\((?P<kind>[a-z]+):(?P<link>[a-z0-9-]+)\)|\[\^bron: *(?P<source>[a-z0-9-]+)|\]\([^)]*\)|https?://\S+|" + _WORD.pattern)
_KINDS = {kind.value: kind for kind in Kind}
#: A word that stands in more files than this part of them is one of the language, not of a subject.
_COMMON = 0.2


class Words:
    """The words that can stand in each other's place: by length, in an order of chance."""

    def __init__(self, texts: Collection[str], kept: Iterable[str], shuffle: Callable[[list[str]], None]) -> None:
        files = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
        # Those of a name such as PostNL too: it stays, and no other word may become the same.
        stay = {word for text in kept for word in _WORD.findall(text.lower())} | {word.lower() for text in texts for word in _WORD.findall(text) if not word[1:].islower()}
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(files):
            # A letter such as İ is two in lower case.
            if word not in stay and files[word] <= _COMMON * len(texts) and len(word.title()) == len(word):
                self._by_length.setdefault(len(word), []).append(word)
        self._places: dict[str, tuple[list[str], int]] = {}
        for words in self._by_length.values():
            shuffle(words)
            self._places.update((word, (words, index)) for index, word in enumerate(words))

    def slot(self, typed: str) -> Word | str:
        """A word of a text as what can be replaced; what is no plain word stays."""
        found = self._places.get(typed.lower())
        return Word(*found, capital=typed[0].isupper()) if found and typed[1:].islower() else typed


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may be another."""

    others: list[str]
    index: int
    capital: bool

    def turned(self, turn: int) -> str:
        """The word that stands `turn` further on."""
        word = self.others[(self.index + turn) % len(self.others)]
        return word.capitalize() if self.capital else word


@dataclass(frozen=True, slots=True)
class Pointer:
    """An id of something else."""

    kind: Kind
    id: str


class Added:
    """The day on which a record was added."""


ADDED = Added()
Part = str | Word | Pointer | Added
Place = tuple[int, int]


@dataclass(frozen=True)
class Pattern:
    """A text with slots."""

    parts: list[Part]
    pointers: frozenset[tuple[Kind, str]] = field(default=frozenset())

    def filled(self, turn: int, named: Callable[[Kind, str], str], day: str) -> str:
        """The text with its words `turn` further on, the ids that `named` gives, and this day."""
        made = []
        for part in self.parts:
            if isinstance(part, str):
                made.append(part)
            elif isinstance(part, Word):
                made.append(part.turned(turn))
            elif isinstance(part, Pointer):
                made.append(named(part.kind, part.id))
            else:
                made.append(day)
        return "".join(made)


def pattern_of(text: str, references: Mapping[Place, Kind], words: Words, first_line: int = 1, body: str = "") -> Pattern:
    """The pattern of YAML, with `body` as prose behind it; `references` says where in the file an id stands, and of what."""
    parts: list[Part] = []
    done = 0
    for key, node in _scalars(yaml.compose(text, Loader=yaml.CSafeLoader)):
        start, end = node.start_mark.index, node.end_mark.index
        kind = references.get((node.start_mark.line + first_line, node.start_mark.column + 1))
        made: list[Part]
        if kind:
            made = [Pointer(kind, node.value)]
        elif key == "added":
            made = [ADDED]
        elif key in TEXTS:
            made = list(_prose(text[start:end], words))
        else:
            continue
        parts += (text[done:start], *made)
        done = end
    joined = _joined([*parts, text[done:], *_prose(body, words)])
    return Pattern(joined, frozenset((part.kind, part.id) for part in joined if isinstance(part, Pointer)))


def _scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """(the key it stands under, value) of each value, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield key, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, key)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, name.value)


def _prose(text: str, words: Words) -> Iterator[Part]:
    """A text with its words and ids as slots; addresses on the internet stay."""
    done = 0
    for found in _LINK.finditer(text):
        group = found.lastgroup
        if group:
            name = found[found.lastindex or 0]
            yield text[done : found.start(found.lastindex or 0)]
            yield Pointer(Kind.SOURCE if group == "source" else _KINDS[found["kind"]], name)
            done = found.end(found.lastindex or 0)
        elif found[0][0].isalpha() and not found[0].startswith("http"):
            yield text[done : found.start()]
            yield words.slot(found[0])
            done = found.end()
    yield text[done:]


def _joined(parts: Iterable[Part]) -> list[Part]:
    """The same with neighbouring pieces of fixed text as one."""
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        elif part != "":
            made.append(part)
    return made
