"""Rows of amounts: hours, each currency and coffees, spent against planned."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct

from careerplan.insight.amounts import Amounts
from careerplan.insight.words import number
from careerplan.plan.amount import WITHOUT_MINOR_UNITS, Money
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.words import money_text

HOURS, COFFEES = "Hours", "Coffees"


class AmountRow(Struct, frozen=True, kw_only=True):
    """One kind of amount."""

    name: str
    chart: Bullet | None
    """None where nothing is planned: there is nothing to measure against."""
    used: str
    of: str
    """`of 60 h`, or that none is planned."""
    note: str = ""
    """What there is to spend, where a budget says it."""


class _Amount(Struct, frozen=True, kw_only=True):
    key: str
    """Hours, coffees, or the code of a currency."""
    name: str
    used: int
    planned: int
    used_text: str
    planned_text: str


def amount_rows(
    spent: Amounts, planned: Amounts, elapsed: float | None, budget: Mapping[str, str] | None = None
) -> tuple[AmountRow, ...]:
    """A row for every kind of which anything is planned or spent; currencies are never added together.

    `budget` has words by hours, coffees or currency.
    """
    return tuple(
        AmountRow(
            name=amount.name,
            chart=bullet(amount.used, amount.planned, elapsed) if amount.planned else None,
            used=amount.used_text,
            of=f"of {amount.planned_text}" if amount.planned else "none planned",
            note=(budget or {}).get(amount.key, ""),
        )
        for amount in _amounts(spent, planned)
        if amount.used or amount.planned
    )


def _amounts(spent: Amounts, planned: Amounts) -> Iterator[_Amount]:
    yield _Amount(
        key=HOURS,
        name=HOURS,
        used=spent.minutes,
        planned=planned.minutes,
        used_text=hours_number(spent.minutes) + ("" if planned.minutes else " h"),
        planned_text=f"{hours_number(planned.minutes)} h",
    )
    currencies = sorted({*spent.money, *planned.money})
    for currency in currencies:
        used, plan = spent.money.get(currency, 0), planned.money.get(currency, 0)
        bare = money_text(Money(currency, used)).removesuffix(f" {currency}")
        yield _Amount(
            key=currency,
            name="Money" if len(currencies) == 1 else f"Money, {currency}",
            used=used,
            planned=plan,
            used_text=bare if plan else f"{bare} {currency}",
            planned_text=money_text(Money(currency, plan)),
        )
    yield _Amount(
        key=COFFEES,
        name=COFFEES,
        used=spent.coffees,
        planned=planned.coffees,
        used_text=str(spent.coffees),
        planned_text=str(planned.coffees),
    )


def whole(amounts: Amounts) -> Amounts:
    """Rounded to hours and to the currency's own unit: minutes and cents of a share of a plan say nothing."""
    return Amounts(
        minutes=round(amounts.minutes / 60) * 60,
        money={currency: _whole_money(minor, currency) for currency, minor in amounts.money.items()},
        coffees=amounts.coffees,
    )


def _whole_money(minor: int, currency: str) -> int:
    unit = 1 if currency in WITHOUT_MINOR_UNITS else 100
    return math.floor(minor / unit + 0.5) * unit  # half a unit goes up, as people round


def hours_number(minutes: int) -> str:
    """Hours without a unit, to one decimal: `34`, `4.5`."""
    return number(round(minutes / 60, 1))
