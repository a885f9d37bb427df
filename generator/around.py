"""What a build needs beside the guide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.exports.security import NO_SECURITY, Security
from generator.pages.site import NO_HOST, Host


@dataclass(frozen=True)
class Around:
    """The surroundings of a site.

    `templates` are those of the pages; what is drawn is kept in `cache`; `edit` gives the address at which a file can be changed, or nothing;
    `assets` are the files that stand beside the pages; `home` is the address of the site, when it has one, and `base` the one for files that must have one;
    `host` is what the place where it stands offers; `written` has the bytes of the file of each case; `robots` may come everywhere, or nowhere;
    `name` and `tagline` stand on the pictures of pages; `security` is for who finds a weak spot;
    in `room` may stand what is needed for a while, nothing is where the system keeps that; `between` is called between the parts of what takes long.
    """

    templates: Path
    cache: Path
    edit: Callable[[str], str] = lambda path: ""
    assets: Collection[str] = ()
    home: str = ""
    base: str = "https://wijkengids.example/"
    host: Host = NO_HOST
    written: Mapping[str, bytes] = field(default_factory=dict)
    robots: bool = True
    name: str = "Wijkengids"
    tagline: str = ""
    security: Security = NO_SECURITY
    room: Path | None = None
    between: Callable[[], None] = lambda: None
