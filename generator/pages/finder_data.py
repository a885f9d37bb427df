"""The data of the finder: which case has which values, in the order of the list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.guide import last_change
from generator.outputs import DataFile
from generator.pages.facet_words import PER_UNIT
from generator.pages.facets import Found, cost_classes, facets_of
from generator.pages.site import Facts, Site

#: Where the values of each case stand, for the browser.
CHOICES = "data/casussen-keuze.json"
#: The table of all cases.
TABLE = "data/casussen.csv"
#: In what order the list can stand, and the words for it; the first is that of the page.
SORTS = (("naam", "Op naam"), ("stand", "Nieuwste stand eerst"), ("kosten", "Laagste kosten eerst"), ("nieuw", "Nieuw of gewijzigd eerst"))


def plan_finder_data(site: Site) -> Iterator[DataFile]:
    """The values of each case for the browser."""
    facets = facets_of(site)
    everything = site.cases(site.guide.cases)
    yield DataFile(CHOICES, _choices(facets, everything))


def _choices(facets: tuple[Found, ...], everything: list[Facts]) -> bytes:
    """`values` names every value once; `cases` has the numbers of its values for each case, in the order of the list; `orders` has the other orders."""
    values = [(f"{facet.axis}/{value.id}", frozenset(value.cases)) for facet in facets for value in facet.values]
    made = {
        "values": [name for name, _ in values],
        "cases": [[number for number, (_, cases) in enumerate(values) if facts.case.id in cases] for facts in everything],
        "orders": {"stand": _by_stand(everything), "kosten": _by_cost(everything), "nieuw": _by_change(everything)},
    }
    return (json.dumps(made, separators=(",", ":")) + "\n").encode()


def _by_stand(everything: list[Facts]) -> list[int]:
    """The numbers of the cases, the newest knowledge first; of a period its end counts."""
    stands = [facts.case.status_date.rpartition("/")[2] for facts in everything]
    return sorted(range(len(everything)), key=lambda number: stands[number], reverse=True)


def _by_change(everything: list[Facts]) -> list[int]:
    """The numbers of the cases, the last added or changed first."""
    return sorted(range(len(everything)), key=lambda number: last_change(everything[number].case), reverse=True)


def _by_cost(everything: list[Facts]) -> list[int]:
    """The numbers of the cases, the lowest total cost first; then amounts that are no total, which cannot be compared, then cases without either."""
    return sorted(range(len(everything)), key=lambda number: _cost_key(everything[number]))


def _cost_key(facts: Facts) -> tuple[int, float]:
    classes = cost_classes(facts.cost)
    if not classes or classes == (PER_UNIT,):
        return (1 if classes else 2, 0.0)
    assert facts.cost
    assert facts.cost.amount
    amount = facts.cost.amount
    return (0, float(amount.value if amount.value is not None else amount.from_ or 0))
