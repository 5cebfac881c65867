"""Tables in the terminal: as wide as it is, in a pipe a line for each row; the same with colour and without."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TextIO

import click

BREAKS_LINES = frozenset("\u2028\u2029")
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction that reach beyond the word that they stand in."""

BETWEEN = "  "
"""Between two columns."""
LONGEST_WORD = 16
"""Columns of a word that is not broken as long as another column can be narrower."""
NARROWEST = 6
"""Columns that a column keeps on the narrowest terminal."""


def printable(text: str) -> str:
    """A plan's words for a terminal: nothing in them moves the cursor or turns a line around."""
    harmless = (c for c in text if c not in BREAKS_LINES | TURNS_TEXT and unicodedata.category(c) != "Cc")
    return text if text.isprintable() else "".join(harmless)


def terminal_width(stream: TextIO | None = None) -> int | None:
    """The columns of the terminal; None where the output does not go to one, and lines may be of any length."""
    stream = sys.stdout if stream is None else stream
    return max(shutil.get_terminal_size().columns, 20) if stream.isatty() else None


def is_coloured() -> bool:
    """True on a terminal, unless `NO_COLOR` is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset(), below: int | None = None
) -> None:
    """Rows under heads; the columns in `right` are numbers.

    The column `below` moves under its row where the terminal is too narrow for all of them.
    """
    first, lines = table_lines(heads, rows, terminal_width(), right, below)
    for line in first:
        click.echo(click.style(line, bold=True) if is_coloured() else line)
    for line in lines:
        click.echo(line)


def print_text(text: str) -> None:
    """A sentence, broken between words where the terminal ends."""
    for line in wrapped(printable(text), terminal_width()):
        click.echo(line)


def table_lines(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int | None,
    right: frozenset[int] = frozenset(),
    below: int | None = None,
) -> tuple[list[str], list[str]]:
    """The lines of the heads and of the rows, within a width or of any width."""
    cells = [[printable(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(columns_of(row[i]) for row in cells) for i in range(len(heads))]
    if width is None or _total(widths) <= width:
        return list(_row(cells[0], widths, right)), [line for row in cells[1:] for line in _row(row, widths, right)]
    shown = [i for i in range(len(heads)) if i != below]
    kept = [[row[i] for i in shown] for row in cells]
    narrow = _narrowed([widths[i] for i in shown], kept, width)
    numbers = frozenset(place for place, i in enumerate(shown) if i in right)
    indentation = " " * (narrow[0] + len(BETWEEN))
    lines: list[str] = []
    for row, whole in zip(kept[1:], cells[1:], strict=True):
        lines += _row(row, narrow, numbers)
        if below is not None and whole[below]:
            lines += [f"{indentation}{line}" for line in wrapped(whole[below], width - len(indentation))]
    return list(_row(kept[0], narrow, numbers)), lines


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(BETWEEN) * (len(widths) - 1)


def _narrowed(widths: Sequence[int], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths that fit: the widest column gives first, down to its longest word, then down to a few letters."""
    found = list(widths)
    words = [max(_longest_word(row[i]) for row in rows) for i in range(len(found))]
    for floors in ([min(max(word, NARROWEST), LONGEST_WORD) for word in words], [NARROWEST] * len(found)):
        while _total(found) > width:
            wide = [i for i, floor in enumerate(floors) if found[i] > floor]
            if not wide:
                break
            found[max(wide, key=lambda i: found[i])] -= 1
    return found


def _longest_word(text: str) -> int:
    return max((columns_of(word) for _, word in _words(text)), default=0)


def _row(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    """The lines of a row: as many as its highest cell has."""
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(len(cell) for cell in cells)):
        parts = (cell[number] if number < len(cell) else "" for cell in cells)
        padded = (_padded(part, widths[i], right=i in right) for i, part in enumerate(parts))
        yield BETWEEN.join(padded).rstrip()


def wrapped(text: str, width: int | None) -> list[str]:
    """A text in lines of at most so many columns, broken between words, or within one that is too long."""
    if width is None or columns_of(text) <= width:
        return [text]
    lines = [""]
    for gap, word in _words(text):
        space = gap if lines[-1] else ""
        if columns_of(lines[-1] + space + word) <= width:
            lines[-1] += space + word
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            if columns_of(lines[-1] + letter) > width and lines[-1]:
                lines.append("")
            lines[-1] += letter
    return lines


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Words, and each letter of scripts that are written without spaces, with the space before it if there is one."""
    for word in text.split():
        gap, start = " ", 0
        for place, letter in enumerate(word):
            if _is_wide(letter):
                for part in filter(None, (word[start:place], letter)):
                    yield gap, part
                    gap = ""
                start = place + 1
        if start < len(word):
            yield gap, word[start:]


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def columns_of(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if _is_wide(c) else 0 if _takes_no_column(c) else 1 for c in text)


def _takes_no_column(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * max(width - columns_of(text), 0)
    return space + text if right else text + space
