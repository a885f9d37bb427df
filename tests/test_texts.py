"""Markdown: what a text points to, what it may not hold, and what readers see."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

import pytest

from generator.model.base import Kind
from generator.texts import Link, Mention, parse, plain, read_mention, render, render_inline


@dataclass
class Page:
    """A page that notes what is asked of it."""

    asked: list[str] = field(default_factory=list)

    def opening(self, kind: Kind, target: str) -> str:
        """A link that shows what it was made of."""
        return f'<a href="../{kind}/{target}/">'

    def address(self, href: str) -> str:
        """An address on the site, from one level down."""
        return f"..{href}"

    def mention(self, mention: Mention) -> str:
        """A footnote that shows the whole mention."""
        return f"<sup>{mention.document}|{mention.section}|{mention.lines}</sup>"

    def words(self, text: str) -> str:
        """Words, marked so that one can see which were searched for terms."""
        self.asked.append(text)
        return escape(text, quote=False)


@pytest.mark.parametrize(
    ("content", "mention"),
    [
        ("verslag", Mention("verslag", None, None, 0)),
        ("verslag, 12", Mention("verslag", None, "12", 0)),
        ("verslag, 12-14", Mention("verslag", None, "12-14", 0)),
        ("verslag, 3.2", Mention("verslag", "3.2", None, 0)),
        ("verslag, 3.2, 789", Mention("verslag", "3.2", "789", 0)),
        (" verslag ,  Geld, goed en wel , 789 ", Mention("verslag", "Geld, goed en wel", "789", 0)),
        ("verslag, 3, 12, 14", Mention("verslag", "3, 12", "14", 0)),
        ("", None),
        (" , 3.2, 12", None),
    ],
)
def test_mentions_are_read(content: str, mention: Mention | None) -> None:
    """Document, section and line; the line is what comes last, and a section may hold commas."""
    assert read_mention(content) == mention


def test_links_and_mentions_with_their_line() -> None:
    """Lines count from 0 within the text, through paragraphs, lists, tables and quotations."""
    text = """[a](casus:een)
b [c](plaats:twee)[^bron: verslag, 3]

- d
- [e](partij:drie)

| f | g |
|---|---|
| h | [i](begrip:vier) |

