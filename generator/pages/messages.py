"""The page that explains each message of the gate: why it matters, how to mend it, what is wrong and what is right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.explanations import EXPLANATIONS, Explanation, Group
from generator.ids import slug
from generator.markup import Markuper
from generator.outputs import Crumb, Draft
from generator.pages.desk import drafted
from generator.pages.site import Site

#: The address of the page; each code is an anchor on it.
MESSAGES = "meedoen/meldingen/"
# An example of something too long need not be shown to its end.
_MOST_LINES, _SHOWN_LINES = 12, 4


@dataclass(frozen=True)
class Shown:
    """One code as the page shows it."""

    code: str
    given: Explanation
    wrong: str
    right: str


def plan_messages(site: Site, markuper: Markuper) -> Draft:
    """The page with every message."""
    return drafted(
        site,
        markuper,
        MESSAGES,
        "messages.html",
        "Wat betekent deze melding?",
        "Elke melding van de controle uitgelegd: waarom het uitmaakt, wat u eraan doet, en een voorbeeld van fout en goed.",
        "meldingen",
        (Crumb("Meedoen", "meedoen/"),),
        groups=_groups(),
    )


@cache
def _groups() -> list[tuple[str, str, list[Shown]]]:
    """(anchor, heading, messages) of each group; the same in every guide."""
    return [(slug(group), group.value, [_shown(code, given) for code, given in EXPLANATIONS.items() if given.group is group]) for group in Group]


def _shown(code: str, given: Explanation) -> Shown:
    """The examples as they look in an editor; a file that is named wrong is shown by its name."""
    if given.right_file and given.file.startswith("cases/") and given.wrong == given.right:
        return Shown(code, given, given.file, given.right_file)
    return Shown(code, given, _excerpt(given.wrong), _excerpt(given.right))


def _excerpt(text: str) -> str:
    """The first lines of an example; what cannot be seen gets a sign."""
    lines = "".join(_visible(sign) for sign in text.rstrip("\n")).split("\n")
    return "\n".join([*lines[:_SHOWN_LINES], "…"] if len(lines) > _MOST_LINES else lines) or "(leeg)"


def _visible(sign: str) -> str:
    if sign == "\t":
        return "→   "
    return sign if sign == "\n" or sign.isprintable() else "\ufffd"
