"""Files as nobody wrote them: those of the guide, changed by the byte, the line, the token, the field or the reference, and noise.

Everything comes from the given `random.Random`: the same seed gives the same inputs.
"""

from __future__ import annotations

import copy
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import yaml

from generator.model.base import Kind
from generator.reading.files import FOLDERS, REGISTERS
from generator.reading.tree import read_tree
from generator.vocabulary import Facet, Initiator, Nature, Relation, Role, Status

#: What means something to YAML, to Markdown, to a table, to HTML or to us, and what is hard to read.
SIGNS = (
    "a é 😀 0 12 1.500 12,5 1e3 -0 007 0x1F nan : - ? [ ] { } , # &a *a ! !!int !x | > |2 >- ' \" \\ % @ ` --- ... ~ null true nee ja 2017 2017-04 2017-13 0000 9999 2006/2012 "
    "lopend onbekend <b> </b> <script> <!-- &lt; &#x202E; [x](casus:de-brug) [x](javascript:1) [x](/over/) [x](#y) ![x](y) [^bron: [^bron:verslag,3.2,7] [^1] ** __ ``` ~~~ # ## 1. * > |a|b| |-|-| \\* "
    "<<: title: id: source: value: unit: EUR % VUL IN jan@veldstad.example 06-12345678 https://veldstad.example http://a@b {{x}} {%x%}"
).split(" ")
SPACES = ("\n", "\n\n", "\n  ", "\n- ", "\n  - ", "  ", "\t", "\r\n", "\r", "\x00", "\x0b", "\x85", "\u2028", "\ufeff", "\u202e", "\u200b", "\ud800", "\uffff", "\u0301\u0301\u0301")
WORDS = tuple(value.value for words in (Facet, Initiator, Nature, Relation, Role, Status) for value in words)
BYTES = (b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x1a")
#: What a value may become that was something else.
OTHERS: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x",
    "nee",
    "0",
    "-1",
    "12.5",
    "1.500",
    "1e9",
    "9" * 15,
    "9" * 40,
    "2017-04",
    "2017-02-30",
    "[]",
    [],
    {},
    [None],
    [[]],
    ["x"],
    {"x": "y"},
    {"id": "x"},
    "a" * 300,
    "a b " * 60,
)
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ID = re.compile(r"(?<![\w.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w.-])")


@dataclass(frozen=True)
class Seeds:
    """What inputs are made of: the files, and the ids that there are."""

    files: Mapping[str, bytes]
    ids: Mapping[Kind, Sequence[str]]
    trees: dict[str, Any] = field(default_factory=dict)

    def some(self, random: Random, kind: Kind | None = None) -> str:
        """An id of a kind, or of any."""
        return random.choice(self.ids[kind or random.choice([kind for kind in self.ids if self.ids[kind]])] or ["niets"])

    def tree(self, path: str) -> Any:
        """The values in a file, for whoever changes them."""
        if path not in self.trees:
            tree, _ = read_tree(_front(self.files[path].decode())[0])
            self.trees[path] = tree.value if tree else {}
        return copy.deepcopy(self.trees[path])


def soup(random: Random, most: int = 30) -> str:
    """Signs and words thrown together."""
    return "".join(random.choice(SIGNS if random.random() < 0.6 else SPACES if random.random() < 0.5 else WORDS) for _ in range(random.randrange(most)))


def of_bytes(random: Random, data: bytes) -> bytes:
    """Some bytes lost, doubled, turned over, put in, or all of the file cut off."""
    for _ in range(random.randint(1, 3)):
        at, size = random.randrange(len(data) + 1), random.choice((1, 1, 1, 2, 8, 40))
        cut = data[at : at + size]
        piece = random.choice((b"", cut * 2, cut[::-1], cut + random.choice(BYTES), bytes([random.randrange(256)]), soup(random, 4).encode("utf-8", "surrogatepass")))
        data = data[:at] + piece + (b"" if random.random() < 0.02 else data[at + size :])
    return data


