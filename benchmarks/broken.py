"""Breaks builds in earnest, many times over: after each try the old site stands byte for byte or the new one is whole, and the next build is right.

Builds are copies of this process (fork), which has read the programs once; what kills them is the real thing: SIGKILL, a full disk, a disk that is only to be read.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.commands import INVENTED, build, copy_guide, environment, tree

#: A second version of the guide has this case more; the first lacks it again.
CASE = "cases/straatfeest.yml"
MORE = "cases/straatfeest-twee.yml"
#: What changes a disk, as Python tells it (`sys.addaudithook`).
CHANGES = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.link", "shutil.rmtree", "shutil.copyfile")
_WRITES = os.O_WRONLY | os.O_RDWR
#: What stands in the folder of a guide.
PARTS = ("cases", "content", "theme", "mkdocs.yml", ".cache")
Trouble = list[str]


@dataclass
class Guide:
    """The invented guide in a folder of its own, in two versions by turns, with the sites that clean builds make of them."""

    root: Path
    site: Path
    search: bool = False
    number: int = 0
    clean: list[dict[str, str]] = field(default_factory=list)
    seconds: float = 0
    steps: int = 0

    def prepare(self) -> None:
        """Build both versions, and learn how long that takes and how often it touches the disk."""
        self.clean = []
        for self.number in (0, 1, 0):
            self.turn()
            counting = self.root / "steps"
            start = time.monotonic()
            one = Build(self, step=-1, told=counting)
            if code := one.wait():
                sys.exit(f"{one.said()}\na clean build ended with {code}")
            self.seconds = time.monotonic() - start
            self.steps = int(counting.read_text(encoding="utf-8"))
            counting.unlink()
            self.clean.append(dict(tree(self.site)))
        assert self.clean.pop() == self.clean[0], "two clean builds differ"
        assert self.clean[0] != self.clean[1]

    def turn(self) -> None:
        """Put the files of the version that is now to be built."""
        if self.number:
            text = (self.root / CASE).read_text(encoding="utf-8")
            (self.root / MORE).write_text(text.replace("title: ", "title: Nog een ", 1), encoding="utf-8")
        else:
            (self.root / MORE).unlink(missing_ok=True)

    def next(self) -> None:
        """The other version."""
        self.number = 1 - self.number
        self.turn()

    def standing(self) -> int | None:
        """Which version stands, whole; none when it is something else."""
        found = tree(self.site)
        return next((number for number, clean in enumerate(self.clean) if clean == found), None)


class Build:
    """A build in a process of its own, with its own group; `step` is the change of the disk at which it kills itself."""

    def __init__(self, guide: Guide, step: int = 0, told: Path | None = None, before: Callable[[], None] = lambda: None) -> None:
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 – it is open as long as the build is known
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            code = 70
            try:
                os.setsid()
                for number in (1, 2):
                    os.dup2(self._log.fileno(), number)
                code = _build(guide, step, told, before)
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)

    def wait(self) -> int:
        """Its exit code, below zero when a signal ended it."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send it a signal, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def said(self) -> str:
        """All that it said."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def left(self) -> bool:
        """Does anything that it started still run after some seconds?"""
        for _ in range(200):
            try:
                os.killpg(self.pid, 0)
            except (ProcessLookupError, PermissionError):
                return False
            time.sleep(0.05)
        return True


def _build(guide: Guide, step: int, told: Path | None, before: Callable[[], None]) -> int:
    """The command, in the new process."""
    from generator.cli import main

    numbers, folder, most = itertools.count(1), os.fspath(guide.root), 0
    own = os.getpid()

    def watch(event: str, given: tuple[object, ...]) -> None:
        nonlocal most
        if event in CHANGES and os.getpid() == own and str(given[0]).startswith((folder, os.fspath(guide.site.parent))):
            if event == "open" and not (isinstance(given[2], int) and given[2] & _WRITES):
                return
            if (most := next(numbers)) == step:
                os.kill(own, signal.SIGKILL)

    if step:
        sys.addaudithook(watch)
    before()
    options = [] if guide.search else ["--no-search"]
    code = main(["build", "--root", folder, "--site-dir", os.fspath(guide.site), *options])
    if told:
        told.write_text(str(most), encoding="utf-8")
    return code


@contextlib.contextmanager
def watched(guide: Guide, trouble: Trouble) -> Iterator[None]:
    """Read the first page and that of what is not found, all the time: they are never away, never half."""
    over = threading.Event()
    whole = {name: {clean[name] for clean in guide.clean} for name in ("index.html", "404.html")}

    def look() -> None:
        # Now and then: tests/test_swap.py looks without a pause, at the exchange alone.
        while not over.wait(0.002):
            for name, known in whole.items():
                try:
                    data = (guide.site / name).read_bytes()
                except OSError as error:
                    trouble.append(f"{name} could not be read: {error}")
                    return
                if hashlib.sha256(data).hexdigest() not in known:
                    trouble.append(f"{name} was half")
                    return

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


# --- the faults: each breaks one build; returns its exit code and what it said ---


def moment(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """Killed at a random moment."""
    one = Build(guide)
    with watched(guide, trouble):
        time.sleep(chance.uniform(0, guide.seconds * 1.1))
        one.kill()
        one.wait()
    if one.left():
        trouble.append("a process of the killed build still runs")


def step(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """Killed at a random change of the disk; of three, one in the last ones: the exchange and what follows."""
    last = chance.random() < 1 / 3
    one = Build(guide, step=chance.randint(max(1, guide.steps - 700) if last else 1, guide.steps))
    with watched(guide, trouble):
        if one.wait() != -signal.SIGKILL:
            trouble.append(f"it was not killed: {one.said()}")


def drawing(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """Killed at a random moment while pictures are drawn, in processes of their own."""
    shutil.rmtree(guide.root / ".cache/pictures", ignore_errors=True)
    one, half = Build(guide), guide.root / ".cache/pictures"
    with watched(guide, trouble):
        end = time.monotonic() + 60
        wanted = chance.randint(1, 40)
        while len(list(half.glob("*"))) < wanted and time.monotonic() < end:
            time.sleep(0.002)
        one.kill()
        if one.wait() != -signal.SIGKILL:
            trouble.append(f"it was not killed: {one.said()}")
    if one.left():
        trouble.append("a process that draws still runs")


def stopped(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """Asked to end (SIGTERM, SIGINT) at a random moment: it cleans up itself and says so."""
    one, number = Build(guide), chance.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))
    with watched(guide, trouble):
        time.sleep(chance.uniform(0.05, guide.seconds))
        one.kill(number)
        code = one.wait()
    said = one.said()
    # Before the command has begun there is nobody to answer.
    if code not in (0, 128 + number, -number) or "Traceback" in said or (code == 128 + number and "Gestopt." not in said):
        trouble.append(f"signal {number}, exit {code}: {said}")
    if code != -number and (guide.site.parent / ".site.bouw").exists():
        trouble.append("it did not clean up")


def two(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """Two builds at once; now and then one of them is killed."""
    first = Build(guide)
    with watched(guide, trouble):
        time.sleep(chance.uniform(0, guide.seconds))
        second, victim = Build(guide), chance.choice((None, first))
        if victim:
            time.sleep(chance.uniform(0, guide.seconds))
            victim.kill()
        codes = first.wait(), second.wait()
    if codes[1] or (codes[0] and not victim):
        trouble.append(f"exit {codes}: {first.said()} {second.said()}")
    if guide.standing() != guide.number:
        trouble.append("the second build is not right")


def poisoned(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """The cache is damaged in some way, before or during the build, which goes on and is right."""
    kind = chance.choice(list(POISONS))
    over = threading.Event()
    keep = POISONS[kind](guide.root / ".cache", chance)
    one = Build(guide)

    def again() -> None:
        while keep and not over.wait(0.01):
            keep()

    thread = threading.Thread(target=again)
    thread.start()
    with watched(guide, trouble):
        code = one.wait()
    over.set()
    thread.join()
    _unpoison(guide.root / ".cache")
    if code or guide.standing() != guide.number:
        trouble.append(f"cache {kind}: exit {code}, {guide.standing()} stands: {one.said()}")


def full(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """The disk of the site is full at a random moment."""
    _mount(guide.site.parent, f"size={_kilobytes(guide.site.parent) + chance.randint(4, 4000)}k")
    _refused(guide, trouble, "De schijf is vol.")
    _mount(guide.site.parent, "size=100m")


def limited(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """No file may be larger than so much, which tells as a full disk does, without one."""
    import resource

    size = chance.randint(2_000, 40_000)
    _refused(guide, trouble, "Een bestand mag hier niet zo groot worden.", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))


def readonly(guide: Guide, chance: random.Random, trouble: Trouble) -> None:
    """The disk of the site is only to be read."""
    _mount(guide.site.parent, "ro")
    _refused(guide, trouble, "Deze schijf is alleen te lezen.")
    _mount(guide.site.parent, "rw")


def _refused(guide: Guide, trouble: Trouble, wanted: str, before: Callable[[], None] = lambda: None) -> None:
    one = Build(guide, before=before)
    with watched(guide, trouble):
        code = one.wait()
    said = one.said()
    if code != 1 or wanted not in said or "Traceback" in said:
        trouble.append(f"exit {code}, not '{wanted}': {said}")
    if guide.standing() == guide.number:
        trouble.append("nothing was refused")


def _entries(cache: Path, chance: random.Random) -> list[Path]:
    found = sorted(path for path in cache.rglob("*") if path.is_file())
    return chance.sample(found, min(3, len(found)))


def _cut(cache: Path, chance: random.Random) -> None:
    for file in _entries(cache, chance):
        file.write_bytes(file.read_bytes()[: chance.randint(0, 2000)])


def _other(cache: Path, chance: random.Random) -> None:
    for file in _entries(cache, chance):
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data))] ^= 1
        file.write_bytes(data)


def _mixed(cache: Path, chance: random.Random) -> None:
    # Within one folder: an entry that is another's in all but its name.
    one, other = chance.sample(sorted((cache / chance.choice(("fonts", "pictures", "charts"))).iterdir()), 2)
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def _folders(cache: Path, chance: random.Random) -> None:
    for file in _entries(cache, chance):
        file.unlink()
        (file / "dieper").mkdir(parents=True)


def _gone(cache: Path, chance: random.Random) -> None:
    shutil.rmtree(cache / "pictures")


def _going(cache: Path, chance: random.Random) -> Callable[[], None]:
    return lambda: shutil.rmtree(cache / "pictures", ignore_errors=True)


def _no_folder(cache: Path, chance: random.Random) -> None:
    shutil.rmtree(cache / "pictures")
    (cache / "pictures").touch()


def _unpoison(cache: Path) -> None:
    if (cache / "pictures").is_file():
        (cache / "pictures").unlink()


POISONS: dict[str, Callable[[Path, random.Random], Callable[[], None] | None]] = {
    "cut off": _cut,
    "one bit changed": _other,
    "two mixed up": _mixed,
    "folders": _folders,
    "deleted": _gone,
    "deleted all the time": _going,
    "a file": _no_folder,
}


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True, capture_output=True)


def _kilobytes(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize // 1024


#: fault → what breaks, whether it needs a disk of its own, and whether the search is built too
FAULTS: dict[str, tuple[Callable[[Guide, random.Random, Trouble], None], bool, bool]] = {
    "killed at a moment": (moment, False, False),
    "killed at a change of the disk": (step, False, False),
    "killed while drawing": (drawing, False, False),
    "killed, with the search": (moment, False, True),
    "asked to stop": (stopped, False, False),
    "two builds at once": (two, False, False),
    "disk full": (full, True, False),
    "files limited": (limited, False, False),
    "disk read-only": (readonly, True, False),
    "cache poisoned": (poisoned, False, False),
}


def tried(name: str, tries: int, seed: int, guide: Guide) -> Iterator[Trouble]:
    """Break a guide in one way, so many times; what is wrong after each."""
    breaks, mounted, _ = FAULTS[name]
    chance, disk = random.Random(f"{name} {seed}"), guide.site.parent
    if mounted:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(disk)], check=True, capture_output=True)
    try:
        if mounted:
            Build(guide).wait()
        for _ in range(tries):
            trouble: Trouble = []
            guide.next()
            breaks(guide, chance, trouble)
            if guide.standing() is None:
                trouble.append("what stands is neither the old site nor the new one")
            one = Build(guide)
            with watched(guide, trouble):
                code = one.wait()
            if code or guide.standing() != guide.number:
                trouble.append(f"the next build is not right: exit {code}: {one.said()}")
            if left := [*(set(os.listdir(disk)) - {"site"}), *(set(os.listdir(guide.root)) - set(PARTS))]:
                trouble.append(f"left behind: {left}")
            yield trouble
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


def table(faults: Sequence[str], tries: int, seed: int, content: Path, folder: Path) -> int:
    """Print what happened to this guide; returns how often anything went wrong."""
    # What is drawn and read once here, no build has to draw or read again. This process starts none that draw: it is to be copied.
    warm = copy_guide(content, folder / "warm")
    Build(Guide(warm, warm / "site")).wait()
    assert build(warm, None, "--no-search").returncode == 0
    guides: dict[bool, Guide] = {}
    failed = 0
    print(f"{'fault':<32}{'tries':>6}{'wrong':>6}")
    for name in faults:
        search = FAULTS[name][2]
        if search not in guides:
            guides[search] = Guide(copy_guide(warm, folder / f"gids-{search}"), folder / f"schijf-{search}/site", search)
            guides[search].prepare()
        try:
            found = list(tried(name, tries, seed, guides[search]))
        except subprocess.CalledProcessError as error:
            print(f"{name:<32} not tried: {error.stderr.decode().strip()}", flush=True)
            continue
        wrong = [trouble for trouble in found if trouble]
        failed += len(wrong)
        print(f"{name:<32}{len(found):>6}{len(wrong):>6}", flush=True)
        for trouble in wrong[:3]:
            print("   " + "\n   ".join(trouble), flush=True)
    return failed


def main() -> int:
    """Break a guide in every way; 1 when anything ever went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=20, help="how often each (20)")
    parser.add_argument("--seed", type=int, default=1, help="other moments (1)")
    parser.add_argument("--only", action="append", choices=FAULTS, help="only this fault; may be given more than once")
    given = parser.parse_args()
    os.environ.update(environment())
    for name in set(os.environ) - set(environment()):
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        return 1 if table(given.only or list(FAULTS), given.tries, given.seed, INVENTED, Path(folder).resolve()) else 0


if __name__ == "__main__":
    sys.exit(main())
