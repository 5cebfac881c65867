"""The work of a goal: its activities by mode, and what it plans and has taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.goals import GoalFigure
from careerplan.insight.learning import is_done
from careerplan.insight.modes import MODES
from careerplan.insight.words import count, listing
from careerplan.plan.activity import Activity, Mode
from careerplan.plan.when import When
from careerplan.site.views.goals.goal_reasons import energy_said
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.resources.amount_rows import AmountRow, amount_rows, hours_number
from careerplan.site.views.spans import Span, span
from careerplan.site.words import when_of

MODE_WORDS: Mapping[Mode | None, str] = {
    "training": "Training",
    "observing": "Observing",
    "doing": "Doing",
    "teaching": "Teaching",
    None: "No mode given",
}


class ActivityRow(Struct, frozen=True, kw_only=True):
    """One way of learning."""

    link: Link
    people: tuple[Link, ...]
    notes: tuple[str, ...]
    mode: str
    span: Span
    hours: str
    """Spent of planned."""


class Work(Struct, frozen=True, kw_only=True):
    """Activities and amounts."""

    headline: str
    activities: tuple[ActivityRow, ...]
    amounts: tuple[AmountRow, ...]
    coffees: str
    """Coffees are planned for a goal, but had with people: there is no number of those it has taken."""
    has_pace: bool


def work(desk: Desk, figure: GoalFigure) -> Work:
    """What is done for a goal."""
    order: tuple[Mode | None, ...] = (*MODES, None)
    activities = sorted(figure.activities, key=lambda activity: order.index(activity.mode))
    elapsed = figure.elapsed if figure.is_open else None
    amounts = amount_rows(figure.spent, replace(figure.planned, coffees=0), elapsed)
    return Work(
        headline=modes_said(figure.activities, is_open=figure.is_open),
        activities=tuple(_row(desk, activity) for activity in activities),
        amounts=amounts,
        coffees=f"{count(figure.planned.coffees, 'coffee')} planned." if figure.planned.coffees else "",
        has_pace=any(row.chart is not None and row.chart.pace is not None for row in amounts),
    )


def modes_said(activities: tuple[Activity, ...], *, is_open: bool) -> str:
    """Which modes there are, and that nothing is done yet while something still can be."""
    modes = [MODE_WORDS[mode].lower() for mode in MODES if any(activity.mode == mode for activity in activities)]
    if not modes:
        return "Activities"
    if is_open and "doing" not in modes:
        return f"Activities: {listing(modes, most=4)}, no doing yet"
    return f"Activities: {listing(modes, most=4)}"


def _row(desk: Desk, activity: Activity) -> ActivityRow:
    taught = desk.link("person", activity.audience_of).title if activity.audience_of else ""
    energy = energy_said(desk, activity.key).lower()
    notes = (activity.provider, activity.state, f"for {taught}" if taught else "", activity.artefact, energy)
    return ActivityRow(
        link=desk.link("activity", activity.id),
        people=desk.links("person", activity.with_),
        notes=tuple(note for note in notes if note),
        mode=MODE_WORDS[activity.mode],
        span=activity_span(activity, desk.today),
        hours=_hours(activity),
    )


def activity_span(activity: Activity, today: dt.date) -> Span:
    """When it was done, else when it runs."""
    if isinstance(activity.done, When) and is_done(activity.done, today):
        return Span("done ", when_of(activity.done, today))
    if activity.done is True:
        return Span("done")
    return span(activity.start, activity.due, today)


def _hours(activity: Activity) -> str:
    spent = activity.spent.hours if activity.spent is not None else None
    if spent is None and activity.hours is None:
        return ""
    if spent is None:
        return f"{hours_number(activity.hours or 0)} h"
    return (
        f"{hours_number(spent)} of {hours_number(activity.hours)} h" if activity.hours else f"{hours_number(spent)} h"
    )
