"""The tables as CSV (RFC 4180): commas, lines that end as Windows has them, UTF-8 that opens with a byte order mark by which Excel sees what it is.

A text that a spreadsheet would take for a formula gets an apostrophe before it; a number never does. To have the text back, take away one apostrophe where
what follows begins with `=`, `+`, `-`, `@`, a tab or a line end, or with more apostrophes and then one of these.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from generator.outputs import DataFile
from generator.pages.tables import BETWEEN, Table

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def as_file(table: Table) -> DataFile:
    """The file of a table."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in table.rows)
    return DataFile(f"data/{table.id}.csv", target.getvalue().encode("utf-8-sig"))


def cell(value: object) -> str:
    """What stands in a cell: numbers as they were typed, lists with `; ` between, texts that are no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, tuple | list):
        return safe(BETWEEN.join(map(str, value)))
    return safe(str(value))


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
