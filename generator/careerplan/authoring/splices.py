"""Changes of a text that leave every other character as it was: line ends, a byte order mark, a missing last line end.

Positions count characters of the text as the reader sees it: without a byte order mark, line ends as `\\n`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class Splice(Struct, frozen=True):
    """Some text in the place of what stands between two positions."""

    start: int
    end: int
    text: str
    """With `\\n` for a line end, whichever the file has."""


def inserted(position: int, text: str) -> Splice:
    """A text before a position."""
    return Splice(position, position, text)


def as_read(raw: str) -> str:
    """A file's text as the reader sees it."""
    return _BREAK.sub("\n", raw.removeprefix(_BOM))


def spliced(raw: str, splices: Iterable[Splice]) -> str:
    """A file's text with splices; new lines end as the line before them does."""
    breaks = _BREAK.findall(raw)
    text = as_read(raw)
    parts = [_BOM] if raw.startswith(_BOM) else []
    done = passed = 0
    for splice in sorted(splices, key=lambda splice: splice.start):  # of two at one place the first stays first
        kept = text[done : splice.start]
        parts += _with_breaks(kept, breaks[passed:])
        passed += kept.count("\n")
        usual = breaks[passed - 1] if passed else breaks[0] if breaks else "\n"
        parts.append(splice.text.replace("\n", usual))
        passed += text.count("\n", splice.start, splice.end)
        done = splice.end
    parts += _with_breaks(text[done:], breaks[passed:])
    return "".join(parts)


def _with_breaks(text: str, breaks: Iterable[str]) -> Iterator[str]:
    """A kept part with the line ends that it had."""
    lines = text.split("\n")
    yield lines[0]
    for line_end, line in zip(breaks, lines[1:], strict=False):
        yield line_end
        yield line
