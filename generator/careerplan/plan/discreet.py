"""A plan with stand-ins for all that is personal, so that a friend can be shown how it works.

What stays is what the figures are made of: levels, dates, hours, states, and who is linked with whom.
Names, titles, texts, addresses and files are replaced, each by the same stand-in wherever it stands;
amounts of money, tags, shares and what an audience may see are gone.

Rules follow from the declared types. A type that no rule knows raises, so a new one is no hole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from careerplan.plan.activity import Spent
from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.goal import CATEGORIES, Goal, Measure
from careerplan.plan.level import Level, Scale, Step
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.record import (
    PRIVATE,
    SELF,
    TARGET_KINDS,
    ActionName,
    AudienceName,
    Body,
    Key,
    Kind,
    RaterId,
    Record,
    RoleName,
    Source,
    Url,
)
from careerplan.plan.redact import fields_of
from careerplan.plan.review import Snapshot
from careerplan.plan.settings import PlanSettings, Settings
from careerplan.plan.when import When

Value: TypeAlias = Any
"""What stands under a key; its type is known at run time, from the kind's declaration."""

Rule = Callable[[Value, "_StandIns", str], Value]
"""A value, the stand-ins, and the key that it stands under -> what is shown."""

NOWHERE = Source("", 0)

GONE = frozenset({"aliases", "tags", "links", "extra", "contact", "reply", "spelt", "nonce"})
"""Keys whose values are left out: nothing is shown by their being there."""

NOUNS: Mapping[str, str] = {
    "organisation": "Organisation",
    "provider": "Organisation",
    "issuer": "Organisation",
    "group": "Group",
    "category": "category",
    "unit": "unit",
}
"""What a stand-in is called, by key; any other is a text."""

_NAMED: Mapping[object, Kind] = {**TARGET_KINDS, RaterId: "person", RoleName: "role", ActionName: "goal"}
_LONGEST_WHEN = 24
"""Letters of a date as it was written; a longer one may say more than a date."""


class _StandIns:
    """What stands for what: the same for the same, however often it is asked."""

    def __init__(self, plan: Plan) -> None:
        self.words = plan.settings.scale.words()
        self._ids: dict[Key, str] = {}
        self._texts: dict[str, dict[str, int]] = {}
        for name in PLURALS.values():
            records = getattr(plan, name)
            width = len(str(len(records)))
            for number, record in enumerate(records, 1):
                self._ids[record.key] = f"{record.kind}-{number:0{width}}"

    def id(self, key: Key) -> str | None:
        """The id in place of a record's own; none if the plan holds no such record."""
        return self._ids.get(key)

    def key(self, key: Key) -> Key:
        return Key(key.kind, self._ids.get(key) or self.text(key.id, key.kind).replace(" ", "-"))

    def text(self, text: str, noun: str = "Text") -> str:
        """A numbered stand-in for a text; nothing for nothing."""
        if not text.strip():
            return ""
        known = self._texts.setdefault(noun, {})
        return f"{noun} {known.setdefault(text, len(known) + 1)}"


def discreet(plan: Plan) -> Plan:
    """The plan with stand-ins; of its settings only what figures need stays."""
    stand_ins = _StandIns(plan)
    records = {
        name: tuple(_discreet(record, stand_ins) for record in getattr(plan, name))
        for kind, name in PLURALS.items()
        if kind != "share"
    }
    introductions = {
        kind: tuple(_body(body, stand_ins, "body") for body in bodies) for kind, bodies in plan.introductions.items()
    }
    return replace(Plan(settings=_settings(plan.settings, stand_ins), introductions=introductions), **records)


def _discreet(record: Record, stand_ins: _StandIns) -> Record:
    own = stand_ins.key(record.key).id
    hints = _hints(type(record))
    values: dict[str, Value] = {}
    for field in fields_of(type(record)):
        if field.name not in GONE:
            values[field.name] = _rule(hints[field.name])(getattr(record, field.name), stand_ins, field.name)
    title = f"{record.kind.capitalize()} {int(own.rpartition('-')[2])}"
    values |= {"id": own, "title": title, "place": NOWHERE}
    values["audience"] = (PRIVATE,) if PRIVATE in record.audience else ()
    if isinstance(record, Goal) and record.category in CATEGORIES:
        values["category"] = record.category
    return type(record)(**values)


def _settings(settings: Settings, stand_ins: _StandIns) -> Settings:
    """Whose plan it is, where it stands and who may see it are gone; levels keep their words."""
    own = settings.plan
    return Settings(
        plan=PlanSettings(
            current_level=own.current_level,
            review_every=own.review_every,
            stale_after=own.stale_after,
            search_every=own.search_every,
        ),
        budget=replace(settings.budget, money_per_year=None),
        scale=Scale(tuple(Step(step.word) for step in settings.scale.steps)),
        categories=tuple(
            name if name in CATEGORIES else stand_ins.text(name, NOUNS["category"]) for name in settings.categories
        ),
    )


@cache
def _hints(kind_of: type[Struct]) -> Mapping[str, object]:
    return get_type_hints(kind_of)


def _keep(value: Value, stand_ins: _StandIns, key: str) -> Value:  # noqa: ARG001 - one signature for all rules
    return value


def _nothing(value: Value, stand_ins: _StandIns, key: str) -> Value:  # noqa: ARG001 - as above
    return None


def _text(value: Value, stand_ins: _StandIns, key: str) -> Value:
    return stand_ins.text(value, NOUNS.get(key, "Text"))


