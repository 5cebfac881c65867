"""Pace: levels gained a quarter, and when the gaps close if it goes on like that.

Over skills with a target that are not put off. Only quarters that lie wholly between the first and
the last dated rating tell anything about the pace: before, nothing was known; after, nobody looked.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure, gap_totals
from careerplan.insight.ratings import LevelPoint
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.when import quarter_after, quarter_bounds, quarter_of

WINDOW = 4
"""Quarters that the pace is the mean of, at most."""
FEWEST = 2
"""Quarters needed for a forecast."""
LAST_YEAR = 2199
"""No quarter is named beyond the years that a plan can hold."""

PaceVerdict = Literal["ahead", "on-track", "behind", "unknown"]


class QuarterFigure(Struct, frozen=True):
    """Levels gained in one quarter."""

    quarter: str
    gained: int
    counted: bool
    """True if the pace rests on it."""


class YearReached(Struct, frozen=True):
    """Skills that reached their target in a year and still meet it."""

    year: int
    skills: tuple[str, ...]


class Pace(Struct, frozen=True, kw_only=True):
    """How fast gaps close, and whether that is fast enough for the plan."""

    levels: tuple[QuarterFigure, ...] = ()
    """Every quarter from the first to the last rating, oldest first."""
    per_quarter: float | None = None
    """Mean levels gained a quarter; none with fewer than two full quarters."""
    remaining: int = 0
    """Levels missing in all."""
    unknown: int = 0
    """Skills with a target that are not assessed, and so not in `remaining`."""
    closes: str | None = None
    """The quarter in which the gaps close at this pace."""
    planned: str | None = None
    """The quarter of the latest due date of gap skills and of the goals that name them."""
    verdict: PaceVerdict = "unknown"
    reached: tuple[YearReached, ...] = ()
    """Oldest year first; years without any are left out."""


def pace(plan: Plan, skills: Sequence[SkillFigure], today: dt.date) -> Pace:
    """The pace of the plan on a day."""
    followed = [figure for figure in skills if figure.target is not None and figure.status != "not-now"]
    totals = gap_totals(skills)
    levels = quarter_figures(followed)
    per_quarter = _mean(levels)
    closes = _closes(totals.sum, per_quarter, today)
    planned = planned_quarter(plan, skills)
    return Pace(
        levels=levels,
        per_quarter=None if per_quarter is None else float(per_quarter),
        remaining=totals.sum,
        unknown=totals.unknown,
        closes=closes,
        planned=planned,
        verdict=verdict_of(closes, planned),
        reached=_reached(followed),
    )


def quarter_figures(skills: Iterable[SkillFigure]) -> tuple[QuarterFigure, ...]:
    """Levels gained in each quarter from the first to the last dated rating."""
    rated: list[dt.date] = []
    gained: Counter[str] = Counter()
    for figure in skills:
        rated.extend(rating.date for rating in figure.ratings if rating.date is not None)
        for point in figure.series:
            if point.date is not None:
                gained[quarter_of(point.date)] += point.gained
    if not rated:
        return ()
    first, last = min(rated), max(rated)
    names = _quarters(quarter_of(first), quarter_of(last))
    full = [name for name in names if _lies_within(name, first, last)]
    counted = frozenset(full[-WINDOW:])
    return tuple(QuarterFigure(name, gained[name], name in counted) for name in names)


def _quarters(first: str, last: str) -> tuple[str, ...]:
    names = [first]
    while names[-1] != last:
        names.append(quarter_after(names[-1], 1))
    return tuple(names)


def _lies_within(quarter: str, first: dt.date, last: dt.date) -> bool:
    start, end = quarter_bounds(quarter)
    return first <= start and end <= last


def _mean(levels: Iterable[QuarterFigure]) -> Fraction | None:
    counted = [figure.gained for figure in levels if figure.counted]
    return Fraction(sum(counted), len(counted)) if len(counted) >= FEWEST else None


def _closes(remaining: int, per_quarter: Fraction | None, today: dt.date) -> str | None:
    """The quarter of today and as many more as the remaining levels take, begun ones counted whole."""
    if per_quarter is None or per_quarter <= 0:
        return None
    quarters = math.ceil(remaining / per_quarter)
    if quarters > (LAST_YEAR - today.year) * 4:
        return None
    return quarter_after(quarter_of(today), quarters)


def planned_quarter(plan: Plan, skills: Iterable[SkillFigure]) -> str | None:
    """The quarter of the latest due date of the gaps and of the open goals that name them."""
    goals = by_id(plan.goals)
    dues = []
    for figure in skills:
        if figure.is_open_gap:
            dues.append(figure.skill.due)
            dues.extend(goals[goal].due for goal in figure.goals)
    days = [due.last for due in dues if due is not None and due.last is not None]
    return quarter_of(max(days)) if days else None


def verdict_of(closes: str | None, planned: str | None) -> PaceVerdict:
    """Whether the forecast keeps the plan's own date; names of quarters sort by time."""
    if closes is None or planned is None:
        return "unknown"
    if closes == planned:
        return "on-track"
    return "ahead" if closes < planned else "behind"


def _reached(skills: Iterable[SkillFigure]) -> tuple[YearReached, ...]:
    years: dict[int, list[str]] = {}
    for figure in skills:
        day = reached_on(figure.series, figure.target)
        if day is not None:
            years.setdefault(day.year, []).append(figure.id)
    return tuple(YearReached(year, tuple(sorted(years[year]))) for year in sorted(years))


def reached_on(series: Sequence[LevelPoint], target: int | None) -> dt.date | None:
    """The day from which a level has met the target; none if it does not, or met it from the first.

    A rater's first rating re-bases: what was met only through one was not reached by learning.
    """
    if target is None:
        return None
    day: dt.date | None = None
    for before, point in pairwise(series):
        if point.level < target:
            day = None
        elif before.level < target and point.gained > 0:
            day = point.date
    return day
