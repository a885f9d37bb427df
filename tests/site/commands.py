"""The commands under test, each in a process of its own and free of the settings of the machine."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests/guide"
SETTINGS = ("WIJKENGIDS_", "DEPLOY_", "URL", "REPOSITORY_URL", "PYTHONHASHSEED", "TZ")


def environment(**settings: str) -> dict[str, str]:
    """The environment of a command: that of the tests, without what changes the site, and with these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **settings}


def run(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module with these arguments."""
    return subprocess.run([sys.executable, "-m", *map(str, arguments)], env=environment(**settings), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def build(root: Path, site: Path | None = None, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`wijkengids build`."""
    where = ["--site-dir", site] if site else []
    return run("generator", "build", "--root", root, *where, *options, **settings)


def mkdocs(root: Path, site: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build`."""
    where = ["--site-dir", site] if site else []
    return run("mkdocs", "build", "--config-file", root / "mkdocs.yml", *where, NO_MKDOCS_2_WARNING="1", **settings)


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
