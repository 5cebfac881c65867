"""One record, or one value, as a reader outside may see it.

Rules follow from the declared types: a name of a record that is not in sight goes, with whatever
cannot do without it. A type that no rule knows is denied.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.comment import without_comments
from careerplan.plan.grants import NAMED_BY, NEVER, PARTS
from careerplan.plan.level import Level
from careerplan.plan.record import (
    SELF,
    TARGET_KINDS,
    ActionName,
    Body,
    Key,
    Kind,
    RaterId,
    Record,
    RoleName,
    Source,
    Url,
)
from careerplan.plan.role import NeedSource
from careerplan.plan.sight import DROPPED, Sight, text_in_sight
from careerplan.plan.skill import Rating
from careerplan.plan.when import When

AnyRecord = TypeVar("AnyRecord", bound=Record)

NOWHERE = Source("", 0)
"""The place of every record outside: no path of the owner's disk leaves the house."""

_OF_EVERY_RECORD = frozenset({"id", "title", "place"})

_ABSOLUTE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


Rule = Callable[[object, Sight], object]
"""A value and what the reader sees -> the value as they see it, or DROPPED."""


def redact_record(record: AnyRecord, shown: frozenset[str], named: frozenset[str], sight: Sight) -> AnyRecord:
    """A record with the keys shown and the default of every other one.

    `named` keys show all they hold, the others only what `PARTS` lists. The required keys must be
    among those shown and the record must survive.
    """
    kept: dict[str, Any] = {"id": record.id, "title": text_in_sight(record.title, sight), "place": NOWHERE}
    hints = _hints(type(record))
    for field in fields_of(type(record)):
        key = field.encode_name
        if key not in shown or key in NEVER or key in _OF_EVERY_RECORD:
            continue
        value = getattr(record, field.name)
        whole = key in named
        if key == "retired" and not whole:
            kept[field.name] = True if value else None
        elif isinstance(value, Body):
            kept[field.name] = redact_body(value, sight)
        else:
            kept[field.name] = _rule(hints[field.name], whole=whole)(value, sight)
    return type(record)(**{name: value for name, value in kept.items() if value is not DROPPED})


def survives(record: Record, sight: Sight) -> bool:
    """True if its title, what a record requires, and all that it may be named after, is in sight."""
    if text_in_sight(record.title, sight) in (DROPPED, ""):
        return False
    hints = _hints(type(record))
    named_by = NAMED_BY.get(record.kind, frozenset())
    for field in fields_of(type(record)):
        if field.encode_name in named_by or (field.required and field.name not in _OF_EVERY_RECORD):
            value = getattr(record, field.name)
            seen = _rule(hints[field.name], whole=True)(value, sight)
            whole = without_comments(value).strip() if isinstance(value, str) and "<!--" in value else value
            if seen is DROPPED or (field.encode_name in named_by and seen != whole):
                return False
    return True


def redact_body(body: Body, sight: Sight) -> Body:
    """The public text without its comments; empty if it refers to anything out of sight."""
    if not sight.shown.issuperset(body.public_mentions):
        return Body()
    text = without_comments(body.public_text)
    return Body(text, 1, body.public_mentions, text, body.public_mentions)


def redact_ratings(ratings: Iterable[Rating], sight: Sight, *, whole: bool) -> tuple[Rating, ...]:
    """Ratings by those in sight; `whole` with their notes and evidence."""
    rule = _rule(Rating, whole=whole)
    seen = (rule(rating, sight) for rating in ratings)
    return tuple(rating for rating in seen if isinstance(rating, Rating))


