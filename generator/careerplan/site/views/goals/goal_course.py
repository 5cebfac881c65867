"""The course of a goal: how far it is, how that was worked out, and its milestones on a time scale."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.goals import GoalFigure
from careerplan.insight.learning import is_done
from careerplan.insight.words import late, number, percent, relative
from careerplan.plan.goal import FINISHED, Goal, Measure, Milestone
from careerplan.plan.when import When, quarter_after, quarter_bounds, quarter_of
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.charts.times import Axis, Bar, MarkKind, TimeScale, axis, bar
from careerplan.site.views.parts import Desk, Pill
from careerplan.site.views.spans import Span, goal_span, span
from careerplan.site.words import Day


class Reached(Struct, frozen=True, kw_only=True):
    """How far a goal is."""

    headline: str
    what: str
    """What is measured; empty where milestones or activities are counted."""
    way: str
    """From where to where."""
    chart: Bullet
    now: str
    rule: str
    """How a measure was worked out, with its numbers; empty where the row says it."""
    ground: str
    """The same for the rules at the end of the page."""


class MilestoneRow(Struct, frozen=True, kw_only=True):
    """One milestone."""

    title: str
    bar: Bar
    due: Day | None
    pill: Pill


class Course(Struct, frozen=True, kw_only=True):
    """The goal and its milestones on one scale."""

    axis: Axis
    bar: Bar
    span: Span
    pill: Pill
    milestones: tuple[MilestoneRow, ...]
    marks: tuple[str, ...]
    """The marks that the legend explains."""


def reached(figure: GoalFigure) -> Reached | None:
    """How far, by measure, milestones or activities; none where it is not known."""
    progress, share = figure.progress, figure.progress.share
    if share is None or progress.by is None:
        return None
    measure = figure.goal.measure if progress.by == "measure" else None
    chart = bullet(share, 1, figure.elapsed if figure.is_open else None)
    if measure is not None:
        return Reached(
            headline=f"Measure: {progress.text}",
            what=measure.what,
            way=f"From {number(measure.from_ or 0.0)} to {number(measure.to or 0.0)}",
            chart=chart,
            now=number(measure.now or 0.0),
            rule=_measure_rule(measure, share),
            ground=_measure_rule(measure, share),
        )
    counted = {"milestones": "Milestones reached", "activities": "Activities done"}[progress.by]
    return Reached(
        headline=f"Progress: {progress.text}",
        what="",
        way=counted,
        chart=chart,
        now=progress.text.rpartition(" ")[0],
        rule="",
        ground=f"{counted}, of all: {progress.text}. A measure that says from, to and now would come first.",
    )


def _measure_rule(measure: Measure, share: float) -> str:
    if measure.now is None or measure.to is None:
        return ""
    begin = measure.from_ or 0.0
    gone, whole = number(abs(measure.now - begin)), number(abs(measure.to - begin))
    now, start, end = number(measure.now), number(begin), number(measure.to)
    beyond = (measure.now - begin) / (measure.to - begin)
    if beyond < 0:
        return f"{now} lies behind where it began, {start}: counted as 0 %."
    if beyond > 1:
        return f"{now} lies beyond {end}: counted as 100 %."
    return f"{start} to {now} is {gone} of the {whole} from {start} to {end}: {percent(share)}."


def course(desk: Desk, figure: GoalFigure, pill: Pill) -> Course | None:
    """The goal's bar and its milestones; none where neither has a date."""
    goal = figure.goal
    days = _days(figure, desk.today)
    if not days:
        return None
    scale = _scale(days, desk.today)
    rows = tuple(_milestone(desk, goal, scale, milestone) for milestone in goal.milestones)
    line = goal_line(figure, scale)
    kinds = {mark.kind for row in rows for mark in row.bar.marks}
    marks = [kind for kind in ("reached", "planned", "overdue") if kind in kinds]
    return Course(
        axis=axis(scale, desk.today, "time"),
        bar=line,
        span=goal_span(goal, desk.today),
        pill=pill,
        milestones=rows,
        marks=(*marks, *(["done"] if line.done else []), *(["open"] if line.open else [])),
    )


def _days(figure: GoalFigure, today: dt.date) -> list[dt.date]:
    """Every day that is known of a goal; today belongs to it until it is over."""
    goal = figure.goal
    whens = [when for item in goal.milestones for when in (item.due, item.done) if isinstance(when, When)]
    if goal.status in FINISHED and goal.finished is not None:
        whens.append(goal.finished)
    days = [day for when in whens for day in (when.first, when.last) if day is not None]
    days += [day for day in (figure.start, figure.end) if day is not None]
    if goal.status in FINISHED:
        return days
    return [*days, today] if figure.open or days else []


def _scale(days: list[dt.date], today: dt.date) -> TimeScale:
    """Whole quarters, and one more so that an open end can be seen to go on."""
    scale = TimeScale.of_quarters(min(days), max(days))
    if max(days) <= today and quarter_of(scale.last) == quarter_of(today):
        return TimeScale(scale.first, quarter_bounds(quarter_after(quarter_of(today), 1))[1])
    return scale


def goal_line(figure: GoalFigure, scale: TimeScale) -> Bar:
    """The bar of a goal: to the day it ended where that is known, open at both ends for a bare `ongoing`."""
    goal = figure.goal
    first, last = figure.start, figure.end
    if goal.status in FINISHED and goal.finished is not None and goal.finished.last is not None:
        last = goal.finished.last
        first = min(first, last) if first is not None else goal.finished.first
    if not figure.dated:
        return Bar()
    if first is None and last is None:
        return bar(scale, scale.first - dt.timedelta(days=1), None)
    share = 1.0 if goal.status == "done" else figure.progress.share
    line = bar(scale, first, last, progress=share)
    return replace(line, done=line.width) if line.done and share == 1 else line


def _milestone(desk: Desk, goal: Goal, scale: TimeScale, milestone: Milestone) -> MilestoneRow:
    marks = [
        (day, kind, "") for day, kind in [milestone_mark(milestone, desk.today, over=goal.status in FINISHED)] if day
    ]
    return MilestoneRow(
        title=milestone.title,
        bar=bar(scale, None, None, marks=marks),
        due=desk.when(milestone.due),
        pill=_milestone_pill(milestone, desk.today, over=goal.status in FINISHED),
    )


def milestone_mark(milestone: Milestone, today: dt.date, *, over: bool) -> tuple[dt.date | None, MarkKind]:
    """Where a milestone stands: on the day it was reached, else at the end of when it is due."""
    done = is_done(milestone.done, today)
    when = milestone.done if done and isinstance(milestone.done, When) else milestone.due
    day = when.last or when.first if when is not None else None
    if done:
        return day, "reached"
    late_now = day is not None and day < today and not over
    return day, "overdue" if late_now else "planned"


def _milestone_pill(milestone: Milestone, today: dt.date, *, over: bool) -> Pill:
    day, kind = milestone_mark(milestone, today, over=over)
    if kind == "reached":
        when = span(None, milestone.done, today, alone="") if isinstance(milestone.done, When) else None
        return Pill(f"Reached {when.first.text}" if when is not None and when.first is not None else "Reached", "ok")
    if over:
        return Pill("Not reached")
    if day is None:
        return Pill("No date")
    return Pill(late((today - day).days), "bad") if kind == "overdue" else Pill(relative(day, today))
