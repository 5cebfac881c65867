"""Problems: what is to be mended in the plan's files, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from careerplan.insight.words import count, listing
from careerplan.plan.problem import Problem, Severity
from careerplan.site.addresses import PROBLEMS
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Pill, SourceFile, Tone

SEVERITIES: Sequence[tuple[Severity, Tone]] = (("error", "bad"), ("warning", "warn"), ("note", ""))
"""The gravest first, with the tone of its pill."""


class Row(Struct, frozen=True, kw_only=True):
    """One thing to mend."""

    pill: Pill
    code: str
    place: str
    """`line 6, column 3`; empty for the file as a whole."""
    message: str
    excerpt: str
    help: str


class FileOfProblems(Struct, frozen=True):
    """One file with what is to be mended in it, in the order of its lines."""

    id: str
    source: SourceFile
    said: str
    """How many there are."""
    rows: tuple[Row, ...]


class Problems(Struct, frozen=True):
    """All problems of a plan."""

    headline: str
    lead: str
    files: tuple[FileOfProblems, ...]
    """Files with errors first, then by path."""


def make(desk: Desk, problems: Sequence[Problem]) -> Draft:
    """The page, also where nothing is to be mended."""
    return Draft(PROBLEMS, "pages/problems.html", "Problems", partial(_view, desk, problems))


def _view(desk: Desk, problems: Sequence[Problem]) -> Problems:
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    paths = sorted(by_path, key=lambda path: (min(_gravity(problem) for problem in by_path[path]), path))
    files = tuple(_file(desk, number, path, by_path[path]) for number, path in enumerate(paths, 1))
    return Problems(headline(problems), _lead(problems), files)


def headline(problems: Sequence[Problem]) -> str:
    """How many there are, by severity."""
    if not problems:
        return "Nothing to mend in your files"
    return f"{_counts(problems)} in your files"


def _counts(problems: Sequence[Problem]) -> str:
    numbers = {word: sum(problem.severity == word for problem in problems) for word, _ in SEVERITIES}
    return listing([count(number, word) for word, number in numbers.items() if number])


def _lead(problems: Sequence[Problem]) -> str:
    if any(problem.severity == "error" for problem in problems):
        return "The rest of the plan is built from what could be read. No text is lost."
    return "Everything could be read." if problems else "Every file could be read as it was meant."


def _gravity(problem: Problem) -> int:
    return [word for word, _ in SEVERITIES].index(problem.severity)


def _file(desk: Desk, number: int, path: str, problems: Sequence[Problem]) -> FileOfProblems:
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    source = desk.source(path) or SourceFile("The plan as a whole")
    return FileOfProblems(f"file-{number}", source, _counts(problems), tuple(_row(problem) for problem in ordered))


def _row(problem: Problem) -> Row:
    return Row(
        pill=Pill(problem.severity, dict(SEVERITIES)[problem.severity]),
        code=problem.code,
        place=_place(problem),
        message=capital(problem.message),
        excerpt=problem.excerpt,
        help=capital(problem.help),
    )


def capital(text: str) -> str:
    """The text with a capital first letter; a quoted value stays as it was written."""
    return text[:1].upper() + text[1:]


def _place(problem: Problem) -> str:
    if not problem.line:
        return ""
    column = f", column {problem.column}" if problem.column else ""
    return f"line {problem.line}{column}"
