"""Spans: from when to when something runs, in words, with every date as its page says dates."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from careerplan.plan.goal import FINISHED, Goal
from careerplan.plan.when import When
from careerplan.site.words import Day, WhenWords, day_of, when_of


class Span(Struct, frozen=True):
    """`1 Sep to May 2027`, `since 9 Jan`, `by 29 Jan 2027`, `no date`: words around at most two dates."""

    before: str = ""
    first: Day | None = None
    between: str = ""
    last: Day | None = None


NO_DATE = Span("no date")


def goal_span(goal: Goal, today: dt.date, words: WhenWords = when_of) -> Span:
    """When a goal runs or ran: to the day it ended, where that is known."""
    if goal.status in FINISHED and goal.finished is not None:
        return span(goal.start, goal.finished, today, alone="ended ", words=words)
    return span(goal.start, goal.due, today, words=words)


def span(start: When | None, end: When | None, today: dt.date, alone: str = "by ", words: WhenWords = when_of) -> Span:
    """A start and an end, either of which may be missing or open; `alone` stands before a single last day."""
    if end is None or end.is_open:
        return _open(start, end, today, words)
    last = words(end, today)
    if start is None or start == end:
        return Span(alone if end.precision == "day" else "", last)
    return Span("", words(start, today), " to ", last)


def _open(start: When | None, end: When | None, today: dt.date, words: WhenWords) -> Span:
    begins = start.first if start is not None else end.first if end is not None else None
    if begins is None:
        return Span("ongoing") if end is not None else NO_DATE
    word = "since " if begins <= today else "from "
    return Span(word, words(start, today) if start is not None else day_of(begins, today))
