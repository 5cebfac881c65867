"""`careerplan build`: the plain site, for the owner's own disk."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

import click

from careerplan.cli.main import ERRORS, REFUSED
from careerplan.cli.options import Verb, day_for, folder_option, home_path, plan_folder, today_option
from careerplan.cli.problems import counted, failed, print_problems
from careerplan.site.hosts import on_host, plain_allowed


@click.command("build", cls=Verb)
@folder_option
@today_option
@click.option(
    "--out",
    metavar="DIR",
    default=None,
    help="Where to write, relative to the plan (default: site, with --locked sealed).",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--clean", is_flag=True, help="Write all anew; remove what earlier builds left.")
@click.option("--locked", is_flag=True, help="Build the sealed site and the share pages, to be published.")
@click.option("--show-values", is_flag=True, help="On a host, print the plan's own words in messages.")
@click.pass_context
def command(
    context: click.Context, /, folder: Path | None, today: dt.date | None, out: str | None, **flags: bool
) -> None:
    """Build the site for your own disk, or with --locked the sealed one to be published.

    \b
    careerplan build
    careerplan build --out ~/plan-site --strict
    careerplan build --locked
    """
    started = time.monotonic()
    root = plan_folder(context, folder)
    target = _target(root, out or ("sealed" if flags["locked"] else "site"))
    if flags["locked"]:
        from careerplan.cli.locked import build_locked_site  # noqa: PLC0415 - --help must stay light

        build_locked_site(root, target, _shown(target, root), today, flags)
        return
    _build(root, target, today, started, flags)


def _build(root: Path, target: Path, today: dt.date | None, started: float, flags: dict[str, bool]) -> None:
    from careerplan.build import build_public, build_site, measure_plan, read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.locked import refuse  # noqa: PLC0415 - as above
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above
    from careerplan.site.write import write_site  # noqa: PLC0415 - as above

    read = read_plan(root)
    is_public = _is_public(read.plan.settings.site.visibility)
    _refuse_published(target)
    day = day_for(today, read.plan.settings.plan.timezone)
    measured = measure_plan(read, day)
    built = build_public(measured) if is_public else build_site(measured)
    if isinstance(built, Refusal):
        refuse(built, show_values=flags["show_values"])
    try:
        written = write_site(root, target, built.outputs, clean=flags["clean"])
    except OSError as error:
        raise click.UsageError(f"{_shown(target, root)} cannot be written: {error.strerror}.") from None
    problems = (*built.problems, *written.problems)
    print_problems(problems, show_values=flags["show_values"], to_stderr=True)
    pages = sum(path.endswith(".html") for path in built.outputs)
    seconds = time.monotonic() - started
    click.echo(
        f"{pages} pages in {_shown(target, root)}/, {written.changed} files changed, {written.removed} removed;"
        f" {counted(problems)}; {seconds:.2f} s",
        err=True,
    )
    sys.exit(ERRORS if failed(problems, strict=flags["strict"]) else 0)


def _is_public(visibility: str) -> bool:
    """True on a host that may publish the public plan; ends with exit 3 on one that may publish nothing."""
    host = on_host()
    if host is None or plain_allowed():
        return False
    if visibility == "public":
        return True
    click.echo(
        f"careerplan: {host} is set, so this looks like a host, and visibility is private: nothing was written."
        " A plain site holds the whole plan. Build at home, or set CAREERPLAN_ALLOW_PLAIN=1"
        " if nobody else can read what this machine publishes.",
        err=True,
    )
    sys.exit(REFUSED)


def _refuse_published(target: Path) -> None:
    """End with exit 3 where a locked build has written: what lies there is published."""
    from careerplan.share.folder import holds_locked_site  # noqa: PLC0415 - --help must stay light

    if holds_locked_site(target):
        click.echo(
            "careerplan: the output folder holds a locked site, which is published, and plain pages would be too:"
            " nothing was written. Build into another folder, or build with --locked.",
            err=True,
        )
        sys.exit(REFUSED)


def _target(root: Path, out: str) -> Path:
    """The output folder; never the plan itself, a folder above it, or one of its own."""
    target = (root / home_path(out)).resolve()
    base = root.resolve()
    own = [(base / name).resolve() for name in ("content", "themes", "audiences", ".careerplan", ".git")]
    above = any(folder.is_relative_to(target) for folder in (base, *own))
    if above or any(target.is_relative_to(folder) for folder in own):
        raise click.UsageError(f"--out {out!r} is the plan itself or a part of it; name another folder.")
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"--out {out!r} is a file; name a folder.")
    return target


def _shown(target: Path, root: Path) -> str:
    base = root.resolve()
    return target.relative_to(base).as_posix() if target.is_relative_to(base) else str(target)
