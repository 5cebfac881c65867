"""`careerplan new`: start a plan in a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerplan.cli.options import day_for, today_option


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--example", is_flag=True, help="The full example plan in place of a few samples.")
@click.option("--dry-run", is_flag=True, help="Show what would be written.")
@today_option
@click.pass_context
def command(context: click.Context, /, folder: Path, *, example: bool, dry_run: bool, today: dt.date | None) -> None:
    """Start a plan in a folder; never overwrites a file.

    \b
    careerplan new my-plan
    careerplan new my-plan --example
    """
    from careerplan.authoring.new import occupied, starter_files, write_plan  # noqa: PLC0415 - --help must stay light

    if isinstance(context.obj, Path):
        folder = context.obj / folder
    files = starter_files(day_for(today, "UTC"), example=example)
    if dry_run:
        for path in sorted(files):
            click.echo((folder / path).as_posix())
        return
    taken = occupied(folder, files)
    if taken:
        raise click.UsageError(
            f"{folder} holds {', '.join(taken[:3])}{' and more' if len(taken) > 3 else ''} already;"
            " nothing was written. Name a folder without a plan."
        )
    write_plan(folder, files)
    click.echo(
        f"{len(files)} files in {folder}/. Next: careerplan -C {_shell(folder)} build, then open site/index.html in it."
    )


def _shell(folder: Path) -> str:
    import shlex  # noqa: PLC0415 - only for the last line

    return shlex.quote(str(folder))
