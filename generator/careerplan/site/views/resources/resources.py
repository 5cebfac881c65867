"""Resources: hours, money and coffees, planned and spent; the load of each week; zones and modes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from careerplan.insight.amounts import Amounts
from careerplan.insight.resources import Cap, Period
from careerplan.insight.words import count, percent
from careerplan.plan.amount import Money
from careerplan.plan.record import Key
from careerplan.plan.when import span_days
from careerplan.site.addresses import RESOURCES
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Invitation, Link, Rule
from careerplan.site.views.resources.amount_rows import COFFEES, HOURS, AmountRow, amount_rows, hours_number, whole
from careerplan.site.views.resources.load_weeks import Weeks, weeks
from careerplan.site.views.resources.mode_rows import ModeTable, mode_table
from careerplan.site.views.resources.spent_rows import SpentTable, spent_table
from careerplan.site.views.resources.zone_bar import Zones, zones
from careerplan.site.words import money_text


class PeriodRows(Struct, frozen=True, kw_only=True):
    """What is planned and spent in a stretch of time."""

    title: str
    note: str
    rows: tuple[AmountRow, ...]


class ResourcesView(Struct, frozen=True, kw_only=True):
    """All resources."""

    headline: str
    facts: tuple[str, ...]
    weeks: Weeks | None
    periods: tuple[PeriodRows, ...]
    has_pace: bool
    """True if a bar shows an even pace."""
    undated: tuple[Link, ...]
    """What has amounts but no two dates: in no quarter and no year."""
    goals: SpentTable | None
    zones: Zones | None
    modes: ModeTable | None
    invitation: Invitation | None
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The page of resources."""
    yield Draft(RESOURCES, "pages/resources.html", "Resources", partial(resources_view, desk))


def resources_view(desk: Desk) -> ResourcesView:
    """What the page shows."""
    figures = desk.figures.resources
    periods = tuple(card for card in _periods(desk) if card.rows)
    load, table = weeks(desk), spent_table(desk)
    over = len(figures.overloaded_weeks)
    return ResourcesView(
        headline=headline(figures.quarter, over, anything=bool(periods or table)),
        facts=tuple(fact for fact in (desk.figures.suggestion, desk.figures.completeness.resources.said) if fact),
        weeks=load,
        periods=periods,
        has_pace=any(row.chart is not None and row.chart.pace is not None for card in periods for row in card.rows),
        undated=tuple(_undated(desk, figures.year.undated)),
        goals=table,
        zones=zones(desk),
        modes=mode_table(desk),
        invitation=None if periods or table or load else INVITATION,
        rules=tuple(_rules(desk)) if periods or table else (),
    )


def headline(quarter: Period, overloaded: int, *, anything: bool) -> str:
    """Hours of this quarter, else coffees or money; then the weeks above the cap."""
    spent, planned = whole(quarter.spent), whole(quarter.planned)
    if spent.minutes or planned.minutes:
        first = _hours_said(spent, planned)
    elif spent.coffees or planned.coffees:
        first = f"{spent.coffees} of {count(planned.coffees, 'coffee')} this quarter"
    elif not anything:
        return "No hours, money or coffees yet."
    else:
        first = "Nothing is planned for this quarter"
    if not overloaded:
        return f"{first}."
    return f"{first}, and {count(overloaded, 'week')} above your cap."


def _hours_said(spent: Amounts, planned: Amounts) -> str:
    used = hours_number(spent.minutes)
    if planned.minutes:
        one = planned.minutes == 60
        return f"{used} of {hours_number(planned.minutes)} {'hour' if one else 'hours'} this quarter"
    return f"{used} {'hour' if spent.minutes == 60 else 'hours'} this quarter, none planned"


def _periods(desk: Desk) -> Iterator[PeriodRows]:
    figures = desk.figures.resources
    for title, period in (
        ("This quarter", figures.quarter),
        ("This year", figures.year),
        ("The whole plan", figures.plan),
    ):
        elapsed = elapsed_of(period, desk.today)
        rows = amount_rows(whole(period.spent), whole(period.planned), elapsed, budget_words(period.cap))
        yield PeriodRows(
            title=title,
            note=_period_note(period, desk.today),
            rows=rows,
        )


def elapsed_of(period: Period, today: dt.date) -> float | None:
    """The share of a period's days that have come, today among them; none where its ends are not known."""
    if period.first is None or period.last is None:
        return None
    return min(max(span_days(period.first, today) / span_days(period.first, period.last), 0.0), 1.0)


def _period_note(period: Period, today: dt.date) -> str:
    if period.name == "plan":
        return "open goals"
    elapsed = elapsed_of(period, today)
    return f"{percent(elapsed)} of its days are gone" if elapsed is not None else ""


def budget_words(cap: Cap) -> Mapping[str, str]:
    """What there is to spend, by the name of its row."""
    words: dict[str, str] = {}
    if cap.minutes is not None:
        words[HOURS] = f"budget {cap.minutes / 60:.0f} h"
    for currency, minor in whole(Amounts(money=cap.money or {})).money.items():
        words[currency] = f"budget {money_text(Money(currency, minor))}"
    if cap.coffees is not None:
        words[COFFEES] = f"budget {cap.coffees}"
    return words


def _undated(desk: Desk, ids: tuple[str, ...]) -> Iterator[Link]:
    for record_id in ids:
        is_goal = Key("goal", record_id) in desk.records
        yield desk.link("goal" if is_goal else "activity", record_id)


def _rules(desk: Desk) -> Iterator[Rule]:
    figures = desk.figures.resources
    quarter, year = figures.quarter, figures.year
    yield Rule(
        "Planned",
        "What a goal says in all, else the sum of its activities, spread evenly over its days; the part that falls into"
        " the quarter or the year. The whole plan is of open goals, with every coffee had. Currencies are never added.",
    )
    yield Rule(
        "Spent",
        "The key spent of goals and activities, spread over the days from their start until they ended, or today."
        " Coffees are meetings of kind coffee; what they cost is money spent. Hours and money are rounded here.",
    )
    if quarter.first is not None and quarter.last is not None and year.first is not None and year.last is not None:
        yield Rule(
            "Even pace",
            f"Days gone: {span_days(quarter.first, desk.today)} of {span_days(quarter.first, quarter.last)} of the"
            f" quarter, {span_days(year.first, desk.today)} of {span_days(year.first, year.last)} of the year.",
        )
    yield Rule(
        "Weekly load",
        "The planned hours of active goals with a start and a due date, spread evenly over their days. The cap is the"
        " smaller of hours_per_week in careerplan.toml and in the vision.",
    )
    yield Rule(
        "Zone",
        "As written, else the largest step from a current level to the level to reach: 0 comfort, 1 or 2 learning, 3 or"
        " more panic, not known where a skill is not assessed.",
    )


INVITATION = Invitation(
    id="first-hours",
    title="Hours, money and coffees",
    text="Say what a goal may take, and what it has taken so far. Coffees are meetings with people; they count once"
    " they stand in a person’s file.",
    path="content/goals/first-goal.md",
    lines="---\ntitle: Give a talk at work\nstatus: active\nstart: 2026-11\ndue: 2027-Q1\nhours: 20\nmoney: 80 EUR\n"
    "coffees: 2\nspent: {hours: 4}\n---",
)
