"""Any record or setting again, with other texts and names in the same places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, NewType, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from careerplan.plan.amount import Money, Range, Span
from careerplan.plan.record import TARGET_KINDS, ActionName, Key, RaterId, RoleName, Url
from careerplan.plan.when import When

Leaf = Callable[[str, object, str], str]
"""A text or name, its declared type and its path -> what stands in its place."""

Value: TypeAlias = Any
"""What stands under a key; its type is known at run time, from the kind's declaration."""

AnyStruct = TypeVar("AnyStruct", bound=Struct)

LEAVES: frozenset[object] = frozenset({*TARGET_KINDS, RaterId, RoleName, ActionName, Url, str})
_OPAQUE = (When, Span, Money, Range)


def rewritten(value: AnyStruct, leaf: Leaf, path: str = "") -> AnyStruct:
    """A struct in which every text and every name went through `leaf`."""
    hints = hints_of(type(value))
    return replace(
        value,
        **{
            field.name: _rewritten(getattr(value, field.name), hints[field.name], leaf, f"{path}/{field.name}")
            for field in fields_of(type(value))
            if field.name not in ("audience", "audiences")
        },
    )


def marked(value: AnyStruct, owner: str) -> AnyStruct:
    """A struct in which each "text" says where it stands, so that no two are alike."""

    def leaf(text: str, kind_of: object, path: str) -> str:
        mark = path.replace("/", ".") if kind_of is Url else f"text ({path})"
        return text.replace("text", mark)

    return rewritten(value, leaf, owner)


@cache
def fields_of(kind_of: type[Struct]) -> tuple[FieldInfo, ...]:
    return fields(kind_of)


@cache
def hints_of(kind_of: type[Struct]) -> Mapping[str, object]:
    return get_type_hints(kind_of)


def _rewritten(value: Value, kind_of: object, leaf: Leaf, path: str) -> Value:
    if isinstance(value, Key):
        return Key(value.kind, leaf(value.id, _REFERENCE_TO[value.kind], path))
    if isinstance(value, str):
        declared = _declared(value, kind_of)
        return leaf(value, declared, path) if declared in LEAVES else value
    if isinstance(value, Struct):
        return value if isinstance(value, _OPAQUE) else rewritten(value, leaf, path)
    if isinstance(value, tuple):
        item = get_args(kind_of)[0]
        return tuple(_rewritten(one, item, leaf, f"{path}/{place}") for place, one in enumerate(value))
    if isinstance(value, Mapping):
        name, item = get_args(kind_of)
        return {
            _rewritten(key, name, leaf, f"{path}/key{place}"): _rewritten(one, item, leaf, f"{path}/{place}")
            for place, (key, one) in enumerate(value.items())
        }
    return value


_REFERENCE_TO = {kind: reference for reference, kind in TARGET_KINDS.items()}


def _declared(text: str, kind_of: object) -> object:
    """The member of a union that a text belongs to: a word of a Literal is no text."""
    if get_origin(kind_of) not in (Union, UnionType):
        return kind_of
    members = get_args(kind_of)
    words = [member for member in members if get_origin(member) is Literal and text in get_args(member)]
    texts = [member for member in members if member is str or isinstance(member, NewType)]
    return [*words, *texts, str][0]
