"""A plan with every value changed that a circle of readers may not see."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args, get_origin

from msgspec.structs import replace

from careerplan.plan.level import Level, Scale
from careerplan.plan.person import Person
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import (
    PRIVATE,
    SELF,
    TARGET_KINDS,
    ActionName,
    AudienceName,
    Body,
    Key,
    Kind,
    Link,
    PersonId,
    RaterId,
    Record,
    RoleName,
    SkillId,
    Url,
)
from careerplan.plan.role import Need, NeedSource, Role
from careerplan.plan.settings import Audience, Settings
from careerplan.plan.skill import Rating, Skill
from careerplan.plan.vision import Vision
from tests.circle import Circle
from tests.rewriting import fields_of, hints_of, rewritten
from tests.strategies import Dice

Value: TypeAlias = Any
"""What stands under a key; its type is known at run time, from the kind's declaration."""

HIDDEN = "confidential"
"""The mark in every hidden text, id and title of a scrambled plan."""
HIDDEN_SKILL = SkillId(f"{HIDDEN}-skill-a")

NAMED_KINDS: Mapping[object, Kind] = {**TARGET_KINDS, RaterId: "person", RoleName: "role", ActionName: "goal"}
"""Type of a name -> the kind of record that it may name."""

NAMED_BY: Mapping[Kind, set[str]] = {
    "activity": {"goal"},
    "position": {"role", "organisation"},
    "application": {"role", "organisation"},
}
"""Keys that an id or title is made of: a hidden name in one of them rightly hides the record."""

_COMMENT = re.compile(r"<!--.*?-->")
_NAME_IN_TEXT = re.compile(r"(?<=[\[:])(goal|person)-[ab]")


def scrambled(plan: Plan, noise: Plan, circle: Circle, dice: Dice) -> Plan:
    """The plan with hidden records changed, removed, added, renamed, and hidden keys overwritten.

    `noise` is where other values come from. Each hidden text holds `HIDDEN` afterwards.
    """
    strange = _estranged(noise)
    pinned = _pinned(plan)
    found: dict[str, list[Record]] = {name: [] for name in PLURALS.values()}
    for record in plan.records():
        others = getattr(strange, PLURALS[record.kind])
        other = dice.choice(others) if others else _strange_record(record)
        if record.key in circle.sees:
            found[PLURALS[record.kind]].append(_with_other_keys(record, other, circle, dice))
        elif record.key in pinned or circle.rated_in(record) or dice.random() < 0.7:
            found[PLURALS[record.kind]].append(_replaced(record, other, circle))
    for record in strange.records():
        if record.id.endswith("-a") or dice.random() < 0.5:
            found[PLURALS[record.kind]].append(replace(record, audience=(PRIVATE,)))
    for records in found.values():
        dice.shuffle(records)
    changed: Plan = replace(
        plan,
        settings=_other_settings(plan, strange.settings, circle),
        introductions=strange.introductions,
        **{name: tuple(records) for name, records in found.items()},
    )
    return _renamed(changed, circle) if dice.random() < 0.5 else changed


def _each_record(plan: Plan, change: Callable[[Record], Record]) -> Plan:
    changed = {name: tuple(change(record) for record in getattr(plan, name)) for name in PLURALS.values()}
    result: Plan = replace(plan, **changed)
    return result


def _estranged(noise: Plan) -> Plan:
    """Another plan whose texts and ids have nothing in common with this one."""

    def leaf(text: str, kind_of: object, path: str) -> str:
        if kind_of in NAMED_KINDS or path == "/id":
            return text if text == SELF else f"{HIDDEN}-{text}"
        return _strange(text)

    return _each_record(noise, lambda record: rewritten(record, leaf))


def _strange_record(record: Record) -> Record:
    def leaf(text: str, kind_of: object, _: str) -> str:
        return text if kind_of in NAMED_KINDS else _strange(text)

    return rewritten(record, leaf)


def _strange(text: str) -> str:
    return _NAME_IN_TEXT.sub(lambda name: f"{HIDDEN}-{name[0]}", text.replace("text", HIDDEN))


