"""Rules across the keys of a record, and across records.

A when is an interval: only an end that lies wholly before its start is out of order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal
from careerplan.plan.plan import Plan
from careerplan.plan.position import Position
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Record
from careerplan.plan.share import NONCE, Share
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
    """Ends that lie before their starts, and a nonce that no link can be made from."""
    if isinstance(record, Share) and record.nonce and not NONCE.fullmatch(record.nonce):
        help_text = f"let the program make one: careerplan share revoke {record.id}"
        yield Misplaced("nonce", Fault("share-nonce", "the nonce is not 32 hexadecimal digits", help_text))
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
    """Problems that no record has by itself."""
    return (*_circles(plan), *_shared_nonces(plan), *_answers_twice(plan))


def _shared_nonces(plan: Plan) -> Iterator[Problem]:
    """Shares with the nonce of another: one link would open both, and show one person's page to the other."""
    for first, second in _twice((share.nonce.casefold(), share) for share in plan.shares):
        yield _at(
            second,
            "share-nonce",
            f"the nonce is that of {first.place.path}, so one link would be for both",
            f"let the program make another: careerplan share revoke share:{second.id}",
        )


def _answers_twice(plan: Plan) -> Iterator[Problem]:
    """Feedback that an answer was made into a second time."""
    for first, second in _twice((feedback.reply.casefold(), feedback) for feedback in plan.feedback):
        message = f"the answer in this file is in {first.place.path} too"
        yield _at(second, "reply-duplicate", message, "delete one of the two files")


def _twice(named: Iterable[tuple[str, Record]]) -> Iterator[tuple[Record, Record]]:
    """Records with the name of an earlier one, each after that one; no name is nobody's."""
    first: dict[str, Record] = {}
    for name, record in named:
        before = first.setdefault(name, record)
        if name and before is not record:
            yield before, record


def _at(record: Record, code: str, message: str, help_text: str) -> Problem:
    place = record.place
    return Problem(path=place.path, line=place.line, column=1, code=code, message=message, help=help_text)


def _circles(plan: Plan) -> tuple[Problem, ...]:
    """Goals that come after each other in a circle."""
    after = {goal.id: goal.after for goal in plan.goals}
    found: list[Problem] = []
    told: set[str] = set()
    for goal in plan.goals:
        circle = _circle(goal.id, after)
        if circle and goal.id not in told:
            told.update(circle)
            message = f"goals wait for each other: {', '.join(circle)}"
            found.append(_at(goal, "goal-circle", message, "take one of them out of another's after:"))
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
