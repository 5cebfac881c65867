"""The frame of every page: its place in the site, the navigation, the foot."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from careerplan.site import addresses
from careerplan.site.words import Day, day_of


class Entry(Struct, frozen=True):
    """One link of the navigation or the foot."""

    title: str
    href: str
    current: str = ""
    """`page` on that page itself, `true` on a page below it, else empty."""


class Frame(Struct, frozen=True, kw_only=True):
    """What the base template needs of every page."""

    root: str
    """The way up to the site's root, to put before every address."""
    path: str
    title: str
    """Cut where a tab or a bookmark would cut it anyway."""
    site_title: str
    language: str
    navigation: tuple[Entry, ...]
    foot: tuple[Entry, ...]
    built: Day
    file_count: int


LONGEST_TITLE = 50

NAVIGATION = (
    ("Today", addresses.TODAY, ""),
    ("Skills", addresses.SKILLS, "skills/"),
    ("Goals", addresses.GOALS, "goals/"),
    ("Timeline", addresses.TIMELINE, "timeline"),
    ("Path", addresses.PATH, "path/"),
    ("People", addresses.PEOPLE, "people/"),
    ("Reviews", addresses.REVIEWS, "reviews/"),
)
"""Title, address, and the beginning of the paths that belong to it."""

ALSO_UNDER = (
    ("roles/", addresses.PATH),
    (addresses.MARKET, addresses.PATH),
    (addresses.CRAFTING, addresses.PATH),
    (addresses.WELLBEING, addresses.PATH),
    (addresses.YEARS, addresses.PATH),
    ("resources", addresses.GOALS),
)
"""Pages outside a section's folder, and the section that they belong to."""


NOT_NAMED_AT_WORK = frozenset({addresses.MARKET, addresses.WELLBEING})
"""Pages that Today, which is opened at work, does not name even in its foot."""


class Site(Struct, frozen=True, kw_only=True):
    """What all frames of one build share."""

    title: str
    language: str
    today: dt.date
    file_count: int
    problem_count: int
    has_notes: bool
    years: tuple[int, ...] = ()
    """The years that have a page, the newest first."""


def frame(site: Site, path: str, title: str) -> Frame:
    """The frame of one page."""
    return Frame(
        root=addresses.root_of(path),
        path=path,
        title=title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rstrip()}…",
        site_title=site.title,
        language=site.language,
        navigation=tuple(_entry(path, *row) for row in NAVIGATION),
        foot=_foot(site, path),
        built=day_of(site.today, None),
        file_count=site.file_count,
    )


def _entry(path: str, title: str, href: str, prefix: str) -> Entry:
    belongs = (prefix and path.startswith(prefix)) or any(
        path.startswith(other) and href == section for other, section in ALSO_UNDER
    )
    return Entry(title, href, "page" if path == href else "true" if belongs else "")


def _foot(site: Site, path: str) -> tuple[Entry, ...]:
    rows = [(title, href) for title, href, _ in NAVIGATION]
    rows.append(("Resources", addresses.RESOURCES))
    rows.append(("Market", addresses.MARKET))
    rows.append(("Job crafting", addresses.CRAFTING))
    rows.append(("Wellbeing", addresses.WELLBEING))
    rows.append(("Brief for a 1:1", addresses.BRIEF))
    rows.extend((f"Year {year}", addresses.year_path(year)) for year in site.years)
    if site.has_notes:
        rows.append(("Notes", addresses.NOTES))
    rows.append(("Everything, A to Z", addresses.EVERYTHING))
    count = f" ({site.problem_count})" if site.problem_count else ""
    rows.append((f"Problems{count}", addresses.PROBLEMS))
    hidden = NOT_NAMED_AT_WORK if path == addresses.TODAY else frozenset()
    return tuple(Entry(title, href, "page" if path == href else "") for title, href in rows if href not in hidden)
