"""Whens: intervals of days with a precision, shown as they were written.

An interval is `first`..`last`, both included. `None` at an end means that it is open there.
A calendar day is never turned into a moment of any time zone.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

from careerplan.plan.months import MONTH_NAMES
from careerplan.plan.problem import Fault

Precision = Literal["day", "month", "quarter", "part", "half", "year", "range", "open"]

_MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}

_DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})([t ]\d{1,2}:\d{2}.*)?")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_CJK_DATE = re.compile(r"(\d{4})[年년]\s?(?:(\d{1,2})[月월]\s?(?:(\d{1,2})[日일])?)?")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})[-\s/]*q([1-9])|q([1-9])[-\s/]*(\d{4})")
_HALF = re.compile(r"(\d{4})[-\s/]*h([1-9])|h([1-9])[-\s/]*(\d{4})")
_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"(early|mid|late)(?:\s?[-–]\s?|\s)(\d{4})")
_NAMED_DAY = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s([^\W\d_]+)\.?,?\s(\d{4})")
_NAMED_DAY_US = re.compile(r"([^\W\d_]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.?,?\s(\d{4})")
_NAMED_MONTHS = re.compile(r"([^\W\d_]+)\.?\s?(?:[-–—]|to)\s?([^\W\d_]+)\.?,?\s(\d{4})")
_SLASHED = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4}")
_DASHED = re.compile(r"(\d{4})-(\d{4})|(.*\d{4})\s?(?:[–—]|\s-\s?|\sto\s)\s?(.*\d{4})", re.IGNORECASE)
_BARE_DURATION = re.compile(r"(\d+)(?:\s?[-–]\s?\d+)?\s?(day|week|month|quarter|year)s?")
_ABOUT = re.compile(r"(?:~|about |around |circa |ca\. ?)\s*")

HELP = "write 2026-11-21, 2026-11, 2026-Q4, 2026-H2, 2026, mid-2026, Sep 2026, A..B, ~2026 for about, or ongoing"


class When(Struct, frozen=True):
    """A day, month, quarter, half, year, part of a year, or range, as a person knows it."""

    text: str
    """As written, for showing."""
    first: date | None
    last: date | None
    precision: Precision = "day"
    about: bool = False

    @property
    def is_open(self) -> bool:
        """True for `ongoing` and ranges without an end: never late."""
        return self.last is None

    @property
    def order(self) -> tuple[date, date]:
        """For sorting: by end, then by start; open ones last."""
        return (self.last or date.max, self.first or date.min)


def day(value: date) -> When:
    """The when of exactly one day."""
    return When(value.isoformat(), value, value)


def span_days(first: date, last: date) -> int:
    """Days in an interval, both ends counted."""
    return (last - first).days + 1


def parse_when(text: str) -> When | Fault:
    """Any form that content-model.md lists; the fault's help names the forms and a likely fix."""
    written = text.strip()
    value = _plain(written)
    about = _ABOUT.match(value)
    if about:
        value = value[about.end() :]
    if value in ("ongoing", "open", "open-ended"):
        return When(written, None, None, "open", bool(about))
    if ".." in value:
        return _parse_range(written, value, about=bool(about))
    found = _parse_simple(value, written)
    if isinstance(found, Fault):
        return found
    first, last, precision = found
    moment = _DAY.fullmatch(value)
    if moment and moment[5]:  # a moment loses its time of day
        written = f"{'~' if about else ''}{first}"
    return When(written, first, last, precision, bool(about))


def _plain(text: str) -> str:
    """Lower case, ASCII digits, single spaces, no invisible direction marks."""
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept)
    return " ".join(digits.casefold().split())


def _parse_range(written: str, value: str, *, about: bool) -> When | Fault:
    left, _, right = value.partition("..")
    ends: list[tuple[date | None, date | None]] = []
    for end in (left.strip(), right.strip().lstrip(".")):
        if end in ("", "ongoing", "open"):
            ends.append((None, None))
            continue
        about = about or end.startswith("~")
        found = _parse_simple(end.lstrip("~ "), written)
        if isinstance(found, Fault):
            return found
        ends.append(found[:2])
    first, last = ends[0][0], ends[1][1]
    if first is None and last is None:
        return _unreadable(written)
    if first is not None and last is not None and last < first:
        return Fault("when-order", f"“{written}” ends before it starts", "swap the two dates")
    return When(written, first, last, "range", about)


_Interval = tuple[date, date, Precision]


def _parse_simple(value: str, written: str) -> _Interval | Fault:
    for rule in _RULES:
        found = rule(value, written)
        if found is not None:
            return found
    return _unreadable(written)


def _numeric_day(value: str, written: str) -> _Interval | Fault | None:
    if match := _DAY.fullmatch(value):
        return _day(int(match[1]), int(match[3]), int(match[4]), written)
    if match := _DOTTED_DAY.fullmatch(value):
        return _day(int(match[3]), int(match[2]), int(match[1]), written)
    return None


def _cjk_date(value: str, written: str) -> _Interval | Fault | None:
    match = _CJK_DATE.fullmatch(value)
    if match is None:
        return None
    if match[3]:
        return _day(int(match[1]), int(match[2]), int(match[3]), written)
    if match[2]:
        return _months(int(match[1]), int(match[2]), int(match[2]), "month", written)
    return _months(int(match[1]), 1, 12, "year", written)


