"""This quarter in five numbers: what is used of what is planned, and where an even pace would be."""

from __future__ import annotations

import datetime as dt
import math

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.plan.amount import WITHOUT_MINOR_UNITS, Money
from careerplan.plan.when import quarter_bounds, quarter_of, span_days
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.views.parts import Desk
from careerplan.site.words import money_text

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Amount(Struct, frozen=True):
    """One number of the quarter: `34` and `of 60 h`."""

    name: str
    used: str
    of: str
    chart: Bullet | None
    """None where nothing is planned: there is nothing to hold the number against."""


class QuarterCard(Struct, frozen=True):
    """The quarter's numbers that there is anything to say about."""

    note: str
    rows: tuple[Amount, ...]
    has_pace: bool


def quarter_card(desk: Desk) -> QuarterCard | None:
    """The card of this quarter; none where nothing is planned or used."""
    first, last = quarter_bounds(quarter_of(desk.today))
    elapsed = span_days(first, desk.today) / span_days(first, last)
    rows = tuple(
        row
        for row in (
            _goals(desk),
            _levels(desk, elapsed),
            _hours(desk, elapsed),
            *_money(desk, elapsed),
            _coffees(desk, elapsed),
        )
        if row is not None
    )
    if not rows:
        return None
    weeks = span_days(first, last) // 7
    gone = min((desk.today - first).days // 7, weeks)
    note = f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]}, {_gone(gone, weeks)}."
    return QuarterCard(note, rows, has_pace=any(row.chart is not None and row.chart.pace for row in rows))


def _against(used: float, planned: float, elapsed: float) -> Bullet | None:
    return bullet(used, planned, elapsed) if planned else None


def _gone(gone: int, weeks: int) -> str:
    return f"{gone} of {weeks} weeks gone" if gone else f"the first of {weeks} weeks"


def _goals(desk: Desk) -> Amount | None:
    running = [figure for figure in desk.figures.goals if _runs(figure, desk.today)]
    if not running:
        return None
    good = sum(figure.health == "on-track" for figure in running)
    return Amount("Goals on track", str(good), f"of {len(running)}", bullet(good, len(running)))


def _runs(figure: GoalFigure, today: dt.date) -> bool:
    """Open, begun, and so either on track or not; private ones are not counted on Today."""
    return (
        figure.is_open
        and not figure.private
        and figure.health in ("on-track", "at-risk", "off-track")
        and not (figure.start is not None and figure.start > today)
    )


def _levels(desk: Desk, elapsed: float) -> Amount | None:
    pace = desk.figures.pace
    this = next((figure.gained for figure in pace.levels if figure.quarter == quarter_of(desk.today)), 0)
    planned = _planned_levels(desk)
    if not planned and not this:
        return None
    of = f"of {planned}" if planned else ""
    if this < 0:
        return Amount("Levels lost", str(-this), f"{planned} to gain" if planned else "", _against(0, planned, elapsed))
    return Amount("Levels gained", str(this), of, _against(this, planned, elapsed))


def _planned_levels(desk: Desk) -> int:
    """Levels missing in skills that are due in this quarter, by their own date or their goals'."""
    first, last = quarter_bounds(quarter_of(desk.today))
    due_goals = {
        figure.id for figure in desk.figures.goals if figure.is_open and figure.end and first <= figure.end <= last
    }
    planned = 0
    for figure in desk.figures.skills:
        own = figure.skill.due.last if figure.skill.due is not None else None
        is_due = (own is not None and first <= own <= last) or any(goal in due_goals for goal in figure.goals)
        if figure.status == "gap" and is_due:
            planned += figure.gap or 0
    return planned


def _hours(desk: Desk, elapsed: float) -> Amount | None:
    period = desk.figures.resources.quarter
    planned, spent = period.planned.minutes / 60, period.spent.minutes / 60
    if not planned and not spent:
        return None
    of = f"of {planned:.0f} h" if planned else "h"
    return Amount("Hours", f"{spent:.0f}", of, _against(spent, planned, elapsed))


def _money(desk: Desk, elapsed: float) -> list[Amount]:
    """One row for each currency: currencies are never added together."""
    period = desk.figures.resources.quarter
    currencies = sorted({*period.planned.money, *period.spent.money})
    rows = []
    for currency in currencies:
        planned, spent = period.planned.money.get(currency, 0), period.spent.money.get(currency, 0)
        if not planned and not spent:
            continue
        name = "Money" if len(currencies) == 1 else f"Money, {currency}"
        amount = money_text(Money(currency, _whole(planned, currency)))
        of = f"of {amount}" if planned else currency
        used = money_text(Money(currency, _whole(spent, currency))).removesuffix(f" {currency}")
        rows.append(Amount(name, used, of, _against(spent, planned, elapsed)))
    return rows


def _whole(minor: int, currency: str) -> int:
    """Rounded to the currency's own unit: cents of a share of a plan say nothing."""
    unit = 1 if currency in WITHOUT_MINOR_UNITS else 100
    return math.floor(minor / unit + 0.5) * unit  # half a unit goes up, as people round


def _coffees(desk: Desk, elapsed: float) -> Amount | None:
    period = desk.figures.resources.quarter
    planned, spent = period.planned.coffees, period.spent.coffees
    if not planned and not spent:
        return None
    of = f"of {planned}" if planned else ""
    return Amount("Coffees", str(spent), of, _against(spent, planned, elapsed))
