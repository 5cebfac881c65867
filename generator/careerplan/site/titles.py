"""Titles as pages show them: some records have no name of their own, only a giver and a day."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from careerplan.insight.words import MONTHS
from careerplan.plan.application import Application
from careerplan.plan.feedback import Feedback
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.position import Position
from careerplan.plan.record import SELF, Key, Record
from careerplan.plan.reference import fold
from careerplan.plan.review import Review
from careerplan.plan.when import When
from careerplan.site.words import day_of


def shown_titles(plan: Plan) -> dict[Key, str]:
    """The title of every record; one that was only made from a file's name or key is put in words."""
    people = {person.id: person.title for person in plan.people}
    roles = {role.id: role.title for role in by_id(plan.roles).values()}
    return {record.key: _shown(record, people, roles) for record in plan.records()}


def _shown(record: Record, people: Mapping[str, str], roles: Mapping[str, str]) -> str:
    if isinstance(record, Feedback):
        giver = "You" if record.from_ == SELF else people.get(record.from_, record.from_)
        return _named(record, {record.from_, giver}, (giver, dated(record.date)))
    if isinstance(record, Application):
        role = roles.get(record.role or "", record.role or "")
        where = record.organisation or role or "Application"
        return _named(record, {record.organisation, role, record.role or ""}, (where, dated(record.date)))
    if isinstance(record, Position) and record.role:
        return _named(record, {record.role}, (roles.get(record.role, record.role),))
    if isinstance(record, Review):
        return _named(record, set(), (f"Review of {dated(record.period or record.date)}",))
    return record.title


def _named(record: Record, made_from: set[str], parts: tuple[str, ...]) -> str:
    """The record's own title, or the parts where it has none."""
    made = {record.id, PurePosixPath(record.place.path).stem, *made_from}
    own = fold(record.title) not in {fold(name) for name in made}
    return record.title if own else ", ".join(_isolated(part) if len(parts) > 1 else part for part in parts)


def _isolated(part: str) -> str:
    """A name written from right to left, kept from turning the date after it around."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in part)
    return f"\u2068{part}\u2069" if turns else part


def dated(when: When) -> str:
    """A day with its year, `20 Jun 2025`, and anything vaguer as it was written."""
    about = "about " if when.about else ""
    if when.first is not None and when.precision == "day":
        return about + day_of(when.first, None).text
    if when.first is not None and when.precision == "month":
        return f"{about}{MONTHS[when.first.month - 1]} {when.first.year}"
    return when.text
