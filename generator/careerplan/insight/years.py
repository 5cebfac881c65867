"""Years: what a year brought, for a page that a person shows to others.

What speaks of pay, market, wellbeing or leaving is left out, and so is every record whose
audience is `private`, and every sample. Gaps are measured against the targets of today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from careerplan.insight.discretion import PRIVATE_TAGS, is_private, names_pay
from careerplan.insight.feedback import Said
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.levels import SkillLevels
from careerplan.insight.path import PathFigures, PositionFigure
from careerplan.insight.ratings import past_day
from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import FINISHED
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.record import PRIVATE, SELF, Record
from careerplan.plan.reference import fold
from careerplan.plan.skill import Skill
from careerplan.plan.win import Win


class YearSkill(Struct, frozen=True, kw_only=True):
    """One skill with a target, at the beginning of a year and at its end (today, in this year)."""

    skill: Skill
    then: Level | None
    """The level on the last day before; none if nobody had rated it by then."""
    now: Level
    target: Level
    gained: int
    """Levels gained in the year; a rater's first rating gains none."""


class YearFigure(Struct, frozen=True, kw_only=True):
    """One year."""

    year: int
    until: dt.date
    """Its last day, or today."""
    positions: tuple[PositionFigure, ...] = ()
    """Those held in it, in the order of time."""
    skills: tuple[YearSkill, ...] = ()
    """What rose most comes first, then what is missing most."""
    short_then: int = 0
    """Levels missing at the beginning, over the skills that had a level then."""
    short_now: int = 0
    """Levels missing at the end, over the same skills."""
    new: int = 0
    """Skills with a target that were first rated within the year."""
    short_new: int = 0
    """Levels missing of those at the end."""
    gained: int = 0
    """Levels gained in the year, in skills without a target too; a rater's first rating gains none."""
    wins: tuple[Win, ...] = ()
    """In the order of time."""
    goals: tuple[GoalFigure, ...] = ()
    """Those that ended in it, whatever became of them, in the order of time."""
    keeps: tuple[Said, ...] = ()
    """What others said to keep, the newest first."""

    @property
    def is_over(self) -> bool:
        """True if its last day has passed, or is today."""
        return self.until == dt.date(self.year, 12, 31)


def year_figures(
    plan: Plan, skills: Sequence[SkillFigure], goals: Sequence[GoalFigure], path: PathFigures, today: dt.date
) -> tuple[YearFigure, ...]:
    """Every year in which something was won, ended, said or gained; the newest first."""
    told = _Told(
        skills=tuple(figure for figure in skills if _may_be_told(figure.skill, figure.skill.title)),
        goals=tuple(figure for figure in goals if not figure.private and _may_be_told(figure.goal, figure.goal.title)),
        feedback=tuple(item for item in plan.feedback if item.from_ != SELF and _may_be_told(item)),
        wins=tuple(win for win in plan.wins if _may_be_told(win, win.title, win.impact)),
        hidden_goals=frozenset(figure.id for figure in goals if figure.private),
        path=path,
    )
    years = years_told(plan, skills, today)
    return tuple(_year(year, told, today) for year in years)


def years_told(plan: Plan, skills: Sequence[SkillFigure], today: dt.date) -> tuple[int, ...]:
    """The years, up to this one, that have something to tell; the newest first."""
    goals = [goal for goal in plan.goals if goal.status in FINISHED and not is_private(goal)]
    dates = [goal.finished for goal in goals if _may_be_told(goal, goal.title)]
    dates += [win.date for win in plan.wins if _may_be_told(win, win.title, win.impact)]
    dates += [item.date for item in plan.feedback if item.keep and item.from_ != SELF and _may_be_told(item)]
    years = {day.year for when in dates if (day := past_day(when, today)) is not None}
    for figure in skills:
        moved = {point.date.year for point in figure.series if point.date is not None and point.gained}
        if not moved <= years and _may_be_told(figure.skill, figure.skill.title):
            years |= moved
    return tuple(sorted(years, reverse=True))


