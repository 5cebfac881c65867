"""What a circle of readers sees of a plan: a plan that never held the rest.

Redaction runs before any figure is worked out, so no page, chart or index can leak what it hides.
grants.py says which keys and records are granted, redact.py how a value is shown. Nothing of the
result depends on a hidden value, not even its order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from careerplan.plan.comment import without_comments
from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Goal
from careerplan.plan.grants import NAMED_BY, RATINGS_BY_OTHERS, READER, Keys, is_granted, is_waiting, keys_of
from careerplan.plan.level import Scale, Step
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import SELF, Key, Kind, PersonId, RaterId, Record, SkillId
from careerplan.plan.redact import NOWHERE, redact_ratings, redact_record, survives
from careerplan.plan.role import Role
from careerplan.plan.settings import Audience, PlanSettings, Settings
from careerplan.plan.sight import DROPPED, Sight, sight_of, text_in_sight
from careerplan.plan.skill import Rating, Skill


class HeldBack(Struct, frozen=True):
    """A record that an audience is granted, and what keeps it or its body from being shown."""

    key: Key
    lacks: tuple[str, ...] = ()
    """`kind.key`: keys the record cannot be shown without, not granted or naming what is hidden."""
    mentions: tuple[Key, ...] = ()
    """Hidden records that the body refers to; the record is shown, its body is not."""


class _View(Struct, frozen=True):
    """What one reader, or an audience without a reader, sees of a plan."""

    reader: RaterId | None
    keys: Mapping[Kind, Keys]
    shown: tuple[Record, ...]
    """The records in sight, still whole."""
    is_guest: bool
    """True if the reader's own record is shown only because it is theirs."""
    sight: Sight


def visible_to(plan: Plan, audience: Audience, reader: PersonId | None = None) -> Plan:
    """The plan as an audience sees it; `reader` is the person whom a share is for.

    The rules are those of "Redaction is a function from plan to plan" in privacy.md, and where it
    is silent the narrower reading:

    - An audience that careerplan.toml does not declare sees nothing, nor does its reader.
    - Own ratings show date and level; `skill.ratings` adds their notes and evidence. Those of
      others need `skill.ratings_by_others` and a rater in sight, in a feedback `feedback.ratings`
      too. A rating that counts for nothing (not observed, no level) shows with its details only.
    - A reader sees their name, when and how they met, their advice and what became of it, and
      the ratings they gave to skills in sight; those of a feedback out of sight stand in the skill.
    - A record needs its required keys, and those that its name may be made of (`NAMED_BY`).
    - A skill that only roles name shows, by its name alone, beside a role in sight that needs it,
      spelt as such a role spells it.
    - Two records that claim one id are both out of sight, and so is a reader whose name two claim.
    - A need goes with its skill. A private skill that takes over the name of a need takes that need
      out of the roles in sight, for they may not say that there is such a skill. A hidden record is
      felt by its name only: there, where two claim one id, and where a body's wikilink comes to match
      it as well as one in sight, for then the body may mean the hidden one and is held back.
    - Text that names a record out of sight by wikilink goes like any other reference to it, and so
      does text with a link into the plan's folder; a title takes its record along.
    - Of the settings only what figures need stays; whose plan it is, a share says for itself.
    """
    if audience.name not in plan.settings.audiences:
        return Plan()
    view = _view_of(plan, audience, reader)
    given = _given(plan, view)
    # By id: a folder's or a file's name may stand behind any other order.
    seen = [_seen(record, view, given) for record in sorted(view.shown, key=lambda record: record.id)]
    by_kind = {name: tuple(r for r in seen if r.kind == kind) for kind, name in PLURALS.items()}
    return replace(Plan(settings=_settings(plan.settings, seen)), **by_kind)


def waiting(plan: Plan, audience: Audience) -> tuple[Key, ...]:
    """Records that the audience's `kinds` nominates and that the owner has not accepted yet."""
    return tuple(record.key for record in plan.records() if is_waiting(record, plan, audience))


def held_back(plan: Plan, audience: Audience, reader: PersonId | None = None) -> tuple[HeldBack, ...]:
    """What the audience is granted and still does not see. For the owner only: it names hidden records."""
    view = _view_of(plan, audience, reader)
    granted = [record for record in plan.records() if is_granted(record, plan, audience)]
    return tuple(held for record in granted for held in _held_back(record, view))


def _held_back(record: Record, view: _View) -> Iterator[HeldBack]:
    keys, shown = view.keys[record.kind], view.sight.shown
    if record not in view.shown:
        is_named = text_in_sight(record.title, view.sight) not in (DROPPED, "")
        lacking = keys.missing or (sorted(NAMED_BY.get(record.kind, ())) if is_named else ("title",))
        yield HeldBack(record.key, lacks=tuple(f"{record.kind}.{key}" for key in lacking))
    elif "body" in keys.named and not shown.issuperset(record.body.public_mentions):
        mentions = tuple(key for key in record.body.public_mentions if key not in shown)
        yield HeldBack(record.key, mentions=mentions)


