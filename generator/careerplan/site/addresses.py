"""Addresses: which page shows a record, and how one page links to another.

Addresses are relative to the site's root, percent-encoded, and end in `.html`; a template puts the
page's own way up (`page.root`) before them, so the site works from a folder on disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from careerplan.plan.record import Key, Kind

TODAY = "index.html"
SKILLS = "skills/index.html"
GOALS = "goals/index.html"
TIMELINE = "timeline.html"
PATH = "path/index.html"
PEOPLE = "people/index.html"
REVIEWS = "reviews/index.html"
RESOURCES = "resources.html"
MARKET = "market.html"
CRAFTING = "crafting.html"
WELLBEING = "wellbeing.html"
BRIEF = "brief.html"
SHARED = "index.html"
"""The page of a share: the only one of its bundle."""
SHARE_STYLE = "share.css"
"""What only that page needs beside the style of the site."""
YEARS = "year/"
"""The folder of the pages of years."""
NOTES = "notes/index.html"
EVERYTHING = "everything.html"
PROBLEMS = "problems.html"
NOT_FOUND = "404.html"

FOLDERS: Mapping[Kind, str] = {
    "skill": "skills",
    "goal": "goals",
    "role": "roles",
    "person": "people",
    "review": "reviews",
    "page": "notes",
}
"""Kinds that have a page for each record."""

SHOWN_ON: Mapping[Kind, tuple[str, str]] = {
    "vision": (PATH, "vision"),
    "position": (PATH, "position"),
    "event": (TIMELINE, "event"),
    "activity": (EVERYTHING, "activity"),
    "feedback": (PEOPLE, "feedback"),
    "application": (MARKET, "application"),
    "craft": (CRAFTING, "craft"),
    "win": (EVERYTHING, "win"),
    "share": (PEOPLE, "share"),
}
"""Kinds whose records stand on a common page: its path, and the word before the record's anchor."""


def output_path(key: Key) -> str:
    """The file that shows a record, as it is named on disk."""
    if key.kind in FOLDERS:
        return f"{FOLDERS[key.kind]}/{key.id}.html"
    return SHOWN_ON[key.kind][0]


def anchor(key: Key) -> str:
    """The id of a record's place on a common page."""
    return f"{SHOWN_ON[key.kind][1]}-{key.id}"


def address(key: Key) -> str:
    """The address of a record, with its anchor on a common page."""
    path = quote(output_path(key))
    return path if key.kind in FOLDERS else f"{path}#{quote(anchor(key))}"


def year_path(year: int) -> str:
    """The page of a year."""
    return f"{YEARS}{year}.html"


def root_of(path: str) -> str:
    """The way from a page up to the root: empty, or `../` once per folder."""
    return "../" * path.count("/")
