"""A sheet of A4: how many rows of each card fit on one printed page, by an estimate of their heights.

Heights are in pixels of the print style, where a line of text is 18 to 19 high. The estimate is on
the safe side: a sheet that is not full is better than a second one with two lines on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

HEIGHT = 1020
"""What fits between the margins of A4, of estimated heights: real ones are a tenth smaller."""
LINE, CELL, NOTE = 18.8, 17.5, 16.5
"""A line of a list, of a table, and of the smaller notes."""
ROW = 13.5
"""What a row of a list or table has above and below its text."""
CHART_ROW = 42.0
CARD = 55.0
"""Heading and edges of a card."""
HEAD = 26.0
"""The head of a table."""
MORE = 26.0
"""The line that says how many more there are."""
BETWEEN = 16.0
"""Between two bands of cards."""


class Card(Struct, frozen=True):
    """One card, with the height of each of its rows and of all else in it."""

    rows: tuple[float, ...]
    fixed: float = CARD

    def height(self, shown: int) -> float:
        """Its height with the first rows only; nothing without a row."""
        if not self.rows:
            return 0
        return self.fixed + sum(self.rows[:shown]) + (MORE if shown < len(self.rows) else 0)


def lines(text: str, width: int) -> int:
    """How many lines a text takes where so many letters fit into one."""
    letters = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return max(-(-letters // width), 1)


def fitting(bands: Sequence[Sequence[Card]], height: float) -> list[list[int]]:
    """How many rows each card shows; cards of one band stand side by side, bands below each other.

    The tallest card gives up a row first; each keeps one.
    """
    shown = [[len(card.rows) for card in band] for band in bands]
    while _height(bands, shown) > height:
        tallest = max(_may_shrink(bands, shown), default=None)
        if tallest is None:
            break
        _, band, card = tallest
        shown[band][card] -= 1
    return shown


def _height(bands: Sequence[Sequence[Card]], shown: Sequence[Sequence[int]]) -> float:
    heights = [_band_height(band, rows) for band, rows in zip(bands, shown, strict=True)]
    return sum(heights) + BETWEEN * sum(height > 0 for height in heights)


def _band_height(band: Iterable[Card], shown: Iterable[int]) -> float:
    return max((card.height(rows) for card, rows in zip(band, shown, strict=True)), default=0)


def _may_shrink(bands: Sequence[Sequence[Card]], shown: Sequence[Sequence[int]]) -> Iterable[tuple[float, int, int]]:
    """Height, band and place of every card that makes its band as tall as it is and has a row to give."""
    for number, (band, rows) in enumerate(zip(bands, shown, strict=True)):
        tallest = _band_height(band, rows)
        for place, card in enumerate(band):
            if rows[place] > 1 and card.height(rows[place]) == tallest:
                yield tallest, number, place
