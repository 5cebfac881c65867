"""A review: a reassessment on one day, with the figures of that day frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.goal import Status
from careerplan.plan.record import Kind, Record
from careerplan.plan.vision import Meaning
from careerplan.plan.when import When


class SkillSnapshot(Struct, frozen=True, kw_only=True):
    """A skill on the day of the review; levels are numbers of the snapshot's own scale."""

    main: ClassVar[str] = "current"
    current: Annotated[int | None, Meta(description="The level then; none is not assessed.", ge=0, le=99)] = None
    target: Annotated[int | None, Meta(description="The target then.", ge=0, le=99)] = None


class GoalSnapshot(Struct, frozen=True, kw_only=True):
    """A goal on the day of the review."""

    main: ClassVar[str] = "status"
    status: Annotated[Status | None, Meta(description="Where it stood.")] = None
    due: Annotated[When | None, Meta(description="When it was due then.")] = None
    progress: Annotated[float | None, Meta(description="0 to 1; none is unknown.", ge=0, le=1)] = None


class Snapshot(Struct, frozen=True, kw_only=True):
    """The figures of the day, written by `careerplan review` and never worked out again."""

    today: Annotated[dt.date | None, Meta(description="The day it was taken.")] = None
    scale: Annotated[tuple[str, ...], Meta(description="The words of the levels then, lowest first.")] = ()
    skills: Annotated[Mapping[str, SkillSnapshot], Meta(description="By skill id.")] = field(default_factory=dict)
    goals: Annotated[Mapping[str, GoalSnapshot], Meta(description="By goal id.")] = field(default_factory=dict)


class Review(Record, frozen=True, kw_only=True):
    """A reassessment: what changed, what was worth it, what comes next."""

    kind: ClassVar[Kind] = "review"

    date: Annotated[When, Meta(description="The day of the review.")]
    period: Annotated[When | None, Meta(description="The time it looks back on.")] = None
    decision: Annotated[Literal["keep", "adjust", "restart"] | None, Meta(description="What happens to the plan.")] = (
        None
    )
    satisfaction: Annotated[int | None, Meta(description="1 to 5.", ge=1, le=5)] = None
    energy: Annotated[int | None, Meta(description="1 to 5.", ge=1, le=5)] = None
    meaning: Annotated[Meaning | None, Meta(description="What work is to you now.")] = None
    next: Annotated[When | None, Meta(description="When to look again.")] = None
    snapshot: Annotated[Snapshot | None, Meta(description="The figures of the day.")] = None
