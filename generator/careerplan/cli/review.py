"""`careerplan review`: a review of today, with the figures of the day frozen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerplan.cli.options import Verb, day_for, folder_option, only_at_home, plan_folder, today_option
from careerplan.cli.tables import printable


@click.command("review", cls=Verb)
@folder_option
@today_option
@click.option("--period", metavar="WHEN", help="The time it looks back on, such as 2026-Q4 (default: by review_every).")
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.pass_context
def command(
    context: click.Context, /, folder: Path | None, today: dt.date | None, period: str | None, *, dry_run: bool
) -> None:
    """Write a review with the frozen figures of today and six questions; print its path.

    \b
    careerplan review
    careerplan review --period 2026-Q4 --dry-run
    """
    from careerplan.authoring.files import problems_of_new, write_new  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.review import period_of, review_path, review_text  # noqa: PLC0415 - as above
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - as above
    from careerplan.cli.writing import show_difference  # noqa: PLC0415 - as above

    if dry_run:
        only_at_home()
    root = plan_folder(context, folder)
    read = read_plan(root)
    figures = measure_plan(read, day_for(today, read.plan.settings.plan.timezone)).figures
    name = _checked(period) if period is not None else period_of(figures)
    path, text = review_path(name), review_text(figures, name)
    for problem in problems_of_new(root, path, text, read.plan.settings):
        if problem.severity == "error":
            raise click.UsageError(printable(f"{problem.message}; {problem.help}. Nothing was written."))
    if dry_run:
        show_difference(path, None, text)
        return
    if not write_new(root / path, text):
        raise click.UsageError(f"{path} is there already; write on in it, or name another time with --period.")
    click.echo(path)


def _checked(period: str) -> str:
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.when import parse_when  # noqa: PLC0415 - as above

    found = parse_when(period)
    if isinstance(found, Fault):
        raise click.UsageError(f"{found.message}: {found.help}")
    return period.strip()
