"""Looking at the plan for as long as the server runs: one look after every change, in a thread of its own."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Collection

from careerplan.serve.hub import Hub
from careerplan.serve.session import Look, Session
from careerplan.serve.version import place_of
from careerplan.serve.watching import watch_plan

QUIET = 20
"""Signs of life without a change after which memory is tidied up: never while somebody waits for a page."""

AGAIN = 10
"""Signs of life after which a look that failed is tried again."""

PATIENCE = 5
"""How often a file that is suddenly empty is given a moment more: most editors empty a file and then fill it."""


def keep_looking(
    session: Session, hub: Hub, tell: Callable[[Look], None], stop: threading.Event, *, poll: bool = False
) -> None:
    """Look at every change until it is told to stop; whatever goes wrong is told, and looked at again."""
    gc.disable()  # a pause would come while a page is awaited
    silent, is_first, has_failed = 0, True, False
    for change in watch_plan(session.root, stop, poll=poll):
        is_due = has_failed and silent == AGAIN
        if change is None and not is_due and not session.is_new_day():
            silent = _rest(silent)
            continue
        touched = change.paths if change is not None else ()
        wait_for_writers(touched, stop)
        look, has_failed = _look(session, touched, hub)
        if stop.is_set():
            return
        if look is None:
            silent = 0 if has_failed else _rest(silent)
        else:
            silent = 0
            hub.tell_soon()
            tell(look)
        if is_first:
            is_first = False
            gc.collect()
            gc.freeze()  # most of this stays


def _rest(silent: int) -> int:
    """One more sign of life without a change; after many, memory is tidied up."""
    if silent == QUIET:
        gc.collect()
    return silent + 1


def _look(session: Session, touched: Collection[str], hub: Hub) -> tuple[Look | None, bool]:
    """What a look found, and whether it failed."""
    try:
        return session.look(touched, hub.paths), False
    except Exception as error:  # noqa: BLE001 - the version before stays on show
        return session.fail(place_of(error)), True


def wait_for_writers(paths: Collection[str], stop: threading.Event) -> None:
    """Give files that are empty a moment: half a save is no state to show."""
    for _ in range(PATIENCE):
        if not any(_is_empty(path) for path in paths) or stop.wait(0.01):
            return


def _is_empty(path: str) -> bool:
    try:
        return os.path.getsize(path) == 0  # noqa: PTH202 - as it was told
    except OSError:
        return False
