"""How fast guides of several sizes are built, beside MkDocs with Material and beside Hugo, with equal pages, in one run on one machine.

Ours is a first build in a process of its own, with everything that it checks, without the index of the search; charts, pictures of pages and fonts come
from the cache. The others build every page of ours with words of its own from Markdown (`equal.py`), and nothing else: ours writes some twenty files more
for each case. So there are three ratios: of a whole build, of a page, and of a megabyte written. The programs take turns, so that a busy moment hits all.

Every run is a line of JSON in `build/speed.jsonl`; a Markdown table is printed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.equal import texts_of
from benchmarks.measured import Failed, Run, measure, written
from benchmarks.rivals import Rival, clear_aside, hugo, material, material_with_search, prepared, put_aside
from benchmarks.synthetic import ROOT, SEED

RESULTS = ROOT / "build/speed.jsonl"
OURS, MKDOCS, HUGO = "ours", "MkDocs + Material", "Hugo"


@dataclass(frozen=True)
class Built:
    """One build of a guide of so many cases, and what came of it."""

    cases: int
    program: str
    run: Run
    pages: int
    files: int
    bytes: int


def prepare(cases: int, seed: int, keep: Path, folder: Path, limit: float) -> list[Rival]:
    """A guide of so many cases, built once so that all is drawn, and its pages for the others."""
    own = prepared(cases, seed, keep, limit)
    texts = list(texts_of(own.site))
    plain = material(texts, folder / "mkdocs")
    return [rival for rival in (own, plain, material_with_search(folder / "mkdocs", len(texts)), hugo(texts, folder / "hugo")) if rival]


def build(rival: Rival, cases: int, limit: float, output: Path) -> Built:
    """One build from nothing."""
    rival.clear()
    run = measure(rival.command, ROOT, output, limit)
    files, size = written(rival.site)
    pages = sum(1 for _ in rival.site.rglob("index.html"))
    put_aside(rival.site)
    if pages < rival.pages and not run.stopped:
        raise Failed(f"{rival.name} made {pages} of {rival.pages} pages")
    return Built(cases, rival.name, run, pages, files, size)


def measured(sizes: Sequence[int], runs: int, seed: int, limit: float, programs: Sequence[str], keep: Path) -> Iterator[Built]:
    """Every build, the programs by turns."""
    for cases in sizes:
        work = Path(tempfile.mkdtemp(prefix="speed.", dir=keep))
        print(f"{cases:,} cases: a guide is written, and built once to draw everything …", file=sys.stderr)
        rivals = [rival for rival in prepare(cases, seed, keep, work, limit) if not programs or rival.name in programs]
        late: set[str] = set()
        for number in range(runs):
            for rival in rivals:
                if rival.name in late:
                    continue
                built = build(rival, cases, limit, work / "output.txt")
                print(f"{cases:,} cases, {rival.name}, run {number + 1}: {_seconds(built)}", file=sys.stderr)
                # Once too late is late enough.
                late |= {rival.name} if built.run.stopped else set()
                yield built
        put_aside(work)


def _seconds(built: Built) -> str:
    return f"stopped after {built.run.seconds:.0f} s" if built.run.stopped else f"{built.run.seconds:.2f} s"


def keep(built: Built, seed: int) -> None:
    """Add a line to the results."""
    RESULTS.parent.mkdir(exist_ok=True)
    line = {"when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "seed": seed, **dataclasses.asdict(built)}
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def tables(found: Sequence[Built]) -> Iterator[str]:
    """Everything as Markdown: the builds, the ratios, and how ours grows."""
    yield "| cases | program | seconds (fastest – slowest) | CPU | memory | pages | files | MB written |\n|---:|---|---|---:|---:|---:|---:|---:|"
    groups = _grouped(found)
    for (cases, program), builds in groups.items():
        last = builds[-1]
        if last.run.stopped:
            yield f"| {cases:,} | {program} | stopped after {last.run.seconds:.0f} s | | {last.run.megabytes:.0f} MB | | | |"
            continue
        spread = f" ({min(each.run.seconds for each in builds):.2f} – {max(each.run.seconds for each in builds):.2f})" if len(builds) > 1 else ""
        cpu, memory = _median(builds, lambda each: each.run.cpu), max(each.run.megabytes for each in builds)
        yield f"| {cases:,} | {program} | {_median(builds, _wall):.2f}{spread} | {cpu:.2f} s | {memory:.0f} MB | {last.pages:,} | {last.files:,} | {last.bytes / 1e6:.0f} |"
    yield "\n| cases | ours to | seconds | a page | a MB | CPU | memory |\n|---:|---|---:|---:|---:|---:|---:|"
    for cases in dict.fromkeys(each.cases for each in found):
        yield from (line for program in dict.fromkeys(each.program for each in found) if program != OURS and (line := _ratios(groups, cases, program)))
    yield from _growth(groups)


def _grouped(found: Sequence[Built]) -> dict[tuple[int, str], list[Built]]:
    groups: dict[tuple[int, str], list[Built]] = {}
    for built in found:
        groups.setdefault((built.cases, built.program), []).append(built)
    return groups


def _median(builds: Sequence[Built], value: Callable[[Built], float]) -> float:
    return statistics.median(map(value, builds))


def _wall(built: Built) -> float:
    return built.run.seconds


def _ratios(groups: dict[tuple[int, str], list[Built]], cases: int, program: str) -> str:
    """Ours as a part of another: of a whole build, of an HTML page, of a MB that is written, of CPU and memory."""
    own, other = groups.get((cases, OURS)), groups.get((cases, program))
    if not own or not other or own[-1].run.stopped or other[-1].run.stopped:
        return ""
    values: tuple[Callable[[Built], float], ...] = (
        _wall,
        lambda each: each.run.seconds / each.pages,
        lambda each: each.run.seconds / each.bytes,
        lambda each: each.run.cpu,
        lambda each: each.run.megabytes,
    )
    return f"| {cases:,} | {program} | " + " | ".join(f"{_median(own, value) / _median(other, value):.2f}" for value in values) + " |"


def _growth(groups: dict[tuple[int, str], list[Built]]) -> Iterator[str]:
    """Of each program, from size to size: what a case more costs, and the exponent (1 is linear, 2 with the square)."""
    yield "\n| program | from | to | ms CPU for a case more | kB for a case more | exponent of CPU | of bytes | of memory |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    for program in dict.fromkeys(program for _, program in groups):
        sizes = [cases for cases, name in groups if name == program and not groups[cases, name][-1].run.stopped]
        for small, large in pairwise(sizes):
            one, two = groups[small, program], groups[large, program]
            cpu, size, memory = ([_median(builds, value) for builds in (one, two)] for value in (lambda each: each.run.cpu, lambda each: each.bytes, lambda each: each.run.megabytes))
            exponents = " | ".join(f"{math.log(after / before) / math.log(large / small):.2f}" for before, after in (cpu, size, memory))
            more = large - small
            yield f"| {program} | {small:,} | {large:,} | {1000 * (cpu[1] - cpu[0]) / more:.1f} | {(size[1] - size[0]) / more / 1000:.0f} | {exponents} |"


def main() -> None:
    """Measure all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,3000,10000", help="how many cases (100,1000,3000,10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each program builds each size (3)")
    parser.add_argument("--limit", type=float, default=1800, metavar="SECONDS", help="after so long a build is stopped, and the table says so (1800)")
    parser.add_argument("--only", action="append", default=[], metavar="PROGRAM", help=f"only this program ({OURS}, {MKDOCS}, {MKDOCS}, with its search, {HUGO}); may be given more than once")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="where the guides stand; at 10,000 cases they need some 5 GB for each run, and what was drawn for them stays (build/)")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    found = []
    try:
        for built in measured([int(size) for size in given.sizes.split(",")], given.runs, given.seed, given.limit, given.only, given.work):
            keep(built, given.seed)
            found.append(built)
    except Failed as failure:
        sys.exit(str(failure))
    finally:
        clear_aside(given.work)
    version = subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout.strip() if shutil.which("hugo") else "no Hugo here"
    print(f"{version}; {given.runs} runs\n")
    print("\n".join(tables(found)))


if __name__ == "__main__":
    main()
