"""Files are written whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Give a file these bytes. Whoever reads it sees the old or the new, never a part; its permissions stay as they are."""
    target = file.resolve()
    beside = target.with_name(f".{target.name}.nieuw")
    try:
        beside.write_bytes(data)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
