"""Completeness: whether the plan has a schedule, a scope and resources, and which ends hang loose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.amounts import add
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import listing, verb


class Light(Struct, frozen=True, kw_only=True):
    """One of the three parts of a plan."""

    is_on: bool
    missing: tuple[str, ...] = ()
    """Ids of the goals (schedule) or skills (scope) that lack it."""
    said: str
    """What is there, or what is missing, in one sentence."""


class Completeness(Struct, frozen=True, kw_only=True):
    """The three lights and the two lists of loose ends."""

    schedule: Light
    scope: Light
    resources: Light
    gaps_without_goal: tuple[str, ...] = ()
    goals_without_gap: tuple[str, ...] = ()
    """Open goals that name no skill which is a gap or might be one."""

    @property
    def is_complete(self) -> bool:
        return self.schedule.is_on and self.scope.is_on and self.resources.is_on


def completeness(skills: Mapping[str, SkillFigure], goals: Sequence[GoalFigure]) -> Completeness:
    """What the plan has and lacks."""
    gaps = [figure for figure in skills.values() if figure.is_open_gap]
    lacking = tuple(figure.id for figure in gaps if not figure.goals)
    return Completeness(
        schedule=_schedule([figure for figure in goals if figure.goal.status == "active" and figure.is_open]),
        scope=_scope(gaps, lacking, any_target=any(figure.target is not None for figure in skills.values())),
        resources=_resources([figure for figure in goals if figure.is_open]),
        gaps_without_goal=lacking,
        goals_without_gap=tuple(_without_gap(goals, skills)),
    )


def _without_gap(goals: Iterable[GoalFigure], skills: Mapping[str, SkillFigure]) -> Iterable[str]:
    for figure in goals:
        named = [skills[skill] for skill in figure.goal.skills if skill in skills]
        if figure.is_open and not any(skill.is_open_gap or skill.status == "unknown" for skill in named):
            yield figure.id


def _schedule(active: Sequence[GoalFigure]) -> Light:
    if not active:
        return Light(is_on=False, said="No goal is active.")
    missing = tuple(figure.id for figure in active if figure.goal.due is None)
    if len(active) == 1:
        has = "has no due date" if missing else "has a due date"
        return Light(is_on=not missing, missing=missing, said=f"The active goal {has}.")
    if missing:
        lack = verb(len(missing), "has", "have")
        said = f"{len(missing)} of {len(active)} active goals {lack} no due date."
        return Light(is_on=False, missing=missing, said=said)
    return Light(is_on=True, said=f"All {len(active)} active goals have a due date.")


def _scope(gaps: Sequence[SkillFigure], lacking: tuple[str, ...], *, any_target: bool) -> Light:
    if not gaps:
        said = "There is no gap to close." if any_target else "No gap is known: no skill has a target."
        return Light(is_on=any_target, said=said)
    if len(gaps) == 1:
        names = "No goal names" if lacking else "A goal names"
        return Light(is_on=not lacking, missing=lacking, said=f"{names} the one gap.")
    if lacking:
        said = f"{len(lacking)} of {len(gaps)} gaps {verb(len(lacking), 'has', 'have')} no goal."
        return Light(is_on=False, missing=lacking, said=said)
    return Light(is_on=True, said=f"Goals name all {len(gaps)} gaps.")


def _resources(open_goals: Sequence[GoalFigure]) -> Light:
    planned = add(figure.planned for figure in open_goals)
    kinds = [
        name
        for name, amount in (
            ("hours", planned.minutes),
            ("money", any(planned.money.values())),
            ("coffees", planned.coffees),
        )
        if amount
    ]
    if not kinds:
        return Light(is_on=False, said="The plan lacks resources: no hours, money or coffees are planned.")
    named = listing(kinds)
    be = "is" if kinds == ["money"] else "are"
    return Light(is_on=True, said=f"{named[0].upper()}{named[1:]} {be} planned.")
