"""Do next: at most five things, each with its date, what to do, where, and the file to edit.

Chosen in this order: late, due within 14 days, meetings with their question, skills to rate again,
active goals without a next step; shown by date, those without a day of their own at the end. What
comes from market, wellbeing, triggers or pay is only "Private item", without place or file: Today
is opened at work.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.deadlines import Deadline
from careerplan.insight.discretion import PRIVATE_ITEM, names_pay
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.people import PeopleFigures, PersonFigure
from careerplan.insight.words import ago, late, relative
from careerplan.plan.plan import Plan

NextKind = Literal[
    "goal", "milestone", "activity", "decision", "need", "review", "meeting", "rate", "next-step", "private"
]

MOST = 5
SOON_DAYS = 14
WITHOUT_DAY: frozenset[NextKind] = frozenset({"rate", "next-step"})
"""Kinds that wait for no day: their date, if any, only says since when or until when."""


class NextItem(Struct, frozen=True, kw_only=True):
    """One thing to do."""

    date: dt.date | None = None
    """The day it is or was due; none if it has no date."""
    when: str | None = None
    """The date as it was written, or none where it was worked out."""
    text: str
    """A verb phrase, as far as the plan's own words are one."""
    note: str = ""
    """How late or how soon: `6 days late`, `in 5 days`."""
    where: str = ""
    """The title of the record it belongs to."""
    ask: str = ""
    """The question to bring to a meeting."""
    kind: NextKind
    ref: str = ""
    """The record, as `kind:id`."""
    path: str = ""
    """The file to edit."""


def do_next(
    plan: Plan,
    skills: Mapping[str, SkillFigure],
    goals: Sequence[GoalFigure],
    people: PeopleFigures,
    due: Sequence[Deadline],
    today: dt.date,
) -> tuple[NextItem, ...]:
    """The five things that come first."""
    groups: tuple[Iterable[NextItem], ...] = (
        _one_for_each((item for item in due if item.days_late > 0), today),
        _one_for_each((item for item in due if -SOON_DAYS <= item.days_late <= 0), today),
        _meetings(people, today),
        _ratings(plan, skills, goals, today),
        _without_next_step(goals),
    )
    chosen = [item for group in groups for item in group][:MOST]
    with_day = [item for item in chosen if item.kind not in WITHOUT_DAY]
    return (*sorted(with_day, key=_by_date), *(item for item in chosen if item.kind in WITHOUT_DAY))


def late_things(due: Iterable[Deadline], people: PeopleFigures, today: dt.date) -> int:
    """How many things are late in all, those too that the five leave out."""
    meetings = sum(item.date is not None and item.date < today for item in _meetings(people, today))
    return sum(item.days_late > 0 for item in due) + meetings


def _one_for_each(items: Iterable[Deadline], today: dt.date) -> list[NextItem]:
    """The first of each goal or person, so that one neglected goal does not fill the list."""
    first: dict[str, Deadline] = {}
    for place, item in enumerate(items):
        first.setdefault(item.of or f"{place}", item)
    return [_dated(item, today) for item in first.values()]


def _dated(item: Deadline, today: dt.date) -> NextItem:
    note = late(item.days_late) if item.days_late > 0 else relative(item.day, today)
    if item.private:
        return NextItem(date=item.day, text=PRIVATE_ITEM, note=note, kind="private")
    return NextItem(
        date=item.day,
        when=item.when,
        text=item.text,
        note=note,
        where=item.where,
        kind=item.kind,
        ref=item.ref,
        path=item.path,
    )


def _meetings(people: PeopleFigures, today: dt.date) -> list[NextItem]:
    """Meetings arranged, and those that the cadence asked for and nobody arranged; by date."""
    items = [item for figure in people.people if (item := _meeting(figure, today)) is not None]
    return sorted(items, key=_by_date)


def _meeting(figure: PersonFigure, today: dt.date) -> NextItem | None:
    person = figure.person
    arranged = figure.arranged.last if figure.arranged is not None else None
    overdue = figure.overdue and arranged is None
    date = figure.next_due if overdue else arranged
    if date is None:
        return None
    note = late(figure.days_overdue) if overdue else relative(date, today)
    if "recruiter" in person.relations:
        return NextItem(date=date, text=PRIVATE_ITEM, note=note, kind="private")
    meet = f"Arrange to meet {person.title}" if overdue else f"Meet {person.title}"
    return NextItem(
        date=date,
        when=figure.arranged.text if figure.arranged is not None and not overdue else None,
        text=meet,
        note=note,
        where=person.title,
        ask="" if names_pay(person.ask) else person.ask.strip(),
        kind="meeting",
        ref=str(person.key),
        path=person.place.path,
    )


def _ratings(
    plan: Plan, skills: Mapping[str, SkillFigure], goals: Sequence[GoalFigure], today: dt.date
) -> list[NextItem]:
    """Skills of active goals whose rating is older than `stale_after`, oldest first."""
    wanted = dict.fromkeys(skill for figure in goals if figure.goal.status == "active" for skill in figure.goal.skills)
    items = [
        NextItem(
            date=plan.settings.plan.stale_after.after(figure.last_rated),
            text=f"Rate {figure.skill.title} again",
            note=f"last rated {ago((today - figure.last_rated).days)}",
            where=figure.skill.title,
            kind="rate",
            ref=str(figure.skill.key),
            path=figure.skill.place.path,
        )
        for skill in wanted
        if (figure := skills.get(skill)) is not None and figure.stale and figure.last_rated is not None
    ]
    return sorted(items, key=_by_date)


def _without_next_step(goals: Sequence[GoalFigure]) -> list[NextItem]:
    items = [
        NextItem(
            date=figure.next_date,
            text="Write down the next step",
            where=figure.goal.title,
            kind="next-step",
            ref=str(figure.goal.key),
            path=figure.goal.place.path,
        )
        for figure in goals
        if figure.goal.status == "active"
        and figure.is_open
        and not figure.goal.next_step.strip()
        # without a date a private item would tell its owner nothing
        and not figure.private
    ]
    return sorted(items, key=_by_date)


def _by_date(item: NextItem) -> tuple[dt.date, str, str]:
    return (item.date or dt.date.max, item.where, item.ref)
