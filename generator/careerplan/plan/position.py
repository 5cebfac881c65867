"""Positions held, and the events of a life beside them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.amount import Range
from careerplan.plan.record import Kind, Record, RoleName, SkillId
from careerplan.plan.vision import Meaning, Track
from careerplan.plan.when import When

Move = Literal["start", "promotion", "lateral", "demotion", "role-change", "break", "return", "exit", "founder"]


class Satisfaction(Struct, frozen=True, kw_only=True):
    """How it felt at one time."""

    main: ClassVar[str] = "score"
    pair: ClassVar[tuple[str, str]] = ("date", "score")
    date: Annotated[When | None, Meta(description="When.")] = None
    score: Annotated[int, Meta(description="1 to 5.", ge=1, le=5)]


class Task(Struct, frozen=True, kw_only=True):
    """A part of the job."""

    main: ClassVar[str] = "task"
    pair: ClassVar[tuple[str, str]] = ("task", "share")
    task: Annotated[str, Meta(description="What it is.")]
    share: Annotated[float | None, Meta(description="Its share of working time, in percent.", ge=0, le=100)] = None
    energy: Annotated[int | None, Meta(description="-2 drains, 2 energises.", ge=-2, le=2)] = None
    talents: Annotated[tuple[str, ...], Meta(description="The talents it uses.")] = ()
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it uses.")] = ()


class Inventory(Struct, frozen=True, kw_only=True):
    """What the job consisted of at one time."""

    main: ClassVar[str] = "date"
    date: Annotated[When, Meta(description="When it was taken.")]
    tasks: Annotated[tuple[Task, ...], Meta(description="The tasks, with their share and energy.")] = ()


class Position(Record, frozen=True, kw_only=True):
    """A position held: every kind of move counts alike."""

    kind: ClassVar[Kind] = "position"
    short: ClassVar[str | None] = "start"

    start: Annotated[When, Meta(description="When it began.")]
    end: Annotated[When | None, Meta(description="When it ended; the present one has none.")] = None
    organisation: Annotated[str, Meta(description="Where.")] = ""
    role: Annotated[RoleName | None, Meta(description="A role of the plan, or a job title.")] = None
    track: Annotated[Track | None, Meta(description="The track it was on.")] = None
    move: Annotated[Move | None, Meta(description="How you came to it.")] = None
    asked_for: Annotated[bool | None, Meta(description="Whether you asked for it.")] = None
    why: Annotated[str, Meta(description="Why you took it.")] = ""
    reports: Annotated[Range | None, Meta(description="Direct reports.")] = None
    meaning: Annotated[Meaning | None, Meta(description="What the work was to you.")] = None
    satisfaction: Annotated[tuple[Satisfaction, ...], Meta(description="How it felt over time.")] = ()
    good: Annotated[tuple[str, ...], Meta(description="What was good.")] = ()
    bad: Annotated[tuple[str, ...], Meta(description="What was bad.")] = ()
    lessons: Annotated[tuple[str, ...], Meta(description="What it taught you.")] = ()
    inventories: Annotated[tuple[Inventory, ...], Meta(description="The tasks of the job, at one time or more.")] = ()


class Event(Record, frozen=True, kw_only=True):
    """Something that happened beside the work, or was decided."""

    kind: ClassVar[Kind] = "event"
    short: ClassVar[str | None] = "date"

    date: Annotated[When, Meta(description="When it happened.")]
    event_kind: Annotated[Literal["life", "decision", "other"], Meta(description="What sort of event it was.")] = field(
        name="kind", default="life"
    )
