"""`careerplan serve`: the site while it is written, shown again whenever a file is saved."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.declared import declared_audience, refuse, refuse_doubtful_audiences
from careerplan.cli.options import Verb, day_for, folder_option, plan_folder, today_option
from careerplan.cli.problems import as_text, counted, masked, may_show, print_problems
from careerplan.site.hosts import on_host, plain_allowed

if TYPE_CHECKING:
    from careerplan.serve.session import Look
    from careerplan.serve.sight import Sight

LOOPBACK = ("127.0.0.1", "localhost", "::1")

MOST_NAMES = 3
"""Changed files that are named in a line; of more, the number."""


@click.command("serve", cls=Verb)
@folder_option
@today_option
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen (default: 8321, else one that is free).")
@click.option("--host", default=LOOPBACK[0], show_default=True, help="Not this machine: for a public plan only.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option("--poll", is_flag=True, help="Look for changes now and then: for network disks that tell nothing.")
@click.option("--audience", metavar="NAME", help="Show what this audience sees.")
@click.option("--discreet", is_flag=True, help="Show stand-ins for names, titles, texts and amounts.")
@click.pass_context
def command(
    context: click.Context, /, folder: Path | None, today: dt.date | None, host: str, **options: bool | str | int | None
) -> None:
    """Show the site while you write: it changes in the browser when a file is saved.

    \b
    careerplan serve --open
    careerplan serve --audience mentors
    careerplan serve --discreet
    """
    root = plan_folder(context, folder).resolve()
    _refuse_on_host()
    sight = _sight(root, host, options["audience"], discreet=bool(options["discreet"]))
    from careerplan.serve.server import bind, run  # noqa: PLC0415 - --help must stay light
    from careerplan.serve.session import Session  # noqa: PLC0415 - as above

    port = options["port"]
    try:
        listening = bind(host, port if isinstance(port, int) else None)
    except OSError as error:
        raise click.UsageError(f"{host}:{port or ''} cannot be used: {error.strerror}.") from None
    address = _address(host, listening.getsockname()[1])
    with contextlib.suppress(KeyboardInterrupt):  # the way to end it, not an interruption
        banner = f" {sight.banner}" if sight.banner else ""
        click.echo(f"Serving {root.name} at {address} until Ctrl-C.{banner}", err=True)
        if options["opens"]:
            _open(address)
        session = Session(root, sight, partial(day_for, today))
        run(session, listening, host, _describe, _tell, poll=bool(options["poll"]))


def _refuse_on_host() -> None:
    host = on_host()
    if host is not None and not plain_allowed():
        refuse(
            f"{host} is set, so this looks like a host, and a plan is only served at home: nothing was started."
            " Set CAREERPLAN_ALLOW_PLAIN=1 if nobody else can reach this machine."
        )


def _sight(root: Path, host: str, audience: object, *, discreet: bool) -> Sight:
    """Whose eyes the site is for; exit 3 where that is in doubt."""
    from careerplan.plan.record import AudienceName  # noqa: PLC0415 - --help must stay light
    from careerplan.serve.sight import Sight  # noqa: PLC0415 - as above

    in_public = host not in LOOPBACK
    name = str(audience) if audience is not None else ("public" if in_public else None)
    if name is None:
        return Sight(discreet=discreet)
    from careerplan.build import read_plan  # noqa: PLC0415 - as above

    read = read_plan(root)
    if in_public and read.plan.settings.site.visibility != "public":
        refuse(f"the plan is private, and {host} is open to other machines: nothing was started.")
    refuse_doubtful_audiences(read, "nothing was started")
    declared_audience(read, name, "nothing was started")
    return Sight(AudienceName(name), discreet, in_public)


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": LOOPBACK[0], "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104 - shown
    return f"http://{shown}:{port}/"


def _open(address: str) -> None:
    import webbrowser  # noqa: PLC0415 - --help must stay light

    webbrowser.open(address)  # it waits for the first version


def _describe(problem: object) -> str:
    """A problem as the terminal has it, without colours."""
    from careerplan.plan.problem import Problem  # noqa: PLC0415 - --help must stay light

    assert isinstance(problem, Problem)  # noqa: S101 - told to the type checker
    return click.unstyle(as_text(problem, values=may_show(asked=False)))


def _tell(look: Look) -> None:
    """One line for each look, and what is newly wrong as `check` prints it."""
    now = dt.datetime.now().astimezone().strftime("%H:%M:%S")
    if look.changed:
        milliseconds = f"{look.seconds * 1000:.0f} ms"
        click.echo(f"{now}  {_named(look.changed)}: {counted(look.problems)}; {milliseconds}", err=True)
    if look.trouble:
        click.echo(f"{now}  {look.trouble}", err=True)
    print_problems(look.new_problems, show_values=False, to_stderr=True)


def _named(paths: Sequence[str]) -> str:
    if len(paths) > MOST_NAMES:
        return f"{len(paths)} files"
    shown = paths if may_show(asked=False) else [masked(path) for path in paths]
    return ", ".join(shown)
