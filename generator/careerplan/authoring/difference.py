"""What a change does to a file, as a unified difference."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from careerplan.authoring.splices import as_read


def difference(path: str, before: str | None, after: str) -> Sequence[str]:
    """The lines of the difference of two texts of a file; before it was there the first is None."""
    old, new = (_lines(text) if text is not None else [] for text in (before, after))
    heads = ("/dev/null" if before is None else path, path)
    lines = difflib.unified_diff(old, new, *heads, lineterm="")
    return [part for line in lines for part in line.split("\n")]


def _lines(raw: str) -> list[str]:
    """Lines without their ends; one that has no end says so, as diff does."""
    lines = as_read(raw).split("\n")
    if lines[-1]:
        return [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]
    return lines[:-1]
