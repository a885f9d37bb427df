"""Feeds as JSON Feed 1.1: `feed.json` beside each page that has one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.outputs import DataFile
from generator.pages.cite import AUTHOR
from generator.pages.feeds import Feed
from generator.pages.site import LICENCE, LICENCE_ADDRESS


def plan_jsonfeed(feeds: Iterable[Feed]) -> Iterator[DataFile]:
    """A file for each feed."""
    for feed in feeds:
        yield DataFile(f"{feed.path}feed.json", (json.dumps(jsonfeed(feed), ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def jsonfeed(feed: Feed) -> dict[str, object]:
    """One feed. What the format has no field for stands under a name of our own, as it asks."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{feed.base}{feed.path}",
        "feed_url": f"{feed.base}{feed.path}feed.json",
        "description": feed.about,
        "language": "nl",
        "authors": [{"name": AUTHOR, "url": feed.base}],
        "_wijkengids": {"licence": LICENCE, "licence_url": LICENCE_ADDRESS, "updated": feed.updated},
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.moment,
                "date_modified": entry.moment,
                "tags": [tag.label for tag in entry.tags],
            }
            for entry in feed.entries
        ],
    }
