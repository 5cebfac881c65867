"""Roles: what each asks for against what is there, which is next, and which lies closest.

Readiness goes by the role's own needs, never by one's own targets. Optional needs stand apart,
and so do skills that are deliberately not learned now: they are in no count and no sum.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.gaps import GapStatus, SkillFigure, compare, needs_of
from careerplan.insight.vision import current_vision, next_role_id
from careerplan.insight.zones import ZoneName, zone_of_steps
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.position import Position
from careerplan.plan.record import RoleId
from careerplan.plan.reference import fold
from careerplan.plan.role import Need, NeedSource, Role
from careerplan.plan.skill import Skill
from careerplan.plan.vision import Option, Track, Vision


class NeedFigure(Struct, frozen=True, kw_only=True):
    """One need of a role against the level that is there."""

    skill: Skill
    need: Need
    current: Level | None = None
    gap: int | None = None
    """Level needed less current level; none if not assessed, or if it has no level to count."""
    status: GapStatus


class RoleFigure(Struct, frozen=True, kw_only=True):
    """How far one is from a role. The counts are of its needs, without the optional ones."""

    role: Role
    needs: tuple[NeedFigure, ...] = ()
    """In the role's order."""
    optional: tuple[NeedFigure, ...] = ()
    met: int = 0
    """Needs that are met, surpluses included."""
    known: int = 0
    """Needs with a known answer: met or a gap."""
    unknown: tuple[str, ...] = ()
    """Skills needed that are not assessed."""
    not_now: tuple[str, ...] = ()
    """Skills needed that are deliberately not learned now: not in `known`."""
    gaps: int = 0
    gap_sum: int = 0
    """Levels missing in all."""
    surplus: tuple[str, ...] = ()
    """Skills that are above what is needed."""
    next: bool = False
    """True for the next step of the vision."""
    closest: bool = False
    """True for the role with the fewest levels missing, of those worth comparing."""
    present: bool = False
    """True for the role held now."""
    zone: ZoneName = "unknown"
    """How far its largest gap would stretch one; unknown while a need is not assessed."""
    exercises: tuple[str, ...] = ()
    """Gaps of the plan that the role needs and so would exercise."""
    origins: tuple[str, ...] = ()
    """Where its needs are known from, each once."""
    sources: tuple[NeedSource, ...] = ()
    """The same with the people by name."""
    asked_someone: bool = False
    """True if a person in the role said so of at least one need."""
    role_models: tuple[str, ...] = ()
    """People who show what the role is like."""


