"""Stamps of the files that are not read as text: which of them changed since the last look."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from careerplan.site.theme import Theme

Stamps = Mapping[str, tuple[int, int, int]]
"""A path, relative to the plan's folder where it lies in it -> when it changed, its size, which file it is."""


def stamps_of(root: Path, paths: Iterable[Path]) -> Stamps:
    """The stamps of the files that are there."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        found[shown.as_posix()] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def theme_files(root: Path, theme: Theme) -> Iterator[Path]:
    """Files of the themes of a plan; those that come with the program do not change."""
    for folder in theme.folders:
        if folder.resolve().is_relative_to(root.resolve()):
            for parent, _, names in os.walk(folder):
                yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))


def differing(before: Stamps, after: Stamps) -> tuple[str, ...]:
    """Paths of what came, went or changed."""
    return tuple(sorted(path for path in {*before, *after} if before.get(path) != after.get(path)))
