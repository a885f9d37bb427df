"""Who may compute in a preview: what somebody waits for goes first, and what is judged behind it stands still meanwhile.

Python computes one thing at a time. Whoever reads a thousand files beside something that computes, would wait for its turn at each of them.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

from watchdog.events import FileSystemEvent
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter


class GivenUp(BaseException):
    """What was judged is of no interest any more. No Exception: it is no mistake of what is made, and nobody on its way may take it for one."""


class Turns:
    """Keeps the turns of a preview, whose readers, files and judge are threads of their own."""

    def __init__(self) -> None:
        self._judge: int | None = None
        self._first = self._whole = 0
        self._turn = threading.Condition()
        self._asked = time.monotonic()
        #: Set while the judge stands still.
        self.standing = threading.Event()

    def asked(self) -> None:
        """Somebody asked for something or changed a file: there may be more to come."""
        self._asked = time.monotonic()

    @contextmanager
    def first(self) -> Iterator[None]:
        """As long as this lasts, the judge stands still."""
        with self._turn:
            self._first += 1
        try:
            yield
        finally:
            with self._turn:
                self._first -= 1
                self._turn.notify_all()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """As long as this lasts, somebody waits for what the judge makes."""
        with self._turn:
            self._whole += 1
            self._turn.notify_all()
        try:
            yield
        finally:
            with self._turn:
                self._whole -= 1

    def quiet(self, seconds: float) -> bool:
        """Does nobody wait for anything else, and has nobody asked for so long?"""
        return not self._first and (self._whole > 0 or time.monotonic() - self._asked >= seconds)

    @contextmanager
    def judging(self) -> Iterator[None]:
        """Whoever is in this is the judge. Python looks for what can go only while he works, not while somebody waits: in a large guide that takes longer than a page."""
        self._judge = threading.get_ident()
        gc.disable()
        try:
            yield
        finally:
            gc.enable()

    @contextmanager
    def working(self) -> Iterator[None]:
        """As long as this lasts, the judge works, but for when he stands still."""
        gc.enable()
        try:
            yield
        finally:
            gc.disable()

    def between(self, seconds: float, wait: float, given_up: Callable[[], bool]) -> None:
        """Between two parts of its work the judge stands still until it is quiet; GivenUp when its work is of no interest any more. Nobody else does: somebody waits for them."""
        if threading.get_ident() != self._judge:
            return
        with self._turn:
            while not given_up():
                if self.quiet(seconds):
                    self.standing.clear()
                    gc.enable()
                    return
                gc.disable()
                self.standing.set()
                self._turn.wait(wait)
        self.standing.clear()
        raise GivenUp


class _Looking(PollingEmitter):
    """Looks at the files, before anything that is not waited for: of each it asks the system."""

    def __init__(self, *given: Any, turns: Turns, **more: Any) -> None:
        super().__init__(*given, **more)
        self._turns = turns

    def queue_events(self, timeout: float) -> None:
        """Wait, then look."""
        if not self.stopped_event.wait(timeout):
            with self._turns.first():
                super().queue_events(0)

    def queue_event(self, event: FileSystemEvent) -> None:
        """Tell that something changed."""
        self._turns.asked()
        super().queue_event(event)


def looking(turns: Turns, seconds: float) -> BaseObserver:
    """What looks at the files that are watched, every so many seconds."""
    return BaseObserver(cast(Any, partial(_Looking, turns=turns)), timeout=seconds)
