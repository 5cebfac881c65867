"""What a host needs to serve a sealed site well: response headers, and a word to robots.

The same headers stand in the `netlify.toml` of this repository and of a new plan; a test holds them together.
A host that knows no such files serves a page that says most of it by itself, in its own head.
"""

from __future__ import annotations

from collections.abc import Mapping

HEADERS: Mapping[str, str] = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    # the page's own policy names its script by its hash; this adds what a policy in a page cannot say
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
"""Sent with every file."""

HEADERS_FILE = "_headers"
"""Read by Cloudflare and Netlify from the published folder."""

ROBOTS = b"User-agent: *\nDisallow: /\n"


def headers_file(headers: Mapping[str, str] = HEADERS) -> bytes:
    """The text of `_headers`: these headers for every address."""
    lines = (f"  {name}: {value}\n" for name, value in headers.items())
    return ("/*\n" + "".join(lines)).encode("ascii")


def host_files() -> dict[str, bytes]:
    """The files that a published folder holds for its host."""
    return {HEADERS_FILE: headers_file(), "robots.txt": ROBOTS}
