"""`careerplan`: finds the verb, loads only that verb's module, and turns outcomes into exit codes.

0 done; 1 the content or settings have errors; 2 wrong use; 3 refused for privacy; 70 a bug; 130 interrupted.
"""

from __future__ import annotations

import importlib
import io
import os
import re
import sys
import traceback
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path
from typing import ClassVar

import click

from careerplan import __version__

_LOOKS_LIKE_A_KEY = re.compile(r"[A-Za-z0-9_-]{43,}")
"""What a link ends in: a word of a command that is not understood is repeated, but never that."""

ERRORS, WRONG_USE, REFUSED, BUG, INTERRUPTED = 1, 2, 3, 70, 130

VERBS: Mapping[str, str] = {
    "new": "Start a plan in a folder.",
    "add": "Add a record from its archetype.",
    "build": "Build the site, or with --locked the sealed one.",
    "serve": "Show the site while you write.",
    "check": "Print what is wrong with the plan's files.",
    "export": "Print the plan and its figures as JSON.",
    "schema": "Print the JSON Schema of frontmatter, for editors.",
    "gaps": "Show the gap table.",
    "next": "Show what to do next.",
    "path": "Show the career path, and how far each role is.",
    "assess": "Add a rating to a skill.",
    "log": "Add an activity, or a meeting, that took place.",
    "review": "Write a review with the figures of today.",
    "share": "Make, show and end the pages of single readers.",
    "import": "Take in what came from elsewhere: a reader's answer.",
    "verify": "Compare what is published with the plan.",
    "audience": "Show what an audience would see, and accept it.",
    "info": "Show versions and counts, safe to paste in a bug report.",
}
"""Verb -> its line in the help; `careerplan.cli.VERB` holds the command."""


class Verbs(click.Group):
    """Loads a verb's module only when that verb is called."""

    verbs: ClassVar[Mapping[str, str]] = VERBS
    stem: ClassVar[str] = ""
    """Before the verb in the name of its module; a word that Python keeps for itself gets a `_` after it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in self.verbs:
            return None
        name = f"{self.stem}{cmd_name}"
        module = importlib.import_module(f"careerplan.cli.{name}{'_' if iskeyword(name) else ''}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        with formatter.section("Commands"):
            formatter.write_dl(list(self.verbs.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; a reader that has seen enough of its output (`| head`) is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still unwritten
            ctx.exit(0)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which verb was likely meant."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for a verb that is not there

        if args and args[0] not in self.verbs and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.verbs, n=1)
            hint = f" Did you mean {near[0]}?" if near else f" The commands are {', '.join(self.verbs)}."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="careerplan %(version)s")
@click.option("-C", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The plan's folder.")
@click.pass_context
def cli(context: click.Context, /, folder: Path | None) -> None:
    """Turn a folder of Markdown files into a private career dashboard.

    \b
    careerplan new my-plan
    careerplan -C my-plan build
    """
    context.obj = folder


def main() -> None:
    """Run the program; a bug prints one line to report, without a word of the plan."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no bug
    try:
        sys.exit(cli.main(prog_name="careerplan", standalone_mode=False))
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        click.echo(_LOOKS_LIKE_A_KEY.sub("…", said.getvalue()), nl=False, err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last stop: the plan's text must not reach the terminal
        if isinstance(error, OSError) and error.strerror:  # Jinja's are without
            click.echo(f"careerplan: {error.filename or 'a file'}: {error.strerror}", err=True)
            sys.exit(WRONG_USE)
        click.echo(_bug(error), err=True)
        sys.exit(BUG)


def _bug(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return (
        f"careerplan: this is a bug in careerplan {__version__} ({type(error).__name__} at {where})."
        " Please report this line; it holds nothing of your plan."
    )
