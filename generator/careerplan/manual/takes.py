"""What a key takes, in plain words, from the annotation of its field."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from careerplan.manual.tables import code, listed
from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.level import Level
from careerplan.plan.record import (
    ActionName,
    AudienceName,
    GoalId,
    PersonId,
    PositionId,
    RaterId,
    RoleId,
    RoleName,
    SkillId,
    Url,
    VisionId,
)
from careerplan.plan.role import NeedSource
from careerplan.plan.when import When

FLAGS = ("`true`", "`false`")

ONE: Mapping[object, str] = {
    str: "text",
    bool: " or ".join(FLAGS),
    int: "a whole number",
    float: "a number",
    dt.date: "a day, such as `2026-11-21`",
    When: "a [date](keys.md#dates)",
    Level: "a [level](keys.md#levels)",
    Minutes: "[working time](keys.md#working-time)",
    Span: "a [span](keys.md#spans-and-cadences)",
    Money: "an [amount](keys.md#money)",
    Range: "a count or a range of counts",
    Url: "an address",
    SkillId: "a skill",
    GoalId: "a goal",
    RoleId: "a role",
    VisionId: "a vision",
    PersonId: "a person",
    PositionId: "a position",
    RaterId: "a person, or `self`",
    RoleName: "a role, or a job title",
    ActionName: "a goal, or a sentence",
    AudienceName: "an audience",
}
"""A type that a value can have -> how the reference calls one of it."""

MANY: Mapping[object, str] = {
    str: "texts",
    When: "[dates](keys.md#dates)",
    Money: "[amounts](keys.md#money)",
    SkillId: "skills",
    GoalId: "goals",
    RoleId: "roles",
    PersonId: "people",
    AudienceName: "audiences",
    Url: "addresses",
    NeedSource: "sources: `guideline`, `person:NAME`, `manager`, `mentor`, `advert`, `interview`",
}

NAMES: Mapping[object, str] = {SkillId: "skill", Level: "level", str: "text", AudienceName: "name"}
"""How the two halves of `{skill: level}` are called."""


class KeyOf(Struct, frozen=True):
    """One key of a struct, as the reference lists it."""

    name: str
    takes: str
    says: str
    without: str
    """`required`, or what stands there if the key is left out; empty for nothing."""


def keys_of(struct: type[Struct]) -> tuple[KeyOf, ...]:
    """The documented keys of a struct, in order, without those of the struct that it is made from."""
    hints = get_type_hints(struct, include_extras=True)
    base = struct.__mro__[1]
    above = {info.name for info in fields(base)} if issubclass(base, Struct) and base is not Struct else set()
    return tuple(
        KeyOf(info.encode_name, takes(hints[info.name]), description(hints[info.name]), _without(info))
        for info in fields(struct)
        if info.name not in above and description(hints[info.name])
    )


def description(hint: object) -> str:
    """The sentence that a field is declared with; empty for one that the program fills in."""
    return next((meta.description for meta in _metas(hint) if meta.description), "")


def _metas(hint: object) -> tuple[Meta, ...]:
    return tuple(meta for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, Meta))


def takes(hint: object) -> str:
    """What can be written for an annotation."""
    if get_origin(hint) is not Annotated:
        return _one(hint)
    found = _one(get_args(hint)[0])
    for meta in _metas(hint):
        if meta.ge is not None or meta.le is not None:
            number = ONE[float] if ONE[float] in found and ONE[int] not in found else ONE[int]
            bounds = f"{meta.ge} to {meta.le}" if meta.le is not None else f"{meta.ge} or more"
            found = found.replace(number, f"{number}, {bounds}")
        if meta.examples:
            found += f", such as {listed([code(str(example)) for example in meta.examples])}"
    return found


def _one(hint: object) -> str:
    origin = get_origin(hint)
    if origin is Annotated:
        return takes(hint)
    if origin in (Union, types.UnionType):
        members = [_one(member) for member in get_args(hint) if member not in (types.NoneType, bool)]
        return listed([*members, *(FLAGS if bool in get_args(hint) else ())])
    if origin is Literal:
        return listed([code(str(word)) for word in get_args(hint)])
    if origin is tuple:
        return _list(get_args(hint)[0])
    if origin is not None and issubclass(origin, Mapping):
        return _pairs(*get_args(hint))
    if hint in ONE:
        return ONE[hint]
    if not isinstance(hint, type):
        raise TypeError(f"no words for {hint}")
    return f"[keys of its own]({anchor_of(hint)})"


def _list(inner: object) -> str:
    if get_origin(inner) is Literal:
        return f"one or more of {', '.join(code(str(word)) for word in get_args(inner))}"
    if inner in MANY:
        return f"a list of {MANY[inner]}"
    return f"a list of {ONE[inner]}" if inner in ONE else f"a list, each with {_one(inner)}"


def _pairs(key: object, value: object) -> str:
    members = [member for member in get_args(value) if member is not types.NoneType]
    meant = members[0] if members else value
    if meant in NAMES:
        return code(f"{{{NAMES[key]}: {NAMES[meant]}}}")
    return f"{NAMES[key]}s, each with {_one(meant)}"


def anchor_of(struct: type) -> str:
    """The address of the section that lists a struct's keys."""
    return f"keys.md#{spoken(struct).replace(' ', '-').lower()}"


def spoken(struct: type) -> str:
    """A struct's name in words: `TriggerChange` is “Trigger change”."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in struct.__name__).strip()
    return words[:1].upper() + words[1:]


def _without(info: FieldInfo) -> str:
    if info.default is NODEFAULT:
        return "" if info.default_factory is not NODEFAULT else "required"
    if isinstance(info.default, bool):
        return code(str(info.default).lower())
    if isinstance(info.default, Span):
        return code(info.default.text)
    return code(str(info.default)) if info.default not in (None, "", ()) else ""


def nested_in(struct: type[Struct]) -> tuple[type[Struct], ...]:
    """The structs that a struct's keys hold, and those within them, each once, in order."""
    found: dict[type[Struct], None] = {}
    hints = get_type_hints(struct, include_extras=True)
    for info in fields(struct):
        if description(hints[info.name]):
            for inner in _structs(hints[info.name]):
                found.update(dict.fromkeys((inner, *nested_in(inner))))
    return tuple(found)


def _structs(hint: object) -> tuple[type[Struct], ...]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return () if hint in ONE else (hint,)
    return tuple(inner for part in get_args(hint) if not isinstance(part, str) for inner in _structs(part))
