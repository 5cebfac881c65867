"""Feedback: start, keep, stop and ratings from one person on one day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta, field

from careerplan.plan.level import Level
from careerplan.plan.record import ActionName, Kind, RaterId, Record, SkillId
from careerplan.plan.when import When


class Feedback(Record, frozen=True, kw_only=True):
    """What one person said on one day. Its ratings count as theirs on that date."""

    kind: ClassVar[Kind] = "feedback"
    main: ClassVar[str] = "keep"

    from_: Annotated[RaterId, Meta(description="Who gave it.")] = field(name="from")
    date: Annotated[When, Meta(description="When they gave it.")]
    start: Annotated[tuple[str, ...], Meta(description="What to start doing; also a list under “Start”.")] = ()
    keep: Annotated[tuple[str, ...], Meta(description="What to keep doing; also a list under “Keep”.")] = ()
    stop: Annotated[tuple[str, ...], Meta(description="What to stop doing; also a list under “Stop”.")] = ()
    ratings: Annotated[Mapping[SkillId, Level], Meta(description="`{skill: level}` as they see it.")] = field(
        default_factory=dict
    )
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it is about.")] = ()
    action: Annotated[ActionName | None, Meta(description="What you do about it: a goal, or a sentence.")] = None
    asked: Annotated[str, Meta(description="The question you had asked.")] = ""
    reply: Annotated[str, Meta(description="Written by the program: the answer it came from.")] = ""
