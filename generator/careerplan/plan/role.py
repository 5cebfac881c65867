"""A role guideline: what a role asks for."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from careerplan.plan.amount import Range
from careerplan.plan.level import Level
from careerplan.plan.record import Kind, PersonId, Record, SkillId
from careerplan.plan.vision import Archetype, Track
from careerplan.plan.when import When

Origin = Literal["guideline", "person", "manager", "mentor", "advert", "interview"]


class NeedSource(Struct, frozen=True):
    """Who or what said that a skill is needed: `guideline`, `person:maria`, `advert`, `interview`."""

    origin: Origin
    person: PersonId | None = None


class Need(Struct, frozen=True, kw_only=True):
    """One skill that a role asks for."""

    main: ClassVar[str] = "skill"
    pair: ClassVar[tuple[str, str]] = ("skill", "level")
    skill: Annotated[SkillId, Meta(description="The skill needed.")]
    level: Annotated[Level, Meta(description="The level needed.")]
    importance: Annotated[int, Meta(description="1 to 3; 3 matters most.", ge=1, le=3)] = 2
    optional: Annotated[bool, Meta(description="Wished for, not asked for: no gap in the sums.")] = False
    sources: Annotated[
        tuple[NeedSource, ...],
        Meta(description="Where you know it from.", examples=["guideline", "person:maria"]),
    ] = ()


class Role(Record, frozen=True, kw_only=True):
    """What a role asks for, whether it is yours, the next one or one you only look at."""

    kind: ClassVar[Kind] = "role"
    short: ClassVar[str | None] = "needs"

    track: Annotated[Track | None, Meta(description="The track it belongs to.")] = None
    rank: Annotated[int | None, Meta(description="Its place on the track, lowest first.", ge=0, le=1000)] = None
    organisation: Annotated[str, Meta(description="Whose role it is.")] = ""
    source: Annotated[str, Meta(description="The document it was taken from.")] = ""
    imported: Annotated[When | None, Meta(description="When it was imported.")] = None
    shape: Annotated[Literal["wide", "deep"] | None, Meta(description="Many teams, or one problem.")] = None
    archetype: Annotated[tuple[Archetype, ...], Meta(description="The staff archetypes it stands for.")] = ()
    reports: Annotated[Range | None, Meta(description="Direct reports it comes with.", examples=["0-2"])] = None
    needs: Annotated[tuple[Need, ...], Meta(description="`{skill: level}`, or a list with importance and sources.")]
