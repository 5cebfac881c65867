"""What is published, against what should be: the same questions to a folder and to an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from careerplan.share.derive import (
    link_wrap_key,
    share_content_key,
    share_path,
    share_secret,
    site_secret,
)
from careerplan.share.envelope import Envelope, SiteEnvelope, open_envelope, read_envelope, unwrap_key
from careerplan.share.hosting import HEADERS
from careerplan.share.link import share_file
from careerplan.share.secret import Secret
from careerplan.share.shell import envelope_in, is_shell
from careerplan.site.addresses import NOT_FOUND, SKILLS, TODAY
from careerplan.site.search import SCRIPT


class Answer(Struct, frozen=True):
    """What stands at a path."""

    found: bool
    data: bytes = b""
    headers: Mapping[str, str] | None = None
    """By lower-case name; None where there are none, as in a folder."""


class Expected(Struct, frozen=True):
    """What a plan should have published."""

    shares: Mapping[str, str]
    """Share -> nonce, of those whose page should open."""
    ended: Mapping[str, str]
    """Share -> nonce, of those whose page should be gone."""
    digests: Mapping[str, str]
    """SHA-256 by path, of what was built here last; empty if nothing was."""
    sources: tuple[str, ...]
    """Files of the plan that nobody should be able to fetch."""


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    good: bool
    text: str


Fetch = Callable[[str], Answer]

SECRET_FILES = (".careerplan/key", ".careerplan/passphrase", ".careerplan/manifest.json", ".git/HEAD", ".git/config")
PLAIN_FILES = (SKILLS, SCRIPT, "site/index.html")
"""What only a plain build writes."""


def verify(fetch: Fetch, expected: Expected, master: Secret | None) -> Iterator[Finding]:
    """What is found, in the order of what matters most."""
    start = fetch(TODAY)
    yield _start(start, master)
    yield from _hidden(fetch, expected.sources)
    for name, nonce in expected.shares.items():
        yield _share(fetch, name, nonce, master)
    for name, nonce in expected.ended.items():
        if master is not None and fetch(share_file(share_path(master, nonce))).found:
            yield Finding(False, f"the page of {name} is still there although it has ended: publish anew")
    yield _not_found(fetch)
    if start.headers is not None:
        yield from _headers(start.headers)


def _start(answer: Answer, master: Secret | None) -> Finding:
    if not answer.found:
        return Finding(False, "there is no index.html")
    if not is_shell(answer.data):
        return Finding(
            False, "index.html is not a page that this version of careerplan seals: anybody may be able to read it"
        )
    envelope = _envelope(answer.data)
    if envelope is None:
        return Finding(False, "index.html holds nothing sealed: a preview's placeholder, or a page that was cut off")
    if master is None:
        return Finding(True, "index.html is sealed (without the master key it cannot be opened here)")
    opens = isinstance(envelope, SiteEnvelope) and _site_opens(envelope, master)
    if not opens:
        return Finding(False, "index.html is sealed, but not with the master key of this plan")
    return Finding(True, "index.html is sealed and opens with the owner's link")


def _site_opens(envelope: SiteEnvelope, master: Secret) -> bool:
    content = unwrap_key(envelope.keys.link, link_wrap_key(site_secret(master)), "site-key-link")
    return isinstance(content, Secret) and isinstance(open_envelope(envelope, content, "site"), bytes)


def _share(fetch: Fetch, name: str, nonce: str, master: Secret | None) -> Finding:
    if master is None:
        return Finding(True, f"the page of {name} was not looked for: that needs the master key")
    answer = fetch(share_file(share_path(master, nonce)))
    if not answer.found or not is_shell(answer.data):
        return Finding(False, f"the page of {name} is not there: build and publish anew")
    envelope = _envelope(answer.data)
    key = share_content_key(share_secret(master, nonce))
    if envelope is None or not isinstance(open_envelope(envelope, key, "share"), bytes):
        return Finding(False, f"the page of {name} does not open with its link: build and publish anew")
    return Finding(True, f"the page of {name} opens with its link")


def _envelope(page: bytes) -> Envelope | None:
    text = envelope_in(page)
    envelope = read_envelope(text) if text is not None else None
    return envelope if isinstance(envelope, Envelope) else None


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


def compared(fetch: Fetch, digests: Mapping[str, str], digest: Callable[[bytes], str]) -> Finding | None:
    """Whether the published bytes are those that were built here last; None if nothing was."""
    if not digests:
        return None
    other = [path for path in digests if digest(fetch(path).data) not in digests[path].split()]
    if not other:
        return Finding(True, "every file is as it was built here")
    count = "1 file differs" if len(other) == 1 else f"{len(other)} files differ"
    return Finding(True, f"{count} from what was built here last: each build seals anew, so a host's own build does")
