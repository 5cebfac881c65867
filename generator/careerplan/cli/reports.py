"""Problems as other programs read them: annotations of GitHub Actions, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from careerplan import __version__
from careerplan.cli.problems import may_show, place_of, without_values
from careerplan.cli.tables import printable
from careerplan.plan.problem import CODES, Problem, Severity

Json = dict[str, Any]

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_HELP = (
    "At home, careerplan check shows the line, what is allowed and a likely fix."
    " The table of all codes is docs/reference/problems.md of careerplan."
)


def as_github(problem: Problem, *, show_values: bool, folder: str = "") -> str:
    """A problem as a workflow command, which becomes an annotation at its line.

    `folder` is where the plan stands below the repository, with a slash at its end. Where values are
    not shown, most files have no name to annotate: their masked place stands in the message.
    """
    shown = problem if may_show(show_values) else without_values(problem)
    message = "\n".join(
        printable(text) for text in (shown.message, f"help: {shown.help}" if shown.help else "") if text
    )
    place: dict[str, str | int] = {}
    if shown.path == problem.path:
        place = {"file": folder + shown.path, "line": shown.line, "col": shown.column}
    else:
        message = f"{place_of(shown)}: {message}"
    properties = {**place, "title": shown.code}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[problem.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    """The text of a workflow command: on one line, and read back as it was."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, whose list is split at commas and ended by colons."""
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem], *, show_values: bool) -> str:
    """All problems as one SARIF log, with the meaning of each code that occurs as a rule.

    Places are relative to the plan's folder, lines and columns count from 1, and columns count characters.
    """
    shown = problems if may_show(show_values) else [without_values(problem) for problem in problems]
    codes = sorted({problem.code for problem in shown})
    driver = {"name": "careerplan", "version": __version__, "rules": [_rule(code) for code in codes]}
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in shown],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str) -> Json:
    severity, meaning = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": meaning},
        "help": {"text": _HELP},
        "defaultConfiguration": {"level": severity},
    }


def _result(problem: Problem, rule: int) -> Json:
    place: Json = {"artifactLocation": {"uri": quote(problem.path), "uriBaseId": "%SRCROOT%"}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message},
        "locations": [{"physicalLocation": place}],
    }
