"""Every page of the example, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import (
    COLOURS_ONLY,
    DESK,
    PHONE,
    SCROLLS_SIDEWAYS,
    Complaints,
    context,
    pages_of,
    violations,
)

pytestmark = pytest.mark.browser

EXTREMES = {PHONE: 320, DESK: 1920}
"""Width -> the narrowest or widest screen of its sort."""


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_loads_in_silence_fits_and_can_be_read_by_all(browser: Browser, site: Path, width: int) -> None:
    reader = context(browser, width)
    page = reader.new_page()
    complaints = Complaints(page)
    faults = [
        f"{path.relative_to(site)}: {fault}" for path in pages_of(site) for fault in faults_of(page, path, complaints)
    ]
    reader.close()
    assert "\n".join(faults) == ""


def faults_of(page: Page, path: Path, complaints: Complaints) -> Iterator[str]:
    """What is wrong with one page at a width, in light and in dark; loaded once, to be quick."""
    size = page.viewport_size
    assert size is not None
    page.emulate_media(color_scheme="light")
    page.goto(path.as_uri())
    for width in (EXTREMES[size["width"]], size["width"]):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if (sideways := page.evaluate(SCROLLS_SIDEWAYS)) > 0:
            yield f"scrolls sideways by {sideways} px at {width} px"
    yield from violations(page)
    page.emulate_media(color_scheme="dark")
    yield from (f"in dark: {fault}" for fault in violations(page, COLOURS_ONLY))
    yield from complaints.take()


def test_without_script_every_page_says_the_same(browser: Browser, site: Path) -> None:
    scripted, plain = context(browser), context(browser, script=False)
    first, second = scripted.new_page(), plain.new_page()
    differing = []
    for path in pages_of(site):
        first.goto(path.as_uri())
        second.goto(path.as_uri())
        shown, bare = (re.sub(r"\s+", " ", view.inner_text("main")).strip() for view in (first, second))
        if not bare or not shown.startswith(bare[:200]):
            differing.append(path.relative_to(site).as_posix())
    scripted.close()
    plain.close()
    assert differing == []


def test_the_checks_see_a_page_that_fails_all_of_them(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        '<title>x</title><p style="color: #bbb; background: #fff; width: 3000px">Pale</p><img src="gone.png">'
        '<script>console.log("said")</script><img src="http://127.0.0.1:9/x.png" alt="">',
        encoding="utf-8",
    )
    reader = context(browser)
    page = reader.new_page()
    faults = "\n".join(faults_of(page, path, Complaints(page)))
    reader.close()
    for part in (
        "sideways",
        "color-contrast",
        "image-alt",
        "console: said",
        "foreign: http",
        "failed: file",
        "in dark",
    ):
        assert part in faults
