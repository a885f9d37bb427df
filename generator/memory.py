"""How often Python looks for memory that can go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def looked_over_rarely() -> Iterator[None]:
    """While a guide is read or a site is made, nearly all that is made is needed to the end: to look time and again for what can go takes a tenth of the time and frees nothing."""
    before = gc.get_threshold()
    gc.set_threshold(10_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
