"""`careerplan next`: what to do next, in the terminal."""

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


@click.command("next", cls=Verb)
@folder_option
@today_option
@show_values_option
@click.pass_context
def command(context: click.Context, /, folder: Path | None, today: dt.date | None, *, show_values: bool) -> None:
    """Show what to do next, with the file that each thing stands in.

    \b
    careerplan next
    """
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.insight.steps import step_now  # noqa: PLC0415 - as above
    from careerplan.insight.words import day_text  # noqa: PLC0415 - as above

    refuse_on_host(show_values=show_values)
    read = read_plan(plan_folder(context, folder))
    day = day_for(today, read.plan.settings.plan.timezone)
    figures = measure_plan(read, day).figures
    print_text(figures.headline)
    step = step_now(figures.steps)
    if step.state != "in-order":
        print_text(f"{step.next} {step.path}".rstrip())
    if not figures.next:
        click.echo("Nothing is late, and nothing is due within 14 days.")
        return
    click.echo()
    rows = [
        (
            day_text(item.date, day) if item.date is not None else "",
            item.text,
            _belongs_to(item.where, item.text, item.kind),
            item.note,
            item.path,
        )
        for item in figures.next
    ]
    print_table(("When", "What", "For", "How soon", "File"), rows, below=4)
    for item in figures.next:
        if item.ask:
            click.echo()
            print_text(f"Ask {item.where}: {item.ask}")


def _belongs_to(where: str, text: str, kind: str) -> str:
    """The record that a thing to do stands in, where its text does not name that already."""
    return "" if kind in ("meeting", "rate") or where == text else where
