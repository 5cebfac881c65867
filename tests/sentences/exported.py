"""What several sentences look for in an export."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.sentences.forms import Export

FINISHED = ("done", "partly", "missed", "dropped", "changed")


def today_of(export: Export) -> dt.date:
    return dt.date.fromisoformat(export["today"])


def days_until(export: Export, day: str | None) -> int | None:
    """Days from today to a day of the export."""
    return None if day is None else (dt.date.fromisoformat(day) - today_of(export)).days


def open_goals(export: Export) -> list[Any]:
    """Goals that are neither over nor not mine: those have no health."""
    return [goal for goal in export["goals"] if goal["health"] is not None]


def gap_skills(export: Export) -> list[Any]:
    return [
        skill for skill in export["skills"] if skill["status"] in ("gap", "experience-gap") and not skill["optional"]
    ]
