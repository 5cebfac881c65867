"""Modes: how each skill is learnt, and which gaps are only read about.

An activity without skills of its own serves those of its goal. Planned ones count like finished ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec import Struct

from careerplan.insight.activities import ActivityFigure, activity_figures
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.learning import served_by
from careerplan.insight.words import count, listing
from careerplan.plan.activity import Mode
from careerplan.plan.plan import Plan, by_id

MODES: tuple[Mode, ...] = get_args(Mode)


class SkillModes(Struct, frozen=True, kw_only=True):
    """How one skill is learnt."""

    skill: str
    counts: Mapping[Mode, int]
    """All four ways, those without any activity too."""
    consume: bool = False
    """Training or observing."""
    build: bool = False
    """Doing."""
    teach: bool = False
    """Teaching."""


class ModeFigures(Struct, frozen=True, kw_only=True):
    """All skills by the ways they are learnt."""

    skills: tuple[SkillModes, ...] = ()
    without_doing: tuple[str, ...] = ()
    """Gap skills that no activity practises."""
    activities: tuple[ActivityFigure, ...] = ()
    """Every activity, in the order of the plan."""
    said: str = ""
    """The same in one sentence; empty if every gap is practised, or there is none."""


def mode_figures(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> ModeFigures:
    """Skill by mode, in the order of the skills given."""
    goals = by_id(plan.goals)
    counts: dict[str, dict[Mode, int]] = {skill: dict.fromkeys(MODES, 0) for skill in skills}
    for activity in plan.activities:
        if activity.mode is None:
            continue
        for skill in served_by(activity, goals):
            if skill in counts:
                counts[skill][activity.mode] += 1
    lacking = [figure for figure in skills.values() if figure.is_open_gap and not counts[figure.id]["doing"]]
    return ModeFigures(
        skills=tuple(
            SkillModes(
                skill=skill,
                counts=of_skill,
                consume=bool(of_skill["training"] or of_skill["observing"]),
                build=bool(of_skill["doing"]),
                teach=bool(of_skill["teaching"]),
            )
            for skill, of_skill in counts.items()
        ),
        without_doing=tuple(figure.id for figure in lacking),
        activities=activity_figures(plan, skills, today),
        said=_said(lacking),
    )


def _said(lacking: Sequence[SkillFigure]) -> str:
    if not lacking:
        return ""
    named = listing([figure.skill.title for figure in lacking])
    return f"No doing yet for {count(len(lacking), 'gap')}: {named}."
