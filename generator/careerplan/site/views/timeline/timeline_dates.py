"""Dates of the timeline in words: what comes next, what has no date, what lies beyond the scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from careerplan.insight.deadlines import Deadline
from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import MONTHS, count, late, relative, verb
from careerplan.plan.goal import FINISHED
from careerplan.plan.record import TARGET_KINDS
from careerplan.plan.when import When, parse_when, quarter_after, quarter_of
from careerplan.site.addresses import REVIEWS
from careerplan.site.views.goals.goal_sentences import late_said
from careerplan.site.views.parts import Desk, Link, Pill, SourceFile
from careerplan.site.words import Day, day_of

SHOWN = ("goal", "milestone", "decision", "review")


class Coming(Struct, frozen=True, kw_only=True):
    """One date, late or ahead."""

    when: Day
    """As it was written, where a person wrote it."""
    link: Link
    after: str
    """A few words after the title."""
    where: str
    pill: Pill
    is_late: bool


class Undated(Struct, frozen=True, kw_only=True):
    """A goal of which no date is known; it is given none."""

    link: Link
    state: str
    file: SourceFile | None
    line: str
    """What to add to the file; empty where none is asked for."""


def coming(desk: Desk) -> tuple[Coming, ...]:
    """Everything of goals, decisions and reviews that is late or lies ahead, the latest first."""
    return tuple(_coming(desk, item) for item in desk.figures.deadlines if item.kind in SHOWN)


def _coming(desk: Desk, item: Deadline) -> Coming:
    kind, _, record_id = item.ref.partition(":")
    known = next((known for known in TARGET_KINDS.values() if known == kind), None)
    href = desk.link(known, record_id).href if known is not None else REVIEWS
    return Coming(
        when=shown(item, desk),
        link=Link(item.title if item.kind != "review" else "The next review", href),
        after="is due" if item.kind == "goal" else "",
        where="" if item.where in (item.title, "Reviews") else item.where,
        pill=Pill(late(item.days_late), "bad") if item.days_late > 0 else Pill(relative(item.day, desk.today)),
        is_late=item.days_late > 0,
    )


def shown(item: Deadline, desk: Desk) -> Day:
    """Its date as written, such as `Jan 2027`; the day, where that was worked out."""
    written = parse_when(item.when) if item.when is not None else None
    known = desk.when(written) if isinstance(written, When) else None
    return known or day_of(item.day, desk.today)


def undated(desk: Desk) -> tuple[Undated, ...]:
    """The undated lane: what might be given a date first, then ideas, then what is over."""
    listed = [figure for figure in desk.figures.goals if not figure.dated]
    return tuple(_undated(desk, figure) for figure in sorted(listed, key=_urgency))


def _urgency(figure: GoalFigure) -> tuple[int, str]:
    over = figure.goal.status in FINISHED or figure.goal.want == "no"
    return (2 if over else 1 if figure.goal.status == "idea" else 0, figure.goal.title)


def _undated(desk: Desk, figure: GoalFigure) -> Undated:
    goal = figure.goal
    asked = _urgency(figure)[0] == 0
    states = {"idea": "an idea needs no date", "changed": "changed", "partly": "partly reached"}
    state = "not mine" if goal.want == "no" else states.get(goal.status, goal.status)
    quarter = quarter_after(quarter_of(desk.today), 1)
    return Undated(
        link=desk.link("goal", goal.id),
        state="" if asked else state,
        file=desk.source(goal.place.path) if asked else None,
        line=f"due: {quarter}" if asked else "",
    )


def headline(goals: Sequence[GoalFigure]) -> str:
    """How many open goals there are, until when, and what is late."""
    if not goals:
        return "No goals yet."
    return " ".join(part for part in (_dated_said(goals), late_said(goals)) if part)


def _dated_said(goals: Sequence[GoalFigure]) -> str:
    listed = [figure for figure in goals if figure.is_open and figure.dated]
    if not listed:
        return "No open goal has a date."
    ends = [figure.end for figure in listed if figure.end is not None]
    until = f" until {MONTHS[max(ends).month - 1]} {max(ends).year}" if ends else ", all open-ended"
    if len(listed) == 1 and not ends:
        until = ", open-ended"
    return f"{count(len(listed), 'goal')}{until}."


def undated_said(number: int) -> str:
    """The heading of the undated lane."""
    return f"Undated: {count(number, 'goal')}"


def finished_said(number: int, year: int) -> str:
    """The words that open the goals that are over."""
    return f"{count(number, 'goal')} that {verb(number, 'is', 'are')} over, of those in {year}"


def facts(desk: Desk) -> Iterator[tuple[str, str, Day | None]]:
    """Words, what they are about, and its day: the next date and the next decision."""
    ahead = [item for item in desk.figures.deadlines if item.days_late <= 0 and item.kind in SHOWN]
    nearest = min(ahead, key=_day, default=None)
    decision = min((item for item in ahead if item.kind == "decision"), key=_day, default=None)
    if nearest is not None:
        yield ("Next:", nearest.title, shown(nearest, desk))
    if decision is not None and decision is not nearest:
        yield ("Next decision", "", shown(decision, desk))


def _day(item: Deadline) -> dt.date:
    return item.day
