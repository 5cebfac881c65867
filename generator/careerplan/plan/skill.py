"""A skill: a competency, trait or experience, with the ratings it was given over time."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.level import Level
from careerplan.plan.record import SELF, Kind, RaterId, Record, RoleId, SkillId, Url
from careerplan.plan.when import When

SkillKind = Literal["hard", "soft", "trait", "experience"]
Stage = Literal[
    "unconscious-incompetent",
    "conscious-incompetent",
    "conscious-competent",
    "unconscious-competent",
]


class Rating(Struct, frozen=True, kw_only=True):
    """One level, given by one person at one time: an event, never rewritten.

    In one line: `2026-05 novice maria: ran the migration` (when, level, rater, note).
    """

    main: ClassVar[str] = "level"
    date: Annotated[When | None, Meta(description="When it was given; undated is oldest.")] = None
    level: Annotated[Level | None, Meta(description="The level; none for “have not seen enough”.")] = None
    by: Annotated[RaterId, Meta(description="Who gave it; yourself if left out.")] = SELF
    note: Annotated[str, Meta(description="Why.")] = ""
    evidence: Annotated[str, Meta(description="What shows it: a sentence or an address.")] = ""
    observed: Annotated[bool, Meta(description="false: they had not seen enough; the rating does not count.")] = True


class Evidence(Struct, frozen=True, kw_only=True):
    """Something that shows a skill."""

    main: ClassVar[str] = "what"
    pair: ClassVar[tuple[str, str]] = ("date", "what")
    date: Annotated[When | None, Meta(description="When it happened.")] = None
    what: Annotated[str, Meta(description="What was done.")]
    url: Annotated[Url | None, Meta(description="Where it can be seen.")] = None


class Spelling(Struct, frozen=True):
    """How one role writes the name of a skill."""

    role: RoleId
    name: str


class Skill(Record, frozen=True, kw_only=True):
    """A competency, trait or experience that the vision needs, or that you have."""

    kind: ClassVar[Kind] = "skill"
    short: ClassVar[str | None] = "level"

    skill_kind: Annotated[SkillKind, Meta(description="What sort of skill it is.")] = field(name="kind", default="hard")
    group: Annotated[str, Meta(description="A heading to sort it under.")] = ""
    target: Annotated[Level | None, Meta(description="Your own target, in place of the role's.")] = None
    target_reason: Annotated[str, Meta(description="Why the target is your own.")] = ""
    due: Annotated[When | None, Meta(description="When the target should be reached.")] = None
    priority: Annotated[int | None, Meta(description="1 comes first.", ge=1, le=999)] = None
    sources: Annotated[tuple[str, ...], Meta(description="How you know that it is needed.")] = ()
    stage: Annotated[Stage | None, Meta(description="How aware you are of what you can do.")] = None
    not_now: Annotated[bool, Meta(description="Deliberately not learning it; never in the sums.")] = False
    reason: Annotated[str, Meta(description="Why not now.")] = ""
    need: Annotated[str, Meta(description="For an experience: what is asked for.")] = ""
    have: Annotated[str, Meta(description="For an experience: what you have of it.")] = ""
    related: Annotated[tuple[SkillId, ...], Meta(description="Skills beside it.")] = ()
    ratings: Annotated[tuple[Rating, ...], Meta(description="The levels given over time; append, never rewrite.")] = ()
    evidence: Annotated[tuple[Evidence, ...], Meta(description="What shows it.")] = ()
    level: Annotated[Level | None, Meta(description="Short for one undated rating of your own.")] = None
    implied: bool = False
    """True if only a role's needs name it: no file says anything about it."""
    spelt: tuple[Spelling, ...] = ()
    """An implied skill's name as each role writes it: its title is that of one of them."""
