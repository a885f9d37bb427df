"""What the gate, the writer and the texts say in Python of one file, to lay beside what they say in the browser; and files as people break them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from generator.checks import check
from generator.checks.todo import read_problems
from generator.guide import assemble
from generator.model.base import Kind
from generator.model.walk import Path as Steps
from generator.reading.bytes import read_text
from generator.reading.content import Content
from generator.reading.files import read_cases, read_content
from generator.reading.tree import Fault, Mark, read_tree
from generator.texts import Mention

Row = list[Any]


class Gate:
    """The gate for one case at a time: the rest of the guide is read once."""

    def __init__(self, root: Path, desk: Path) -> None:
        self.everything = read_content(root)
        self.desk = desk
        (desk / "cases").mkdir(parents=True, exist_ok=True)

    def problems(self, name: str, data: bytes) -> list[Row]:
        """What the gate says of a case file with these bytes, in the place of the one that the guide has."""
        content, path = self._without(name), f"cases/{name}.yml"
        (self.desk / path).write_bytes(data)
        read_cases(content, self.desk)
        (self.desk / path).unlink()
        content.records[Kind.CASE].sort(key=lambda entry: entry[1].path)
        guide = assemble({kind: [record for record, _ in records] for kind, records in content.records.items()})
        found = sorted([*read_problems(content), *check(guide, content)])
        return [[p.line, p.column, str(p.severity), p.code, p.message, p.hint, p.field] for p in found if p.path == path]

    def _without(self, name: str) -> Content:
        found, path = Content(), f"cases/{name}.yml"
        found.records = {kind: [entry for entry in records if entry[1].path != path] for kind, records in self.everything.records.items()}
        found.trees = {file: tree for file, tree in self.everything.trees.items() if file != path}
        found.present = {kind: names - ({name} if kind is Kind.CASE else set()) for kind, names in self.everything.present.items()}
        return found


def tree_of(text: str) -> dict[str, Any]:
    """What strict YAML makes of a text: its value, the marks in it and its faults."""
    read, faults = read_text(text.encode())
    tree, faults = (None, faults) if faults else read_tree(read)
    found = {"value": tree.value, "marks": _marks(tree.marks), "keys": _marks(tree.keys)} if tree else None
    return {"tree": found, "faults": [_row(fault) for fault in faults]}


def _row(fault: Fault) -> Row:
    return [fault.line, fault.column, fault.code, fault.message, fault.hint, fault.field]


def _marks(marks: dict[Steps, Mark]) -> dict[str, Row]:
    return {"\0".join(f"#{step}" if isinstance(step, int) else f".{step}" for step in path): [mark.line, mark.column, mark.text_line, mark.text_column] for path, mark in marks.items()}


class Neutral:
    """A page that shows what it is asked for, and no more."""

    def opening(self, kind: Kind, target: str) -> str:
        """A link to a thing."""
        return f'<a kind="{kind.value}" id="{escape(target)}">'

    def address(self, href: str) -> str:
        """An address as it is."""
        return href

    def mention(self, mention: Mention) -> str:
        """The parts of a mention."""
        return f"<q>{mention.document}|{mention.section or ''}|{mention.lines or ''}</q>"

    def words(self, text: str) -> str:
        """Words between signs that show where they begin and end."""
        return f"<w>{escape(text, quote=False)}</w>"


SIGNS: list[str] = [
    *" \n:-?,[]{}#&*!|>'\"%@`ab0~\\=+.<_^é😀€",
    *(
        "\n  ",
        "\n- ",
        ": ",
        "- ",
        "---\n",
        "...\n",
        "|\n",
        "|-\n",
        "|2+\n",
        ">\n",
        "!!str ",
        "&a ",
        "*a",
        " # c",
        " #c",
        "\\x41",
        "\\u00e9",
        "\\q",
        "null",
        "? ",
        "{a: b}",
        "%YAML 1.1\n---\n",
        "!e!x ",
    ),
    *(
        "1,5",
        "2 ton",
        "ca. 5",
        "04-2017",
        "april 2017",
        "“x”",
        "Foo_Bar",
        "x@y.nl",
        "06-12345678",
        "\u00a0",
        "<<<<<<< HEAD\n",
        "\t",
        "\x07",
        "\u2028",
        "\r\n",
        "VUL IN: iets",
        "\u200b",
        "gem\u0435ente",
        "e\u0301\u0302\u0303",
        "\ufffd",
        "\u202e",
        "\U0001f469\u200d\U0001f527",
        "\u00ad",
        '"\\u0435\\u0061"',
    ),
]
MARKUP: list[str] = [
    *(
        "**",
        "*",
        "_",
        "`",
        "[a](",
        "](casus:de-brug)",
        "[^bron: x, 3.2, 789]",
        "[^bron:]",
        "&amp;",
        "&eacute;",
        "&#233;",
        "&notit;",
        "<b>",
        "</b>",
        "<!-- x -->",
        "<https://é.nl/ü?a=b>",
        "\n# ",
        "\n---\n",
        "\n> ",
    ),
    *(
        "\n| a | b |\n|---|--:|\n| c | d |\n",
        "```\n",
        "[x]: /url 'tit'\n",
        "[x]",
        "![x](y)",
        "<a@b.nl>",
        "  \n",
        "\\\n",
        "javascript:",
        "//x.nl",
        "\n\n    ",
        "\n1. ",
        "\n- ",
        '"',
        "'",
        "<div>",
        "\n===\n",
        "%20",
        "&#x202e;",
        "&shy;",
        "&#1077;",
        "https://gemeente.nl@kwaad.nl/",
        "https://g\u0435meente.nl",
        "HTTPS://x.nl",
        "<https://xn--gmeente-2of.nl>",
    ),
]
VALUES: list[str] = [
    *(
        "",
        "null",
        "~",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "ja",
        "nee",
        "12,5",
        "2 ton",
        "€ 5.000",
        "1.500",
        "04-2017",
        "2017-13",
        "3 mei 2017",
        "2010-2012",
        "2012/2010",
        "2017",
        "2099",
        "X_y",
        "de-bruk",
        "gemeente-veldstat",
    ),
    *(
        "afgerond",
        "klaar",
        "-3",
        "0",
        "3.5",
        "“krul”",
        "'x",
        "x@y.nl",
        "06-12345678",
        "a. b. c.",
        "[[x]]",
        "{value: 12,5}",
        "true",
        "|",
        "lopend",
        "een twee drie vier vijf zes zeven acht negen tien",
        "VUL IN: de datum",
        "VUL IN",
    ),
]
KEYS = ["naam", "titel", "sumary", "id", "__proto__", "constructor", "bron", "value", "when", "aliases", "part_of", "notes", "search_words", "review_by", "period", "new"]
NEW = [
    "new:\n  parties:\n    - {id: nieuwe-club, name: Nieuwe Club, type: bewoners, search_words: [nieuwe club, werf, '?']}\n",
    "new:\n  parties:\n    - {id: gemeente-veldstad, name: Gemeente Veldstad, type: gemeente}\n    - {id: x2, name: gemeente  veldstad, type: fonds}\n",
    "new:\n  sources:\n    - {id: mijn-verhaal, title: Mijn verhaal, publisher: Ik, date: 2020, type: eigen-ervaring}\n  places:\n"
    "    - {id: nieuwstad, name: Nieuwstad, type: wijk, part_of: [veldstad]}\n    - {id: ring, name: Ring, type: buurt, part_of: [ring]}\n",
    "new:\n  parties:\n    - {id: nieuwe-club, name: Nieuwe Club, type: bewoners}\n    - {id: nieuwe-club, name: Clubje, type: bewoners, url: x}\n",
    "new:\n  sources:\n    - {id: s1, title: S, publisher: Ik, date: 2020, type: rapport, url: ftp://x.nl}\n",
]


class Breaker:
    """Breaks texts, the same ones each time."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ways: tuple[Callable[[str], str], ...] = (self._insert, self._cut, self._swap, self._line, self._again, self._indent, self._value, self._value, self._flow_value, self._key, self._new)

    def soup(self, signs: list[str], most: int = 30) -> str:
        """A text of nothing but signs."""
        return "".join(self.random.choices(signs, k=self.random.randint(1, most)))

    def signs(self, text: str, signs: list[str]) -> str:
        """A text with a few signs too many or too few."""
        for _ in range(self.random.choice([1, 1, 2, 3])):
            place = self.random.randrange(len(text) + 1)
            text = text[:place] + self.random.choice([self.random.choice(signs), ""]) + text[place + self.random.randrange(3) :]
        return text

    def case(self, text: str) -> str:
        """A case file with one to three mistakes."""
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            way = self.random.choice(self.ways)
            text = way(text)
        return text

    def _place(self, text: str) -> int:
        return self.random.randrange(len(text) + 1)

    def _insert(self, text: str) -> str:
        place = self._place(text)
        return text[:place] + self.random.choice(SIGNS + MARKUP) + text[place:]

    def _cut(self, text: str) -> str:
        place = self._place(text)
        return text[:place] + text[place + self.random.randint(1, 3) :]

    def _swap(self, text: str) -> str:
        place = self._place(text)
        return text[:place] + text[place : place + 1].swapcase() + text[place + 1 :]

    def _lines(self, text: str) -> tuple[list[str], int]:
        lines = text.split("\n")
        return lines, self.random.randrange(len(lines))

    def _line(self, text: str) -> str:
        lines, number = self._lines(text)
        return "\n".join(lines[:number] + lines[number + 1 :])

    def _again(self, text: str) -> str:
        lines, number = self._lines(text)
        lines.insert(self.random.randrange(len(lines)), lines[number])
        return "\n".join(lines)

    def _indent(self, text: str) -> str:
        lines, number = self._lines(text)
        lines[number] = self.random.choice([" ", "  ", "- "]) + lines[number]
        return "\n".join(lines)

    def _value(self, text: str) -> str:
        lines, number = self._lines(text)
        if ":" in lines[number]:
            lines[number] = f"{lines[number].split(':')[0]}: {self.random.choice(VALUES)}"
        return "\n".join(lines)

    def _found(self, pattern: str, text: str, new: Callable[[str], str]) -> str:
        matches = list(re.finditer(pattern, text))
        if not matches:
            return text
        match = self.random.choice(matches)
        return text[: match.start(1)] + new(match[1]) + text[match.end(1) :]

    def _flow_value(self, text: str) -> str:
        return self._found(r": ?([^,{}\[\]\n]+)", text, lambda _: self.random.choice(VALUES))

    def _key(self, text: str) -> str:
        return self._found(r"([a-z_]+):", text, lambda key: self.random.choice([*KEYS, key[:-1], f"{key}s"]))

    def _new(self, text: str) -> str:
        text = text.rstrip("\n") + "\n" + self.random.choice(NEW)
        if self.random.random() < 0.4:
            text = text.replace("gemeente-veldstad", "nieuwe-club", 1)
        return re.sub(r"sources:\n(  - .*\n)+", "sources:\n  - {document: mijn-verhaal}\n", text) if self.random.random() < 0.4 else text


def restyled(breaker: Breaker, value: Any) -> Iterator[str]:
    """The same case as other programs would write it, with comments put in."""
    import yaml

    for style in (None, '"', "'", "|"):
        text = yaml.dump(
            value,
            Dumper=yaml.SafeDumper,
            default_flow_style=breaker.random.choice([None, False, True]),
            width=breaker.random.choice([40, 1000]),
            allow_unicode=True,
            sort_keys=style == '"',
            default_style=style,
        )
        lines = text.split("\n")
        for _ in range(breaker.random.choice([0, 2, 5])):
            number = breaker.random.randrange(len(lines))
            if breaker.random.random() < 0.5:
                lines.insert(number, " " * breaker.random.choice([0, 2, 4]) + f"# regel {number}")
            else:
                lines[number] += "  # erachter"
        yield "\n".join(lines)
