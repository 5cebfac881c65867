"""Progress: how much of a goal is reached, and what that was counted by.

The first that can be worked out: the measure, the milestones done, the activities done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.learning import is_done
from careerplan.insight.words import number, out_of
from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal, Measure

CountedBy = Literal["measure", "milestones", "activities"]


class Progress(Struct, frozen=True, kw_only=True):
    """A share of the way, 0 to 1."""

    share: float | None = None
    """None is unknown, never 0."""
    by: CountedBy | None = None
    text: str = ""
    """`236 of 300 books`, `4 minutes, from 15 down to 5`, `2 of 5 milestones`; empty if unknown."""


def progress_of(goal: Goal, activities: Sequence[Activity], today: dt.date) -> Progress:
    """How far a goal is."""
    if goal.measure is not None and (share := measured(goal.measure)) is not None:
        return Progress(share=share, by="measure", text=_measure_text(goal.measure))
    if goal.milestones:
        done = sum(is_done(milestone.done, today) for milestone in goal.milestones)
        return Progress(
            share=done / len(goal.milestones),
            by="milestones",
            text=out_of(done, len(goal.milestones), "milestone"),
        )
    if activities:
        done = sum(is_done(activity.done, today) for activity in activities)
        return Progress(
            share=done / len(activities),
            by="activities",
            text=out_of(done, len(activities), "activity", "activities"),
        )
    return Progress()


def measured(measure: Measure) -> float | None:
    """(now - from) / (to - from), 0 to 1; none if it cannot be told.

    A count that does not say where it began began at 0, as long as it lies between 0 and its end.
    """
    if measure.now is None or measure.to is None:
        return None
    if measure.from_ is None and not 0 <= measure.now <= measure.to:
        return None
    begin = measure.from_ or 0.0
    if begin == measure.to:
        return None
    return min(max((measure.now - begin) / (measure.to - begin), 0.0), 1.0)


def _measure_text(measure: Measure) -> str:
    """The text of a measure whose share is known, so that both numbers are there."""
    now, to = measure.now or 0.0, measure.to or 0.0
    unit = f" {measure.unit}" if measure.unit.strip() else ""
    if measure.from_ is not None and measure.from_ > to:
        return f"{number(now)}{unit}, from {number(measure.from_)} down to {number(to)}"
    return f"{number(now)} of {number(to)}{unit}"
