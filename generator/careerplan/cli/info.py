"""`careerplan info`: versions and counts, without a word of the plan."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan import __version__
from careerplan.cli.options import Verb, folder_option, plan_folder
from careerplan.cli.problems import counted

if TYPE_CHECKING:
    from careerplan.plan.plan import Plan

PACKAGES = (
    "click",
    "cryptography",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "msgspec",
    "pillow",
    "python-frontmatter",
    "PyYAML",
)


@click.command("info", cls=Verb)
@folder_option
@click.pass_context
def command(context: click.Context, /, folder: Path | None) -> None:
    """Show versions and counts; holds nothing of the plan.

    \b
    careerplan info
    """
    from careerplan.build import read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.plan import PLURALS  # noqa: PLC0415 - as above
    from careerplan.site.hosts import on_host, plain_allowed  # noqa: PLC0415 - as above

    root = plan_folder(context, folder)
    read = read_plan(root)
    rows = [
        ("careerplan", __version__),
        ("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        *((name, _version(name)) for name in PACKAGES),
        ("theme", "default" if read.plan.settings.site.theme == "default" else "one of the plan's own"),
        ("visibility", read.plan.settings.site.visibility),
        ("audiences", str(len(read.plan.settings.audiences))),
        ("files", str(len(read.content.files))),
        *((plural, str(len(getattr(read.plan, plural)))) for plural in PLURALS.values()),
        ("problems", counted(read.problems)),
        *((f"  {code}", str(count)) for code, count in sorted(Counter(p.code for p in read.problems).items())),
        ("keys", _keys(root)),
        *_shares(read.plan),
        ("build here", _publishes(read.plan.settings.site.visibility, on_host(), allowed=plain_allowed())),
        ("build --locked", _seals(root)),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _keys(root: Path) -> str:
    """Whether there is a key and a passphrase, and nothing else of them."""
    from careerplan.share.keys import read_keys  # noqa: PLC0415 - --help must stay light
    from careerplan.share.refusal import Refusal  # noqa: PLC0415 - as above

    keys = read_keys(root)
    return f"no: {keys.reason}" if isinstance(keys, Refusal) else "a key and a passphrase"


def _shares(plan: Plan) -> Iterator[tuple[str, str]]:
    """How many shares are open on this machine's day, and how many have ended."""
    from careerplan.cli.options import day_for  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.share import state_of  # noqa: PLC0415 - as above

    day = day_for(None, plan.settings.plan.timezone)
    states = Counter(state_of(share, day) for share in plan.shares)
    for state, count in sorted(states.items()):
        yield f"  {state}", str(count)


def _seals(root: Path) -> str:
    from careerplan.content.hosting import check_hosting  # noqa: PLC0415 - --help must stay light
    from careerplan.share.doubt import refuse_errors  # noqa: PLC0415 - as above
    from careerplan.site.hosts import is_preview  # noqa: PLC0415 - as above

    if refuse_errors(check_hosting(root, "private")):
        return "is refused, since a host would publish more than it"
    return "writes a placeholder, since this is a preview" if is_preview() else "writes what may be published"


def _publishes(visibility: str, host: str | None, *, allowed: bool) -> str:
    if host is None:
        return "writes the plain site to this machine's disk; publishes nothing"
    if allowed:
        return f"writes the plain site, although {host} is set: CAREERPLAN_ALLOW_PLAIN=1"
    return f"is refused, since {host} is set and the site is {visibility}"
