"""What privacy.md lets a circle of readers see, worked out from its words once more.

The tables of the program are not used, so that one of them that grants too much is found. It may
grant less: what is shown here and held back there is not scrambled, and not missed.
"""

from __future__ import annotations

from msgspec import Struct

from careerplan.plan.feedback import Feedback
from careerplan.plan.plan import Plan
from careerplan.plan.record import PRIVATE, SELF, Key, PersonId, RaterId, Record
from careerplan.plan.settings import Audience
from careerplan.plan.skill import Skill

SHOWN_KEYS = {
    *("title", "kind", "group", "track", "target", "due", "status", "category", "start", "finished"),
    *("measure", "milestones", "needs", "ratings"),
    *("level", "not_now", "retired"),  # an own rating, and the status of a skill and of a vision
}
NEVER_SHOWN = {"id", "audience", "sample", "implied", "spelt", "place", "extra", "snapshot", "nonce"}


class Circle(Struct, frozen=True):
    """Who looks at a plan, and which of its records they may see."""

    audience: Audience
    reader: RaterId | None
    sees: frozenset[Key]
    granted: frozenset[Key]

    def names(self, kind: str, key: str) -> bool:
        """True if `fields` names a key, with all that it holds."""
        return f"{kind}.{key}" in self.audience.fields

    @property
    def sees_others(self) -> bool:
        return self.names("skill", "ratings_by_others")

    def rated_in(self, record: Record) -> bool:
        """True for a feedback that holds ratings which the reader gave."""
        return isinstance(record, Feedback) and record.from_ == self.reader and not record.sample

    def shows(self, key: str, record: Record) -> bool:
        """True if a key of a record in sight may show, at least in part."""
        if key in NEVER_SHOWN:
            return False
        if record.key == Key("person", self.reader or "") and key in ("meetings", "advice"):
            return True
        if record.key not in self.granted:
            return False
        if key == "ratings" and isinstance(record, Feedback):
            own = record.from_ in (SELF, self.reader)
            return self.names("feedback", "ratings") and (own or self.sees_others)
        listed = key in SHOWN_KEYS and (record.kind, key) != ("feedback", "start")
        return listed or self.names(record.kind, key)


def circle_of(plan: Plan, audience: Audience, reader: PersonId | None) -> Circle:
    """What privacy.md grants an audience, and the reader of a share."""
    granted = {record.key for record in plan.records() if _is_granted(record, plan, audience)}
    needed = {need.skill for role in plan.roles if role.key in granted for need in role.needs}
    implied = {skill.key for skill in plan.skills if skill.implied and skill.id in needed}
    own = {person.key for person in plan.people if person.id == reader}
    known = RaterId(reader) if reader is not None and own else None
    return Circle(audience, known, frozenset(granted | implied | own), frozenset(granted))


def _is_granted(record: Record, plan: Plan, audience: Audience) -> bool:
    if record.sample or record.kind == "share" or (isinstance(record, Skill) and record.implied):
        return False
    if any(name == PRIVATE or name not in plan.settings.audiences for name in record.audience):
        return False
    accepted = record.kind in audience.kinds and f"{record.kind}:{record.id}" in audience.accepted
    return accepted or audience.name in record.audience
