"""The types of all code. A test like any other, so that it runs beside the others: it takes one core most of a minute."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support import ROOT


def types(*files: Path) -> subprocess.CompletedProcess[str]:
    """What mypy says of these files, or of all that pyproject.toml names."""
    return subprocess.run([sys.executable, "-m", "mypy", *files], cwd=ROOT, capture_output=True, text=True, check=False)


def test_types() -> None:
    """mypy has nothing to say, in its strict mode."""
    done = types()
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_looked_at(tmp_path: Path) -> None:
    """A wrong one is found."""
    file = tmp_path / "wrong.py"
    file.write_text("def number() -> int:\n    return 'een'\n", encoding="utf-8")
    done = types(file)
    assert done.returncode == 1
    assert "Incompatible return value type" in done.stdout
