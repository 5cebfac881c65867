"""An activity: a way of learning, with or without a goal."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.amount import Minutes, Money
from careerplan.plan.record import GoalId, Kind, PersonId, Record, SkillId, Url
from careerplan.plan.when import When

Mode = Literal["training", "observing", "doing", "teaching"]
Zone = Literal["comfort", "learning", "panic"]


class Spent(Struct, frozen=True, kw_only=True):
    """What it took so far."""

    main: ClassVar[str] = "hours"
    hours: Annotated[Minutes | None, Meta(description="Time spent.")] = None
    money: Annotated[tuple[Money, ...], Meta(description="Money spent.")] = ()


class Certificate(Struct, frozen=True, kw_only=True):
    """A certificate, earned or aimed at."""

    main: ClassVar[str] = "name"
    name: Annotated[str, Meta(description="What it certifies.")]
    issuer: Annotated[str, Meta(description="Who gives it.")] = ""
    earned: Annotated[When | None, Meta(description="When you got it.")] = None
    expires: Annotated[When | None, Meta(description="When it runs out.")] = None


class Activity(Record, frozen=True, kw_only=True):
    """A course, book, certificate, shadowing, project or talk."""

    kind: ClassVar[Kind] = "activity"
    short: ClassVar[str | None] = "state"

    mode: Annotated[Mode | None, Meta(description="Training, observing, doing or teaching.")] = None
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it serves.")] = ()
    goal: Annotated[GoalId | None, Meta(description="The goal it belongs to.")] = None
    start: Annotated[When | None, Meta(description="When it starts.")] = None
    due: Annotated[When | None, Meta(description="When it should be finished.")] = None
    done: Annotated[When | bool | None, Meta(description="When it was finished, or true.")] = None
    hours: Annotated[Minutes | None, Meta(description="Time planned.")] = None
    money: Annotated[tuple[Money, ...], Meta(description="Money planned.")] = ()
    spent: Annotated[Spent | None, Meta(description="Hours and money spent so far.")] = None
    zone: Annotated[Zone | None, Meta(description="How far it stretches you.")] = None
    with_: Annotated[tuple[PersonId, ...], Meta(description="The people you do it with.")] = field(
        name="with", default=()
    )
    provider: Annotated[str, Meta(description="Who offers it.")] = ""
    audience_of: Annotated[str, Meta(description="Whom it taught.")] = ""
    artefact: Annotated[str, Meta(description="What is left of it: slides, code, a text.")] = ""
    url: Annotated[Url | None, Meta(description="Where it stands.")] = None
    state: Annotated[str, Meta(description="How far you are, in your words.")] = ""
    certificate: Annotated[Certificate | None, Meta(description="What it certifies.")] = None
