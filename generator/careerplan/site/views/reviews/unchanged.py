"""What was not changed for long: the vision, roles, open goals and notes that ought to be kept true."""

from __future__ import annotations

from msgspec import Struct

from careerplan.site.views.parts import Desk, Link
from careerplan.site.words import Day

SHOWN = 8


class Unchanged(Struct, frozen=True, kw_only=True):
    """The oldest of them, and how many more there are."""

    records: tuple[tuple[Link, Day | None], ...]
    """Each with the day of its last change."""
    more: str


def unchanged(desk: Desk) -> Unchanged:
    """Records older than `stale_after`; skills stand with their ratings."""
    old = [stale for stale in desk.figures.stale if stale.key.kind != "skill"]
    return Unchanged(
        records=tuple((desk.link(stale.key.kind, stale.key.id), desk.day(stale.since)) for stale in old[:SHOWN]),
        more=f"and {len(old) - SHOWN} more" if len(old) > SHOWN else "",
    )
