"""Another machine for a program under test, on another day: Python reads this first when its folder is on PYTHONPATH (`elsewhere` in `tests/site/commands.py`).

A library for this would have to be loaded by the program; libfaketime changes the clock only, and its package is not everywhere.
"""

import ctypes
import datetime
import gc
import os
import time
from collections.abc import Iterator
from typing import Any

_DAYS, _CPUS, _UMASK = (os.environ.get(f"ELSEWHERE_{name}", "") for name in ("DAYS", "CPUS", "UMASK"))


def _shift(seconds: int) -> None:
    """The clock, in every way in which Python tells the time of day."""
    real, of = time.time, {name: getattr(time, name) for name in ("localtime", "gmtime", "ctime", "strftime")}
    time.time = lambda: real() + seconds
    time.time_ns = lambda: int(time.time() * 1e9)
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, lambda at=None, name=name: of[name](time.time() if at is None else at))
    time.strftime = lambda form, at=None: of["strftime"](form, time.localtime() if at is None else at)

    # `today` asks `time.time`; `now` and `utcnow` ask the machine. The types must stay what they are (programs in C hold on to them), and cannot be changed but in their own dictionary.
    own = gc.get_referents(datetime.datetime.__dict__)[0]
    own["now"] = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
    own["utcnow"] = classmethod(lambda cls: cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None))
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(datetime.datetime))


class _Backwards:
    """What a folder holds, in an order that no disk gives."""

    def __init__(self, found: Any) -> None:
        with found:
            self._entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *given: object) -> None: ...

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None: ...


def _reverse() -> None:
    listed, scanned = os.listdir, os.scandir
    os.listdir = lambda *path: sorted(listed(*path), reverse=True)  # type: ignore[assignment]
    os.scandir = lambda *path: _Backwards(scanned(*path))  # type: ignore[assignment]


if _DAYS:
    _shift(int(_DAYS) * 86400)
    _reverse()
if _CPUS:
    os.cpu_count = lambda: int(_CPUS)
    os.sched_getaffinity = lambda process: {*range(int(_CPUS))}
if _UMASK:
    os.umask(int(_UMASK, 8))
