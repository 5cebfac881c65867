"""Goals on a time scale: the bar, the milestones and the state of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.plan.goal import Milestone
from careerplan.plan.when import When
from careerplan.site.charts.times import Bar, MarkKind, TimeScale, bar
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.states import goal_pill


class GoalBar(Struct, frozen=True):
    """One row of a table of goals over time."""

    link: Link
    bar: Bar
    pill: Pill
    sample: bool = False


def goal_bar(desk: Desk, figure: GoalFigure, scale: TimeScale) -> GoalBar:
    """The row of one goal."""
    chart = bar(
        scale,
        figure.start,
        figure.end if figure.dated else None,
        progress=figure.progress.share,
        marks=milestone_marks(figure.goal.milestones, desk.today),
    )
    if not figure.dated:
        chart = Bar(marks=chart.marks)
    return GoalBar(desk.link("goal", figure.id), chart, goal_pill(figure), figure.goal.sample)


def milestone_marks(milestones: Sequence[Milestone], today: dt.date) -> Iterator[tuple[dt.date, MarkKind, str]]:
    """The dated milestones: reached ones on the day they were reached, where that is known."""
    for milestone in milestones:
        reached = milestone.done if isinstance(milestone.done, When) else milestone.due
        when = reached if milestone.done else milestone.due
        if when is None or when.last is None:
            continue
        kind: MarkKind = "reached" if milestone.done else "overdue" if when.last < today else "planned"
        yield when.last, kind, milestone.title


def marks_shown(rows: Iterable[GoalBar]) -> tuple[str, ...]:
    """The names of the marks that a legend of these rows needs, in its order."""
    listed = list(rows)
    kinds = {mark.kind for row in listed for mark in row.bar.marks}
    found: list[str] = [kind for kind in ("reached", "planned", "overdue") if kind in kinds]
    if any(row.bar.done for row in listed):
        found.append("done")
    if any(row.bar.open for row in listed):
        found.append("open")
    return tuple(found)
