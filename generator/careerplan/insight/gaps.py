"""Gaps: what is asked for less what is there, skill by skill, and their sums.

Unknown is never 0: a skill without a level has no gap, and sums leave it out.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from careerplan.insight.learning import by_skill, taught_since
from careerplan.insight.ratings import (
    GivenRating,
    LevelPoint,
    OtherRating,
    RaterSeries,
    effective_ratings,
    gained_between,
    is_stale,
    level_of,
    level_series,
    newest_by_rater,
    newest_day,
    other_ratings,
    series_by_rater,
)
from careerplan.insight.vision import current_vision
from careerplan.plan.activity import Activity
from careerplan.plan.amount import Span
from careerplan.plan.goal import FINISHED, Goal
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.record import SELF, SkillId
from careerplan.plan.reference import fold
from careerplan.plan.role import Need, Role
from careerplan.plan.settings import PlanSettings
from careerplan.plan.skill import Skill, Stage

GapStatus = Literal["gap", "met", "surplus", "unknown", "no-target", "not-now", "experience-gap"]

DEFAULT_IMPORTANCE = 2
YEAR = Span("12 months", months=12)
NOTHING = frozenset({"", "no", "none", "nothing", "not yet", "never", "false", "0", "-"})
"""What people write under `have` for "not at all"."""


class SkillFigure(Struct, frozen=True, kw_only=True):
    """One skill: where it stands, where it should be, and what lies between."""

    skill: Skill
    self_level: Level | None = None
    """The newest rating of one's own."""
    others: tuple[OtherRating, ...] = ()
    """The newest rating of each other rater, by rater."""
    current: Level | None = None
    """The current level by the plan's rule; none is "not assessed"."""
    target: Level | None = None
    target_from: str | None = None
    """`own`, `role:ID`, or none without a target."""
    importance: int = 2
    """1 to 3, as the vision's role has it; 2 where it does not say."""
    optional: bool = False
    """True if the target is only wished for: its gap is in no sum and no count."""
    gap: int | None = None
    """Target less current; none if either is missing, and for skills that are not to be learned now."""
    status: GapStatus = "no-target"
    goals: tuple[str, ...] = ()
    """Open goals that name the skill (not finished, not "not mine"), in the order of the plan."""
    closed_goals: tuple[str, ...] = ()
    """The other goals that name it."""
    stage: Stage | None = None
    """As written."""
    taught_since: bool = False
    """True if teaching it was finished after the newest self rating: time to rate it again."""
    taught_back: bool = False
    """True if that made an unconscious competence conscious again. A stage has no date of its own:
    it is taken to be as old as the newest self rating."""
    stale: bool = False
    """True if the newest rating is older than `stale_after`; undated ratings have no age."""
    last_rated: dt.date | None = None
    """The day of the newest dated rating of anyone."""
    gained: int | None = None
    """Levels gained in the last 12 months; none with fewer than two points to compare."""
    series: tuple[LevelPoint, ...] = ()
    """The current level at each rating date, oldest first; the first may be undated."""
    ratings: tuple[GivenRating, ...] = ()
    """Every rating that counts, oldest first, with those that came with feedback."""

    @property
    def id(self) -> str:
        return self.skill.id

    @property
    def by_rater(self) -> tuple[RaterSeries, ...]:
        """What each rater said over time: oneself first, then the others by name."""
        return series_by_rater(self.ratings)

    @property
    def is_open_gap(self) -> bool:
        """True if it belongs to the gaps that are counted, with or without a level."""
        return self.status in ("gap", "experience-gap") and not self.optional


class GapTotals(Struct, frozen=True, kw_only=True):
    """How many skills stand where. Optional needs are in none of these but `optional`."""

    count: int = 0
    """Gaps, those of experience included."""
    sum: int = 0
    """Levels missing in all; gaps of experience have none."""
    unknown: int = 0
    """Skills with a target that are not assessed: in neither `count` nor `sum`."""
    met: int = 0
    surplus: int = 0
    not_now: int = 0
    experience: int = 0
    """Of `count`, the gaps of experience."""
    no_target: int = 0
    optional: int = 0
    """Gaps to optional needs."""


class Target(Struct, frozen=True, kw_only=True):
    """What a skill should reach, and who says so."""

    level: Level | None = None
    source: str | None = None
    """`own`, `role:ID`, or none."""
    importance: int = DEFAULT_IMPORTANCE
    optional: bool = False


class _Lookups(Struct, frozen=True, kw_only=True):
    """What all skills share, gathered once."""

    ratings: Mapping[SkillId, tuple[GivenRating, ...]]
    role: Role | None
    needs: Mapping[SkillId, Need]
    open_goals: Mapping[SkillId, list[str]]
    closed_goals: Mapping[SkillId, list[str]]
    activities: Mapping[str, list[Activity]]


def skill_figures(plan: Plan, today: dt.date) -> tuple[SkillFigure, ...]:
    """The figure of every skill, the most pressing gap first."""
    vision = current_vision(plan, today)
    destination = vision.role if vision is not None else None
    role = next((role for role in plan.roles if role.id == destination), None)
    lookups = _Lookups(
        ratings=effective_ratings(plan, today),
        role=role,
        needs=needs_of(role) if role is not None else {},
        open_goals=_goals_by_skill(goal for goal in plan.goals if is_open(goal)),
        closed_goals=_goals_by_skill(goal for goal in plan.goals if not is_open(goal)),
        activities=by_skill(plan.activities, by_id(plan.goals)),
    )
    figures = [_figure(skill, lookups, plan.settings.plan, today) for skill in plan.skills]
    return tuple(sorted(figures, key=pressing))


