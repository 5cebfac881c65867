"""The five letters of a goal (specific, measurable, achievable, relevant, time-bound), and what is missing."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import listing

WORDS = {"S": "specific", "M": "measurable", "A": "achievable", "R": "relevant", "T": "time-bound"}


class Letter(Struct, frozen=True):
    """One letter, and whether the goal has it."""

    text: str
    missing: bool


class Letters(Struct, frozen=True):
    """All five, the same in words, and what would fill the gaps."""

    letters: tuple[Letter, ...]
    said: str
    reasons: tuple[str, ...] = ()


def letters_of(figure: GoalFigure) -> Letters | None:
    """The letters of an active or planned goal; none for any other."""
    if figure.smart is None:
        return None
    missing = {letter.letter for letter in figure.smart_missing}
    return Letters(
        tuple(Letter(letter, letter in missing) for letter in WORDS),
        said(tuple(WORDS[letter.letter] for letter in figure.smart_missing)),
        tuple(letter.reason for letter in figure.smart_missing),
    )


def said(missing: tuple[str, ...]) -> str:
    """`All five letters`, `Not yet measurable and time-bound`."""
    if not missing:
        return "Specific, measurable, achievable, relevant and time-bound."
    return f"Not yet {listing(missing, most=5)}."
