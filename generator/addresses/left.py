"""What is left where something was: pages that lead on or say that it was withdrawn, anchors on the pages that are still there, and the rules for the host."""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.addresses.fates import Fate, Fates
from generator.addresses.names import family, is_firm, item_of, page_of
from generator.dutch import date as in_words
from generator.markup import Markuper
from generator.model.moves import Move
from generator.outputs import DataFile, Fragment
from generator.shelf import Pages

#: The rules for hosts that read them, in the form of Netlify.
REDIRECTS = "_redirects"
_HEAD = "# Waar adressen heen gingen die verhuisd zijn. Gemaakt uit de oude namen van casussen (aliases) en content/doorverwijzingen.yml.\n"
#: Where pages stand that others may have in theirs.
FRAMED = "insluiten/"
#: What a program fetches of a thing may be text that its page explains; a picture or a feed cannot be a page.
_WHAT = {"leerpunt": "dit leerpunt", "bedrag": "dit bedrag", "waardering": "dit bedrag", "cijfer": "dit cijfer", "bijeenkomst": "deze bijeenkomst", "veld": "dit veld"}
_CHART = re.compile(r"grafieken/([a-z0-9-]+)\.[a-z]+")
_TEXTS = (".txt", ".yml", ".bib", ".ris")
#: In these an empty point may stand first, so that an earlier anchor leads to the very place.
_HOLDERS = ("article", "section", "li", "figure", "div", "p", "td", "th", "dd", "h2", "h3", "h4", "header")


@dataclass(frozen=True)
class Kept:
    """An anchor that a page had: where the thing is now (and its name there), or why and when it was withdrawn; nothing for a place that came and went."""

    name: str
    to: str = ""
    reason: str = ""
    date: str = ""
    quiet: bool = False

    @property
    def what(self) -> str:
        """What it was, in words."""
        return _WHAT.get(self.name.partition("-")[0], "dit onderdeel")


@dataclass(frozen=True)
class Left:
    """The pages of the guide with what they keep, the files beside them, and what their links are."""

    pages: Pages
    files: tuple[DataFile, ...]
    #: What was written about what moved, on the pages of the guide and on those at old addresses: their links are followed too.
    written: tuple[Fragment, ...]


