"""Levels: the current level of each skill on any day of the past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.ratings import LevelPoint, effective_ratings, gained_between, level_series
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan


class SkillLevels(Struct, frozen=True):
    """How the level of one skill moved, oldest first."""

    points: tuple[LevelPoint, ...]

    @property
    def now(self) -> Level | None:
        return self.points[-1].level if self.points else None

    def on(self, day: dt.date) -> Level | None:
        """The level at the end of a day; none if nobody had rated the skill by then."""
        level: Level | None = None
        for point in self.points:
            if point.date is not None and point.date > day:
                break
            level = point.level
        return level

    def gained(self, first: dt.date, last: dt.date) -> int:
        """Levels gained between two days, both included; a rater's first rating gains none."""
        return gained_between(self.points, first, last)


def skill_levels(plan: Plan, today: dt.date) -> Mapping[str, SkillLevels]:
    """The levels of every skill that was ever rated, by the plan's rule."""
    rule = plan.settings.plan.current_level
    return {
        skill: SkillLevels(level_series(ratings, rule)) for skill, ratings in effective_ratings(plan, today).items()
    }