def _numeric_period(value: str, written: str) -> _Interval | Fault | None:
    if match := _MONTH.fullmatch(value):
        month = int(match[2])
        return _months(int(match[1]), month, month, "month", written)
    if match := _QUARTER.fullmatch(value):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        if quarter > 4:
            return _impossible(written, "a year has four quarters, Q1 to Q4")
        return _months(year, quarter * 3 - 2, quarter * 3, "quarter", written)
    if match := _HALF.fullmatch(value):
        year, half = int(match[1] or match[4]), int(match[2] or match[3])
        if half > 2:
            return _impossible(written, "a year has two halves, H1 and H2")
        return _months(year, half * 6 - 5, half * 6, "half", written)
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12, "year", written)
    if match := _PART.fullmatch(value):
        start, end = _PARTS[match[1]]
        return _months(int(match[2]), start, end, "part", written)
    return None


def _named(value: str, written: str) -> _Interval | Fault | None:
    if match := _NAMED_DAY.fullmatch(value):
        if number := _MONTHS.get(match[2]):
            return _day(int(match[3]), number, int(match[1]), written)
        return _unknown_month(match[2], written)
    if match := _NAMED_DAY_US.fullmatch(value):
        if number := _MONTHS.get(match[1]):
            return _day(int(match[3]), number, int(match[2]), written)
        return _unknown_month(match[1], written)
    if match := _NAMED_MONTHS.fullmatch(value):
        start, end = _MONTHS.get(match[1]), _MONTHS.get(match[2])
        if start and end:
            return _months(int(match[3]), start, end, "range", written)
        return _unknown_month(match[2] if start else match[1], written)
    if match := _NAMED_MONTH.fullmatch(value):
        if number := _MONTHS.get(match[1]):
            return _months(int(match[2]), number, number, "month", written)
        return _unknown_month(match[1], written)
    return None


def _known_mistake(value: str, written: str) -> Fault | None:
    if _BARE_DURATION.fullmatch(value):
        return Fault(
            "when-duration",
            f"“{written}” is a length of time, not a date",
            "write the date it leads to, such as 2026-Q4 or 2026-11-21",
        )
    if _SLASHED.fullmatch(value):
        return Fault(
            "when-unreadable",
            f"“{written}” could be two different days",
            "write year-month-day, such as 2026-11-21",
        )
    if match := _DASHED.fullmatch(" ".join(written.split())):
        ends = [end for end in match.groups() if end]
        if not any(isinstance(_parse_simple(_plain(end), end), Fault) for end in ends):
            return Fault("when-unreadable", f"“{written}” is not a date", f"write {'..'.join(ends)}")
    return None


_RULES = (_numeric_day, _cjk_date, _numeric_period, _named, _known_mistake)


def _day(year: int, month: int, number: int, written: str) -> _Interval | Fault:
    fault = _check_month(year, month, written)
    if fault:
        return fault
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        return Fault(
            "when-impossible",
            f"{written} is not a day; {_month_name(month)} {year} has {last}",
            f"the last day of that month is {year:04}-{month:02}-{last:02}",
        )
    found = date(year, month, number)
    return (found, found, "day")


def _months(year: int, start: int, end: int, precision: Precision, written: str) -> _Interval | Fault:
    fault = _check_month(year, start, written) or _check_month(year, end, written)
    if fault:
        return fault
    if end < start:
        help_text = f"swap the two months, or write {year - 1}-{start:02}..{year}-{end:02}"
        return Fault("when-order", f"“{written}” ends before it starts", help_text)
    return (date(year, start, 1), date(year, end, calendar.monthrange(year, end)[1]), precision)


def _check_month(year: int, month: int, written: str) -> Fault | None:
    if not 1900 <= year <= 2199:
        return _impossible(written, "years from 1900 to 2199 are read")
    if not 1 <= month <= 12:
        return _impossible(written, "months go from 01 to 12")
    return None


def _month_name(month: int) -> str:
    return MONTH_NAMES[month - 1][0].capitalize()


def _unknown_month(word: str, written: str) -> Fault:
    near = get_close_matches(word, _MONTHS, n=1)
    if near:
        hint = f"did you mean {_month_name(_MONTHS[near[0]])}?"
        return Fault("when-unreadable", f"“{written}” is not a date", hint)
    return _unreadable(written)


def _impossible(written: str, why: str) -> Fault:
    return Fault("when-impossible", f"“{written}” does not exist; {why}", HELP)


def _unreadable(written: str) -> Fault:
    return Fault("when-unreadable", f"“{written}” is not a date", HELP)


def quarter_of(value: date) -> str:
    """`2026-Q4` for any day of that quarter."""
    return f"{value.year}-Q{(value.month - 1) // 3 + 1}"


def quarter_bounds(name: str) -> tuple[date, date]:
    """First and last day of a quarter named like `2026-Q4`."""
    year, quarter = int(name[:4]), int(name[-1])
    last_month = quarter * 3
    return (
        date(year, last_month - 2, 1),
        date(year, last_month, calendar.monthrange(year, last_month)[1]),
    )


def quarter_after(name: str, count: int) -> str:
    """The quarter that lies `count` quarters after the named one (before it, if negative)."""
    index = int(name[:4]) * 4 + int(name[-1]) - 1 + count
    return f"{index // 4:04}-Q{index % 4 + 1}"


def days_between(first: date, last: date) -> int:
    """Days from the first to the last; negative if the last comes first."""
    return (last - first) // timedelta(days=1)
