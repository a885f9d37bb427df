"""The commands under test, free of the settings of the machine.

`build` and `record` are called within this process, which has read the programs once: that is three times as fast. `run`, `built_apart` and
`mkdocs` start one of their own, as users do; `test_builds.py` compares what both say.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests/guide"
SETTINGS = ("WIJKENGIDS_", "DEPLOY_", "URL", "REPOSITORY_URL", "PYTHONHASHSEED", "TZ")


def environment(**settings: str) -> dict[str, str]:
    """The environment of a command: that of the tests, without what changes the site, and with these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **settings}


def run(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module with these arguments."""
    return subprocess.run([sys.executable, "-m", *map(str, arguments)], env=environment(**settings), cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def called(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """`wijkengids` with these arguments, within this process: what it says and how it ends are as when it is run."""
    given, said, told = [*map(str, arguments)], io.StringIO(), io.StringIO()
    root = logging.getLogger()
    # A program without handlers of its own writes its warnings with this one; pytest has handlers.
    writer = logging.lastResort
    assert writer
    root.addHandler(writer)
    try:
        with patch.dict(os.environ, environment(**settings), clear=True), chdir(ROOT), redirect_stdout(said), redirect_stderr(told):
            code = main(given)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        root.removeHandler(writer)
    return subprocess.CompletedProcess(given, code, said.getvalue(), told.getvalue())


def _build(root: Path, site: Path | None, options: tuple[str, ...]) -> list[object]:
    return ["build", "--root", root, *(["--site-dir", site] if site else []), *options]


def build(root: Path, site: Path | None = None, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`wijkengids build`."""
    return called(*_build(root, site, options), **settings)


def built_apart(root: Path, site: Path | None = None, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`wijkengids build` in a process of its own."""
    return run("generator", *_build(root, site, options), **settings)


def record(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`wijkengids record`."""
    return called("record", "--root", root, *options)


def mkdocs(root: Path, site: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build`."""
    where = ["--site-dir", site] if site else []
    return run("mkdocs", "build", "--config-file", root / "mkdocs.yml", *where, NO_MKDOCS_2_WARNING="1", **settings)


def elsewhere(**settings: object) -> dict[str, str]:
    """The settings of a command on another machine: DAYS later, with folders in an order that no disk gives, on CPUS processors, where new files get UMASK, and of another user."""
    machine = {f"ELSEWHERE_{name}": str(value) for name, value in settings.items()}
    return {**machine, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent / 'elsewhere'}", "HOME": "/nergens", "USER": "iemand", "LOGNAME": "iemand"}


def copy_guide(content: Path, to: Path) -> Path:
    """A guide in a folder of its own: the content of one tree in the design of ours."""
    for name in ("cases", "content"):
        shutil.copytree(content / name, to / name)
    shutil.copytree(ROOT / "theme", to / "theme")
    shutil.copy(ROOT / "mkdocs.yml", to / "mkdocs.yml")
    for kept in ("fonts", "charts", "pictures"):
        if found := next((root / ".cache" / kept for root in (content, ROOT) if (root / ".cache" / kept).is_dir()), None):
            shutil.copytree(found, to / ".cache" / kept)
    return to


def tree(folder: Path) -> Mapping[str, str]:
    """Every file in a folder: its address and a hash of its bytes."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one: Path, other: Path, modes: bool = True) -> list[str]:
    """Each file that two folders do not both have, or not with the same bytes (and where these part), or that not the same people may read."""
    here, there = ({path.relative_to(folder).as_posix(): path for path in folder.rglob("*")} for folder in (one, other))
    found = [f"{name}: only in {(one if name in here else other).name}" for name in here.keys() ^ there.keys()]
    for name in here.keys() & there.keys():
        left, right = here[name], there[name]
        if modes and left.stat().st_mode != right.stat().st_mode:
            found.append(f"{name}: {left.stat().st_mode:o} and {right.stat().st_mode:o}")
        if left.is_file() and (bytes_ := (left.read_bytes(), right.read_bytes()))[0] != bytes_[1]:
            at = next((at for at, (a, b) in enumerate(zip(*bytes_)) if a != b), min(map(len, bytes_)))
            found.append(f"{name}: byte {at}, {bytes_[0][max(0, at - 30) : at + 30]!r} and {bytes_[1][max(0, at - 30) : at + 30]!r}")
    return sorted(found)
