"""Whatever is in a file: a located problem or a page. Many files as nobody wrote them, read by the real reader, judged by the real rules, and made into pages.

`make bench-fuzz ARGS="--inputs 100000 --seed 1"`. Each input is made of the seed, its target and its number alone, and may take five seconds of processor
time; what fails is said with its number and stands in build/fuzz/.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from benchmarks.held import Held
from benchmarks.targets import ROOT, Bench, Files, Target
from benchmarks.verdict import MARKUPER, Wrong, check_all, check_pages, check_problems, check_text, site_of
from generator.model.others import Page
from generator.pages.desk import Desk
from generator.pipeline import Checked
from generator.reading.versions import Damaged, unpacked

FAILED = ROOT / "build/fuzz"
#: What one input may take: seconds of processor time. And all of them: bytes of memory.
MOST_SECONDS, MOST_BYTES = 5, 4 * 1024**3
#: Of the inputs that are let through and say something new, of one in so many the pages of its kind are made; and of one in so many of those, everything there is.
DRAWN, WHOLE = 5, 25
#: How many of a hundred inputs each target gets.
SHARES = {"cases": 20, "tables": 15, "front": 20, "registers": 10, "markdown": 20, "relations": 5, "addresses": 5, "versions": 5}


@dataclass
class Tally:
    """What became of the inputs of one target."""

    inputs: int = 0
    refused: int = 0
    passed: int = 0
    same: int = 0
    fresh: int = 0
    drawn: int = 0
    whole: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    seconds: float = 0

    def row(self, name: str) -> str:
        """A line of the table."""
        numbers = (self.inputs, self.refused, self.passed, self.same, self.drawn, self.whole, len(self.codes), len(self.failed))
        return f"{name:<12}" + "".join(f"{number:>10}" for number in numbers) + f"{self.seconds:>10.0f}"


HEAD = "target".ljust(12) + "".join(word.rjust(10) for word in ("inputs", "refused", "passed", "as before", "pages", "all pages", "codes", "failed", "CPU s"))


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Whatever takes more processor time than this is stopped where it is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def judge(held: Held, files: Files, known: Files, target: Target, tally: Tally, drawn: int = DRAWN) -> None:
    """Read the files; each problem must be located, and without errors there must be pages. Raises what it meets."""
    checked = held.read(files)
    check_problems(checked.problems, {**known, **files})
    found = [problem for problem in checked.problems if problem.is_error]
    if found:
        tally.refused += 1
        tally.codes.update({problem.code for problem in found})
        return
    tally.passed += 1
    if _records(checked, files) == _records(Checked(checked.guide, (), {}, held.content), files):
        tally.same += 1
        return
    tally.fresh += 1
    if target.name == "markdown":
        page = checked.guide.pages["over"]
        assert isinstance(page, Page)
        check_text(page.text, Desk(site_of(checked), MARKUPER, "over/"))
    if tally.fresh % drawn:
        return
    tally.drawn += 1
    if tally.drawn % WHOLE == 0:
        tally.whole += 1
        check_all(checked)
    else:
        for kind in {target.kind(path) for path in files}:
            check_pages(checked, kind)


def _records(checked: Checked, files: Files) -> list[object]:
    content = checked.content
    return [record for records in content.records.values() for record, origin in records if origin.path in files] + [move for move, _ in content.moves] + [dict(content.published)]


def judge_version(bench: Bench, random: Random, tally: Tally) -> None:
    """A version of the data is whole, or said to be damaged."""
    try:
        unpacked(*bench.version(random))
        tally.passed += 1
    except Damaged as damaged:
        tally.refused += 1
        tally.codes[str(damaged).split("'")[-1]] += 1
        if not str(damaged).isprintable():
            raise Wrong(f"no message: {damaged!r}") from damaged


def run(bench: Bench, inputs: int, seed: int, only: str = "") -> dict[str, Tally]:
    """All inputs, of the targets by turns; what failed is told at once and kept. Who stops it gets what was done until then."""
    shares = {only: 100} if only else SHARES
    tallies = {name: Tally() for name in shares}
    targets = {target.name: target for target in bench.targets()}
    try:
        for number in range(inputs):
            name = _turn(shares, number % 100)
            start = time.process_time()
            _one(bench, targets.get(name), tallies[name], f"{seed}:{name}:{number}")
            tallies[name].seconds += time.process_time() - start
    except KeyboardInterrupt:
        print("stopped")
    return tallies


def _turn(shares: Mapping[str, int], number: int) -> str:
    """Whose turn it is of a hundred."""
    for name, share in shares.items():
        number -= share
        if number < 0:
            return name
    raise AssertionError(shares)


def _one(bench: Bench, target: Target | None, tally: Tally, name: str) -> None:
    """One input, made of its name."""
    random = Random(name)
    files: Files = {}
    tally.inputs += 1
    try:
        with bounded(MOST_SECONDS):
            if target is None:
                judge_version(bench, random, tally)
            else:
                held, files = target.make(random)
                judge(held, files, bench.known(held), target, tally)
    except Exception as error:  # whatever it is: that is what this is for
        tally.failed.append(name)
        folder = FAILED / name.replace(":", "-")
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        last = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAILED {name}: {type(error).__name__}: {str(error)[:300]} ({Path(last.filename).name}:{last.lineno})", flush=True)


def report(tallies: dict[str, Tally]) -> None:
    """The table, and which codes were given how often."""
    print(HEAD)
    total = Tally()
    for name, tally in tallies.items():
        print(tally.row(name))
        for key in ("inputs", "refused", "passed", "same", "fresh", "drawn", "whole", "failed", "seconds", "codes"):
            setattr(total, key, getattr(total, key) + getattr(tally, key))
    print(total.row("all"))
    print(f"{total.inputs / total.seconds:.0f} inputs a second of one processor; at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print("codes: " + ", ".join(f"{code} {count}" for code, count in total.codes.most_common()))


def main() -> int:
    """Run, report, and say by the exit code whether anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", choices=("", *SHARES), help="one target")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        tallies = run(Bench(Path(folder)), options.inputs, options.seed, options.only)
    report(tallies)
    return int(any(tally.failed for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
