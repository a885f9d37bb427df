"""The real site and one of an invented guide, each built once; and the browser."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.site.browser import FLAGS, Staying, Visit
from tests.site.built import Built, built_from
from tests.site.commands import INVENTED, ROOT, copy_guide
from tests.site.server import serving

Visiting = Callable[..., AbstractContextManager[Visit]]

# As patient as a window is (browser.py).
expect.set_options(timeout=10_000)


def _built_once(factory: pytest.TempPathFactory, content: Path, name: str) -> Built:
    """One build for all workers: the first that asks makes it, the others wait for it. Tests only read it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    shared = factory.getbasetemp().parent if worker else factory.getbasetemp()
    root, ready = shared / name, shared / f"{name}.ready"
    try:
        (shared / f"{name}.lock").mkdir()
    except FileExistsError:
        for _ in range(600):
            if ready.exists():
                return Built(root)
            time.sleep(0.5)
        pytest.fail(f"another worker could not build {name}")
    made = built_from(content, root)
    ready.touch()
    return made


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real guide, as it was when the tests began."""
    return _built_once(tmp_path_factory, ROOT, "echt")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An invented guide that uses every field."""
    return _built_once(tmp_path_factory, INVENTED, "verzonnen")


@pytest.fixture(scope="session", params=["real", "invented"])
def built(request: pytest.FixtureRequest) -> Built:
    """The real guide, then the invented one."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


@pytest.fixture
def small(invented: Built, tmp_path: Path) -> Path:
    """The invented guide, not yet built, to be changed at will."""
    return copy_guide(invented.root, tmp_path / "gids")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that CHROMIUM names, or Debian's: the one without a window is twice as fast."""
    wanted = os.environ.get("CHROMIUM")
    program = shutil.which(wanted) if wanted else shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert program, "chromium is not installed"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def visit(browser: Browser, real: Built) -> Iterator[Visiting]:
    """Opens a window on the real site, as a host would serve it."""
    with serving(real.site) as home, closing(Staying(browser, home)) as windows:
        yield windows
