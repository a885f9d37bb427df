"""What was drawn before: kept whole or not at all, never believed when it is damaged, never needed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.store import DrawingStopped, Store, drawn
from tests.support import ROOT

JOBS = {"een": "1", "twee": "2", "drie": "3"}
WANTED = {name: f"plaatje {job}".encode() for name, job in JOBS.items()}
#: A build whose drawing never ends.
ENDLESS = "import sys, time; from pathlib import Path; from generator.store import Store, drawn; drawn({str(n): 1000 for n in range(4)}, time.sleep, Store(Path(sys.argv[1])), 1, 2)"


def draw(job: str) -> bytes:
    """Draw a thing."""
    return f"plaatje {job}".encode()


def counted(folder: Path) -> list[str]:
    """Draw all; returns what was not in the store."""
    made = list[str]()

    def watched(job: str) -> bytes:
        made.append(job)
        return draw(job)

    assert drawn(JOBS, watched, Store(folder), 99, 1) == WANTED
    return made


def swapped(folder: Path) -> None:
    """Two entries with each other's name."""
    (folder / "een").rename(folder / "x")
    (folder / "twee").rename(folder / "een")
    (folder / "x").rename(folder / "twee")


def a_folder(folder: Path) -> None:
    """A folder with something in it where an entry was."""
    (folder / "een").unlink()
    (folder / "een/dieper").mkdir(parents=True)


def unreadable(folder: Path) -> None:
    """A link that leads to itself: not even root can read it."""
    (folder / "een").unlink()
    (folder / "een").symlink_to("een")


def write(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Other bytes in an entry."""

    def damage(folder: Path) -> None:
        (folder / name).write_bytes(change((folder / name).read_bytes()))

    return damage


@pytest.mark.parametrize(
    ("damage", "again"),
    [
        (write("een", lambda data: data[:-1]), ["1"]),
        (write("een", lambda data: data[:20]), ["1"]),
        (write("een", lambda data: b""), ["1"]),
        (write("een", lambda data: data[:-1] + b"2"), ["1"]),
        (write("een", lambda data: data + b"x"), ["1"]),
        (swapped, ["1", "2"]),
        (lambda folder: shutil.copy(folder / "drie", folder / "een"), ["1"]),
        (a_folder, ["1"]),
        (unreadable, ["1"]),
        (shutil.rmtree, ["1", "2", "3"]),
    ],
)
def test_what_is_damaged_is_drawn_again(tmp_path: Path, damage: Callable[[Path], None], again: list[str]) -> None:
    """Only that, and then it is kept again."""
    folder = tmp_path / "cache/plaatjes"
    assert counted(folder) == ["1", "2", "3"]
    assert counted(folder) == []
    damage(folder)
    assert counted(folder) == again
    assert counted(folder) == []


def test_nothing_is_left_that_nobody_needs(tmp_path: Path) -> None:
    """Old entries go, and halves of killed builds."""
    for name in ("oud", "een.123.part"):
        (tmp_path / name).write_bytes(b"x")
    counted(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted(JOBS)


def test_a_store_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A full disk, a file where the folder should be: it is drawn every time, and said once. A folder that is deleted just now is nothing to tell."""
    (tmp_path / "bestand").touch()
    assert counted(tmp_path / "bestand") == ["1", "2", "3"]
    assert caplog.text.count("kan niet bewaren wat zij tekende") == 1

    def full(file: Path, data: bytes) -> int:
        with open(file, "wb") as half:
            half.write(data[:-3])
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert counted(tmp_path / "vol") == ["1", "2", "3"]
    assert os.listdir(tmp_path / "vol") == []
    assert caplog.text.count("kan niet bewaren wat zij tekende") == 2

    def gone(file: Path, data: bytes) -> int:
        shutil.rmtree(tmp_path / "vol")
        raise FileNotFoundError(errno.ENOENT, "weg")

    monkeypatch.setattr(Path, "write_bytes", gone)
    assert counted(tmp_path / "vol") == ["1", "2", "3"]
    assert caplog.text.count("kan niet bewaren wat zij tekende") == 2


def test_a_killed_process_is_told(tmp_path: Path) -> None:
    """In Dutch, with what to do; what was drawn before it stays."""
    counted(tmp_path)
    with pytest.raises(DrawingStopped, match="Bouw opnieuw"):
        drawn({"vier": 4, "vijf": 5, **dict.fromkeys(JOBS, 0)}, os._exit, Store(tmp_path), 1, 2)
    assert counted(tmp_path) == []


def children(pid: int) -> set[int]:
    """The processes that draw for this one."""
    found = {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()}
    return {child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}


def alive(pid: int) -> bool:
    """Does this process still run?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def soon(look: Callable[[], bool]) -> bool:
    """Does this become true within seconds?"""
    end = time.monotonic() + 30
    while not (found := look()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux shows its processes here")
def test_who_draws_ends_with_the_build(tmp_path: Path) -> None:
    """A killed build leaves no process that waits for ever."""
    with subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], cwd=ROOT, stderr=subprocess.DEVNULL) as build:
        assert soon(lambda: len(children(build.pid)) == 2)
        pids = children(build.pid)
        build.kill()
    assert soon(lambda: not any(map(alive, pids)))
