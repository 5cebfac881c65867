"""What an audience is granted: which keys of which records.

Everything is private until it is named here or in careerplan.toml. A key that no table names, a
future one too, is shown to nobody unless an audience's `fields` names it as `kind.key`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from careerplan.plan.goal import Measure, Milestone
from careerplan.plan.person import Advice, Meeting
from careerplan.plan.plan import KINDS, Plan
from careerplan.plan.record import NOT_KEYS, PRIVATE, Kind, Record
from careerplan.plan.role import Need
from careerplan.plan.settings import Audience
from careerplan.plan.skill import Rating, Skill

ALWAYS: Mapping[Kind, frozenset[str]] = {
    "vision": frozenset({"title", "track", "retired"}),
    "role": frozenset({"title", "track", "needs"}),
    "skill": frozenset({"title", "kind", "group", "target", "due", "not_now", "ratings", "level"}),
    "goal": frozenset({"title", "category", "status", "start", "due", "finished", "measure", "milestones"}),
    "activity": frozenset({"title", "start", "due"}),
    "person": frozenset({"title"}),
    "feedback": frozenset({"title"}),
    "review": frozenset({"title"}),
    "position": frozenset({"title", "track", "start"}),
    "event": frozenset({"title", "kind"}),
    "application": frozenset({"title"}),
    "craft": frozenset({"title", "kind"}),
    "win": frozenset({"title"}),
    "page": frozenset({"title"}),
}
"""Keys that a granted record shows to whoever may see it. A kind that is not here is never shown:
a share's nonce opens its page. `not_now` and `retired` are the status of a skill and of a vision
(only whether, not since when); a feedback's `start` is what somebody said, not a date."""

PARTS: Mapping[type[Struct], frozenset[str]] = {
    Need: frozenset({"skill", "level", "importance", "optional"}),
    Measure: frozenset({"what", "from", "to", "now", "unit"}),
    Milestone: frozenset({"title", "due", "done"}),
    Rating: frozenset({"date", "level", "by"}),
    Meeting: frozenset({"date", "kind"}),
    Advice: frozenset({"date", "text", "became"}),
}
"""What an item of an always-shown key shows, until `fields` names the key and with it all of the
item. A meeting's kind is told to whoever was there: the default would call each a coffee."""

READER: frozenset[str] = frozenset({"title", "meetings", "advice"})
"""Keys of their own record that a share always grants its reader, with no more than their `PARTS`."""

NEVER: frozenset[str] = (frozenset({"id", "audience", "sample", "snapshot", "nonce", "reply"}) | NOT_KEYS) - {"body"}
"""Keys that `fields` cannot grant (an id stands in every address and is shown with its record)."""

NAMED_BY: Mapping[Kind, frozenset[str]] = {
    "activity": frozenset({"goal"}),
    "feedback": frozenset({"date", "from"}),
    "position": frozenset({"start", "role", "organisation"}),
    "application": frozenset({"date", "organisation", "role"}),
}
"""Keys that an id or a title may be made of: without them it would say what the audience may not read."""

RATINGS_BY_OTHERS = "ratings_by_others"
"""Not a key of a skill, but granted like one: what others think is asked for by its own name."""


class Keys(Struct, frozen=True):
    """The keys of one kind that an audience sees."""

    kind: Kind
    named: frozenset[str] = frozenset()
    """Those that its `fields` names: shown with all that they hold."""

    @property
    def shown(self) -> frozenset[str]:
        """All of them; an always-shown one that is not named shows its `PARTS` only."""
        return ALWAYS.get(self.kind, frozenset()) | self.named

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys without which a record of the kind cannot be shown, and which are not granted."""
        needed = _required_keys(self.kind) | NAMED_BY.get(self.kind, frozenset())
        return tuple(sorted(needed - self.shown))


@cache
def _required_keys(kind: Kind) -> frozenset[str]:
    required = {field.encode_name for field in fields(KINDS[kind]) if field.required}
    return frozenset(required - {"id", "place"})


def keys_of(kind: Kind, audience: Audience) -> Keys:
    """What an audience sees of the records of a kind that it is granted."""
    prefix = f"{kind}."
    named = {name.removeprefix(prefix) for name in audience.fields if name.startswith(prefix)}
    return Keys(kind, frozenset(named) - NEVER)


def is_granted(record: Record, plan: Plan, audience: Audience) -> bool:
    """True if a record names the audience itself, or is nominated by its kind and accepted."""
    if not _may_be_granted(record, plan, audience):
        return False
    accepted = record.kind in audience.kinds and str(record.key) in audience.accepted
    return audience.name in record.audience or accepted


def is_waiting(record: Record, plan: Plan, audience: Audience) -> bool:
    """True if a record's kind nominates it, and only the owner's acceptance is missing."""
    nominated = record.kind in audience.kinds and _may_be_granted(record, plan, audience)
    return nominated and not is_granted(record, plan, audience)


def _may_be_granted(record: Record, plan: Plan, audience: Audience) -> bool:
    """False for what no grant opens: starter records, `private` ones, undeclared names, ids that two claim.

    One name that careerplan.toml does not declare closes a record like `private`: it may be
    `private`, misspelt. A skill that no file is about has nobody to grant it: it shows with a role.
    """
    declared = plan.settings.audiences
    return (
        audience.name != PRIVATE
        and audience.name in declared
        and record.kind in ALWAYS
        and record.key not in plan.contested
        and not record.sample
        and not (isinstance(record, Skill) and record.implied)
        and all(name in declared and name != PRIVATE for name in record.audience)
    )