def _pinned(plan: Plan) -> frozenset[Key]:
    """Records whose removal would turn a name for them into the owner's own words."""
    found: set[Key] = set()

    def leaf(text: str, kind_of: object, _: str) -> str:
        if kind_of in (RoleName, ActionName):
            found.add(Key(NAMED_KINDS[kind_of], text))
        return text

    for record in plan.records():
        rewritten(record, leaf)
    return frozenset(found)


def _replaced(record: Record, other: Record, circle: Circle) -> Record:
    """Another record in the place of a hidden one; ratings that the reader gave stay theirs."""
    stays = {"id", "audience", "sample", "implied"} | (
        {"from_", "date", "ratings"} if circle.rated_in(record) else set()
    )
    kept = {field.name: getattr(record, field.name) for field in fields_of(type(record)) if field.name in stays}
    return replace(other, **kept)


def _with_other_keys(record: Record, other: Record, circle: Circle, dice: Dice) -> Record:
    """A shown record with all that is hidden in it overwritten."""
    stays = {"id", "title", "audience", "sample", "implied", "spelt"}
    if circle.rated_in(record):
        stays |= {"from_", "date", "ratings"}
    hints = hints_of(type(record))
    changed: dict[str, Value] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in stays:
            continue
        if not circle.shows(field.encode_name, record):
            changed[field.name] = getattr(other, field.name)
        elif isinstance(value, Body):
            changed[field.name] = _other_body(value, circle)
        elif field.name not in NAMED_BY.get(record.kind, ()) and dice.random() < 0.5:
            changed[field.name] = _with_hidden_names(value, hints[field.name], field.default)
    return rewritten(replace(record, **(changed | _other_parts(record, circle, dice))), _other_comments)


def _other_comments(text: str, kind_of: object, path: str) -> str:
    del kind_of, path
    return _COMMENT.sub(f"<!-- {HIDDEN} -->", text)


def _other_parts(record: Record, circle: Circle, dice: Dice) -> dict[str, Value]:
    """What is hidden inside keys that are shown."""
    if isinstance(record, Skill) and record.implied:
        spelt = [one if Key("role", one.role) in circle.sees else replace(one, name=HIDDEN) for one in record.spelt]
        ratings = _other_ratings((), circle, dice)
        return {"title": HIDDEN, "spelt": tuple(dice.sample(spelt, len(spelt))), "ratings": ratings}
    if isinstance(record, Skill):
        return {"ratings": _other_ratings(record.ratings if record.key in circle.granted else (), circle, dice)}
    if isinstance(record, Role):
        return {"needs": _other_needs(record.needs, circle, dice)}
    if isinstance(record, Vision) and not circle.names("vision", "retired"):
        return {"retired": True if record.retired else dice.choice((None, False))}
    if isinstance(record, Person) and record.id == circle.reader:
        named = record.key in circle.granted and circle.names("person", "meetings")
        hidden: dict[str, Value] = {"cost": None, "hours": None, "note": HIDDEN, "skills": (HIDDEN_SKILL,)}
        return {} if named else {"meetings": tuple(replace(meeting, **hidden) for meeting in record.meetings)}
    return {}


def _other_ratings(ratings: tuple[Rating, ...], circle: Circle, dice: Dice) -> tuple[Rating, ...]:
    """Ratings in which all that is hidden is changed, and hidden ones are thrown in between."""
    found: list[Rating] = []
    for rating in ratings:
        if dice.random() < 0.3:
            found.append(Rating(by=RaterId(f"{HIDDEN}-person-a"), level=dice.choice((None, Level(1))), note=HIDDEN))
        others = circle.sees_others and Key("person", rating.by) in circle.sees
        if rating.by not in (SELF, circle.reader) and not others:
            continue
        if circle.names("skill", "ratings"):
            found.append(rating)
        elif rating.observed and rating.level is not None:
            found.append(replace(rating, note=HIDDEN, evidence=HIDDEN))
        elif dice.random() < 0.5:
            found.append(replace(rating, note=HIDDEN, date=None))
    return tuple(found)


