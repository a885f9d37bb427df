"""Finished pages on disk: each says what was put there, and nothing of it stays."""

from __future__ import annotations

import gc
import io
import sys
import tempfile
from pathlib import Path

import pytest

from generator.outputs import DataFile, Output
from generator.shelf import Files, Pages, Shelf


def page(path: str, content: str) -> Output:
    """A page of a few words."""
    return Output(path, path.title(), "", "pagina", content)


WANTED = [page("a/", "één"), page("b/", "“twee”"), page("", "")]


def test_pages_are_what_was_put_there(tmp_path: Path) -> None:
    """In order, one at a time, in part, and changed; no file has a name."""
    shelf = Shelf(tmp_path)
    light = [shelf.put(one) for one in WANTED]
    assert {one.content for one in light} == {""}
    pages = Pages(shelf, light)
    assert [*pages] == WANTED == [pages[index] for index in range(len(pages))]
    assert [*pages[1:]] == WANTED[1:]
    other = pages.changed({"a/": "anders"}).changed({"b/": "ook"})
    assert [one.content for one in other] == ["anders", "ook", ""]
    assert [*pages] == WANTED
    shelf.put(page("a/", "later"))
    assert [one.content for one in pages] == ["later", "“twee”", ""]
    assert not [*tmp_path.iterdir()]


def test_files_are_what_was_put_there(tmp_path: Path) -> None:
    """In order, each once, by their addresses, and beside pages; what is not there is nothing."""
    shelf = Shelf(tmp_path)
    given = [DataFile("a.txt", b"een"), DataFile("a/b.bin", bytes(range(256)) * 1000), DataFile("leeg", b"")]
    paths = [shelf.keep(file) for file in given]
    shelf.put(WANTED[0])
    files = Files(shelf, [*paths, "a.txt"])
    assert [*files] == given
    assert [*files[1:]] == given[1:]
    assert files.at("a/b.bin") == given[1].data
    assert files.at("leeg") == b""
    assert files.at("a/") is None
    shelf.keep(DataFile("a.txt", b"twee"))
    assert files[0] == DataFile("a.txt", b"twee")


def test_a_full_disk_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To who puts a page there; Python tells nothing more when it cleans up."""
    told = list[object]()
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: io.BufferedRandom(io.FileIO("/dev/full", "w+")))
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    shelf = Shelf()
    with pytest.raises(OSError, match="No space left"):
        shelf.put(WANTED[0])
    del shelf
    gc.collect()
    assert not told
