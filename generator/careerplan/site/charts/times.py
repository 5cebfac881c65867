"""Charts of time: one scale of days shared by the axis and every row, bars and milestones on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from careerplan.insight.words import MONTHS
from careerplan.plan.when import quarter_after, quarter_bounds, quarter_of
from careerplan.site.words import percent

MarkKind = Literal["reached", "planned", "overdue", "moment"]
MOST_LABELS = 14
"""Quarter labels that fit side by side; longer scales label years only."""


class TimeScale(Struct, frozen=True):
    """An interval of days, drawn from its first to its last."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, first: dt.date, last: dt.date) -> TimeScale:
        """A scale that is at least a week long."""
        return cls(first, max(last, first + dt.timedelta(days=7)))

    @classmethod
    def of_quarters(cls, first: dt.date, last: dt.date) -> TimeScale:
        """A scale of whole quarters around an interval."""
        return cls.of(quarter_bounds(quarter_of(first))[0], quarter_bounds(quarter_of(last))[1])

    def share(self, day: dt.date) -> float:
        """Where a day lies, 0 to 1, clipped at both ends."""
        return min(max((day - self.first) / (self.last - self.first), 0.0), 1.0)

    def x(self, day: dt.date) -> str:
        return percent(self.share(day))

    def quarters(self) -> Iterator[tuple[str, str]]:
        """Place and name of each quarter that begins within the scale."""
        name = quarter_of(self.first)
        while quarter_bounds(name)[0] <= self.last:
            if quarter_bounds(name)[0] >= self.first:
                yield self.x(quarter_bounds(name)[0]), name
            name = quarter_after(name, 1)

    def years(self) -> Iterator[tuple[str, int]]:
        """Place and number of each year that begins within the scale."""
        for year in range(self.first.year, self.last.year + 1):
            if dt.date(year, 1, 1) >= self.first:
                yield self.x(dt.date(year, 1, 1)), year


class Label(Struct, frozen=True):
    """A word on an axis."""

    x: str
    text: str
    strong: bool = False


class Axis(Struct, frozen=True, kw_only=True):
    """The head of a column of bars: what each place means, and where today is."""

    name: str
    """Ties the grid lines of the rows to this axis; unique on a page."""
    first: str
    last: str
    grid: tuple[str, ...]
    labels: tuple[Label, ...]
    years: tuple[Label, ...] = ()
    """A second row of labels, for scales of several years."""
    crowded: bool = False
    """True if the labels of quarters only fit on a wide screen."""
    today: str | None = None
    today_anchor: str = "mid"
    """`mid`, or `start` and `end` near the edges, so that the word is not cut."""


def axis(scale: TimeScale, today: dt.date, name: str, most_labels: int = MOST_LABELS) -> Axis:
    """The axis of a scale, with as many labels as are readable; a wide table has room for more."""
    quarters = list(scale.quarters())
    years = list(scale.years())
    share = scale.share(today)
    within = scale.first <= today <= scale.last
    several_years = scale.last.year - scale.first.year > 1
    if len(quarters) > most_labels:
        step = -(-len(years) // 10)
        labels = tuple(Label(x, str(year)) for x, year in years if year % step == 0)
        grid = tuple(x for x, _ in years)
    elif several_years:
        labels = tuple(Label(x, name[-2:]) for x, name in quarters)
        grid = tuple(x for x, _ in quarters)
    else:
        labels = tuple(Label(x, _month_or_year(quarter)) for x, quarter in quarters)
        grid = tuple(x for x, _ in quarters)
    tall = several_years and len(quarters) <= most_labels
    return Axis(
        name=name,
        first=scale.first.isoformat(),
        last=scale.last.isoformat(),
        grid=grid,
        labels=labels,
        years=tuple(Label(x, str(year), strong=True) for x, year in years) if tall else (),
        crowded=tall and len(quarters) > MOST_LABELS,
        today=scale.x(today) if within else None,
        today_anchor="start" if share < 0.08 else "end" if share > 0.92 else "mid",
    )


def _month_or_year(quarter: str) -> str:
    first = quarter_bounds(quarter)[0]
    return str(first.year) if first.month == 1 else MONTHS[first.month - 1]


class BarMark(Struct, frozen=True):
    """A milestone or moment on a bar."""

    x: str
    kind: MarkKind
    title: str = ""


class Bar(Struct, frozen=True, kw_only=True):
    """One row: a bar from start to end, its done part strong, milestones on it."""

    x: str | None = None
    """None for a row that has marks only."""
    width: str = "0%"
    done: str | None = None
    """Width of the strong part."""
    open: bool = False
    """True if it has no end; drawn dashed to the edge."""
    cut_start: bool = False
    """True if it began before the scale does."""
    cut_end: bool = False
    marks: tuple[BarMark, ...] = ()


def bar(
    scale: TimeScale,
    first: dt.date | None,
    last: dt.date | None,
    *,
    progress: float | None = None,
    marks: Iterable[tuple[dt.date, MarkKind, str]] = (),
) -> Bar:
    """A bar on a scale. The done part is a share of the true length, clipped with the bar."""
    placed = tuple(BarMark(scale.x(day), kind, title) for day, kind, title in marks if scale.first <= day <= scale.last)
    if first is None and last is None:
        return Bar(marks=placed)
    begins, ends = first or scale.first, last or scale.last
    start, end = scale.share(begins), scale.share(ends + dt.timedelta(days=1))
    done = None
    if progress and last is not None:
        reached = scale.share(begins + (ends - begins) * progress)
        done = percent(max(reached - start, 0.0))
    return Bar(
        x=percent(start),
        width=percent(max(end - start, 0.002)),
        done=done,
        open=last is None,
        cut_start=begins < scale.first or first is None,
        cut_end=ends > scale.last or last is None,
        marks=placed,
    )
