"""The grammar of ids: file names, addresses and references are all made of them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)

# An address on the site without a slash before it: folders, a file or none, and an anchor or none. The home page alone has no words.
ADDRESS_PATTERN = r"([a-z0-9._-]+/)*([a-z0-9._-]*[a-z0-9])?(#[A-Za-z0-9][A-Za-z0-9._-]*)?"
_ADDRESS = re.compile(ADDRESS_PATTERN)

# MkDocs turns files of these names into the page of their folder.
RESERVED = frozenset({"index", "readme"})


def is_id(text: str) -> bool:
    """Is `text` a well-formed id (lower case letters and digits in groups joined by hyphens)?"""
    return _ID.fullmatch(text) is not None and text not in RESERVED


def is_address(text: str) -> bool:
    """Is `text` the address of a page, a file or an anchor on the site, without a slash before it?"""
    return bool(text) and _ADDRESS.fullmatch(text) is not None


def slug(text: str) -> str:
    """The id that `text` would naturally get; empty when it holds no letter or digit."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, or None when nothing comes near."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


@lru_cache(maxsize=1 << 16)
def sort_key(text: str) -> tuple[str, str]:
    """A key that sorts as a Dutch reader expects: accents, case and leading punctuation do not count."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9 ]+", "", plain).strip(), text
