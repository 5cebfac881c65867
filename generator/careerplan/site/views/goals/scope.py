"""Schedule, scope and resources of the plan: the three lights, and the ends that hang loose."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from careerplan.insight.completeness import Light
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.words import count
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.states import gap_pill


class Part(Struct, frozen=True, kw_only=True):
    """One of the three parts of a plan, with what it lacks."""

    name: str
    pill: Pill
    said: str


class LooseGap(Struct, frozen=True):
    """A gap that no goal names."""

    link: Link
    pill: Pill


class ScopeRow(Struct, frozen=True, kw_only=True):
    """A skill that is a gap, or that an open goal names."""

    link: Link
    pill: Pill
    target: str
    goals: tuple[Link, ...]
    mark: str
    """What does not fit: no goal, or no gap."""


class Scope(Struct, frozen=True, kw_only=True):
    """Whether the plan is complete."""

    headline: str
    parts: tuple[Part, ...]
    gaps: tuple[LooseGap, ...]
    gaps_said: str
    goals: tuple[Link, ...]
    goals_said: str
    values: tuple[str, ...]
    """Values of the vision that no goal serves."""
    values_said: str
    rows: tuple[ScopeRow, ...]


def scope(desk: Desk) -> Scope:
    """The three lights, both lists of loose ends, and skill by skill what the goals cover."""
    complete = desk.figures.completeness
    values = desk.figures.notices.uncited_values
    gaps, goals = complete.gaps_without_goal, complete.goals_without_gap
    lights = (("Schedule", complete.schedule), ("Scope", complete.scope), ("Resources", complete.resources))
    return Scope(
        headline=headline([name for name, light in lights if not light.is_on]),
        parts=tuple(_part(name, light) for name, light in lights),
        gaps=tuple(_gap(desk, skill) for skill in gaps),
        gaps_said=f"{count(len(gaps), 'gap')} without a goal".capitalize(),
        goals=desk.links("goal", goals),
        goals_said=f"{count(len(goals), 'goal')} without a gap".capitalize(),
        values=values,
        values_said=f"{count(len(values), 'value')} that no goal serves".capitalize(),
        rows=tuple(_row(desk, figure) for figure in _in_scope(desk)),
    )


def headline(missing: list[str]) -> str:
    """Which of the three parts is not there yet."""
    if not missing:
        return "Is the plan complete? It has schedule, scope and resources"
    if len(missing) == 3:
        return "Is the plan complete? Schedule, scope and resources are open"
    named = " and ".join(name.lower() for name in missing)
    be = "is" if len(missing) == 1 and missing != ["Resources"] else "are"
    return f"Is the plan complete? {named.capitalize()} {be} open"


def _part(name: str, light: Light) -> Part:
    return Part(name=name, pill=Pill("There", "ok") if light.is_on else Pill("Open", "warn"), said=light.said)


def _gap(desk: Desk, skill: str) -> LooseGap:
    return LooseGap(desk.link("skill", skill), gap_pill(desk.figures.skill[skill]))


def _in_scope(desk: Desk) -> Iterable[SkillFigure]:
    return (figure for figure in desk.figures.skills if figure.is_open_gap or figure.goals)


def _row(desk: Desk, figure: SkillFigure) -> ScopeRow:
    return ScopeRow(
        link=desk.link("skill", figure.id),
        pill=gap_pill(figure),
        target=desk.word(figure.target) if figure.target is not None else "",
        goals=desk.links("goal", figure.goals),
        mark="" if figure.is_open_gap and figure.goals else "no goal" if figure.is_open_gap else _no_gap(figure),
    )


def _no_gap(figure: SkillFigure) -> str:
    return "" if figure.status == "unknown" else "no gap"
