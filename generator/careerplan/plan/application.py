"""An application or interview, as a probe of the market or in earnest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from careerplan.plan.record import GoalId, Kind, Record, RoleName, SkillId
from careerplan.plan.when import When


class Application(Record, frozen=True, kw_only=True):
    """What the market asked for, and what it offered."""

    kind: ClassVar[Kind] = "application"
    main: ClassVar[str] = "organisation"

    date: Annotated[When, Meta(description="When it was.")]
    organisation: Annotated[str, Meta(description="Where.")] = ""
    role: Annotated[RoleName | None, Meta(description="A role of the plan, or a job title.")] = None
    purpose: Annotated[Literal["probe", "serious"], Meta(description="To learn what is asked for, or in earnest.")] = (
        "probe"
    )
    stage: Annotated[str, Meta(description="How far it went.")] = ""
    outcome: Annotated[str, Meta(description="What became of it.")] = ""
    missing: Annotated[tuple[SkillId, ...], Meta(description="Skills they asked for that you lacked.")] = ()
    offers: Annotated[Mapping[str, str], Meta(description="`{criterion: value}`: what they offer.")] = field(
        default_factory=dict
    )
    goal: Annotated[GoalId | None, Meta(description="The goal it serves.")] = None
    note: Annotated[str, Meta(description="What you took from it.")] = ""
