"""Citations as BibTeX: `citaat.bib` for each case and for the data set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.outputs import DataFile
from generator.pages.cite import AUTHOR, Cited, in_files, one_line
from generator.pages.site import LICENCE, Site

# What TeX takes for its own. Braces must be balanced even when a backslash stands before them, so a brace is written as a command; quotes and
# backticks stand in a group, where Dutch hyphenation and ligatures leave them alone.
_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\ensuremath{\lbrace}}",
        "}": r"{\ensuremath{\rbrace}}",
        "<": r"{\ensuremath{<}}",
        ">": r"{\ensuremath{>}}",
        "|": r"{\ensuremath{|}}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        '"': '{"}',
        "'": "{'}",
        "`": "{`}",
    }
)
# Two of these beside each other would become a dash or a quotation mark.
_LIGATURES = re.compile(r"([-,])(?=\1)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def plan_bibtex(site: Site) -> Iterator[DataFile]:
    """A file for everything whose citation stands in files."""
    for cited in in_files(site):
        yield DataFile(f"{cited.files}citaat.bib", bibtex(cited, site.base).encode())


def bibtex(cited: Cited, base: str) -> str:
    """One entry. UTF-8, as today's programs read it; the double braces keep the capitals of a title and the name of an organisation whole."""
    key = cited.path.rstrip("/").rpartition("/")[2]
    fields = [
        ("author", f"{{{_escaped(AUTHOR)}}}"),
        ("title", f"{{{_escaped(cited.title)}}}"),
        ("date", cited.updated),
        ("year", cited.updated[:4]),
        ("url", f"{base}{cited.path}"),
        ("publisher", _escaped(AUTHOR)),
        ("language", "dutch"),
        ("abstract", _escaped(cited.summary)),
        ("note", _escaped(f"{cited.noted} Licentie: {LICENCE}.")),
    ]
    month = [f"  month = {_MONTHS[int(cited.updated[5:7]) - 1]},"] if cited.updated else []
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{wijkengids-{key},", *lines, *month, "}", ""])


def _escaped(text: str) -> str:
    """Words with what TeX would take for its own written as commands."""
    return _LIGATURES.sub(r"\1{}", one_line(text).translate(_ESCAPED))
