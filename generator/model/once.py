"""What is worked out of a thing that never changes is worked out once, and kept as long as the thing itself."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def once(work: Callable[..., R]) -> Callable[..., R]:
    """`work` of a record or a tree, and of what else it is given: done again only when that is something else.

    A record is known by being itself, as comparing costs more than most work. What is kept may not hold the record, or neither would ever go.
    """
    made: dict[int, tuple[weakref.ref[Any], tuple[object, ...], R]] = {}

    @wraps(work)
    def kept(thing: object, *given: object) -> R:
        key = id(thing)
        found = made.get(key)
        if found is None or found[1] != given:
            found = made[key] = (weakref.ref(thing, lambda _: made.pop(key, None)), given, work(thing, *given))
        return found[2]

    return kept


class Same(Generic[T]):
    """What is equal to what was given before becomes that very thing, so that what was worked out with it need not be done again."""

    def __init__(self) -> None:
        self._last: T | None = None

    def of(self, thing: T) -> T:
        """The thing of the last time when this one is no other, else this one."""
        last = self._last
        if last is not None and last == thing:
            return last
        self._last = thing
        return thing
