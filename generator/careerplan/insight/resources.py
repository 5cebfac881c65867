"""Resources: hours, money and coffees, planned and spent, against what there is.

Whole-plan figures are of open goals. A quarter's and a year's are of everything that falls into
them, finished goals and activities without a goal included: amounts are spread evenly over the
days of their goal. Coffees had are meetings of kind coffee; they and their cost belong to no goal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.amounts import Amounts, add, planned_in, purse, spent_on, weekly_cap
from careerplan.insight.goals import GoalFigure
from careerplan.insight.intervals import Interval, interval_of
from careerplan.insight.learning import is_done
from careerplan.insight.load import WeekLoad, overloaded, weekly_load
from careerplan.insight.spread import Days, part_of
from careerplan.insight.words import count
from careerplan.plan.activity import Activity
from careerplan.plan.goal import FINISHED
from careerplan.plan.person import Meeting
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.settings import Budget
from careerplan.plan.when import When, quarter_bounds, quarter_of, span_days

DAYS_PER_MONTH = 30.436875


class Cap(Struct, frozen=True, kw_only=True):
    """What there is to spend in a period; none where no budget is set."""

    minutes: int | None = None
    money: Mapping[str, int] | None = None
    """The one currency of the budget."""
    coffees: int | None = None


class Period(Struct, frozen=True, kw_only=True):
    """Planned and spent, of the whole plan or of a stretch of time."""

    name: str
    """`plan`, `2026-Q4` or `2026`."""
    first: dt.date | None = None
    last: dt.date | None = None
    """For the whole plan: from the first to the last day of its open goals, if they have any."""
    planned: Amounts = Amounts()
    spent: Amounts = Amounts()
    cap: Cap = Cap()
    undated: tuple[str, ...] = ()
    """Goals and activities with amounts but without two known ends: in no quarter and no year."""


class GoalResources(Struct, frozen=True):
    """What one goal plans and has taken."""

    goal: str
    planned: Amounts
    spent: Amounts


class ResourceFigures(Struct, frozen=True, kw_only=True):
    """All resources."""

    plan: Period
    quarter: Period
    year: Period
    by_goal: tuple[GoalResources, ...] = ()
    """Every goal that plans or has taken anything."""
    cap_a_week: int | None = None
    """Minutes."""
    weeks: tuple[WeekLoad, ...] = ()
    """The load from this week on."""
    overloaded_weeks: tuple[str, ...] = ()
    """Weeks above the cap."""
    busiest_week: int = 0
    """Minutes that the fullest week holds."""
    coffees_left: int = 0
    """Coffees planned for this year, or without a date, and not had."""


class _Share(Struct, frozen=True, kw_only=True):
    """Amounts with the days they are spread over; none if those are not known."""

    id: str
    amounts: Amounts
    over: Days | None


class _Ledger(Struct, frozen=True, kw_only=True):
    """All amounts of a plan with their days, and the budget they stand against."""

    planned: tuple[_Share, ...]
    spent: tuple[_Share, ...]
    had: tuple[Meeting, ...]
    """The coffees had by today."""
    weekly_cap: int | None
    budget: Budget


def resource_figures(plan: Plan, goals: Sequence[GoalFigure], today: dt.date) -> ResourceFigures:
    """Planned and spent: whole plan, this quarter, this year, each goal, each week."""
    cap = weekly_cap(plan, today)
    weeks = weekly_load(goals, today)
    ledger = _Ledger(
        planned=tuple(share for share in _planned(plan, goals) if not share.amounts.is_nothing),
        spent=tuple(share for share in _spent(plan, goals, today) if not share.amounts.is_nothing),
        had=_had(plan, today),
        weekly_cap=cap,
        budget=plan.settings.budget,
    )
    quarter = quarter_of(today)
    year = (dt.date(today.year, 1, 1), dt.date(today.year, 12, 31))
    this_year = _period(ledger, f"{today.year:04}", year)
    undated = sum(share.amounts.coffees for share in ledger.planned if share.over is None)
    return ResourceFigures(
        plan=_whole(ledger, goals),
        quarter=_period(ledger, quarter, quarter_bounds(quarter)),
        year=this_year,
        by_goal=tuple(
            GoalResources(figure.id, figure.planned, figure.spent)
            for figure in goals
            if not (figure.planned.is_nothing and figure.spent.is_nothing)
        ),
        cap_a_week=cap,
        weeks=weeks,
        overloaded_weeks=overloaded(weeks, cap),
        busiest_week=max((week.minutes for week in weeks), default=0),
        coffees_left=max(this_year.planned.coffees + undated - this_year.spent.coffees, 0),
    )


def suggestion(figures: ResourceFigures, *, behind: bool) -> str:
    """What is left to use when the plan is behind; empty if nothing is, or it is not behind."""
    if not behind or not figures.coffees_left:
        return ""
    return f"{count(figures.coffees_left, 'coffee')} left this year."


def _whole(ledger: _Ledger, goals: Sequence[GoalFigure]) -> Period:
    open_goals = [figure for figure in goals if figure.is_open]
    starts = [figure.start for figure in open_goals if figure.start is not None]
    ends = [figure.end for figure in open_goals if figure.end is not None]
    days = (min(starts), max(ends)) if starts and ends and min(starts) <= max(ends) else None
    cap = _cap(ledger, days) if days is not None else Cap()
    return Period(
        name="plan",
        first=days[0] if days is not None else None,
        last=days[1] if days is not None else None,
        planned=_with_budgeted_coffees(add(figure.planned for figure in open_goals), cap, ledger),
        spent=add([*(figure.spent for figure in open_goals), *_coffees(ledger.had)]),
        cap=cap,
    )


def _period(ledger: _Ledger, name: str, days: Days) -> Period:
    cap = _cap(ledger, days)
    had = [meeting for meeting in ledger.had if _lies_in(meeting.date, days)]
    shares = (*ledger.planned, *ledger.spent)
    return Period(
        name=name,
        first=days[0],
        last=days[1],
        planned=_with_budgeted_coffees(add(_parts(ledger.planned, days)), cap, ledger),
        spent=add([*_parts(ledger.spent, days), *_coffees(had)]),
        cap=cap,
        undated=tuple(dict.fromkeys(share.id for share in shares if share.over is None)),
    )


def _parts(shares: Iterable[_Share], days: Days) -> Iterable[Amounts]:
    return (part_of(share.amounts, share.over, days) for share in shares if share.over is not None)


def _with_budgeted_coffees(planned: Amounts, cap: Cap, ledger: _Ledger) -> Amounts:
    """Where no goal plans any coffee, the budget's are the plan."""
    if cap.coffees is None or any(share.amounts.coffees for share in ledger.planned):
        return planned
    return Amounts(minutes=planned.minutes, money=planned.money, coffees=cap.coffees)


