"""Path: the positions held, the moves between them, and what each asked for. Every move counts alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import compare, needs_of
from careerplan.insight.levels import SkillLevels, skill_levels
from careerplan.insight.words import count, length
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.position import Event, Move, Position
from careerplan.plan.role import Role
from careerplan.plan.skill import Skill
from careerplan.plan.vision import Track

Stroke = Literal["up", "level", "down"]

FIRST_DAYS = 90
IN_PLACE_DAYS = 730
"""Two years or more in one position."""
MOVE_WORDS: Mapping[Move, str] = {
    "start": "Start",
    "promotion": "Promotion",
    "lateral": "Sideways move",
    "demotion": "Step down",
    "role-change": "Change of role",
    "break": "Break",
    "return": "Return",
    "exit": "Exit",
    "founder": "Founded a company",
}
STROKES: Mapping[Move, Stroke] = {"promotion": "up", "demotion": "down"}
"""Every other move is drawn level."""


class RaisedNeed(Struct, frozen=True):
    """A skill that a move asks more of than the position before."""

    skill: str
    before: Level | None
    """None if it was not asked for."""
    now: Level


class AtStart(Struct, frozen=True, kw_only=True):
    """What a role asked for on the day a position began, and what of it is left."""

    gaps: int
    left: int
    unknown: int = 0
    """Skills asked for that had no level on that day: in neither count."""
    said: str


class PositionFigure(Struct, frozen=True, kw_only=True):
    """One position on the path."""

    position: Position
    role: Role | None = None
    """The role, if the plan holds it; else the position may name a job title."""
    start: dt.date | None = None
    end: dt.date | None = None
    present: bool = False
    days: int | None = None
    """So far, or in all."""
    track: Track | None = None
    """The lane: its own track, else its role's."""
    move: Move | None = None
    move_said: str = ""
    """In words: `Step down, asked for`; empty if it does not say how you came to it."""
    stroke: Stroke = "level"
    first_days: tuple[dt.date, dt.date] | None = None
    """The first 90 days; none if the beginning is not known."""
    in_first_days: bool = False
    """True if today is one of them."""
    gained: int = 0
    """Levels gained while in it."""
    in_place: str = ""
    """That you grew in place, in one sentence; empty if not."""
    raised: tuple[RaisedNeed, ...] = ()
    """Needs that the position before did not have, or had lower; empty if either role is unknown."""
    raised_levels: int = 0
    """Levels more in all, over skills that both roles ask for."""
    at_start: AtStart | None = None
    """None without a role of the plan, or if fewer than half of its skills had a level then."""


class PathFigures(Struct, frozen=True, kw_only=True):
    """The path."""

    positions: tuple[PositionFigure, ...] = ()
    """In the order of time."""
    events: tuple[Event, ...] = ()
    lanes: tuple[Track, ...] = ()
    """The tracks that occur, in the order of time."""


def path_figures(plan: Plan, today: dt.date) -> PathFigures:
    """Positions and events in the order of time."""
    roles = by_id(plan.roles)
    skills = by_id(plan.skills)
    levels = skill_levels(plan, today)
    ordered = sorted(plan.positions, key=lambda position: (position.start.order, position.id))
    figures: list[PositionFigure] = []
    for position in ordered:
        before = figures[-1].role if figures else None
        figures.append(_figure(position, roles, before, _Skills(skills, levels), today))
    tracks = (figure.track for figure in figures if figure.track is not None)
    return PathFigures(
        positions=tuple(figures),
        events=tuple(sorted(plan.events, key=lambda event: (event.date.order, event.id))),
        lanes=tuple(dict.fromkeys(tracks)),
    )


class _Skills(Struct, frozen=True):
    """The skills and how their levels moved."""

    records: Mapping[str, Skill]
    levels: Mapping[str, SkillLevels]


def _figure(
    position: Position, roles: Mapping[str, Role], before: Role | None, skills: _Skills, today: dt.date
) -> PositionFigure:
    role = roles.get(position.role or "")
    start = position.start.first
    end = position.end.last if position.end is not None else None
    begun = start is not None and start <= today
    present = begun and (end is None or end >= today)
    until = today if present or end is None else end
    days = (until - start).days + 1 if start is not None and begun else None
    gained = sum(of_skill.gained(start, until) for of_skill in skills.levels.values()) if start else 0
    raised = raised_needs(before, role)
    return PositionFigure(
        position=position,
        role=role,
        start=start,
        end=end,
        present=present,
        days=days,
        track=position.track or (role.track if role is not None else None),
        move=position.move,
        move_said=move_words(position),
        stroke=STROKES.get(position.move, "level") if position.move is not None else "level",
        first_days=(start, start + dt.timedelta(days=FIRST_DAYS - 1)) if start is not None else None,
        in_first_days=begun and start is not None and (today - start).days < FIRST_DAYS,
        gained=gained,
        in_place=_in_place(days, gained),
        raised=raised,
        raised_levels=sum(need.now - need.before for need in raised if need.before is not None),
        at_start=_at_start(role, start, skills) if begun and start is not None else None,
    )


def move_words(position: Position) -> str:
    """How you came to a position, in words, and whether you asked for it."""
    if position.move is None:
        return ""
    words = MOVE_WORDS[position.move]
    if position.asked_for is None:
        return words
    return f"{words}, {'asked for' if position.asked_for else 'not asked for'}"


def _in_place(days: int | None, gained: int) -> str:
    """Two years or more in one position, with levels gained and no move."""
    if days is None or days < IN_PLACE_DAYS or gained <= 0:
        return ""
    return f"{length(days)} in the same position, {count(gained, 'level')} gained."


def raised_needs(before: Role | None, now: Role | None) -> tuple[RaisedNeed, ...]:
    """What the second role asks for that the first did not, or asked less of."""
    if before is None or now is None or before.id == now.id:
        return ()
    had = {skill: need.level for skill, need in needs_of(before).items() if not need.optional}
    return tuple(
        RaisedNeed(skill, had.get(skill), need.level)
        for skill, need in needs_of(now).items()
        if not need.optional and need.level > had.get(skill, Level(0))
    )


def _at_start(role: Role | None, start: dt.date, skills: _Skills) -> AtStart | None:
    if role is None:
        return None
    gaps = left = unknown = known = 0
    for skill_id, need in needs_of(role).items():
        record, of_skill = skills.records.get(skill_id), skills.levels.get(skill_id)
        if need.optional or record is None:
            continue
        then = of_skill.on(start) if of_skill is not None else None
        if then is None:
            unknown += 1
            continue
        known += 1
        if compare(record, then, need.level)[0] == "gap":
            gaps += 1
            left += compare(record, of_skill.now if of_skill is not None else None, need.level)[0] == "gap"
    if not known or known < unknown:
        return None
    return AtStart(gaps=gaps, left=left, unknown=unknown, said=_at_start_said(gaps, left, unknown))


def _at_start_said(gaps: int, left: int, unknown: int) -> str:
    began = f"Started with {count(gaps, 'gap')}"
    if gaps:
        began += f", {left} left" if left else ", none left"
    if unknown:
        began += f"; {count(unknown, 'skill')} had no level then"
    return f"{began}."
