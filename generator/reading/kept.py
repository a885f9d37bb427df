"""What the files were when they were read last, so that only what changed is read anew."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What was made of each file, with a digest of the bytes that it was made of. What was not asked for in a whole round is forgotten."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[bytes, T]] = {}
        self._asked: set[object] = set()

    def of(self, name: object, data: bytes, make: Callable[[], T]) -> T:
        """What is made of these bytes under this name; made anew only when they are others than the last time."""
        self._asked.add(name)
        digest = sha256(data).digest()
        found = self._made.get(name)
        if found is None or found[0] != digest:
            found = self._made[name] = (digest, make())
        return found[1]

    def end_of_round(self) -> None:
        """Forget what was not asked for since the last time."""
        for name in self._made.keys() - self._asked:
            del self._made[name]
        self._asked.clear()
