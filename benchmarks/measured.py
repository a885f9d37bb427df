"""A command as a whole process with all that it starts: how long it took, how much it asked of the machine, and what it wrote."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Seconds between two looks: the first, and at most. The system needs tens of milliseconds to add up what a large process shares: more often would be measured too.
_FIRST, _MOST = 0.05, 1.0
_SHARED = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """Seconds on the wall and of CPU, its children included; the most memory that it and its children held at once; `stopped` when it took too long."""

    seconds: float
    cpu: float
    megabytes: float
    stopped: bool = False


class Failed(Exception):
    """A command did not do what it was to do; with what it said."""


def measure(command: Sequence[str], folder: Path, said: Path, limit: float | None = None) -> Run:
    """Run a command in a folder to the end, or until `limit` seconds are over; what it says goes to the file `said`."""
    with said.open("w+b") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        with _Memory(process.pid) as memory:
            stopped = _stopped_after(process.pid, limit)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - start
            over = stopped()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not over:
            output.seek(0)
            raise Failed(f"{output.read().decode(errors='replace')}\n{' '.join(command)}: exit {process.returncode}")
    # Where /proc tells, it is better: what the system remembers of a process begins with the memory of whoever started it.
    remembered = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory.megabytes or remembered, over)


def _stopped_after(pid: int, limit: float | None) -> Callable[[], bool]:
    """End the process and all that it started after so many seconds; the function that is returned says whether that was needed."""
    ended = threading.Event()

    def end() -> None:
        ended.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)

    timer = threading.Timer(limit, end) if limit else None
    if timer:
        timer.start()

    def over() -> bool:
        if timer:
            timer.cancel()
        return ended.is_set()

    return over


class _Memory:
    """Adds up, again and again, what a process and its children hold; and knows what the process itself ever held. Where /proc tells."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.megabytes = 0.0

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = _FIRST
        while not self._done.wait(pause):
            pause = min(_MOST, 1.3 * pause)
            self.megabytes = max(self.megabytes, _held(self._pid), _most(self._pid))


def _held(pid: int) -> float:
    """The MB that a process and its children hold now; what they share counts once."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        found = _SHARED.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
        return (int(found[1]) / 1024 if found else 0) + sum(map(_held, map(int, children)))
    except OSError:
        return 0


def _most(pid: int) -> float:
    """The most MB that a process itself held since it began."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) / 1024 if found else 0


def written(folder: Path) -> tuple[int, int]:
    """(files, bytes) below a folder."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)
