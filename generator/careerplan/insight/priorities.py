"""Priorities: which gaps to close first, and why those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from careerplan.insight.gaps import DEFAULT_IMPORTANCE, SkillFigure
from careerplan.insight.words import count
from careerplan.plan.role import Role

FIRST = 3
"""How many are named."""


class Priority(Struct, frozen=True):
    """A gap among the first, with the reason for its place."""

    skill: SkillFigure
    reason: str


def priorities(skills: Iterable[SkillFigure], roles: Mapping[str, Role]) -> tuple[Priority, ...]:
    """The first gaps, in the order in which `skill_figures` gives them."""
    gaps = [figure for figure in skills if figure.is_open_gap]
    return tuple(Priority(figure, reason(figure, roles)) for figure in gaps[:FIRST])


def reason(figure: SkillFigure, roles: Mapping[str, Role]) -> str:
    """Why a gap stands where it stands: "priority 1; 2 levels below what Staff engineer needs"."""
    parts = []
    if figure.skill.priority is not None:
        parts.append(f"priority {figure.skill.priority}")
    parts.append(_distance(figure, roles))
    if figure.importance > DEFAULT_IMPORTANCE:
        parts.append("it matters most")
    elif figure.importance < DEFAULT_IMPORTANCE:
        parts.append("it matters least")
    return "; ".join(parts)


def _distance(figure: SkillFigure, roles: Mapping[str, Role]) -> str:
    if figure.gap is None:
        return f"needed and not there yet: {figure.skill.need}"
    levels = count(figure.gap, "level")
    if figure.target_from == "own" or figure.target_from is None:
        return f"{levels} below your own target"
    role = roles[figure.target_from.removeprefix("role:")]
    return f"{levels} below what {role.title} needs"
