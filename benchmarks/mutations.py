"""What becomes of a real record when one field is changed: it is refused at that field, or the site says exactly the change. Never wrong, never silent.

`make bench-mutations ARGS="--every 40"`: of each field of each kind of record every way of changing it at least once, and of all others one in forty.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.fuzz import bounded
from benchmarks.held import hold
from benchmarks.mutants import Mutant, Subject, extent, mutants, subjects
from benchmarks.targets import ROOT, files_of
from benchmarks.verdict import Wrong, check_problems, elements, own_pages, site_of
from generator.model.base import Kind, Record
from generator.model.walk import Path as Steps
from generator.model.walk import references
from generator.pages.site import FOLDERS
from generator.pipeline import Checked
from generator.problems import Problem
from generator.reading.tree import Tree
from generator.texts import plain

#: What the gate must always refuse.
REFUSED = {"twice (key)", "misspell", "as fields", "as words", "nonsense", "retarget: other kind", "retarget: nothing"}
#: Where a problem is told, near before far: at the field, in the record in which it stands, elsewhere in its file, in another file.
NEAR = ("at the field", "in its record", "in its file", "elsewhere")
#: What changes nothing, and why that is right.
SAME: Mapping[str, str] = {
    "as a list": "one entry where a list may stand is a list of one",
    "drop": "what was typed is what is meant when nothing is typed",
    "nothing": "what was typed is what is meant when nothing is typed",
    "swap": "two of a list that has no order",
}


#: What its own page does not say, by the end of the field, and where it is told instead.
UNSEEN: Mapping[str, str] = {
    "search_words": "only the search reads them",
    "aliases": "an earlier address leads here",
    "named": "tells the gate that there is no name to register",
    "autolink": "on the pages where the word stands",
    "match": "on the pages where the word stands",
    "page_starts": "gives a line its page, where one is mentioned",
    "page_starts.first": "gives a line its page, where one is mentioned",
    "page_starts.lines": "gives a line its page, where one is mentioned",
    "source": "a footnote that is there anyway; of a period and a party in the data",
    "source.document": "of a period and a party in the data",
    "source.section": "of a period and a party in the data; a source has the section on its own page",
    "source.page": "a footnote that is there anyway; the line gives the page too",
    "source.line": "where two footnotes name the same page; the page of the source has the lines",
    "source.quote": "a quotation that stands in another footnote too",
    "rows.line": "the page is told",
    "sources": "a document that is cited is told in its footnotes",
    "sources.document": "a document that is cited is told in its footnotes",
    "sources.section": "a document that is cited is told in its footnotes, and its section on the page of the source",
    "sources.pages": "a document that is cited is told in its footnotes",
    "sources.lines": "in the data",
    "partial": "decides what counts as the cost",
    "form": "decides what counts as the cost",
    "series": "decides what is drawn together",
    "as_printed": "in the data: what was misprinted",
    "rates.indicator": "decides what is drawn together",
    "about": "where the note stands",
    "amount.date": "told with the line where that has no other date",
    "phases.period": "the words of the source are told when there are any",
    "parties.role": "the order is that of all roles",
    "review_by": "only editors are asked",
}


@dataclass
class Result:
    """What became of the mutants of one sort."""

    tried: int = 0
    refused: int = 0
    shown: int = 0
    same: int = 0
    unseen: int = 0
    near: Counter[str] = field(default_factory=Counter)

    def row(self, name: str) -> str:
        """A line of the table."""
        return f"{name:<22}" + "".join(f"{number:>13}" for number in (self.tried, self.refused, self.shown, self.unseen, self.same, *(self.near[place] for place in NEAR)))


HEAD = "".ljust(22) + "".join(word.rjust(13) for word in ("tried", "refused", "shown", "in data only", "silent", *NEAR))


@dataclass
class Report:
    """Everything that was found out."""

    results: dict[str, Result] = field(default_factory=dict)
    far: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    unseen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The table, and what it cannot tell."""
        yield HEAD
        total = Result()
        for how, result in sorted(self.results.items()):
            yield result.row(how)
            for key in ("tried", "refused", "shown", "same", "unseen", "near"):
                setattr(total, key, getattr(total, key) + getattr(result, key))
        yield total.row("all")
        for title, found in (("told elsewhere", self.far), ("in data only", self.unseen), ("silent", self.same)):
            yield f"{title}: " + ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
        yield f"wrong: {len(self.wrong)}"


