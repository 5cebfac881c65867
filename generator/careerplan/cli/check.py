"""`careerplan check`: problems only, nothing written."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from careerplan.cli.main import ERRORS
from careerplan.cli.options import Verb, day_for, folder_option, plan_folder, today_option
from careerplan.cli.problems import as_json, counted, failed, print_problems


@click.command("check", cls=Verb)
@folder_option
@today_option
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them.")
@click.option("--show-values", is_flag=True, help="On a host, print the plan's own words in messages.")
@click.pass_context
def command(context: click.Context, /, folder: Path | None, today: dt.date | None, form: str, **flags: bool) -> None:
    """Print what is wrong with the plan's files; write nothing.

    \b
    careerplan check --strict
    careerplan check --format json
    """
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - --help must stay light

    root = plan_folder(context, folder)
    read = read_plan(root)
    day = day_for(today, read.plan.settings.plan.timezone)
    problems = measure_plan(read, day).problems
    if form == "json":
        click.echo(as_json(problems, show_values=flags["show_values"]))
    else:
        print_problems(problems, show_values=flags["show_values"], to_stderr=False)
        files = len(read.content.files)
        click.echo(f"{files} file{'' if files == 1 else 's'} read: {counted(problems)}")
    sys.exit(ERRORS if failed(problems, strict=flags["strict"]) else 0)
