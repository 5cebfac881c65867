"""What the verbs of shares have in common: the plan they read, the share they are about, the file they change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from msgspec import Struct

from careerplan.build import Read, read_plan
from careerplan.cli.locked import refuse
from careerplan.cli.options import day_for, only_at_home, plan_folder
from careerplan.cli.tables import printable
from careerplan.plan.problem import Fault
from careerplan.plan.share import Share

if TYPE_CHECKING:
    from careerplan.share.secret import Secret


class Home(Struct, frozen=True):
    """A plan on its owner's own machine, and its day."""

    root: Path
    read: Read
    today: dt.date


def at_home(context: click.Context, folder: Path | None, today: dt.date | None) -> Home:
    """The plan that a verb is about; ends with exit 3 on a host."""
    only_at_home()
    root = plan_folder(context, folder)
    read = read_plan(root)
    return Home(root, read, day_for(today, read.plan.settings.plan.timezone))


def share_of(home: Home, name: str) -> Share:
    """The share that a name means."""
    from careerplan.authoring.shares import share_named  # noqa: PLC0415 - only where a share is named

    found = share_named(home.read.plan, name, home.today)
    if isinstance(found, Fault):
        _say_broken(home)
        wrong(found)
    return found


def _say_broken(home: Home) -> None:
    """What is wrong with the files of shares: one that cannot be read is a share that seems not to be there."""
    for problem in home.read.problems:
        if problem.severity == "error" and problem.path.startswith("content/shares"):
            click.echo(printable(f"{problem.path}:{problem.line}: {problem.message}; {problem.help}"), err=True)


def name_of(home: Home, share: Share) -> str:
    """How a share is named on the command line: by its person, or by its own id where they have several."""
    has_others = sum(other.person == share.person for other in home.read.plan.shares) > 1
    return f"share:{share.id}" if has_others else share.person


def wrong(fault: Fault) -> NoReturn:
    """End with exit 2 and what is wrong with a word."""
    raise click.UsageError(printable(f"{fault.message[:1].upper()}{fault.message[1:]}; {fault.help}"))


def master_of(home: Home) -> Secret:
    """The master key of the plan; ends with exit 3 without one."""
    from careerplan.share.keys import read_master  # noqa: PLC0415 - brings the word list of passphrases
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above

    master = read_master(home.root)
    if isinstance(master, Refusal):
        refuse(master, show_values=False)
    return master


def fresh_nonce() -> str:
    """128 random bits from the operating system, as a share's file holds them."""
    import secrets  # noqa: PLC0415 - only where a share is written

    return secrets.token_hex(16)


def put_nonce(home: Home, share: Share, *, dry_run: bool) -> None:
    """Write a fresh nonce into a share's file and print its path; nothing else of the file changes.

    With `dry_run` nothing is written, and the difference is printed, without a nonce.
    """
    from careerplan.authoring.files import replace_text  # noqa: PLC0415 - only where a share is written
    from careerplan.authoring.shares import TO_COME, with_nonce  # noqa: PLC0415 - as above

    path = home.root / share.place.path
    before = path.read_bytes().decode("utf-8")
    after = with_nonce(before, fresh_nonce())
    if after is None:
        raise click.UsageError(
            f"{share.place.path}: its nonce does not stand in one line, or its keys stand in no lines of their own."
            ' Write nonce: "" in a line of its own and try again. Nothing was written.'
        )
    click.echo(share.place.path)
    if dry_run:
        click.echo("- nonce: (the one that is there)" if share.nonce else "  (no nonce so far)")
        click.echo(f"+ nonce: {TO_COME}")
    else:
        replace_text(path, after)
