"""`careerplan build --locked`: the sealed site, or one sentence why there is none (exit 3)."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from careerplan.cli.main import ERRORS, REFUSED
from careerplan.cli.options import day_for
from careerplan.cli.problems import as_text, counted, failed, may_show, print_problems
from careerplan.site.hosts import is_preview

if TYPE_CHECKING:
    from careerplan.build import Locked
    from careerplan.plan.problem import Problem
    from careerplan.share.refusal import Refusal

PREVIEW = "This is a preview build: only a placeholder was written. Nothing of the plan is in it."


def build_locked_site(root: Path, target: Path, shown: str, today: dt.date | None, flags: Mapping[str, bool]) -> None:
    """Write the published folder, or refuse and write nothing."""
    started = time.monotonic()
    from careerplan.cli.private_files import remove_previews  # noqa: PLC0415 - --help must stay light
    from careerplan.content.hosting import check_hosting  # noqa: PLC0415 - as above
    from careerplan.share.doubt import refuse_errors  # noqa: PLC0415 - as above
    from careerplan.share.folder import refuse_foreign  # noqa: PLC0415 - as above
    from careerplan.share.publish import placeholder_outputs  # noqa: PLC0415 - as above
    from careerplan.site.write import written_before  # noqa: PLC0415 - as above

    if refusal := refuse_foreign(target, written_before(root, target)):
        refuse(refusal, show_values=flags["show_values"])
    if is_preview():
        if refusal := refuse_errors(check_hosting(root, "private")):
            refuse(refusal, show_values=flags["show_values"])
        _write(root, target, shown, placeholder_outputs())
        click.echo(PREVIEW, err=True)
        return
    locked = _locked(root, today, flags)
    _write(root, target, shown, locked.outputs)
    remove_previews(root)
    print_problems(locked.problems, show_values=flags["show_values"], to_stderr=True)
    shares = f"{locked.share_count or 'no'} share page{'' if locked.share_count == 1 else 's'}"
    click.echo(
        f"{locked.page_count} pages sealed in {shown}/index.html, {shares};"
        f" {counted(locked.problems)}; {time.monotonic() - started:.2f} s",
        err=True,
    )
    sys.exit(ERRORS if failed(locked.problems, strict=flags["strict"]) else 0)


def _locked(root: Path, today: dt.date | None, flags: Mapping[str, bool]) -> Locked:
    from careerplan.build import build_locked, measure_plan, read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.share.keys import read_keys  # noqa: PLC0415 - as above
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above

    read = read_plan(root)
    settings = read.plan.settings
    keys = read_keys(root, (settings.plan.owner, settings.plan.title, _host_of(str(settings.site.url or ""))))
    if isinstance(keys, Refusal):
        refuse(keys, show_values=flags["show_values"])
    day = day_for(today, settings.plan.timezone)
    values = may_show(flags["show_values"])
    locked = build_locked(measure_plan(read, day), keys, lambda problems: "" if values else _log(problems))
    if isinstance(locked, Refusal):
        refuse(locked, show_values=flags["show_values"])
    return locked


def _host_of(url: str) -> str:
    return url.rpartition("//")[2].partition("/")[0]


def _log(problems: Sequence[Problem]) -> str:
    """What a host's log will hold of the problems."""
    return "\n".join(as_text(problem, values=False) for problem in problems)


def _write(root: Path, target: Path, shown: str, outputs: Mapping[str, bytes]) -> None:
    from careerplan.share.folder import own_files  # noqa: PLC0415 - as above
    from careerplan.site.write import write_site  # noqa: PLC0415 - as above

    try:
        write_site(root, target, outputs, own=own_files(target))
    except OSError as error:
        raise click.UsageError(f"{shown} cannot be written: {error.strerror}.") from None


def refuse(refusal: Refusal, *, show_values: bool) -> NoReturn:
    """Say why nothing was handed over, and end with exit 3."""
    click.echo(f"careerplan: {refusal.reason}, so nothing was written. {refusal.help}.", err=True)
    if may_show(show_values):
        for detail in refusal.details:
            click.echo(f"  {detail}", err=True)
    sys.exit(REFUSED)
