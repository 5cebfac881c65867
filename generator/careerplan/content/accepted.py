"""`audiences/NAME.txt`: the records that the owner accepted for an audience, one `kind:id` to a line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from careerplan.content.audience import Accepted
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem

FOLDER = "audiences"


def read_accepted(root: Path) -> Accepted:
    """What each audience's list holds; one that cannot be read grants nothing."""
    return {path.stem: tuple(name for _, name in _lines(path)) for path in _lists(root)}


def check_accepted(root: Path, plan: Plan) -> tuple[Problem, ...]:
    """A warning for each line that names no record, and so grants nothing."""
    names = {str(record.key) for record in plan.records()}
    return tuple(
        _unlisted(f"{FOLDER}/{path.name}", line, name, names)
        for path in _lists(root)
        for line, name in _lines(path)
        if name not in names
    )


def _unlisted(path: str, line: int, name: str, names: set[str]) -> Problem:
    near = get_close_matches("".join(name.casefold().split()), sorted(names), n=1)
    return Problem(
        path=path,
        line=line,
        column=1,
        code="audience-unlisted",
        message=f"“{name}” is no record of the plan, so this line grants nothing",
        help=f"did you mean {near[0]}?" if near else "write KIND:ID, such as goal:talk, or delete the line",
        excerpt=name,
    )


def _lists(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("*.txt"))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The names in a list, with their lines; none if the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.strip().startswith("#"):
            yield number, line.strip()
