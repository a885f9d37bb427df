"""How good and how fast the search is, at the real size and among many more pages, beside Material's own search on the same texts.

For each size: a guide with invented cases (synthetic.py) is built, every judged question (tests/search/questions.json) is asked
in headless Chromium on the page of results, and to Material's worker. Both searches run on the same machine in the same run, so
the ratios say more than the milliseconds. Server and browser stand on one machine: times hold no network. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.search_browser import Measured, measure_guide, measure_material
from benchmarks.search_sites import Built, build_guide, build_material, texts_of
from benchmarks.synthetic import QUESTIONS, SEED, add_invented, copy_guide

NOTHING = "niets"
_LAST_RANK = 20


@dataclass(frozen=True)
class Question:
    """A judged question: its words, its kind, and the addresses that answer it (see `scoring` in the file)."""

    words: str
    category: str
    relevant: tuple[str, ...]

    def fits(self, path: str) -> bool:
        """Does the page at this address answer it?"""
        return any(re.fullmatch(wanted[3:], path) if wanted.startswith("re:") else wanted == path for wanted in self.relevant)

    def rank(self, found: Sequence[str]) -> int:
        """The place of the first answer, from 1; 0 when there is none among the first twenty."""
        return next((place for place, path in enumerate(found[:_LAST_RANK], 1) if self.fits(path)), 0)


@dataclass(frozen=True)
class Score:
    """How well a search did on some questions."""

    count: int
    first: float
    three: float
    reciprocal: float

    def __str__(self) -> str:
        return f"{self.first:>8.3f}{self.three:>8.3f}{self.reciprocal:>8.3f}"


def read_questions() -> list[Question]:
    """The judged questions."""
    return [Question(one["query"], one["category"], tuple(one["relevant"])) for one in json.loads(QUESTIONS.read_text(encoding="utf-8"))["queries"]]


def score(ranks: Sequence[int]) -> Score:
    """hit@1, hit@3 and MRR."""
    count = len(ranks)
    return Score(count, sum(rank == 1 for rank in ranks) / count, sum(0 < rank < 4 for rank in ranks) / count, sum(1 / rank for rank in ranks if rank) / count)


def scores(questions: Sequence[Question], measured: Measured) -> Mapping[str, Score]:
    """Category → score, and that of all."""
    ranks: dict[str, list[int]] = {}
    for question, found in zip(questions, measured.found, strict=True):
        if question.category != NOTHING:
            for name in (question.category, "all"):
                ranks.setdefault(name, []).append(question.rank(found))
    return {name: score(ranks[name]) for name in sorted(ranks, key=lambda name: (name == "all", name))}


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which this share (of a hundred) lies."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def kilobytes(value: float) -> str:
    """Bytes as kB."""
    return f"{value / 1000:.0f} kB"


@dataclass(frozen=True)
class Size:
    """Everything that was found out at one size."""

    pages: int
    ours: Built
    measured: Measured
    beside: Built
    material: Measured

    def report(self, questions: Sequence[Question], misses: bool) -> Iterator[str]:
        """The lines of the report, in order."""
        yield f"\n== {self.pages} pages that can be searched =="
        yield f"{'':<24}{'':>5}{'this guide':>16}{'':>8}{'Material':>16}"
        yield f"{'category':<24}{'n':>5}{'hit@1':>8}{'hit@3':>8}{'MRR':>8}{'hit@1':>8}{'hit@3':>8}{'MRR':>8}"
        theirs = scores(questions, self.material)
        for name, ours in scores(questions, self.measured).items():
            yield f"{name:<24}{ours.count:>5}{ours}{theirs[name]}"
        for label, measured in (("this guide", self.measured), ("Material", self.material)):
            empty = [not found for found in measured.found]
            right = sum(none for none, question in zip(empty, questions) if question.category == NOTHING)
            wrong = [question.words for none, question in zip(empty, questions) if none and question.category != NOTHING]
            yield f"{label}: {right} of {sum(question.category == NOTHING for question in questions)} questions without an answer found nothing; {len(wrong)} with an answer found nothing"
        yield from self._quantities()
        if misses:
            yield from self._misses(questions)

    def _quantities(self) -> Iterator[str]:
        """Bytes, times, memory and the index, with ratios."""
        ours, theirs = self.measured, self.material

        def line(name: str, one: float, other: float, show: Callable[[float], str]) -> str:
            return f"{name:<44}{show(one):>14}{show(other):>14}{f'{one / other:.3f}' if other else '–':>10}"

        def milliseconds(value: float) -> str:
            return f"{value:.1f} ms"

        def megabytes(value: float) -> str:
            return f"{value:.1f} MB"

        yield f"{'':<44}{'this guide':>14}{'Material':>14}{'ratio':>10}"
        for at, how in enumerate(("uncompressed", "text compressed")):
            sizes = [size[at] for size in ours.sizes]
            yield line(f"bytes to the first hit, {how}: median", statistics.median(sizes), theirs.sizes[0][at], kilobytes)
            yield line(f"bytes to the first hit, {how}: most", max(sizes), theirs.sizes[0][at], kilobytes)
        for share in (50, 95):
            yield line(f"warm, to the first hit in the list: p{share}", percentile(ours.times, share), percentile(theirs.times, share), milliseconds)
        for share in (50, 95):
            yield line(f"warm, the engine alone: p{share}", percentile(ours.engine, share), percentile(theirs.times, share), milliseconds)
        yield line("memory of the page, all of its process", ours.resident, theirs.resident, megabytes)
        yield line("  of which by the search", ours.resident - ours.resident_before, theirs.resident - theirs.resident_before, megabytes)
        yield line("  of which scripts (no WebAssembly, no worker)", ours.heap, theirs.heap, megabytes)
        yield line("the whole index", self.ours.index_bytes, self.beside.index_bytes, kilobytes)
        yield f"building: {self.ours.seconds:.1f} s, of which the index {self.ours.index_seconds:.1f} s. Material's worker was ready after {theirs.started:.0f} ms."

    def _misses(self, questions: Sequence[Question]) -> Iterator[str]:
        """Each question without an answer among the first three, and what came first."""
        for question, found in zip(questions, self.measured.found):
            rank = question.rank(found)
            if question.category == NOTHING and found:
                yield f"  noise: {question.words} ({len(found)}): {', '.join(found[:3])}"
            elif question.category != NOTHING and not 0 < rank < 4:
                yield f"  missed: {question.words} [{question.category}], first answer at {rank or '–'}: {', '.join(found[:3])}"


def measure(size: int | None, real: int, questions: Sequence[Question], given: Any) -> Size:
    """Build and measure at one size (None: the real one), in a folder that is thrown away."""
    words = [question.words for question in questions]
    answerable = [question.words for question in questions if question.category != NOTHING]
    sample = answerable[:: max(1, len(answerable) // given.sample)][: given.sample]
    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        guide = Path(name, "guide")
        guide.mkdir()
        copy_guide(guide)
        if size:
            say(f"{size} pages: inventing {size - real} …")
            add_invented(guide, size - real, given.seed)
        say("building the site of the guide …")
        ours = build_guide(guide, Path(name, "site"))
        texts = texts_of(ours.folder)
        say("building the site with Material's search …")
        beside = build_material(texts, Path(name, "material"))
        say(f"asking {len(words)} questions in the browser …")
        measured = measure_guide(ours.folder, words, sample, given.runs)
        return Size(len(texts), ours, measured, beside, measure_material(beside.folder, words, given.runs))


def say(words: str) -> None:
    """Tell what is going on, with the time."""
    print(f"{time.strftime('%H:%M:%S')}  {words}", flush=True)


def main() -> None:
    """Measure at the real size, then at each size that is asked for."""
    parser = argparse.ArgumentParser(description="Measures the search, at the real size and among invented cases, beside Material's own search.")
    parser.add_argument("--pages", type=int, nargs="*", default=[1000, 5000], help="how many pages in all (1000 5000); none: only the real size")
    parser.add_argument("--runs", type=int, default=1, help="how often every question is asked, each time on a new page (1)")
    parser.add_argument("--sample", type=int, default=30, help="how many questions are asked with an empty cache, for the bytes (30)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number invents other cases ({SEED})")
    parser.add_argument("--misses", action="store_true", help="name the questions that were not answered among the first three")
    given = parser.parse_args()
    # Whoever stops this, by whatever signal, finds no folders left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    questions = read_questions()
    start = time.monotonic()
    real = measure(None, 0, questions, given)
    print("\n".join(real.report(questions, given.misses)), flush=True)
    for pages in sorted(pages for pages in given.pages if pages > real.pages):
        print("\n".join(measure(pages, real.pages, questions, given).report(questions, given.misses)), flush=True)
    print(f"\n{len(questions)} questions, {given.sample} of them for the bytes, {given.runs} × for the times, seed {given.seed}, {(time.monotonic() - start) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
