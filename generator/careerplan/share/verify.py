"""What is published, against what should be: the same questions to a folder and to an address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from careerplan.share.derive import share_path
from careerplan.share.examine import faults_of_share, faults_of_site
from careerplan.share.hosting import HEADERS
from careerplan.share.link import share_file
from careerplan.share.secret import Secret
from careerplan.share.shell import is_shell, sealed_in
from careerplan.site.addresses import NOT_FOUND, SKILLS, TODAY
from careerplan.site.search import SCRIPT


class Answer(Struct, frozen=True):
    """What stands at a path."""

    found: bool
    data: bytes = b""
    headers: Mapping[str, str] | None = None
    """By lower-case name; None where there are none, as in a folder."""


class Due(Struct, frozen=True):
    """A share of the plan."""

    name: str
    nonce: str
    until: str = ""
    """Its last day as its page should say it."""


class Expected(Struct, frozen=True):
    """What a plan should have published."""

    shares: tuple[Due, ...]
    """Those whose page should open."""
    ended: tuple[Due, ...]
    """Those whose page should be gone."""
    digests: Mapping[str, str]
    """SHA-256 by path, of what was built here last; empty if nothing was."""
    sources: tuple[str, ...]
    """Files of the plan that nobody should be able to fetch."""


class Opener(Struct, frozen=True):
    """What sealed pages are opened with."""

    master: Secret | None = None
    passphrase: Secret | None = None
    missing: str = ""
    """Why there is no master key; a sentence without its full stop."""


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    good: bool
    text: str


Fetch = Callable[[str], Answer]

SECRET_FILES = (".careerplan/key", ".careerplan/passphrase", ".careerplan/manifest.json", ".git/HEAD", ".git/config")
PLAIN_FILES = (SKILLS, SCRIPT, "site/index.html")
"""What only a plain build writes."""


def verify(fetch: Fetch, expected: Expected, opener: Opener, pages: Collection[str] | None = None) -> Iterator[Finding]:
    """What is found, in the order of what matters most.

    `pages` are all that a folder holds; None where they cannot be listed.
    """
    start = fetch(TODAY)
    yield _start(start, opener)
    yield from _hidden(fetch, expected.sources)
    for due in expected.shares:
        yield _share(fetch, due, opener.master)
    if opener.master is not None:
        yield from _ended(fetch, expected.ended, opener.master)
        yield from _unexpected(pages or (), (*expected.shares, *expected.ended), opener.master)
    yield _not_found(fetch)
    if start.headers is not None:
        yield from _headers(start.headers)


def _start(answer: Answer, opener: Opener) -> Finding:
    if not answer.found:
        return Finding(False, "there is no index.html")
    if not is_shell(answer.data):
        return Finding(
            False, "index.html is not a page that this version of careerplan seals: anybody may be able to read it"
        )
    if sealed_in(answer.data) is None:
        return Finding(False, "index.html holds nothing sealed: a preview's placeholder, or a page that was cut off")
    if opener.master is None:
        return Finding(False, f"index.html is sealed, and was not opened: {opener.missing}")
    faults = faults_of_site(answer.data, opener.master, opener.passphrase)
    if faults:
        return Finding(False, f"index.html {'; '.join(faults)}")
    ways = "the owner's link and the passphrase" if opener.passphrase is not None else "the owner's link"
    return Finding(True, f"index.html is sealed and opens with {ways}")


def _share(fetch: Fetch, due: Due, master: Secret | None) -> Finding:
    if master is None:
        return Finding(False, f"the page of {due.name} was not looked for: that needs the master key")
    answer = fetch(share_file(share_path(master, due.nonce)))
    if not answer.found or not is_shell(answer.data):
        return Finding(False, f"the page of {due.name} is not there: build and publish anew")
    faults = faults_of_share(answer.data, master, due.nonce, due.until)
    if faults:
        return Finding(False, f"the page of {due.name} {'; '.join(faults)}: build and publish anew")
    return Finding(True, f"the page of {due.name} opens with its link")


def _ended(fetch: Fetch, ended: Iterable[Due], master: Secret) -> Iterator[Finding]:
    for due in ended:
        if fetch(share_file(share_path(master, due.nonce))).found:
            yield Finding(False, f"the page of {due.name} is still there although it has ended: publish anew")


def _unexpected(pages: Collection[str], dues: Iterable[Due], master: Secret) -> Iterator[Finding]:
    """Pages that no share of the plan has: a link that was revoked may still open one."""
    known = {TODAY, NOT_FOUND, *(share_file(share_path(master, due.nonce)) for due in dues)}
    for path in sorted(set(pages) - known):
        yield Finding(False, f"{path} is no page of this plan: a revoked link may still open it; publish anew")


def _hidden(fetch: Fetch, sources: Iterable[str]) -> Iterator[Finding]:
    """Files that must not be served; a host that answers everything with a sealed page serves none of them."""
    open_files = [path for path in (*SECRET_FILES, *sources, *PLAIN_FILES) if _is_open(fetch(path))]
    for path in open_files:
        yield Finding(False, f"{path} can be read by anybody")
    if not open_files:
        yield Finding(True, "no file of the plan and no plain page can be read")


def _is_open(answer: Answer) -> bool:
    return answer.found and not is_shell(answer.data)


def _not_found(fetch: Fetch) -> Finding:
    """A page that is not there: in a folder 404.html itself, on a host whatever it answers with."""
    answer = fetch(NOT_FOUND)
    if answer.found and is_shell(answer.data):
        return Finding(True, "a link that has ended says so (404.html)")
    return Finding(False, "there is no 404.html, so a link that has ended does not say so")


def _headers(headers: Mapping[str, str]) -> Iterator[Finding]:
    missing = [name for name, value in HEADERS.items() if not _says(headers.get(name.lower(), ""), value)]
    if missing:
        yield Finding(False, f"the host does not send {', '.join(missing)}: see docs/hosting.md")
    else:
        yield Finding(True, "the host sends every header")


def _says(sent: str, wanted: str) -> bool:
    """True if each part of a header's value is sent, in any order."""
    parts = {part.strip().lower() for part in sent.replace(";", ",").split(",")}
    return all(part.strip().lower() in parts for part in wanted.replace(";", ",").split(","))


def compared(
    fetch: Fetch, digests: Mapping[str, str], digest: Callable[[bytes], str], *, is_folder: bool
) -> Finding | None:
    """Whether the published bytes are those that were built here last; None if nothing was.

    A folder that was built here holds nothing else; at an address a host may have sealed the plan anew.
    """
    if not digests:
        return None
    other = [path for path in digests if digest(fetch(path).data) not in digests[path].split()]
    if not other:
        return Finding(True, "every file is as it was built here")
    count = "1 file differs" if len(other) == 1 else f"{len(other)} files differ"
    if is_folder:
        return Finding(False, f"{count} from what was built here last: build and publish anew")
    return Finding(
        True,
        f"{count} from what was built here last: that is so where the host builds, which seals anew;"
        " where you upload what you built, something else or something older is served",
    )
