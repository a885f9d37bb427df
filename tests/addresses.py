"""What the tests of addresses share: a guide whose addresses are all on the list, and what a build makes of it after a change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.around import Around
from generator.commands.record import recorded, write
from generator.fonts import subset_fonts
from generator.pipeline import Made, make_site, read_guide
from generator.problems import ProblemsFound, errors
from generator.reading.published import PUBLISHED
from tests.support import ROOT

THEME = ROOT / "theme"
CACHE = ROOT / ".cache"


def around(cache: Path, home: str = "") -> Around:
    """What a build has around it: the files of the theme, and no browser."""
    files = {file.relative_to(THEME).as_posix() for file in (THEME / "assets").rglob("*") if file.is_file()}
    fonts = {f"assets/fonts/{font.name}" for font in subset_fonts(CACHE / "fonts")}
    return Around(THEME / "guide", cache, assets=files | fonts, home=home)


def made(root: Path, cache: Path, home: str = "") -> Made:
    """All that the site of a guide holds."""
    return make_site(read_guide(root), around(cache, home))


def record(root: Path, cache: Path) -> frozenset[str]:
    """Put every address of a guide on its list; returns them."""
    checked = read_guide(root)
    addresses = frozenset(make_site(checked, around(cache)).addresses)
    write(root, recorded(root, addresses, checked.content.published))
    return addresses


def faults(root: Path, cache: Path) -> list[str]:
    """What stops publication: what `check` says, or, when that is nothing, what a build says."""
    checked = read_guide(root)
    if found := errors(checked.problems):
        return [str(problem) for problem in found]
    try:
        make_site(checked, around(cache))
    except ProblemsFound as problems:
        return [str(problem) for problem in problems.problems]
    return []


def lost(found: Iterable[str]) -> list[str]:
    """Only what is said of lost addresses, without the line."""
    return [re.sub(rf"^{PUBLISHED}:\d+:1: fout: ", "", words) for words in found if words.endswith("[verloren-adres]")]


def change(root: Path, *changes: tuple[str, Callable[[str], str] | str | None]) -> None:
    """Change files of a guide; None removes one."""
    for path, how in changes:
        file = root / path
        if how is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(how if isinstance(how, str) else how(file.read_text(encoding="utf-8")), encoding="utf-8")


def rename(root: Path, old: str, new: str, *, alias: bool) -> None:
    """Give a case another name, everywhere in the guide, with or without its earlier id."""
    for file in [*(root / "cases").glob("*.yml"), *(root / "content").rglob("*.md")]:
        file.write_text(re.sub(rf"(?<![a-z-]){old}(?![a-z-])", new, file.read_text(encoding="utf-8")), encoding="utf-8")
    text = (root / f"cases/{old}.yml").read_text(encoding="utf-8")
    (root / f"cases/{old}.yml").unlink()
    aliases = f"aliases: [{old}]\n" if alias else ""
    (root / f"cases/{new}.yml").write_text(text + aliases, encoding="utf-8")


def withdraw(root: Path, name: str) -> None:
    """Take a case out of the guide, with all that refers to it."""
    (root / f"cases/{name}.yml").unlink()
    for file in [*(root / "cases").glob("*.yml"), *(root / "content").rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf"  - case: {name}\n(    .*\n)*", "", text)
        text = re.sub(rf"^ *- \{{(learning: [a-z-]+, )?case: {name}\b.*\n", "", text, flags=re.MULTILINE)
        text = re.sub(rf"^ *cases: \[{name}\]\n", "", text, flags=re.MULTILINE)
        text = re.sub(rf"\[([^\]]*)\]\(casus:{name}\)", r"\1", text)
        file.write_text(text.replace(f", {name}]", "]").replace(f"[{name}, ", "["), encoding="utf-8")
    # A list of this case alone has nothing left to list.
    for file in (root / "content/leeslijsten").glob("*.md"):
        if re.search(r"^cases:\n(?! )", file.read_text(encoding="utf-8"), re.MULTILINE):
            file.unlink()
            for other in (root / "content").rglob("*.md"):
                other.write_text(re.sub(rf"\[([^\]]*)\]\(leeslijst:{file.stem}\)", r"\1", other.read_text(encoding="utf-8")), encoding="utf-8")
