"""The server: a thread looks at the plan, the event loop answers, and Ctrl-C ends both at once."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType

import uvicorn

from careerplan.plan.problem import Problem
from careerplan.serve.app import Site
from careerplan.serve.guard import Guard
from careerplan.serve.hub import Hub
from careerplan.serve.looking import keep_looking
from careerplan.serve.session import Look, Session

FIRST_PORT = 8321
"""Tried first, so that a tab that is open finds the server again after a new start."""

LAST_WAIT = 0.5
"""Seconds that the thread which looks is waited for at the end."""


def bind(host: str, port: int | None) -> socket.socket:
    """A socket that listens: at the port that is named, else at the first that is free. Raises OSError."""
    if port is not None:
        return _bound(host, port)
    try:
        return _bound(host, FIRST_PORT)
    except OSError:
        return _bound(host, 0)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
        stack.pop_all()
        return listening


def run(
    session: Session,
    listening: socket.socket,
    host: str,
    describe: Callable[[Problem], str],
    tell: Callable[[Look], None],
    *,
    poll: bool = False,
) -> None:
    """Serve until Ctrl-C."""
    hub, stop = Hub(), threading.Event()
    site = Site(session, hub, describe, lambda: _tell_rest(session, tell))
    guarded = Guard(site.app(), host, listening.getsockname()[1])
    looking = threading.Thread(target=keep_looking, args=(session, hub, tell, stop), kwargs={"poll": poll}, daemon=True)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(guarded, hub, listening, looking))
    stop.set()
    looking.join(LAST_WAIT)
    if looking.is_alive():  # in the middle of a long look, whose result nobody will see
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _tell_rest(session: Session, tell: Callable[[Look], None]) -> None:
    """Tell what was found only as a page was made: a template that fails."""
    if untold := session.untold():
        tell(Look(new_problems=untold))


async def _serve(app: Guard, hub: Hub, listening: socket.socket, looking: threading.Thread) -> None:
    hub.start()
    looking.start()
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # a traceback may hold words of the plan
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=1,
    )
    await _Server(config, hub).serve(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends open streams as soon as it is asked to stop."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; at the second signal without waiting for anybody."""
        super().handle_exit(sig, frame)
        self._hub.close()
