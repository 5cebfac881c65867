"""`careerplan gaps`: the gap table in the terminal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerplan.cli.options import (
    Verb,
    day_for,
    folder_option,
    plan_folder,
    refuse_on_host,
    show_values_option,
    today_option,
)
from careerplan.cli.tables import print_table, print_text

STATES = {
    "met": "met",
    "unknown": "not assessed",
    "no-target": "no target",
    "not-now": "not now",
    "experience-gap": "missing",
}


@click.command("gaps", cls=Verb)
@folder_option
@today_option
@show_values_option
@click.option("--all", "everything", is_flag=True, help="Also skills that are met or have no target.")
@click.pass_context
def command(
    context: click.Context, /, folder: Path | None, today: dt.date | None, *, everything: bool, show_values: bool
) -> None:
    """Show the gap table, the most pressing first.

    \b
    careerplan gaps
    careerplan gaps --all
    """
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.insight.words import count, day_text  # noqa: PLC0415 - as above

    refuse_on_host(show_values=show_values)
    read = read_plan(plan_folder(context, folder))
    day = day_for(today, read.plan.settings.plan.timezone)
    figures = measure_plan(read, day).figures
    word = read.plan.settings.scale.word
    shown = [figure for figure in figures.skills if everything or figure.status in ("gap", "unknown", "experience-gap")]
    rows = [
        (
            figure.skill.title,
            word(figure.current) if figure.status != "experience-gap" else "",
            word(figure.target) if figure.target is not None else "",
            _state(figure.status, figure.gap),
            day_text(figure.last_rated, day) if figure.last_rated is not None else "",
        )
        for figure in shown
    ]
    if not rows:
        click.echo("No gaps: no skill has a target above its level." if figures.skills else "No skills yet.")
        return
    print_table(("Skill", "Now", "Target", "Gap", "Last rated"), rows)
    totals = figures.gaps
    said = f"{count(totals.count, 'gap')}, {count(totals.sum, 'level')} in all" if totals.count else "No gaps"
    unknown = f"; {count(totals.unknown, 'skill')} not assessed" if totals.unknown else ""
    click.echo()
    print_text(f"{said}{unknown}.")


def _state(status: str, gap: int | None) -> str:
    if gap is not None and gap > 0:
        return f"{gap} short"
    if gap is not None and gap < 0:
        return f"{-gap} above"
    return STATES.get(status, status)
