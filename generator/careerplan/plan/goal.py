"""A goal: a milestone toward the vision, an idea, a finished or a dropped one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.activity import Spent, Zone
from careerplan.plan.amount import Minutes, Money
from careerplan.plan.level import Level
from careerplan.plan.record import GoalId, Kind, Record, RoleId, SkillId, VisionId
from careerplan.plan.when import When

Status = Literal["idea", "planned", "active", "waiting", "done", "partly", "missed", "dropped", "changed"]
Health = Literal["on-track", "at-risk", "off-track"]

FINISHED: frozenset[str] = frozenset({"done", "partly", "missed", "dropped", "changed"})
CATEGORIES = (
    "technical",
    "job",
    "entrepreneurship",
    "product",
    "people",
    "communication",
    "environment",
    "other",
)
"""The categories every plan has; `[categories]` of careerplan.toml adds more."""

LIFTED: Mapping[str, tuple[Kind, str]] = {
    "activities": (
        "activity",
        "Ways of learning that belong to this goal; each is an activity of its own, with its own `audience:`.",
    )
}
"""Keys whose items become records of their own: key -> (kind, description)."""


class StatusChange(Struct, frozen=True, kw_only=True):
    """A step in the life of a goal."""

    main: ClassVar[str] = "status"
    pair: ClassVar[tuple[str, str]] = ("date", "status")
    date: Annotated[When | None, Meta(description="When it changed.")] = None
    status: Annotated[Status, Meta(description="What it became.")]


class Measure(Struct, frozen=True, kw_only=True):
    """What is counted to see the goal come nearer."""

    main: ClassVar[str] = "what"
    what: Annotated[str, Meta(description="What is counted.")] = ""
    from_: Annotated[float | None, Meta(description="Where it began.")] = field(name="from", default=None)
    to: Annotated[float | None, Meta(description="Where it should end.")] = None
    now: Annotated[float | None, Meta(description="Where it stands.")] = None
    unit: Annotated[str, Meta(description="The unit.")] = ""


class Milestone(Struct, frozen=True, kw_only=True):
    """A visible step; also `- [x] Title (Sep 2026)` under a heading "Milestones"."""

    main: ClassVar[str] = "title"
    pair: ClassVar[tuple[str, str]] = ("title", "due")
    title: Annotated[str, Meta(description="What is reached.")]
    due: Annotated[When | None, Meta(description="When it should be.")] = None
    done: Annotated[When | bool | None, Meta(description="When it was reached, or true.")] = None


class Impact(Struct, frozen=True, kw_only=True):
    """Whom it changes something for."""

    main: ClassVar[str] = "who"
    who: Annotated[str, Meta(description="Who is better off.")] = ""
    how_many: Annotated[str, Meta(description="How many they are.")] = ""


class Decision(Struct, frozen=True, kw_only=True):
    """A point at which to decide."""

    main: ClassVar[str] = "question"
    pair: ClassVar[tuple[str, str]] = ("date", "question")
    date: Annotated[When | None, Meta(description="When to decide.")] = None
    question: Annotated[str, Meta(description="What is decided.")]
    rule: Annotated[str, Meta(description="What the decision goes by.")] = ""


class Risk(Struct, frozen=True, kw_only=True):
    """What could go wrong, and the answer."""

    main: ClassVar[str] = "risk"
    pair: ClassVar[tuple[str, str]] = ("risk", "then")
    risk: Annotated[str, Meta(description="What could happen.")]
    then: Annotated[str, Meta(description="What you would do.")] = ""


class Goal(Record, frozen=True, kw_only=True):
    """Something to reach, from a first idea to what became of it."""

    kind: ClassVar[Kind] = "goal"
    short: ClassVar[str | None] = "due"

    category: Annotated[
        str, Meta(description="One of the categories; other if left out.", examples=list(CATEGORIES))
    ] = "other"
    status: Annotated[Status, Meta(description="Where it stands in its life.")] = "planned"
    status_reason: Annotated[str, Meta(description="Why it stands there.")] = ""
    health: Annotated[Health | None, Meta(description="Set by hand, in place of the one worked out.")] = None
    history: Annotated[tuple[StatusChange, ...], Meta(description="What it was, and when.")] = ()
    size: Annotated[str, Meta(description="How big it is, in your words.")] = ""
    start: Annotated[When | None, Meta(description="When it begins.")] = None
    due: Annotated[When | None, Meta(description="When it should be reached: the end of what you write.")] = None
    finished: Annotated[When | None, Meta(description="When it ended, whatever became of it.")] = None
    want: Annotated[
        int | Literal["no"] | None,
        Meta(description="0 to 5: how much you want it; `no` is “not mine”.", ge=0, le=5),
    ] = None
    skills: Annotated[Mapping[SkillId, Level | None], Meta(description="`{skill: level to reach}`.")] = field(
        default_factory=dict
    )
    role: Annotated[RoleId | None, Meta(description="The role it leads to.")] = None
    vision: Annotated[VisionId | None, Meta(description="The vision it belongs to.")] = None
    values: Annotated[tuple[str, ...], Meta(description="The values it serves.")] = ()
    specific: Annotated[str, Meta(description="What exactly.")] = ""
    achievable: Annotated[str, Meta(description="Why it can be done.")] = ""
    relevant: Annotated[str, Meta(description="What it is good for.")] = ""
    measure: Annotated[Measure | None, Meta(description="What is counted.")] = None
    milestones: Annotated[tuple[Milestone, ...], Meta(description="Visible steps on the way.")] = ()
    next_step: Annotated[str, Meta(description="The next thing to do.")] = ""
    after: Annotated[tuple[GoalId, ...], Meta(description="Goals that come first.")] = ()
    conflicts_with: Annotated[tuple[GoalId, ...], Meta(description="Goals that stand against it.")] = ()
    zone: Annotated[Zone | None, Meta(description="How far it stretches you.")] = None
    hours: Annotated[Minutes | None, Meta(description="Time planned in all; else the sum of its activities.")] = None
    money: Annotated[tuple[Money, ...], Meta(description="Money planned in all; else the sum of its activities.")] = ()
    coffees: Annotated[int | None, Meta(description="Coffees with people planned.", ge=0, le=999)] = None
    spent: Annotated[
        Spent | None, Meta(description="Hours and money spent so far, beside those of its activities.")
    ] = None
    impact: Annotated[Impact | None, Meta(description="Whom it changes something for.")] = None
    meaningful: Annotated[int | None, Meta(description="-2 to 2: was it worth it, once over.", ge=-2, le=2)] = None
    meaningful_expected: Annotated[int | None, Meta(description="-2 to 2: what you expected before.", ge=-2, le=2)] = (
        None
    )
    meaningful_note: Annotated[str, Meta(description="Why it was, or was not.")] = ""
    decisions: Annotated[tuple[Decision, ...], Meta(description="Points at which to decide.")] = ()
    risks: Annotated[tuple[Risk, ...], Meta(description="What could go wrong, and the answer.")] = ()
