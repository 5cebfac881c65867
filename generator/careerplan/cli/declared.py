"""Audiences on the command line: the one that was named, or exit 3."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from careerplan.cli.main import REFUSED

if TYPE_CHECKING:
    from careerplan.build import Read
    from careerplan.plan.settings import Audience


def refuse_doubtful_audiences(read: Read, outcome: str) -> None:
    """End with exit 3 while anything in the settings of audiences cannot be trusted."""
    from careerplan.cli.problems import print_problems  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import PRIVACY_CODES  # noqa: PLC0415 - as above

    doubtful = [problem for problem in read.problems if problem.code in PRIVACY_CODES]
    if doubtful:
        print_problems(doubtful, show_values=False, to_stderr=True)
        refuse(f"what says who may see what, or what a host publishes, has errors, so {outcome}.")


def declared_audience(read: Read, name: str, outcome: str) -> Audience:
    """The audience of that name; exit 3 where careerplan.toml declares none."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for an audience that is not there

    from careerplan.plan.record import AudienceName  # noqa: PLC0415 - --help must stay light

    audiences = read.plan.settings.audiences
    if AudienceName(name) not in audiences:
        near = get_close_matches(name, audiences, n=1)
        known = f"Declared are {', '.join(audiences)}." if audiences else "Declare it in careerplan.toml."
        refuse(f"there is no {named('audience', name)}, so {outcome}. {f'Did you mean {near[0]}?' if near else known}")
    return audiences[AudienceName(name)]


def named(what: str, name: str) -> str:
    """`audience 'mentrs'`; `such audience` for a word that may be a key, a link or a passphrase in the wrong place."""
    return f"{what} {name!r}" if re.fullmatch(r"[^\W_][\w-]{0,40}", name) else f"such {what}"


def refuse(reason: str) -> NoReturn:
    """End with exit 3."""
    click.echo(f"careerplan: {reason}", err=True)
    sys.exit(REFUSED)
