"""`careerplan new`: a plan folder that checks and builds clean from its first minute."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

from careerplan import __version__
from careerplan.authoring.files import write_new
from careerplan.authoring.snippets import snippets
from careerplan.plan.amount import Span
from careerplan.plan.when import quarter_after, quarter_of

_PLACEHOLDER = re.compile(r"@(today|month|quarter|year)([+-]\d+)?@")
_NAMES = {"vscode": ".vscode"}

SNIPPETS = ".vscode/careerplan.code-snippets"
"""Where VS Code looks for the snippets of a folder."""


def starter_files(today: dt.date, *, example: bool) -> dict[str, str]:
    """The text of every file of a new plan, by path; with `example`, those of the example plan."""
    folder = Path(__file__).resolve().parent.parent / "starter"
    files = {path: _filled(text, today) for path, text in _texts(folder / "plan")}
    files[SNIPPETS] = json.dumps(snippets(), ensure_ascii=False, indent=1) + "\n"
    if example:
        files = {path: text for path, text in files.items() if not path.startswith("content/")}
        files.update(_example(folder))
    return files


def occupied(folder: Path, files: dict[str, str]) -> tuple[str, ...]:
    """The paths of a new plan that are taken already."""
    return tuple(path for path in files if (folder / path).exists())


def write_plan(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a new plan; none that is there is touched."""
    for path, text in files.items():
        write_new(folder / path, text)


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            parts = [_named(part) for part in path.relative_to(folder).parts]
            yield "/".join(parts), path.read_text(encoding="utf-8")


def _named(part: str) -> str:
    return "." + part.removeprefix("dot-") if part.startswith("dot-") else _NAMES.get(part, part)


def _example(starter: Path) -> Iterator[tuple[str, str]]:
    """The example plan: in a wheel beside the starter, in a checkout at its top."""
    beside = starter / "example"
    top = beside if beside.is_dir() else starter.parents[2]
    for name in ("content", "audiences"):
        for path, text in _texts(top / name):
            yield f"{name}/{path}", text
    yield "careerplan.toml", (top / "careerplan.toml").read_text(encoding="utf-8")


def _filled(text: str, today: dt.date) -> str:
    """Placeholders become dates around today, so that samples look alive on any day."""
    return _PLACEHOLDER.sub(lambda match: _date(match[1], int(match[2] or 0), today), text).replace(
        "@version@", __version__
    )


def _date(unit: str, count: int, today: dt.date) -> str:
    if unit == "today":
        return (today + dt.timedelta(days=count)).isoformat()
    if unit == "quarter":
        return quarter_after(quarter_of(today), count)
    if unit == "year":
        return str(today.year + count)
    moved = Span("", months=count).after(today) if count >= 0 else Span("", months=-count).before(today)
    return f"{moved:%Y-%m}"