def _url(value: Value, stand_ins: _StandIns, key: str) -> Value:  # noqa: ARG001 - as above
    return Url("https://example.org/")


def _body(value: Body, stand_ins: _StandIns, key: str) -> Body:  # noqa: ARG001 - as above
    text = stand_ins.text(value.text, "A text of your own,") + ("." if value.text.strip() else "")
    mentions = tuple(stand_ins.key(mention) for mention in value.mentions)
    return Body(text, 1, mentions, text, mentions)


def _when(value: When, stand_ins: _StandIns, key: str) -> When:  # noqa: ARG001 - as above
    if value.precision == "day" and value.first is not None:
        return replace(value, text=value.first.isoformat())
    return value if len(value.text) <= _LONGEST_WHEN else replace(value, text=value.precision)


def _rater(value: Value, stand_ins: _StandIns, key: str) -> Value:
    return value if value == SELF else _reference_to("person")(value, stand_ins, key)


def _reference_to(kind: Kind) -> Rule:
    def rule(value: Value, stand_ins: _StandIns, key: str) -> Value:  # noqa: ARG001 - as above
        return stand_ins.id(Key(kind, value)) or stand_ins.text(value, "Other " + kind)

    return rule


def _measure(value: Measure, stand_ins: _StandIns, key: str) -> Measure:
    """The way from 0 to 100 in place of the numbers, which may be money."""
    what = stand_ins.text(value.what, NOUNS.get(key, "Measure"))
    if value.from_ is None or value.to is None or value.from_ == value.to:
        return Measure(what=what)
    way = (value.now - value.from_) / (value.to - value.from_) if value.now is not None else None
    now = None if way is None else float(round(100 * min(max(way, -10), 10)))
    return Measure(what=what, from_=0.0, to=100.0, now=now)


def _snapshot(value: Snapshot, stand_ins: _StandIns, key: str) -> Snapshot:  # noqa: ARG001 - as above
    """Records that are gone since are left out, and words of levels that the plan has no more."""
    skills = {stand_ins.id(Key("skill", name)): skill for name, skill in value.skills.items()}
    goals = {stand_ins.id(Key("goal", name)): goal for name, goal in value.goals.items()}
    return replace(
        value,
        scale=tuple(word if word in stand_ins.words else stand_ins.text(word, "Level") for word in value.scale),
        skills={name: skill for name, skill in skills.items() if name is not None},
        goals={name: goal for name, goal in goals.items() if name is not None},
    )


def _spent(value: Spent, stand_ins: _StandIns, key: str) -> Spent:  # noqa: ARG001 - as above
    return Spent(hours=value.hours)


_RULES: Mapping[object, Rule] = {
    **{name: _reference_to(kind) for name, kind in _NAMED.items()},
    RaterId: _rater,
    AudienceName: lambda _, __, ___: PRIVATE,
    Key: lambda value, stand_ins, _: stand_ins.key(value),
    Url: _url,
    str: _text,
    Body: _body,
    When: _when,
    Measure: _measure,
    Snapshot: _snapshot,
    Spent: _spent,
    Source: lambda _, __, ___: NOWHERE,
    **dict.fromkeys((Money, Range), _nothing),
    **dict.fromkeys((Level, Minutes, Span, dt.date, bool, int, float, NoneType), _keep),
}


@cache
def _rule(kind_of: object) -> Rule:
    if kind_of in _RULES:
        return _RULES[kind_of]
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Literal:
        return _keep
    if origin in (Union, UnionType):
        return _one_of(arguments)
    if origin is tuple and arguments[1:] == (...,):
        return _each_of(arguments[0])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(arguments[0], arguments[1])
    if isinstance(kind_of, type) and issubclass(kind_of, Struct):
        return _struct_of(kind_of)
    raise NotImplementedError(kind_of)


def _one_of(members: tuple[object, ...]) -> Rule:
    rules = [(member, _rule(member)) for member in members]

    def rule(value: Value, stand_ins: _StandIns, key: str) -> Value:
        fitting = [rule for member, rule in rules if _may_be(value, member)]
        return fitting[0](value, stand_ins, key)

    return rule


def _may_be(value: Value, member: object) -> bool:
    if get_origin(member) is Literal:
        return value in get_args(member)
    bare = member.__supertype__ if isinstance(member, NewType) else (get_origin(member) or member)
    return isinstance(bare, type) and isinstance(value, bare)


def _each_of(item: object) -> Rule:
    rule = _rule(item)

    def each(value: Value, stand_ins: _StandIns, key: str) -> Value:
        seen = (rule(item, stand_ins, key) for item in value)
        return tuple(item for item in seen if item is not None)

    return each


def _mapping_of(key_type: object, item: object) -> Rule:
    key_rule, item_rule = _rule(key_type), _rule(item)

    def each(value: Value, stand_ins: _StandIns, key: str) -> Value:
        return {key_rule(name, stand_ins, key): item_rule(item, stand_ins, key) for name, item in value.items()}

    return each


def _struct_of(kind_of: type[Struct]) -> Rule:
    hints = _hints(kind_of)
    rules = [(field.name, _rule(hints[field.name])) for field in fields_of(kind_of) if field.name not in GONE]

    def rule(value: Value, stand_ins: _StandIns, _: str) -> Value:
        return kind_of(**{name: part(getattr(value, name), stand_ins, name) for name, part in rules})

    return rule
