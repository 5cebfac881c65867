"""Since: what happened since a day, out of dates that stand in the plan itself, not out of frozen figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.ratings import past_day
from careerplan.plan.goal import FINISHED, Goal, Milestone
from careerplan.plan.level import Level
from careerplan.plan.skill import Skill
from careerplan.plan.when import When


class Happening(Struct, frozen=True, kw_only=True):
    """One thing that happened: a goal that ended, a milestone that was reached, a level that moved."""

    day: dt.date
    what: Literal["goal", "milestone", "level"]
    goal: Goal | None = None
    milestone: Milestone | None = None
    skill: Skill | None = None
    before: Level | None = None
    after: Level | None = None


def happened_since(
    goals: Iterable[GoalFigure], skills: Iterable[SkillFigure], since: dt.date, today: dt.date
) -> tuple[Happening, ...]:
    """What happened after a day and until today, the newest first."""
    found = [*_of_goals(goals, today), *_of_skills(skills)]
    within = [item for item in found if since < item.day <= today]
    return tuple(sorted(within, key=lambda item: item.day, reverse=True))


def _of_goals(goals: Iterable[GoalFigure], today: dt.date) -> Iterator[Happening]:
    for figure in goals:
        goal = figure.goal
        ended = past_day(goal.finished, today) if goal.status in FINISHED else None
        if ended is not None:
            yield Happening(day=ended, what="goal", goal=goal)
        for milestone in goal.milestones:
            reached = past_day(milestone.done, today) if isinstance(milestone.done, When) else None
            if reached is not None:
                yield Happening(day=reached, what="milestone", goal=goal, milestone=milestone)


def _of_skills(skills: Iterable[SkillFigure]) -> Iterator[Happening]:
    for figure in skills:
        for before, after in pairwise(figure.series):
            if after.date is not None and after.gained:
                yield Happening(
                    day=after.date, what="level", skill=figure.skill, before=before.level, after=after.level
                )
