"""`careerplan share revoke`: end a link."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerplan.cli.options import folder_option, today_option

REMAINS = """\
The old link is not in the next locked build. What remains true:
- Until that build is uploaded, the old link opens the page that is there now.
- Old deploys that the host keeps still hold the old page. Delete them there.
- What was read cannot be unread, and what was copied stays copied.
- An answer written on the old page can no longer be taken in.
- All other links go on as before."""


@click.command("revoke")
@click.argument("name", metavar="PERSON")
@folder_option
@today_option
@click.option("--dry-run", is_flag=True, help="Show what would change; never the nonces themselves.")
@click.pass_context
def command(context: click.Context, /, name: str, folder: Path | None, today: dt.date | None, *, dry_run: bool) -> None:
    """End the link to a person's share: its nonce is replaced, and with it path and key.

    PERSON is a person or the id of a share. Nothing else in the file changes. The share stays; a new link to it is
    printed by share link. To end it for good, delete its file.

    \b
    careerplan share revoke maria
    """
    from careerplan.cli.private_files import remove_previews  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.shares import at_home, name_of, put_nonce, share_of  # noqa: PLC0415 - as above

    home = at_home(context, folder, today)
    share = share_of(home, name)
    if not share.nonce:
        raise click.UsageError(f"The share {share.id} has no link, so there is nothing to revoke.")
    put_nonce(home, share, dry_run=dry_run)
    if dry_run:
        return
    remove_previews(home.root)
    click.echo(REMAINS, err=True)
    click.echo(f"Next: careerplan build --locked. A new link: careerplan share link {name_of(home, share)}", err=True)
