"""SMART: which of the five letters a goal has, and what the missing ones lack.

Shown for active and planned goals only, and never required.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from careerplan.insight.amounts import Amounts
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.intervals import Interval
from careerplan.insight.words import hours
from careerplan.insight.zones import ZoneName
from careerplan.plan.goal import Goal
from careerplan.plan.when import span_days

SHOWN_FOR = frozenset({"active", "planned"})


class MissingLetter(Struct, frozen=True):
    """A letter that a goal lacks, and why."""

    letter: str
    reason: str


class Smart(Struct, frozen=True, kw_only=True):
    """The five letters of one goal."""

    letters: str
    """`SMART` with a point for each letter missing: `SM.RT`."""
    missing: tuple[MissingLetter, ...] = ()


class Case(Struct, frozen=True, kw_only=True):
    """What the letters look at."""

    goal: Goal
    interval: Interval
    planned: Amounts
    zone: ZoneName
    cap: int | None
    """Minutes a week that there are; none if no cap is set."""
    skills: Mapping[str, SkillFigure]


def smart_of(case: Case) -> Smart | None:
    """The letters of an active or planned goal; none for any other."""
    if case.goal.status not in SHOWN_FOR:
        return None
    lacks = {letter: rule(case) for letter, rule in LETTERS}
    return Smart(
        letters="".join(letter if not reason else "." for letter, reason in lacks.items()),
        missing=tuple(MissingLetter(letter, reason) for letter, reason in lacks.items() if reason),
    )


def minutes_a_week(interval: Interval, minutes: int) -> int | None:
    """Planned minutes spread evenly over the days of an interval; none unless both its ends are known."""
    if interval.start is None or interval.end is None:
        return None
    return round(minutes * 7 / max(span_days(interval.start, interval.end), 7))


def _specific(case: Case) -> str:
    if case.goal.specific.strip() or case.goal.skills:
        return ""
    return "Say what exactly, or name a skill and the level to reach."


def _measurable(case: Case) -> str:
    if case.goal.measure is not None or case.goal.milestones:
        return ""
    return "Say what is counted, or name milestones."


def _achievable(case: Case) -> str:
    weekly = minutes_a_week(case.interval, case.planned.minutes)
    if case.cap is not None and weekly is not None and weekly > case.cap:
        return f"It takes {hours(weekly)} a week; you have {hours(case.cap)}."
    if case.zone == "panic":
        return "It lies in the panic zone: a smaller step first."
    if case.zone == "unknown" and not case.goal.achievable.strip():
        return "How far it stretches you is not known: rate its skills, or set a zone."
    return ""


def _relevant(case: Case) -> str:
    goal = case.goal
    serves = goal.role or goal.vision or goal.values or goal.relevant.strip()
    if serves or any(_is_gap(case.skills.get(skill)) for skill in goal.skills):
        return ""
    return "Name the role, vision, value or gap it serves."


def _is_gap(figure: SkillFigure | None) -> bool:
    return figure is not None and figure.is_open_gap


def _time_bound(case: Case) -> str:
    if case.goal.due is None:
        return "Give it a due date."
    return "It is open-ended: give it an end." if case.goal.due.is_open else ""


LETTERS: tuple[tuple[str, Callable[[Case], str]], ...] = (
    ("S", _specific),
    ("M", _measurable),
    ("A", _achievable),
    ("R", _relevant),
    ("T", _time_bound),
)
"""Letter -> what it lacks; an empty sentence if it is there."""