def fold(text: str) -> str:
    """Words without spaces and quotation marks, which print has otherwise than a file."""
    return re.sub(r"[\s'’‘“”\"]", "", text)


def words_of(html: str) -> str:
    """The words of a page, folded, with those in its attributes that readers hear."""
    html = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    heard = " ".join(re.findall(r'(?:title|alt|aria-label|value|content)="([^"]*)"', html))
    return fold(unescape(re.sub(r"<[^>]*>", "", html) + heard))


class Judge:
    """What a record says before anything is changed, and what must hold when something is."""

    def __init__(self, subject: Subject, known: dict[str, bytes]) -> None:
        self.subject, self.known = subject, known
        self.before = subject.held.read(subject.written(subject.value)[0])
        if found := [problem for problem in self.before.problems if problem.is_error]:
            raise Wrong(f"{subject.path} {subject.name}: {found[0]}")
        self.page = self.said(self.before)

    def record(self, checked: Checked) -> Record:
        """The record as it was read."""
        return checked.guide.records[self.subject.kind][self.subject.name]

    def said(self, checked: Checked, kind: Kind | None = None, name: str = "") -> str:
        """The page of the record, or of another."""
        kind, name = kind or self.subject.kind, name or self.subject.name
        address = f"{FOLDERS[kind]}/{name}/" if kind in FOLDERS else "" if name == "voorpagina" else f"{name}/"
        page = next(page for page in own_pages(site_of(checked), kind) if page.path == address)
        elements(page.content)
        return page.content + f'<meta content="{page.description}">'

    @cached_property
    def others(self) -> str:
        """What the other records say."""
        return fold(" ".join(record.model_dump_json() for records in self.subject.held.content.records.values() for record, origin in records if origin.path != self.subject.path))

    def judge(self, mutant: Mutant, report: Report) -> None:
        """Count what became of a mutant; Wrong when it is neither refused nor shown."""
        result = report.results.setdefault(mutant.how, Result())
        result.tried += 1
        files, tree = mutant.written()
        checked = self.subject.held.read(files)
        check_problems(checked.problems, {**self.known, **files})
        if found := [problem for problem in checked.problems if problem.is_error]:
            near = min((place_of(problem, mutant, tree, files) for problem in found), key=NEAR.index)
            result.refused += 1
            result.near[near] += 1
            if near in NEAR[2:]:
                report.far[f"{mutant.how} {mutant.field} [{found[0].code}]"] += 1
            return
        if mutant.how in REFUSED:
            raise Wrong("let through")
        if self.record(checked) == self.record(self.before):
            result.same += 1
            report.same[f"{mutant.how} {mutant.field}"] += 1
            if mutant.how not in SAME:
                raise Wrong("let through, and changes nothing")
            return
        self.check_record(mutant, checked)
        page = self.said(checked)
        if words_of(page) == words_of(self.page) and page == self.page:
            result.unseen += 1
            report.unseen[mutant.field] += 1
            if mutant.how not in ("swap", "twice (item)") and not any(mutant.field.endswith(f".{name}") for name in UNSEEN):
                raise Wrong("another record, and its page says nothing of it")
        else:
            result.shown += 1
            self.check_page(mutant, checked, words_of(page))
        if mutant.how == "retarget":
            self.check_target(mutant, checked)

    def check_record(self, mutant: Mutant, checked: Checked) -> None:
        """Nothing in the record is other than before but what was changed."""
        changed = set(_differing(self.record(self.before).model_dump(by_alias=True, mode="json"), self.record(checked).model_dump(by_alias=True, mode="json")))
        lists = [_plain(path[:-1] if isinstance(path[-1], int) else path) for path in (mutant.path, mutant.other) if path]
        if strange := [path for path in map(_plain, changed) if not any(path[: len(place)] == place or place[: len(path)] == path for place in lists)]:
            raise Wrong(f"changes {strange} too")

    def check_page(self, mutant: Mutant, checked: Checked, page: str) -> None:
        """The page says the new words and not the old ones."""
        told_elsewhere = mutant.field.endswith(".sources.section")
        if mutant.how == "reword" and not told_elsewhere and fold(mutant.new) not in page and fold(str(mutant.old)[:30]) in words_of(self.page):
            raise Wrong("the page does not say the new words")
        if mutant.how not in ("drop", "empty", "nothing", "reword") or not isinstance(mutant.old, str):
            return
        pieces = [fold(plain(piece)) for piece in re.split(r"\[\^bron[^\]]*\]|\[|\]\([^)]*\)", mutant.old)]
        piece = max(pieces, key=len)[:60]
        left = fold(self.record(checked).model_dump_json()) + self.others
        if len(piece) >= 12 and piece in page and piece not in left:
            raise Wrong(f"the page still says {piece!r}")

    def check_target(self, mutant: Mutant, checked: Checked) -> None:
        """What is pointed to now knows of it, and what is no longer pointed to does not."""
        assert mutant.leaf
        kind, old, new = Kind(mutant.leaf.names), str(mutant.old), str(mutant.new)
        guide, own = checked.guide, self.subject
        if own.name not in guide.referring((kind, new), own.kind):
            raise Wrong(f"{new} does not know of it")
        still = {value for _, ref, value in references(self.record(checked)) if ref.kind is kind}
        if own.name in guide.referring((kind, old), own.kind) and old not in still and f"{kind.value}:{old}" not in self.record(checked).model_dump_json() and kind is not Kind.SOURCE:
            raise Wrong(f"{old} still knows of it")


