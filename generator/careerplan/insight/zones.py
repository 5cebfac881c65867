"""Zones: how far a goal or an activity stretches, and how the planned hours are spread over that.

As written, else by the largest step aimed at: the level to reach less the current one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from careerplan.insight.amounts import by_goal
from careerplan.insight.gaps import SkillFigure, is_open
from careerplan.insight.learning import is_done
from careerplan.insight.words import hours, listing, quoted
from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan, by_id

ZoneName = Literal["comfort", "learning", "panic", "unknown"]
ZONES: tuple[ZoneName, ...] = ("comfort", "learning", "panic", "unknown")

LARGEST_STEP_TO_LEARN = 2


class ZoneBalance(Struct, frozen=True, kw_only=True):
    """The planned hours by zone."""

    minutes: Mapping[ZoneName, int]
    """All four zones, those without hours too."""
    total: int = 0
    panic: tuple[str, ...] = ()
    """Titles of the goals and activities that lie too far out, with or without hours."""
    activities: Mapping[str, ZoneName]
    """The zone of every activity, by its id."""
    said: str = ""
    """What stands out: nothing but comfort, or anything in panic; empty if neither."""


def zone_of_steps(aims: Mapping[str, Level | None], skills: Mapping[str, SkillFigure]) -> ZoneName:
    """The zone of the largest step.

    Unknown where a skill is not assessed or has no level to reach, unless another is panic already.
    """
    steps: list[int] = []
    for skill_id, level in aims.items():
        figure = skills.get(skill_id)
        if level is not None and figure is not None and figure.current is not None:
            steps.append(level - figure.current)
    largest = max(steps, default=None)
    if largest is not None and largest > LARGEST_STEP_TO_LEARN:
        return "panic"
    if largest is None or len(steps) < len(aims):
        return "unknown"
    return "learning" if largest > 0 else "comfort"


def goal_zone(goal: Goal, skills: Mapping[str, SkillFigure]) -> ZoneName:
    """The zone of a goal."""
    return goal.zone or zone_of_steps({str(skill): level for skill, level in goal.skills.items()}, skills)


def activity_zone(activity: Activity, goal: Goal | None, skills: Mapping[str, SkillFigure]) -> ZoneName:
    """The zone of an activity, which aims at its goal's level for its skills (for all, if it names none)."""
    if activity.zone is not None:
        return activity.zone
    if goal is None:
        return "unknown"
    if not activity.skills:
        return goal_zone(goal, skills)
    aims = {str(skill): goal.skills[skill] for skill in activity.skills if skill in goal.skills}
    return zone_of_steps(aims, skills)


def zone_balance(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> ZoneBalance:
    """Planned hours of open goals, and of activities without a goal that are not done, by zone."""
    goals = by_id(plan.goals)
    belonging = by_goal(plan.activities)
    zones = {
        activity.id: activity_zone(activity, goals.get(activity.goal or ""), skills) for activity in plan.activities
    }
    minutes: dict[ZoneName, int] = dict.fromkeys(ZONES, 0)
    panic: list[str] = []
    for goal in filter(is_open, plan.goals):
        zone = goal_zone(goal, skills)
        planned = sum(activity.hours or 0 for activity in belonging.get(goal.id, ()))
        minutes[zone] += max((goal.hours or 0) - planned, 0)
        if zone == "panic":
            panic.append(goal.title)
    for activity in _counted(plan, goals, today):
        minutes[zones[activity.id]] += activity.hours or 0
        if zones[activity.id] == "panic":
            panic.append(activity.title)
    total = sum(minutes.values())
    return ZoneBalance(
        minutes=minutes,
        total=total,
        panic=tuple(panic),
        activities=zones,
        said=_said(minutes, total, panic),
    )


def _counted(plan: Plan, goals: Mapping[str, Goal], today: dt.date) -> Iterable[Activity]:
    for activity in plan.activities:
        goal = goals.get(activity.goal or "")
        if is_open(goal) if goal is not None else not is_done(activity.done, today):
            yield activity


def _said(minutes: Mapping[ZoneName, int], total: int, panic: list[str]) -> str:
    if panic:
        named = listing([quoted(title) for title in panic])
        if not minutes["panic"]:
            return f"Too far out: {named}."
        return f"{hours(minutes['panic'])} of {hours(total)} planned lie too far out: {named}."
    if total and minutes["comfort"] == total:
        return "All planned hours lie in the comfort zone: nothing here stretches you."
    return ""
