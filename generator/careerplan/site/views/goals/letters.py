"""The five letters of a goal (specific, measurable, achievable, relevant, time-bound), and what is missing."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import listing

WORDS = {"S": "specific", "M": "measurable", "A": "achievable", "R": "relevant", "T": "time-bound"}


FEW = 2
"""So many reasons are read beside a goal in a list."""


class Letter(Struct, frozen=True):
    """One letter, and whether the goal has it."""

    text: str
    missing: bool


class Letters(Struct, frozen=True):
    """All five, the same in words, and what would fill the gaps."""

    letters: tuple[Letter, ...]
    said: str
    reasons: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    """The reasons while they are few, else only which letters are missing: for narrow columns."""


def letters_of(figure: GoalFigure) -> Letters | None:
    """The letters of an active or planned goal; none for any other."""
    if figure.smart is None:
        return None
    missing = {letter.letter for letter in figure.smart_missing}
    reasons = tuple(letter.reason for letter in figure.smart_missing)
    in_words = said(tuple(WORDS[letter.letter] for letter in figure.smart_missing))
    return Letters(
        tuple(Letter(letter, letter in missing) for letter in WORDS),
        in_words,
        reasons,
        reasons if len(reasons) <= FEW else (in_words,),
    )


def said(missing: tuple[str, ...]) -> str:
    """`Not yet measurable and time-bound.`, or all five."""
    if not missing:
        return "Specific, measurable, achievable, relevant and time-bound."
    return f"Not yet {listing(missing, most=5)}."
