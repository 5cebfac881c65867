"""A reply: what the reader of a share's page answered. All of it is somebody else's text."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field

from careerplan.plan.level import Level
from careerplan.plan.record import SkillId

LONGEST_ANSWER, LONGEST_POINTS = 10_000, 3_000
"""Characters of an answer, and of each of start, keep and stop."""

_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of text beyond the word that they stand in."""
_UNSEEN = frozenset((*_TURNS, "\ufeff"))
_NOT_CHARACTERS = ("Co", "Cs")
"""Categories of what has no meaning between two machines: private use, halves of pairs."""


class Reply(Struct, frozen=True, kw_only=True):
    """One answer, as far as it may be believed."""

    id: str
    """32 hexadecimal digits: an answer is taken once."""
    date: dt.date
    answer: str = ""
    start: str = ""
    keep: str = ""
    stop: str = ""
    ratings: Mapping[SkillId, Level] = field(default_factory=dict)
    unseen: tuple[SkillId, ...] = ()
    """Skills of which they had not seen enough."""

    @property
    def is_empty(self) -> bool:
        return not (self.answer or self.start or self.keep or self.stop or self.ratings or self.unseen)


def cleaned(text: str) -> str:
    """Somebody else's text as it is kept: lines without space at their ends, and nothing that hides.

    Control characters and marks that turn text around go; what is no character of any script
    becomes U+FFFD; several empty lines become one.
    """
    lines: list[str] = []
    for line in _lines(text):
        kept = "".join(map(_kept, line)).strip()
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip()


def _lines(text: str) -> list[str]:
    unified = text.replace("\r\n", "\n")
    return unified.translate(dict.fromkeys(map(ord, _BREAKS), "\n")).split("\n")


def _kept(character: str) -> str:
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    if category == "Cc" or character in _UNSEEN:
        return ""
    is_none = category in _NOT_CHARACTERS or ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return "\ufffd" if is_none else character
