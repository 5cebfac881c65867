"""Spread: the part of an amount that falls into a period, evenly over the days it is spread over.

Parts are whole minutes, minor units and coffees; those of adjoining periods always add to the whole.
"""

from __future__ import annotations

import datetime as dt

from careerplan.insight.amounts import Amounts
from careerplan.plan.when import span_days

Days = tuple[dt.date, dt.date]
"""A first and a last day, both included."""


def part_of(amounts: Amounts, over: Days, period: Days) -> Amounts:
    """What falls into the period of amounts that are spread over the given days."""
    whole = span_days(*over)
    before = _days_until(over, period[0] - dt.timedelta(days=1))
    until = _days_until(over, period[1])
    return Amounts(
        minutes=_share(amounts.minutes, before, until, whole),
        money={
            currency: part for currency, minor in amounts.money.items() if (part := _share(minor, before, until, whole))
        },
        coffees=_share(amounts.coffees, before, until, whole),
    )


def _days_until(over: Days, day: dt.date) -> int:
    """How many of the days lie up to and including a day."""
    if day < over[0]:
        return 0
    return span_days(over[0], min(day, over[1]))


def _share(amount: int, before: int, until: int, whole: int) -> int:
    """Rounded as the difference of running totals, so that nothing is lost between periods."""
    return _running(amount, until, whole) - _running(amount, before, whole)


def _running(amount: int, days: int, whole: int) -> int:
    return (2 * amount * days + whole) // (2 * whole)
