"""Satisfaction and meaning: how each position felt over time, and what work was to you at reviews."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from careerplan.insight.path import PositionFigure
from careerplan.insight.ratings import past_day
from careerplan.plan.position import Satisfaction
from careerplan.site.charts.scores import Scores, score_row
from careerplan.site.charts.times import Axis, TimeScale, axis
from careerplan.site.views.parts import Desk, Link
from careerplan.site.words import Day


class PositionScores(Struct, frozen=True, kw_only=True):
    """One position."""

    link: Link
    sample: bool
    first: Day | None
    meaning: str
    chart: Scores | None
    """None without a dated score."""
    scores: tuple[Day, ...]
    """`4 (Jun 2026)`, in the order of time."""


class SatisfactionView(Struct, frozen=True, kw_only=True):
    """All positions on one time scale."""

    axis: Axis | None
    """None if no score has a date."""
    rows: tuple[PositionScores, ...]
    """The newest first."""


class AskedAgain(Struct, frozen=True, kw_only=True):
    """What one review said."""

    review: Link
    day: Day | None
    satisfaction: str
    energy: str
    meaning: str


def satisfaction(desk: Desk) -> SatisfactionView | None:
    """How positions felt; none where no position says it."""
    told = [figure for figure in desk.figures.path.positions if _says(figure)]
    if not told:
        return None
    points = {figure.position.id: dated_scores(figure.position.satisfaction, desk.today) for figure in told}
    days = [day for of_position in points.values() for day, _ in of_position]
    scale = TimeScale.of_quarters(min(days), desk.today) if days else None
    return SatisfactionView(
        axis=axis(scale, desk.today, "years") if scale is not None else None,
        rows=tuple(_row(desk, figure, points[figure.position.id], scale) for figure in reversed(told)),
    )


def _says(figure: PositionFigure) -> bool:
    return bool(figure.position.satisfaction) or figure.position.meaning is not None


def dated_scores(scores: Sequence[Satisfaction], today: dt.date) -> tuple[tuple[dt.date, int], ...]:
    """Scores with the day they count at, in the order of time; those of days to come are left out."""
    found = [(day, item.score) for item in scores if (day := past_day(item.date, today)) is not None]
    return tuple(sorted(found, key=lambda point: point[0]))


def _row(
    desk: Desk, figure: PositionFigure, points: Sequence[tuple[dt.date, int]], scale: TimeScale | None
) -> PositionScores:
    position = figure.position
    return PositionScores(
        link=desk.link("position", position.id),
        sample=position.sample,
        first=desk.when(position.start),
        meaning=position.meaning or "",
        chart=score_row(scale, points) if scale is not None and points else None,
        scores=tuple(_score(desk, item) for item in position.satisfaction),
    )


def _score(desk: Desk, item: Satisfaction) -> Day:
    day = desk.when(item.date)
    return Day(day.iso, f"{item.score} ({day.text})") if day is not None else Day("", str(item.score))


def asked_again(desk: Desk) -> tuple[AskedAgain, ...]:
    """Reviews that say how work felt, the newest first."""
    told = [
        review
        for review in desk.plan.reviews
        if review.satisfaction is not None or review.energy is not None or review.meaning is not None
    ]
    told.sort(key=lambda review: (review.date.order, review.id), reverse=True)
    return tuple(
        AskedAgain(
            review=desk.link("review", review.id),
            day=desk.when(review.date),
            satisfaction="" if review.satisfaction is None else f"{review.satisfaction} of 5",
            energy="" if review.energy is None else f"{review.energy} of 5",
            meaning=review.meaning or "",
        )
        for review in told
    )
