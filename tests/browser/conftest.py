"""One Chromium for all browser tests, and the example site on disk for it to open.

Pages are opened as files, as a reader of a plain build opens them.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from careerplan.build import build_site, measure_plan, read_plan
from careerplan.site.write import write_site

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 21)

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP plan.test 127.0.0.1",  # plain http that is not this machine, as a browser sees it
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser on this machine: CHROMIUM, else the first that the path holds."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        message = "Chromium is not there, so no page was looked at; install it, or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan's site."""
    root = tmp_path_factory.mktemp("example")
    write_site(root, root / "site", build_site(measure_plan(read_plan(ROOT), TODAY)).outputs)
    return root / "site"
