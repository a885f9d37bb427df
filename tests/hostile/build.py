"""`python -m tests.hostile.build ROOT`: builds a guide without drawing the pictures of its pages.

Words in a picture run nowhere, and hundreds of pictures take longer than all the rest; with ALL_ATTACKS=1 they are drawn.
"""

from __future__ import annotations

import os
import sys
from base64 import b64decode

from generator.cli import main
from generator.posters import kept

_DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")


def _dot(job: object) -> bytes:
    """A picture of one point."""
    return _DOT


if __name__ == "__main__":
    if not os.environ.get("ALL_ATTACKS"):
        kept._FEW = sys.maxsize
        kept._drawn = _dot
    sys.exit(main(["build", "--root", sys.argv[1]]))