def _cap(ledger: _Ledger, days: Days) -> Cap:
    """The budget of a stretch of time: whole weeks of hours, whole months of money and coffees."""
    length = span_days(*days)
    weeks, months = max(round(length / 7), 1), max(round(length / DAYS_PER_MONTH), 1)
    yearly, monthly = ledger.budget.money_per_year, ledger.budget.coffees_per_month
    return Cap(
        minutes=ledger.weekly_cap * weeks if ledger.weekly_cap is not None else None,
        money={yearly.currency: round(yearly.minor * months / 12)} if yearly is not None else None,
        coffees=round(monthly * months) if monthly is not None else None,
    )


def _planned(plan: Plan, goals: Sequence[GoalFigure]) -> Iterable[_Share]:
    for figure in goals:
        over = _both(figure.start, figure.end)
        finished = figure.goal.finished
        if figure.goal.want == "no":
            continue
        if over is None or figure.goal.status != "dropped" or finished is None or finished.last is None:
            yield _Share(id=figure.id, amounts=figure.planned, over=over)
        elif finished.last >= over[0]:
            # what was given up takes nothing from the day on which it was given up
            kept = (over[0], min(finished.last, over[1]))
            yield _Share(id=figure.id, amounts=part_of(figure.planned, over, kept), over=kept)
    known = by_id(plan.goals)
    for activity in plan.activities:
        if activity.goal not in known:
            interval = _interval(activity)
            over = _both(interval.start, interval.end)
            yield _Share(id=activity.id, amounts=planned_in(activity), over=over)


def _spent(plan: Plan, goals: Sequence[GoalFigure], today: dt.date) -> Iterable[_Share]:
    """What was spent lies between the start and the end, and never after today."""
    goal_days = {figure.id: _past(figure.start, _spending_ends(figure, today), today) for figure in goals}
    for figure in goals:
        yield _Share(id=figure.id, amounts=spent_on(figure.goal.spent), over=goal_days[figure.id])
    for activity in plan.activities:
        interval = _interval(activity)
        ends = interval.end if is_done(activity.done, today) else today
        over = _past(interval.start, ends, today) or goal_days.get(activity.goal or "")
        yield _Share(id=activity.id, amounts=spent_on(activity.spent), over=over)


def _spending_ends(figure: GoalFigure, today: dt.date) -> dt.date | None:
    if figure.goal.status not in FINISHED:
        return today
    finished = figure.goal.finished
    return finished.last if finished is not None else figure.end


def _interval(activity: Activity) -> Interval:
    """From its start to the day it was done, else is due."""
    return interval_of(activity.start, activity.done if isinstance(activity.done, When) else activity.due)


def _both(first: dt.date | None, last: dt.date | None) -> Days | None:
    return None if first is None or last is None else (min(first, last), last)


def _past(first: dt.date | None, last: dt.date | None, today: dt.date) -> Days | None:
    return None if first is None or last is None else (min(first, last, today), min(last, today))


def _had(plan: Plan, today: dt.date) -> tuple[Meeting, ...]:
    return tuple(
        meeting
        for person in plan.people
        for meeting in person.meetings
        if meeting.kind == "coffee" and (meeting.date.first is None or meeting.date.first <= today)
    )


def _coffees(meetings: Iterable[Meeting]) -> Iterable[Amounts]:
    for meeting in meetings:
        yield Amounts(coffees=1, money=purse((meeting.cost,) if meeting.cost is not None else ()))


def _lies_in(when: When, days: Days) -> bool:
    """True if all of a when lies in the days: a coffee "in 2026" is in the year and in no quarter."""
    return when.first is not None and when.last is not None and days[0] <= when.first <= when.last <= days[1]