def _view_of(plan: Plan, audience: Audience, reader: PersonId | None) -> _View:
    keys = {kind: keys_of(kind, audience) for kind in KINDS}
    granted = [record for record in plan.records() if is_granted(record, plan, audience)]
    readers = [person for person in plan.people if person.id == reader and person.key not in plan.contested][:1]
    complete = [record for record in granted if not keys[record.kind].missing]
    itself = [] if any(person in complete for person in readers) else readers
    shown, sight = _in_sight(plan, (*complete, *itself))
    return _View(
        reader=RaterId(reader) if reader is not None and readers else None,
        keys=keys,
        shown=shown,
        is_guest=bool(itself),
        sight=sight,
    )


def _in_sight(plan: Plan, granted: Collection[Record]) -> tuple[tuple[Record, ...], Sight]:
    """What is left of the granted records and the skills that they imply, and what is seen with it.

    A record that is named after a hidden one is hidden too, and with it those named after it.
    """
    gone: set[Key] = set()
    while True:
        left = [record for record in granted if record.key not in gone]
        shown = (*left, *(skill for skill in _implied(plan, left) if skill.key not in gone))
        sight = sight_of(shown, plan.records())
        lost = {record.key for record in shown if not survives(record, sight)}
        if not lost:
            return shown, sight
        gone |= lost


def _implied(plan: Plan, shown: Iterable[Record]) -> Iterator[Skill]:
    """The skills that only roles name, as the first of the roles shown spells each."""
    asking: dict[str, set[str]] = {}
    for role in shown:
        for need in role.needs if isinstance(role, Role) else ():
            asking.setdefault(need.skill, set()).add(role.id)
    for skill in plan.skills:
        if skill.implied and skill.id in asking:
            spelt = [(one.role, one.name) for one in skill.spelt if one.role in asking[skill.id]]
            yield replace(skill, title=min(spelt)[1] if spelt else skill.id)


def _given(plan: Plan, view: _View) -> Mapping[SkillId, tuple[Rating, ...]]:
    """What the reader gave in feedback that does not show it, by skill, oldest first."""
    given: dict[SkillId, list[Rating]] = {}
    for said in plan.feedback:
        shows_it = said.key in view.sight.shown and "ratings" in view.keys["feedback"].named
        if said.from_ != view.reader or said.sample or shows_it:
            continue
        for skill, level in said.ratings.items():
            given.setdefault(skill, []).append(Rating(date=said.date, level=level, by=said.from_))
    return {skill: tuple(sorted(ratings, key=_moment)) for skill, ratings in given.items()}


def _moment(rating: Rating) -> tuple[tuple[date, date], str, int]:
    """An order that does not tell the order of the files."""
    when = rating.date
    return (when.order if when else (date.min, date.min), when.text if when else "", rating.level or 0)


def _seen(record: Record, view: _View, given: Mapping[SkillId, tuple[Rating, ...]]) -> Record:
    keys = view.keys[record.kind]
    if isinstance(record, Skill):
        return _seen_skill(record, view, given.get(SkillId(record.id), ()))
    if isinstance(record, Feedback) and not _sees_ratings_of(record.from_, view):
        return redact_record(record, keys.shown - {"ratings"}, keys.named, view.sight)
    if record.kind == "person" and record.id == view.reader:
        granted = Keys("person") if view.is_guest else keys
        return redact_record(record, granted.shown | READER, granted.named, view.sight)
    return redact_record(record, keys.shown, keys.named, view.sight)


def _seen_skill(skill: Skill, view: _View, given: tuple[Rating, ...]) -> Skill:
    keys = view.keys["skill"]
    details = "ratings" in keys.named
    own = () if skill.implied else skill.ratings
    ratings = [
        rating
        for rating in (*own, *given)
        if _sees_ratings_of(rating.by, view) and (details or (rating.observed and rating.level is not None))
    ]
    seen = redact_ratings(ratings, view.sight, whole=details)
    if skill.implied:
        title = without_comments(skill.title).strip()
        return Skill(id=skill.id, title=title, place=NOWHERE, implied=True, ratings=seen)
    return replace(redact_record(skill, keys.shown - {"ratings"}, keys.named, view.sight), ratings=seen)


def _sees_ratings_of(rater: RaterId, view: _View) -> bool:
    return rater in (SELF, view.reader) or RATINGS_BY_OTHERS in view.keys["skill"].named


def _settings(settings: Settings, seen: Iterable[Record]) -> Settings:
    """What figures need: the rules of levels, days and money, and the categories that goals in sight use."""
    rules = settings.plan
    used = {record.category for record in seen if isinstance(record, Goal)}
    return Settings(
        plan=PlanSettings(
            language=rules.language,
            timezone=rules.timezone,
            currency=rules.currency,
            current_level=rules.current_level,
            stale_after=rules.stale_after,
        ),
        scale=Scale(tuple(Step(step.word, without_comments(step.meaning)) for step in settings.scale.steps)),
        categories=tuple(category for category in settings.categories if category in used),
    )
