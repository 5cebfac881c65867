"""Staleness: what has not been looked at for longer than `stale_after`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure, is_open
from careerplan.insight.ratings import counted_day, is_stale
from careerplan.insight.vision import current_vision
from careerplan.plan.plan import Plan
from careerplan.plan.record import Key, Record


class Stale(Struct, frozen=True):
    """A skill whose newest rating is old, or a living record that was not changed for long."""

    key: Key
    title: str
    since: dt.date
    """The day of the newest rating, or of the last change."""


def stale_records(plan: Plan, skills: Iterable[SkillFigure], today: dt.date) -> tuple[Stale, ...]:
    """Old ratings and old records, oldest first. What happened once, such as a win, does not age."""
    found = [*_ratings(skills), *_records(plan, today)]
    return tuple(sorted(found, key=lambda stale: (stale.since, stale.key)))


def _ratings(skills: Iterable[SkillFigure]) -> Iterator[Stale]:
    for figure in skills:
        if figure.stale and figure.last_rated is not None and figure.status != "not-now":
            yield Stale(figure.skill.key, figure.skill.title, figure.last_rated)


def _records(plan: Plan, today: dt.date) -> Iterator[Stale]:
    for record in _living(plan, today):
        day = counted_day(record.updated, today)
        if day is not None and is_stale(day, plan.settings.plan.stale_after, today):
            yield Stale(record.key, record.title, day)


def _living(plan: Plan, today: dt.date) -> Iterator[Record]:
    """Records that are meant to be kept true: the vision, roles, open goals, pages."""
    vision = current_vision(plan, today)
    if vision is not None:
        yield vision
    yield from plan.roles
    yield from (goal for goal in plan.goals if is_open(goal))
    yield from plan.pages
