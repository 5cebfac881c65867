"""Watching a plan: which paths changed, without the noise of editors.

Folders are watched, never files, since an editor that saves in one step puts another file in the old
one's place. Each folder is watched by itself: when one comes, goes or is replaced, all are
subscribed to anew, and everything is looked at, because nobody tells what happened in between.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

STEP = 5
"""Milliseconds without a change after which what has changed so far is told."""

LONGEST = 50
"""Milliseconds after which it is told although changes go on."""

TICK = 100
"""Milliseconds of silence between two signs of life."""

LOOK_AGAIN = 1.0
"""Seconds between two looks at whether the folders are still those that are watched."""

POLLED = 0.5
"""Seconds between two looks at a disk that does not tell of changes."""

WATCHED = ("content", "themes", "audiences")
"""Folders of a plan that are watched with all that is in them; of the plan's own folder only what stands in it."""

_NOISE = re.compile(r"\..*|~.*|.*~|#.*#|4913|.*\.(?:tmp|sw[a-p]|bak|part|vsctmp|___jb_\w+___)", re.IGNORECASE)
"""Hidden files (.DS_Store, .obsidian, .#lock, .x.swp), backups, and what editors write for a moment."""

Folders = Mapping[str, tuple[int, int]]
"""A folder's path -> which folder it is."""


class Change(Struct, frozen=True):
    """Paths that changed; none where anything may have changed."""

    paths: frozenset[str] = frozenset()

    @property
    def is_anything(self) -> bool:
        return not self.paths


def is_noise(path: str, root: str) -> bool:
    """True for a path that nobody wrote on purpose, and for all in a hidden folder of the plan."""
    return any(_NOISE.fullmatch(part) for part in Path(os.path.relpath(path, root)).parts if part != "..")


def folders_of(root: Path) -> Folders:
    """The folders to watch, as they are now; none if the plan's folder is not there."""
    found: dict[str, tuple[int, int]] = {}
    _add(found, str(root))
    for name in WATCHED if found else ():
        for parent, names, _ in os.walk(root / name):
            names[:] = [name for name in names if not _NOISE.fullmatch(name)]
            _add(found, parent)
    return found


def _add(found: dict[str, tuple[int, int]], path: str) -> None:
    try:
        state = os.stat(path)  # noqa: PTH116 - many of them, every second
    except OSError:
        return
    found[path] = (state.st_dev, state.st_ino)


def watch_plan(root: Path, stop: threading.Event, *, poll: bool = False) -> Iterator[Change | None]:
    """Every change until it is told to stop, and None now and then while there is none.

    The first is a change of anything: from then on nothing is missed. Polling, everything may have changed
    now and then: the watcher's own way to poll misses a second save within a second.
    """
    while poll and not stop.is_set():
        yield Change()
        stop.wait(POLLED)
    while not stop.is_set():
        folders = folders_of(root)
        try:
            if folders:
                yield from _watch(root, folders, stop)
        except (OSError, RuntimeError):  # a folder went away as it was subscribed to, or the system watches no more
            folders = {}
        if not folders:
            yield Change()
            stop.wait(POLLED)


def _watch(root: Path, folders: Folders, stop: threading.Event) -> Iterator[Change | None]:
    """The changes in these folders, until they are no longer the ones to watch."""
    from watchfiles import watch  # noqa: PLC0415 - --help must stay light

    looked, is_new = time.monotonic(), True
    for found in watch(
        *folders,
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        stop_event=stop,
        rust_timeout=TICK,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=False,
        ignore_permission_denied=True,
    ):
        paths = frozenset(path for _, path in found if not is_noise(path, str(root)))
        if is_new:
            yield Change()
        elif paths:
            yield Change(paths)
        else:
            yield None
        if not folders.keys().isdisjoint(paths):
            return  # one that went away and came back is the same, but is not watched any more
        due = time.monotonic() - looked > LOOK_AGAIN
        if is_new or due or not all(map(os.path.isfile, paths)):
            looked, is_new = time.monotonic(), False
            if folders_of(root) != folders:
                return
