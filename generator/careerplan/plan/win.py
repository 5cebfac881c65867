"""A win: something achieved, with its evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from careerplan.plan.record import GoalId, Kind, PersonId, Record, SkillId, Url
from careerplan.plan.when import When


class Win(Record, frozen=True, kw_only=True):
    """Something achieved."""

    kind: ClassVar[Kind] = "win"
    short: ClassVar[str | None] = "date"

    date: Annotated[When, Meta(description="When it was.")]
    impact: Annotated[str, Meta(description="What it changed.")] = ""
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it shows.")] = ()
    goal: Annotated[GoalId | None, Meta(description="The goal it belongs to.")] = None
    people: Annotated[tuple[PersonId, ...], Meta(description="Who was part of it.")] = ()
    supported: Annotated[tuple[PersonId, ...], Meta(description="Whose work it supported.")] = ()
    url: Annotated[Url | None, Meta(description="Where it can be seen.")] = None
