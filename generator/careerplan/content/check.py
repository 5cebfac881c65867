"""Rules across the keys of a record, and across records.

A when is an interval: only an end that lies wholly before its start is out of order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal
from careerplan.plan.plan import Plan
from careerplan.plan.position import Position
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Record
from careerplan.plan.vision import Vision
from careerplan.plan.when import When

ORDERED: Mapping[type[Record], tuple[tuple[str, str], ...]] = {
    Vision: (("written", "horizon"), ("written", "retired")),
    Goal: (("start", "due"), ("start", "finished")),
    Activity: (("start", "due"), ("start", "done")),
    Position: (("start", "end"),),
}
"""Kind -> pairs of keys, of which the second may not lie before the first."""


class Misplaced(Struct, frozen=True):
    """A fault of one key, or of one item of a list under it."""

    key: str
    fault: Fault
    item: int | None = None


class _Pair(Struct, frozen=True):
    """Two whens of a record, as messages name them."""

    key: str
    first: str
    start: object
    last: str
    end: object
    item: int | None = None


def check_record(record: Record) -> Iterator[Misplaced]:
    """Ends that lie before their starts."""
    for pair in _pairs(record):
        start, end = pair.start, pair.end
        if not (isinstance(start, When) and isinstance(end, When) and start.first and end.last):
            continue
        if end.last < start.first:
            message = f"{pair.last} ({end.text}) lies before {pair.first} ({start.text})"
            fault = Fault("when-order", message, "check the year of both, or swap them")
            yield Misplaced(pair.key, fault, pair.item)


def _pairs(record: Record) -> Iterator[_Pair]:
    for first, last in ORDERED.get(type(record), ()):
        yield _Pair(last, first, getattr(record, first), last, getattr(record, last))
    if isinstance(record, Goal):
        for number, milestone in enumerate(record.milestones):
            title = f"“{milestone.title}”"
            yield _Pair("milestones", "the goal's start", record.start, title, milestone.due, number)
    if isinstance(record, Activity) and (paper := record.certificate):
        yield _Pair("certificate", "earned", paper.earned, "expires", paper.expires)


def check_plan(plan: Plan) -> tuple[Problem, ...]:
    """Problems that no record has by itself: goals that come after each other in a circle."""
    after = {goal.id: goal.after for goal in plan.goals}
    found: list[Problem] = []
    told: set[str] = set()
    for goal in plan.goals:
        circle = _circle(goal.id, after)
        if circle and goal.id not in told:
            told.update(circle)
            found.append(
                Problem(
                    path=goal.place.path,
                    line=goal.place.line,
                    column=1,
                    code="goal-circle",
                    message=f"goals wait for each other: {', '.join(circle)}",
                    help="take one of them out of another's after:",
                )
            )
    return tuple(found)


def _circle(start: str, after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The goals on a way from a goal back to itself; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for earlier in after.get(way[-1], ()):
            if earlier == start:
                return way
            if earlier not in seen:
                seen.add(earlier)
                ways.append((*way, earlier))
    return ()
