"""Puts a new site in the place of the old one with no moment without a site, and keeps two builds out of each other's way. Knows nothing of MkDocs.

A build works in a folder beside the site, `.site.bouw`, on the same disk. Whoever holds the lock in it owns all that is in it; what a killed build left there
is removed by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

#: What every site has, and hardly any other folder.
_SIGNS = ("404.html", "index.html")
#: Those of every file of a site (`publish`).
_RIGHTS = 0o644
_SLOT, _ASIDE = "slot", "vorige"
_SOURCES = ("cases", "content", "theme")
# Of Linux: paths are seen from the working folder; exchange instead of replace.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: What a system or a disk answers that cannot exchange.
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)

_ELSEWHERE = "kies een andere map"
_REMEDIES = {
    errno.ENOSPC: "De schijf is vol. Maak ruimte en bouw opnieuw",
    errno.EDQUOT: "Uw deel van de schijf is vol. Maak ruimte en bouw opnieuw",
    errno.EFBIG: "Een bestand mag hier niet zo groot worden. Verhoog de grens (ulimit -f)",
    errno.EROFS: f"Deze schijf is alleen te lezen. Maak hem schrijfbaar of {_ELSEWHERE}",
    errno.EACCES: f"U mag hier niet lezen of schrijven. Geef uzelf dat recht of {_ELSEWHERE}",
    errno.EPERM: f"U mag dit hier niet veranderen. Geef uzelf dat recht of {_ELSEWHERE}",
    errno.EBUSY: f"Deze map is zelf een schijf of is in gebruik. Kies een map daarbinnen: {_ELSEWHERE}",
    errno.EXDEV: f"Deze map staat op een andere schijf dan de map erboven: {_ELSEWHERE}",
    errno.EEXIST: "Hier staat al een bestand met de naam van een map. Haal het weg",
    errno.ENOTDIR: "Hier staat een bestand waar een map hoort. Haal het weg",
    errno.EMFILE: "Er zijn te veel bestanden tegelijk open. Verhoog de grens (ulimit -n 4096) en bouw opnieuw",
    errno.ENFILE: "Er zijn te veel bestanden tegelijk open. Sluit andere programma’s en bouw opnieuw",
    errno.ENAMETOOLONG: "Het adres van een bestand wordt te lang. Zet de gids in een map met een kortere naam",
    errno.ENOENT: "Een bestand is verdwenen tijdens het bouwen. Bouw opnieuw",
    errno.ENOMEM: "Er is te weinig geheugen. Sluit andere programma’s en bouw opnieuw",
    errno.EIO: "De schijf geeft een fout. Controleer de schijf",
    errno.ENOLCK: f"Op deze schijf kan de gids niet zien of iemand anders dezelfde site bouwt: {_ELSEWHERE}",
    errno.EOPNOTSUPP: f"Op deze schijf kan de gids niet zien of iemand anders dezelfde site bouwt: {_ELSEWHERE}",
}


class NotASite(Exception):
    """A folder holds something else than a whole site."""


@dataclass(frozen=True)
class Room:
    """Where one build works: `folder` is for whatever it needs for a while, `fresh`, in it, becomes the site. `waited` is whether another build of this site came first."""

    folder: Path
    fresh: Path
    waited: bool


@contextmanager
def alone(site_dir: Path, say: Callable[[str], None]) -> Iterator[Room]:
    """Work on a site while no other build does, after it when there is one. Nothing is left beside the site afterwards; of a killed build, by the next."""
    _refuse_other(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    folder = site_dir.with_name(f".{site_dir.name}.bouw")
    slot, waited = _taken(folder, say)
    try:
        _tidy(folder, site_dir)
        _refuse_other(site_dir)
        yield Room(folder, Path(tempfile.mkdtemp(prefix="nieuw.", dir=folder)), waited)
    finally:
        try:
            _tidy(folder, site_dir)
        except KeyboardInterrupt:
            # Stopped just now: then this first.
            _tidy(folder, site_dir)
            raise
        finally:
            # In this order: who waits for the slot finds that it is gone, and makes a new one.
            with suppress(OSError):
                (folder / _SLOT).unlink()
                folder.rmdir()
            os.close(slot)


def place(room: Room, site_dir: Path) -> None:
    """Put the new site in the place of the old one, if there is one: in one step where system and disk can, else in two."""
    if lacking := [name for name in _SIGNS if not (room.fresh / name).is_file()]:
        raise NotASite(f"De nieuwe site is niet af: {' en '.join(lacking)} ontbreekt. Bouw opnieuw.")
    room.fresh.chmod(0o755)
    if site_dir.exists():
        if exchanged(room.fresh, site_dir):
            return
        # Whoever is killed here leaves no site: _tidy brings it back.
        site_dir.rename(room.folder / _ASIDE)
    room.fresh.rename(site_dir)


def lay(file: Path, data: bytes, before: Path | None) -> None:
    """Write a file of the new site. When the file `before`, of the old site, says the very same it is that one, which has two names until the old site goes: the disk need not make thousands of files and let thousands go."""
    if before and _says(before, data):
        # A disk that cannot, or a file that goes just now.
        with suppress(OSError):
            os.link(before, file)
            return
    # Never into a file that stands in the old site too.
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def _says(file: Path, data: bytes) -> bool:
    """Is this a file of our own that everybody may read, not a reference to one, and does it hold exactly this?"""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        found = os.fstat(opened)
        ours = stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == _RIGHTS and found.st_uid == os.geteuid()
        return ours and found.st_size == len(data) and os.read(opened, len(data) + 1) == data
    except OSError:
        return False
    finally:
        os.close(opened)


def holds_guide(root: Path, folder: Path) -> bool:
    """Is this the folder of the guide under `root`, one above it, or one among its sources? What is made never goes there."""
    return root.is_relative_to(folder) or any(folder.is_relative_to(root / name) for name in _SOURCES)


def reason(error: OSError) -> str:
    """What a failure of the disk means and what to do about it, for those who build."""
    where = f" ({error.filename})" if error.filename else ""
    words = _REMEDIES.get(error.errno or 0)
    return f"{words}{where}." if words else f"Het systeem meldt: {error}."


def _refuse_other(site_dir: Path) -> None:
    """A folder that holds something else than a site is never thrown away."""
    if site_dir.is_file() or (site_dir.is_dir() and any(site_dir.iterdir()) and not all((site_dir / name).is_file() for name in _SIGNS)):
        raise NotASite(f"In '{site_dir}' staat iets anders dan een site. Kies met --site-dir een nieuwe of lege map.")


def _taken(folder: Path, say: Callable[[str], None]) -> tuple[int, bool]:
    """Take the lock: the open slot, and whether that took waiting. The system gives it free when this process ends, however that happens."""
    waited = False
    while True:
        # Not `exist_ok`: it looks once more whether a folder stands there, which may just have gone.
        with suppress(FileExistsError):
            os.mkdir(folder)
        if folder.is_symlink():
            raise NotASite(f"'{folder}' is een verwijzing naar een andere map. Haal die weg en bouw opnieuw.")
        try:
            slot = os.open(folder / _SLOT, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:
            # The build before this one is just leaving.
            continue
        try:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not waited:
                    say("Een andere opdracht bouwt deze site al; deze wacht tot die klaar is …")
                waited = True
                fcntl.flock(slot, fcntl.LOCK_EX)
            if _is(slot, folder / _SLOT):
                return slot, waited
        except BaseException:
            os.close(slot)
            raise
        os.close(slot)


def _is(slot: int, path: Path) -> bool:
    """Is the file that was opened still the one with this name?"""
    try:
        return os.path.samestat(os.fstat(slot), path.stat())
    except FileNotFoundError:
        return False


def _tidy(folder: Path, site_dir: Path) -> None:
    """Remove all that builds left, after bringing back a site that was moved aside and never replaced."""
    if (folder / _ASIDE).is_dir() and not site_dir.exists():
        (folder / _ASIDE).rename(site_dir)
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        elif left.name != _SLOT:
            with suppress(OSError):
                left.unlink()


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False when this system or disk cannot: nothing has happened then."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in _UNABLE:
        return False
    raise OSError(error, os.strerror(error), str(other))
