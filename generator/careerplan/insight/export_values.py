"""Values of the export: days, numbers and amounts as JSON holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from careerplan.insight.resources import Period
from careerplan.insight.roles import RoleFigure
from careerplan.plan.amount import Money, Range
from careerplan.plan.role import NeedSource
from careerplan.plan.when import When

DECIMALS = 2


"""Means, shares and hours are rounded to so many places."""


def day_of(day: dt.date | None) -> str | None:
    """A day as ISO text."""
    return day.isoformat() if day is not None else None


def end_of(when: When | None) -> str | None:
    """The last day of a when, which is the one that counts."""
    return day_of(when.last) if when is not None else None


def number_of(value: float | Decimal | None) -> int | float | None:
    """Rounded, and whole where it is whole, so that 60 hours are not 60.0."""
    if value is None:
        return None
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def hours_of(minutes: int | None) -> int | float | None:
    """Minutes as hours."""
    return number_of(minutes / 60) if minutes is not None else None


def money_of(currency: str, minor: int | None) -> int | float | None:
    """Minor units as the currency's own unit."""
    return number_of(Money(currency, minor).amount) if minor is not None else None


def ends_of(span: Range | None) -> tuple[int, ...]:
    """Both ends of a range of counts; nothing where it is not said."""
    return (span.low, span.high) if span is not None else ()


def answer_of(still_true: bool | str | None) -> str | None:  # noqa: FBT001 - as the file says it
    """Whether something is still true: yes, no, or the sentence that was written."""
    if isinstance(still_true, bool):
        return "yes" if still_true else "no"
    return still_true


class Tally(Struct, frozen=True):
    """One resource of a period: numbers in the unit of the export."""

    planned: int | float | None
    spent: int | float | None
    cap: int | float | None


def hours_tally(period: Period) -> Tally:
    """The hours of a period."""
    return Tally(hours_of(period.planned.minutes), hours_of(period.spent.minutes), hours_of(period.cap.minutes))


def money_tally(period: Period) -> Mapping[str, Tally]:
    """The money of a period, each currency for itself."""
    planned, spent, cap = period.planned.money, period.spent.money, period.cap.money or {}
    return {
        code: Tally(
            money_of(code, planned.get(code, 0)),
            money_of(code, spent.get(code, 0)),
            money_of(code, cap.get(code)),
        )
        for code in sorted({*planned, *spent, *cap})
    }


def coffee_tally(period: Period) -> Tally:
    """The coffees of a period."""
    return Tally(period.planned.coffees, period.spent.coffees, period.cap.coffees)


def gaps_of(role: RoleFigure | None) -> int | None:
    """A role's gaps; none for a role that the plan does not hold."""
    return role.gaps if role is not None else None


def source_of(source: NeedSource) -> str:
    """A source as it is written: `guideline`, `person:maria`."""
    return f"{source.origin}:{source.person}" if source.person is not None else source.origin
