"""What one reading of a plan leaves for the next: only what changed is read again.

Nothing follows who depends on whom. A file is read again if its stamp changed, its outline is made
again if its text changed, and a record is read again if its item, its dates, or anything that all
values are read against changed. A reading with a memory gives what one without it gives.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from careerplan.content.files import Found, TextFile
from careerplan.content.history import History
from careerplan.content.items import Item
from careerplan.content.links import Targets
from careerplan.content.outline import Outline
from careerplan.content.reading import Context
from careerplan.content.records import Dates, Read, read_item
from careerplan.plan.problem import Problem

Stamp = tuple[int, int, int, int, int]
"""What changes when a file does: the times of its data and its entry, its size, and which file it is."""

MOST_READERS = 4
"""Readers kept: a plan with a broken file takes two for each of two readings."""


class Outlined(Struct, frozen=True):
    """A file's outline, and what is wrong with the file as a whole."""

    outline: Outline
    problems: tuple[Problem, ...]
    misnamed: tuple[str, str] | None = None
    """A folder that is nearly named after a kind, and what it should be named."""


class Reader:
    """Reads the records of one plan: all names and settings are the same for all of them."""

    def __init__(self, context: Context, targets: Targets) -> None:
        self.context = context
        self.targets = targets
        self._reads: dict[int, tuple[Item, Dates, Read]] = {}

    def read_all(
        self, items: Iterable[Item], lines: Mapping[str, tuple[str, ...]], dates: Mapping[str, Dates]
    ) -> list[Read]:
        """What becomes of the items, in their order."""
        kept: dict[int, tuple[Item, Dates, Read]] = {}
        undated = Dates()
        for item in items:
            own = dates.get(item.path, undated)
            known = self._reads.get(id(item))
            if known is None or known[0] is not item or known[1] != own:
                known = (item, own, read_item(item, self.context, self.targets, lines[item.path], own))
            kept[id(item)] = known
        self._reads = kept
        return [read for _, _, read in kept.values()]


class Memory:
    """What is known of a plan's files; empty at first, and never needed."""

    def __init__(self) -> None:
        self._touched: frozenset[str] | None = None
        self._there: Found | None = None
        self._images: frozenset[str] | None = None
        self._texts: dict[str, tuple[Stamp, TextFile]] = {}
        self._outlines: dict[TextFile, Outlined] = {}
        self._readers: list[Reader] = []
        self._history: tuple[object, History] | None = None

    def expect(self, touched: Collection[str]) -> None:
        """Say before a reading which files changed, whatever their stamps say; none if nobody knows.

        Where all of them are files that were read before, no other is looked at. A clock may tick too
        slowly for two changes, so what was touched is read in any case.
        """
        known = all(path in self._texts and os.path.isfile(path) for path in touched)  # noqa: PTH113 - as told
        self._touched = frozenset(touched) if touched and known else None
        for path in touched:
            self._texts.pop(path, None)

    def texts(self, find: Callable[[], Found]) -> Found:
        """The Markdown files that there are."""
        if self._touched is None or self._there is None:
            self._there = find()
        return self._there

    def images(self, find: Callable[[], frozenset[str]]) -> frozenset[str]:
        """The images that there are."""
        if self._touched is None or self._images is None:
            self._images = find()
        return self._images

    def text(self, path: str, read: Callable[[], TextFile | Problem]) -> TextFile | Problem:
        """The text of a file; it is read if the file is new, changed, a link, or could not be read before."""
        held = self._texts.get(path)
        if held is not None and self._touched is not None:
            return held[1]
        stamp = _stamp(path)
        if stamp is not None and held is not None and held[0] == stamp:
            return held[1]
        found = read()
        if stamp is not None and isinstance(found, TextFile):
            self._texts[path] = (stamp, found)
        else:
            self._texts.pop(path, None)
        return found

    def history(self, stamp: object, read: Callable[[], History]) -> History:
        """What git knows; it is asked again when the stamp of its repository changes."""
        if self._history is None or self._history[0] != stamp:
            self._history = (stamp, read())
        return self._history[1]

    @property
    def dates(self) -> Mapping[str, Dates]:
        """The dates that git last gave."""
        return self._history[1].dates if self._history is not None else {}

    def outlines(self, files: Iterable[TextFile], make: Callable[[TextFile], Outlined]) -> list[Outlined]:
        """The outlines of all files; those of other files are forgotten."""
        before = self._outlines
        self._outlines = {file: before.get(file) or make(file) for file in files}
        return list(self._outlines.values())

    def reader(self, context: Context, targets: Targets) -> Reader:
        """The reader for a context; the one from before, if nothing of the context changed."""
        reader = next((r for r in self._readers if r.context == context and r.targets == targets), None)
        if reader is None:
            reader = Reader(context, targets)
        self._readers = [reader, *(r for r in self._readers if r is not reader)][:MOST_READERS]
        return reader


def _stamp(path: str) -> Stamp | None:
    """None for links, whose target may change unseen, and for what cannot be looked at."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev)
