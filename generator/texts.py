"""Markdown: to tokens, links, mentions of sources and refusals, and to HTML. The only user of the Markdown library.

Allowed are paragraphs, emphasis, lists, tables, headings, quotations and links. Two things are ours: links by id
(`[De Brug](casus:de-brug)`) and mentions of a source (`[^bron: aan-de-slag-2017, 3.2, 789]`). Raw HTML, images and
links of an unsafe kind are refused with their line, never silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.characters import host_is_plain, odd
from generator.model.base import Kind
from generator.problems import shown
from generator.wording import TEXTS, say

_KINDS = {kind.value for kind in Kind}
_MENTION = re.compile(r"\[\^bron:\s*([^\[\]]*)\]")
# What a link may begin with besides the kinds of ids; one without a scheme is an address on the site or on the page.
_SCHEME = re.compile(r"([^:/?#]*):")
# Longer paragraphs take the parser seconds, and readers minutes.
MAX_PARAGRAPH = 5_000


@dataclass(frozen=True)
class Link:
    """A link by id in a text; `line` and `column` count from 0 within the text."""

    kind: Kind
    id: str
    line: int
    column: int = 0


@dataclass(frozen=True)
class Mention:
    """A mention of a source in a text."""

    document: str
    section: str | None
    lines: str | None
    line: int
    column: int = 0


@dataclass(frozen=True)
class Refusal:
    """Something that a text may not hold."""

    line: int
    code: str
    message: str
    hint: str
    column: int = 0


@dataclass(frozen=True)
class Parsed:
    """A text with what it points to. The tokens are only for `render` and for who reads its words."""

    tokens: tuple[Token, ...]
    links: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    refusals: tuple[Refusal, ...]


def _mention_rule(state: StateInline, silent: bool) -> bool:
    match = _MENTION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "typographer": True, "quotes": "“”‘’"}).enable(["table", "smartquotes"])
    md.inline.ruler.before("link", "mention", _mention_rule)
    # An unsafe link has to become a token, or it would pass unseen as plain text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


_MD = _parser()


def read_mention(content: str, line: int = 0) -> Mention | None:
    """The mention in `document, section, line`; the section and the line may be left out. None when it cannot be read."""
    parts = [part.strip() for part in content.split(",")]
    if not parts[0]:
        return None
    lines = parts.pop() if len(parts) > 1 and re.fullmatch(r"[0-9]{1,7}(-[0-9]{1,7})?", parts[-1]) else None
    section = ", ".join(parts[1:]) or None
    return Mention(parts[0], section, lines, line)


def with_lines(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with its line, counted from 0; tokens within a paragraph count the line breaks before them."""
    for token in tokens:
        line = token.map[0] if token.map else 0
        yield token, line
        for child in token.children or ():
            yield child, line
            line += child.type in ("softbreak", "hardbreak") or child.content.count("\n")


def _refused(token: Token) -> tuple[str, str] | None:
    """(entry of `wording.TEXTS`, where it shows in the text) of something that a text may not hold."""
    if token.type in ("html_inline", "html_block"):
        return "html", token.content.split("\n")[0].strip()
    if token.type == "image":
        return "image", "!["
    if token.type in ("fence", "code_block"):
        return "code", (token.markup or token.content.split("\n")[0]).strip()
    if token.type == "mention" and read_mention(token.content) is None:
        return "mention", "[^bron:"
    if token.type == "text" and "[^" in token.content:
        return "mention_form", "[^"
    if token.type == "text" and any(odd(token.content)):
        return "sign", "&"
    if token.type == "link_open":
        href = str(token.attrs["href"])
        scheme = _SCHEME.match(href)
        safe = not scheme or scheme[1] in _KINDS or scheme[1].lower() in ("http", "https")
        if not href or not safe or href.startswith("//"):
            return "link", href or "]("
        if scheme and scheme[1] not in _KINDS and not host_is_plain(href):
            return "host", href
    return None


def _refusal(token: Token, line: int, lines: Sequence[str]) -> Refusal | None:
    if not (found := _refused(token)):
        return None
    name, needle = found
    return Refusal(line, *say(TEXTS, name, input=_shown(name, token)), _column(lines, line, needle))


def _shown(name: str, token: Token) -> str:
    """What a message shows of something that a text may not hold."""
    if name == "sign":
        return next(sign for _, _, sign in odd(token.content))
    return shown(str(token.attrs["href"]) if name in ("link", "host") else token.content)


def _column(lines: Sequence[str], line: int, needle: str) -> int:
    """Where on its line something stands; 0 where it is written in another way."""
    return max(0, lines[line].find(needle)) if line < len(lines) else 0


def _document(lines: Sequence[str], line: int, content: str) -> int:
    """Where the id of the source begins in a mention of it."""
    name = content.split(",")[0].strip()
    match = re.search(rf"\[\^bron:\s*({re.escape(name)})", lines[line]) if line < len(lines) else None
    return match.start(1) if match else 0


def _long_paragraph(text: str) -> int | None:
    """The line on which a paragraph begins that is too long to read; None when there is none."""
    start = size = 0
    for number, line in enumerate(text.split("\n")):
        start, size = (start, size + len(line)) if line.strip() else (number + 1, 0)
        if size > MAX_PARAGRAPH:
            return start
    return None


