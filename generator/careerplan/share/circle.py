"""What a reader may see of a plan, worked out from the words of privacy.md once more.

This is the second opinion of the proof: it uses none of the tables of `plan.grants`, so a key that
one of them grants by mistake is hidden here, is changed in the twin, and shows as interference.
`visible_to` may show less than this allows, never more; a test holds both to the same keys.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import fields, replace

from careerplan.plan.activity import Activity
from careerplan.plan.application import Application
from careerplan.plan.brief import AGENDA, MANAGERS
from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Measure, Milestone
from careerplan.plan.person import Advice, Meeting
from careerplan.plan.plan import KINDS, Plan
from careerplan.plan.position import Position
from careerplan.plan.record import PRIVATE, SELF, AudienceName, Key, Kind, PersonId, RaterId, Record
from careerplan.plan.reference import fold, slug
from careerplan.plan.role import Need, Role
from careerplan.plan.settings import Audience
from careerplan.plan.share import Share
from careerplan.plan.skill import Rating, Skill

SHOWN_KEYS = frozenset(
    {
        *("title", "kind", "group", "track", "target", "due", "status", "category", "start", "finished"),
        *("measure", "milestones", "needs", "ratings"),
        *("level", "not_now", "retired"),  # an own rating, and the status of a skill and of a vision
    }
)
"""Keys of any granted record that show without being named."""

NOT_SHOWN: frozenset[tuple[Kind, str]] = frozenset(
    {("person", "needs"), ("feedback", "start"), ("feedback", "ratings")}  # asked of them, and said by them
)
"""Keys that only sound like those."""

NEVER_SHOWN = frozenset(
    {"id", "audience", "sample", "implied", "spelt", "within", "reply", "place", "extra", "snapshot", "nonce"}
)

SHOWN_PARTS: Mapping[type[Struct], frozenset[str]] = {
    Need: frozenset({"skill", "level", "importance", "optional"}),
    Measure: frozenset({"what", "from", "to", "now", "unit"}),
    Milestone: frozenset({"title", "due", "done"}),
    Rating: frozenset({"date", "level", "by"}),
    Meeting: frozenset({"date", "kind"}),
    Advice: frozenset({"date", "text", "became"}),
}
"""What an item of a key shows that is not named; of an item that is not here, nothing."""

NAMED_AFTER: Mapping[Kind, frozenset[str]] = {
    "activity": frozenset({"goal"}),
    "feedback": frozenset({"date", "from"}),
    "position": frozenset({"start", "role", "organisation"}),
    "application": frozenset({"date", "organisation", "role"}),
}
"""Keys that an id or title may be made of: a record shows with all of them or not at all."""

TOLD = frozenset({"language", "timezone", "currency", "current_level", "stale_after"})
"""Keys of `[plan]` that figures need."""

Audiences: TypeAlias = tuple[tuple[AudienceName, ...], ...]

_WIKILINK = re.compile(r"\[\[([^\]|]*)")


class Circle(Struct, frozen=True, kw_only=True):
    """Who looks at a plan, and which of its records they may see."""

    audience: Audience
    reader: RaterId | None
    """The person a share is for, if their own record is in sight."""
    granted: frozenset[Key]
    """Records granted by their own `audience:`, not only because they are the reader's."""
    seen: tuple[Record, ...]
    """The records in sight, whole."""
    names: frozenset[str] = frozenset()
    """Ids and titles of those, folded."""
    open: Audiences
    """Values of `audience:` that a record in sight may have just as well."""
    closed: Audiences
    """Values of `audience:` that keep any record out of sight."""
    told: frozenset[str] = TOLD
    """Keys of `[plan]` that they are told."""
    sees_brief: bool = False
    """True for readers of the brief: `[brief]` says what they see."""

    @property
    def sees(self) -> frozenset[Key]:
        """The keys of the records in sight."""
        return frozenset(record.key for record in self.seen)

    @property
    def sees_others(self) -> bool:
        """True if they see the ratings by people in sight."""
        return self.is_named("skill", "ratings_by_others")

    def is_named(self, kind: str, key: str) -> bool:
        """True if `fields` names a key, with all that it holds."""
        return f"{kind}.{key}" in self.audience.fields

    def rated_in(self, record: Record) -> bool:
        """True for a feedback that holds ratings which the reader gave."""
        return isinstance(record, Feedback) and record.from_ == self.reader and not record.sample

    def shows(self, key: str, record: Record) -> bool:
        """True if a key of a record in sight may show, at least in part."""
        if key in NEVER_SHOWN:
            return False
        if record.key == Key("person", self.reader or "") and key in ("title", "meetings", "advice"):
            return True
        if record.key not in self.granted:
            return False
        if key == "ratings" and isinstance(record, Feedback):
            own = record.from_ in (SELF, self.reader)
            return self.is_named("feedback", "ratings") and (own or self.sees_others)
        return _is_listed(record.kind, key) or self.is_named(record.kind, key)

    def may_say(self, text: str) -> bool:
        """False for a text with a wikilink to a name that no record in sight has."""
        for match in _WIKILINK.finditer(text):
            names = (match[1], match[1].partition(":")[2])
            if not any(fold(name) in self.names or slug(name) in self.names for name in names if name):
                return False
        return True

    def within(self, seen: Plan) -> Circle:
        """The circle without what a plan does not hold: the view of its readers may be narrower."""
        keys = {record.key for record in seen.records()}
        left = tuple(record for record in self.seen if record.key in keys)
        return replace(self, seen=left, reader=_known(self.reader, keys))


