"""Links: the address of a sealed page with its key after the `#`, which a browser keeps to itself."""

from __future__ import annotations

import re

from msgspec import Struct

from careerplan.share.secret import Secret, key_text, read_key

FOLDER = "s/"
"""Where share pages stand in a sealed site."""

_PATH = re.compile(rf"(?:^|/){FOLDER}([A-Za-z0-9_-]{{22}})\.html(?=$|[#%?])")
_KEY = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
_AFTER_HASH = re.compile(r"#[A-Za-z0-9_-]{16}")


class Link(Struct, frozen=True):
    """What a link says."""

    path: str
    """The share's path; empty for the owner's link, or if only a key was given."""
    key: Secret


def share_file(path: str) -> str:
    """The file of a share's page in a sealed site."""
    return f"{FOLDER}{path}.html"


def share_link(url: str, path: str, secret: Secret) -> str:
    """The link to a share; without an address of the site, from its folder on."""
    return f"{_base(url)}{share_file(path)}#{key_text(secret)}"


def owner_link(url: str, secret: Secret) -> str:
    """The link that opens the whole site."""
    return f"{_base(url)}index.html#{key_text(secret)}"


def _base(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def read_link(text: str) -> Link | None:
    """The parts of a link, also one whose `#` a mail program made `%23`, or of a key alone."""
    stripped = text.strip().strip("<>")
    before, separator, fragment = re.sub("%23", "#", stripped, count=1).partition("#")
    key = read_key(fragment.partition("/")[0] if separator else before)
    if key is None:
        return None
    found = _PATH.search(before) if separator else None
    return Link(found[1] if found else "", key)


def holds_key(text: str) -> bool:
    """True if a text holds what looks like a link or a key, whole or nearly so."""
    plain = re.sub("%23", "#", text)
    runs = (match[0] for match in _KEY.finditer(plain))
    return bool(_AFTER_HASH.search(plain)) or any(read_key(run) is not None and not run.islower() for run in runs)