def of_lines(random: Random, data: bytes) -> bytes:
    """Some lines lost, doubled, moved, indented otherwise, joined, or typed again."""
    lines = data.split(b"\n")
    for _ in range(random.randint(1, 3)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        line = lines[at]
        new: list[bytes] = random.choice(
            (
                [],
                [line, line],
                [b"  " + line],
                [line.removeprefix(b"  ")],
                [lines[other]],
                [line, lines[other]],
                [line.lstrip()],
                [soup(random, 6).encode("utf-8", "surrogatepass")],
                [line.rstrip(b":")],
            )
        )
        lines[at : at + 1] = new
        if not lines:
            break
    return b"\n".join(lines)


def of_tokens(random: Random, data: bytes) -> bytes:
    """Some words or signs replaced by others, of the file or ours."""
    tokens = _TOKEN.findall(data.decode("utf-8", "replace"))
    for _ in range(random.randint(1, 4)):
        if tokens:
            tokens[random.randrange(len(tokens))] = random.choice((random.choice(SIGNS), random.choice(SPACES), random.choice(WORDS), random.choice(tokens), ""))
    return "".join(tokens).encode("utf-8", "surrogatepass")


def _parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """(what it stands in, key or index) of everything in a value."""
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, item in pairs:
        yield value, key
        yield from _parts(item)


def change(random: Random, seeds: Seeds, value: Any) -> None:
    """One field of a value dropped, doubled, retyped, retargeted, swapped with another or misspelled; in place."""
    places = list(_parts(value))
    if not places:
        return
    (where, key), (there, other) = random.choice(places), random.choice(places)
    what = random.randrange(8)
    if what == 0:
        del where[key]
    elif what == 1 and isinstance(where, list):
        where.insert(key, copy.deepcopy(where[key]))
    elif what == 2:
        where[key] = copy.deepcopy(there[other])
    elif what == 3 and isinstance(where, dict):
        where[random.choice((f"{key}s", str(key)[:-1], soup(random, 2), str(other)))] = where.pop(key)
    elif what == 4:
        where[key] = [where[key]] if random.random() < 0.5 else {random.choice(("id", "case", "value", "words", "document")): where[key]}
    elif what == 5:
        where[key] = seeds.some(random)
    elif what == 6 and isinstance(where[key], str):
        where[key] = _ID.sub(lambda _: seeds.some(random), where[key]) if _ID.search(where[key]) else soup(random, 8)
    else:
        where[key] = copy.deepcopy(random.choice(OTHERS))


def of_tree(random: Random, seeds: Seeds, path: str) -> bytes:
    """The file with some of its fields changed, written as YAML again, in one of the ways in which that can be done."""
    value = seeds.tree(path)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        change(random, seeds, value)
    made: str = yaml.dump(
        _writable(value), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=random.choice((False, False, False, None, True)), width=random.choice((40, 200))
    )
    return f"---\n{made}---\n{_front(seeds.files[path].decode())[1]}".encode("utf-8", "replace") if path.endswith(".md") else made.encode("utf-8", "replace")


def _writable(value: Any) -> Any:
    """A value without halves of signs, which no YAML can hold."""
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_writable(item) for item in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def of_references(random: Random, seeds: Seeds, path: str) -> bytes:
    """The file with some of its ids pointing elsewhere: to another thing, to one of another kind, to nothing, to itself."""
    text = seeds.files[path].decode()
    found = list(_ID.finditer(text))
    own = path.rpartition("/")[2].partition(".")[0]
    for match in sorted(random.sample(found, min(len(found), random.randint(1, 3))), key=lambda match: -match.start()):
        new = random.choice((seeds.some(random), seeds.some(random), match.group()[:-1], match.group() + "x", own, own + "#leerpunt-x", "..", "id", match.group().upper()))
        text = text[: match.start()] + new + text[match.end() :]
    return text.encode()


def of_cells(random: Random, data: bytes) -> bytes:
    """A table with some cells, columns or rows changed; written with a sign between the cells and quotes that may be others than ours."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    for _ in range(random.randint(1, 4)):
        row = random.choice(rows)
        at = random.randrange(len(row) or 1)
        what = random.randrange(6)
        if what == 0 and row:
            row[at] = str(random.choice((*SIGNS, *SPACES, *OTHERS)))
        elif what == 1 and row:
            del row[at]
        elif what == 2:
            row.insert(at, random.choice(SIGNS))
        elif what == 3:
            rows.insert(random.randrange(len(rows)), list(row))
        elif what == 4 and len(rows) > 1:
            rows.remove(row)
        elif row:
            other = random.choice(rows)
            row[at] = other[at % len(other)] if other else ""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=random.choice(",,,,,,;\t"), quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL)), lineterminator=random.choice(("\n", "\n", "\r\n"))).writerows(
        rows
    )
    return made.getvalue().encode("utf-8", "surrogatepass")


def _front(text: str) -> tuple[str, str]:
    """(YAML, what stands below it) of a file."""
    match = re.fullmatch(r"---\n(.*?\n)---\n(.*)", text, re.DOTALL)
    return (match[1], match[2]) if match else (text, "")


def markdown(random: Random, texts: Sequence[str]) -> str:
    """A text of the guide with signs thrown in, two texts crossed, or only signs."""
    text = random.choice(texts)
    what = random.random()
    if what < 0.2:
        return soup(random)
    if what < 0.4:
        other = random.choice(texts)
        return text[: random.randrange(len(text) + 1)] + other[random.randrange(len(other) + 1) :]
    return of_tokens(random, text.encode()).decode("utf-8", "replace") if what < 0.7 else _sprinkled(random, text)


def _sprinkled(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice((*SIGNS, *SPACES)) + text[at:]
    return text


def mutated(random: Random, seeds: Seeds, path: str) -> bytes:
    """A file of the guide changed in one of all ways, or noise."""
    data = seeds.files[path]
    ways: list[Callable[[], bytes]] = [lambda: of_bytes(random, data), lambda: of_lines(random, data), lambda: of_tokens(random, data)]
    if path.endswith(".csv"):
        ways += [lambda: of_cells(random, data)] * 4
    else:
        ways += [lambda: of_tree(random, seeds, path)] * 3
        ways += [lambda: of_references(random, seeds, path)]
    return soup(random).encode("utf-8", "surrogatepass") if random.random() < 0.05 else random.choice(ways)()


#: Where files of the guide stand, by how they are read.
FRONT = tuple(FOLDERS)
LISTS = tuple(f"content/{name}" for name in REGISTERS)
