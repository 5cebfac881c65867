"""`careerplan share keys`: the keys that a plan is sealed with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from careerplan.cli.options import Verb, folder_option, only_at_home, plan_folder

KEEP = (
    "Keep a copy of both elsewhere, such as in a password manager: without the master key no link can be made again,"
    " and without the passphrase the site opens by your own link only."
)


@click.command("keys", cls=Verb)
@folder_option
@click.option("--show", is_flag=True, help="On a terminal, print them, to copy them into the settings of a host.")
@click.pass_context
def command(context: click.Context, /, folder: Path | None, *, show: bool) -> None:
    """Make the keys that are missing and say where they are; one that is there is never replaced.

    \b
    careerplan share keys
    careerplan share keys --show
    """
    from careerplan.share.keys import (  # noqa: PLC0415 - brings the word list of passphrases
        KEY_FILE,
        KEY_VARIABLE,
        PASSPHRASE_FILE,
        PASSPHRASE_VARIABLE,
        make_keys,
        read_keys,
    )
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above
    from careerplan.share.secret import key_text  # noqa: PLC0415 - as above

    only_at_home()
    if show and not sys.stdout.isatty():
        raise click.UsageError("--show prints keys on a terminal only, so that no file or log keeps them.")
    root = plan_folder(context, folder)
    variables = {KEY_FILE: KEY_VARIABLE, PASSPHRASE_FILE: PASSPHRASE_VARIABLE}
    given = {path for path, variable in variables.items() if os.environ.get(variable, "").strip()}
    made = make_keys(root, set(variables) - given)
    for path, variable in variables.items():
        where = "given by the environment" if path in given else "made now" if path in made else "was there"
        click.echo(f"{path}: {where}; on a host: {variable}")
    keys = read_keys(root)
    if isinstance(keys, Refusal):
        click.echo(f"But {keys.reason}. {keys.help}.", err=True)
    elif show:
        click.echo(f"{KEY_VARIABLE}={key_text(keys.master)}")
        click.echo(f"{PASSPHRASE_VARIABLE}={keys.passphrase.reveal().decode()}")
    click.echo(KEEP, err=True)
