"""Deadlines: everything with a day by which it should be done, late ones first.

Ideas, finished goals and what is not yours have none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.discretion import names_pay
from careerplan.insight.goals import GoalFigure
from careerplan.insight.learning import is_done
from careerplan.insight.market import MarketFigures
from careerplan.insight.people import next_meeting
from careerplan.insight.reviews import ReviewFigures
from careerplan.insight.vision import current_vision
from careerplan.insight.words import quoted
from careerplan.plan.plan import Plan
from careerplan.plan.record import Record
from careerplan.plan.when import When

DeadlineKind = Literal["goal", "milestone", "decision", "activity", "need", "review", "private"]


class Deadline(Struct, frozen=True, kw_only=True):
    """One thing with a due day."""

    day: dt.date
    days_late: int
    """Negative while it lies ahead."""
    when: str | None = None
    """As written; none if the day was worked out."""
    text: str
    """What to do."""
    title: str
    """What it is called."""
    where: str
    """The title of the record it stands in."""
    kind: DeadlineKind
    of: str = ""
    """The goal or person it belongs to, as `kind:id`: one thing to do for each is enough at a time."""
    ref: str = ""
    path: str = ""
    private: bool = False
    """True if it must not be named on a page that is opened at work."""


def deadlines(
    plan: Plan, goals: Sequence[GoalFigure], reviews: ReviewFigures, market: MarketFigures, today: dt.date
) -> tuple[Deadline, ...]:
    """All that is due, the longest overdue first."""
    working = {figure.id: figure for figure in goals if figure.is_open and figure.goal.status != "idea"}
    found = (
        *(item for figure in working.values() for item in _of_goal(figure, today)),
        *_of_activities(plan, {figure.id: figure for figure in goals}, working, today),
        *_of_people(plan, today),
        *_of_vision(plan, today),
        *_of_review(reviews, today),
        *_of_market(market, today),
    )
    return tuple(sorted(found, key=_by_day))


def _by_day(item: Deadline) -> tuple[dt.date, int, str, str, str]:
    """Of one day, what the goals themselves say comes before their activities."""
    return (item.day, get_args(DeadlineKind).index(item.kind), item.where, item.title, item.ref)


def _due(
    when: When | None, record: Record, kind: DeadlineKind, text: str, today: dt.date, **more: str
) -> Deadline | None:
    """A deadline at the end of a written date; none if that is open."""
    if when is None or when.last is None:
        return None
    return Deadline(
        day=when.last,
        days_late=(today - when.last).days,
        when=when.text,
        text=text,
        title=more.get("title", text),
        where=more.get("where", record.title),
        kind=kind,
        of=more.get("of", str(record.key)),
        ref=str(record.key),
        path=record.place.path,
        private=names_pay(text),
    )


def _of_goal(figure: GoalFigure, today: dt.date) -> Iterable[Deadline]:
    goal = figure.goal
    milestones = [
        item
        for milestone in goal.milestones
        if not is_done(milestone.done, today)
        and (item := _due(milestone.due, goal, "milestone", milestone.title, today)) is not None
    ]
    found = list(milestones)
    end = _due(goal.due, goal, "goal", goal.next_step or "Finish it or move its date", today, title=goal.title)
    # a last milestone that ends with its goal says better what is to be done
    if end is not None and all(item.day != end.day for item in milestones):
        found.append(end)
    for decision in goal.decisions:
        item = _due(decision.date, goal, "decision", f"Decide: {decision.question}", today)
        # a decision has no mark for "made", so once its day has passed nobody knows
        if item is not None and item.days_late <= 0:
            found.append(item)
    return [_hidden(item) if figure.private else item for item in found]


def _hidden(item: Deadline) -> Deadline:
    return replace(item, private=True)


def _of_activities(
    plan: Plan, goals: Mapping[str, GoalFigure], working: Mapping[str, GoalFigure], today: dt.date
) -> Iterable[Deadline]:
    for activity in plan.activities:
        if is_done(activity.done, today) or (activity.goal in goals and activity.goal not in working):
            continue
        figure = working.get(activity.goal or "")
        of = figure.goal if figure is not None else activity
        item = _due(
            activity.due,
            activity,
            "activity",
            f"Finish {quoted(activity.title)}",
            today,
            title=activity.title,
            where=figure.goal.title if figure is not None else "Learning",
            of=str(of.key),
        )
        if item is not None:
            yield _hidden(item) if figure is not None and figure.private else item


def _of_people(plan: Plan, today: dt.date) -> Iterable[Deadline]:
    for person in plan.people:
        coming = next_meeting(person, today)
        for need in person.needs:
            if coming is not None and need.by is not None and coming.order <= need.by.order:
                continue  # they meet before it is needed, and the meeting is said
            item = _due(need.by, person, "need", f"Get from {person.title}: {need.what}", today, title=need.what)
            if item is not None:
                yield _hidden(item) if "recruiter" in person.relations else item


def _of_vision(plan: Plan, today: dt.date) -> Iterable[Deadline]:
    vision = current_vision(plan, today)
    if vision is not None:
        item = _due(vision.decide_by, vision, "decision", "Decide which way to go", today)
        if item is not None:
            yield item


def _of_review(reviews: ReviewFigures, today: dt.date) -> Iterable[Deadline]:
    if reviews.next_due is None or reviews.last is None:
        return
    written = reviews.last.next
    yield Deadline(
        day=reviews.next_due,
        days_late=(today - reviews.next_due).days,
        when=written.text if written is not None and written.last is not None else None,
        text="Write the review",
        title="the review",
        where="Reviews",
        kind="review",
        path="content/reviews/",
    )


def _of_market(market: MarketFigures, today: dt.date) -> Iterable[Deadline]:
    if market.search_due is not None:
        yield Deadline(
            day=market.search_due,
            days_late=(today - market.search_due).days,
            text="Look at the market",
            title="the light search",
            where="Market",
            kind="private",
            path="content/market/",
            private=True,
        )
