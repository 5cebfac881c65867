"""Minutes: how much of somebody's time the page of a share asks for, as its head says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import count
from careerplan.site.charts.levels import Dumbbell
from careerplan.site.charts.times import Axis, Bar
from careerplan.site.views.parts import Pill
from careerplan.site.words import Day

LETTERS_A_MINUTE = 1200
"""About 200 words: a little slower than prose is read; a wide sign stands for three letters."""
SECONDS_FOR_TEXT, SECONDS_TO_ADD = 120, 60
"""To answer my question, and to add something to levels where I asked none."""
SECONDS_FOR_LEVEL = 15
"""To choose a level, once its sentence is known."""
MANY_LEVELS = 5
"""Beyond so many skills to rate, most of the time goes into levels."""
_DRAWN = (Dumbbell, Bar, Axis)
_UNREAD = frozenset({"name", "folded"})
"""Fields of a section that are no text on the page, or text that stands closed."""


def minutes_said(texts: tuple[str, ...], rates: int, *, is_asked: bool) -> str:
    """How long it takes to read these texts, and to write an answer and choose the levels."""
    letters = sum(3 if unicodedata.east_asian_width(sign) in "WF" else 1 for text in texts for sign in text)
    reading = max(round(letters / LETTERS_A_MINUTE), 1)
    writing = SECONDS_FOR_TEXT if is_asked or not rates else SECONDS_TO_ADD
    return f"About {count(reading, 'minute')} to read, {minutes(writing + SECONDS_FOR_LEVEL * rates)} to answer"


def many_levels_said(rates: int) -> str:
    """What so many levels cost whoever is to choose them; nothing for a few."""
    if rates <= MANY_LEVELS:
        return ""
    needed = count(minutes(SECONDS_FOR_LEVEL * rates), "minute")
    return f"{rates} skills to rate are about {needed} of their time, beside what they read and write."


def minutes(seconds: int) -> int:
    """Whole minutes, the last one begun."""
    return -(-seconds // 60)


def texts_of(value: object) -> Iterator[str]:
    """What stands on the page for reading: every text of a view, charts and what is folded aside."""
    if isinstance(value, Markup):
        yield str(value.striptags())
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Day | Pill):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Struct) and not isinstance(value, _DRAWN):
        for name in value.__struct_fields__:
            if name not in _UNREAD:
                yield from texts_of(getattr(value, name))
