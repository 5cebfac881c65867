"""Random plans of every size: with nothing in them, with one of a kind, with many, late ones and calm ones."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Goal
from careerplan.plan.level import Level
from careerplan.plan.person import Meeting, Person
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.record import Kind, Record
from careerplan.plan.review import GoalSnapshot, Review, SkillSnapshot, Snapshot
from careerplan.plan.role import Role
from careerplan.plan.skill import Rating, Skill
from careerplan.plan.when import When, parse_when
from tests.strategies import Dice, any_plan, any_record

MANY: tuple[Kind, ...] = ("role", "skill", "goal", "activity", "person", "feedback", "application", "craft", "position")
"""Kinds of which a large plan has more than two records."""
LEAVES: tuple[Kind, ...] = ("activity", "feedback", "review", "event", "application", "craft", "win", "share", "page")
"""Kinds that no reference names: a plan may be without them."""
VAGUE = ("More presence", "Take ownership")

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _whens(*texts: str) -> tuple[When, ...]:
    return tuple(when for text in texts if isinstance(when := parse_when(text), When))


QUARTERLY = _whens("2024-10-03", "2025-02-03", "2025-05-03", "2025-08-03", "2025-10-20", "2026-01-20", "2026-11-10")
NEAR = _whens("2025-11-20", "2025-11-29", "2025-12-10", "2025-12-24", "2026-01-20", "2026-02-04", "2026-11-22")
"""Days about those on which the plans are looked at."""


def plan_of_any_size(dice: Dice) -> Plan:
    """A coherent plan, perhaps larger, perhaps without some kinds, perhaps with nothing that is due."""
    if dice.random() < 0.05:
        return Plan()
    plan = any_plan(dice)
    plan = _larger(plan, dice) if dice.random() < 0.4 else plan
    plan = _calm(plan) if dice.random() < 0.5 else plan
    plan = _lively(plan, dice) if dice.random() < 0.6 else plan
    return replace(plan, **dict.fromkeys((PLURALS[kind] for kind in LEAVES if dice.random() < 0.3), ()))


def _larger(plan: Plan, dice: Dice) -> Plan:
    more = {
        PLURALS[kind]: (
            *getattr(plan, PLURALS[kind]),
            *(any_record(kind, f"{kind}-{letter}", dice) for letter in "defg"[: dice.randint(1, 4)]),
        )
        for kind in MANY
    }
    return replace(plan, **more)


def _calm(plan: Plan) -> Plan:
    """The plan without anything that could be late, so that other things are said first."""
    return replace(
        plan,
        goals=tuple(replace(goal, due=None, milestones=(), decisions=()) for goal in plan.goals),
        activities=tuple(replace(activity, due=None) for activity in plan.activities),
        people=tuple(replace(person, needs=()) for person in plan.people),
        visions=tuple(replace(vision, decide_by=None) for vision in plan.visions),
        applications=tuple(replace(application, purpose="serious") for application in plan.applications),
        reviews=(),
    )


def _lively(plan: Plan, dice: Dice) -> Plan:
    """The plan with what dice alone seldom throw: levels that rise, meetings near today, a frozen review."""
    return replace(
        plan,
        skills=tuple(_rising(skill, dice) for skill in plan.skills),
        goals=tuple(_ending(goal, dice) for goal in plan.goals),
        roles=tuple(_ranked(role, dice) for role in plan.roles),
        people=tuple(_met(person, dice) for person in plan.people),
        feedback=tuple(_vague(feedback, dice) for feedback in plan.feedback),
        reviews=tuple(_frozen(review, plan, dice) for review in plan.reviews),
    )


def _rising(skill: Skill, dice: Dice) -> Skill:
    if skill.implied or dice.random() < 0.5:
        return skill
    level, ratings = 0, list[Rating]()
    for date in QUARTERLY:
        level = min(level + dice.choice((0, 1, 1)), 5)
        ratings.append(Rating(date=date, level=Level(level)))
    return replace(skill, ratings=tuple(ratings), not_now=False, target=dice.choice((None, Level(3), Level(5))))


def _ending(goal: Goal, dice: Dice) -> Goal:
    if dice.random() < 0.7:
        return goal
    done = dice.random() < 0.3
    return replace(goal, status="done" if done else "active", finished=dice.choice(NEAR), due=dice.choice(NEAR))


def _ranked(role: Role, dice: Dice) -> Role:
    return replace(role, track=dice.choice(("ic", "manager")), rank=1) if dice.random() < 0.6 else role


def _met(person: Person, dice: Dice) -> Person:
    meetings = tuple(Meeting(date=date) for date in NEAR if dice.random() < 0.3)
    return replace(person, meetings=meetings, next=dice.choice((None, *NEAR))) if dice.random() < 0.6 else person


def _vague(feedback: Feedback, dice: Dice) -> Feedback:
    if dice.random() < 0.5:
        return feedback
    return replace(feedback, start=VAGUE[: dice.randint(1, 2)], skills=(), date=dice.choice(NEAR))


def _frozen(review: Review, plan: Plan, dice: Dice) -> Review:
    snapshot = Snapshot(
        skills={skill.id: SkillSnapshot(current=dice.randint(0, 5)) for skill in _some(plan.skills, dice)},
        goals={goal.id: GoalSnapshot(status="active", due=dice.choice(NEAR)) for goal in _some(plan.goals, dice)},
    )
    return replace(review, date=dice.choice(NEAR), next=dice.choice((None, *NEAR)), snapshot=snapshot)


def _some(records: tuple[AnyRecord, ...], dice: Dice) -> tuple[AnyRecord, ...]:
    return tuple(record for record in records if dice.random() < 0.7)
