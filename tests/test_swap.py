"""The exchange of two sites, the lock around it, what is left behind, and what a failure of the disk is called."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import swap
from generator.swap import NotASite, alone, lay, place, reason

OBSERVER = """
import sys
site, seen, missed = sys.argv[1], 0, 0
print("ready", flush=True)
import os, select
while not select.select([sys.stdin], [], [], 0)[0]:
    for name in ("index.html", "404.html"):
        seen += 1
        try:
            missed += not open(f"{site}/{name}").read()
        except OSError:
            missed += 1
print(seen, missed)
"""


def make(folder: Path, words: str) -> Path:
    """A whole site that says this."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "404.html"):
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def build(site: Path, words: str, say: Callable[[str], None] = lambda words: None) -> None:
    """What a build does with a site."""
    with alone(site, say) as room:
        make(room.fresh, words)
        place(room, site)


def words(site: Path) -> str:
    """What a site says."""
    return (site / "index.html").read_text(encoding="utf-8")


def test_there_is_no_moment_without_a_site(tmp_path: Path) -> None:
    """Another process reads two pages all the time while sites are exchanged."""
    site = tmp_path / "site"
    build(site, "eerste")
    with subprocess.Popen([sys.executable, "-S", "-c", OBSERVER, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as observer:
        assert observer.stdout
        assert observer.stdin
        assert observer.stdout.readline() == "ready\n"
        for number in range(400):
            build(site, str(number))
        observer.stdin.close()
        seen, missed = map(int, observer.stdout.read().split())
    assert seen > 100
    assert missed == 0
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges folders")
def test_an_exchange_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site is never moved by itself."""
    build(tmp_path / "site", "oud")
    monkeypatch.delattr(Path, "rename")
    build(tmp_path / "site", "nieuw")
    assert words(tmp_path / "site") == "nieuw"


def test_a_disk_that_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two renames do it too; when the second fails, or the build is killed between them, the old site comes back."""
    site, rename = tmp_path / "site", Path.rename
    build(site, "oud")
    monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    build(site, "nieuw")
    assert words(site) == "nieuw"

    def fail(file: Path, target: Path) -> Path:
        if file.name.startswith("nieuw."):
            raise OSError(errno.EIO, "kapot")
        return rename(file, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="kapot"):
        build(site, "nooit")
    assert words(site) == "nieuw"
    assert os.listdir(tmp_path) == ["site"]
    monkeypatch.undo()
    # As a killed build leaves it.
    (tmp_path / ".site.bouw").mkdir()
    site.rename(tmp_path / ".site.bouw/vorige")
    with alone(site, print):
        assert words(site) == "nieuw"
    assert os.listdir(tmp_path) == ["site"]


def test_an_exchange_that_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system answers decides: unable means another way, anything else is told. Without the function too it goes another way."""
    site = make(tmp_path / "site", "oud")
    for answer, unable in ((errno.EINVAL, True), (errno.ENOSYS, True), (errno.EACCES, False)):
        monkeypatch.setattr(ctypes, "get_errno", lambda answer=answer: answer)
        nowhere = tmp_path / "nergens"
        if unable:
            assert not swap.exchanged(nowhere, site)
        else:
            with pytest.raises(PermissionError):
                swap.exchanged(nowhere, site)
    monkeypatch.setattr(ctypes, "CDLL", lambda *given, **named: object())
    assert not swap.exchanged(make(tmp_path / "nieuw", "nieuw"), site)
    assert words(site) == "oud"


def test_two_builds_come_one_after_the_other(tmp_path: Path) -> None:
    """The second says that it waits, touches nothing of the first, and knows that it waited."""
    site, said, waited = tmp_path / "site", list[str](), list[bool]()

    def second() -> None:
        with alone(site, said.append) as room:
            waited.append(room.waited)
            make(room.fresh, "tweede")
            place(room, site)

    with alone(site, said.append) as room:
        assert not room.waited
        make(room.fresh, "eerste")
        other = threading.Thread(target=second)
        other.start()
        end = time.monotonic() + 10
        while not said and time.monotonic() < end:
            time.sleep(0.01)
        assert said == ["Een andere opdracht bouwt deze site al; deze wacht tot die klaar is …"]
        assert words(room.fresh) == "eerste"
        assert not site.exists()
        place(room, site)
        assert words(site) == "eerste"
    other.join(10)
    assert waited == [True]
    assert words(site) == "tweede"
    assert os.listdir(tmp_path) == ["site"]


def test_many_builds_never_meet(tmp_path: Path) -> None:
    """However they come and go: the lock that one removes is no lock for another."""
    site, inside, met = tmp_path / "site", set[int](), list[int]()

    def many(number: int) -> None:
        for _ in range(15):
            with alone(site, lambda words: None) as room:
                inside.add(number)
                make(room.fresh, str(number))
                time.sleep(0.0005)
                met.extend(inside - {number})
                inside.discard(number)
                place(room, site)

    threads = [threading.Thread(target=many, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert met == []
    assert os.listdir(tmp_path) == ["site"]


def test_a_build_that_leaves_while_another_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder was there a moment ago, and is gone: the next build makes its own."""
    make_folder, told = os.mkdir, list[object]()

    def mkdir(path: str | Path, *more: int) -> None:
        if not told and str(path).endswith(".bouw"):
            told.append(path)
            raise FileExistsError(errno.EEXIST, "was there", str(path))
        make_folder(path, *more)

    monkeypatch.setattr(os, "mkdir", mkdir)
    with alone(tmp_path / "site", lambda words: None) as room:
        assert room.fresh.is_dir()
    assert [*tmp_path.iterdir()] == []
    assert told


def test_what_a_killed_build_left_goes(tmp_path: Path) -> None:
    """With the next build, and only that: folders of others with such a name stay."""
    site, work = make(tmp_path / "site", "oud"), tmp_path / ".site.bouw"
    make(work / "nieuw.abc", "half")
    (work / "los").write_text("x", encoding="utf-8")
    (work / "weg").symlink_to(make(tmp_path / "site.oud", "van iemand"))
    (work / "slot").touch()
    with alone(site, print) as room:
        assert sorted(os.listdir(work)) == sorted(["slot", room.fresh.name])
    assert sorted(os.listdir(tmp_path)) == ["site", "site.oud"]
    assert words(site) == "oud"
    assert words(tmp_path / "site.oud") == "van iemand"


def test_who_is_stopped_while_tidying_tidies_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site takes a while to remove: Ctrl+C at that moment leaves nothing either."""
    build(tmp_path / "site", "oud")
    remove, asked = shutil.rmtree, list[Path]()

    def stop(folder: Path, ignore_errors: bool) -> None:
        asked.append(folder)
        if len(asked) == 1:
            raise KeyboardInterrupt
        remove(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", stop)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "site", "nieuw")
    assert len(asked) == 2
    assert words(tmp_path / "site") == "nieuw"
    assert os.listdir(tmp_path) == ["site"]


def test_what_is_no_site_is_left_alone(tmp_path: Path) -> None:
    """Something else in its place, a new site that is not whole, a folder of work that leads elsewhere."""
    other = tmp_path / "site"
    other.mkdir()
    (other / "werk.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NotASite, match="iets anders dan een site"), alone(other, print):
        pass
    assert os.listdir(other) == ["werk.txt"]
    site = make(tmp_path / "echt", "oud")
    with alone(site, print) as room:
        (make(room.fresh, "half") / "404.html").unlink()
        with pytest.raises(NotASite, match=r"niet af: 404\.html"):
            place(room, site)
    assert words(site) == "oud"
    (tmp_path / ".echt.bouw").symlink_to(other)
    with pytest.raises(NotASite, match="verwijzing"), alone(site, print):
        pass
    assert os.listdir(other) == ["werk.txt"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "De schijf is vol. Maak ruimte en bouw opnieuw (/x)."),
        (errno.EROFS, "Deze schijf is alleen te lezen. Maak hem schrijfbaar of kies een andere map (/x)."),
        (errno.EACCES, "U mag hier niet lezen of schrijven. Geef uzelf dat recht of kies een andere map (/x)."),
        (errno.EMFILE, "Er zijn te veel bestanden tegelijk open. Verhoog de grens (ulimit -n 4096) en bouw opnieuw (/x)."),
        (errno.ENAMETOOLONG, "Het adres van een bestand wordt te lang. Zet de gids in een map met een kortere naam (/x)."),
        (errno.ENOTTY, "Het systeem meldt: [Errno 25] onbekend: '/x'."),
    ],
)
def test_a_failure_of_the_disk_is_told(number: int, told: str) -> None:
    """What it is, what to do, and where."""
    assert reason(OSError(number, "onbekend", "/x")) == told


OLD, NEW = b"Wat er staat.", b"Wat er komt."


def nothing(before: Path) -> None:
    """There was no such file."""


def another(before: Path) -> None:
    """A file that says something else, as long."""
    before.write_bytes(OLD[::-1])


def pointing(before: Path) -> None:
    """A reference to a file elsewhere that says the same."""
    (before.parent / "elders").write_bytes(OLD)
    before.symlink_to("elders")


def folder(before: Path) -> None:
    """A folder of that name."""
    before.mkdir()


def secret(before: Path) -> None:
    """The same, which not everybody may read."""
    before.write_bytes(OLD)
    before.chmod(0o600)


def pipe(before: Path) -> None:
    """What would keep a reader waiting."""
    os.mkfifo(before)


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    """It is the very file of the old site, as long as that stands, and after it."""
    old, new = tmp_path / "oud.html", tmp_path / "nieuw.html"
    old.write_bytes(OLD)
    old.chmod(0o644)
    lay(new, OLD, old)
    assert new.samefile(old)
    old.unlink()
    assert new.read_bytes() == OLD


@pytest.mark.parametrize("before", [nothing, another, secret, pointing, folder, pipe])
def test_what_is_not_the_same_is_written(tmp_path: Path, before: Callable[[Path], None]) -> None:
    """As a file of its own, and nothing that stood there changes."""
    old, new = tmp_path / "oud.html", tmp_path / "nieuw.html"
    before(old)
    state = (old.is_file() and old.read_bytes(), old.is_symlink())
    lay(new, OLD, old)
    assert new.read_bytes() == OLD
    assert not new.is_symlink()
    assert new.stat().st_nlink == 1
    assert (old.is_file() and old.read_bytes(), old.is_symlink()) == state


def test_a_disk_without_second_names_has_the_file_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some refuse them."""

    def refuse(*given: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    old, new = tmp_path / "oud.html", tmp_path / "nieuw.html"
    old.write_bytes(OLD)
    old.chmod(0o644)
    lay(new, OLD, old)
    assert new.read_bytes() == OLD
    assert not new.samefile(old)


def test_the_old_site_keeps_what_it_says(tmp_path: Path) -> None:
    """Also when a file of the new one is written twice, first as it was."""
    old, new = tmp_path / "oud.html", tmp_path / "nieuw.html"
    old.write_bytes(OLD)
    old.chmod(0o644)
    lay(new, OLD, old)
    assert new.samefile(old)
    lay(new, NEW, old)
    assert (old.read_bytes(), new.read_bytes()) == (OLD, NEW)