def role_figures(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> tuple[RoleFigure, ...]:
    """Every role, by track, rank and title."""
    held = {position.role for position in present_positions(plan, today)}
    next_id = next_role_id(current_vision(plan, today))
    models: dict[RoleId, list[str]] = {}
    for person in plan.people:
        for role_id in person.role_model_for:
            models.setdefault(role_id, []).append(person.id)
    figures = [
        replace(
            readiness(role, skills),
            next=role.id == next_id,
            present=role.id in held,
            role_models=tuple(models.get(RoleId(role.id), ())),
        )
        for role in sorted(plan.roles, key=_ladder_key)
    ]
    closest = _closest(figures)
    return tuple(replace(figure, closest=figure is closest) for figure in figures)


def _ladder_key(role: Role) -> tuple[int, int, str, str]:
    tracks = get_args(Track)
    track = tracks.index(role.track) if role.track is not None else len(tracks)
    return (track, _rank(role), fold(role.title), role.id)


def _rank(role: Role) -> int:
    return role.rank if role.rank is not None else sys.maxsize


def present_positions(plan: Plan, today: dt.date) -> tuple[Position, ...]:
    """The positions held today, newest first; one that ends today is still held."""
    held = [
        position
        for position in plan.positions
        if (position.start.first is None or position.start.first <= today)
        and (position.end is None or position.end.last is None or position.end.last >= today)
    ]
    return tuple(sorted(held, key=lambda position: position.start.first or dt.date.min, reverse=True))


def readiness(role: Role, skills: Mapping[str, SkillFigure]) -> RoleFigure:
    """A role's needs against the current levels."""
    rows = [_need_figure(need, skills[skill_id]) for skill_id, need in needs_of(role).items() if skill_id in skills]
    asked = tuple(row for row in rows if not row.need.optional)
    met = sum(row.status in ("met", "surplus") for row in asked)
    gaps = sum(row.status in ("gap", "experience-gap") for row in asked)
    return RoleFigure(
        role=role,
        needs=asked,
        optional=tuple(row for row in rows if row.need.optional),
        met=met,
        known=met + gaps,
        unknown=_ids(asked, "unknown"),
        not_now=_ids(asked, "not-now"),
        gaps=gaps,
        gap_sum=sum(row.gap or 0 for row in asked if row.status == "gap"),
        surplus=_ids(asked, "surplus"),
        zone=_zone(asked, skills),
        exercises=tuple(row.skill.id for row in rows if skills[row.skill.id].is_open_gap),
        origins=tuple(dict.fromkeys(source.origin for need in role.needs for source in need.sources)),
        sources=tuple(dict.fromkeys(source for need in role.needs for source in need.sources)),
        asked_someone=any(source.origin == "person" for need in role.needs for source in need.sources),
    )


def _need_figure(need: Need, figure: SkillFigure) -> NeedFigure:
    status, gap = compare(figure.skill, figure.current, need.level)
    return NeedFigure(skill=figure.skill, need=need, current=figure.current, gap=gap, status=status)


def _ids(rows: Iterable[NeedFigure], status: GapStatus) -> tuple[str, ...]:
    return tuple(row.skill.id for row in rows if row.status == status)


def _zone(rows: Iterable[NeedFigure], skills: Mapping[str, SkillFigure]) -> ZoneName:
    """How far the role would stretch: nothing to learn is comfort, three levels at once are panic."""
    return zone_of_steps({row.skill.id: row.need.level for row in rows if row.status != "not-now"}, skills)


def _closest(figures: Sequence[RoleFigure]) -> RoleFigure | None:
    """The smallest gap sum among roles not held, not fully met and at least half known; then by rank."""
    candidates = [
        figure
        for figure in figures
        if not figure.present and (figure.gaps or figure.unknown) and figure.known >= len(figure.unknown)
    ]
    return min(candidates, key=lambda figure: (figure.gap_sum, _rank(figure.role)), default=None)


def next_role(roles: Iterable[RoleFigure]) -> RoleFigure | None:
    """The next step of the vision, if the plan holds that role."""
    return next((figure for figure in roles if figure.next), None)


def closest_role(roles: Iterable[RoleFigure]) -> RoleFigure | None:
    """The role with the fewest levels missing, if any is worth comparing."""
    return next((figure for figure in roles if figure.closest), None)


class OptionFigure(Struct, frozen=True):
    """One way the fork of the vision could go, with how far its role is."""

    option: Option
    role: RoleFigure | None
    leaning: bool
    """True for the one that the vision leans to."""


def option_figures(vision: Vision | None, roles: Iterable[RoleFigure]) -> tuple[OptionFigure, ...]:
    """The options of a vision, in its order."""
    known = {figure.role.id: figure for figure in roles}
    if vision is None:
        return ()
    return tuple(
        OptionFigure(option, known.get(option.role), option.role == vision.leaning) for option in vision.options
    )


class NeedChange(Struct, frozen=True):
    """What one skill is needed for in two roles; none where a role does not name it."""

    skill: str
    before: Level | None
    after: Level | None

    @property
    def change(self) -> int | None:
        """Levels more that the second role asks for; none unless both name the skill."""
        return None if self.before is None or self.after is None else self.after - self.before


class RoleComparison(Struct, frozen=True, kw_only=True):
    """One role's needs, taken as levels, against another's; optional needs left out."""

    changes: tuple[NeedChange, ...] = ()
    """By skill, in the order of the second role, then what only the first asks for."""
    gaps: int = 0
    """Needs that the second role raises."""
    gap_sum: int = 0
    surplus: int = 0
    """Needs that the second role lowers."""
    new: tuple[str, ...] = ()
    """Skills that only the second role names: unknown, so in no sum."""


def compare_roles(first: Role, second: Role) -> RoleComparison:
    """Someone with exactly what the first role asks for, against the second: "what got you here"."""
    before, after = _asked(first), _asked(second)
    skills = dict.fromkeys((*after, *before))
    changes = tuple(NeedChange(skill, before.get(skill), after.get(skill)) for skill in skills)
    raised = [row.change for row in changes if row.change is not None and row.change > 0]
    return RoleComparison(
        changes=changes,
        gaps=len(raised),
        gap_sum=sum(raised),
        surplus=sum(row.change is not None and row.change < 0 for row in changes),
        new=tuple(row.skill for row in changes if row.before is None),
    )


def _asked(role: Role) -> dict[str, Level]:
    return {skill: need.level for skill, need in needs_of(role).items() if not need.optional}


class MatrixRow(Struct, frozen=True):
    """One skill against every role; none where a role does not need it."""

    skill: Skill
    current: Level | None
    cells: tuple[NeedFigure | None, ...]


def role_matrix(roles: Sequence[RoleFigure], skills: Iterable[SkillFigure]) -> tuple[MatrixRow, ...]:
    """Skills that any of the roles needs (optional needs included), one cell for each role."""
    columns = [{row.skill.id: row for row in (*figure.needs, *figure.optional)} for figure in roles]
    return tuple(
        MatrixRow(figure.skill, figure.current, tuple(column.get(figure.id) for column in columns))
        for figure in skills
        if any(figure.id in column for column in columns)
    )
