"""The five steps: vision, skills, gaps, plan, reassess; how each stands and the one next thing to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.completeness import Completeness, completeness
from careerplan.insight.discretion import PRIVATE_ITEM
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.reviews import ReviewFigures
from careerplan.insight.vision import current_vision, target_date
from careerplan.insight.words import ago, count, late, quoted, relative, sentence
from careerplan.plan.plan import Plan
from careerplan.plan.vision import Vision

StepName = Literal["vision", "skills", "gaps", "plan", "reassess"]
StepState = Literal["missing", "started", "in-order", "needs-attention"]

SKILLS_TO_RATE = 5


class StepFigure(Struct, frozen=True, kw_only=True):
    """One of the five steps."""

    step: StepName
    state: StepState
    next: str
    """The next thing to do, or why there is nothing to do, in one sentence."""
    path: str = ""
    """The file or folder it is done in."""


class _Ground(Struct, frozen=True, kw_only=True):
    """What the steps look at."""

    plan: Plan
    vision: Vision | None
    skills: Mapping[str, SkillFigure]
    goals: Sequence[GoalFigure]
    reviews: ReviewFigures
    loose: Completeness
    today: dt.date


def five_steps(
    plan: Plan,
    skills: Mapping[str, SkillFigure],
    goals: Sequence[GoalFigure],
    reviews: ReviewFigures,
    today: dt.date,
) -> tuple[StepFigure, ...]:
    """All five, in their order."""
    ground = _Ground(
        plan=plan,
        vision=current_vision(plan, today),
        skills=skills,
        goals=goals,
        reviews=reviews,
        loose=completeness(skills, goals),
        today=today,
    )
    return tuple(step(ground) for step in STEPS)


def step_now(steps: Sequence[StepFigure]) -> StepFigure:
    """The one to show on Today: the first that is not in order, else the last."""
    return next((step for step in steps if step.state != "in-order"), steps[-1])


def _vision(ground: _Ground) -> StepFigure:
    vision = ground.vision
    if vision is None:
        return _step("vision", "missing", "Write a vision: where you want to be in 3 to 10 years.", VISION_FILE)
    path = vision.place.path
    target = target_date(vision)
    if target is not None and target <= ground.today:
        return _step("vision", "needs-attention", "The target date has passed: write a new version.", path)
    if vision.role is None:
        return _step("vision", "started", "Name the role it leads to.", path)
    if vision.horizon is None:
        return _step("vision", "started", "Say how far it looks: 3 to 10 years.", path)
    return _step("vision", "in-order", "The vision names its role and its time.", path)


def _skills(ground: _Ground) -> StepFigure:
    if not ground.skills:
        return _step("skills", "missing", "List the skills that your vision needs.", "content/skills.md")
    aimed = [figure for figure in ground.skills.values() if _is_aimed_at(figure)]
    if not aimed:
        return _step("skills", "started", "Say which levels the role needs, or set a target.", "content/roles/")
    if ground.vision is not None and ground.vision.role is not None and _asked_nobody(ground):
        said = "Ask somebody in the role what it takes: all needs come from guidelines."
        return _step("skills", "needs-attention", said, _role_path(ground))
    return _step("skills", "in-order", f"{count(len(aimed), 'skill')} with a target.", "content/skills/")


def _is_aimed_at(figure: SkillFigure) -> bool:
    """True with a target; an experience that is missing is one without a level."""
    return figure.target is not None or figure.status == "experience-gap"


def _asked_nobody(ground: _Ground) -> bool:
    """True if every source that the role's needs give is a guideline; no source at all says nothing."""
    origins = {
        source.origin
        for role in ground.plan.roles
        if ground.vision is not None and role.id == ground.vision.role
        for need in role.needs
        for source in need.sources
    }
    return origins == {"guideline"}


def _role_path(ground: _Ground) -> str:
    wanted = ground.vision.role if ground.vision is not None else None
    return next((role.place.path for role in ground.plan.roles if role.id == wanted), "content/roles/")


def _gaps(ground: _Ground) -> StepFigure:
    figures = list(ground.skills.values())
    if not any(figure.current is not None for figure in figures):
        few = 0 < len(figures) < SKILLS_TO_RATE
        said = f"Rate {count(len(figures), 'skill') if few else 'five skills'}."
        return _step("gaps", "missing", said, "content/skills/")
    unknown = [figure for figure in figures if figure.status == "unknown" and not figure.optional]
    if unknown:
        first = unknown[0]
        more = f"; {count(len(unknown) - 1, 'more skill')} not assessed" if len(unknown) > 1 else ""
        said = f"Rate {first.skill.title}: it has a target and no level{more}."
        return _step("gaps", "started", said, first.skill.place.path)
    stale = [figure for figure in figures if figure.stale and figure.is_open_gap]
    if stale:
        oldest = min(stale, key=lambda figure: (figure.last_rated or dt.date.max, figure.id))
        days = (ground.today - oldest.last_rated).days if oldest.last_rated is not None else 0
        said = f"Rate {oldest.skill.title} again: last rated {ago(days)}."
        return _step("gaps", "needs-attention", said, oldest.skill.place.path)
    if not any(map(_is_aimed_at, figures)):
        return _step("gaps", "started", "There is nothing to compare with: no skill has a target.", "content/roles/")
    gaps = sum(figure.is_open_gap for figure in figures)
    said = sentence(f"{count(gaps, 'gap')}; every skill with a target is assessed")
    return _step("gaps", "in-order", said, "content/skills/")


def _plan(ground: _Ground) -> StepFigure:
    working = [figure for figure in ground.goals if figure.is_open and figure.goal.status != "idea"]
    if not working:
        return _step("plan", "missing", "Write a goal that closes a gap.", "content/goals/")
    behind = [figure for figure in working if figure.health == "off-track"]
    if behind:
        worst = max(behind, key=lambda figure: (figure.days_late, figure.id))
        named = PRIVATE_ITEM if worst.private else quoted(worst.goal.title)
        said = f"{named} is {late(worst.days_late)}: finish it, move it or drop it."
        if not worst.days_late:
            said = f"{named} is off track: change it, move it or drop it."
        return _step("plan", "needs-attention", said, "" if worst.private else worst.goal.place.path)
    for light in (ground.loose.schedule, ground.loose.scope, ground.loose.resources):
        if not light.is_on:
            return _step("plan", "started", light.said, "content/goals/")
    return _step("plan", "in-order", "The plan has a schedule, a scope and resources.", "content/goals/")


def _reassess(ground: _Ground) -> StepFigure:
    reviews = ground.reviews
    if reviews.last is None:
        return _step("reassess", "missing", "Write the first review: run careerplan review.", "content/reviews/")
    if reviews.overdue:
        said = f"Write the review: it is {late(reviews.days_overdue)}."
        return _step("reassess", "needs-attention", said, "content/reviews/")
    if reviews.last.snapshot is None:
        said = "The last review holds no figures: the next one can, with careerplan review."
        return _step("reassess", "started", said, reviews.last.place.path)
    due = relative(reviews.next_due, ground.today) if reviews.next_due is not None else "not set"
    return _step("reassess", "in-order", f"The next review is due {due}.", reviews.last.place.path)


def _step(step: StepName, state: StepState, said: str, path: str) -> StepFigure:
    return StepFigure(step=step, state=state, next=said, path=path)


VISION_FILE = "content/vision.md"
STEPS: tuple[Callable[[_Ground], StepFigure], ...] = (_vision, _skills, _gaps, _plan, _reassess)
