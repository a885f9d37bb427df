"""Finished pages on disk: each says what was put there, and nothing of it stays."""

from __future__ import annotations

import gc
import io
import sys
import tempfile
from pathlib import Path

import pytest

from generator.outputs import Output
from generator.shelf import Pages, Shelf


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


def test_a_full_disk_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To who puts a page there; Python tells nothing more when it cleans up."""
    told = list[object]()
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: io.BufferedRandom(io.FileIO("/dev/full", "w+")))
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    shelf = Shelf()
    shelf.put(WANTED[0])
    with pytest.raises(OSError, match="No space left"):
        shelf.put(WANTED[1])
    del shelf
    gc.collect()
    assert not told
