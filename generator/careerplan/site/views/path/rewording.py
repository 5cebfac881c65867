"""Rewording: what became of a text from one version to the next, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from msgspec import Struct

from careerplan.insight.words import count

MOST_WORDS = 3000
"""Longer texts are not compared: the time it takes grows with the square of the words."""
FEWEST_KEPT = 3
"""Fewer words in a row that both texts hold, with changes on both sides, say less than they disturb."""

Fate = Literal["kept", "dropped", "added"]


class Piece(Struct, frozen=True):
    """Words in a row that had one fate."""

    fate: Fate
    text: str


class Rewording(Struct, frozen=True):
    """Two versions of a text in one, with what was dropped before what was added in its place."""

    said: str
    """`12 words dropped, 4 added.`"""
    pieces: tuple[Piece, ...]


def rewording(before: str, now: str) -> Rewording | None:
    """What changed in the words of a text; none if nothing did, if one is empty or too long."""
    then, today = before.split(), now.split()
    if then == today or not then or not today or max(len(then), len(today)) > MOST_WORDS:
        return None
    pieces = tuple(_joined(_changes(then, today)))
    return Rewording(_said(_words(pieces, "dropped"), _words(pieces, "added")), pieces)


def _changes(then: Sequence[str], now: Sequence[str]) -> list[Piece]:
    """The fate of every run of words; short runs between two changes count as changed too."""
    found: list[Piece] = []
    operations = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    for place, (name, first, last, start, end) in enumerate(operations):
        is_between = 0 < place < len(operations) - 1
        if name == "equal" and not (is_between and last - first < FEWEST_KEPT):
            found.append(Piece("kept", " ".join(then[first:last])))
            continue
        found.append(Piece("dropped", " ".join(then[first:last])))
        found.append(Piece("added", " ".join(now[start:end])))
    return found


def _joined(changes: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring changes as one: all that was dropped, then all that was added."""
    for is_kept, run in groupby(changes, key=lambda piece: piece.fate == "kept"):
        pieces = list(run)
        fates: tuple[Fate, ...] = ("kept",) if is_kept else ("dropped", "added")
        for fate in fates:
            text = " ".join(piece.text for piece in pieces if piece.fate == fate and piece.text)
            if text:
                yield Piece(fate, text)


def _words(pieces: Iterable[Piece], fate: Fate) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.fate == fate)


def _said(dropped: int, added: int) -> str:
    parts = [f"{count(dropped, 'word')} dropped"] if dropped else []
    if added:
        parts.append(f"{added} added" if dropped else f"{count(added, 'word')} added")
    return f"{', '.join(parts)}."
