"""A command that is stopped, by Ctrl+C or by the system, cleans up and says so in one line."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import ParamSpec

Given = ParamSpec("Given")
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """Somebody wants this command to end. Whoever cleans up after Ctrl+C does so after a signal too."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def stoppable(command: Callable[Given, int]) -> Callable[Given, int]:
    """Let a command that is stopped end with 128 and the number of the signal, as shells do. A second signal ends it at once."""

    @wraps(command)
    def run(*given: Given.args, **named: Given.kwargs) -> int:
        if threading.current_thread() is not threading.main_thread():
            return command(*given, **named)
        before = {number: signal.getsignal(number) or signal.SIG_DFL for number in _SIGNALS}
        for number, handler in before.items():
            # Who started this in the background or with nohup does not want to be heard.
            if handler is not signal.SIG_IGN:
                signal.signal(number, _stop)
        try:
            return command(*given, **named)
        except Stopped as stopped:
            print("\nGestopt. Er is niets half achtergebleven.", file=sys.stderr)
            return 128 + stopped.number
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    return run


def _stop(number: int, frame: FrameType | None) -> None:
    for each in _SIGNALS:
        if signal.getsignal(each) is _stop:
            signal.signal(each, signal.SIG_DFL)
    raise Stopped(number)
