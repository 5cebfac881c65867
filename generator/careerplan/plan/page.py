"""A page: free Markdown, which may carry leave triggers, check-ins and assumptions."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.record import Kind, PositionId, Record
from careerplan.plan.when import When


class TriggerChange(Struct, frozen=True, kw_only=True):
    """A change of a trigger."""

    main: ClassVar[str] = "what"
    pair: ClassVar[tuple[str, str]] = ("date", "what")
    date: Annotated[When | None, Meta(description="When.")] = None
    what: Annotated[str, Meta(description="What changed.")]


class Trigger(Struct, frozen=True, kw_only=True):
    """Something that would make you leave."""

    main: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("text", "state")
    text: Annotated[str, Meta(description="What it is.")]
    state: Annotated[Literal["absent", "present", "pronounced"], Meta(description="Whether it is there.")] = "absent"
    since: Annotated[When | None, Meta(description="Since when.")] = None
    evidence: Annotated[str, Meta(description="What shows it.")] = ""
    from_: Annotated[PositionId | None, Meta(description="The past position that taught you.")] = field(
        name="from", default=None
    )
    changes: Annotated[tuple[TriggerChange, ...], Meta(description="How it changed over time.")] = ()


class Checkin(Struct, frozen=True, kw_only=True):
    """How much energy there was."""

    main: ClassVar[str] = "energy"
    pair: ClassVar[tuple[str, str]] = ("date", "energy")
    date: Annotated[When | None, Meta(description="When.")] = None
    energy: Annotated[int, Meta(description="1 to 5.", ge=1, le=5)]
    note: Annotated[str, Meta(description="What was behind it.")] = ""


class Assumption(Struct, frozen=True, kw_only=True):
    """Something taken for granted, to be challenged."""

    main: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("text", "still_true")
    text: Annotated[str, Meta(description="What is assumed.")]
    still_true: Annotated[bool | str | None, Meta(description="true, false, or a sentence.")] = None


class Page(Record, frozen=True, kw_only=True):
    """A note of any kind. Unknown keys are kept and never warned about."""

    kind: ClassVar[Kind] = "page"

    triggers: Annotated[tuple[Trigger, ...], Meta(description="What would make you leave.")] = ()
    threshold: Annotated[int, Meta(description="How many triggers at once stand out.", ge=1, le=99)] = 2
    signs: Annotated[tuple[str, ...], Meta(description="Signs that it is time to look around.")] = ()
    checkins: Annotated[tuple[Checkin, ...], Meta(description="Energy over time.")] = ()
    assumptions: Annotated[tuple[Assumption, ...], Meta(description="What you take for granted.")] = ()
