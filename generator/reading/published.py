"""The list of every address that was ever published, one a line."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ids import is_address
from generator.problems import shown
from generator.reading.tree import Fault
from generator.wording import FILES, say

#: The list, and the register that says what became of an address of it.
PUBLISHED = "content/adressen.txt"
MOVES = "content/doorverwijzingen.yml"
#: The list only grows; no person writes it, so it may be larger than what people write.
MOST_BYTES = 256_000_000


def published_in(text: str) -> tuple[Mapping[str, int], list[Fault]]:
    """(address → the line on which it first stands, faults). Two branches that are merged may leave lines twice, and in any order."""
    found: dict[str, int] = {}
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        address = line.strip()
        if not address or is_remark(address):
            continue
        if is_address(address):
            found.setdefault(address, number)
        else:
            faults.append(Fault(number, 1, *say(FILES, "address", input=shown(address))))
    return found, faults


def is_remark(line: str) -> bool:
    """Is this line for people? An anchor of the home page begins with the same sign, but without a space."""
    return line == "#" or line.startswith("# ")
