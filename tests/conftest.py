"""What pytest needs to know: the marker of the run over the real cases, and how hypothesis searches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import GUIDE

settings.register_profile("house", deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker with which the run over the real data can be left out: `-m "not real"`."""
    config.addinivalue_line("markers", "real: about the real cases and registers, not about invented ones")


@pytest.fixture
def veldstad(tmp_path: Path) -> Path:
    """A copy of the invented guide, to be changed."""
    return Path(shutil.copytree(GUIDE, tmp_path / "veldstad"))
