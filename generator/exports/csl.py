"""Citations as CSL-JSON: `citaat.json` for each case and for the data set."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.outputs import DataFile
from generator.pages.cite import AUTHOR, DATA, Cited, in_files, one_line
from generator.pages.site import LICENCE, Site


def plan_csl(site: Site) -> Iterator[DataFile]:
    """A file for everything whose citation stands in files."""
    for cited in in_files(site):
        yield DataFile(f"{cited.files}citaat.json", (json.dumps([csl(cited, site.base)], ensure_ascii=False, indent=1) + "\n").encode())


def csl(cited: Cited, base: str) -> dict[str, object]:
    """One item; an organisation is a literal name."""
    item: dict[str, object] = {
        "id": f"wijkengids-{cited.path.rstrip('/').rpartition('/')[2]}",
        "type": "dataset" if cited.path == DATA else "webpage",
        "title": one_line(cited.title),
        "author": [{"literal": AUTHOR}],
        "container-title": AUTHOR,
        "publisher": AUTHOR,
        "URL": f"{base}{cited.path}",
        "language": "nl",
        "note": one_line(f"{cited.noted} Licentie: {LICENCE}."),
    }
    if cited.updated:
        item |= {"issued": {"date-parts": [[int(part) for part in cited.updated.split("-")]]}, "version": cited.updated}
    return {**item, "abstract": one_line(cited.summary)} if cited.summary else item
