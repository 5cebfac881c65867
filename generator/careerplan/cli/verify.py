"""`careerplan verify`: is what is published sealed, whole and of this plan?"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import click

from careerplan.cli.main import ERRORS
from careerplan.cli.options import (
    day_for,
    folder_option,
    home_path,
    plan_folder,
    refuse_on_host,
    show_values_option,
    today_option,
)
from careerplan.cli.tables import printable

if TYPE_CHECKING:
    from careerplan.plan.plan import Plan
    from careerplan.share.verify import Expected, Fetch, Finding, Opener

TIMEOUT = 20
"""Seconds that a host may take for one file."""
LARGEST = 256 << 20
"""Bytes of one file that are read from a host."""
MOST_SOURCES = 24
"""Files of the plan that a host is asked for."""


@click.command("verify")
@click.argument("place", metavar="DIR|URL")
@folder_option
@today_option
@show_values_option
@click.pass_context
def command(
    context: click.Context, /, place: str, folder: Path | None, today: dt.date | None, *, show_values: bool
) -> None:
    """Compare a published folder or address with the plan: sealed, whole, nothing else to be read.

    It needs the master key; with the passphrase, that is tried too. A folder is looked through whole, an address
    only where a file of the plan or a page of a share could stand.

    \b
    careerplan verify sealed
    careerplan verify https://plan.example.org
    """
    from careerplan.build import read_plan  # noqa: PLC0415 - --help must stay light
    from careerplan.share.verify import compared, verify  # noqa: PLC0415 - as above

    refuse_on_host(show_values=show_values)
    root = plan_folder(context, folder)
    read = read_plan(root)
    day = day_for(today, read.plan.settings.plan.timezone)
    expected = _expected(root, place, read.plan, day)
    fetch = _fetch_from(root, place)
    is_folder = not _is_address(place)
    findings = list(verify(fetch, expected, _opener(root), _pages(_folder(root, place)) if is_folder else None))
    findings += _foreign(root, place)
    digests = expected.digests
    if same := compared(fetch, digests, lambda data: hashlib.sha256(data).hexdigest(), is_folder=is_folder):
        findings.append(same)
    for finding in findings:
        click.echo(f"{'ok     ' if finding.good else 'not ok '} {printable(finding.text)}")
    sys.exit(0 if all(finding.good for finding in findings) else ERRORS)


def _opener(root: Path) -> Opener:
    """The keys that are here; a passphrase that no build would take is not tried."""
    from careerplan.share.keys import Keys, read_keys, read_master  # noqa: PLC0415 - --help must stay light
    from careerplan.share.secret import Secret  # noqa: PLC0415 - as above
    from careerplan.share.verify import Opener  # noqa: PLC0415 - as above

    keys, master = read_keys(root), read_master(root)
    if not isinstance(master, Secret):
        return Opener(missing=master.reason)
    return Opener(master, keys.passphrase if isinstance(keys, Keys) else None)


def _pages(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.is_file()]


def _expected(root: Path, place: str, plan: Plan, today: dt.date) -> Expected:
    from careerplan.plan.share import NONCE, has_ended  # noqa: PLC0415 - --help must stay light
    from careerplan.share.page import last_day, live_shares  # noqa: PLC0415 - as above
    from careerplan.share.verify import Due, Expected  # noqa: PLC0415 - as above
    from careerplan.site.write import written_before  # noqa: PLC0415 - as above

    live = [share for share, _ in live_shares(plan, today)]
    ended = [share for share in plan.shares if has_ended(share, today) and NONCE.fullmatch(share.nonce)]
    built = root / "sealed" if _is_address(place) else _folder(root, place)
    records = sorted({record.place.path for record in plan.records() if record.place.path})
    step = -(-len(records) // MOST_SOURCES) if _is_address(place) and records else 1
    return Expected(
        shares=tuple(Due(share.id, share.nonce, last_day(share)) for share in live),
        ended=tuple(Due(share.id, share.nonce) for share in ended),
        digests=written_before(root, built),
        sources=("careerplan.toml", *records[::step]),
    )


def _is_address(place: str) -> bool:
    return place.casefold().startswith(("http://", "https://"))


def _folder(root: Path, place: str) -> Path:
    """A folder as it was named, from here or from the plan."""
    named = home_path(place)
    folder = named if named.is_dir() else root / named
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {place!r}, and an address begins with https://.")
    return folder


def _foreign(root: Path, place: str) -> list[Finding]:
    """A folder can be looked through whole; an address only where one knows what to ask for."""
    from careerplan.share.folder import refuse_foreign  # noqa: PLC0415 - --help must stay light
    from careerplan.share.verify import Finding  # noqa: PLC0415 - as above
    from careerplan.site.write import written_before  # noqa: PLC0415 - as above

    if _is_address(place):
        return []
    built = _folder(root, place)
    refusal = refuse_foreign(built, written_before(root, built))
    return [Finding(False, f"{path} was not written by a locked build") for path in refusal.details] if refusal else []


def _fetch_from(root: Path, place: str) -> Fetch:
    if _is_address(place):
        return _fetch_address(place)
    return _fetch_folder(_folder(root, place))


def _fetch_folder(folder: Path) -> Fetch:
    from careerplan.share.verify import Answer  # noqa: PLC0415 - --help must stay light

    def fetch(path: str) -> Answer:
        try:
            return Answer(True, (folder / path).read_bytes())
        except OSError:
            return Answer(False)

    return fetch


def _fetch_address(place: str) -> Fetch:
    """Files over the network, from the one host that was named."""
    import http.client  # noqa: PLC0415 - only where the network is asked for
    import urllib.error  # noqa: PLC0415 - as above
    import urllib.request  # noqa: PLC0415 - as above

    from careerplan.share.verify import Answer  # noqa: PLC0415 - --help must stay light

    host = _host_of(place)

    def fetch(path: str) -> Answer:
        address = f"{place.rstrip('/')}/{quote(path)}"
        try:
            with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310 - http(s) only, checked above
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Answer(True, answer.read(LARGEST), headers)
        except urllib.error.HTTPError:
            return Answer(False)
        except (OSError, ValueError, http.client.HTTPException) as error:
            why = str(getattr(error, "reason", error)) or type(error).__name__
            raise click.UsageError(printable(f"{host} does not answer as a host should: {why}.")) from None

    return fetch


def _host_of(place: str) -> str:
    """The one host that an address names; wrong use where it names more than a place, or none."""
    try:
        parts = urlsplit(place)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if host is None:
        raise click.UsageError("That is no address; one looks like https://plan.example.org")
    if parts.fragment or parts.query or parts.username is not None:
        message = "That address holds more than a place. A link's key has no business on a command line: leave it out."
        raise click.UsageError(message)
    if parts.scheme == "http" and host not in ("localhost", "127.0.0.1", "::1"):
        message = "A sealed page opens over https only, so that is where to look."
        raise click.UsageError(message)
    return host
