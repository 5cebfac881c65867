"""Who listens: every open page, woken by each new version."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

STILL_HERE = 15.0
"""Seconds after which a listener that heard nothing is sent a comment, to learn whether it is still there."""


class Hub:
    """The open pages. `paths` and `tell_soon` are for other threads; all else is for that of the event loop."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Event, str] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.ready = asyncio.Event()
        """Set once there is something to show, or a reason why not."""
        self.paths: frozenset[str] = frozenset()
        """The pages that are open, to be made first."""
        self.is_closed = False

    def start(self) -> None:
        """Belong to the event loop that runs."""
        self._loop = asyncio.get_running_loop()

    def tell_soon(self) -> None:
        """Wake every listener, from another thread; nobody listens once the loop is closed."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self.tell)

    def tell(self) -> None:
        """Wake every listener."""
        self.ready.set()
        for event in self._waiting:
            event.set()

    def close(self) -> None:
        """End every stream, and every wait for the first version."""
        self.is_closed = True
        self.tell()

    async def listen(self, path: str) -> AsyncIterator[bool]:
        """True when there may be news for a page, at once and then again; False for a sign of life."""
        event = asyncio.Event()
        self._waiting[event] = path
        self.paths = frozenset(self._waiting.values())
        try:
            await self.ready.wait()
            yield not self.is_closed
            while not self.is_closed:
                try:
                    await asyncio.wait_for(event.wait(), STILL_HERE)
                except TimeoutError:
                    yield False
                else:
                    event.clear()
                    yield not self.is_closed
        finally:
            del self._waiting[event]
            self.paths = frozenset(self._waiting.values())
