"""The style sheets that every page of the shell needs, as one file: a request costs a reader more than the few rules that a page does not use.

In the theme they stay apart, each about one thing. What only some kinds of pages need stays a file of its own on the site too.
"""

from __future__ import annotations

import re
from pathlib import Path

#: In this order: later rules win.
COMMON = ("fonts", "tokens", "base", "frame", "parts", "search", "compare", "gaps", "share", "cite")
#: The one file, beside those that it is made of: what they name (`../fonts/…`) is where it was.
TOGETHER = "assets/css/together.css"
#: Small shells of their own (frames, sheets, moved pages) ask for these by themselves.
ALONE = ("fonts", "tokens", "base")


def together(folder: Path) -> bytes:
    """The common style sheets of a folder, without what is only for those who write them: comments and indents."""
    return "".join(_bare((folder / f"{name}.css").read_text(encoding="utf-8")) for name in COMMON).encode()


def replaced(path: str) -> bool:
    """Is this file of the theme only published as a part of the one file?"""
    return path in {f"assets/css/{name}.css" for name in COMMON if name not in ALONE}


def _bare(text: str) -> str:
    """Style sheets of the theme have no comment within a string."""
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).lstrip()
