"""Words: the fragments that computed sentences are made of, so that no sentence says "1 skills".

Numbers are whole; days count from today, forward or back as each function says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from careerplan.plan.amount import Money
from careerplan.plan.when import When

DAYS_SAID = 20
"""Up to so many days are said in days, beyond in weeks."""
TWO_YEARS = 730
"""From so many days on a length is said in years."""
QUARTERS = ("first", "second", "third", "last")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ABOUT = re.compile(r"(?:~|about |around |circa |ca\. ?)\s*", re.IGNORECASE)


def count(number: int, one: str, many: str = "") -> str:
    """`no skills`, `1 skill`, `3 skills`; `many` where the plural is not `one` and an s."""
    plural = many or f"{one}s"
    if number == 0:
        return f"no {plural}"
    return f"{number} {one if number == 1 else plural}"


def verb(number: int, one: str, many: str) -> str:
    """The verb that agrees with a count."""
    return one if number == 1 else many


def out_of(part: int, whole: int, one: str, many: str = "") -> str:
    """`3 of 8 skills`, `1 of 1 skill`; of nothing there is only `no skills`."""
    if whole == 0:
        return count(0, one, many)
    return f"{part} of {count(whole, one, many)}"


def length(days: int) -> str:
    """A length of time as people say it: `6 days`, `24 weeks`, `3 years`."""
    if days <= DAYS_SAID:
        return count(days, "day")
    if days < TWO_YEARS:
        return count(days // 7, "week")
    # 365.25 days a year; the day more keeps two years without a leap day at two
    return count((days + 1) * 4 // 1461, "year")


def late(days: int) -> str:
    """`6 days late`."""
    return f"{length(days)} late"


def ahead(days: int) -> str:
    """`today`, `tomorrow`, `in 5 days`, `in 24 weeks`."""
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {length(days)}"


def ago(days: int) -> str:
    """`today`, `yesterday`, `6 days ago`, `24 weeks ago`."""
    if days == 0:
        return "today"
    return "yesterday" if days == 1 else f"{length(days)} ago"


def relative(day: dt.date, today: dt.date) -> str:
    """A day as seen from today, on either side of it."""
    days = (day - today).days
    return ahead(days) if days >= 0 else ago(-days)


def moved(levels: int) -> str:
    """`gained 1`, `lost 1`, `no change`: what a level did, where the words beside say when."""
    if not levels:
        return "no change"
    return f"{'gained' if levels > 0 else 'lost'} {abs(levels)}"


def short(levels: int) -> str:
    """`1 level short`."""
    return f"{count(levels, 'level')} short"


def day_text(day: dt.date, today: dt.date) -> str:
    """`15 Nov`, with the year if it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def when_text(when: When, today: dt.date) -> str:
    """`on 15 Nov`, `in the third quarter of 2026`, `around mid-2026`, `ongoing`."""
    if when.precision == "open":
        return when.text
    word = "around" if when.about else "on" if when.precision == "day" else "in"
    return f"{word} {period(when, today)}"


def period(when: When, today: dt.date) -> str:
    """A when as people say it, without the word before it: `15 Nov`, `the last quarter of 2026`, `Feb–Apr 2027`."""
    first, last = when.first, when.last
    if first is None or last is None:
        return _ABOUT.sub("", when.text, count=1)
    if when.precision == "day":
        return day_text(last, today)
    if when.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if when.precision == "quarter":
        return f"the {QUARTERS[first.month // 3]} quarter of {first.year}"
    if when.precision == "half":
        return f"the {'first' if first.month == 1 else 'second'} half of {first.year}"
    if when.precision == "range":
        return _range(first, last, today)
    return _ABOUT.sub("", when.text, count=1)


def _range(first: dt.date, last: dt.date, today: dt.date) -> str:
    """`Feb–Apr 2027` for whole months, else by its days."""
    if first.day > 1 or (last + dt.timedelta(days=1)).day > 1:
        return f"{day_text(first, today)} – {day_text(last, today)}"
    ends = f"{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{MONTHS[first.month - 1]} {first.year} – {ends}"
    return ends if first.month == last.month else f"{MONTHS[first.month - 1]}–{ends}"


def quoted(title: str) -> str:
    """A title inside a sentence."""
    return f"“{title}”"


def sentence(text: str) -> str:
    """The text with a capital first letter and one full stop."""
    trimmed = text.strip()
    if not trimmed:
        return ""
    stop = "" if trimmed[-1] in ".?!…" else "."
    return f"{trimmed[0].upper()}{trimmed[1:]}{stop}"


def listing(names: Sequence[str], most: int = 3) -> str:
    """`a`, `a and b`, `a, b and c`, `a, b, c and 2 more`; nothing for none."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def percent(share: float) -> str:
    """A share of one as `56 %`."""
    return f"{int(share * 100 + 0.5)} %"


def number(value: float) -> str:
    """A number without needless decimals: `236`, `1.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def hours(minutes: int) -> str:
    """`34 hours`, `1 hour`, `2.5 hours`, `45 minutes`."""
    if 0 < minutes < 60:
        return count(minutes, "minute")
    if minutes % 60 == 0:
        return count(minutes // 60, "hour")
    return f"{number(minutes / 60)} hours"


def money(amount: Money) -> str:
    """`240 EUR`, `13.50 EUR`."""
    value = amount.amount
    return f"{value:.2f} {amount.currency}" if value % 1 else f"{value:.0f} {amount.currency}"
