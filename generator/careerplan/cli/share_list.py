"""`careerplan share list`: all shares, and whether their links open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import Verb, folder_option, today_option

if TYPE_CHECKING:
    from careerplan.cli.shares import Home
    from careerplan.plan.share import Share

WIDEST, WIDEST_OTHER, NARROWEST = 80, 26, 12
"""Columns of the whole table, of each column but the last at most, and of the last one at least."""


@click.command("list", cls=Verb)
@folder_option
@today_option
@click.pass_context
def command(context: click.Context, /, folder: Path | None, today: dt.date | None) -> None:
    """Show all shares: for whom, what they see, until when, and what they ask.

    \b
    careerplan share list
    """
    from careerplan.cli.shares import at_home  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.tables import columns_of, print_table, printable  # noqa: PLC0415 - as above

    home = at_home(context, folder, today)
    plan = home.read.plan
    if not plan.shares:
        click.echo("No shares yet. Make one with: careerplan share add PERSON", err=True)
        return
    heads = ("Person", "Sees", "Until", "State", "Asks")
    rows = [tuple(map(printable, _row(home, share))) for share in plan.shares]
    narrow = [tuple(_cut(cell, WIDEST_OTHER) for cell in row[:-1]) for row in rows]
    taken = sum(max(columns_of(row[i]) for row in (heads, *narrow)) + 2 for i in range(len(heads) - 1))
    asks = [_cut(row[-1], max(WIDEST - taken, NARROWEST)) for row in rows]
    print_table(heads, [(*row, ask) for row, ask in zip(narrow, asks, strict=True)])


def _row(home: Home, share: Share) -> tuple[str, ...]:
    from careerplan.plan.share import state_of  # noqa: PLC0415 - --help must stay light

    plan = home.read.plan
    person = next((person.title for person in plan.people if person.id == share.person), share.person)
    has_others = sum(other.person == share.person for other in plan.shares) > 1
    return (
        f"{share.id}, {person}" if has_others else person,
        share.sees,
        share.until.text if share.until is not None else "no end",
        state_of(share, home.today),
        share.ask,
    )


def _cut(text: str, width: int) -> str:
    """A text in at most so many columns of a terminal."""
    from careerplan.cli.tables import columns_of  # noqa: PLC0415 - --help must stay light

    text = " ".join(text.split())
    if columns_of(text) <= width:
        return text
    while columns_of(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}\u2026"
