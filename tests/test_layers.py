"""How the house is built: imports run downward only, each library has one user, rooms are small."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

HOUSE = ROOT / "generator"
#: A module may import from lower layers, and from its own when it stands in the same folder.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("characters", "ids", "problems", "outputs", "wording", "styles", "store", "swap", "hands", "memory", "later"),
    ("vocabulary", "model", "texts", "explanations", "shelf"),
    ("reading", "writing", "terms", "guide", "plain"),
    ("checks", "links", "fonts", "dutch"),
    ("charts", "posters"),
    ("markup",),
    ("pages",),
    ("search", "exports", "addresses", "elsewhere"),
    ("open_data", "complete"),
    ("around",),
    ("pipeline",),
    ("settings",),
    ("publish", "plugin", "commands", "turns"),
    ("preview",),
    ("cli",),
    ("__main__",),
)
#: Within a layer, what may use what: the folder of the model is below the texts, `guide` reads texts and records, and what is written was read.
BESIDE = {("texts", "model"), ("writing", "reading"), ("guide", "terms"), ("model", "vocabulary"), ("wording", "characters"), ("publish", "plugin"), ("posters", "charts")}
#: library → the modules that may import it
USERS = {
    "zipfile": {"exports/archive.py", "reading/versions.py", "complete/data.py"},
    "yaml": {"reading/tree.py", "reading/comments.py"},
    "csv": {"reading/tables.py", "charts/chart.py", "exports/tables.py", "complete/data.py"},
    "altair": {"charts/specs.py", "charts/pieces.py", "charts/maps.py"},
    "pandas": {"charts/pieces.py", "charts/maps.py"},
    "vl_convert": {"charts/drawing.py", "posters/signs.py"},
    "PIL": {"posters/paint.py", "charts/drawing.py"},
    "markdown_it": {"texts.py"},
    "jinja2": {"markup.py"},
    "fontTools": {"fonts.py"},
    "segno": {"pages/qr.py"},
    "mkdocs": {"plugin.py", "settings.py", "publish.py", "preview.py", "cli.py"},
    "material": {"plugin.py"},
    "watchdog": {"turns.py"},
    "icalendar": {"exports/calendar.py"},
}
#: Nothing in the core may know the clock, chance, the network or other programs.
OUTSIDE = {
    "time": {"cli.py", "turns.py"},
    "datetime": {"settings.py", "model/base.py", "exports/calendar.py"},
    "random": set(),
    "socket": set(),
    "requests": set(),
    "subprocess": {"search/index.py"},
    "urllib.request": set(),
    "os": {"plugin.py", "cli.py", "store.py", "swap.py", "hands.py", "shelf.py"},
}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 320, 45
#: Lists of words are no rooms.
LISTS = {"vocabulary.py", "wording.py", "explanations.py"}

MODULES = sorted(file for file in HOUSE.rglob("*.py") if file.name != "__init__.py")


def name_of(file: Path) -> str:
    """The path of a module within the house."""
    return file.relative_to(HOUSE).as_posix()


@cache
def imported(file: Path) -> tuple[str, ...]:
    """Every module that a module imports, anywhere in it; `from a import b` counts as `a.b` too."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write the whole name of a module"
            found += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(found)


def room(name: str) -> str | None:
    """The part of the house that a module belongs to: `generator.model.case` is in `model`."""
    parts = name.split(".")
    known = {part for layer in LAYERS for part in layer}
    return parts[1] if parts[0] == "generator" and len(parts) > 1 and parts[1] in known else None


def level(part: str) -> int:
    """How high a part stands."""
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def test_every_module_has_a_layer() -> None:
    """A new module is put in the table."""
    parts = {name_of(file).partition("/")[0].removesuffix(".py") for file in MODULES}
    assert parts == {part for layer in LAYERS for part in layer}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_run_downward(file: Path) -> None:
    """Nothing imports from above, nor from beside but where the table says so."""
    own = name_of(file).partition("/")[0].removesuffix(".py")
    for other in {part for name in imported(file) if (part := room(name)) and part != own}:
        assert level(other) < level(own) or (own, other) in BESIDE, f"{name_of(file)} imports {other}"


def test_exports_know_nothing_of_each_other() -> None:
    """One format a module: what they share stands below them, what needs two of them above."""
    exports = [file for file in MODULES if name_of(file).startswith("exports/")]
    for file in exports:
        assert not [name for name in imported(file) if name.startswith("generator.exports.")], name_of(file)


def test_there_are_no_circles() -> None:
    """Not within a folder either: modules can be put in an order in which each comes after what it imports."""
    names = {f"generator.{name_of(file).removesuffix('.py').replace('/', '.')}": file for file in MODULES}
    waiting = {name: {other for other in imported(file) if other in names and other != name} for name, file in names.items()}
    while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in ready:
            del waiting[name]
    assert waiting == {}


@pytest.mark.parametrize("library", USERS)
def test_each_library_has_its_user(library: str) -> None:
    """A library is known in one place, so that it can be replaced there."""
    users = {name_of(file) for file in MODULES if any(name == library or name.startswith(f"{library}.") for name in imported(file))}
    assert users <= USERS[library]
    assert users, "nobody uses this library any more"


@pytest.mark.parametrize("library", OUTSIDE)
def test_the_core_knows_nothing_of_the_world(library: str) -> None:
    """The same input gives the same bytes."""
    users = {name_of(file) for file in MODULES if any(name == library or name.startswith(f"{library}.") for name in imported(file))}
    assert users <= OUTSIDE[library]


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_rooms_are_small(file: Path) -> None:
    """A module can be read in a sitting, a function can be seen whole."""
    text = file.read_text(encoding="utf-8")
    if name_of(file) not in LISTS:
        assert text.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, node.name
