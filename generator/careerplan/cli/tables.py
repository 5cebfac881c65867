"""Tables in the terminal: drawn by rich on a terminal, plain columns in a pipe."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence

import click

BREAKS_LINES = frozenset("\u2028\u2029")
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction that reach beyond the word that they stand in."""


def printable(text: str) -> str:
    """A plan's words for a terminal: nothing in them moves the cursor or turns a line around."""
    harmless = (c for c in text if c not in BREAKS_LINES | TURNS_TEXT and unicodedata.category(c) != "Cc")
    return text if text.isprintable() else "".join(harmless)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Rows under heads; the columns in `right` are numbers."""
    rows = [[printable(cell) for cell in row] for row in rows]
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        _print_rich(heads, rows, right)
        return
    widths = [max(columns_of(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    for row in (heads, *rows):
        cells = [_padded(cell, widths[i], right=i in right) for i, cell in enumerate(row)]
        click.echo("  ".join(cells).rstrip())


def _print_rich(heads: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> None:
    from rich.console import Console  # noqa: PLC0415 - heavy, and only for a terminal
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(box=None, pad_edge=False, header_style="bold")
    for i, head in enumerate(heads):
        table.add_column(head, justify="right" if i in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text, since a plan's words are no markup
    Console().print(table)


def columns_of(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - columns_of(text))
    return space + text if right else text + space