class _Told(Struct, frozen=True, kw_only=True):
    """What may be told to others."""

    skills: tuple[SkillFigure, ...]
    goals: tuple[GoalFigure, ...]
    feedback: tuple[Feedback, ...]
    wins: tuple[Win, ...]
    hidden_goals: frozenset[str]
    path: PathFigures


def _may_be_told(record: Record, *texts: str) -> bool:
    tags = {fold(tag).replace(" ", "-") for tag in record.tags}
    hidden = record.sample or PRIVATE in record.audience or tags & PRIVATE_TAGS
    return not hidden and not any(names_pay(text) for text in texts)


def _year(year: int, told: _Told, today: dt.date) -> YearFigure:
    first, until = dt.date(year, 1, 1), min(dt.date(year, 12, 31), today)
    skills = _skills(told.skills, first, until)
    return YearFigure(
        year=year,
        until=until,
        positions=tuple(figure for figure in told.path.positions if _held(figure, first, until)),
        skills=skills,
        short_then=sum(max(item.target - item.then, 0) for item in skills if item.then is not None),
        short_now=sum(max(item.target - item.now, 0) for item in skills if item.then is not None),
        new=sum(item.then is None for item in skills),
        short_new=sum(max(item.target - item.now, 0) for item in skills if item.then is None),
        gained=sum(SkillLevels(figure.series).gained(first, until) for figure in told.skills),
        wins=_wins(told, year, today),
        goals=_goals(told.goals, year, today),
        keeps=tuple(_keeps(told.feedback, year, today)),
    )


def _held(figure: PositionFigure, first: dt.date, until: dt.date) -> bool:
    position = figure.position
    begun = figure.start is not None and figure.start <= until
    over = figure.end is not None and figure.end < first
    return begun and not over and _may_be_told(position, position.title, position.organisation)


def _skills(figures: Sequence[SkillFigure], first: dt.date, until: dt.date) -> tuple[YearSkill, ...]:
    found = [item for figure in figures if (item := _skill(figure, first, until)) is not None]
    return tuple(sorted(found, key=lambda item: (-item.gained, item.now - item.target, fold(item.skill.title))))


def _skill(figure: SkillFigure, first: dt.date, until: dt.date) -> YearSkill | None:
    """None without a target, and for what had no level by the end of the year."""
    levels = SkillLevels(figure.series)
    now = levels.on(until)
    if figure.target is None or now is None or figure.optional or figure.status == "not-now":
        return None
    return YearSkill(
        skill=figure.skill,
        then=levels.on(first - dt.timedelta(days=1)),
        now=now,
        target=figure.target,
        gained=levels.gained(first, until),
    )


def _wins(told: _Told, year: int, today: dt.date) -> tuple[Win, ...]:
    dated = [(day, win) for win in told.wins if (day := past_day(win.date, today)) is not None and day.year == year]
    shown = [(day, win) for day, win in dated if win.goal not in told.hidden_goals]
    return tuple(win for _, win in sorted(shown, key=lambda item: (item[0], item[1].id)))


def _goals(figures: Iterable[GoalFigure], year: int, today: dt.date) -> tuple[GoalFigure, ...]:
    ended = [(past_day(figure.goal.finished, today), figure) for figure in figures if figure.goal.status in FINISHED]
    dated = [(day, figure) for day, figure in ended if day is not None and day.year == year]
    return tuple(figure for _, figure in sorted(dated, key=lambda item: (item[0], item[1].id)))


def _keeps(feedback: Iterable[Feedback], year: int, today: dt.date) -> Iterator[Said]:
    dated = [(day, item) for item in feedback if (day := past_day(item.date, today)) is not None and day.year == year]
    for _, item in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True):
        for text in item.keep:
            if not names_pay(text):
                yield Said(text=text, by=item.from_, date=item.date, feedback=item.id)
