"""`careerplan share open`: what a sealed file holds, for whoever has its link or passphrase."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.main import ERRORS
from careerplan.cli.options import home_path, is_asked, only_at_home, today_option

if TYPE_CHECKING:
    from careerplan.share.bundle import Bundle

LARGEST = 256 * 1024 * 1024
"""Bytes of a sealed file that is read."""
LONGEST_TYPED = 4096


@click.command("open")
@click.argument("files", metavar="FILE", nargs=-1)
@today_option
@click.option("--page", metavar="NAME", help="Print the text of this page.")
@click.option("--out", metavar="DIR", help="Write all that is in it into a new folder that only you can read.")
def command(files: Sequence[str], today: dt.date | None, page: str | None, out: str | None) -> None:
    """Show what a sealed file holds: a share's page, or the locked site.

    The link, its key or the passphrase is asked for, or read from standard input; it is never a word of the command.

    \b
    careerplan share open sealed/index.html
    careerplan share open sealed/index.html --page skills/index.html < link.txt
    """
    from careerplan.share.opened import Unreadable, open_file  # noqa: PLC0415 - --help must stay light

    only_at_home()
    if len(files) != 1:
        raise click.UsageError(
            "share open takes one file. The link or the passphrase is asked for, or read from standard input: a word"
            " on the command line stands in the history of your shell."
        )
    opened = open_file(_data(Path(files[0])), _typed())
    if isinstance(opened, Unreadable):
        click.echo(f"Not opened: {opened.reason}.", err=True)
        sys.exit(ERRORS)
    if opened.until and opened.until < (today or dt.datetime.now(dt.UTC).astimezone().date()).isoformat():
        click.echo(f"It has ended ({opened.until}): in a browser it no longer opens.", err=True)
    if out is not None:
        _write(opened.bundle, home_path(out))
    elif page is not None:
        _print_page(opened.bundle, page)
    else:
        _print_list(opened.bundle)


def _data(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError):  # not named: it may be what was meant for standard input
        raise click.UsageError("The file cannot be read; is that its path?") from None
    if len(data) > LARGEST:
        raise click.UsageError("The file is larger than any that careerplan makes.")
    return data


def _typed() -> str:
    """What opens it: from the terminal without showing it, else from standard input."""
    if is_asked():
        return str(click.prompt("Link, key or passphrase (it is not shown)", hide_input=True, err=True))
    typed = sys.stdin.read(LONGEST_TYPED).strip()
    if not typed:
        raise click.UsageError("Standard input is empty: it takes the link, its key, or the passphrase.")
    return typed


def _print_list(bundle: Bundle) -> None:
    from careerplan.cli.tables import print_table  # noqa: PLC0415 - --help must stay light
    from careerplan.insight.words import count  # noqa: PLC0415 - as above
    from careerplan.share.plain import plain_page  # noqa: PLC0415 - as above

    pages = [path for path in sorted(bundle.files) if path.endswith(".html")]
    print_table(("Page", "Title"), [(path, plain_page(bundle.files[path]).title) for path in pages])
    others = len(bundle.files) - len(pages)
    click.echo(f"{count(len(pages), 'page')}, {count(others, 'other file')}.", err=True)


def _print_page(bundle: Bundle, name: str) -> None:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a page that is not there

    from careerplan.cli.tables import printable  # noqa: PLC0415 - --help must stay light
    from careerplan.share.plain import plain_page  # noqa: PLC0415 - as above

    pages = {path for path in bundle.files if path.endswith(".html")}
    path = next((path for path in (name, f"{name}.html", f"{name.rstrip('/')}/index.html") if path in pages), None)
    if path is None:
        near = get_close_matches(name, pages, n=1, cutoff=0.4)
        hint = f" Did you mean {near[0]}?" if near else " Without --page it lists them."
        raise click.UsageError(f"There is no page {name!r} in it.{hint}")
    for line in plain_page(bundle.files[path]).text.split("\n"):
        click.echo(printable(line))


def _write(bundle: Bundle, folder: Path) -> None:
    from careerplan.cli.private_files import write_private  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.tables import printable  # noqa: PLC0415 - as above
    from careerplan.insight.words import count  # noqa: PLC0415 - as above

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError("--out takes a folder that is not there yet, or is empty.")
    write_private(folder, bundle.files)
    click.echo(printable(str(folder / bundle.start)))
    files = count(len(bundle.files), "file")
    click.echo(f"{files}, in the clear: delete the folder when you are done.", err=True)
