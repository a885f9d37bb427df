"""What pytest needs to know: the marker of the run over the real cases, and how hypothesis searches."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import GUIDE

settings.register_profile("house", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
# Other examples each time, and ten times as many (docs/development.md).
settings.register_profile("thorough", settings.get_profile("house"), derandomize=False, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


#: The order of the test files, for as long as it matters: what is long may not begin when all else is done. The first one has the real site built,
#: which takes a minute; those after it need no site. Then what needs it, the longest first (those that are not named here after them), and the rest.
FIRST = ("site/test_html", "test_types", "hostile/test_gate", "test_addresses", "test_properties", "test_charts", "test_data", "test_writing")
SITE = (
    "form access browser hostile builds never_broken valid keyboard reflow paper policy search compare embeds form_core addresses finder without_scripts light gaps lists pages data complete".split()
)


def place(file: str) -> tuple[int, int]:
    """Where a test file comes: its group, and its place among those that are named."""
    name = file.removeprefix("tests/").removesuffix(".py")
    if name in FIRST:
        return 0, FIRST.index(name)
    if not name.startswith("site/"):
        return 2, 0
    name = name.removeprefix("site/test_")
    return 1, SITE.index(name) if name in SITE else len(SITE)


#: Tables of which a run takes the even (0) or the odd (1) rows, so that each kind of page is walked on a desk or on a phone; ALL_LOOKS=1 takes all rows (docs/decisions/0032).
BY_TURNS = {
    "test_the_longest_pages": 0,
    "test_on_a_desk": 0,
    "test_on_the_smallest_phone": 1,
    "test_in_every_state": 0,
    "test_the_focus_is_painted": 0,
    "test_large_and_wide_apart": 0,
    "test_an_endless_word_breaks": 1,
    "test_in_the_readers_own_colours": 0,
    "test_paper_is_clean_and_whole": 1,
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the test files in that order; within a file nothing moves. pytest-xdist hands them out one by one (`--no-loadscope-reorder`)."""
    items.sort(key=lambda item: place(item.nodeid.partition("::")[0]))
    # A row that was asked for by name is always run.
    if os.environ.get("ALL_LOOKS") or any("::" in argument for argument in config.args):
        return
    row: Counter[str] = Counter()
    left = []
    for item in items:
        name = getattr(item, "originalname", item.name)
        if name in BY_TURNS and row[name] % 2 != BY_TURNS[name]:
            left.append(item)
        row[name] += 1
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker with which the run over the real data can be left out: `-m "not real"`."""
    config.addinivalue_line("markers", "real: about the real cases and registers, not about invented ones")


@pytest.fixture
def veldstad(tmp_path: Path) -> Path:
    """A copy of the invented guide, to be changed."""
    return Path(shutil.copytree(GUIDE, tmp_path / "veldstad"))
