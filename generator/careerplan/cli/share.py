"""`careerplan share`: the pages of single readers. Links and keys are never taken from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click

from careerplan.cli.main import Verbs


class ShareVerbs(Verbs):
    """Verbs that refuse a word which looks like a key before anything else can repeat it."""

    verbs: ClassVar[Mapping[str, str]] = {
        "add": "Make a share for a person, with a link of its own.",
        "preview": "Write the page that they would see, for your own eyes.",
        "link": "Print the link to a share, or your own.",
        "revoke": "End a link: the next build has neither the page nor its key.",
        "list": "Show all shares and whether they are open.",
        "open": "Show what a sealed file holds.",
        "keys": "Make the keys that are missing, say where they are, or replace them.",
    }
    stem: ClassVar[str] = "share_"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words, and refuse those that no shell history should keep."""
        from careerplan.share.link import holds_key  # noqa: PLC0415 - careerplan --help must stay light

        if any(holds_key(word) for word in args):
            raise click.UsageError(
                "One of the words looks like a link or a key. Nothing was done with it: words on the command line"
                " stand in the history of your shell and in the list of processes. Remove the line from the history;"
                " share open asks for the link, or reads it from its standard input."
            )
        return super().parse_args(ctx, args)


@click.group("share", cls=ShareVerbs)
def command() -> None:
    """Make, show and end the pages of single readers.

    A share is a page for one person: what their audience may see, and your question to them. Whoever
    has its link can open it, until its last day or until you revoke it.

    \b
    careerplan share add maria --sees mentors
    careerplan share link maria
    careerplan share revoke maria
    """
