"""`audiences/NAME.txt`: what the owner accepted for an audience.

A line is a record, `goal:talk`, or a name that a record's text may say, `goal:talk names person:maria`.
Empty lines and those that begin with # are the owner's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from careerplan.content.audience import Accepted
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem
from careerplan.plan.prose import NAMES, SETTINGS, known_names

FOLDER = "audiences"


def read_accepted(root: Path) -> Accepted:
    """What each audience's list holds; one that cannot be read grants nothing."""
    return {path.stem: tuple(line for _, line in _lines(path)) for path in _lists(root)}


def check_accepted(root: Path, plan: Plan) -> tuple[Problem, ...]:
    """A warning for each line that names no record, or nobody whom the plan knows, and so grants nothing."""
    if not (lists := _lists(root)):
        return ()
    records = {str(record.key) for record in plan.records()}
    names = {name.of for name in known_names(plan)}
    return tuple(
        problem
        for path in lists
        for number, line in _lines(path)
        if (problem := _unlisted(f"{FOLDER}/{path.name}", number, line, records, names)) is not None
    )


def accepted_line(text: str) -> str:
    """A line of a list as the program compares it; empty for the owner's own."""
    line = normalize("NFC", " ".join(text.removeprefix("\ufeff").split()))
    return "" if line.startswith("#") else line


def _unlisted(path: str, number: int, line: str, records: set[str], names: set[str]) -> Problem | None:
    record, separator, name = line.partition(NAMES)
    if line in records or (separator and record in {*records, SETTINGS} and name in names):
        return None
    if not separator or record not in {*records, SETTINGS}:
        message = f"“{record}” is no record of the plan, so this line grants nothing"
        near = _near(record, records) or "write KIND:ID, such as goal:talk, or delete the line"
    else:
        message = f"“{name}” is no person or organisation of the plan, so this line grants nothing"
        near = _near(name, names) or "write person:ID or organisation:NAME, or delete the line"
    return Problem(path=path, line=number, column=1, code="audience-unlisted", message=message, help=near, excerpt=line)


def _near(text: str, known: Collection[str]) -> str:
    near = get_close_matches("".join(text.casefold().split()), sorted(known), n=1)
    return f"did you mean {near[0]}?" if near else ""


def _lists(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("*.txt"))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that grant something, with their numbers; none if the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if accepted := accepted_line(line):
            yield number, accepted
