"""Problems on the terminal: as people read them, as JSON, and without values where others read along."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence

import click
from msgspec.structs import replace

from careerplan.cli.tables import columns_of, printable
from careerplan.content.kinds import FOLDERS
from careerplan.plan.problem import CODES, Problem, Severity
from careerplan.site.hosts import on_host

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}


def as_text(problem: Problem, *, values: bool) -> str:
    """A problem as people read it; without values, only its code, place and what the code means."""
    problem = problem if values else without_values(problem)
    severity = problem.severity
    label = click.style(f"{severity}[{problem.code}]", fg=COLOURS[severity], bold=True)
    lines = [f"{place_of(problem)}: {label}: {printable(problem.message)}"]
    if problem.excerpt.strip():
        lines += _excerpt(problem)
    if problem.help:
        lines.append(f"  help: {printable(problem.help)}")
    return "\n".join(lines)


def place_of(problem: Problem) -> str:
    """`path:line:column`, or the path alone where the file as a whole is meant."""
    return f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path


def _excerpt(problem: Problem) -> list[str]:
    """The line with a caret under the column; long lines are cut around it."""
    column = max(problem.column, 1)
    start = max(0, column - 60)
    line = problem.excerpt.replace("\t", " ")
    width = columns_of(printable(line[start : column - 1]))
    gutter = f"  {problem.line} | "
    return [gutter + printable(line[start : start + 100]), " " * (len(gutter) - 2) + "| " + " " * width + "^"]


def as_json(problems: Sequence[Problem], *, show_values: bool) -> str:
    """All problems as one array; on a host or in CI without values, unless they are asked for."""
    shown = problems if may_show(show_values) else [without_values(problem) for problem in problems]
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in shown
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def without_values(problem: Problem) -> Problem:
    """A problem for where others read along: its code, what the code means, and its place without names."""
    return replace(problem, path=masked(problem.path), message=CODES[problem.code][1], help="", excerpt="")


def masked(path: str) -> str:
    """A path without the name of a file or folder that may be a record's title: `content/goals/…`."""
    parts = path.split("/")
    if len(parts) == 1:
        return path
    if parts[0] == "content" and parts[1].removesuffix(".md") in (*FOLDERS, "vision"):
        return path if len(parts) == 2 else f"content/{parts[1]}/…"
    return f"{parts[0]}/…"


def counted(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`; `no problems` for none."""
    counts = Counter(problem.severity for problem in problems)
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    parts = [f"{counts[s]} {s}{'' if counts[s] == 1 else 's'}" for s in severities if counts[s]]
    return ", ".join(parts) or "no problems"


def print_problems(problems: Sequence[Problem], *, show_values: bool, to_stderr: bool) -> None:
    """Every problem; on a host or in CI without values, unless they are asked for."""
    values = may_show(show_values)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    for problem in problems:
        click.echo(as_text(problem, values=values), err=to_stderr, color=False if plain else None)
        if values and problem.severity == "error":
            click.echo(err=to_stderr)


def may_show(asked: bool) -> bool:  # noqa: FBT001 - a fact about the command
    """False where others read along, unless the plan's own words were asked for."""
    return asked or not (on_host() or os.environ.get("CI"))


def failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """True for errors, and with `strict` for warnings; never for notes."""
    severities = {problem.severity for problem in problems}
    return "error" in severities or (strict and "warning" in severities)
