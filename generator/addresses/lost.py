"""Which published addresses are lost, said once for each thing that is gone, with what probably happened to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from generator.addresses.fates import Fates
from generator.addresses.names import family, is_firm, item_of, page_of, subject_of
from generator.ids import nearest
from generator.model.base import Kind
from generator.problems import Problem, Severity
from generator.reading.published import PUBLISHED
from generator.wording import LOST, RULES, say

#: A section that so many pages had, more than half of their kind, and that none has any more, was renamed in the theme.
_MANY = 3


def lost(published: Mapping[str, int], existing: Collection[str], fates: Fates, judged: Callable[[str], bool] = lambda address: True) -> Iterator[Problem]:
    """A problem for each thing of which addresses are lost, at the first line of the list about it. Only addresses that are `judged` count."""
    missing = [address for address in published if judged(address) and not found(address, existing, fates)]
    gone = {address: tuple(family(address)) for address in missing if item_of(address)}
    groups: dict[str, list[str]] = defaultdict(list)
    for address in missing:
        groups[_group(address, gone, set(missing))].append(address)
    for name, addresses in groups.items():
        first = name if name in published else addresses[0]
        words = say(RULES, "lost", address=first, more=_more(name, addresses), remedy=_remedy(first, published, existing))
        yield Problem(PUBLISHED, published[first], 1, Severity.ERROR, *words)


def found(address: str, existing: Collection[str], fates: Fates) -> bool:
    """Does this address still lead to what it promised, or to what says what became of it?"""
    if address in existing:
        return True
    fate = fates.follow(address)
    if fate.gone or fate.circle or fate.address in existing:
        # A circle is a problem of the register, which tells it.
        return True
    move = fates.of(address)
    if move and move.to and (move.from_ == address or fates.follow(move.to).address not in existing):
        # So is a move to an address that does not exist.
        return True
    page, _, anchor = address.partition("#")
    if not anchor or is_firm(address):
        return False
    # A place on a page is kept by the site itself, wherever the page is now.
    whole = fates.follow(page)
    return not page or whole.gone is not None or page_of(whole.address) in existing


def lost_sections(published: Mapping[str, int], existing: Collection[str], in_theme: Callable[[str], bool]) -> Iterator[Problem]:
    """Sections that most pages of a kind had, of those that are still there, that not one page has any more, and that the theme does not name any more either.

    One that the theme still names has nothing to show: that is no mistake.
    """
    total = Counter(address.partition("/")[0] for address in published if item_of(address) and address in existing)
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address in published:
        page, _, anchor = address.partition("#")
        if anchor and not is_firm(address) and item_of(page) and page in existing:
            pages[page.partition("/")[0], anchor].append(address)
    for (folder, anchor), addresses in pages.items():
        if len(addresses) >= max(_MANY, total[folder] / 2) and not any(address in existing for address in addresses) and not in_theme(anchor):
            yield Problem(PUBLISHED, published[addresses[0]], 1, Severity.ERROR, *say(RULES, "lost_section", folder=folder, anchor=anchor))


def _group(address: str, gone: Mapping[str, tuple[str, ...]], missing: Collection[str]) -> str:
    """What is said to be lost: the page when it is; else what the address is about; or a file that every thing of a kind had."""
    page = page_of(address)
    whole = next((thing for thing, starts in gone.items() if page.startswith(starts)), page if "#" in address and page in missing else "")
    if whole:
        return whole
    subject = subject_of(address)
    if is_firm(address) or subject in missing:
        return subject
    thing = item_of(subject)
    return re.sub(rf"(?<=/){thing[1]}(?=[./])", "*", address) if thing else re.sub(r"^grafieken/[a-z0-9-]+", "grafieken/*", address)


def _more(name: str, addresses: list[str]) -> str:
    others = len(addresses) - 1
    return LOST["alike" if "*" in name else "below"].format(number=others) if others else ""


def _remedy(address: str, published: Mapping[str, int], existing: Collection[str]) -> str:
    """What to do, by what probably happened."""
    if is_firm(address):
        return _remedy_of_part(address, published, existing)
    thing = item_of(address)
    if not thing:
        near = nearest(address, _fresh(existing, published, lambda other: "#" not in other and other.rpartition(".")[2] == address.rpartition(".")[2]))
        return LOST["moved"].format(address=address, to=near) if near else LOST["gone"].format(address=address)
    kind, old = thing
    new = _renamed(kind, address, published, existing)
    if kind is Kind.CASE:
        return LOST["renamed"].format(new=new, old=old) if new else LOST["merged"].format(old=old, address=address)
    return LOST["moved"].format(address=address, to=address.replace(f"/{old}/", f"/{new}/")) if new else LOST["gone"].format(address=address)


def _fresh(existing: Iterable[str], published: Collection[str], wanted: Callable[[str], bool]) -> list[str]:
    """What was not there before."""
    return sorted(address for address in existing if address not in published and wanted(address))


def _renamed(kind: Kind, page: str, published: Collection[str], existing: Collection[str]) -> str | None:
    """The id that a thing probably has now: the new page with the same things on it, or else with the nearest id."""
    folder = page.partition("/")[0]
    fresh = [name for address in _fresh(existing, published, lambda other: other.startswith(f"{folder}/") and "#" not in other) if (item := item_of(address)) for name in [item[1]]]
    own = _parts(page, published)
    alike = {name: len(own & parts) / len(own | parts) for name in fresh if own and (parts := _parts(f"{folder}/{name}/", existing))}
    best = max(alike, key=lambda name: alike[name], default=None)
    if best and alike[best] >= 0.5:
        return best
    if len(fresh) == 1 and not own and kind is not Kind.CASE:
        # New cases come every day; a new theme or place beside one that is gone is most often the same.
        return fresh[0]
    return nearest(page.split("/")[1], fresh)


def _parts(page: str, addresses: Iterable[str]) -> set[str]:
    """The things on a page."""
    return {address.partition("#")[2] for address in addresses if address.startswith(f"{page}#") and is_firm(address)}


def _remedy_of_part(address: str, published: Collection[str], existing: Collection[str]) -> str:
    """What to do about a learning, an amount or a figure that is lost."""
    page, _, anchor = address.partition("#")
    word = anchor.partition("-")[0]
    elsewhere = _fresh(existing, published, lambda other: other.endswith(f"/#{anchor}"))
    here = _fresh(existing, published, lambda other: other.startswith(f"{page}#{word}-"))
    if elsewhere:
        return LOST["moved"].format(address=address, to=elsewhere[0])
    to = nearest(address, here) if len(here) != 1 else here[0]
    if not to:
        return LOST["gone"].format(address=address)
    old = anchor.removeprefix(f"{word}-") if item_of(page) else anchor
    return LOST["id_changed"].format(old=old, address=address, to=to)
