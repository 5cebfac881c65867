"""Charts of scores from 1 to 5 over time: a line between dated marks, the whole scale always drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from careerplan.site.charts.levels import StepLine
from careerplan.site.charts.times import TimeScale

LOWEST, HIGHEST = 1, 5
ROW_TOP, ROW_BOTTOM = 8, 48
"""Pixels between which the highest and the lowest score of a table's row lie."""
PLOT_TOP, PLOT_BOTTOM = 24, 144
"""The same for a chart of its own."""


class ScoreMark(Struct, frozen=True):
    """One score."""

    x: str
    y: float


class Scores(Struct, frozen=True, kw_only=True):
    """Scores on a time scale."""

    levels: tuple[tuple[float, int], ...]
    """y and number of every score of the scale, the highest first."""
    lines: tuple[StepLine, ...]
    marks: tuple[ScoreMark, ...]


def score_row(scale: TimeScale, points: Sequence[tuple[dt.date, int]]) -> Scores:
    """The scores of a row; `points` are in the order of time."""
    return _scores(scale, points, ROW_TOP, ROW_BOTTOM)


def score_plot(scale: TimeScale, points: Sequence[tuple[dt.date, int]]) -> Scores:
    """The scores of a chart of its own."""
    return _scores(scale, points, PLOT_TOP, PLOT_BOTTOM)


def _scores(scale: TimeScale, points: Sequence[tuple[dt.date, int]], top: int, bottom: int) -> Scores:
    def y(score: int) -> float:
        return round(bottom - (bottom - top) * (score - LOWEST) / (HIGHEST - LOWEST), 2)

    marks = tuple(ScoreMark(scale.x(day), y(score)) for day, score in points)
    return Scores(
        levels=tuple((y(score), score) for score in range(HIGHEST, LOWEST - 1, -1)),
        lines=tuple(StepLine(one.x, one.y, other.x, other.y) for one, other in pairwise(marks)),
        marks=marks,
    )
