"""`careerplan share keys`: the keys that a plan is sealed with."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import click

from careerplan.cli.options import Verb, folder_option, is_asked, only_at_home, plan_folder

KEEP = (
    "Keep a copy of both elsewhere, such as in a password manager: without the master key no link can be made again,"
    " and without the passphrase the site opens by your own link only."
)

ENDS = """\
New keys take the place of the old ones, which are not kept. What ends with them, from the next locked build on:
- Every link to a share. Answers written on those pages can no longer be taken in, so take in first what has come.
- Your own link.
- The passphrase."""

REMAINS = """\
What remains true:
- Until the next locked build is uploaded, the old keys open what is there now.
- Old deploys that the host keeps still open with the old keys. Delete them there.
- What was read cannot be unread.
Next: set both in the settings of the host, if it builds; careerplan share keys --show prints them on a terminal.
      careerplan build --locked, and publish it
      careerplan share link PERSON, to send everybody their new link"""


@click.command("keys", cls=Verb)
@folder_option
@click.option("--show", is_flag=True, help="On a terminal, print them, to copy them into the settings of a host.")
@click.option("--replace", is_flag=True, help="Make both anew, for a key that got out; ends every link.")
@click.option("--yes", is_flag=True, help="Replace without asking.")
@click.pass_context
def command(context: click.Context, /, folder: Path | None, *, show: bool, replace: bool, yes: bool) -> None:
    """Make the keys that are missing and say where they are; one that is there is replaced only if you ask for it.

    \b
    careerplan share keys
    careerplan share keys --show
    careerplan share keys --replace
    """
    from careerplan.share.keys import (  # noqa: PLC0415 - brings the word list of passphrases
        KEY_FILE,
        KEY_VARIABLE,
        PASSPHRASE_FILE,
        PASSPHRASE_VARIABLE,
        make_keys,
        replace_keys,
    )

    only_at_home()
    if show and not sys.stdout.isatty():
        raise click.UsageError("--show prints keys on a terminal only, so that no file or log keeps them.")
    if yes and not replace:
        raise click.UsageError("--yes goes with --replace; nothing else is asked.")
    root = plan_folder(context, folder)
    variables = {KEY_FILE: KEY_VARIABLE, PASSPHRASE_FILE: PASSPHRASE_VARIABLE}
    given = {path for path, variable in variables.items() if os.environ.get(variable, "").strip()}
    if replace and not _is_wanted(root / KEY_FILE, [variables[path] for path in sorted(given)], yes=yes):
        click.echo("Nothing was replaced.", err=True)
        return
    made = replace_keys(root) if replace else make_keys(root, set(variables) - given)
    _say_where(variables, given, made, "replaced" if replace else "made now")
    _say_what(root, show=show)
    if replace:
        click.echo(REMAINS, err=True)
    click.echo(KEEP, err=True)


def _is_wanted(key: Path, given: Collection[str], *, yes: bool) -> bool:
    """True if the owner says so, having read what ends; wrong use where nothing can be replaced, or nobody asked."""
    if given:
        are = "is" if len(given) == 1 else "are"
        raise click.UsageError(
            f"{' and '.join(given)} {are} set, so a new file would count for nothing. Nothing was replaced."
            " Unset what is set here, and run this again; then give the new values to whatever set it."
        )
    if not key.is_file():
        raise click.UsageError("There is no key to replace. careerplan share keys makes what is missing.")
    click.echo(ENDS, err=True)
    if yes:
        return True
    if not is_asked():
        raise click.UsageError("Nobody can be asked here, so nothing was replaced; add --yes.")
    return bool(click.confirm("Replace both?", err=True))


def _say_where(variables: Mapping[str, str], given: Collection[str], made: Collection[str], how: str) -> None:
    for path, variable in variables.items():
        where = "given by the environment" if path in given else how if path in made else "was there"
        click.echo(f"{path}: {where}; on a host: {variable}")


def _say_what(root: Path, *, show: bool) -> None:
    """The keys themselves, if they are asked for, or why the plan cannot be sealed with them."""
    from careerplan.share.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE, read_keys  # noqa: PLC0415 - as above
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above
    from careerplan.share.secret import key_text  # noqa: PLC0415 - as above

    keys = read_keys(root)
    if isinstance(keys, Refusal):
        click.echo(f"But {keys.reason}. {keys.help}.", err=True)
    elif show:
        click.echo(f"{KEY_VARIABLE}={key_text(keys.master)}")
        click.echo(f"{PASSPHRASE_VARIABLE}={keys.passphrase.reveal().decode()}")
