"""All pages of the reference, by file name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerplan.manual.commands import commands_page
from careerplan.manual.export import export_page
from careerplan.manual.keys import keys_page
from careerplan.manual.problems import problems_page
from careerplan.manual.settings import settings_page

PAGES: Mapping[str, Callable[[], str]] = {
    "keys.md": keys_page,
    "commands.md": commands_page,
    "problems.md": problems_page,
    "export.md": export_page,
    "settings.md": settings_page,
}

MADE = "<!-- Made by `make reference` from the program's own declarations; changes here are overwritten. -->"


def reference_pages() -> dict[str, str]:
    """The Markdown of every page."""
    return {name: f"{MADE}\n\n{make().strip()}\n" for name, make in PAGES.items()}