def _plain(path: Steps) -> Steps:
    """A place without what is first in a list: one thing may stand where a list of them may."""
    return tuple(step for step in path if step != 0)


def _differing(old: Any, new: Any, path: Steps = ()) -> Iterator[Steps]:
    """The places at which two values differ; of lists of other lengths the list."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            yield from _differing(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new)):
            yield from _differing(*pair, (*path, index))
    elif old != new:
        yield path


def place_of(problem: Problem, mutant: Mutant, tree: Tree, files: Mapping[str, bytes]) -> str:
    """How near to the changed field a problem is told."""
    subject = mutant.subject
    if problem.path not in files:
        return NEAR[3]
    if mutant.path[0] == "rows" and problem.path.endswith(".csv"):
        row = int(mutant.path[1]) + 2 if len(mutant.path) > 1 else 1
        return NEAR[0] if problem.line == row else NEAR[1] if problem.line == 1 or abs(problem.line - row) <= 1 else NEAR[2]
    if problem.path != subject.path:
        return NEAR[3]
    for place in (mutant.path, mutant.other):
        first, last = extent(tree, (*subject.prefix, *place))
        if place and first <= problem.line <= last:
            return NEAR[0]
    record = next((mutant.path[: index + 1] for index in range(len(mutant.path) - 2, -1, -1) if isinstance(mutant.path[index], int) or index == 0), ())
    first, last = extent(tree, (*subject.prefix, *record)) if len(mutant.path) > 1 else (1, sys.maxsize)
    return NEAR[1] if first <= problem.line <= last else NEAR[2]


def chosen(subject: Subject, every: int, seen: set[tuple[str, str]] | None) -> Iterator[Mutant]:
    """The mutants of a record that a run takes: those of a sort that was not seen yet, and of the others one in so many. Without `seen` only the latter."""
    for mutant in mutants(subject):
        sort = (mutant.how, mutant.field)
        if (seen is not None and sort not in seen) or int(sha256(str(mutant).encode()).hexdigest(), 16) % every == 0:
            if seen is not None:
                seen.add(sort)
            yield mutant


def run(folder: Path, every: int, root: Path = ROOT, only: str = "", all_sorts: bool = True) -> Report:
    """All records, each in a guide that holds little else. With `all_sorts` each field of each kind is changed in every way at least once."""
    held, known, report = hold(root, folder), files_of(root), Report()
    seen: set[tuple[str, str]] | None = set() if all_sorts else None
    try:
        for subject in subjects(held, known):
            if only and only not in (subject.kind.value, subject.name):
                continue
            judge: Judge | None = None
            for mutant in chosen(subject, every, seen):
                try:
                    with bounded(20):
                        judge = judge or Judge(subject, known)
                        judge.judge(mutant, report)
                except Exception as error:  # whatever it is: that is what this is for
                    report.wrong.append(f"{mutant}: {type(error).__name__}: {str(error)[:300]}")
                    print("WRONG", report.wrong[-1], flush=True)
    except KeyboardInterrupt:
        print("stopped")
    return report


def main() -> int:
    """Run, report, and say by the exit code whether anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=40, help="one in so many; 1 for all")
    parser.add_argument("--only", default="", help="a kind of record, or an id")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        report = run(Path(folder) / "guide", options.every, only=options.only)
    print("\n".join(report.lines()))
    return int(bool(report.wrong))


if __name__ == "__main__":
    sys.exit(main())
