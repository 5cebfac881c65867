"""Health: whether a goal runs as planned, and the reason in one sentence.

By hand where it is given. Else the first rule that holds, in the order of `RULES`. What is
finished has no health.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from careerplan.insight.intervals import Interval
from careerplan.insight.learning import is_done
from careerplan.insight.progress import Progress
from careerplan.insight.words import ahead, day_text, late, percent, quoted, sentence, when_text
from careerplan.plan.goal import FINISHED, Goal
from careerplan.plan.when import When

HealthName = Literal["on-track", "at-risk", "off-track", "not-started"]

DAYS_OF_GRACE = 7
"""A milestone may be late by so many days before its goal is at risk."""
SHARE_BEHIND = 0.25
"""Progress may lie so far behind the time that has passed."""


class Health(Struct, frozen=True, kw_only=True):
    """How a goal stands, why, and who says so."""

    name: HealthName | None = None
    reason: str = ""
    set_by: Literal["person", "tool"] | None = None


class LateMilestone(Struct, frozen=True):
    """A milestone that is not done though its time has passed."""

    title: str
    due: When
    days: int


class Standing(Struct, frozen=True, kw_only=True):
    """What the rules look at."""

    goal: Goal
    interval: Interval
    progress: Progress
    late_milestones: tuple[LateMilestone, ...]
    today: dt.date


def late_milestones(goal: Goal, today: dt.date) -> tuple[LateMilestone, ...]:
    """The milestones of an unfinished goal that are late, the latest first."""
    if goal.status in FINISHED:
        return ()
    overdue = [
        LateMilestone(milestone.title, milestone.due, (today - milestone.due.last).days)
        for milestone in goal.milestones
        if milestone.due is not None
        and milestone.due.last is not None
        and milestone.due.last < today
        and not is_done(milestone.done, today)
    ]
    return tuple(sorted(overdue, key=lambda milestone: -milestone.days))


def days_late(goal: Goal, interval: Interval, today: dt.date) -> int:
    """Days since the end of an unfinished goal; 0 if it is not late."""
    if goal.status in FINISHED or interval.open or interval.end is None:
        return 0
    return max((today - interval.end).days, 0)


def health_of(standing: Standing) -> Health:
    """The health of a goal."""
    goal = standing.goal
    if goal.status in FINISHED:
        return Health()
    if goal.want == "no":
        return Health(reason="You marked it as not yours.", set_by="person")
    if goal.health is not None:
        return Health(name=goal.health, reason=sentence(goal.status_reason) or "Set by you.", set_by="person")
    for name, rule in RULES:
        reason = rule(standing)
        if reason is not None:
            return Health(name=name, reason=reason, set_by="tool")
    return Health(name="on-track", reason=_on_track(standing), set_by="tool")


def _past_due(standing: Standing) -> str | None:
    days = days_late(standing.goal, standing.interval, standing.today)
    if not days or standing.goal.due is None:
        return None
    return f"It was due {when_text(standing.goal.due, standing.today)} and is {late(days)}."


def _not_begun(standing: Standing) -> str | None:
    goal = standing.goal
    if goal.status == "idea":
        return "It is an idea so far."
    if goal.status == "waiting":
        return f"It waits: {sentence(goal.status_reason)}" if goal.status_reason.strip() else "It waits."
    ahead_of_it = goal.start is not None and goal.start.first is not None and goal.start.first > standing.today
    if ahead_of_it and goal.start is not None:
        return f"It starts {when_text(goal.start, standing.today)}."
    return "It is planned and has not begun." if goal.status == "planned" else None


def _late_milestone(standing: Standing) -> str | None:
    if not standing.late_milestones or standing.late_milestones[0].days <= DAYS_OF_GRACE:
        return None
    return _milestone_is_late(standing.late_milestones)


def _behind_time(standing: Standing) -> str | None:
    elapsed, share = standing.interval.elapsed(standing.today), standing.progress.share
    # a hair's breadth, so that exactly 25 points are not "more than 25" by rounding
    if elapsed is None or share is None or elapsed - share <= SHARE_BEHIND + 1e-9:
        return None
    return f"{standing.progress.text}; {percent(elapsed)} of its time has passed."


RULES: tuple[tuple[HealthName, Callable[[Standing], str | None]], ...] = (
    ("off-track", _past_due),
    ("not-started", _not_begun),
    ("at-risk", _late_milestone),
    ("at-risk", _behind_time),
)
"""Tried in this order; a rule that holds gives the reason."""


def _milestone_is_late(milestones: tuple[LateMilestone, ...]) -> str:
    if len(milestones) == 1:
        return f"{quoted(milestones[0].title)} is {late(milestones[0].days)}."
    return f"{len(milestones)} milestones are late, {quoted(milestones[0].title)} by {_days(milestones[0])}."


def _days(milestone: LateMilestone) -> str:
    return late(milestone.days).removesuffix(" late")


def _on_track(standing: Standing) -> str:
    if standing.late_milestones:
        return f"{_milestone_is_late(standing.late_milestones)} More than a week would put it at risk."
    elapsed = standing.interval.elapsed(standing.today)
    if standing.progress.text and elapsed is not None:
        return f"{standing.progress.text}; {percent(elapsed)} of its time has passed."
    if standing.progress.text:
        return f"{standing.progress.text}; nothing is late."
    end = standing.interval.end
    if end is not None:
        days = (end - standing.today).days
        return f"Nothing is late; its time ends {ahead(days)}, on {day_text(end, standing.today)}."
    return "Nothing is late." if standing.interval.dated else "It has no date, so nothing is late."
