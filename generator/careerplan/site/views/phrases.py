"""Phrases: sentences with links in them, and the small words that several pages of levels share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from careerplan.insight.words import count, number
from careerplan.plan.settings import CurrentLevelRule
from careerplan.plan.vision import Track
from careerplan.site.views.parts import Link

Phrase: TypeAlias = tuple[str | Link, ...]
"""Plain text and names, in the order in which they are read."""

TRACKS: Mapping[Track, str] = {
    "ic": "IC track",
    "manager": "Manager track",
    "founder": "Founder",
    "freelance": "Freelance",
    "retired": "Retired",
    "other": "Other tracks",
}

CURRENT_LEVEL: Mapping[CurrentLevelRule, str] = {
    "median": "The low median of what each person said last, you among them.",
    "self": "What you said last yourself.",
    "newest": "What was said last, by whomever.",
}
LEFT_OUT = "Ratings that were not observed, and those of days to come, are left out."

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


class Fact(Struct, frozen=True):
    """A number and what it counts, or any short statement without one."""

    value: str
    text: str


def text_of(phrase: Phrase) -> str:
    """A phrase without its links."""
    return "".join(part if isinstance(part, str) else part.title for part in phrase)


def joined(links: Sequence[Link], most: int = 3) -> Phrase:
    """`a`, `a and b`, `a, b and c`, `a, b, c and 2 more`; nothing for none."""
    shown: list[str | Link] = list(links[:most])
    if len(links) > most:
        shown.append(f"{len(links) - most} more")
    parts: list[str | Link] = []
    for place, part in enumerate(shown):
        if place:
            parts.append(" and " if place == len(shown) - 1 else ", ")
        parts.append(part)
    return tuple(parts)


def signed(value: float) -> str:
    """`+1`, `−1.5`, `0`, with a true minus sign."""
    shown = number(abs(value))
    if shown == "0":
        return "0"
    return f"+{shown}" if value > 0 else f"−{shown}"


def is_address(text: str) -> bool:
    """True for an address outside the site and nothing beside it: http, https or mailto."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def files_said(paths: Iterable[str]) -> str:
    """The files that something came from: single ones by name, several of one folder by their number."""
    folders: dict[str, list[str]] = {}
    for path in dict.fromkeys(path for path in paths if path):
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    named = [
        files[0] if len(files) == 1 else f"{folder}/ ({count(len(files), 'file')})" for folder, files in folders.items()
    ]
    return ", ".join(named)
