"""A vision: where a person wants to be in some years, and why."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.amount import Range, Span
from careerplan.plan.record import Kind, Record, RoleId
from careerplan.plan.when import When

Track = Literal["ic", "manager", "founder", "freelance", "retired", "other"]
Meaning = Literal["job", "career", "calling"]
Archetype = Literal["tech-lead", "architect", "solver", "right-hand"]


class Criterion(Struct, frozen=True, kw_only=True):
    """Something that work must or should offer, now and in the wish."""

    main: ClassVar[str] = "name"
    pair: ClassVar[tuple[str, str]] = ("name", "wish")
    name: Annotated[str, Meta(description="What is wanted, such as remote work.")]
    need: Annotated[Literal["must", "want"], Meta(description="Whether it can be given up.")] = "want"
    wish: Annotated[str, Meta(description="What would be right.")] = ""
    now: Annotated[str, Meta(description="What the present job gives.")] = ""


class Option(Struct, frozen=True, kw_only=True):
    """One way the fork could go."""

    main: ClassVar[str] = "role"
    role: Annotated[RoleId, Meta(description="The role that this way leads to.")]
    for_: Annotated[tuple[str, ...], Meta(description="What speaks for it.")] = field(name="for", default=())
    against: Annotated[tuple[str, ...], Meta(description="What speaks against it.")] = ()
    experiments: Annotated[tuple[str, ...], Meta(description="Small ways to find out.")] = ()


class Constraints(Struct, frozen=True, kw_only=True):
    """What life allows."""

    hours_per_week: Annotated[float | None, Meta(description="Hours a week there are for the plan.", ge=0, le=168)] = (
        None
    )
    place: Annotated[str, Meta(description="Where the work must be.")] = ""
    travel: Annotated[str, Meta(description="How much travel is possible.")] = ""


class Vision(Record, frozen=True, kw_only=True):
    """Where you want to be in 3 to 10 years. The newest that is not retired is the current one."""

    kind: ClassVar[Kind] = "vision"

    written: Annotated[When | None, Meta(description="When this version was written.")] = None
    horizon: Annotated[
        Span | When | None,
        Meta(description="How far it looks: a span from `written`, or a date.", examples=["5 years", "2031"]),
    ] = None
    role: Annotated[RoleId | None, Meta(description="The destination: the role whose needs are the targets.")] = None
    next_role: Annotated[RoleId | None, Meta(description="The next step on the way, if it is another role.")] = None
    track: Annotated[Track | None, Meta(description="The kind of work.")] = None
    technical: Annotated[bool | None, Meta(description="Whether the work stays technical.")] = None
    breadth: Annotated[Literal["generalist", "specialist"] | None, Meta(description="Broad or narrow knowledge.")] = (
        None
    )
    shape: Annotated[Literal["wide", "deep"] | None, Meta(description="Many teams, or one problem.")] = None
    archetype: Annotated[tuple[Archetype, ...], Meta(description="The staff archetypes that appeal.")] = ()
    reports: Annotated[Range | None, Meta(description="Direct reports wished.", examples=["0-2"])] = None
    enjoy: Annotated[tuple[str, ...], Meta(description="What you enjoy.")] = ()
    good_at: Annotated[tuple[str, ...], Meta(description="What you are good at.")] = ()
    paid_for: Annotated[tuple[str, ...], Meta(description="What somebody pays for.")] = ()
    energises: Annotated[tuple[str, ...], Meta(description="Work that gives energy.")] = ()
    drains: Annotated[tuple[str, ...], Meta(description="Work that takes it.")] = ()
    values: Annotated[tuple[str, ...], Meta(description="What matters to you.")] = ()
    basics_met: Annotated[tuple[str, ...], Meta(description="Foundations that are there already.")] = ()
    not_learning: Annotated[tuple[str, ...], Meta(description="What you deliberately leave alone.")] = ()
    meaning: Annotated[Meaning | None, Meta(description="What work is to you.")] = None
    why: Annotated[str, Meta(description="The end that the work is a means to.")] = ""
    calling: Annotated[str, Meta(description="A calling, in your words.")] = ""
    second_career: Annotated[str, Meta(description="What might come after.")] = ""
    criteria: Annotated[tuple[Criterion, ...], Meta(description="What a job must and should offer.")] = ()
    options: Annotated[tuple[Option, ...], Meta(description="Ways that are still open.")] = ()
    leaning: Annotated[RoleId | None, Meta(description="The option you lean to.")] = None
    decide_by: Annotated[When | None, Meta(description="When you want to have decided.")] = None
    constraints: Annotated[Constraints | None, Meta(description="What life allows.")] = None
    retired: Annotated[When | bool | None, Meta(description="When an earlier vision was given up, or true.")] = None
    reason: Annotated[str, Meta(description="Why it was given up.")] = ""