def circle_of(plan: Plan, audience: Audience, reader: PersonId | None = None) -> Circle:
    """What privacy.md grants an audience, and the reader of a share."""
    declared = tuple(plan.settings.audiences)
    typo = AudienceName("-".join((*declared, PRIVATE)))
    granted = [record for record in plan.records() if _is_granted(record, plan, audience)]
    readers = [person for person in plan.people if person.id == reader and audience.name in declared]
    return _in_sight(
        plan,
        granted,
        readers[:1],
        Circle(
            audience=audience,
            reader=RaterId(reader) if reader is not None else None,
            granted=frozenset(),
            seen=(),
            open=((audience.name,), declared[::-1]),
            closed=((PRIVATE,), (audience.name, PRIVATE), (typo,), (*declared, typo)),
        ),
    )


def share_circle(plan: Plan, audience: Audience, reader: PersonId) -> Circle:
    """The same for the page of a share, which says whose plan it is and where an answer can be mailed."""
    return replace(circle_of(plan, audience, reader), told=TOLD | {"owner", "reply_to"})


def brief_circle(plan: Plan) -> Circle:
    """What the readers of the brief may see, and whose brief it is."""
    sees = plan.settings.brief.sees
    audience = plan.settings.audiences.get(sees) if sees is not None else None
    circle = _manager_circle(plan) if audience is None else circle_of(plan, audience)
    return replace(circle, told=TOLD | {"owner"}, sees_brief=True)


def _manager_circle(plan: Plan) -> Circle:
    """Where `[brief]` names no audience: managers, and what is asked of them. Where it names a wrong one: nobody."""
    managers = [
        person
        for person in plan.people
        if "manager" in person.relations and not person.sample and PRIVATE not in person.audience
    ]
    names = tuple(plan.settings.audiences)
    circle = Circle(
        audience=Audience(name=MANAGERS, fields=AGENDA),
        reader=None,
        granted=frozenset(),
        seen=(),
        open=((), names),
        closed=((PRIVATE,), (*names, PRIVATE)),
    )
    return _in_sight(plan, managers if plan.settings.brief.sees is None else (), (), circle)


def _is_granted(record: Record, plan: Plan, audience: Audience) -> bool:
    if record.sample or isinstance(record, Share) or (isinstance(record, Skill) and record.implied):
        return False
    declared = plan.settings.audiences
    if audience.name not in declared or any(name == PRIVATE or name not in declared for name in record.audience):
        return False
    accepted = record.kind in audience.kinds and f"{record.kind}:{record.id}" in audience.accepted
    return accepted or audience.name in record.audience


def _in_sight(plan: Plan, granted: Iterable[Record], readers: Iterable[Record], circle: Circle) -> Circle:
    """The circle with granted records and what they bring along, less those that say too much by their name."""
    kinds = {kind for kind in KINDS if not _lacks(kind, circle.audience.fields)}
    every = frozenset(record.key for record in plan.records())
    left = [record for record in granted if record.kind in kinds]
    itself = [record for record in readers if not any(record is other for other in left)]
    while True:
        seen = (*left, *itself, *_implied(plan, left))
        keys = frozenset(record.key for record in seen)
        names = frozenset(fold(name) for record in seen for name in (record.id, _plain(record.title)))
        now = replace(circle, granted=frozenset(record.key for record in left), seen=seen, names=names)
        gone = {id(record) for record in seen if not _keeps_its_name(record, now, keys, every)}
        if not gone.intersection(id(record) for record in (*left, *itself)):
            return replace(now, reader=_known(circle.reader, keys))
        left = [record for record in left if id(record) not in gone]
        itself = [record for record in itself if id(record) not in gone]


def _known(reader: RaterId | None, keys: Collection[Key]) -> RaterId | None:
    return reader if reader is not None and Key("person", reader) in keys else None


def _keeps_its_name(record: Record, circle: Circle, keys: Collection[Key], every: Collection[Key]) -> bool:
    """False for a record whose title, or what its title is made of, names one out of sight."""
    if isinstance(record, Activity) and record.goal is not None and Key("goal", record.goal) not in keys:
        return False
    if isinstance(record, Feedback) and record.from_ != SELF and Key("person", record.from_) not in keys:
        return False
    if isinstance(record, Position | Application) and record.role is not None:
        role = Key("role", record.role)
        if role in every and role not in keys:
            return False
    return circle.may_say(_plain(record.title))


def _is_listed(kind: Kind, key: str) -> bool:
    return key in SHOWN_KEYS and (kind, key) not in NOT_SHOWN


def _lacks(kind: Kind, named: Collection[str]) -> bool:
    """True if records of a kind cannot be shown: a key that they need, or are named after, is not granted."""
    needed = _required(kind) | NAMED_AFTER.get(kind, frozenset())
    return any(not _is_listed(kind, key) and f"{kind}.{key}" not in named for key in needed)


@cache
def _required(kind: Kind) -> frozenset[str]:
    return frozenset(field.encode_name for field in fields(KINDS[kind]) if field.required) - {"id", "place"}


def _implied(plan: Plan, granted: Iterable[Record]) -> list[Skill]:
    """The skills that only roles name, where one of these roles does."""
    needed = {need.skill for role in granted if isinstance(role, Role) for need in role.needs}
    return [skill for skill in plan.skills if skill.implied and skill.id in needed]


def _plain(text: str) -> str:
    """A text without its comments."""
    return re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL).strip()
