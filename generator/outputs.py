"""What leaves the core: finished HTML with what its frame needs to know, pieces of HTML that scripts fetch, and files of data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    """A step of the bread crumbs: a title and an address on the site, without a slash before it."""

    title: str
    url: str


@dataclass(frozen=True)
class FeedLink:
    """A feed that a page announces: its address on the site, its media type and its name."""

    url: str
    type: str
    title: str


@dataclass(frozen=True)
class Output:
    """One page. `path` is its address on the site: `casussen/de-brug/`, or nothing for the home page.

    `content` is the HTML of the page without its frame, `frame` the template in `theme/` around it. `cases` are those that it leads to. `updated` is the day on which
    its facts last changed, nothing when they have no date. `indexed` says whether robots may keep it. `linked` is what it says in JSON-LD, `picture` the address on
    the site of the picture that stands for it elsewhere and `pictured` what that says.
    """

    path: str
    title: str
    description: str
    kind: str
    content: str
    crumbs: tuple[Crumb, ...] = ()
    updated: str = ""
    search: bool = True
    frame: str = "main.html"
    feeds: tuple[FeedLink, ...] = ()
    linked: str = ""
    picture: str = ""
    pictured: str = ""
    cases: tuple[str, ...] = ()
    indexed: bool = True


@dataclass(frozen=True)
class Draft:
    """A page that is not made yet: its address, and what makes it. A preview makes only the pages that somebody looks at."""

    path: str
    make: Callable[[], Output]


@dataclass(frozen=True)
class DataFile:
    """A file that stands on the site as it is. `path` is its address on the site, without a slash before it."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Fragment:
    """HTML that a script fetches and puts into a page of the site. `path` is the address of that page: from there its links are seen."""

    path: str
    content: str
    file: DataFile
