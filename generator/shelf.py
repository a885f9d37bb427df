"""Finished pages, kept on disk: a guide of thousands of cases has more words than belong in memory."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, overload

from generator.outputs import Output


class Shelf:
    """The contents of pages, in one file that nobody else sees and that is gone when nobody needs it. It stands in `room`, or where the system keeps what is only needed for a while. `between` is called before each page."""

    def __init__(self, room: Path | None = None, between: Callable[[], None] = lambda: None) -> None:
        self._between = between
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=room)  # noqa: SIM115
        weakref.finalize(self, _close, self._file)
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, page: Output) -> Output:
        """Keep what stands on a page; returns the page without it. What was kept of that address before is forgotten."""
        self._between()
        data = page.content.encode()
        self._places[page.path] = (self._file.seek(0, 2), len(data))
        self._file.write(data)
        return replace(page, content="")

    def content(self, path: str) -> str:
        """What stands on the page at an address."""
        self._between()
        start, length = self._places[path]
        self._file.flush()
        # Helpers read in the same file at the same moment.
        return os.pread(self._file.fileno(), length, start).decode()


def _close(file: IO[bytes]) -> None:
    """Close a file that nobody needs any more. On a full disk that cannot be: whoever wrote was told so already."""
    with suppress(OSError):
        file.close()


class Pages(Sequence[Output]):
    """Pages of which the contents are on a shelf: whoever goes through them has one at a time. `light` are the same pages without their contents."""

    def __init__(self, shelf: Shelf, light: Iterable[Output], changed: Mapping[str, str] | None = None) -> None:
        self.light = tuple(light)
        self._shelf = shelf
        self._changed = changed or {}

    def content(self, path: str) -> str:
        """What stands on the page at an address."""
        return self._changed[path] if path in self._changed else self._shelf.content(path)

    def changed(self, contents: Mapping[str, str]) -> Pages:
        """The same pages, some of which say something else."""
        return Pages(self._shelf, self.light, {**self._changed, **contents})

    def __iter__(self) -> Iterator[Output]:
        return (replace(page, content=self.content(page.path)) for page in self.light)

    def __len__(self) -> int:
        return len(self.light)

    @overload
    def __getitem__(self, index: int) -> Output: ...
    @overload
    def __getitem__(self, index: slice) -> Pages: ...
    def __getitem__(self, index: int | slice) -> Output | Pages:
        if isinstance(index, slice):
            return Pages(self._shelf, self.light[index], self._changed)
        return replace(self.light[index], content=self.content(self.light[index].path))
