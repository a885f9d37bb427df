"""Where an address leads now: through the earlier ids of cases and what the register of moves says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.addresses.names import CHART, chart_anchor, family, page_of
from generator.model.case import Case
from generator.model.moves import Move

_VANISHED = "Wat deze grafiek liet zien, is veranderd. Er is nu te weinig om te tekenen."


@dataclass(frozen=True)
class Fate:
    """Where a visitor of an address ends: at an address, or at what says that it was withdrawn. `circle` is the address at which he would go round for ever."""

    address: str
    gone: Move | None = None
    circle: str = ""


class Fates:
    """Everything that moved or was withdrawn."""

    def __init__(self, moves: Iterable[Move], cases: Mapping[str, Case]) -> None:
        aliases = [Move.model_validate({"from": f"casussen/{alias}/", "to": f"casussen/{name}/"}) for name, case in cases.items() for alias in case.aliases]
        self.moves: tuple[Move, ...] = (*moves, *aliases)
        self._exact: dict[str, Move] = {}
        for move in self.moves:
            self._exact.setdefault(move.from_, move)
        # The longest first: what is said of a part counts more than what is said of the whole.
        self._wholes = sorted(self._exact.values(), key=lambda move: (-len(move.from_), move.from_))

    def of(self, address: str) -> Move | None:
        """What is said of this address itself; else of the smallest thing that it belongs to."""
        return self._exact.get(address) or next((move for move in self._wholes if covers(move, address)), None)

    def follow(self, address: str) -> Fate:
        """Where this address leads now; itself when nothing is said of it."""
        seen = {address}
        while True:
            move = self.of(address)
            if move is None:
                return Fate(address)
            if move.gone is not None:
                return Fate(address, move)
            address = moved(move, address)
            if address in seen:
                return Fate(address, circle=address)
            seen.add(address)


def with_charts(fates: Fates, published: Iterable[str], existing: Collection[str]) -> Fates:
    """What became of charts too. A chart is drawn when there is enough to show, so one may vanish without anybody taking it away: its frame then says so.

    When more than half of all charts vanish that is no change of facts but a mistake, and nothing is excused.
    """
    known = [address for address in published if address.startswith("grafieken/") and address.endswith(".svg")]
    gone = [address for address in known if address not in existing]
    if 2 * len(gone) > len(known):
        return fates
    free = {address: f"#{chart_anchor(address)}" for address in gone if fates.of(address) is None}
    shown = {anchor: page for page, mark, name in (address.partition("#") for address in published) if page in existing for anchor in [mark + name] if anchor in free.values()}
    told = [Move.model_construct(from_=address, to=shown.get(anchor), gone=_VANISHED) for address, anchor in free.items()]
    return Fates((*fates.moves, *told), {}) if told else fates


def covers(move: Move, address: str) -> bool:
    """Does a move speak of this address, or of the page, thing or chart that it belongs to?"""
    if address == move.from_:
        return True
    if address.startswith(tuple(start for start in family(move.from_) if start[-1] in "/.-")) or page_of(address) == move.from_:
        return True
    anchor, own = address.partition("#")[2], chart_anchor(move.from_)
    # Of one chart the whole name, of a thing the beginning.
    return bool(own) and (anchor.startswith(own) if own.endswith("-") else anchor == own)


def moved(move: Move, address: str) -> str:
    """Where an address that a move speaks of stands now."""
    assert move.to is not None
    before, after = family(move.from_), family(move.to)
    if address == move.from_ or len(before) != len(after) or ("#" in move.to and "#" not in move.from_):
        # A page that became a part of another one, or of another kind: all of it is found there.
        return move.to
    page, _, anchor = address.partition("#")
    old, new = chart_anchor(move.from_), chart_anchor(move.to)
    if old and anchor.startswith(old) and anchor.startswith(CHART):
        anchor = new + anchor.removeprefix(old)
    for start, instead in zip(before, after):
        if page.startswith(start):
            page = instead + page.removeprefix(start)
            break
    return f"{page}#{anchor}" if anchor else page