class Leaving:
    """Works out what stays behind. `existing` is every address that the guide has now, `published` every one that it ever had."""

    def __init__(self, fates: Fates, published: Iterable[str], existing: Collection[str], markuper: Markuper, home: str) -> None:
        self.fates, self.existing, self.markuper, self.home = fates, existing, markuper, home
        self.known = sorted({*published, *(move.from_ for move in fates.moves)} - set(existing))

    def left(self, pages: Pages) -> Left:
        """Everything."""
        kept = self._kept()
        made, written = {}, []
        for page in pages.light:
            if not (mine := kept.get(page.path)):
                continue
            content = with_points(pages.content(page.path), {one.name: one.to.partition("#")[2] for one in mine if page_of(one.to) == page.path and "#" in one.to})
            rest = [one for one in mine if f'id="{one.name}"' not in content]
            words = self.markuper.draw("kept.html", kept=rest, loud=any(not one.quiet for one in rest), root="../" * page.path.count("/")) if rest else ""
            written += [Fragment(page.path, words, DataFile(page.path, b""))] if words else []
            made[page.path] = content + words
        old = self._old_pages({page.path: page.title for page in pages.light})
        return Left(pages.changed(made), (*(page.file for page in old), *self._data(), DataFile(REDIRECTS, (_HEAD + "".join(self._lines())).encode())), (*written, *old))

    def _kept(self) -> Mapping[str, list[Kept]]:
        """Page → the anchors that it had, or that a page had which is now this one."""
        found: dict[str, dict[str, Kept]] = defaultdict(dict)
        for address in self.known:
            page, _, anchor = address.partition("#")
            whole = self.fates.follow(page) if page not in self.existing else Fate(page)
            at = page_of(whole.address)
            if not anchor or whole.gone or "#" in whole.address or (at and at not in self.existing) or f"{at}#{anchor}" in self.existing:
                continue
            fate = self.fates.follow(address)
            found[at].setdefault(anchor, self._keep(anchor, fate, not is_firm(address)))
        return {page: list(kept.values()) for page, kept in found.items()}

    def _keep(self, anchor: str, fate: Fate, quiet: bool) -> Kept:
        if fate.gone:
            return Kept(anchor, self._there(fate.gone.to), _sentence(fate.gone.gone), _day(fate.gone), quiet)
        return Kept(anchor, self._there(fate.address), quiet=quiet)

    def _there(self, address: str | None) -> str:
        """Where an address is now, when it is somewhere."""
        to = self.fates.follow(address).address if address and address not in self.existing else address
        return to if to and to in self.existing else ""

    def _old_pages(self, titles: Mapping[str, str]) -> tuple[Fragment, ...]:
        """A page at each address of a page that moved or was withdrawn."""
        return tuple(self._old_page(page, titles) for page in sorted({*self._pages_before()}))

    def _pages_before(self) -> Iterator[str]:
        yield from (address for address in self.known if address.endswith("/") and self.fates.follow(address).address != address)
        yield from (address for address in self.known if address.endswith("/") and self.fates.follow(address).gone)
        yield from (old for old, _ in self._before() if old.endswith("/"))

    def _old_page(self, page: str, titles: Mapping[str, str]) -> Fragment:
        fate = self.fates.follow(page)
        root = "../" * page.count("/")
        to = self._there(fate.gone.to if fate.gone else fate.address)
        given: dict[str, object] = {
            "root": root,
            "to": to,
            "href": root + to if to else "",
            "name": titles.get(page_of(to)) or f"/{to}",
            "canonical": self.home + page_of(to) if self.home and to else "",
        }
        given["framed"] = page.startswith(FRAMED)
        if not fate.gone:
            return _page(page, self.markuper.draw("moved.html", **given, title="Deze pagina is verhuisd"))
        name = fate.gone.title
        title = "Deze grafiek is er niet meer" if fate.gone.date is None else f"{name} (ingetrokken)" if name else "Deze pagina is ingetrokken"
        words = {"title": title, "was": name, "reason": _sentence(fate.gone.gone), "date": _day(fate.gone)}
        return _page(page, self.markuper.draw("gone.html", **given, **words))

    def _before(self) -> Iterator[tuple[str, str]]:
        """(where it stood, where it stands) of every page and file that belongs to what moved."""
        for move in self.fates.moves:
            end = self.fates.follow(move.from_)
            if move.gone is not None or end.gone or end.circle:
                continue
            before, after = family(move.from_), family(end.address)
            if "#" not in move.from_:
                yield move.from_, end.address
            if len(before) != len(after):
                continue
            for address in sorted(self.existing):
                start = next((number for number, start in enumerate(after) if start[-1:] in "/.-" and address.startswith(start)), None)
                if start is None or "#" in address:
                    continue
                old = before[start] + address.removeprefix(after[start])
                if old not in self.existing:
                    yield old, address

    def _lines(self) -> Iterator[str]:
        """The rules, the most precise first. A rule for a page is forced: without that, Netlify would show the page that stands there for other hosts."""
        lines: dict[str, str] = {}
        bases = {move.from_ for move in self.fates.moves if move.gone is None and item_of(move.from_)}
        for old, new in self._before():
            if old in bases and item_of(page_of(new)):
                lines.setdefault(f"/{old}*", f"/{new} 301!" if "#" in new else f"/{new}:splat 301!")
            elif not old.startswith(tuple(bases)):
                lines.setdefault(f"/{old}", f"/{new} 301{'!' if old.endswith('/') else ''}")
        for address in self.known:
            fate = self.fates.follow(address)
            if "#" in address or address.startswith(tuple(bases)):
                continue
            if not fate.gone and fate.address != address and not address.endswith("/"):
                # It moved more than once.
                lines.setdefault(f"/{address}", f"/{fate.address} 301")
            elif fate.gone and (chart := _CHART.fullmatch(address)):
                lines.setdefault(f"/{address}", f"/{FRAMED}grafiek/{chart[1]}/ 301")
            elif fate.gone and address.endswith(_TEXTS):
                lines.setdefault(f"/{address}", f"/{posixpath.dirname(address)}/ 301")
            elif fate.gone and fate.gone.to and address == fate.gone.from_ and not address.endswith("/"):
                lines.setdefault(f"/{address}", f"/{self._there(fate.gone.to)} 301")
        yield from (f"{old} {rule}\n" for old, rule in sorted(lines.items(), key=lambda line: ("*" in line[0], line[0])))

    def _data(self) -> Iterator[DataFile]:
        """What programs get of a thing that was withdrawn: that it was."""
        for address in self.known:
            if address.startswith("api/v1/") and address.endswith(".json") and (gone := self.fates.follow(address).gone):
                yield DataFile(address, _withdrawn(gone, posixpath.basename(address).removesuffix(".json"), self._there(gone.to)))


def _page(address: str, html: str) -> Fragment:
    """A page that is a whole file of its own: it is in no list, no search and no map of the site."""
    return Fragment(address, html, DataFile(f"{address}index.html", html.encode()))


def _day(gone: Move) -> str:
    """The day of a withdrawal in words; what vanished by itself has none."""
    return in_words(gone.date) if gone.date else ""


def _sentence(reason: str | None) -> str:
    """A reason as editors type it, with the full stop that they may have left out."""
    words = (reason or "").strip()
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _withdrawn(gone: Move, name: str, to: str) -> bytes:
    said = {"id": name, "address": f"/{gone.from_}", "withdrawn": {"date": gone.date, "reason": gone.gone, **({"replaced_by": f"/{to}"} if to else {})}}
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def with_points(content: str, points: Mapping[str, str]) -> str:
    """A page on which an anchor has another name now: the earlier one leads to the same place, where an empty element may stand in it."""
    for old, new in points.items():
        tag = re.search(rf'<([a-z0-9]+)\b[^<>]*\sid="{re.escape(new)}"[^<>]*>', content)
        if tag and tag[1] in _HOLDERS:
            content = f'{content[: tag.end()]}<span id="{old}"></span>{content[tag.end() :]}'
        elif tag and tag[1] == "tr" and (cell := re.compile(r"<t[hd]\b[^<>]*>").search(content, tag.end())):
            content = f'{content[: cell.end()]}<span id="{old}"></span>{content[cell.end() :]}'
    return content
