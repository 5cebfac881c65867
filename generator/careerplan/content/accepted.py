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
from careerplan.content.files import TextFile, read_text, stays_inside
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem
from careerplan.plan.prose import NAMES, SETTINGS, known_names

FOLDER = "audiences"


def read_accepted(root: Path) -> Accepted:
    """What each audience's list holds; one that cannot be read grants nothing."""
    return {path.stem: tuple(line for _, line in _lines(root, path)) for path in _lists(root)}


def check_accepted(root: Path, plan: Plan) -> tuple[Problem, ...]:
    """What grants nothing: lists that cannot be read, and lines that name no record, or nobody whom the plan knows."""
    if not stays_inside(root / FOLDER, root):
        message, mend = "a symbolic link that leads out of the plan is not read", "copy the folder into the plan"
        return (Problem(path=FOLDER, code="file-link-outside", message=message, help=mend),)
    if not (lists := _lists(root)):
        return ()
    records = {str(record.key) for record in plan.records()}
    names = {name.of for name in known_names(plan)}
    unread = tuple(found for path in lists if isinstance(found := read_text(root, FOLDER, str(path)), Problem))
    return unread + tuple(
        problem
        for path in lists
        for number, line in _lines(root, path)
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
    return sorted((root / FOLDER).glob("*.txt")) if stays_inside(root / FOLDER, root) else []


def _lines(root: Path, path: Path) -> Iterator[tuple[int, str]]:
    """The lines that grant something, with their numbers; none if the file cannot be read."""
    file = read_text(root, FOLDER, str(path))
    for number, line in enumerate(file.text.split("\n") if isinstance(file, TextFile) else (), start=1):
        if accepted := accepted_line(line):
            yield number, accepted
