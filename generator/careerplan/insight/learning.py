"""Learning: which activities serve a skill, which of them have begun, and what teaching does to a stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal
from careerplan.plan.when import When

Done: TypeAlias = When | bool | None
"""How activities and milestones say that they are finished: a date, true, or nothing."""


def is_done(done: Done, today: dt.date) -> bool:
    """True if something was finished by today; a date in the future is a plan."""
    if isinstance(done, When):
        return done.first is None or done.first <= today
    return bool(done)


def has_begun(activity: Activity, today: dt.date) -> bool:
    """True once an activity is done, under way, or has taken time; an undated plan has not begun."""
    if is_done(activity.done, today):
        return True
    if activity.spent is not None and activity.spent.hours:
        return True
    return activity.start is not None and activity.start.first is not None and activity.start.first <= today


def served_by(activity: Activity, goals: Mapping[str, Goal]) -> Sequence[str]:
    """The skills that an activity serves, each once: its own, or its goal's if it names none."""
    goal = goals.get(activity.goal or "")
    return tuple(dict.fromkeys(activity.skills or (goal.skills if goal is not None else ())))


def by_skill(activities: Iterable[Activity], goals: Mapping[str, Goal]) -> dict[str, list[Activity]]:
    """The activities that serve each skill, in their order."""
    serving: dict[str, list[Activity]] = {}
    for activity in activities:
        for skill_id in served_by(activity, goals):
            serving.setdefault(skill_id, []).append(activity)
    return serving


def taught_since(activities: Iterable[Activity], day: dt.date | None, today: dt.date) -> bool:
    """True if one of the activities was teaching, finished after the day (whenever, without a day)."""
    return any(
        activity.mode == "teaching" and is_done(activity.done, today) and _is_later(activity.done, day)
        for activity in activities
    )


def _is_later(done: Done, day: dt.date | None) -> bool:
    if day is None or not isinstance(done, When) or done.last is None:
        return True
    return done.last > day
