"""Keys of the export: each with its name, type, meaning and the way to its value.

One declaration serves three: the export itself, the list of keys in the docs, the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

Source = TypeVar("Source")
Part = TypeVar("Part")

Json = Any
"""What JSON can hold: text, numbers, true and false, None, lists and string-keyed mappings of it."""

Holds = Literal["value", "object", "list", "mapping"]


class Key(Struct, Generic[Source], frozen=True, kw_only=True):
    """One key of an exported object."""

    name: str
    form: str = ""
    """`string`, `integer`, `number`, `boolean` or `day`; `?` after it if it can be null."""
    says: str
    """What stands there, for the docs."""
    value: Callable[[Source], Json]
    """From what the object is made of to what stands under the key."""
    holds: Holds = "value"
    keys: tuple[Key[Any], ...] = ()
    """The keys of the object, or of each object in the list or mapping."""


class KeyRow(Struct, frozen=True):
    """One line of the docs' list of keys."""

    path: str
    """`skills[].others[].by`; `*` for a name that the plan chooses."""
    type: str
    says: str


def key(name: str, form: str, says: str, value: Callable[[Source], Json]) -> Key[Source]:
    """A plain value."""
    return Key(name=name, form=form, says=says, value=value)


def one(name: str, says: str, value: Callable[[Source], Part], keys: Sequence[Key[Part]]) -> Key[Source]:
    """An object with keys of its own."""
    return Key(
        name=name,
        says=says,
        value=lambda source: written(value(source), keys),
        holds="object",
        keys=tuple(keys),
    )


def many(name: str, says: str, value: Callable[[Source], Iterable[Part]], keys: Sequence[Key[Part]]) -> Key[Source]:
    """A list of objects."""
    return Key(
        name=name,
        says=says,
        value=lambda source: [written(part, keys) for part in value(source)],
        holds="list",
        keys=tuple(keys),
    )


def names(
    name: str,
    form: str,
    says: str,
    value: Callable[[Source], Iterable[Json]],
) -> Key[Source]:
    """A list of plain values."""
    return Key(name=name, form=form, says=says, value=lambda source: list(value(source)), holds="list")


def mapping(
    name: str,
    says: str,
    value: Callable[[Source], Mapping[str, Part]],
    keys: Sequence[Key[Part]],
) -> Key[Source]:
    """Objects by names that the plan chooses."""
    return Key(
        name=name,
        says=says,
        value=lambda source: {inner: written(part, keys) for inner, part in value(source).items()},
        holds="mapping",
        keys=tuple(keys),
    )


def numbers(
    name: str,
    form: str,
    says: str,
    value: Callable[[Source], Mapping[str, Json]],
) -> Key[Source]:
    """Plain values by names that the plan chooses."""
    return Key(name=name, form=form, says=says, value=lambda source: dict(value(source)), holds="mapping")


def written(source: Source, keys: Iterable[Key[Source]]) -> dict[str, Json]:
    """The object that the keys make of their source."""
    return {item.name: item.value(source) for item in keys}


def rows(keys: Iterable[Key[Any]], within: str = "") -> Iterator[KeyRow]:
    """Every key with its path, depth first, in the order of the export."""
    for item in keys:
        path = f"{within}{item.name}{_SUFFIX[item.holds]}"
        yield KeyRow(path, _form_said(item), item.says)
        yield from rows(item.keys, f"{path}.")


_SUFFIX: Mapping[Holds, str] = {"value": "", "object": "", "list": "[]", "mapping": ".*"}


def _form_said(item: Key[Any]) -> str:
    return item.form.replace("?", " or null") or "object"


def schema(keys: Sequence[Key[Any]]) -> dict[str, Json]:
    """The JSON Schema of an object with these keys; further keys are allowed."""
    return {
        "type": "object",
        "properties": {item.name: _key_schema(item) for item in keys},
        "required": [item.name for item in keys],
    }


def _key_schema(item: Key[Any]) -> dict[str, Json]:
    inner = schema(item.keys) if item.keys else _plain_schema(item.form)
    said = {"description": item.says}
    if item.holds == "list":
        return {**said, "type": "array", "items": inner}
    if item.holds == "mapping":
        return {**said, "type": "object", "additionalProperties": inner}
    return {**said, **inner}


def _plain_schema(form: str) -> dict[str, Json]:
    plain = form.removesuffix("?")
    name = "string" if plain == "day" else plain
    found: dict[str, Json] = {"type": [name, "null"] if form.endswith("?") else name}
    return {**found, "format": "date"} if plain == "day" else found
