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

_CSV_WORDS = {
    "unexpected end of data": "een aanhalingsteken dat hier begint, wordt niet gesloten",
    "',' expected after '\"'": "achter een sluitend aanhalingsteken hoort een komma",
    "field larger than field limit (131072)": "een cel is te lang",
}


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
        message = _CSV_WORDS.get(str(error), "deze regel is geen geldige CSV")
        raise Refused(Fault(start, 1, "geen-csv", message, "zet een tekst met een komma tussen dubbele aanhalingstekens, en verdubbel die erbinnen")) from error


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
        yield Fault(1, 1, "geen-csv", "de kolommen zijn gescheiden met puntkomma's", "scheid ze met komma's")
        return
    for index, name in enumerate(columns):
        if name not in known:
            near = nearest(name, known)
            yield Fault(1, 1, "onbekend-veld", f"onbekende kolom '{shown(name)}'", f"bedoelt u '{near}'?" if near else f"kies uit: {', '.join(known)}", shown(name))
        elif name in columns[:index]:
            yield Fault(1, 1, "dubbele-sleutel", f"de kolom '{name}' staat er twee keer", "voeg de twee samen", name)
    for name, column in Row.model_fields.items():
        if column.is_required() and name not in columns:
            yield Fault(1, 1, "ontbreekt", f"de kolom '{name}' ontbreekt", "zet haar in de eerste regel", name)
