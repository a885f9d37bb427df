"""Runs a command of the generator while looking, two hundred times a CPU second, at what it is doing; nothing in the generator is changed for it.

`python -m benchmarks.sampled RESULT build --root FOLDER …` writes what was seen to RESULT as JSON: for every chain of functions its CPU seconds,
the CPU seconds of the whole process and of its children, and the seconds in which Python looked for memory that can go.
"""

from __future__ import annotations

import gc
import json
import resource
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import CodeType, FrameType

INTERVAL = 0.005


class Sampler:
    """The CPU seconds of chains of functions. A look stands for the time since the one before: during one long step of C there is none."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[CodeType, ...], float] = defaultdict(float)
        self._looked = time.process_time()
        self.collecting = 0.0
        self._started = 0.0

    def __enter__(self) -> Sampler:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        gc.callbacks.append(self._collect)
        return self

    def __exit__(self, *raised: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.callbacks.remove(self._collect)

    def _look(self, number: int, frame: FrameType | None) -> None:
        chain = []
        while frame:
            chain.append(frame.f_code)
            frame = frame.f_back
        now = time.process_time()
        self._seen[tuple(chain)] += now - self._looked
        self._looked = now

    def _collect(self, phase: str, info: dict[str, int]) -> None:
        now = time.process_time()
        if phase == "start":
            self._started = now
        else:
            self.collecting += now - self._started

    def chains(self) -> list[tuple[list[list[str]], float]]:
        """([[file, function], …] from the outermost to the innermost, CPU seconds)."""
        return [([[code.co_filename, code.co_name] for code in reversed(chain)], spent) for chain, spent in self._seen.items()]


def main() -> None:
    """Run the command and write what was seen."""
    result, *arguments = sys.argv[1:]
    with Sampler() as sampler:
        from generator.cli import main as run

        code = run(arguments)
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = {"own": own.ru_utime + own.ru_stime, "children": children.ru_utime + children.ru_stime, "collecting": sampler.collecting, "kilobytes": own.ru_maxrss}
    Path(result).write_text(json.dumps({**spent, "chains": sampler.chains()}), encoding="utf-8")
    sys.exit(code)


if __name__ == "__main__":
    main()
