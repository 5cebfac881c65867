"""Notices: what a second look at the whole plan shows, said neutrally.

Goals that only lead to a promotion (a promotion is neither needed for growing nor enough), goals
that stand against each other, how much of the plan follows a role's list, values that nothing
serves, work that drains, and how much of the work develops what the vision needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import count, percent, verb
from careerplan.plan.amount import Range
from careerplan.plan.goal import Goal
from careerplan.plan.plan import Plan
from careerplan.plan.record import Key
from careerplan.plan.reference import fold
from careerplan.plan.vision import Vision

PROMOTION_RULE = (
    "Every goal only leads to a promotion. A promotion is neither needed for growing nor enough: say which skill or"
    " value each of them serves."
)
_PROMOTION = re.compile(r"\bpromot(?:ed|ion|ions)\b|\bnext (?:level|grade|title)\b", re.IGNORECASE)


class Ladder(Struct, frozen=True, kw_only=True):
    """How many of the open goals lead to a role."""

    bound: int = 0
    total: int = 0
    """Open goals that are more than ideas."""
    said: str = ""
    """Empty if there are fewer than two goals."""


class ReportsMismatch(Struct, frozen=True):
    """A role with another number of direct reports than the vision wishes."""

    role: str
    comes_with: Range
    wished: Range


class Deliberate(Struct, frozen=True, kw_only=True):
    """How much of the work develops a skill that the vision needs."""

    goals: int = 0
    """Open goals that name one."""
    of_goals: int = 0
    task_share: float | None = None
    """Share of working time, 0 to 1, of the newest task inventory; none without one."""
    said: str = ""


class Notices(Struct, frozen=True, kw_only=True):
    """All of them; what there is nothing to say of is empty."""

    promotion: str = ""
    conflicts: tuple[tuple[str, str], ...] = ()
    """Pairs of active goals, each pair once."""
    ladder: Ladder = Ladder()
    uncited_values: tuple[str, ...] = ()
    """Values of the vision that no goal serves."""
    reports: tuple[ReportsMismatch, ...] = ()
    draining: tuple[Key, ...] = ()
    """Goals and activities tagged with something that drains, as the vision says."""
    energising: tuple[Key, ...] = ()
    deliberate: Deliberate = Deliberate()
    supported: Mapping[str, int] = field(default_factory=dict)
    """Wins by the person whose work they supported."""


def notices(
    plan: Plan, vision: Vision | None, skills: Mapping[str, SkillFigure], goals: Sequence[GoalFigure]
) -> Notices:
    """What a second look shows."""
    return Notices(
        promotion=promotion_only(goals),
        conflicts=conflicts(goals),
        ladder=ladder(goals),
        uncited_values=_uncited(plan, vision),
        reports=_reports(plan, vision),
        draining=_tagged(plan, vision.drains if vision is not None else ()),
        energising=_tagged(plan, vision.energises if vision is not None else ()),
        deliberate=deliberate(plan, skills, goals),
        supported=dict(sorted(Counter(str(person) for win in plan.wins for person in win.supported).items())),
    )


def promotion_only(goals: Iterable[GoalFigure]) -> str:
    """The rule, if there are goals and each is good for nothing but a promotion; else empty."""
    working = _working(goals)
    return PROMOTION_RULE if working and all(_is_promotion(figure.goal) for figure in working) else ""


def _working(goals: Iterable[GoalFigure]) -> list[GoalFigure]:
    return [figure for figure in goals if figure.is_open and figure.goal.status != "idea"]


def _is_promotion(goal: Goal) -> bool:
    serves_more = goal.skills or goal.values or goal.relevant.strip()
    return not serves_more and (goal.role is not None or _PROMOTION.search(goal.title) is not None)


def conflicts(goals: Iterable[GoalFigure]) -> tuple[tuple[str, str], ...]:
    """Pairs of active goals that stand against each other, each pair once."""
    active = {figure.id: figure for figure in goals if figure.is_open and figure.goal.status == "active"}
    pairs = {
        (min(figure.id, str(other)), max(figure.id, str(other)))
        for figure in active.values()
        for other in figure.goal.conflicts_with
        if other in active and other != figure.id
    }
    return tuple(sorted(pairs))


def ladder(goals: Iterable[GoalFigure]) -> Ladder:
    """How many of the open goals lead to a role, said neutrally."""
    working = _working(goals)
    bound = sum(figure.goal.role is not None for figure in working)
    return Ladder(bound=bound, total=len(working), said=_ladder_said(bound, len(working)))


def _ladder_said(bound: int, total: int) -> str:
    if total < 2:
        return ""
    if not bound:
        return f"None of {total} goals leads to a role: all are your own."
    if bound == total:
        return f"All {bound} goals lead to a role."
    own = total - bound
    return (
        f"{bound} of {total} goals {verb(bound, 'leads', 'lead')} to a role, {own} {verb(own, 'is', 'are')} your own."
    )


def _uncited(plan: Plan, vision: Vision | None) -> tuple[str, ...]:
    cited = {fold(value) for goal in plan.goals for value in goal.values}
    return tuple(value for value in vision.values if fold(value) not in cited) if vision is not None else ()


def _reports(plan: Plan, vision: Vision | None) -> tuple[ReportsMismatch, ...]:
    if vision is None or vision.reports is None:
        return ()
    wished = vision.reports
    return tuple(
        ReportsMismatch(role.id, role.reports, wished)
        for role in plan.roles
        if role.reports is not None and (role.reports.low > wished.high or role.reports.high < wished.low)
    )


def _tagged(plan: Plan, words: Iterable[str]) -> tuple[Key, ...]:
    wanted = {fold(word) for word in words}
    return tuple(
        record.key
        for records in (plan.goals, plan.activities)
        for record in records
        if wanted & {fold(tag) for tag in record.tags}
    )


def deliberate(plan: Plan, skills: Mapping[str, SkillFigure], goals: Iterable[GoalFigure]) -> Deliberate:
    """The share of goals, and of the present job's tasks, that develop a skill of the vision."""
    wanted = {figure.id for figure in skills.values() if figure.target is not None}
    working = _working(goals)
    serving = sum(any(skill in wanted for skill in figure.goal.skills) for figure in working)
    share = _task_share(plan, wanted)
    return Deliberate(
        goals=serving, of_goals=len(working), task_share=share, said=_deliberate_said(serving, len(working), share)
    )


def _task_share(plan: Plan, wanted: set[str]) -> float | None:
    """Of the newest inventory: the time of tasks that use a wanted skill, of the time of all tasks."""
    inventories = [inventory for position in plan.positions for inventory in position.inventories]
    if not inventories:
        return None
    newest = max(inventories, key=lambda inventory: inventory.date.order)
    if not any(task.skills for task in newest.tasks):
        return None  # no task says which skills it uses: unknown, not none
    whole = sum(task.share or 0 for task in newest.tasks)
    part = sum(task.share or 0 for task in newest.tasks if wanted & {str(skill) for skill in task.skills})
    return part / whole if whole else None


def _deliberate_said(serving: int, total: int, share: float | None) -> str:
    parts = []
    if total == 1:
        parts.append(f"{'The one' if serving else 'No'} open goal develops a skill that the vision needs")
    elif total:
        named = f"{serving or 'None'} of {count(total, 'open goal')}"
        parts.append(f"{named} {verb(serving or 1, 'develops', 'develop')} a skill that the vision needs")
    if share is not None:
        parts.append(f"{percent(share)} of working time goes into such skills")
    return f"{'; '.join(parts)}." if parts else ""
