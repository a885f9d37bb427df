"""CSV, read strictly: the rows of a table with where they stand, and what is wrong with its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.ids import nearest
from generator.model.others import Row
from generator.model.walk import keys_of
from generator.problems import shown
from generator.reading.tree import Fault, Mark, Refused
from generator.wording import CHOOSE, CSV, FILES, NEAR, say


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each row that is not empty."""
    reader = csv.reader(io.StringIO(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise Refused(Fault(start, 1, *say(FILES, "csv", what=CSV.get(str(error), CSV[""])))) from error


def cell_marks(line: int, written: str) -> list[Mark]:
    """Where each cell of a row begins that is written on this line."""
    quoted, starts = False, [1]
    for column, letter in enumerate(written, 1):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            starts.append(column + 1)
    return [Mark(line, column) for column in starts]


def header_faults(columns: list[str]) -> Iterator[Fault]:
    """What is wrong with the first line of a table; the rows are only read when nothing is."""
    known = keys_of(Row)
    if len(columns) == 1 and ";" in columns[0]:
        yield Fault(1, 1, *say(FILES, "semicolons"))
        return
    for index, name in enumerate(columns):
        if name not in known:
            near = nearest(name, known)
            remedy = NEAR.format(near=near) if near else CHOOSE.format(choices=", ".join(known))
            yield Fault(1, 1, *say(FILES, "column", name=shown(name), remedy=remedy), shown(name))
        elif name in columns[:index]:
            yield Fault(1, 1, *say(FILES, "column_twice", name=name), name)
    for name, column in Row.model_fields.items():
        if column.is_required() and name not in columns:
            yield Fault(1, 1, *say(FILES, "no_column", name=name), name)
