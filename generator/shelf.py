"""Finished pages and files, kept on disk: a guide of thousands of cases has more words than belong in memory."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, overload

from generator.outputs import DataFile, Output


class Shelf:
    """The contents of pages and files, in one file that nobody else sees and that is gone when nobody needs it. It stands in `room`, or where the system keeps what is only needed for a while. `between` is called before each page, not before a file."""

    def __init__(self, room: Path | None = None, between: Callable[[], None] = lambda: None) -> None:
        self._between = between
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=room)  # noqa: SIM115
        weakref.finalize(self, _close, self._file)
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, page: Output) -> Output:
        """Keep what stands on a page; returns the page without it. What was kept of that address before is forgotten."""
        self._between()
        self.keep(DataFile(page.path, page.content.encode()))
        return replace(page, content="")

    def keep(self, file: DataFile) -> str:
        """Keep a file; returns its address. Its bytes are here from now on."""
        self._places[file.path] = (self._file.seek(0, 2), len(file.data))
        self._file.write(file.data)
        # A copy of this process must not have anything left to write.
        self._file.flush()
        return file.path

    def content(self, path: str) -> str:
        """What stands on the page at an address."""
        self._between()
        return self.data(path).decode()

    def data(self, path: str) -> bytes:
        """The bytes of the file at an address."""
        start, length = self._places[path]
        # Helpers read in the same file at the same moment.
        return os.pread(self._file.fileno(), length, start)


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


class Files(Sequence[DataFile]):
    """Files of which the bytes are on a shelf, by their addresses: whoever goes through them has one at a time."""

    def __init__(self, shelf: Shelf, paths: Iterable[str]) -> None:
        self.paths = tuple(dict.fromkeys(paths))
        self._known = frozenset(self.paths)
        self._shelf = shelf

    def at(self, path: str) -> bytes | None:
        """The bytes of the file at an address; None when there is none."""
        return self._shelf.data(path) if path in self._known else None

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, index: int) -> DataFile: ...
    @overload
    def __getitem__(self, index: slice) -> Files: ...
    def __getitem__(self, index: int | slice) -> DataFile | Files:
        if isinstance(index, slice):
            return Files(self._shelf, self.paths[index])
        return DataFile(self.paths[index], self._shelf.data(self.paths[index]))
