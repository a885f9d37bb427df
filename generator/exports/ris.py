"""Citations as RIS: `citaat.ris` for each case and for the data set."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs import DataFile
from generator.pages.cite import AUTHOR, DATA, Cited, in_files, one_line
from generator.pages.site import LICENCE, Site


def plan_ris(site: Site) -> Iterator[DataFile]:
    """A file for everything whose citation stands in files."""
    for cited in in_files(site):
        yield DataFile(f"{cited.files}citaat.ris", ris(cited, site.base).encode())


def ris(cited: Cited, base: str) -> str:
    """One reference: a tag and a value a line, each line ending as the format wants it."""
    tags = [
        ("TY", "DATA" if cited.path == DATA else "ELEC"),
        ("AU", AUTHOR),
        ("TI", cited.title),
        ("PY", cited.updated[:4]),
        ("DA", cited.updated.replace("-", "/") + "/" if cited.updated else ""),
        ("PB", AUTHOR),
        ("UR", f"{base}{cited.path}"),
        ("LA", "nl"),
        ("AB", cited.summary),
        ("N1", f"{cited.noted} Licentie: {LICENCE}."),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])
