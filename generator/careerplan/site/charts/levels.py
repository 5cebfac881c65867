"""Charts of levels: a row of dots on the plan's whole scale, and steps over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from careerplan.site.charts.times import TimeScale
from careerplan.site.words import percent

ROW_HEIGHT = 40
STEP_TOP, STEP_BOTTOM = 18, 148
"""Pixels between which the highest and the lowest level of a step chart lie."""


class LevelScale(Struct, frozen=True):
    """The plan's scale from 0 to its highest level, always drawn whole."""

    highest: int
    words: tuple[str, ...]

    def x(self, level: float) -> str:
        """Where a level lies, in percent of the width."""
        return percent(min(max(level / self.highest, 0), 1))

    def ticks(self) -> tuple[tuple[str, int, str], ...]:
        """Place, number and word of every level."""
        return tuple((self.x(level), level, word) for level, word in enumerate(self.words))


class Dumbbell(Struct, frozen=True, kw_only=True):
    """One row: dot now, ring target, square for others' view, thin line for what was gained."""

    now: str | None = None
    target: str | None = None
    others: str | None = None
    was: str | None = None
    """Where the level was a year ago, if it was lower: a loss is told in words, for its line would lie over the gap."""
    short: bool = False
    """True if there is a gap to draw between now and target."""


def dumbbell(
    scale: LevelScale,
    now: int | None,
    target: int | None,
    *,
    others: float | None = None,
    was: int | None = None,
) -> Dumbbell:
    """The row of one skill; what is unknown is not drawn."""
    return Dumbbell(
        now=None if now is None else scale.x(now),
        target=None if target is None else scale.x(target),
        others=None if others is None else scale.x(others),
        was=None if was is None or now is None or was >= now else scale.x(was),
        short=now is not None and target is not None and target > now,
    )


class StepLine(Struct, frozen=True):
    """A straight piece of a step line."""

    x1: str
    y1: float
    x2: str
    y2: float


class StepMark(Struct, frozen=True):
    """A rating or target on a step chart."""

    x: str
    y: float
    kind: str
    """`now` for one's own line, `others` for another rater, `target`."""


class Steps(Struct, frozen=True, kw_only=True):
    """The current level over time, with what others said and the way to the target."""

    title: str
    description: str
    levels: tuple[tuple[float, str], ...]
    """y and word of every level of the scale."""
    years: tuple[tuple[str, str], ...]
    """x and year."""
    today: str
    lines: tuple[StepLine, ...]
    aim: StepLine | None
    marks: tuple[StepMark, ...]


def steps(
    scale: LevelScale,
    points: Sequence[tuple[dt.date, int]],
    others: Sequence[tuple[dt.date, int]],
    target: tuple[dt.date, int] | None,
    today: dt.date,
    title: str,
    description: str,
) -> Steps | None:
    """A step chart; None under two dated points, for which a sentence says more."""
    if len(points) < 2:
        return None
    last_day = max([today, *(day for day, _ in points), *([target[0]] if target else [])])
    time = TimeScale.of(points[0][0], last_day + (last_day - points[0][0]) / 20)

    def y(level: float) -> float:
        return round(STEP_BOTTOM - (STEP_BOTTOM - STEP_TOP) * level / scale.highest, 2)

    lines: list[StepLine] = []
    ends = [*points, (max(today, points[-1][0]), points[-1][1])]
    for (day, level), (next_day, next_level) in pairwise(ends):
        lines.append(StepLine(time.x(day), y(level), time.x(next_day), y(level)))
        if next_level != level:
            lines.append(StepLine(time.x(next_day), y(level), time.x(next_day), y(next_level)))
    end_day, end_level = ends[-1]
    aim = StepLine(time.x(end_day), y(end_level), time.x(target[0]), y(target[1])) if target else None
    marks = [StepMark(time.x(day), y(level), "others") for day, level in others if time.first <= day <= time.last]
    marks += [StepMark(time.x(day), y(level), "now") for day, level in points]
    if target:
        marks.append(StepMark(time.x(target[0]), y(target[1]), "target"))
    return Steps(
        title=title,
        description=description,
        levels=tuple((y(level), word) for level, word in enumerate(scale.words)),
        years=tuple((x, str(year)) for x, year in time.years()),
        today=time.x(today),
        lines=tuple(lines),
        aim=aim,
        marks=tuple(marks),
    )
