"""Who may ask: only pages of this server, and somebody who types its address.

A foreign page in the same browser can send requests here, and by DNS rebinding under a name of its own.
So the name that is asked for must be ours, and a request that a page of another origin made is refused,
navigation included. Nothing is said to other origins (no CORS header), and nothing is kept.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to

HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
"""Sent with every answer."""

Refusal: TypeAlias = tuple[int, str]


class Guard:
    """Lets through what asks for this server by its own name and comes from it or from nowhere."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._app = app
        self._names = frozenset(_names(host, port))
        self._any_address = host in EVERYWHERE
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with our headers on the way back."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self.refusal(scope["method"], Headers(scope=scope))
        app = PlainTextResponse(f"{refusal[1]}\n", refusal[0]) if refusal is not None else self._app
        await app(scope, receive, send_guarded)

    def refusal(self, method: str, headers: Headers) -> Refusal | None:
        """Why a request is refused; None if it is not."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return 421, "This is not the name of this server."
        origin = headers.get("origin")
        if origin is not None and (urlsplit(origin).scheme != "http" or not self._is_ours(origin.partition("://")[2])):
            return 403, "Another site may not ask."
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return 403, "Another site may not lead here. Open the address by itself."
        if method not in ("GET", "HEAD"):
            return 405, "Nothing can be changed here."
        return None

    def _is_ours(self, host: str) -> bool:
        if host.lower() in self._names:
            return True
        name, _, port = host.rpartition(":")
        return self._any_address and port == str(self._port) and _is_address(name.strip("[]"))


def _names(host: str, port: int) -> Iterator[str]:
    """The names of this server, as a browser sends them."""
    own = f"[{host}]" if ":" in host else host
    for name in {own.lower(), *LOOPBACK}:
        yield f"{name}:{port}"
        if port == 80:
            yield name


def _is_address(name: str) -> bool:
    """True for a number: a name that another site made up for this machine is none."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
