"""Retrospective: what became of the finished goals, against whether they were worth it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from msgspec import Struct

from careerplan.insight.words import listing, quoted
from careerplan.plan.goal import FINISHED, Goal, Status
from careerplan.plan.plan import Plan

Felt = Literal["meaningful", "flat", "unknown"]
OUTCOMES: tuple[Status, ...] = tuple(status for status in get_args(Status) if status in FINISHED)
FELT: tuple[Felt, ...] = get_args(Felt)


class Cell(Struct, frozen=True):
    """The goals with one outcome that felt one way."""

    outcome: Status
    felt: Felt
    goals: tuple[str, ...]


class Surprise(Struct, frozen=True):
    """Goals of which outcome and worth fell apart, in one sentence."""

    name: str
    said: str
    goals: tuple[str, ...]


class Retrospective(Struct, frozen=True, kw_only=True):
    """The grid, and what stands out in it."""

    cells: tuple[Cell, ...]
    """Every outcome by every feeling, empty ones too."""
    finished: int = 0
    unknown: int = 0
    """Finished goals of which nobody said whether they were worth it."""
    surprises: tuple[Surprise, ...] = ()


def felt(goal: Goal) -> Felt:
    """Above 0 is meaningful, 0 and below is flat; nothing said is unknown."""
    if goal.meaningful is None:
        return "unknown"
    return "meaningful" if goal.meaningful > 0 else "flat"


def retrospective(plan: Plan) -> Retrospective:
    """The grid over all finished goals."""
    finished = [goal for goal in plan.goals if goal.status in FINISHED]
    placed: dict[tuple[Status, Felt], list[str]] = {}
    for goal in finished:
        placed.setdefault((goal.status, felt(goal)), []).append(goal.id)
    return Retrospective(
        cells=tuple(
            Cell(outcome, feeling, tuple(placed.get((outcome, feeling), ())))
            for outcome in OUTCOMES
            for feeling in FELT
        ),
        finished=len(finished),
        unknown=sum(goal.meaningful is None for goal in finished),
        surprises=tuple(_surprises(finished)),
    )


def _surprises(finished: list[Goal]) -> list[Surprise]:
    found = []
    for name, words, holds in SURPRISES:
        goals = [goal for goal in finished if holds(goal)]
        if goals:
            named = listing([quoted(goal.title) for goal in goals])
            found.append(Surprise(name, f"{words}: {named}.", tuple(goal.id for goal in goals)))
    return found


def _done_and_flat(goal: Goal) -> bool:
    return goal.status == "done" and felt(goal) == "flat"


def _missed_but_meaningful(goal: Goal) -> bool:
    return goal.status == "missed" and felt(goal) == "meaningful"


def _left_but_meaningful(goal: Goal) -> bool:
    return goal.status in ("dropped", "changed") and felt(goal) == "meaningful"


def _unexpected(goal: Goal) -> bool:
    expected = goal.meaningful_expected
    return felt(goal) == "meaningful" and expected is not None and expected <= 0


SURPRISES: tuple[tuple[str, str, Callable[[Goal], bool]], ...] = (
    ("done-flat", "Done and flat", _done_and_flat),
    ("missed-meaningful", "Missed but meaningful", _missed_but_meaningful),
    ("left-meaningful", "Not carried through but meaningful", _left_but_meaningful),
    ("unexpected", "Worth it without your expecting it", _unexpected),
)
