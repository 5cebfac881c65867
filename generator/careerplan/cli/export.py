"""`careerplan export`: the computed plan as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from careerplan.cli.main import ERRORS, REFUSED
from careerplan.cli.options import (
    Verb,
    day_for,
    folder_option,
    plan_folder,
    refuse_on_host,
    show_values_option,
    today_option,
)
from careerplan.cli.problems import print_problems


@click.command("export", cls=Verb)
@folder_option
@today_option
@show_values_option
@click.option("--audience", metavar="NAME", help="Only what this audience may see.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the export; needs no plan.")
@click.pass_context
def command(
    context: click.Context, /, folder: Path | None, today: dt.date | None, audience: str | None, **flags: bool
) -> None:
    """Print the plan and its figures as JSON.

    \b
    careerplan export | jq .gaps
    careerplan export --audience mentors
    careerplan export --schema
    """
    from careerplan.build import measure_for, measure_plan, read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.insight.export import export, export_schema  # noqa: PLC0415 - as above
    from careerplan.plan.problem import PRIVACY_CODES, has_errors  # noqa: PLC0415 - as above
    from careerplan.plan.record import AudienceName  # noqa: PLC0415 - as above

    if flags["schema"]:
        _print(export_schema())
        return
    refuse_on_host(show_values=flags["show_values"])
    root = plan_folder(context, folder)
    read = read_plan(root)
    day = day_for(today, read.plan.settings.plan.timezone)
    if audience is None:
        measured = measure_plan(read, day)
        _print(export(measured.figures, measured.problems))
        sys.exit(ERRORS if has_errors(measured.problems) else 0)
    doubtful = [problem for problem in read.problems if problem.code in PRIVACY_CODES]
    declared = read.plan.settings.audiences.get(AudienceName(audience))
    if doubtful or declared is None:
        print_problems(doubtful, show_values=False, to_stderr=True)
        reason = "the settings of audiences have errors" if doubtful else f"there is no audience {audience!r}"
        click.echo(f"careerplan: {reason}, so nothing is exported.", err=True)
        sys.exit(REFUSED)
    _print(export(measure_for(read, declared, None, day), ()))


def _print(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
