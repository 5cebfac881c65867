"""`careerplan new`: start a plan in a folder."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from careerplan.cli.options import day_for, today_option
from careerplan.site.hosts import on_host


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
    from careerplan.share.keys import KEY_FILE, PASSPHRASE_FILE, make_keys  # noqa: PLC0415 - as above

    if isinstance(context.obj, Path):
        folder = context.obj / folder
    files = starter_files(day_for(today, "UTC"), example=example)
    if dry_run:
        for path in sorted((*files, KEY_FILE, PASSPHRASE_FILE)):
            click.echo((folder / path).as_posix())
        return
    taken = occupied(folder, files)
    if taken:
        raise click.UsageError(
            f"{folder} holds {', '.join(taken[:3])}{' and more' if len(taken) > 3 else ''} already;"
            " nothing was written. Name a folder without a plan."
        )
    write_plan(folder, files)
    if make_keys(folder):
        _say_passphrase(folder / PASSPHRASE_FILE)
    click.echo(
        f"{len(files)} files in {folder}/. Next: careerplan -C {_shell(folder)} build, then open site/index.html in it."
    )


def _say_passphrase(path: Path) -> None:
    """Show the passphrase once, to whoever sits at the terminal; a log gets its place only."""
    for_what = "opens the site that careerplan build --locked makes"
    if sys.stdout.isatty() and on_host() is None:
        passphrase = path.read_text(encoding="ascii").strip()
        click.echo(f"The passphrase {for_what}; keep it in a password manager:\n\n  {passphrase}\n")
    else:
        click.echo(f"The passphrase in {path} {for_what}; keep a copy elsewhere.")


def _shell(folder: Path) -> str:
    import shlex  # noqa: PLC0415 - only for the last line

    return shlex.quote(str(folder))
