"""What the verbs that write into files have in common: the plan they read, what they refuse, how they write."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

import click
from msgspec import Struct

from careerplan.authoring.change import Change, fault_of
from careerplan.authoring.difference import difference
from careerplan.authoring.files import path_on_disk, replace_text, write_new
from careerplan.authoring.named import AnyRecord, broken_file, record_named
from careerplan.authoring.splices import as_read
from careerplan.cli.main import ERRORS
from careerplan.cli.options import day_for, is_asked, only_at_home, plan_folder
from careerplan.cli.problems import as_text, may_show
from careerplan.cli.tables import is_coloured, printable, terminal_width
from careerplan.config import SETTINGS_FILE, read_settings
from careerplan.content.check import check_plan
from careerplan.content.load import Content, Parsed, parse_plan, read_content
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Kind, Record
from careerplan.plan.when import When, parse_when

Value = TypeVar("Value")

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Desk(Struct, frozen=True):
    """A plan to write into, and its day."""

    root: Path
    content: Content
    parsed: Parsed
    problems: tuple[Problem, ...]
    today: dt.date

    @property
    def plan(self) -> Plan:
        return self.parsed.plan


def at_desk(context: click.Context, folder: Path | None, today: dt.date | None) -> Desk:
    """The plan that a verb writes into; ends with exit 3 on a host."""
    only_at_home()
    root = plan_folder(context, folder)
    configured = read_settings(root)
    content = read_content(root)
    parsed = parse_plan(content, configured.settings)
    problems = (*configured.problems, *parsed.problems, *check_plan(parsed.plan))
    return Desk(root, content, parsed, problems, day_for(today, configured.settings.plan.timezone))


def found(value: Value | Fault) -> Value:
    """A value; ends with exit 2 and what is wrong, where there is none."""
    if isinstance(value, Fault):
        raise click.UsageError(sentence(value))
    return value


def ask(given: str | None, parse: Callable[[str], Value | Fault], question: str, missing: str) -> Value:
    """The value of a word of the command line; one that is not there is asked for on a terminal.

    Elsewhere the command ends with exit 2 and `missing`, which shows the command in full.
    """

    def checked(text: str) -> Value:
        return found(parse(text))

    if given is not None:
        return checked(given)
    if not is_asked():
        raise click.UsageError(missing)
    answer: Value = click.prompt(question, value_proc=checked, err=True)
    return answer


def show_choices(what: str, names: Iterable[str]) -> None:
    """Say what can be answered to the question that comes next, where there is somebody to ask."""
    if not is_asked():
        return
    text = printable(f"{what}: {', '.join(names)}")
    for line in textwrap.wrap(text, terminal_width(sys.stderr) or 80, subsequent_indent="  ", break_on_hyphens=False):
        click.echo(line, err=True)


def sentence(fault: Fault) -> str:
    """What is wrong with a word, for the terminal."""
    help_text = f"; {fault.help}" if fault.help else ""
    return printable(f"{fault.message[:1].upper()}{fault.message[1:]}{help_text}")


def named(desk: Desk, records: Sequence[AnyRecord], kind: Kind, name: str) -> AnyRecord | Fault:
    """The record that a name means; ends with the problems of the file that it cannot be read from."""
    record = record_named(records, kind, name)
    if isinstance(record, Fault):
        broken = {problem.path for problem in desk.problems if problem.severity == "error"}
        path = broken_file((file for file in desk.content.files if file.path in broken), kind, name)
        refuse_errors(desk, path or "")
    return record


def refuse_errors(desk: Desk, path: str) -> None:
    """End with exit 1 and the problems, if the file or the settings have errors."""
    errors = (problem for problem in desk.problems if problem.severity == "error")
    if wrong := [problem for problem in errors if problem.path in (path, SETTINGS_FILE)]:
        _end_with(wrong, f"Mend {wrong[0].path} first. Nothing was written.")


def refuse_sample(record: Record) -> None:
    """End with exit 2 where a record is a sample: what is written into it would go with it."""
    if record.sample:
        raise click.UsageError(
            f"{record.id} is a sample and goes with your first {record.kind}. Take the line sample: true out of"
            f" {record.place.path} to keep it, or add your own: careerplan add {record.kind} TITLE"
        )


def day_said(desk: Desk, text: str | None) -> When:
    """The day of what is written down: today, unless another was named; it cannot be to come."""
    when = found(parse_when(text if text is not None else desk.today.isoformat()))
    if when.first is None or when.precision == "open":
        raise click.UsageError(f"“{text}” is no date; write a day or a month, such as {desk.today.isoformat()}.")
    if when.first > desk.today:
        raise click.UsageError(f"{text} is still to come; today is {desk.today.isoformat()}.")
    return when


def one_line(text: str) -> str:
    """A text of the command line as it is written: in one line, and in UTF-8."""
    if not text.isascii() and text != text.encode(errors="replace").decode():
        raise click.UsageError("A text of the command is not UTF-8.")
    return " ".join(text.split())


def text_of(desk: Desk, path: str) -> str | None:
    """A file's text as it stands on the disk; None where there is none. Ends with exit 1 if it has errors."""
    refuse_errors(desk, path)
    known = next((file.text for file in desk.content.files if file.path == path), None)
    if known is None:
        return None
    raw = path_on_disk(desk.root, path).read_bytes().decode("utf-8")
    if as_read(raw) != known:
        raise click.UsageError(f"{path} was changed by somebody else just now. Nothing was written.")
    return raw


def write(desk: Desk, change: Change, *, dry_run: bool) -> None:
    """Write a change that the plan reads back as it was meant, and print its path; or show the difference."""
    fault = fault_of(change, desk.content, desk.parsed)
    if isinstance(fault, Problem):
        _end_with([fault], "Nothing was written.")
    if fault is not None or change.after is None:
        raise click.UsageError(
            printable(f"{change.path} is written in a form that only a person can add to. Write there: {change.said}")
        )
    if dry_run:
        show_difference(change.path, change.before, change.after)
        return
    if change.before is None:
        written = write_new(desk.root / change.path, change.after)
    else:
        path = path_on_disk(desk.root, change.path)
        written = path.read_bytes().decode("utf-8") == change.before
        if written:
            replace_text(path, change.after)
    if not written:
        raise click.UsageError(f"{change.path} was changed by somebody else just now. Nothing was written.")
    click.echo(change.path)
    click.echo(printable(f"  + {change.said}"), err=True)


def show_difference(path: str, before: str | None, after: str) -> None:
    """Print what would change, as a unified difference."""
    for line in difference(path, before, after):
        shown = printable(line.replace("\t", "    "))
        click.echo(click.style(shown, fg=COLOURS.get(line[:1])) if is_coloured() else shown)


def _end_with(problems: Iterable[Problem], last: str) -> NoReturn:
    values = may_show(asked=False)
    for problem in problems:
        click.echo(as_text(problem, values=values), err=True)
    click.echo(f"careerplan: {last}", err=True)
    sys.exit(ERRORS)


def said_or(word: str | None, name: str) -> str:
    """A word as a shell takes it, or the name of what is missing."""
    return name if word is None else shlex.quote(word)
