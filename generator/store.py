"""What takes long to draw is kept on disk, by a name that is the hash of all it depends on. The only owner of caches.

A cache may be deleted, damaged, full or read-only at any moment. Then things are made again; it never changes what is made and never stops a build.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import signal
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TypeVar

log = logging.getLogger(__name__)
Job = TypeVar("Job")
_SEAL = hashlib.sha256().digest_size
_PARTIAL = ".part"
#: So many at a time go to a process: few enough to stop within a second.
_MOST = 16


class DrawingStopped(Exception):
    """A process that draws was ended by another program or by the system."""


class Store:
    """A folder of entries, each with a hash of its name and its bytes before them: one that was cut off, mixed up or overwritten is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._warned = False

    def read(self, name: str) -> bytes | None:
        """What was kept under this name; nothing when it is not there, whole and readable."""
        try:
            # Without a buffer it is read in one go; a build reads thousands.
            with open(os.path.join(self._folder, name), "rb", buffering=0) as file:
                found = file.read()
        except OSError:
            return None
        data = found[_SEAL:]
        return data if found[:_SEAL] == _seal(name, data) else None

    def keep(self, name: str, data: bytes) -> None:
        """Keep this, whole or not at all. When that cannot be, it is only slower the next time."""
        # Two builds may write the same entry at once.
        file, partial = self._folder / name, self._folder / f"{name}.{os.getpid()}{_PARTIAL}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if file.is_dir():
                shutil.rmtree(file)
            try:
                partial.write_bytes(_seal(name, data) + data)
                partial.replace(file)
            finally:
                partial.unlink(missing_ok=True)
        except FileNotFoundError:
            # Somebody deletes the cache at this moment, as they may.
            pass
        except OSError as error:
            if not self._warned:
                log.warning("De gids kan niet bewaren wat zij tekende; de volgende keer duurt het weer zo lang. %s", error)
            self._warned = True

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what nobody needs any more, and what a killed build left half."""
        try:
            found = [file for file in os.scandir(self._folder) if file.name not in names and not file.is_dir()]
        except OSError:
            return
        for file in found:
            try:
                os.unlink(file.path)
            except OSError:
                continue


def drawn(jobs: Mapping[str, Job], draw: Callable[[Job], bytes], store: Store, few: int, workers: int) -> Mapping[str, bytes]:
    """Name → what is drawn for it: from the store when it has it, else drawn now and kept. More than `few` are shared out over processes."""
    found = {name: data for name in jobs if (data := store.read(name)) is not None}
    missing = [name for name in jobs if name not in found]
    wanted = [jobs[name] for name in missing]
    made = map(draw, wanted) if len(missing) < few or workers < 2 else _shared_out(wanted, draw, workers)
    for name, data in zip(missing, made, strict=True):
        store.keep(name, data)
        found[name] = data
    store.keep_only(jobs)
    return found


def kept(name: str, draw: Callable[[], bytes], store: Store) -> bytes:
    """One thing that is drawn: from the store when it has it, else drawn now and kept there."""
    if (data := store.read(name)) is None:
        store.keep(name, data := draw())
    return data


def _shared_out(jobs: Sequence[Job], draw: Callable[[Job], bytes], workers: int) -> Iterator[bytes]:
    chunk = max(1, min(_MOST, len(jobs) // (4 * workers)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow) as pool:
        # Ctrl+C reaches every process of a terminal: this one alone answers to it. They inherit what is blocked.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            made = pool.map(draw, jobs, chunksize=chunk)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        try:
            yield from made
        except BrokenProcessPool as error:
            raise DrawingStopped("Een hulpprogramma dat tekent, is afgebroken, vaak door te weinig geheugen. Bouw opnieuw: wat al getekend is, is bewaard.") from error


def _follow() -> None:
    """End this process when the one that it draws for is killed: it would wait for work for ever."""

    def wait() -> None:
        parent = parent_process()
        assert parent
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _seal(name: str, data: bytes) -> bytes:
    seal = hashlib.sha256(name.encode() + b"\0")
    seal.update(data)
    return seal.digest()
