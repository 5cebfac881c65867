"""Looking at a page as a browser does, and what it has to complain about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser.conftest import TODAY

PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 900}

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """options => axe.run(document, {resultTypes: ["violations"], preload: false, ...options}).then(
  found => found.violations.map(rule => rule.id + ": " +
    rule.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", ")))"""
COLOURS_ONLY = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that another colour scheme can break."""

SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def context(browser: Browser, width: int = DESK, *, script: bool = True) -> BrowserContext:
    """A reader in daylight: a width, with or without scripts; the clock stands at the build's noon."""
    made = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="light",
        java_script_enabled=script,
        reduced_motion="reduce",
        timezone_id="Europe/Amsterdam",
    )
    made.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(12)))
    return made


class Complaints:
    """What a page said and asked for that it should not."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self.heard.append(f"failed: {request.url}"))

    def _console(self, message: ConsoleMessage) -> None:
        self.heard.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ("file", "data"):
            self.heard.append(f"foreign: {request.url}")

    def take(self) -> list[str]:
        """All that was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard


def pages_of(site: Path) -> list[Path]:
    """Every page of a site."""
    return sorted(site.rglob("*.html"))


def violations(page: Page, options: Mapping[str, object] = MappingProxyType({})) -> list[str]:
    """The rules of axe that the page breaks, with the first places."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN_AXE, dict(options))
    return found
