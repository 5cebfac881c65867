"""What people told me: the reader's advice with what became of it, and feedback that they may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from careerplan.insight.feedback import Said
from careerplan.plan.record import SELF
from careerplan.site.views.people.time_with import AdviceRow, advice_rows
from careerplan.site.views.share.reader import Reader, folded
from careerplan.site.words import Day

MOST_ADVICE = 3
MOST_POINTS = 3


class AdviceSection(Struct, frozen=True, kw_only=True):
    """What they advised, the newest first."""

    name: Literal["advice"] = "advice"
    title: str
    rows: tuple[AdviceRow, ...]
    folded: tuple[AdviceRow, ...]


class Point(Struct, frozen=True):
    """One thing that somebody told me."""

    text: str
    who: str
    """`You`, `Me`, or a name."""
    day: Day | None


class Points(Struct, frozen=True):
    """To start, to keep, to stop."""

    title: str
    rows: tuple[Point, ...]
    folded: tuple[Point, ...]


class FeedbackSection(Struct, frozen=True, kw_only=True):
    """What was said, by whomever they may see."""

    name: Literal["feedback"] = "feedback"
    title: str
    parts: tuple[Points, ...]


def advice(reader: Reader) -> AdviceSection | None:
    """None if they have not advised me so far."""
    figure = reader.figure
    given = advice_rows(reader.desk, figure.person) if figure is not None else ()
    if not given:
        return None
    rows, rest = folded(given, MOST_ADVICE)
    return AdviceSection(title="Your advice, and what became of it", rows=rows, folded=rest)


def feedback(reader: Reader) -> FeedbackSection | None:
    """None if nobody whom they may see has said anything."""
    parts = tuple(_parts(reader))
    if not parts:
        return None
    given = {said.who for part in parts for said in (*part.rows, *part.folded)}
    return FeedbackSection(title="What you told me" if given == {"You"} else "What people told me", parts=parts)


def _parts(reader: Reader) -> Iterator[Points]:
    figures = reader.desk.figures.feedback
    for title, said in (("Start", figures.start), ("Keep", figures.keep), ("Stop", figures.stop)):
        if said:
            rows, rest = folded([_point(reader, item) for item in said], MOST_POINTS)
            yield Points(title, rows, rest)


def _point(reader: Reader, said: Said) -> Point:
    who = "You" if said.by == reader.rater else "Me" if said.by == SELF else reader.desk.rater(said.by).title
    return Point(said.text, who, reader.desk.when(said.date))
