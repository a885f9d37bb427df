"""The desk at which one page is made: it knows the page's address, and which sources and terms were named on it so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from markupsafe import Markup

from generator import dutch, texts
from generator.charts.chart import Chart
from generator.charts.drawing import Drawing
from generator.markup import Markuper, typographic
from generator.model.base import Kind
from generator.model.financing import Named
from generator.model.observation import SourceRef
from generator.model.others import Row
from generator.outputs import Crumb, Draft, Output
from generator.pages.cite import Cited, of_chart
from generator.pages.frames import height_of_chart
from generator.pages.site import Site, anchor_of

#: Programs that show links cut what is longer, in the middle of a word.
MOST_OF_A_DESCRIPTION = 200


@dataclass
class Footnote:
    """A place in a source that the page points to: a section and a page, with the lines and the words quoted there."""

    document: str
    section: str | None
    page: int | None
    lines: dict[str, None] = field(default_factory=dict)
    quotes: dict[str, None] = field(default_factory=dict)


class Desk:
    """Makes the parts of one page. Footnotes are numbered in the order in which they are asked for."""

    def __init__(self, site: Site, markuper: Markuper, path: str) -> None:
        self.site = site
        self.guide = site.guide
        self.path = path
        self._markuper = markuper
        self._root = "../" * path.count("/")
        self._linked: set[str] = set()
        self._notes: dict[tuple[str, str | None, int | None], tuple[int, Footnote]] = {}
        self._led: set[tuple[Kind, str]] = set()
        self._updated: str | None = None

    def page(
        self, template: str, title: str, description: str, kind: str, crumbs: tuple[Crumb, ...] = (), *, updated: str | None = None, search: bool = True, indexed: bool = True, **given: object
    ) -> Output:
        """The finished page. Without a date of its own it has that of the newest of what it leads to: a case that is changed changes the date of the pages that link to it.

        A page that somebody wrote by hand gives "": nobody knows when it was changed, and no date is better than a wrong one.
        """
        self._updated = updated
        content = self._markuper.draw(template, desk=self, site=self.site, guide=self.guide, title=title, **given)
        brief = dutch.brief(str(typographic(description)), MOST_OF_A_DESCRIPTION)
        cases = tuple(sorted(name for kind_of, name in self._led if kind_of is Kind.CASE))
        return Output(self.path, str(typographic(title)), brief, kind, content, crumbs, self._newest if updated is None else updated, search, cases=cases, indexed=indexed)

    @property
    def _newest(self) -> str:
        """The newest day on which something was added or changed that the page is about or leads to; nothing when none of it has a date."""
        own = self.site.dated(self.path)
        return max((self.site.last_change(*thing) for thing in {*self._led, *((own,) if own else ())}), default="")

    def url(self, address: str) -> str:
        """An address on the site, seen from this page. It remembers what has a date."""
        if thing := self.site.dated(address):
            self.shows(*thing)
        return self._root + address if self._root or address else "./"

    def shows(self, kind: Kind, name: str) -> None:
        """Remember a thing with a date: that of the page is not older. Links are remembered by themselves."""
        self._led.add((kind, name))

    def href(self, kind: Kind, target: str) -> str:
        """The address of a thing, seen from this page."""
        return self.url(self.site.address(kind, target))

    def address(self, href: str) -> str:
        """An address that starts with a slash, seen from this page."""
        return self.url(href.removeprefix("/"))

    def to(self, kind: str, name: str) -> Markup:
        """A link to a thing, with its name."""
        return Markup('<a href="%s">%s</a>') % (self.href(Kind(kind), name), self.site.title(Kind(kind), name))

    def party(self, party: Named) -> Markup:
        """A party: a link when it is registered, its words when not."""
        return self.to("partij", party.party) if party.party else Markup(escape(party.name or ""))

    def text(self, text: str, heading: int = 3) -> Markup:
        """The HTML of a text."""
        return Markup(texts.render(text, self, heading))

    def inline(self, text: str) -> Markup:
        """The HTML of a text of one paragraph, to stand within a line."""
        return Markup(texts.render_inline(text, self))

    def lead(self, text: str) -> Markup:
        """A text under a title: a paragraph, or a box when it holds more than that."""
        inner = self.inline(text)
        return Markup('<p class="lead">{}</p>' if texts.is_paragraph(text) else '<div class="lead flow">{}</div>').format(inner)

    def section_anchor(self, document: str, section: str | None) -> str:
        """The anchor of a section on the page of its source, when that page has it."""
        return f"#{anchor_of(section)}" if section and section in self.site.sections.get(document, ()) else ""

    def plain(self, text: str) -> str:
        """The words of a text without markup."""
        return texts.plain(text)

    def words(self, text: str) -> str:
        """Plain words as HTML; each term is linked where it is first named on the page."""
        made, at = [], 0
        for hit in self.site.finder.find(text):
            if hit.term in self._linked or self.path == self.site.address(Kind.TERM, hit.term):
                continue
            self._linked.add(hit.term)
            made += [escape(text[at : hit.start], quote=False), self._term(hit.term, text[hit.start : hit.end])]
            at = hit.end
        return "".join(made) + escape(text[at:], quote=False)

    def _term(self, name: str, word: str) -> str:
        return f"{self.opening(Kind.TERM, name)}{escape(word, quote=False)}</a>"

    def opening(self, kind: Kind, target: str) -> str:
        """The opening tag of a link to a thing; a term brings its meaning along."""
        href = escape(self.href(kind, target))
        if kind is not Kind.TERM:
            return f'<a href="{href}">'
        name = target.partition("#")[0]
        self._linked.add(name)
        return f'<a class="begrip" href="{href}" title="{escape(texts.plain(self.guide.terms[name].definition))}">'

    def mention(self, mention: texts.Mention) -> str:
        """The mark of a source that a text names."""
        return self.mark(mention.document, mention.section, None, mention.lines, None)

    def marks(self, sources: Iterable[SourceRef]) -> Markup:
        """The marks of the sources of a figure, an amount or a learning, one for each footnote."""
        made: dict[int, str] = {}
        for source in sources:
            number = self._number(source.document, source.section, source.page, source.line, source.quote)
            made.setdefault(number, _mark(number, source.quote))
        return Markup("".join(made.values()))

    def row_mark(self, row: Row) -> Markup:
        """The mark of the source of a row of an indicator."""
        return Markup(self.mark(row.document, row.section, row.page, row.line, None))

    def mark(self, document: str, section: str | None, page: int | None, lines: str | None, quote: str | None) -> str:
        """The mark of one place in a source, which gets a footnote."""
        return _mark(self._number(document, section, page, lines, quote), quote)

    def _number(self, document: str, section: str | None, page: int | None, lines: str | None, quote: str | None) -> int:
        """The number of the footnote for this place; what is new about the place is added to it."""
        key = (document, section, page or self._page_of(document, lines))
        number, note = self._notes.setdefault(key, (len(self._notes) + 1, Footnote(*key)))
        note.lines.update({lines: None} if lines else {})
        note.quotes.update({quote: None} if quote else {})
        return number

    def _page_of(self, document: str, lines: str | None) -> int | None:
        source = self.guide.sources.get(document)
        return source.page_of(int(lines.split("-")[0])) if source and lines else None

    def charts(self, section: str) -> Sequence[tuple[Chart, Drawing]]:
        """The charts of a section of this page, each with its pictures."""
        return [(chart, self.site.drawing(chart)) for chart in self.site.charts.get((self.path, section), ())]

    def current(self, cited: Cited) -> Cited:
        """What a citation says of this page, with the date that the page has: to be asked for at its end, when it is known what it leads to."""
        return replace(cited, updated=(self._newest if self._updated is None else self._updated) or cited.updated)

    def cited(self, chart: Chart) -> Cited:
        """What a citation says of a chart."""
        return of_chart(self.site, chart)

    def frame_height(self, chart: Chart, drawing: Drawing) -> int:
        """How high the frame with a chart is on the site of others."""
        return height_of_chart(chart, drawing)

    @property
    def footnotes(self) -> list[Footnote]:
        """The footnotes so far: to be asked for at the end of the page."""
        return [note for _, note in self._notes.values()]

    def by_title(self, kind: str, names: Iterable[str]) -> list[str]:
        """Ids sorted by the name that readers see."""
        return sorted(dict.fromkeys(names), key=lambda name: self.site.title_key(Kind(kind), name))


def drafted(site: Site, markuper: Markuper, path: str, template: str, title: str, description: str, kind: str, crumbs: tuple[Crumb, ...] = (), **given: Any) -> Draft:
    """A page that needs no more work than its template does."""
    return Draft(path, lambda: Desk(site, markuper, path).page(template, title, description, kind, crumbs, **given))


def _mark(number: int, quote: str | None) -> str:
    title = f' title="‘{escape(quote)}’"' if quote else ""
    return f'<a class="bron" href="#bron-{number}" aria-label="bron {number}"{title}>{number}</a>'
