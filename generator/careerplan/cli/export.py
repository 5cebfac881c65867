"""`careerplan export`: the computed plan as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.declared import declared_audience, refuse, refuse_doubtful_audiences
from careerplan.cli.main import ERRORS
from careerplan.cli.options import (
    Verb,
    day_for,
    folder_option,
    plan_folder,
    refuse_on_host,
    show_values_option,
    today_option,
)

if TYPE_CHECKING:
    from careerplan.build import Read
    from careerplan.plan.settings import Audience


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
    from careerplan.plan.problem import has_errors  # noqa: PLC0415 - as above

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
    declared = _readable(read, audience)
    _print(export(measure_for(read, declared, None, day), ()))


def _readable(read: Read, name: str) -> Audience:
    """The audience of that name, if all that it would read is granted; else exit 3."""
    from careerplan.insight.words import count, verb  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.prose import unaccepted_names  # noqa: PLC0415 - as above

    outcome = "nothing is exported"
    refuse_doubtful_audiences(read, outcome)
    audience = declared_audience(read, name, outcome)
    names = len(unaccepted_names(read.plan, audience))
    if names:
        stand = f"{count(names, 'hidden name')} {verb(names, 'stands', 'stand')} in what {name} would read"
        run = f"careerplan audience {name} shows {verb(names, 'it', 'them')}, and accepts with --accept"
        refuse(f"{stand}, so {outcome}: {run}.")
    return audience


def _print(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