def _other_needs(needs: tuple[Need, ...], circle: Circle, dice: Dice) -> tuple[Need, ...]:
    found = [need for need in needs if Key("skill", need.skill) in circle.sees]
    found = [replace(need, sources=_other_sources(need.sources, circle)) for need in found]
    if dice.random() < 0.5:
        found.insert(dice.randint(0, len(found)), Need(skill=HIDDEN_SKILL, level=Level(1)))
    return tuple(found)


def _other_sources(sources: tuple[NeedSource, ...], circle: Circle) -> tuple[NeedSource, ...]:
    if not circle.names("role", "needs"):
        return (NeedSource("interview"),)
    shown = [one for one in sources if one.person is None or Key("person", one.person) in circle.sees]
    return (*shown, NeedSource("person", PersonId(f"{HIDDEN}-person-a")))


def _other_body(body: Body, circle: Circle) -> Body:
    """A granted body: its private blocks and comments change; all of it, if it mentions what is hidden."""
    hidden = tuple(key for key in body.public_mentions if key not in circle.sees)
    private = Key("person", f"{HIDDEN}-person-b")
    if hidden:
        return Body(HIDDEN, 3, (private,), HIDDEN, hidden)
    public = _COMMENT.sub(f"<!-- {HIDDEN} -->", body.public_text)
    mentions = (*body.public_mentions, private)
    return Body(f"{public} {HIDDEN}", body.line + 7, mentions, public, body.public_mentions)


def _with_hidden_names(value: Value, kind_of: object, default: object) -> Value:
    """A shown value with names of hidden records added to it."""
    arguments = get_args(kind_of)
    names = [f"{HIDDEN}-{NAMED_KINDS[one]}-a" for one in (*arguments, kind_of) if one in NAMED_KINDS]
    if arguments[:1] == (Link,):
        return (*value, Link(title=HIDDEN, url=Url(f"../{HIDDEN}.md")))
    if names and value is None:
        return names[0]
    if names and isinstance(value, tuple):
        return (names[0], *value)
    if names and isinstance(value, Mapping):
        return {names[0]: 1, **value}
    if kind_of is str and value == "" == default:
        return f"{HIDDEN} [[{HIDDEN}-goal-a]]"
    if get_origin(kind_of) is tuple and arguments[0] is str:
        return (*value, f"person:{HIDDEN}-person-a")
    return value


def _other_settings(plan: Plan, noise: Settings, circle: Circle) -> Settings:
    """Other settings but for those that figures need."""
    own = plan.settings
    used = {goal.category for goal in plan.goals if goal.key in circle.sees}
    kept = ("language", "timezone", "currency", "current_level", "stale_after")
    return replace(
        own,
        plan=replace(noise.plan, owner=HIDDEN, **{name: getattr(own.plan, name) for name in kept}),
        budget=noise.budget,
        site=noise.site,
        brief=noise.brief,
        scale=Scale(tuple(replace(step, aliases=(HIDDEN,)) for step in own.scale.steps)),
        categories=(HIDDEN, *(category for category in own.categories if category in used)),
        audiences={**own.audiences, AudienceName(HIDDEN): Audience(name=AudienceName(HIDDEN))},
    )


def _renamed(plan: Plan, circle: Circle) -> Plan:
    """Every hidden record under another id, in all that names it."""
    kinds = {str(kind): kind for kind in KINDS}

    def new(kind: Kind, name: str) -> str:
        is_id = re.fullmatch(rf"{kind}-[abc]", name)
        return f"{HIDDEN}-{name}-2" if is_id and Key(kind, name) not in circle.sees else name

    def change(record: Record) -> Record:
        def leaf(text: str, kind_of: object, path: str) -> str:
            if path == "/id":
                return new(record.kind, text)
            if kind_of in NAMED_KINDS:
                return new(NAMED_KINDS[kind_of], text)
            return _NAME_IN_TEXT.sub(lambda name: new(kinds[name[1]], name[0]), text)

        return rewritten(record, leaf)

    return _each_record(plan, change)
