"""The server's answers: pages out of memory, the script that reloads them, and news of new versions.

Nothing is read from the disk for an address: a path is looked up among the paths of the site.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from functools import cache
from html import escape
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from careerplan.plan.problem import Problem
from careerplan.serve.hub import Hub
from careerplan.serve.session import Session
from careerplan.serve.version import TYPES, Answer, Version

OWN = "/.careerplan/"
"""Addresses of the server's own; no path of a site begins with a dot."""

RELOAD = f"{OWN}reload.js"
EVENTS = f"{OWN}events"

_POLICY, _SERVED_POLICY = b"content=\"default-src 'none';", b"content=\"default-src 'none'; connect-src 'self';"
"""What the policy in a page begins with, and the same for a page that listens for news."""

_NOTHING = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Nothing to show</title>
<script src="{script}" data-page="" data-style="" data-script=""></script></head>
<body><main><h1>Nothing to show</h1><p>{reason}</p></main></body>
</html>
"""

Describe = Callable[[Problem], str]


class Site:
    """The site of a session, for whoever asks."""

    def __init__(self, session: Session, hub: Hub, describe: Describe, found: Callable[[], None]) -> None:
        """`describe` puts a problem in words as the terminal does; `found` is called after a page was made."""
        self._session = session
        self._hub = hub
        self._describe = describe
        self._found = found

    def app(self) -> Starlette:
        """The application, without the guard that stands before it."""
        return Starlette(
            routes=[
                Route(RELOAD, self.script),
                Route(EVENTS, self.events),
                Route("/{path:path}", self.page),
            ]
        )

    async def script(self, _: Request) -> Response:
        """The script of served pages."""
        return Response(reload_script(), media_type=TYPES[".js"])

    async def events(self, request: Request) -> Response:
        """News for one page, as long as it listens."""
        path = site_path(unquote(request.query_params.get("page", "/")))
        return StreamingResponse(self._news(path), media_type="text/event-stream")

    async def page(self, request: Request) -> Response:
        """A page, a style, a script or an image of the site."""
        await self._hub.ready.wait()
        state = self._session.state
        if state.version is None:
            html = _NOTHING.format(script=RELOAD, reason=escape(state.trouble))
            return Response(html, 503, media_type=TYPES[".html"])
        answer = await self._answer(state.version, site_path(request.path_params["path"]))
        data = served(answer, state.version) if answer.kind == TYPES[".html"] else answer.data
        return Response(data, answer.status, media_type=answer.kind)

    async def _answer(self, version: Version, path: str) -> Answer:
        held = version.held(path)
        if held is not None:
            return held
        answer = await run_in_threadpool(version.answer, path)
        self._found()
        return answer

    async def _news(self, path: str) -> AsyncIterator[str]:
        """How things stand, at once and after each change."""
        told = ""
        yield "retry: 1000\n\n"
        async for is_news in self._hub.listen(path):
            news = await self._stand(path) if is_news else told
            yield f"data: {news}\n\n" if news != told else ": still here\n\n"
            told = news

    async def _stand(self, path: str) -> str:
        """What a page compares itself with, and what stands above it."""
        version = self._session.state.version
        answer = await self._answer(version, path) if version is not None else None
        return json.dumps(
            {
                "page": answer.tag if answer is not None else "",
                "style": version.style if version is not None else "",
                "script": version.script if version is not None else "",
                "problems": self._problems(),
                "banner": self._session.sight.banner,
            },
            ensure_ascii=False,
        )

    def _problems(self) -> str:
        """The errors as the terminal prints them; to nobody but the owner."""
        state = self._session.state
        errors = state.all_errors()
        if not self._session.sight.is_owners:
            return "There are errors; the terminal says which." if errors or state.trouble else ""
        return "\n\n".join(part for part in (state.trouble, *map(self._describe, errors)) if part)


def site_path(address: str) -> str:
    """The path of the site that an address stands for."""
    path = normalize("NFC", address).removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def served(answer: Answer, version: Version) -> bytes:
    """A page with the script that shows it again when it changes."""
    tags = f'data-page="{answer.tag}" data-style="{version.style}" data-script="{version.script}"'
    script = f'<script src="{RELOAD}" {tags}></script>\n</head>'
    return answer.data.replace(_POLICY, _SERVED_POLICY, 1).replace(b"</head>", script.encode(), 1)


@cache
def reload_script() -> bytes:
    """The script of served pages."""
    return (Path(__file__).resolve().parent.parent / "assets" / "reload.js").read_bytes()
