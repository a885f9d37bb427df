"""What is worked out when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class later(Generic[Made]):
    """A property that is worked out once, as `functools.cached_property` does from Python 3.12 on. Before, whoever asked waited for who worked it out: for ever, when that one in turn stood still for them. Two who ask at the same moment may both work it out."""

    def __init__(self, work: Callable[[Any], Made]) -> None:
        self._work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: object, owner: type | None = None) -> Made:
        made = self._work(thing)
        vars(thing)[self._name] = made
        return made
