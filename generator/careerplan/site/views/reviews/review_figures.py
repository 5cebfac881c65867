"""What reviews froze, in sentences."""

from __future__ import annotations

from careerplan.insight.snapshots import Between, FrozenTotals
from careerplan.insight.words import count, length, listing, number


def between_said(between: Between) -> str:
    """`2 levels gained and 1 goal closed in 13 weeks, a pace of 2 levels a quarter`, without a full stop."""
    parts = []
    if between.gained is not None:
        word = "gained" if between.gained >= 0 else "lost"
        parts.append(f"{count(abs(between.gained), 'level')} {word}")
    parts.append(f"{count(between.closed, 'goal')} closed")
    rate = number(round(between.per_quarter, 1)) if between.per_quarter is not None and between.per_quarter > 0 else ""
    pace = f", a pace of {rate} {'level' if rate == '1' else 'levels'} a quarter" if rate else ""
    return f"{listing(parts)} in {length(between.days)}{pace}"


def levels_said(then: FrozenTotals, now: int | None) -> str:
    """`12 levels short then, 11 now`; by the same skills, and without now where the scale was another."""
    if now is None:
        return f"{count(then.levels, 'level')} short then, on the scale of that day"
    if not then.levels and not now:
        return "nothing was short then, and nothing is now"
    if not then.levels:
        return f"nothing was short then, {count(now, 'level')} now"
    left = "none now" if not now else f"{now} now"
    return f"{count(then.levels, 'level')} short then, {left}"
