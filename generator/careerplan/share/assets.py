"""Which styles and scripts a page of ours asks for, so that a sealed page can apply them itself."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from careerplan.share.bundle import Bundle


class _Head(HTMLParser):
    """Collects the files that the head of a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a style or a script that is named."""
        named = dict(attrs)
        if tag == "link" and (named.get("rel") or "").lower() == "stylesheet" and named.get("href"):
            self.styles.append(str(named["href"]))
        if tag == "script" and named.get("src"):
            self.scripts.append(str(named["src"]))


def styles_of(path: str, html: bytes) -> tuple[str, ...]:
    """The styles that a page names, as paths of the site, in order."""
    return tuple(_resolved(path, name) for name in _head(html).styles)


def scripts_of(path: str, html: bytes) -> tuple[str, ...]:
    """The scripts that a page names, as paths of the site, in order."""
    return tuple(_resolved(path, name) for name in _head(html).scripts)


def _head(html: bytes) -> _Head:
    head = _Head()
    head.feed(html.partition(b"</head>")[0].decode("utf-8", "replace"))
    return head


def _resolved(page: str, name: str) -> str:
    return normpath(join(dirname(page), name.partition("?")[0].partition("#")[0]))


def script_hashes(bundle: Bundle) -> tuple[str, ...]:
    """The hashes of the scripts that a bundle applies, as the policy of the page around it names them."""
    return tuple(script_hash(bundle.files.get(path, b"")) for path in bundle.scripts)


def script_hash(script: bytes) -> str:
    """A script's hash as a content security policy names it."""
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")
    return f"'sha256-{digest}'"
