"""Intervals: from when to when a goal or an activity runs, without inventing a day.

Both ends are included. A due date means the end of what was written, a start its beginning; due
without start begins with its own interval; start without due is open and never late.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from careerplan.plan.when import When, span_days


class Interval(Struct, frozen=True, kw_only=True):
    """When something runs."""

    start: dt.date | None = None
    end: dt.date | None = None
    """None while it is open, or not known."""
    when: str | None = None
    """As written: the due date, else the start, else the day it was finished; none if undated."""
    open: bool = False
    """True if it goes on without an end: it cannot be late."""

    @property
    def dated(self) -> bool:
        """False if nothing is known of its time."""
        return self.when is not None

    def elapsed(self, today: dt.date) -> float | None:
        """The share of its days that have passed before today, 0 to 1; none unless both ends are known."""
        if self.start is None or self.end is None:
            return None
        passed = (today - self.start).days
        return min(max(passed / span_days(self.start, self.end), 0.0), 1.0)


def interval_of(
    start: When | None, due: When | None, finished: When | None = None, *, closed: bool = False
) -> Interval:
    """The interval that the written dates amount to; `closed` for what is over, which is never open."""
    ending = finished.last if closed and finished is not None else None
    if due is not None:
        end = due.last or ending
        begin = start.first if start is not None else due.first
        return _ordered(begin, end, due.text, open_=due.is_open and not closed)
    if start is not None:
        return _ordered(start.first, ending, start.text, open_=not closed)
    if closed and finished is not None:
        return _ordered(finished.first, finished.last, finished.text, open_=False)
    return Interval()


def _ordered(start: dt.date | None, end: dt.date | None, when: str, *, open_: bool) -> Interval:
    """A start after its end, which the check reports, is taken as that end."""
    if start is not None and end is not None:
        start = min(start, end)
    return Interval(start=start, end=end, when=when, open=open_)
