"""The scale of the timeline: the whole plan where it fits, else the years around today, or one year a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from careerplan.plan.when import quarter_after, quarter_bounds, quarter_of
from careerplan.site.charts.times import TimeScale
from careerplan.site.views.timeline.timeline_rows import Entry

MOST_ROWS = 100
"""Above so many there is a page for each year."""
MOST_QUARTERS = 24
QUARTERS_BACK = 8
"""Of a plan that is longer than the scale, so much lies before today."""


def whole_scale(goals: Sequence[Entry], around: Sequence[Entry], today: dt.date) -> TimeScale:
    """Whole quarters around all goals (else around all that is dated), with a quarter on both sides of today."""
    days = _days(goals) or _days(around)
    this = quarter_of(today)
    first = min([*days, quarter_bounds(quarter_after(this, -1))[0]])
    last = max([*days, quarter_bounds(quarter_after(this, 2))[1]])
    if _quarters(first, last) > MOST_QUARTERS:
        first = max(first, quarter_bounds(quarter_after(this, -QUARTERS_BACK))[0])
        furthest = quarter_after(quarter_of(first), MOST_QUARTERS - 1)
        last = min(last, quarter_bounds(furthest)[1])
    return TimeScale.of_quarters(first, last)


def year_scale(year: int) -> TimeScale:
    """One year."""
    return TimeScale(dt.date(year, 1, 1), dt.date(year, 12, 31))


def years_of(entries: Iterable[Entry], today: dt.date) -> tuple[int, ...]:
    """The years in which anything begins, ends or has a mark, and this one."""
    years = {today.year}
    for entry in entries:
        years.update(day.year for day in (entry.first, entry.last) if day is not None)
        years.update(day.year for day, _, _ in entry.marks)
    return tuple(sorted(years))


def _days(entries: Iterable[Entry]) -> list[dt.date]:
    found: list[dt.date] = []
    for entry in entries:
        found += [day for day in (entry.first, entry.last, *(mark[0] for mark in entry.marks)) if day is not None]
    return found


def _quarters(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 4 + (last.month - 1) // 3 - (first.month - 1) // 3 + 1