> j
> [k](thema:vijf#stuk)

1. **[l](bron:zes)** [m](https://elders.example) [n](/hier/) [o](#daar)[^bron: brief]
"""
    parsed = parse(text)
    assert parsed.links == tuple(
        Link(kind, name, line, text.split("\n")[line].index(f"{kind}:{name}"))
        for kind, name, line in [(Kind.CASE, "een", 0), (Kind.PLACE, "twee", 1), (Kind.PARTY, "drie", 4), (Kind.TERM, "vier", 8), (Kind.THEME, "vijf", 11), (Kind.SOURCE, "zes", 13)]
    )
    assert parsed.mentions == tuple(
        Mention(name, None, lines, line, text.split("\n")[line].index(f"[^bron: {name}") + len("[^bron: ")) for name, lines, line in [("verslag", "3", 1), ("brief", None, 13)]
    )
    assert parsed.refusals == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_linked(kind: Kind) -> None:
    """A link by id is found for each kind of thing."""
    assert parse(f"[x]({kind}:een-id)").links == (Link(kind, "een-id", 0, 4),)


@pytest.mark.parametrize(
    ("text", "line", "code", "message"),
    [
        ("a\n\n<div>b</div>", 2, "html-in-tekst", "HTML in een tekst: <div>b</div>"),
        ("a\nb <br> c", 1, "html-in-tekst", "HTML in een tekst: <br>"),
        ("a  \nb\\\nc <i>", 2, "html-in-tekst", "HTML in een tekst: <i>"),
        ("- a\n\n  b\n  - c <i>", 3, "html-in-tekst", "HTML in een tekst: <i>"),
        ("a ![b](c.png)", 0, "afbeelding-in-tekst", "een afbeelding in een tekst"),
        ("a\n\n    b", 2, "code-in-tekst", "een ingesprongen blok wordt programmacode"),
        ("```\na\n```", 0, "code-in-tekst", "een ingesprongen blok wordt programmacode"),
        ("a[^bron:  ]", 0, "bronvermelding", "een bronvermelding zonder bron"),
        ("a\n[^Bron: b]", 1, "bronvermelding", "een bronvermelding die niet te lezen is"),
        ("a\n\n[b](javascript:c)", 2, "onveilige-link", "een link naar 'javascript:c'"),
        ("<vbscript:a>", 0, "onveilige-link", "een link naar 'vbscript:a'"),
        ("[a]()", 0, "onveilige-link", "een link naar ''"),
        ("# a <b>", 0, "html-in-tekst", "HTML in een tekst: <b>"),
    ],
)
def test_refusals_with_their_line(text: str, line: int, code: str, message: str) -> None:
    """What a text may not hold is refused once, on its own line."""
    assert [(refusal.line, refusal.code, refusal.message) for refusal in parse(text).refusals] == [(line, code, message)]


@pytest.mark.parametrize(
    "text", ["3 < 4 en 5 > 4", "\\<b>", "`<b>`", "a & b &amp; c", "a*b*c", "[los]", "https://elders.example", "1 * 2", "een_twee_drie", "[a](HTTPS://elders.example)", "[a](../b/?c=d:e)"]
)
def test_what_only_looks_wrong_is_allowed(text: str) -> None:
    """Comparison signs, code and plain addresses are no fault."""
    assert parse(text).refusals == ()


@pytest.mark.parametrize(("size", "refused"), [(5_000, False), (5_001, True)])
def test_a_paragraph_has_a_longest_length(size: int, refused: bool) -> None:
    """A paragraph that takes too long to read is refused on the line where it begins; many short ones are not."""
    found = parse("een\n\n" + "x" * 2_000 + "\n" + "x" * (size - 2_000) + "\n\ndrie").refusals
    assert [(refusal.code, refusal.line) for refusal in found] == ([("te-lang", 2)] if refused else [])
    assert parse("woord\n\n" * 5_000).refusals == ()


HTML = {
    "paragraphs": ("Een\ntwee\n\ndrie", "<p>Een\ntwee</p>\n<p>drie</p>\n"),
    "emphasis": ("*a* **b** `c < d`", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>\n"),
    "list": ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
    "loose list": ("- a\n\n- b", "<ul><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
    "numbers": ("3. a\n4. b", '<ol start="3"><li>a</li>\n<li>b</li>\n</ol>\n'),
    "quotation": ("> a", "<blockquote><p>a</p>\n</blockquote>\n"),
    "escapes": ("a & b < c \\*d\\*", "<p>a &amp; b &lt; c *d*</p>\n"),
    "link by id": ("[a](casus:de-brug)", '<p><a href="../casus/de-brug/">a</a></p>\n'),
    "link by id with an anchor": ("[a](casus:de-brug#leerpunt-b)", '<p><a href="../casus/de-brug#leerpunt-b/">a</a></p>\n'),
    "link on the site": ("[a](/casussen/)", '<p><a href="../casussen/">a</a></p>\n'),
    "link on the page": ("[a](#b)", '<p><a href="#b">a</a></p>\n'),
    "link elsewhere": ('[a](https://elders.example/?b=c&d="e")', '<p><a href="https://elders.example/?b=c&amp;d=%22e%22" rel="external">a</a></p>\n'),
    "autolink": ("<https://elders.example>", '<p><a href="https://elders.example" rel="external">https://elders.example</a></p>\n'),
    "mention": ("a[^bron: verslag, 3.2, 12].", "<p>a<sup>verslag|3.2|12</sup>.</p>\n"),
    "typographic quotes": ("\"a\" 'b' c's", "<p>“a” ‘b’ c’s</p>\n"),
    "signs stay what they are": ("a -- b ... +-3 (c)", "<p>a -- b ... +-3 (c)</p>\n"),
}


@pytest.mark.parametrize(("text", "html"), HTML.values(), ids=HTML.keys())
def test_rendering(text: str, html: str) -> None:
    """The HTML of each kind of thing that a text may hold."""
    assert render(text, Page()) == html


def test_tables_scroll_and_align_numbers() -> None:
    """A table can be scrolled with the keyboard, and its right-hand columns are numbers."""
    html = render("| a | b |\n|---|--:|\n| c | 1 |", Page())
    assert html.startswith('<div class="table-scroll" role="region" tabindex="0" aria-label="Tabel"><table>')
    assert html.endswith("</table></div>\n")
    assert '<th scope="col" class="number">b</th>' in html
    assert '<td class="number">1</td>' in html
    assert "<td>c</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(("heading", "tags"), [(1, "h1 h2 h6"), (3, "h3 h4 h6"), (6, "h6 h6 h6")])
def test_headings_shift(heading: int, tags: str) -> None:
    """The first level of a text becomes the level of its place on the page, and never goes below the sixth."""
    first, second, third = tags.split()
    html = render("# a\n\n## b\n\n###### c", Page(), heading)
    assert html == f"<{first}>a</{first}>\n<{second}>b</{second}>\n<{third}>c</{third}>\n"


def test_terms_are_not_looked_for_in_links_headings_and_code() -> None:
    """Only plain words are searched for terms."""
    page = Page()
    render("# kop\n\nwoord [link](casus:a) `code` **vet**[^bron: b]", page)
    assert [words.strip() for words in page.asked if words.strip()] == ["woord", "vet"]


def test_inline_loses_its_paragraph_only_when_there_is_one() -> None:
    """A text of one paragraph can stand in a line; a longer one keeps its paragraphs."""
    assert render_inline("een *twee*\n", Page()) == "een <em>twee</em>"
    assert render_inline("een\n\ntwee", Page()) == "<p>een</p>\n<p>twee</p>"
    assert render_inline("een\n- twee", Page()) == "<p>een</p>\n<ul><li>twee</li>\n</ul>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Een** [twee](casus:drie)[^bron: vier, 5], `zes`.", "Een twee, zes."),
        ("Een\ntwee\n\n- drie\n- vier\n\n> vijf", "Een twee drie vier vijf"),
        ("# Kop\n\n| a | b |\n|---|---|\n| c | d |", "Kop a b c d"),
        ("a  \nb \\* c &amp; d", "a b * c & d"),
        ("", ""),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    """The words alone, on one line."""
    assert plain(text) == words
