"""What reviews froze, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.snapshots import Between, frozen_totals, gap_then, same_scale
from careerplan.insight.words import count, length, listing, number, verb
from careerplan.plan.level import Scale
from careerplan.plan.review import Snapshot


class Short(Struct, frozen=True, kw_only=True):
    """The levels missing on the day of a review and today, by the same skills."""

    then: int
    """Of all the skills of the snapshot, where none can be told of today."""
    now: int | None = None
    """None where no skill has a level and a target on both days."""
    gone: int = 0
    """Skills that the plan no longer holds: neither in then nor in now."""
    other_scale: bool = False


def short_of(snapshot: Snapshot, skills: Mapping[str, SkillFigure], scale: Scale) -> Short:
    """What was missing then and is missing now, over the skills that have a level and a target on both days."""
    if not same_scale(snapshot, scale):
        return Short(then=frozen_totals(snapshot).levels, other_scale=True)
    gone = sum(name not in skills for name in snapshot.skills)
    both = [
        (gap, figure.target - figure.current)
        for name, then in snapshot.skills.items()
        if (gap := gap_then(then)) is not None
        and (figure := skills.get(name)) is not None
        and figure.current is not None
        and figure.target is not None
    ]
    if not both:
        return Short(then=frozen_totals(snapshot).levels, gone=gone)
    return Short(then=sum(max(gap, 0) for gap, _ in both), now=sum(max(gap, 0) for _, gap in both), gone=gone)


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


def levels_said(short: Short) -> str:
    """`12 levels short then, 11 now; 1 skill is gone`; without now where the scale was another."""
    if short.other_scale:
        return f"{count(short.then, 'level')} short then, on the scale of that day"
    gone = f"{count(short.gone, 'skill')} {verb(short.gone, 'is', 'are')} gone" if short.gone else ""
    if short.now is None:
        return f"{count(short.then, 'level')} short then, {gone or 'not known now'}"
    return "; ".join(part for part in (_then_and_now(short.then, short.now), gone) if part)


def _then_and_now(then: int, now: int) -> str:
    if not then and not now:
        return "nothing was short then, and nothing is now"
    if not then:
        return f"nothing was short then, {count(now, 'level')} now"
    return f"{count(then, 'level')} short then, {now or 'none'} now"
