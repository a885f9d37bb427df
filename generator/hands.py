"""More hands: work shared out over processes that begin as a copy of this one. Nothing has to be handed to them; what they make comes back.

A helper may fail, or be ended by the system, at any moment: what it did not make is made here. So how many there are never changes what is made,
and what goes wrong is found and told as if there were none.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Job = TypeVar("Job")
Result = TypeVar("Result")
#: Fewer jobs than these are done before a helper has begun.
_FEW = 64
#: Each helper comes to hold memory of its own.
_MOST = 4
_LENGTH = 8


def hands() -> int:
    """How many processors this process may use, up to what is worth their memory."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


def paced(parts: Iterable[Job], between: Callable[[], None]) -> Iterator[Job]:
    """The same parts; before each is made, and after the last, others have a chance to go first."""
    between()
    for part in parts:
        yield part
        between()


@contextmanager
def shared_out(jobs: Sequence[Job], make: Callable[[Job], Result], room: Path | None = None) -> Iterator[Iterator[Result]]:
    """What `make` makes of each job, in the order of the jobs, one at a time; a helper begins with the first. What `make` changes beside that is lost. Helpers keep in `room` what was not asked for yet; they end with this."""
    number = min(hands(), len(jobs) // _FEW)
    # A copy has one thread: what another one holds at that moment would be held for ever.
    if number < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield map(make, jobs)
        return
    # Whoever looks for what can go writes in all that there is; only what nobody writes in is shared with a copy.
    gc.freeze()
    helpers = [_Helper(make) for _ in range(1, number)]
    try:
        for turn, helper in enumerate(helpers):
            # A system that has no room for one more has this process.
            with suppress(OSError):
                helper.begin(jobs[turn::number], room)
        workers = (*(helper.made for helper in helpers), make)
        yield (workers[at % number](job) for at, job in enumerate(jobs))
    finally:
        for helper in helpers:
            helper.end()
        gc.unfreeze()


class _Helper(Generic[Job, Result]):
    """A process that makes its jobs one after another, whether they are asked for or not."""

    def __init__(self, make: Callable[[Job], Result]) -> None:
        self._make, self._at = make, 0
        self._held = ExitStack()
        self._lengths = -1
        self._process: ForkProcess | None = None

    def begin(self, jobs: Sequence[Job], room: Path | None) -> None:
        """Let it begin; OSError when the system cannot let it."""
        self._file = self._held.enter_context(tempfile.TemporaryFile(dir=room))  # noqa: SIM115
        lengths, told = os.pipe()
        self._held.callback(os.close, lengths)
        process = get_context("fork").Process(target=self._work, args=(jobs, told), daemon=True)
        # Who stops this command by Ctrl+C speaks to this process alone, from the very beginning of a helper.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP, signal.SIGTERM})
        try:
            process.start()
            self._process, self._lengths = process, lengths
        finally:
            os.close(told)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def made(self, job: Job) -> Result:
        """What came of the next of its jobs; that is `job`."""
        length = os.read(self._lengths, _LENGTH) if self._process else b""
        if len(length) < _LENGTH:
            return self._make(job)
        made: Result = pickle.loads(self._read(int.from_bytes(length)))
        return made

    def _read(self, length: int) -> bytes:
        """The next so many bytes that it left; the system gives two gigabytes at a time."""
        parts, end = list[bytes](), self._at + length
        while self._at < end:
            parts.append(os.pread(self._file.fileno(), end - self._at, self._at))
            self._at += len(parts[-1])
        return b"".join(parts)

    def end(self) -> None:
        """It need not go on."""
        if self._process:
            self._process.kill()
            self._process.join()
        self._held.close()

    def _work(self, jobs: Sequence[Job], told: int) -> None:
        # Python ends what it started when it ends itself.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        threading.Thread(target=_end_with, daemon=True).start()
        try:
            for job in jobs:
                data = pickle.dumps(self._make(job), pickle.HIGHEST_PROTOCOL)
                self._file.write(data)
                self._file.flush()
                os.write(told, len(data).to_bytes(_LENGTH))
        except Exception:
            # It is made once more by who asked for it, who can tell what is wrong.
            os._exit(1)


def _end_with() -> None:
    """End when the process that asked for help is gone."""
    parent = parent_process()
    assert parent
    parent.join()
    os._exit(1)
