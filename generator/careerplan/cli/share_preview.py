"""`careerplan share preview`: the page that a person would see, in the clear, for the owner's eyes."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from careerplan.cli.main import REFUSED
from careerplan.cli.options import folder_option, today_option


@click.command("preview")
@click.argument("name", metavar="PERSON")
@folder_option
@today_option
@click.pass_context
def command(context: click.Context, /, name: str, folder: Path | None, today: dt.date | None) -> None:
    """Write exactly the page that a person would see, in the clear, and print its path.

    PERSON is a person or the id of a share. The files are yours alone to read, below .careerplan/, which git and
    builds leave out; share revoke and the next locked build remove them.

    \b
    careerplan share preview maria
    """
    from careerplan.cli.private_files import PREVIEWS, empty_private, write_private  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.problems import print_problems  # noqa: PLC0415 - as above
    from careerplan.cli.shares import at_home, share_of  # noqa: PLC0415 - as above
    from careerplan.cli.tables import printable  # noqa: PLC0415 - as above
    from careerplan.plan.problem import PRIVACY_CODES  # noqa: PLC0415 - as above
    from careerplan.share.page import Stage, share_bundle  # noqa: PLC0415 - as above
    from careerplan.share.plain import plain_page  # noqa: PLC0415 - as above
    from careerplan.site.theme import find_theme  # noqa: PLC0415 - as above

    home = at_home(context, folder, today)
    plan = home.read.plan
    share = share_of(home, name)
    doubtful = [problem for problem in home.read.problems if problem.code in PRIVACY_CODES]
    audience = plan.settings.audiences.get(share.sees)
    if doubtful or audience is None:
        print_problems(doubtful, show_values=False, to_stderr=True)
        click.echo("careerplan: it is in doubt who may see what, so nothing was written.", err=True)
        sys.exit(REFUSED)
    theme = find_theme(home.root, plan.settings.site.theme).theme
    bundle = share_bundle(plan, share, audience, Stage(home.root, theme, home.today))
    shown = f"{PREVIEWS}/{share.id}"
    empty_private(home.root / shown)
    write_private(home.root / shown, bundle.files)
    click.echo(f"{shown}/{bundle.start}")
    page = plain_page(bundle.files[bundle.start])
    click.echo(f"On it, for {share.person} who sees {share.sees}:", err=True)
    for heading in page.headings:
        click.echo(f"  {printable(heading)}", err=True)
    click.echo(f"{len(page.text.split())} words.", err=True)