@cache
def fields_of(kind_of: type[Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a struct; msgspec resolves them anew each time it is asked."""
    return fields(kind_of)


@cache
def _hints(kind_of: type[Struct]) -> Mapping[str, object]:
    return get_type_hints(kind_of)


def _keep(value: object, sight: Sight) -> object:  # noqa: ARG001 - one signature for all rules
    return value


def _deny(value: object, sight: Sight) -> object:  # noqa: ARG001 - one signature for all rules
    return DROPPED


def _text(value: object, sight: Sight) -> object:
    return text_in_sight(str(value), sight)


def _url(value: object, sight: Sight) -> object:  # noqa: ARG001 - one signature for all rules
    """An address of the world; a path beside the file is a path of the owner's disk."""
    return value if _ABSOLUTE.match(str(value)) else DROPPED


def _rater(value: object, sight: Sight) -> object:
    """The owner, or a person in sight; an unknown rater's text is somebody's name too."""
    return value if value == SELF or Key("person", str(value)) in sight.shown else DROPPED


def _reference_to(kind: Kind) -> Rule:
    def rule(value: object, sight: Sight) -> object:
        return value if Key(kind, str(value)) in sight.shown else DROPPED

    return rule


def _name_or_text(kind: Kind) -> Rule:
    """A record's id where the plan has such a record; else the owner's own words."""

    def rule(value: object, sight: Sight) -> object:
        return DROPPED if Key(kind, str(value)) in sight.hidden else _text(value, sight)

    return rule


_RULES: Mapping[object, Rule] = {
    **{name: _reference_to(kind) for name, kind in TARGET_KINDS.items()},
    RaterId: _rater,
    RoleName: _name_or_text("role"),
    ActionName: _name_or_text("goal"),
    Url: _url,
    str: _text,
    **dict.fromkeys((Level, Minutes, When, Span, Money, Range, dt.date), _keep),
    **dict.fromkeys((bool, int, float, NoneType), _keep),
}

_MEANS_NOTHING_WITHOUT: Mapping[type[Struct], str] = {NeedSource: "person", Rating: "by"}
"""Items that go whole with a name: a rating without its rater would be the owner's own, and
"a person said so" tells that one is hidden."""


@cache
def _rule(kind_of: object, *, whole: bool) -> Rule:
    if kind_of in _RULES:
        return _RULES[kind_of]
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Literal:
        return _keep
    if origin in (Union, UnionType):
        return _one_of(arguments, whole=whole)
    if origin is tuple and arguments[1:] == (...,):
        return _each_of(arguments[0], whole=whole)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(arguments[0], arguments[1], whole=whole)
    if isinstance(kind_of, type) and issubclass(kind_of, Struct):
        return _struct_of(kind_of, whole=whole)
    return _deny


def _one_of(members: tuple[object, ...], *, whole: bool) -> Rule:
    """Every member that the value may be must let it pass."""
    rules = [(member, _rule(member, whole=whole)) for member in members]

    def rule(value: object, sight: Sight) -> object:
        seen = [rule(value, sight) for member, rule in rules if _may_be(value, member)]
        return DROPPED if DROPPED in seen or not seen else seen[0]

    return rule


def _may_be(value: object, member: object) -> bool:
    if get_origin(member) is Literal:
        return value in get_args(member)
    bare = member.__supertype__ if isinstance(member, NewType) else (get_origin(member) or member)
    return isinstance(bare, type) and isinstance(value, bare)


def _each_of(item: object, *, whole: bool) -> Rule:
    rule = _rule(item, whole=whole)

    def each(value: object, sight: Sight) -> object:
        assert isinstance(value, tuple)  # noqa: S101 - the declared type, told to the type checker
        seen = (rule(item, sight) for item in value)
        return tuple(item for item in seen if item is not DROPPED)

    return each


def _mapping_of(key: object, item: object, *, whole: bool) -> Rule:
    key_rule, item_rule = _rule(key, whole=whole), _rule(item, whole=whole)

    def each(value: object, sight: Sight) -> object:
        assert isinstance(value, Mapping)  # noqa: S101 - the declared type, told to the type checker
        seen = ((key_rule(name, sight), item_rule(item, sight)) for name, item in value.items())
        return {name: item for name, item in seen if DROPPED not in (name, item)}

    return each


def _struct_of(kind_of: type[Struct], *, whole: bool) -> Rule:
    """What is left of an item; DROPPED where a part is gone that it cannot do without."""
    parts = None if whole else PARTS.get(kind_of, frozenset())
    hints = _hints(kind_of)
    rules = [
        (
            field.name,
            _rule(hints[field.name], whole=whole),
            field.required or _MEANS_NOTHING_WITHOUT.get(kind_of) == field.name,
        )
        for field in fields_of(kind_of)
        if parts is None or field.encode_name in parts
    ]

    def rule(value: object, sight: Sight) -> object:
        kept: dict[str, Any] = {}
        for name, part_rule, required in rules:
            part = part_rule(getattr(value, name), sight)
            if part is not DROPPED:
                kept[name] = part
            elif required:
                return DROPPED
        return kind_of(**kept)

    return rule
