"""Goals: when each runs, how far it is, how it stands and what it still lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.amounts import Amounts, add, by_goal, planned_for, spent_on, weekly_cap
from careerplan.insight.discretion import is_private
from careerplan.insight.gaps import SkillFigure, is_open
from careerplan.insight.health import (
    HealthName,
    LateMilestone,
    Standing,
    days_late,
    health_of,
    late_milestones,
)
from careerplan.insight.intervals import interval_of
from careerplan.insight.learning import is_done
from careerplan.insight.progress import Progress, progress_of
from careerplan.insight.smart import Case, MissingLetter, smart_of
from careerplan.insight.zones import ZoneName, goal_zone
from careerplan.plan.activity import Activity
from careerplan.plan.goal import CATEGORIES, FINISHED, Goal
from careerplan.plan.plan import Plan


class GoalFigure(Struct, frozen=True, kw_only=True):
    """One goal and what is worked out of it."""

    goal: Goal
    start: dt.date | None = None
    end: dt.date | None = None
    """The end of what `due` says; none while it is open or undated."""
    when: str | None = None
    """As written: the due date, else the start, else the day it was finished."""
    open: bool = False
    """True for `ongoing`, and for a start without due: never late."""
    dated: bool = False
    """False if nothing is known of its time."""
    elapsed: float | None = None
    """The share of its days that have passed, 0 to 1."""
    progress: Progress = Progress()
    """How far it is, and what that was counted by."""
    health: HealthName | None = None
    """None once it is finished, and for what is not yours."""
    reason: str = ""
    """Why its health is what it is, in one sentence."""
    set_by: Literal["person", "tool"] | None = None
    smart: str | None = None
    """`SM.RT`; none unless it is active or planned."""
    smart_missing: tuple[MissingLetter, ...] = ()
    zone: ZoneName = "unknown"
    planned: Amounts = Amounts()
    spent: Amounts = Amounts()
    """Without coffees: those are meetings, which belong to no goal."""
    activities: tuple[Activity, ...] = ()
    late_milestones: tuple[LateMilestone, ...] = ()
    """The latest first."""
    days_late: int = 0
    """Days since its end; 0 if it is not late."""
    next_date: dt.date | None = None
    """The end of the next milestone, decision or due date that lies ahead."""
    next_what: str = ""
    """What that date is: a milestone's title, a decision's question, or `due`."""
    is_open: bool = True
    """Not finished, and yours."""
    private: bool = False
    """True if a page that is opened at work must not name it."""

    @property
    def id(self) -> str:
        return self.goal.id


def goal_figures(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> tuple[GoalFigure, ...]:
    """The figure of every goal, in the order of the plan."""
    belonging = by_goal(plan.activities)
    cap = weekly_cap(plan, today)
    return tuple(_figure(goal, belonging.get(goal.id, ()), skills, cap, today) for goal in plan.goals)


def _figure(
    goal: Goal,
    activities: tuple[Activity, ...],
    skills: Mapping[str, SkillFigure],
    cap: int | None,
    today: dt.date,
) -> GoalFigure:
    interval = interval_of(goal.start, goal.due, goal.finished, closed=goal.status in FINISHED)
    progress = progress_of(goal, activities, today)
    late = late_milestones(goal, today)
    health = health_of(Standing(goal=goal, interval=interval, progress=progress, late_milestones=late, today=today))
    planned = planned_for(goal, activities)
    zone = goal_zone(goal, skills)
    smart = smart_of(Case(goal=goal, interval=interval, planned=planned, zone=zone, cap=cap, skills=skills))
    next_date, next_what = _next(goal, interval.end, today)
    return GoalFigure(
        goal=goal,
        start=interval.start,
        end=interval.end,
        when=interval.when,
        open=interval.open,
        dated=interval.dated,
        elapsed=interval.elapsed(today),
        progress=progress,
        health=health.name,
        reason=health.reason,
        set_by=health.set_by,
        smart=smart.letters if smart is not None else None,
        smart_missing=smart.missing if smart is not None else (),
        zone=zone,
        planned=planned,
        spent=add([spent_on(goal.spent), *(spent_on(activity.spent) for activity in activities)]),
        activities=activities,
        late_milestones=late,
        days_late=days_late(goal, interval, today),
        next_date=next_date,
        next_what=next_what,
        is_open=is_open(goal),
        private=is_private(goal),
    )


def _next(goal: Goal, end: dt.date | None, today: dt.date) -> tuple[dt.date | None, str]:
    """The next date of an unfinished goal; of several on one day the milestone, then the decision."""
    if goal.status in FINISHED:
        return (None, "")
    ahead = sorted(
        (day, rank, what) for day, rank, what in _dates(goal, end, today) if day is not None and day >= today
    )
    return (ahead[0][0], ahead[0][2]) if ahead else (None, "")


def _dates(goal: Goal, end: dt.date | None, today: dt.date) -> Iterable[tuple[dt.date | None, int, str]]:
    for milestone in goal.milestones:
        if milestone.due is not None and not is_done(milestone.done, today):
            yield (milestone.due.last, 0, milestone.title)
    for decision in goal.decisions:
        if decision.date is not None:
            yield (decision.date.last, 1, decision.question)
    yield (end, 2, "due")


def category_counts(plan: Plan) -> dict[str, int]:
    """Goals by category, every category of the plan in its order, empty ones too; "not mine" is left out."""
    mine = [goal for goal in plan.goals if goal.want != "no"]
    counts = dict.fromkeys(categories(plan), 0)
    for goal in mine:
        counts[goal.category] += 1
    return counts


def categories(plan: Plan) -> Sequence[str]:
    """The eight that every plan has, those of careerplan.toml, then any other that a goal names."""
    named = (goal.category for goal in plan.goals)
    return tuple(dict.fromkeys((*CATEGORIES, *plan.settings.categories, *named)))
