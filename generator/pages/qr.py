"""An address as a QR code: the only user of segno."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

#: Light modules around the code, as the standard asks.
_QUIET = 4


@dataclass(frozen=True)
class Code:
    """A QR code as the outline of its dark modules in a square of `size` modules, the quiet zone included."""

    size: int
    path: str


def code_of(address: str) -> Code:
    """The code of an address, of which a seventh may be lost (level M)."""
    made = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in made.matrix]
    runs = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                runs.append(f"M{x + _QUIET} {y + _QUIET}h{length}v1h-{length}z")
            x += length
    return Code(len(rows) + 2 * _QUIET, "".join(runs))
