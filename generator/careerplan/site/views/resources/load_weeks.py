"""Weekly load: the hours that active goals take each week, against the hours there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from careerplan.insight.load import WEEK, WeekLoad
from careerplan.insight.words import count, day_text, number
from careerplan.site.charts.amounts import Load, LoadScale, load
from careerplan.site.views.parts import Desk, Pill
from careerplan.site.views.resources.amount_rows import hours_number
from careerplan.site.words import Day, day_of

SHOWN = 12
"""Weeks that stand open; the others are folded below them."""


class WeekRow(Struct, frozen=True, kw_only=True):
    """One week."""

    monday: Day
    chart: Load
    hours: str
    pill: Pill | None


class Weeks(Struct, frozen=True, kw_only=True):
    """All weeks up to the last that an active goal fills."""

    headline: str
    named: str
    """The weeks above the cap, by their days; empty if there are none."""
    scale: LoadScale
    rows: tuple[WeekRow, ...]
    rest: tuple[WeekRow, ...]
    more: str


def weeks(desk: Desk) -> Weeks | None:
    """The load from this week on; none if no active goal has hours and both its dates."""
    figures = desk.figures.resources
    if not figures.weeks:
        return None
    cap = figures.cap_a_week
    scale = LoadScale.of(max(week.minutes for week in figures.weeks), cap)
    rows = tuple(_row(desk, week, scale, cap) for week in figures.weeks)
    shown = len(rows) if len(rows) <= SHOWN + 1 else SHOWN
    over = [week.monday for week in figures.weeks if cap is not None and week.minutes > cap]
    return Weeks(
        headline=headline(len(over), cap),
        named=runs_said(over, desk.today),
        scale=scale,
        rows=rows[:shown],
        rest=rows[shown:],
        more=count(len(rows) - shown, "more week"),
    )


def _row(desk: Desk, week: WeekLoad, scale: LoadScale, cap: int | None) -> WeekRow:
    above = week.minutes - cap if cap is not None else 0
    return WeekRow(
        monday=day_of(week.monday, desk.today),
        chart=load(week.minutes, scale),
        hours=f"{hours_number(week.minutes)} h",
        pill=Pill(above_said(above), "warn") if above > 0 else None,
    )


def above_said(minutes: int) -> str:
    """`1.5 h above`, in minutes below a tenth of an hour."""
    return f"{hours_number(minutes)} h above" if minutes >= 6 else f"{minutes} min above"


def headline(over: int, cap: int | None) -> str:
    """How many weeks lie above the cap."""
    if cap is None:
        return "Weekly load: no cap is set"
    there = count(cap // 60, "hour") if cap % 60 == 0 else f"{number(cap / 60)} hours"
    if not over:
        return f"Weekly load: no week above {there}"
    return f"Weekly load: {count(over, 'week')} above {there}"


def runs_said(mondays: Sequence[dt.date], today: dt.date) -> str:
    """`Above it: the week of 16 Nov, the 3 weeks from 30 Nov.`; weeks that follow each other are one."""
    runs: list[list[dt.date]] = []
    for monday in mondays:
        if runs and monday - runs[-1][-1] == WEEK:
            runs[-1].append(monday)
        else:
            runs.append([monday])
    if not runs:
        return ""
    said = [
        f"the week of {day_text(run[0], today)}"
        if len(run) == 1
        else f"{len(run)} weeks from {day_text(run[0], today)}"
        for run in runs
    ]
    return f"Above it: {', '.join(said)}."
