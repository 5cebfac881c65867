"""Job crafting: a change made to the present job."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from careerplan.plan.record import Kind, Record, SkillId
from careerplan.plan.when import When


class Craft(Record, frozen=True, kw_only=True):
    """One change to tasks, relations, or how you see the work."""

    kind: ClassVar[Kind] = "craft"
    short: ClassVar[str | None] = "date"

    date: Annotated[When, Meta(description="When you changed it.")]
    craft_kind: Annotated[
        Literal["task", "relational", "cognitive"],
        Meta(description="What was changed: a task, a relation, or the view of it."),
    ] = field(name="kind")
    before: Annotated[str, Meta(description="How it was.")] = ""
    after: Annotated[str, Meta(description="How it is.")] = ""
    expected: Annotated[str, Meta(description="What you expected of it.")] = ""
    result: Annotated[str, Meta(description="What came of it.")] = ""
    energy: Annotated[int | None, Meta(description="-2 to 2: what it did to your energy.", ge=-2, le=2)] = None
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it uses.")] = ()
