"""For whom a share's page is made, and what all of its sections are made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from careerplan.insight.people import PersonFigure
from careerplan.plan.record import RaterId, SkillId
from careerplan.plan.share import Share
from careerplan.site.views.parts import Desk

AnyRow = TypeVar("AnyRow")


class Reader(Struct, frozen=True):
    """One person, and the share that is for them."""

    desk: Desk
    share: Share
    """As its reader may see it."""

    @property
    def rater(self) -> RaterId:
        """The name under which the plan holds what they said."""
        return RaterId(self.share.person)

    @property
    def figure(self) -> PersonFigure | None:
        """None for somebody whom the plan does not know."""
        people = self.desk.figures.people.people
        return next((figure for figure in people if figure.id == self.share.person), None)

    @property
    def name(self) -> str:
        return self.figure.person.title if self.figure is not None else ""

    @property
    def asked(self) -> tuple[SkillId, ...]:
        """Skills that they are to rate.

        No section shows a level, a target or a gap of one of these, and none counts them: whoever
        has read a number gives one near it. They stand in the form, and my own view appears beside
        each once they have given theirs.
        """
        return self.share.rate


def folded(rows: Sequence[AnyRow], most: int) -> tuple[tuple[AnyRow, ...], tuple[AnyRow, ...]]:
    """The rows that stand open, and the rest; a single row is not worth a fold."""
    cut = len(rows) if len(rows) == most + 1 else most
    return tuple(rows[:cut]), tuple(rows[cut:])
