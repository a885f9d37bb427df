"""What robots read first: the pages that they may keep, each with the day on which it was last changed, where that is known; and where that list is."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from generator.outputs import DataFile, Output

ADDRESS = "sitemap.xml"


def plan_sitemap(pages: Iterable[Output], home: str, *, robots: bool) -> tuple[DataFile, ...]:
    """The list of pages and `robots.txt`. A site without an address has no list; one that robots must stay away from has neither a list nor a welcome.

    It is told on the pages and in a header that robots must stay away, not here: who may not fetch a page never learns that it may not be kept.
    """
    if not home or not robots:
        return (_robots(),)
    listed = (page for page in pages if page.indexed and page.frame == "main.html")
    entries = "".join(f"<url><loc>{escape(home + page.path)}</loc>{_changed(page)}</url>\n" for page in sorted(listed, key=lambda page: page.path))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    return DataFile(ADDRESS, text.encode()), _robots(f"\nSitemap: {home}{ADDRESS}\n")


def _changed(page: Output) -> str:
    return f"<lastmod>{page.updated}</lastmod>" if page.updated else ""


def _robots(more: str = "") -> DataFile:
    return DataFile("robots.txt", f"User-agent: *\nAllow: /\n{more}".encode())
