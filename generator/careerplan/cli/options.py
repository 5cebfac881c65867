"""Options that several verbs share, and the folder and day that they stand for."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from careerplan.cli.main import REFUSED
from careerplan.site.hosts import on_host

Command = TypeVar("Command", bound=Callable[..., Any])

MARKERS = ("careerplan.toml", "content")
"""A folder that holds one of these is a plan."""

YEARS = range(1900, 2200)
"""Years in which a plan can be read: days, decades added and taken, are days still."""


def folder_option(command: Command) -> Command:
    """`-C DIR`, also after the verb."""
    return click.option(
        "-C",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="The plan's folder (default: the nearest upward).",
    )(command)


def today_option(command: Command) -> Command:
    """`--today YYYY-MM-DD`."""
    return click.option("--today", metavar="DATE", callback=_read_day, help="Take this day for today (YYYY-MM-DD).")(
        command
    )


def _read_day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return _within(dt.datetime.strptime(value, "%Y-%m-%d").date())  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        message = f"{value!r} is not a day from {YEARS[0]} to {YEARS[-1]}; write YYYY-MM-DD, such as 2026-11-21"
        raise click.BadParameter(message) from None


def _within(day: dt.date) -> dt.date:
    if day.year not in YEARS:
        raise ValueError
    return day


def show_values_option(command: Command) -> Command:
    """`--show-values`, for verbs that print the plan itself."""
    return click.option("--show-values", is_flag=True, help="On a host, print the plan into its log all the same.")(
        command
    )


def refuse_on_host(*, show_values: bool) -> None:
    """End with exit 3 where what is printed lands in the log of a host, unless that was asked for."""
    host = on_host()
    if host is None or show_values:
        return
    click.echo(
        f"careerplan: {host} is set, so this looks like a host, whose log others may read: nothing was printed."
        " Run it at home, or add --show-values.",
        err=True,
    )
    sys.exit(REFUSED)


def only_at_home() -> None:
    """End with exit 3 on a host: what this verb prints is for its owner alone, whatever is asked."""
    host = on_host()
    if host is not None:
        click.echo(
            f"careerplan: {host} is set, so this looks like a host, whose log others may read: nothing was done."
            " Run it at home.",
            err=True,
        )
        sys.exit(REFUSED)


def home_path(text: str) -> Path:
    """A path as it was typed, with `~` for a home folder; one that nobody has is a name like any other."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def is_asked() -> bool:
    """True where somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class Verb(click.Command):
    """A verb that takes options only; a folder without `-C` gets the line that was meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options, and refuse all other words."""
        ctx.allow_extra_args = True
        super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            word = ctx.args[0]
            hint = f" For the plan in that folder: careerplan -C {shlex.quote(word)} {self.name}"
            ctx.fail(f"“{word}” is not an option of {self.name}.{hint if Path(word).is_dir() else ''}")
        return ctx.args


def plan_folder(context: click.Context, /, folder: Path | None) -> Path:
    """The folder that was named, else the nearest one upward that holds a plan; wrong use where there is none."""
    found = nearest_plan(context, folder)
    if found is not None:
        return found
    raise click.UsageError(
        "There is no plan here: no careerplan.toml and no content/ in this folder or above it."
        " Start one with: careerplan new my-plan"
    )


def nearest_plan(context: click.Context, /, folder: Path | None) -> Path | None:
    """The folder that was named, else the nearest one upward that holds a plan; None where there is none."""
    named = folder or (context.obj if isinstance(context.obj, Path) else None)
    if named is not None:
        if not named.is_dir():
            raise click.UsageError(f"There is no folder {str(named)!r}.")
        return named
    here = Path.cwd()
    holds = (candidate for candidate in (here, *here.parents) if any((candidate / m).exists() for m in MARKERS))
    return next(holds, None)


def day_for(today: dt.date | None, timezone: str) -> dt.date:
    """The day that was named, else SOURCE_DATE_EPOCH, else the calendar day in the plan's time zone."""
    if today is not None:
        return today
    try:
        zone: dt.tzinfo = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = dt.UTC
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return _within(dt.datetime.fromtimestamp(int(epoch) if epoch else time.time(), zone).date())
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it takes the seconds since 1970.") from None
