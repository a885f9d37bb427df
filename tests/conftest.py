"""What pytest needs to know: the marker of the run over the real cases, and how hypothesis searches."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import GUIDE

settings.register_profile("house", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
# Other examples each time, and ten times as many (docs/development.md).
settings.register_profile("thorough", settings.get_profile("house"), derandomize=False, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker with which the run over the real data can be left out: `-m "not real"`."""
    config.addinivalue_line("markers", "real: about the real cases and registers, not about invented ones")


@pytest.fixture
def veldstad(tmp_path: Path) -> Path:
    """A copy of the invented guide, to be changed."""
    return Path(shutil.copytree(GUIDE, tmp_path / "veldstad"))
