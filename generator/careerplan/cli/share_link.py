"""`careerplan share link`: the link to a share, or the owner's own."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import folder_option, today_option

if TYPE_CHECKING:
    from careerplan.cli.shares import Home

_WHITE_ON_BLACK, _AS_BEFORE = "\x1b[38;5;231;48;5;16m", "\x1b[0m"


@click.command("link")
@click.argument("name", metavar="[PERSON]", required=False)
@folder_option
@today_option
@click.pass_context
def command(context: click.Context, /, name: str | None, folder: Path | None, today: dt.date | None) -> None:
    """Print the link to a person's share; without PERSON your own, which opens the whole site.

    PERSON is a person or the id of a share. On a terminal a code for a phone's camera follows (not with NO_COLOR:
    its colours are what a camera reads). The link is all that it takes to read the page: hand it over as you
    would the page.

    \b
    careerplan share link maria
    """
    from careerplan.cli.shares import at_home, master_of  # noqa: PLC0415 - --help must stay light
    from careerplan.share.derive import site_secret  # noqa: PLC0415 - as above
    from careerplan.share.link import owner_link  # noqa: PLC0415 - as above

    home = at_home(context, folder, today)
    url = str(home.read.plan.settings.site.url or "")
    if name is None:
        link = owner_link(url, site_secret(master_of(home)))
        click.echo("Your own link: it opens all of the plan. Give it to nobody.", err=True)
    else:
        link = _share_link(home, name, url)
    if not url:
        click.echo("There is no url under [site] in careerplan.toml: put the address of your site before it.", err=True)
    elif url.startswith("http://") and not url.startswith(("http://localhost", "http://127.")):
        click.echo(
            "The site's address begins with http://, where browsers open nothing sealed; use https://.", err=True
        )
    click.echo(link)
    if url and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        click.echo(_code(link), nl=False, color=True)


def _share_link(home: Home, name: str, url: str) -> str:
    from careerplan.cli.shares import master_of, share_of  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.share import NONCE, has_ended  # noqa: PLC0415 - as above
    from careerplan.share.derive import share_path, share_secret  # noqa: PLC0415 - as above
    from careerplan.share.link import share_link  # noqa: PLC0415 - as above

    share = share_of(home, name)
    if has_ended(share, home.today) and share.until is not None:
        raise click.UsageError(
            f"The share {share.id} has ended ({share.until.text}), so a build makes no page for it."
            f" Give it a later until: in {share.place.path}, or make another with careerplan share add."
        )
    if not share.nonce:
        raise click.UsageError(f"The share {share.id} has no link yet; make one: careerplan share add {share.person}")
    if not NONCE.fullmatch(share.nonce):
        raise click.UsageError(
            f"The nonce in {share.place.path} is not one; let the program make another:"
            f" careerplan share revoke share:{share.id}"
        )
    master = master_of(home)
    until = f" until {share.until.text}" if share.until is not None else ""
    click.echo(
        f"For {share.person}, who sees {share.sees}. It opens{until}, once a locked build made with it is uploaded.",
        err=True,
    )
    return share_link(url, share_path(master, share.nonce), share_secret(master, share.nonce))


def _code(link: str) -> str:
    """A QR code in half blocks, white on black on any background, with the quiet zone that cameras need."""
    import io  # noqa: PLC0415 - only on a terminal

    import segno  # noqa: PLC0415 - as above

    drawn = io.StringIO()
    segno.make_qr(link, error="l").terminal(drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "".join(f"{_WHITE_ON_BLACK}{line}{_AS_BEFORE}\n" for line in lines)
