"""One option for the whole suite: `--update-snapshots` writes what is, for a person to read the difference."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.golden import Golden

settings.register_profile("plan", deadline=None)  # a slow machine is no failure
settings.load_profile("plan")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="rewrite the golden texts")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with what a golden file holds, or rewrites it there."""
    return Golden(update=bool(request.config.getoption("--update-snapshots")))
