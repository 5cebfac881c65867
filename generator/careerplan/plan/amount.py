"""Amounts: lengths of working time in minutes, spans of the calendar, money in minor units.

Money of different currencies is never added. Minor units are hundredths, save for the
currencies without any (ISO 4217 exponent 0).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NewType

from msgspec import Struct

from careerplan.plan.problem import Fault

Minutes = NewType("Minutes", int)

WITHOUT_MINOR_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "XPF", "PYG", "UGX"})
LARGEST_AMOUNT = Decimal(10) ** 12

_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")
_HOURS_MINUTES = re.compile(r"(\d{1,4})\s*h(?:ours?|rs?)?\s*(?:([0-5]?\d)\s*(?:m|mins?|minutes?)?)?")
_DECIMAL_HOURS = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:h|hours?|hrs?)?")
_MINUTES = re.compile(r"(\d{1,6})\s*(?:m|mins?|minutes?)")
_SPAN = re.compile(r"(?:(\d{1,3})\s*)?(day|week|month|quarter|year)s?")
_CODE_BEFORE = re.compile(r"([A-Za-z]{3})\s*(?=[-\d])(.*)")
_CODE_AFTER = re.compile(r"(.*\d)\s*([A-Za-z]{3})")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}


def parse_duration(text: str) -> Minutes | Fault:
    """Working time: `90 min`, `2h`, `2h30`, `2:30`, and a bare number is hours (`1.5`)."""
    value = text.strip().casefold()
    if match := _CLOCK.fullmatch(value):
        return Minutes(int(match[1]) * 60 + int(match[2]))
    if match := _MINUTES.fullmatch(value):
        return Minutes(int(match[1]))
    if match := _HOURS_MINUTES.fullmatch(value):
        return Minutes(int(match[1]) * 60 + int(match[2] or 0))
    if match := _DECIMAL_HOURS.fullmatch(value):
        hours = Decimal(match[1].replace(",", "."))
        return Minutes(int((hours * 60).to_integral_value()))
    return Fault(
        "duration-unreadable",
        f"“{text}” is not a length of time",
        "write 90 min, 2h, 2h30, 2:30 or a number of hours such as 1.5",
    )


class Span(Struct, frozen=True):
    """A length of the calendar: months and days, as a person says it."""

    text: str
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day that lies this span after a day; a month's end stays within its month, years in 1 to 9999."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        last = calendar.monthrange(year, month)[1]
        moved = date(year, month, min(day.day, last))
        return min(moved, date.max - timedelta(days=self.days)) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day that lies this span before a day."""
        months = day.year * 12 + day.month - 1 - self.months
        year, month = months // 12, months % 12 + 1
        if year < date.min.year:
            return date.min
        last = calendar.monthrange(year, month)[1]
        moved = date(year, month, min(day.day, last))
        return max(moved, date.min + timedelta(days=self.days)) - timedelta(days=self.days)


def parse_span(text: str) -> Span | Fault:
    """A span or cadence: `2 weeks`, `month`, `3 months`, `quarter`, `year`."""
    match = _SPAN.fullmatch(text.strip().casefold())
    if match is None or (match[1] and int(match[1]) == 0):
        return Fault(
            "duration-unreadable",
            f"“{text}” is not a span of the calendar",
            "write 2 weeks, month, 3 months, quarter, year or 5 years",
        )
    count = int(match[1] or 1)
    per_unit = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "quarter": (3, 0), "year": (12, 0)}
    months, days = per_unit[match[2]]
    return Span(text.strip(), months * count, days * count)


class Money(Struct, frozen=True, order=True):
    """An amount in the minor units of its currency (cents), with the ISO 4217 code."""

    currency: str
    minor: int

    @property
    def amount(self) -> Decimal:
        """The amount in the currency's own unit."""
        return Decimal(self.minor) / (1 if self.currency in WITHOUT_MINOR_UNITS else 100)


def parse_money(text: str, currency: str) -> Money | Fault:
    """`200 EUR`, `EUR 200`, `€200`, or a number in the plan's own currency."""
    value = text.strip()
    code = currency
    for symbol, meant in _SYMBOLS.items():
        if symbol in value:
            code, value = meant, value.replace(symbol, "").strip()
    if match := _CODE_BEFORE.fullmatch(value):
        code, value = match[1].upper(), match[2]
    elif match := _CODE_AFTER.fullmatch(value):
        code, value = match[2].upper(), match[1]
    amount = _decimal(value)
    if amount is None or abs(amount) > LARGEST_AMOUNT:
        return Fault(
            "money-unreadable",
            f"“{text}” is not an amount of money",
            f"write 200 EUR, EUR 200, {{amount: 200, currency: EUR}}, or 200 for {currency}",
        )
    decimals = 0 if code in WITHOUT_MINOR_UNITS else 2
    if round(amount, decimals) != amount or re.fullmatch(r"-?\d+\.\d{3,}", value):
        help_text = f"write {value.replace('.', '')} {code} if the point separates thousands"
        return Fault("money-unreadable", f"“{text}” has more decimals than {code} has", help_text)
    return Money(code, int(amount * 10**decimals))


def _decimal(text: str) -> Decimal | None:
    compact = re.sub(r"[\s_'\u2019]", "", text)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", compact):
        compact = compact.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+|\.\d{3})", compact):
        compact = compact.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d{1,2}", compact):
        compact = compact.replace(",", ".")
    return Decimal(compact) if re.fullmatch(r"-?\d{1,18}(\.\d{1,6})?", compact) else None


class Range(Struct, frozen=True):
    """A whole number or a range of them, both ends included: `3`, `0-2`."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def parse_range(text: str) -> Range | Fault:
    """`3`, `0-2`, `0–2`, `0..2`."""
    match = re.fullmatch(r"(\d{1,6})(?:\s*(?:-|–|\.\.)\s*(\d{1,6}))?", text.strip())
    if match is None or int(match[2] or match[1]) < int(match[1]):
        return Fault("value-number", f"“{text}” is not a count", "write 3, or a range such as 0-2")
    return Range(int(match[1]), int(match[2] or match[1]))
