"""`careerplan check`: problems only, nothing written."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from careerplan.cli.main import ERRORS
from careerplan.cli.options import Verb, day_for, folder_option, plan_folder, today_option
from careerplan.cli.problems import as_json, counted, failed, print_problems
from careerplan.cli.reports import as_github, as_sarif
from careerplan.plan.problem import Problem

FORMS = ("text", "json", "github", "sarif")


@click.command("check", cls=Verb)
@folder_option
@today_option
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How to print them.")
@click.option("--show-values", is_flag=True, help="On a host, print the plan's own words in messages.")
@click.pass_context
def command(context: click.Context, /, folder: Path | None, today: dt.date | None, form: str, **flags: bool) -> None:
    """Print what is wrong with the plan's files; write nothing.

    \b
    careerplan check --strict
    careerplan check --format json
    careerplan check --format github --show-values
    """
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - --help must stay light

    root = plan_folder(context, folder)
    read = read_plan(root)
    day = day_for(today, read.plan.settings.plan.timezone)
    problems = measure_plan(read, day).problems
    show_values = flags["show_values"]
    if form == "json":
        click.echo(as_json(problems, show_values=show_values))
    elif form == "sarif":
        click.echo(as_sarif(problems, show_values=show_values))
    else:
        if form == "github":
            _annotate(problems, root, show_values=show_values)
        else:
            print_problems(problems, show_values=show_values, to_stderr=False)
        files = len(read.content.files)
        click.echo(f"{files} file{'' if files == 1 else 's'} read: {counted(problems)}")
    sys.exit(ERRORS if failed(problems, strict=flags["strict"]) else 0)


def _annotate(problems: Sequence[Problem], root: Path, *, show_values: bool) -> None:
    """A workflow command for each problem; GitHub wants paths below the repository that it checked out."""
    checked_out, plan = os.environ.get("GITHUB_WORKSPACE"), root.resolve()
    below = Path(checked_out).resolve() if checked_out else plan
    folder = plan.relative_to(below).as_posix() if plan.is_relative_to(below) else "."
    for problem in problems:
        click.echo(as_github(problem, show_values=show_values, folder="" if folder == "." else f"{folder}/"))
