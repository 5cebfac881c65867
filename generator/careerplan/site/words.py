"""Days, levels and amounts as pages show them.

Dates read "15 Nov", with the year when it is not this one; relative words are true on the build's
day and refreshed by a few lines of script.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from careerplan.insight.words import MONTHS, period
from careerplan.plan.amount import Minutes, Money
from careerplan.plan.when import When

WhenWords: TypeAlias = "Callable[[When | None, dt.date], Day | None]"
"""How the dates of a page are said."""


class Day(Struct, frozen=True):
    """A day, or a vaguer when, for a `<time>` element."""

    iso: str
    """For the machine: `2026-11-21`, or `2026-11`, or `2026`; empty where there is no such form."""
    text: str
    """For the reader."""


def day_of(day: dt.date, today: dt.date | None) -> Day:
    """`15 Nov`, or `15 Nov 2025` where the year is not today's (always, without a today)."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return Day(day.isoformat(), f"{day.day} {MONTHS[day.month - 1]}{year}")


def when_of(when: When | None, today: dt.date) -> Day | None:
    """A when as it was written, save that whole days and months read like all others."""
    if when is None:
        return None
    about = "about " if when.about else ""
    if when.first is not None and when.precision == "day":
        shown = day_of(when.first, today)
        return Day(shown.iso, about + shown.text)
    if when.first is not None and when.precision == "month":
        return Day(f"{when.first:%Y-%m}", f"{about}{MONTHS[when.first.month - 1]} {when.first.year}")
    if when.first is not None and when.precision == "year":
        return Day(str(when.first.year), f"{about}{when.first.year}")
    if when.first is not None and when.precision == "quarter":
        return Day("", f"{about}{when.first.year} Q{(when.first.month - 1) // 3 + 1}")
    if when.first is not None and when.precision == "half":
        return Day("", f"{about}{when.first.year} H{1 if when.first.month == 1 else 2}")
    return Day("", when.text)


def when_told(when: When | None, today: dt.date) -> Day | None:
    """A when in words, for readers who write no plans: `the last quarter of 2026`, `the second half of 2027`."""
    written = when_of(when, today)
    if when is None or written is None or when.is_open or when.first is None:
        return written
    return Day(written.iso, f"{'about ' if when.about else ''}{period(when, today)}")


def money_text(money: Money) -> str:
    """`200 EUR`, with cents only where there are any."""
    amount = money.amount
    shown = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    spaced = shown.replace(",", "\u202f")
    return f"{spaced} {money.currency}"


def hours_text(minutes: Minutes | int | None) -> str:
    """`2 h`, `2 h 30`, `45 min`; empty for none."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def percent(share: float) -> str:
    """A position for an svg attribute: `42.5%`, at most two decimals."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"
