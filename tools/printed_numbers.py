#!/usr/bin/env python3
"""Writes down which numbers, and which words about how exact they are, stand on each line of a source.

The texts of the sources are not ours to publish; the numbers in them are facts. With these tables the tests can follow a
figure of the guide back to its line without the text.

usage: tools/printed_numbers.py DOCUMENT=FILE …      (bijlage-2014=bijlage.txt …; writes tests/printed/DOCUMENT.tsv)
"""

import re
import sys
from pathlib import Path

ONES = "een één twee drie vier vijf zes zeven acht negen".split()
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
WORDS = [
    *ONES,
    *(f"{number}tal" for number in (*ONES[2:], "tien", *TENS)),
    *(f"{one}honderd" for one in ONES[2:]),
    *"nul tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split(),
    *TENS,
    *(f"{one}{'ën' if one.endswith('e') else 'en'}{ten}" for one in ONES[2:] for ten in TENS),
    *"honderd duizend miljoen mln miljard half halve anderhalf beide".split(),
]
BOUNDS = """circa ca ongeveer rond zo'n zo’n ruim bijna maximaal max hoogstens hooguit tot ten minimaal minstens meer minder onder
boven ouder langer jonger vanaf gemiddeld gemiddelde tussen schatting enkele tental vrijwel grofweg over""".split()
TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(sorted((*WORDS, *BOUNDS), key=len, reverse=True))})\b", re.IGNORECASE)
FOLDER = Path(__file__).parent.parent / "tests" / "printed"


def table(text: str) -> str:
    """A line for each line of the text with numbers on it: its number, a tab, and what is printed there in its order."""
    found = ((number, TOKEN.findall(line)) for number, line in enumerate(text.splitlines(), 1))
    return "".join(f"{number}\t{' '.join(tokens).lower()}\n" for number, tokens in found if tokens)


def main(arguments: list[str]) -> None:
    """Write a table for each document named."""
    if not arguments or not all("=" in argument for argument in arguments):
        sys.exit(__doc__)
    FOLDER.mkdir(exist_ok=True)
    for argument in arguments:
        document, _, file = argument.partition("=")
        (FOLDER / f"{document}.tsv").write_text(table(Path(file).read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