def _figure(skill: Skill, lookups: _Lookups, settings: PlanSettings, today: dt.date) -> SkillFigure:
    skill_id = SkillId(skill.id)
    ratings = lookups.ratings.get(skill_id, ())
    newest = newest_by_rater(ratings)
    target = target_of(skill, lookups.role, lookups.needs.get(skill_id))
    current = level_of(newest, settings.current_level)
    status, gap = compare(skill, current, target.level)
    series = level_series(ratings, settings.current_level)
    year_ago = YEAR.before(today) + dt.timedelta(days=1)
    last_rated = newest_day(ratings)
    self_rated = newest[SELF].date if SELF in newest else None
    taught = taught_since(lookups.activities.get(skill_id, ()), self_rated, today)
    return SkillFigure(
        skill=skill,
        self_level=level_of(newest, "self"),
        others=other_ratings(newest),
        current=current,
        target=target.level,
        target_from=target.source,
        importance=target.importance,
        optional=target.optional,
        gap=gap,
        status=status,
        goals=tuple(lookups.open_goals.get(skill_id, ())),
        closed_goals=tuple(lookups.closed_goals.get(skill_id, ())),
        stage=skill.stage,
        taught_since=taught,
        taught_back=taught and skill.stage == "unconscious-competent",
        stale=is_stale(last_rated, settings.stale_after, today),
        last_rated=last_rated,
        gained=gained_between(series, year_ago, today) if len(series) > 1 else None,
        series=series,
        ratings=ratings,
    )


def needs_of(role: Role) -> dict[SkillId, Need]:
    """A role's needs by skill; of two for one skill the one asked for, then the higher, holds."""
    needs: dict[SkillId, Need] = {}
    for need in role.needs:
        known = needs.get(need.skill)
        if known is None or (not need.optional, need.level) > (not known.optional, known.level):
            needs[need.skill] = need
    return needs


def target_of(skill: Skill, role: Role | None, need: Need | None) -> Target:
    """The skill's own target, else what the destination's role needs of it."""
    importance = need.importance if need is not None else DEFAULT_IMPORTANCE
    if skill.target is not None:
        return Target(level=skill.target, source="own", importance=importance)
    if role is None or need is None:
        return Target()
    return Target(level=need.level, source=f"role:{role.id}", importance=importance, optional=need.optional)


def compare(skill: Skill, current: Level | None, asked: Level | None) -> tuple[GapStatus, int | None]:
    """Where a skill stands against a level asked of it, and the gap where there is one to count."""
    if skill.not_now:
        return ("not-now", None)
    if skill.skill_kind == "experience" and skill.need.strip():
        if lacks_experience(skill):
            return ("experience-gap", None)
        if asked is None or current is None:
            return ("met", None)
    if asked is None:
        return ("no-target", None)
    if current is None:
        return ("unknown", None)
    gap = asked - current
    return ("gap" if gap > 0 else "surplus" if gap < 0 else "met", gap)


def lacks_experience(skill: Skill) -> bool:
    """True if nothing is said to be there of the experience that is needed."""
    return fold(skill.have).rstrip(".") in NOTHING


def is_open(goal: Goal) -> bool:
    """True for goals that are not finished and not marked "not mine"."""
    return goal.status not in FINISHED and goal.want != "no"


def _goals_by_skill(goals: Iterable[Goal]) -> dict[SkillId, list[str]]:
    named: dict[SkillId, list[str]] = {}
    for goal in goals:
        for skill_id in goal.skills:
            named.setdefault(skill_id, []).append(goal.id)
    return named


def pressing(figure: SkillFigure) -> tuple[int, int, int, str, str]:
    """Sort key: gaps by priority (none last), gap times importance, title; then the others."""
    priority = figure.skill.priority
    return (
        _GROUPS.index(_group(figure)),
        priority if priority is not None else sys.maxsize,
        -(figure.gap or 0) * figure.importance if figure.status == "gap" else 0,
        fold(figure.skill.title),
        figure.id,
    )


def _group(figure: SkillFigure) -> str:
    return "optional-gap" if figure.status == "gap" and figure.optional else figure.status


_GROUPS = ("gap", "experience-gap", "optional-gap", "unknown", "met", "surplus", "no-target", "not-now")


def gap_totals(skills: Iterable[SkillFigure]) -> GapTotals:
    """The counts and the sum over skills."""
    figures = tuple(skills)
    asked = [figure for figure in figures if not figure.optional]
    statuses = Counter(figure.status for figure in asked)
    return GapTotals(
        count=statuses["gap"] + statuses["experience-gap"],
        sum=sum(figure.gap or 0 for figure in asked if figure.status == "gap"),
        unknown=statuses["unknown"],
        met=statuses["met"],
        surplus=statuses["surplus"],
        not_now=sum(figure.status == "not-now" for figure in figures),
        experience=statuses["experience-gap"],
        no_target=statuses["no-target"],
        optional=sum(figure.optional and figure.status == "gap" for figure in figures),
    )
