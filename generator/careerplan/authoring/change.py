"""A change of one file, proved before it is written: the plan that is read from it has grown by just that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from careerplan.authoring.splices import as_read
from careerplan.content.files import TextFile
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Body, Key, Record, Source


class Change(Struct, frozen=True, kw_only=True):
    """A file before and after, and the plan that the change should give."""

    path: str
    before: str | None
    """Its text as it stands on the disk; None where there is no such file yet."""
    after: str | None
    """None where the file is written in a form that only a person can add to."""
    plan: Plan
    said: str
    """What is added, in one line."""


def fault_of(change: Change, content: Content, parsed: Parsed) -> Problem | Fault | None:
    """Why a change must not be written: a problem that it would make, or a plan that is not the expected one."""
    by_hand = Fault("value-shape", f"{change.path} is written in a form that only a person can add to", change.said)
    if change.after is None:
        return by_hand
    others = (file for file in content.files if file.path != change.path)
    files = (*others, TextFile(change.path, as_read(change.after)))
    after = parse_plan(replace(content, files=files), parsed.plan.settings)
    known = Counter(map(_fact, parsed.problems))
    known.subtract(map(_fact, after.problems))
    for problem in after.problems:
        if known[_fact(problem)] < 0 and _matters(problem, change.path):
            return problem
    new = _keys(change.plan) - _keys(parsed.plan)
    return None if _said_by(after.plan, change, new) == _said_by(change.plan, change, new) else by_hand


def _keys(plan: Plan) -> frozenset[Key]:
    return frozenset(record.key for record in plan.records())


def _fact(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message


def _matters(problem: Problem, path: str) -> bool:
    return problem.severity == "error" or (problem.severity == "warning" and problem.path == path)


def _said_by(plan: Plan, change: Change, new: Container[Key]) -> Mapping[Key, Any]:
    """All that a plan says, without the lines that it stands on; of a new file only what that says.

    Samples make way for a new file, and what refers to them changes with them. A new item of a list has
    the audience of the list.
    """
    records = {record.key: _without_lines(record) for record in plan.records()}
    records.update({key: replace(record, audience=()) for key, record in records.items() if key in new})
    if change.before is None:
        return {key: record for key, record in records.items() if record.place.path == change.path}
    introductions = {
        Key(kind, f" {number}"): _anywhere(body)
        for kind, bodies in plan.introductions.items()
        for number, body in enumerate(bodies)
    }
    return {**records, **introductions}


def _without_lines(record: Record) -> Record:
    return replace(record, place=Source(record.place.path, 0), body=_anywhere(record.body))


def _anywhere(body: Body) -> Body:
    return replace(body, line=0)
