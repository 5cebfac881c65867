"""People: whom to meet when, what was asked of them, and the coffees had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from careerplan.insight.amounts import purse
from careerplan.insight.ratings import counted_day
from careerplan.insight.words import ago, count, day_text, late, listing, relative, sentence
from careerplan.plan.amount import Span
from careerplan.plan.person import Meeting, Person
from careerplan.plan.plan import Plan
from careerplan.plan.when import When

DAYS_TO_ANSWER = 30
NO_MENTOR = (
    "Don't have a mentor? Get one, or five: ask somebody who does what you want to learn one clear "
    "question, and say what you offer in return."
)


class PersonFigure(Struct, frozen=True, kw_only=True):
    """One person and the time with them."""

    person: Person
    last_met: dt.date | None = None
    days_since: int | None = None
    """Days since you last met; none if you have not."""
    next_due: dt.date | None = None
    """By cadence from the last meeting, before the first from `since`; none without a cadence."""
    days_overdue: int = 0
    arranged: When | None = None
    """The next meeting, if it lies ahead."""
    coffees: int = 0
    """Had so far."""
    coffees_planned: int = 0
    """Arranged for later."""
    cost: Mapping[str, int]
    """What the coffees cost so far, in minor units by currency."""
    days_unanswered: int | None = None
    """Days since you asked them to be a mentor, if no answer is written down."""
    said: str
    """When you last met and when you meet next, in one sentence."""

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def overdue(self) -> bool:
        """True if the cadence asked for a meeting before today."""
        return self.days_overdue > 0


class PeopleFigures(Struct, frozen=True, kw_only=True):
    """Everybody in the plan."""

    people: tuple[PersonFigure, ...] = ()
    """In the order of the plan."""
    mentors: int = 0
    no_mentor: str = ""
    """How to get a mentor; empty if there is one."""
    unanswered: tuple[str, ...] = ()
    """People asked to be a mentor who have not answered for 30 days."""
    unanswered_said: str = ""


def people_figures(plan: Plan, today: dt.date) -> PeopleFigures:
    """The figure of every person."""
    figures = tuple(_figure(person, today) for person in plan.people)
    mentors = sum("mentor" in person.relations for person in plan.people)
    waiting = [figure for figure in figures if (figure.days_unanswered or 0) >= DAYS_TO_ANSWER]
    return PeopleFigures(
        people=figures,
        mentors=mentors,
        no_mentor="" if mentors else NO_MENTOR,
        unanswered=tuple(figure.id for figure in waiting),
        unanswered_said=_unanswered(waiting),
    )


def _unanswered(waiting: Sequence[PersonFigure]) -> str:
    if not waiting:
        return ""
    named = listing([figure.person.title for figure in waiting])
    if len(waiting) == 1:
        return f"{named} has not answered; you asked {ago(waiting[0].days_unanswered or 0)}."
    return f"{count(len(waiting), 'person', 'people')} have not answered: {named}."


def _figure(person: Person, today: dt.date) -> PersonFigure:
    held = [meeting for meeting in person.meetings if was_held(meeting, today)]
    coffees = [meeting for meeting in held if meeting.kind == "coffee"]
    coming = [meeting for meeting in person.meetings if not was_held(meeting, today)]
    last_met = max((day for meeting in held if (day := counted_day(meeting.date, today))), default=None)
    next_due = due_by_cadence(person, last_met)
    arranged = next_meeting(person, today)
    days_overdue = max((today - next_due).days, 0) if next_due is not None else 0
    return PersonFigure(
        person=person,
        last_met=last_met,
        days_since=(today - last_met).days if last_met is not None else None,
        next_due=next_due,
        days_overdue=days_overdue,
        arranged=arranged,
        coffees=len(coffees),
        coffees_planned=sum(meeting.kind == "coffee" for meeting in coming),
        cost=purse(meeting.cost for meeting in coffees if meeting.cost is not None),
        days_unanswered=_days_unanswered(person, today),
        said=_said(last_met, next_due, arranged, today),
    )


def was_held(meeting: Meeting, today: dt.date) -> bool:
    """True for a meeting that had begun by today."""
    return meeting.date.first is None or meeting.date.first <= today


def due_by_cadence(person: Person, last_met: dt.date | None) -> dt.date | None:
    """When the next meeting falls due."""
    if person.every is None:
        return None
    if last_met is None:
        return _after(person.every, person.since.last) if person.since is not None else None
    return _after(person.every, last_met)


def _after(every: Span, day: dt.date | None) -> dt.date | None:
    return every.after(day) if day is not None else None


def next_meeting(person: Person, today: dt.date) -> When | None:
    """The nearest meeting ahead: `next`, or one already listed with a later date."""
    dates = [meeting.date for meeting in person.meetings if not was_held(meeting, today)]
    if person.next is not None and person.next.last is not None and person.next.last >= today:
        dates.append(person.next)
    return min(dates, key=lambda when: when.order, default=None)


def _days_unanswered(person: Person, today: dt.date) -> int | None:
    asked = person.asked
    if asked is None or asked.answer.strip() or asked.date is None or asked.date.last is None:
        return None
    return max((today - asked.date.last).days, 0)


def _said(last_met: dt.date | None, next_due: dt.date | None, arranged: When | None, today: dt.date) -> str:
    parts = ["Not met yet"]
    if last_met is not None:
        days = (today - last_met).days
        parts = ["Last met today" if days == 0 else f"Last met {day_text(last_met, today)}, {ago(days)}"]
    if arranged is not None and arranged.last is not None:
        parts.append(f"next {_next_text(arranged, today)}")
    elif next_due is not None and next_due < today:
        parts.append(f"the next was due {day_text(next_due, today)}, {late((today - next_due).days)}")
    elif next_due is not None:
        parts.append(f"the next is due {relative(next_due, today)}")
    return sentence("; ".join(parts))


def _next_text(when: When, today: dt.date) -> str:
    if when.precision != "day" or when.last is None:
        return when.text
    return f"{day_text(when.last, today)}, {relative(when.last, today)}"
