"""How long it takes to draw a thousand new charts, each for a desk and for a phone, then with files of its own too (SVG and PNG); and to find them in the cache.

The charts are those of the real guide again and again, each time with other numbers, so that their shapes, lengths and words are as they are. Each measurement is a
process of its own, with all that it imports; drawing is done in as many processes as a build has. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measured import Failed, Run, measure
from benchmarks.synthetic import ROOT, SEED
from generator.charts.chart import Chart
from generator.charts.drawing import draw, for_a_page
from generator.pages.charts import plan_charts
from generator.pages.site import Site
from generator.pipeline import read_guide
from generator.store import Store, drawn

# From half to one and a half of each number: bars of other lengths, other scales, and a number that still fits in its place.
_LEAST, _MOST = 0.5, 1.5


def new_charts(count: int, seed: int) -> list[Chart]:
    """So many charts that differ from each other."""
    chance = random.Random(seed)
    planned = plan_charts(Site(read_guide(ROOT).guide, lambda path: ""))
    real = {chart.id: chart for charts in planned.values() for chart in charts}
    return [_other(chart, number, chance) for number, chart in enumerate(islice(cycle(real.values()), count))]


def _other(chart: Chart, number: int, chance: random.Random) -> Chart:
    """The same chart with other numbers; what belongs to a whole stays within it."""
    factor = chance.uniform(_LEAST, _MOST)
    marks = tuple(replace(mark, value=mark.value * factor, until=mark.until and mark.until * factor) for mark in chart.marks)
    return replace(chart, id=f"{chart.id}-{number}", marks=marks, whole=chart.whole and chart.whole * factor)


def two_widths(chart: Chart) -> bytes:
    """The two pictures of a page, without the files to take along."""
    return "".join(picture.inside for picture in for_a_page(chart).values()).encode()


def main() -> None:
    """Draw, find again and print; with `--part` only draw or find what is missing in a folder, for a process that is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--charts", type=int, default=1000, help="how many charts (1000)")
    parser.add_argument("--runs", type=int, default=3, help="how often (3)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--part", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--two", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    charts = new_charts(given.charts, given.seed)
    if given.part:
        start, cpu = time.monotonic(), sum(os.times()[:4])
        # The processes and the store of a build.
        made = drawn({chart.id: chart for chart in charts}, two_widths, Store(given.part), 8, 2) if given.two else draw(charts, given.part)
        print(f"{time.monotonic() - start} {sum(os.times()[:4]) - cpu} {len(made)}")
        return
    shapes = Counter(chart.shape.value for chart in charts)
    print(f"{len(charts):,} charts ({', '.join(f'{number} {shape}' for shape, number in shapes.most_common())}), {given.runs} runs\n")
    print("| charts | seconds (fastest – slowest) | CPU | CPU a chart | memory |\n|---|---|---:|---:|---:|")
    runs = [_all(given.charts, given.seed) for _ in range(given.runs)]
    for name, measured in zip(("new, two widths", "new, two widths and files", "in the cache"), zip(*runs, strict=True), strict=True):
        _report(name, measured, given.charts)


def _all(count: int, seed: int) -> tuple[Run, Run, Run]:
    """With an empty cache: two widths, and everything; then everything with a full one."""
    with tempfile.TemporaryDirectory() as name:
        folder, said = Path(name) / "charts", Path(name) / "said.txt"
        command = [sys.executable, "-m", "benchmarks.charts", "--charts", str(count), "--seed", str(seed), "--part"]
        two = _timed([*command, str(Path(name) / "two"), "--two"], said, count)
        return two, _timed([*command, str(folder)], said, count), _timed([*command, str(folder)], said, count)


def _timed(command: Sequence[str], said: Path, count: int) -> Run:
    """The drawing alone, without the making of the charts; only the memory is that of the whole process."""
    run = measure(command, ROOT, said)
    seconds, cpu, drawn = said.read_text(encoding="utf-8").split()
    if int(drawn) != count:
        raise Failed(f"{drawn} of {count} charts were drawn")
    return replace(run, seconds=float(seconds), cpu=float(cpu))


def _report(name: str, runs: Sequence[Run], charts: int) -> None:
    seconds = [run.seconds for run in runs]
    cpu, memory = statistics.median(run.cpu for run in runs), max(run.megabytes for run in runs)
    print(f"| {name} | {statistics.median(seconds):.2f} ({min(seconds):.2f} – {max(seconds):.2f}) | {cpu:.1f} s | {1000 * cpu / charts:.1f} ms | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
