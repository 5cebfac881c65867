"""Load: the hours a week that the active goals take, against the hours there are.

A goal's planned hours are spread evenly over its days, from its start to its end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.plan.when import span_days

WEEK = dt.timedelta(days=7)


class WeekLoad(Struct, frozen=True):
    """One week and what it holds."""

    week: str
    """ISO: `2026-W48`."""
    monday: dt.date
    minutes: int


def week_name(day: dt.date) -> str:
    """The ISO week of a day: `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekly_load(goals: Sequence[GoalFigure], today: dt.date) -> tuple[WeekLoad, ...]:
    """This week and every one after it, up to the last that an active goal fills."""
    this_monday = today - dt.timedelta(days=today.weekday())
    # the change of the daily load on a day, so that the work grows with goals plus weeks
    changes: dict[dt.date, float] = {}
    for figure in goals:
        if figure.goal.status != "active" or not figure.is_open or not figure.planned.minutes:
            continue
        if figure.start is None or figure.end is None or figure.end < this_monday:
            continue
        daily = figure.planned.minutes / span_days(figure.start, figure.end)
        begin, after = max(figure.start, this_monday), _next_day(figure.end)
        changes[begin] = changes.get(begin, 0.0) + daily
        changes[after] = changes.get(after, 0.0) - daily
    return tuple(_weeks(changes, this_monday)) if changes else ()


def _next_day(day: dt.date) -> dt.date:
    return min(day, dt.date.max - dt.timedelta(days=1)) + dt.timedelta(days=1)


def _weeks(changes: dict[dt.date, float], monday: dt.date) -> list[WeekLoad]:
    days = sorted(changes)
    weeks: list[WeekLoad] = []
    daily, upcoming = 0.0, 0
    while upcoming < len(days):
        minutes, day, next_monday = 0.0, monday, monday + WEEK
        while upcoming < len(days) and days[upcoming] < next_monday:
            minutes += daily * (days[upcoming] - day).days
            day = days[upcoming]
            daily += changes[day]
            upcoming += 1
        minutes += daily * (next_monday - day).days
        weeks.append(WeekLoad(week_name(monday), monday, round(minutes)))
        monday = next_monday
    return weeks


def overloaded(weeks: Sequence[WeekLoad], cap: int | None) -> tuple[str, ...]:
    """The weeks above the cap, by name; none without a cap."""
    if cap is None:
        return ()
    return tuple(week.week for week in weeks if week.minutes > cap)
