"""How long a cold build of the real guide takes and how much memory, and one in which no chart changed, beside a build of an empty site with the same MkDocs.

Each run is a process of its own on a fresh copy without `.cache` and `site`. The ratio says more than the seconds: both
programs run on the same machine at the same moment. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import Failed, Run, measure

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("cases", "content", "theme", "mkdocs.yml")
CHARTS = ROOT / ".cache/charts"
EMPTY = "site_name: leeg\ntheme: {name: material, font: false}\nplugins: []\n"


def copy_guide(folder: Path) -> list[str]:
    """Lay out the real guide in `folder`; returns the command that builds it."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    return [sys.executable, "-m", "generator", "build", "--root", str(folder)]


def copy_drawn(folder: Path) -> list[str]:
    """The same with every chart already in the cache, as after a change of a text."""
    command = copy_guide(folder)
    shutil.copytree(CHARTS, folder / ".cache/charts")
    return command


def write_empty(folder: Path) -> list[str]:
    """Lay out a site of one page in `folder`; returns the command that builds it."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Leeg\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(EMPTY, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


def measured(prepare: Callable[[Path], list[str]]) -> Run:
    """Prepare a folder and run the command in it, to the end."""
    with tempfile.TemporaryDirectory() as name:
        command = prepare(Path(name))
        try:
            return measure(command, ROOT, Path(name) / "said.txt")
        except Failed as failure:
            sys.exit(str(failure))


def report(name: str, runs: list[Run]) -> float:
    """Print one line; returns the median in seconds."""
    seconds = [run.seconds for run in runs]
    median = statistics.median(seconds)
    peak = max(run.megabytes for run in runs)
    print(f"{name:<18}{median:>8.2f} s{min(seconds):>9.2f} – {max(seconds):.2f} s{peak:>9.0f} MB")
    return median


def main() -> None:
    """Measure all by turns, so that a busy moment of the machine hits each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often (5)")
    count = max(1, parser.parse_args().runs)
    with tempfile.TemporaryDirectory() as name:
        # Fills the cache of charts, so that what is copied from it is of today.
        subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(ROOT), "--site-dir", f"{name}/site"], cwd=ROOT, check=True, capture_output=True)
    rounds = [[measured(prepare) for prepare in (copy_guide, copy_drawn, write_empty)] for _ in range(count)]
    cases, charts = len(list((ROOT / "cases").glob("*.yml"))), len(list(CHARTS.iterdir()))
    print(f"{cases} cases, {charts} charts, {count} rounds: median, fastest – slowest, peak memory")
    cold, drawn, empty = (report(name, list(runs)) for name, runs in zip(("this guide, cold", "charts drawn", "an empty site"), zip(*rounds, strict=True), strict=True))
    print(f"ratio to the empty site: cold {cold / empty:.1f}, charts drawn {drawn / empty:.1f}")


if __name__ == "__main__":
    main()
