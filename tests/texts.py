"""Plans as texts: several files in one, each after a line `=== goals/talk.md`; problems and records as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from careerplan.content.files import TextFile
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.plan.amount import Money, Range, Span
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem
from careerplan.plan.record import Body, Note, Record
from careerplan.plan.settings import Settings
from careerplan.plan.when import When

MARK = "=== "


def files_from(text: str) -> tuple[TextFile, ...]:
    """The files in a text; a text without a mark is one goal, `goals/talk.md`."""
    files: dict[str, str] = {}
    path = "content/goals/talk.md"
    for line in text.splitlines(keepends=True):
        if line.startswith(MARK):
            path = f"content/{line.removeprefix(MARK).strip()}"
            files[path] = ""
        else:
            files[path] = files.get(path, "") + line
    return tuple(TextFile(name, held) for name, held in files.items())


def files_in(folder: Path, text: str) -> None:
    """Write files into a folder; each stands after a line `=== path`."""
    path = folder
    for line in text.splitlines(keepends=True):
        if line.startswith(MARK):
            path = folder / line.removeprefix(MARK).strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        else:
            path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")


def read(text: str, settings: Settings | None = None, images: Iterable[str] = ()) -> Parsed:
    """The plan that a text says, and its problems."""
    return parse_plan(Content(files_from(text), (), frozenset(images)), settings or Settings())


def said(problems: Iterable[Problem]) -> str:
    """Problems as a person reads them."""
    return "".join(
        f"{problem.path}:{problem.line}:{problem.column}: {problem.severity}[{problem.code}]: {problem.message}\n"
        + (f"  | {problem.excerpt.strip()}\n" if problem.excerpt.strip() else "")
        + (f"  help: {problem.help}\n" if problem.help else "")
        for problem in problems
    )


def codes(parsed: Parsed) -> list[str]:
    """The codes of the problems, in order."""
    return [problem.code for problem in parsed.problems]


def told(plan: Plan) -> str:
    """Every record of a plan with the values that its file gave it."""
    return "".join(_record(record) for record in plan.records())


def _record(record: Record) -> str:
    lines = [f"{record.key} “{record.title}”"]
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in ("id", "title", "place") or value in ((), None, "", {}, Body()):
            continue
        if name == "body" and not record.body.text:
            continue
        if name == "body":
            text = record.body.text.replace("\n", "⏎")
            lines.append(f"  body (line {record.body.line}): {text}")
            if record.body.mentions:
                lines.append(f"  mentions: {', '.join(map(str, record.body.mentions))}")
        elif value != _default_of(record, name):
            lines.append(f"  {name.strip('_')}: {shown(value)}")
    return "\n".join(lines) + "\n"


def _default_of(record: Record, name: str) -> object:
    fields = {field.name: field for field in msgspec.structs.fields(record)}
    return fields[name].default


def shown(value: object) -> str:
    """A value of a plan or of its settings, in one line."""
    if isinstance(value, When):
        return f"{value.text} ({value.first or ''}..{value.last or ''})"
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    if isinstance(value, Note):
        return f"{value.key}: {value.text}"
    if isinstance(value, Span | Range):
        return value.text if isinstance(value, Span) else str(value)
    if isinstance(value, msgspec.Struct):
        named = {field: getattr(value, field) for field in value.__struct_fields__}
        held = (f"{field.strip('_')} {shown(inner)}" for field, inner in named.items() if inner not in ("", None, ()))
        return f"<{', '.join(held)}>"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {shown(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return " | ".join(shown(inner) for inner in value)
    return str(value)
