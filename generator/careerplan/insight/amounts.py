"""Amounts: hours, money and coffees together, of a goal or of a whole plan.

Time in minutes, money in minor units by currency (currencies are never added together).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from careerplan.insight.vision import current_vision
from careerplan.plan.activity import Activity, Spent
from careerplan.plan.amount import Money
from careerplan.plan.goal import Goal
from careerplan.plan.plan import Plan


class Amounts(Struct, frozen=True, kw_only=True):
    """What something takes, or took."""

    minutes: int = 0
    money: Mapping[str, int] = field(default_factory=dict)
    """Currency -> minor units."""
    coffees: int = 0

    @property
    def is_nothing(self) -> bool:
        """True if no amount of any kind is given."""
        return not self.minutes and not self.coffees and not any(self.money.values())


def add(amounts: Iterable[Amounts]) -> Amounts:
    """The sum, each currency for itself."""
    minutes = coffees = 0
    money: dict[str, int] = {}
    for amount in amounts:
        minutes += amount.minutes
        coffees += amount.coffees
        for currency, minor in amount.money.items():
            money[currency] = money.get(currency, 0) + minor
    return Amounts(minutes=minutes, money=dict(sorted(money.items())), coffees=coffees)


def purse(money: Iterable[Money]) -> dict[str, int]:
    """Sums of money by currency."""
    sums: dict[str, int] = {}
    for item in money:
        sums[item.currency] = sums.get(item.currency, 0) + item.minor
    return dict(sorted(sums.items()))


def planned_for(goal: Goal, activities: Sequence[Activity]) -> Amounts:
    """What a goal plans: its own total where it gives one, else the sum of its activities."""
    of_activities = add(planned_in(activity) for activity in activities)
    return Amounts(
        minutes=of_activities.minutes if goal.hours is None else goal.hours,
        money=purse(goal.money) if goal.money else of_activities.money,
        coffees=goal.coffees or 0,
    )


def planned_in(activity: Activity) -> Amounts:
    """What one activity plans."""
    return Amounts(minutes=activity.hours or 0, money=purse(activity.money))


def spent_on(spent: Spent | None) -> Amounts:
    """What a `spent` key says."""
    if spent is None:
        return Amounts()
    return Amounts(minutes=spent.hours or 0, money=purse(spent.money))


def by_goal(activities: Iterable[Activity]) -> dict[str, tuple[Activity, ...]]:
    """The activities that belong to each goal, in their order."""
    gathered: dict[str, list[Activity]] = {}
    for activity in activities:
        if activity.goal is not None:
            gathered.setdefault(activity.goal, []).append(activity)
    return {goal: tuple(items) for goal, items in gathered.items()}


def weekly_cap(plan: Plan, today: dt.date) -> int | None:
    """Minutes a week that there are: the smaller of the budget's hours and what the vision allows."""
    vision = current_vision(plan, today)
    constraints = vision.constraints if vision is not None else None
    given = (
        plan.settings.budget.hours_per_week,
        constraints.hours_per_week if constraints is not None else None,
    )
    caps = [round(hours * 60) for hours in given if hours is not None]
    return min(caps, default=None)
