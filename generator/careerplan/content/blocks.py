"""`::: private` blocks and HTML comments: what of a body may be shown outside.

Every line that begins with `:::` or `:: private`, quoted, indented, in a list, table or footnote too,
must belong to a well-formed block that begins at the margin; after one that does not, the rest of the
text is hidden.
"""

from __future__ import annotations

import re

from msgspec import Struct

from careerplan.plan.comment import without_comments

_MARK = r"(?:\[[xX]\]|[^\w:]|\d|(?<!:):(?!:))*"
_MARKS = rf"^{_MARK}(?:\[\^[^\]\n]+\]:{_MARK})?"
_FENCE = re.compile(rf"{_MARKS}(?::::|::[ \t]*private\b)", re.IGNORECASE)
_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Ends of lines to some editors, and not to Markdown."""
_OPEN = re.compile(r"^:::[ \t]*private[ \t]*$")
_CLOSE = re.compile(r"^:::[ \t]*$")


class Blocks(Struct, frozen=True):
    """A text without its private blocks, and the line of the first malformed one (from 0)."""

    public: str
    malformed: int | None
    why: str = ""
    """What is wrong with that line."""


def public_part(text: str) -> Blocks:
    """What may be shown of a text; all of it if it has no blocks and no comments."""
    if "::" not in text and "<!--" not in text:
        return Blocks(text, None)
    shown: list[str] = []
    opened: int | None = None
    for number, line in enumerate(text.split("\n")):
        if not any(_FENCE.match(part) for part in _LINE_ENDS.split(line)):
            shown += [line] if opened is None else []
        elif opened is None and _OPEN.match(line):
            opened = number
        elif opened is not None and _CLOSE.match(line):
            opened = None
        else:
            return Blocks(_uncommented(shown), number, _why(line, is_open=opened is not None))
    if opened is not None:
        return Blocks(_uncommented(shown), opened, "this private block is never closed")
    return Blocks(_uncommented(shown), None)


def _why(line: str, *, is_open: bool) -> str:
    if _CLOSE.match(line):
        return "this ::: closes a block that is not open"
    if is_open and _OPEN.match(line):
        return "a private block cannot stand within another"
    if _OPEN.match(line.lstrip()):
        return "this private block does not stand at the margin"
    if ":::" not in line:
        return "a private block opens with three colons"
    return "this line with ::: is no part of a private block"


def _uncommented(lines: list[str]) -> str:
    return without_comments("\n".join(lines)).strip()
