"""What every record shares: its place, its names, its audience, its body.

The declaration of a kind is its struct: every field that is not in `NOT_KEYS` is a frontmatter
key, its `Meta` describes it, and reader, reference pages and JSON Schema all follow from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, NamedTuple, NewType

from msgspec import Meta, Struct

from careerplan.plan.when import When

Kind = Literal[
    "vision",
    "role",
    "skill",
    "goal",
    "activity",
    "person",
    "feedback",
    "review",
    "position",
    "event",
    "application",
    "craft",
    "win",
    "share",
    "page",
]

VisionId = NewType("VisionId", str)
RoleId = NewType("RoleId", str)
SkillId = NewType("SkillId", str)
GoalId = NewType("GoalId", str)
PersonId = NewType("PersonId", str)
PositionId = NewType("PositionId", str)
RaterId = NewType("RaterId", str)
"""A person's id, or `self`; an unknown rater keeps the text that was written."""
RoleName = NewType("RoleName", str)
"""A role's id, or a plain job title where the plan holds no such role."""
ActionName = NewType("ActionName", str)
"""A goal's id, or free text."""
AudienceName = NewType("AudienceName", str)
Url = NewType("Url", str)

SELF = RaterId("self")
PRIVATE = AudienceName("private")

TARGET_KINDS: Mapping[object, Kind] = {
    VisionId: "vision",
    RoleId: "role",
    SkillId: "skill",
    GoalId: "goal",
    PersonId: "person",
    PositionId: "position",
}
"""Reference type -> the kind of record that it names."""


class Key(NamedTuple):
    """A record's name in the whole plan, written `kind:id`."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Source(Struct, frozen=True):
    """Where a record stands, relative to the plan's folder; lines count from 1."""

    path: str
    line: int = 1


class Body(Struct, frozen=True):
    """A record's Markdown, with what a reader outside may be shown of it."""

    text: str = ""
    line: int = 1
    """The line of the file at which the text begins."""
    mentions: tuple[Key, ...] = ()
    """Records that the text links to, in order, each once."""
    public_text: str = ""
    """The text without its `::: private` blocks, and without all that follows a malformed one."""
    public_mentions: tuple[Key, ...] = ()


class Link(Struct, frozen=True, kw_only=True):
    """An address with a title."""

    main: ClassVar[str] = "url"
    pair: ClassVar[tuple[str, str]] = ("title", "url")
    title: Annotated[str, Meta(description="What stands behind the address.")] = ""
    url: Annotated[Url, Meta(description="http, https or mailto, or a path beside the file.")]


class Note(Struct, frozen=True):
    """A key that this kind does not have, kept so that nothing is lost."""

    key: str
    text: str


class Record(Struct, frozen=True, kw_only=True):
    """The keys that every kind has."""

    kind: ClassVar[Kind]
    main: ClassVar[str] = "title"
    """The key that a plain string stands for."""
    short: ClassVar[str | None] = None
    """The key that the value stands for in `Title: value`."""

    id: Annotated[str, Meta(description="A name that links use; otherwise made from the file's name.")]
    title: Annotated[str, Meta(description="The name shown; otherwise the first heading, else the id.")]
    aliases: Annotated[tuple[str, ...], Meta(description="Other names that references may use.")] = ()
    tags: Annotated[tuple[str, ...], Meta(description="Words of your own, for searching.")] = ()
    audience: Annotated[
        tuple[AudienceName, ...],
        Meta(description="Who outside may see it; nobody unless named here.", examples=["mentors"]),
    ] = ()
    """Empty is private too, but may be nominated by kind; a written `private` is final."""
    created: Annotated[When | None, Meta(description="When it was first written.")] = None
    updated: Annotated[When | None, Meta(description="When it was last changed.")] = None
    links: Annotated[tuple[Link, ...], Meta(description="Sources, books, talks: a title and an address.")] = ()
    sample: Annotated[bool, Meta(description="A starter record; gone with the first real one.")] = False
    body: Body = Body()
    place: Source
    extra: tuple[Note, ...] = ()

    @property
    def key(self) -> Key:
        return Key(self.kind, self.id)


NOT_KEYS = frozenset({"body", "place", "extra", "implied", "spelt", "within"})
"""Fields that the program fills in; all others are frontmatter keys."""
