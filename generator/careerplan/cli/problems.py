"""Problems on the terminal: as people read them, as JSON, and without values where others read along."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Sequence

import click

from careerplan.plan.problem import CODES, Problem, Severity
from careerplan.site.hosts import on_host

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}


def as_text(problem: Problem, *, values: bool) -> str:
    """A problem as people read it; without values, only its code, place and what the code means."""
    severity = problem.severity
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    label = click.style(f"{severity}[{problem.code}]", fg=COLOURS[severity], bold=True)
    if not values:
        return f"{place}: {label}: {CODES[problem.code][1]}"
    lines = [f"{place}: {label}: {problem.message}"]
    if problem.excerpt.strip():
        lines += _excerpt(problem)
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines)


def _excerpt(problem: Problem) -> list[str]:
    """The line with a caret under the column; long lines are cut around it."""
    column = max(problem.column, 1)
    start = max(0, column - 60)
    shown = problem.excerpt[start : start + 100].replace("\t", " ")
    safe = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else "\ufffd" for c in shown)
    before = safe[: column - 1 - start]
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in before)
    gutter = f"  {problem.line} | "
    return [gutter + safe, " " * (len(gutter) - 2) + "| " + " " * width + "^"]


def as_json(problems: Sequence[Problem]) -> str:
    """All problems as one array."""
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
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def counted(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`; `no problems` for none."""
    counts = Counter(problem.severity for problem in problems)
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    parts = [f"{counts[s]} {s}{'' if counts[s] == 1 else 's'}" for s in severities if counts[s]]
    return ", ".join(parts) or "no problems"


def print_problems(problems: Sequence[Problem], *, show_values: bool, to_stderr: bool) -> None:
    """Every problem; on a host or in CI without values, unless they are asked for."""
    values = show_values or not (on_host() or os.environ.get("CI"))
    for problem in problems:
        click.echo(as_text(problem, values=values), err=to_stderr)
        if values and problem.severity == "error":
            click.echo(err=to_stderr)


def failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """True for errors, and with `strict` for warnings; never for notes."""
    severities = {problem.severity for problem in problems}
    return "error" in severities or (strict and "warning" in severities)
