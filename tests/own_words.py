"""The words that the site itself says to readers and editors: pages written by hand, templates, messages, fields, and sentences in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from pydantic import BaseModel

from generator import vocabulary, wording
from generator.explanations import EXPLANATIONS
from generator.model import base, case, financing, observation, others, registers, results
from generator.reading.tree import read_tree
from tests.support import ROOT

#: (where it stands, what it says)
Said = tuple[str, str]
_MODELS = (base, case, financing, observation, others, registers, results)
# Words like these stand in Dutch sentences only.
_DUTCH = re.compile(r"\b(?:de|het|een|van|en|niet|u|uw|dit|deze|zijn|wordt|staat|geen|hier|op|te)\b", re.IGNORECASE)
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_SHOWN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TEXT_IN_JS = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
#: What a value that is filled in reads as; one that is glued to a word is its ending.
FILLER = "iets"
_FILLED = "\0"
# What these say is read from their tables, beside examples of how not to write.
_READ = {"generator/explanations.py", "generator/wording.py", "generator/vocabulary.py", "generator/plain/tables.py"}
_ASIDE = {"script", "style", "svg", "code", "pre", "kbd", "cite", "q"}
_INLINE = {"a", "strong", "em", "b", "i", "span", "abbr", "time", "small", "sub", "sup", "mark", "code", "kbd", "cite", "q", "wbr", "bdi", "data"}
_ALT = {"aria-label", "alt", "title", "placeholder", "summary"}


def pages() -> Iterator[Said]:
    """The pages of `content/` that stand on no register, and the manual for editors."""
    for file in (*sorted((ROOT / "content").glob("*.md")), ROOT / "CONTRIBUTING.md"):
        text = file.read_text(encoding="utf-8")
        front, body = text.split("\n---\n", 1) if text.startswith("---\n") else ("", text)
        for line in front.splitlines():
            name, _, value = line.partition(": ")
            if name in ("title", "summary", "description", "lead"):
                yield f"{file.name}: {name}", value.strip("\"'")
        # In the manual commands and examples of files stand between fences.
        yield file.name, re.sub(r"^```.*?^```$|^<!--.*?-->$", "", body, flags=re.MULTILINE | re.DOTALL)


def messages() -> Iterator[Said]:
    """What the gate says, with what stands for what is filled in."""
    for table in wording.TABLES:
        for name, (_, message, hint) in table.items():
            for text in (message, hint):
                yield f"wording: {name}", _filled(re.sub(r"\{[^{}]*\}", _FILLED, text.replace("{{", "(").replace("}}", ")")))
    for code, given in EXPLANATIONS.items():
        for text in (given.title, given.why, given.how):
            yield f"explanations: {code}", text


def fields() -> Iterator[Said]:
    """The labels and helps of every field, and the labels of every list."""
    for module in _MODELS:
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__:
                for name, field in model.model_fields.items():
                    for text in (field.title, field.description):
                        if text:
                            yield f"{model.__name__}.{name}", text
    for choices in vars(vocabulary).values():
        if isinstance(choices, type) and issubclass(choices, vocabulary.Choice) and choices is not vocabulary.Choice:
            for choice in choices:
                yield f"vocabulary: {choices.__name__}", choice.label


def example() -> Iterator[Said]:
    """The whole case with explanations, which stands among the fields."""
    text = (ROOT / "generator/example.yml").read_text(encoding="utf-8")
    for line in re.findall(r"^\s*# ?(.*)|\s# (.*)", text, flags=re.MULTILINE):
        yield "example.yml", "".join(line)
    tree, _ = read_tree(text)
    assert tree
    yield from (("example.yml", value) for value in _strings(tree.value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


class _Reader(HTMLParser):
    """The words of a template, a paragraph at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a paragraph; what is code is one word."""
        if tag in _ASIDE:
            self.aside.append(tag)
            self.blocks[-1] += FILLER if tag in _INLINE else ""
        elif tag not in _INLINE:
            self.blocks.append("")
        self.blocks[:-1] += [value for name, value in attrs if name in _ALT and value]

    def handle_endtag(self, tag: str) -> None:
        """A block ends its paragraph."""
        if self.aside and tag == self.aside[-1]:
            self.aside.pop()
        elif tag not in _INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        """Words, but for those of a program."""
        if not self.aside:
            self.blocks[-1] += data


def templates() -> Iterator[Said]:
    """The words in the templates; what is chosen between stands next to each other, with a full stop between."""
    for file in sorted((ROOT / "theme").rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        reader = _Reader()
        reader.feed(_filled(_SHOWN.sub(_FILLED, _JINJA.sub("\n", text))))
        for block in reader.blocks:
            # A branch begins on its own.
            for part in re.split(r"\n\s*\n", block):
                if _is_dutch(part):
                    yield file.name, " ".join(unescape(part).split())
        for shown in _SHOWN.findall(text):
            for _, words in re.findall(r"(['\"])((?:(?!\1).){15,})\1", shown):
                if _is_dutch(words):
                    yield file.name, words


def code() -> Iterator[Said]:
    """Sentences in the modules that make pages, charts and answers of commands."""
    for file in sorted((ROOT / "generator").rglob("*.py")):
        if file.relative_to(ROOT).as_posix() in _READ:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)}
        within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
        for node in ast.walk(tree):
            if id(node) in docs or id(node) in within:
                continue
            text = _text_of(node)
            if text and _is_dutch(text):
                yield f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}", text


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return _filled("".join(str(part.value) if isinstance(part, ast.Constant) else _FILLED for part in node.values))
    return ""


def scripts() -> Iterator[Said]:
    """Sentences in the scripts of the pages."""
    for file in sorted((ROOT / "theme/assets/js").rglob("*.js")):
        for line in file.read_text(encoding="utf-8").splitlines():
            for match in _TEXT_IN_JS.finditer(re.sub(r"^\s*//.*|\s//\s.*$|^\s*/?\*.*", "", line)):
                text = _filled(re.sub(r"\$\{[^{}]*\}", _FILLED, match[1] or match[2] or "").replace("\\n", "\n").replace('\\"', '"'))
                if _is_dutch(text):
                    yield file.name, text


def _filled(text: str) -> str:
    return re.sub(rf"(?<=\w){_FILLED}|{_FILLED}(?=\w)", "", text).replace(_FILLED, FILLER)


def _is_dutch(text: str) -> bool:
    """A sentence of some length, in Dutch and not a pattern or a selector."""
    return len(text.split()) >= 4 and len(_DUTCH.findall(text)) >= 1 and not re.search(r"[\\{}<>=]|\(\?", text)