@lru_cache(maxsize=8192)
def parse(text: str) -> Parsed:
    """Read a text; the result holds everything that rules and indexes need to know of it."""
    if (line := _long_paragraph(text)) is not None:
        return Parsed((), (), (), (Refusal(line, *say(TEXTS, "paragraph", most=MAX_PARAGRAPH)),))
    tokens, lines = _MD.parse(text), text.split("\n")
    links: list[Link] = []
    mentions: list[Mention] = []
    refusals: list[Refusal] = []
    for token, line in with_lines(tokens):
        if refusal := _refusal(token, line, lines):
            # The end of a tag belongs to its beginning: one mistake.
            if not (token.type == "html_inline" and token.content.startswith("</") and refusals):
                refusals.append(refusal)
        elif token.type == "link_open":
            kind, _, target = str(token.attrs["href"]).partition(":")
            if kind in _KINDS:
                links.append(Link(Kind(kind), target.partition("#")[0], line, _column(lines, line, f"{kind}:{target}")))
        elif token.type == "mention" and (mention := read_mention(token.content, line)):
            mentions.append(replace(mention, column=_document(lines, line, token.content)))
    return Parsed(tuple(tokens), tuple(links), tuple(mentions), tuple(refusals))


class Context(Protocol):
    """What rendering needs to know of the page that a text stands on."""

    def opening(self, kind: Kind, target: str) -> str:
        """The opening tag of a link to the thing with this id."""

    def address(self, href: str) -> str:
        """An address on the site that starts with a slash, seen from the page."""

    def mention(self, mention: Mention) -> str:
        """The HTML of a mention of a source."""

    def words(self, text: str) -> str:
        """The HTML of plain words, with terms linked."""


class _Renderer:
    """Turns tokens into HTML for one page."""

    def __init__(self, context: Context, heading: int) -> None:
        self.context = context
        self.heading = heading
        self.no_terms = 0
        self.tables = 0

    def render(self, tokens: Sequence[Token]) -> str:
        return "".join(self.token(token) for token in tokens)

    def token(self, token: Token) -> str:
        special: Callable[[Token], str] | None = getattr(self, f"on_{token.type}", None)
        if special:
            return special(token)
        if token.hidden or not token.tag:
            return ""
        end = "\n" if token.block and token.nesting != 1 else ""
        return f"</{token.tag}>{end}" if token.nesting == -1 else f"<{token.tag}{_attributes(token)}>{end}"

    def on_inline(self, token: Token) -> str:
        return self.render(token.children or ())

    def on_text(self, token: Token) -> str:
        return escape(token.content, quote=False) if self.no_terms else self.context.words(token.content)

    def on_code_inline(self, token: Token) -> str:
        return f"<code>{escape(token.content)}</code>"

    def on_softbreak(self, token: Token) -> str:
        return "\n"

    def on_mention(self, token: Token) -> str:
        mention = read_mention(token.content)
        return self.context.mention(mention) if mention else ""

    def on_link_open(self, token: Token) -> str:
        self.no_terms += 1
        href = str(token.attrs["href"])
        kind, _, target = href.partition(":")
        if kind in _KINDS:
            return self.context.opening(Kind(kind), target)
        if href.startswith("/"):
            return f'<a href="{escape(self.context.address(href))}">'
        return f'<a href="{escape(href)}">' if href.startswith("#") else f'<a href="{escape(href)}" rel="external">'

    def on_link_close(self, token: Token) -> str:
        self.no_terms -= 1
        return "</a>"

    def on_heading_open(self, token: Token) -> str:
        self.no_terms += 1
        return f"<h{self.level(token)}>"

    def on_heading_close(self, token: Token) -> str:
        self.no_terms -= 1
        return f"</h{self.level(token)}>\n"

    def on_table_open(self, token: Token) -> str:
        self.tables += 1
        name = f"Tabel {self.tables}" if self.tables > 1 else "Tabel"  # two frames with one name cannot be told apart
        return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}"><table>'

    def on_table_close(self, token: Token) -> str:
        return "</table></div>\n"

    def level(self, token: Token) -> int:
        return min(6, int(token.tag[1]) + self.heading - 1)


def _attributes(token: Token) -> str:
    if token.tag == "ol" and "start" in token.attrs:
        return f' start="{token.attrs["start"]}"'
    scope = ' scope="col"' if token.tag == "th" else ""
    return scope + (' class="number"' if "right" in str(token.attrs.get("style", "")) else "")


def render(text: str, context: Context, heading: int = 3) -> str:
    """The HTML of a text; a first-level heading in it becomes one of level `heading`."""
    return _Renderer(context, heading).render(parse(text).tokens)


def is_paragraph(text: str) -> bool:
    """Is this one paragraph and nothing else: no list, no heading, no table?"""
    return [token.type for token in parse(text).tokens] == ["paragraph_open", "inline", "paragraph_close"]


def render_inline(text: str, context: Context) -> str:
    """The HTML of a text of one paragraph, without the paragraph around it; of any other text all its HTML."""
    html = render(text, context).strip()
    return html.removeprefix("<p>").removesuffix("</p>") if is_paragraph(text) else html


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The words of a text, without markup, links and mentions, on one line."""
    tokens = (token for token, _ in with_lines(parse(text).tokens))
    pieces = [token.content if token.type in ("text", "code_inline") else " " if token.block or token.type.endswith("break") else "" for token in tokens]
    return " ".join("".join(pieces).split())
