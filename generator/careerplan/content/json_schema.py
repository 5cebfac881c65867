"""The JSON Schema of frontmatter, for editors: from the same declarations as the reader.

It is as wide as the reader: short forms are allowed, and keys that it does not name too, since
those are warnings and not errors.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta, Struct

from careerplan.content.convert import NAMING_KEYS, fields_of
from careerplan.content.names import NAMES
from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.goal import CATEGORIES, LIFTED
from careerplan.plan.level import DEFAULT_SCALE, Level, Scale
from careerplan.plan.plan import KINDS
from careerplan.plan.record import PRIVATE, TARGET_KINDS, AudienceName, Kind, RaterId, Record
from careerplan.plan.settings import Settings
from careerplan.plan.when import When

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ONE_LINE: Json = {"type": ["string", "number"]}
_EXAMPLES: Mapping[Any, tuple[str, ...]] = {
    When: ("2026-11-21", "2026-Q4", "Sep 2026", "mid-2027", "ongoing"),
    Minutes: ("90 min", "2h30", "1.5"),
    Span: ("2 weeks", "3 months", "year"),
    Range: ("3", "0-2"),
    dt.date: ("2026-11-21",),
}


class Words(Struct, frozen=True):
    """The words of one plan that an editor can offer."""

    scale: Scale
    examples: Mapping[Any, tuple[str, ...]]
    """A type of value -> what it can look like: dates, and the plan's own audiences and ids."""
    categories: tuple[str, ...]


NO_WORDS = Words(DEFAULT_SCALE, {**_EXAMPLES, AudienceName: (PRIVATE,)}, CATEGORIES)
"""Those of a plan that says nothing of its own."""


def words_of(settings: Settings, records: Iterable[Record] = ()) -> Words:
    """The levels, audiences and categories of a plan's settings, and the ids of its records."""
    ids: dict[Kind, tuple[str, ...]] = {}
    for record in records:
        ids[record.kind] = (*ids.get(record.kind, ()), record.id)
    named = {hint: ids[kind] for hint, kind in (*TARGET_KINDS.items(), (RaterId, "person")) if kind in ids}
    audiences = {AudienceName: (PRIVATE, *settings.audiences)}
    return Words(settings.scale, {**_EXAMPLES, **audiences, **named}, (*CATEGORIES, *settings.categories))


def frontmatter_schema(kind: Kind, words: Words = NO_WORDS) -> Json:
    """The schema of one kind's frontmatter; levels are the words of the plan's scale and their numbers."""
    record = KINDS[kind]
    schema = _object(record, words)
    if kind == "goal":
        schema["properties"]["category"]["examples"] = list(words.categories)
        for name, (_, says) in LIFTED.items():
            schema["properties"][name] = {"type": ["array", "object", "string"], "description": says}
    first_line = (record.__doc__ or "").split("\n", 1)[0]
    return {"$schema": DIALECT, "title": kind, "description": first_line, **schema}


def all_schemas(words: Words = NO_WORDS) -> Json:
    """The schemas of all kinds under `$defs`; any of them will do."""
    defs = {kind: frontmatter_schema(kind, words) for kind in KINDS}
    for schema in defs.values():
        schema.pop("$schema")
    any_of = [{"$ref": f"#/$defs/{kind}"} for kind in defs]
    return {"$schema": DIALECT, "title": "careerplan frontmatter", "$defs": defs, "anyOf": any_of}


def _object(struct: type[Struct], words: Words) -> Json:
    hints = get_type_hints(struct, include_extras=True)
    known = fields_of(struct)
    properties: Json = {}
    required: list[str] = []
    for info in msgspec.structs.fields(struct):
        is_name = issubclass(struct, Record) and info.name in NAMING_KEYS
        if info.encode_name not in known and not is_name:
            continue
        properties[info.encode_name] = _described(hints[info.name], words)
        if not is_name and info.default is NODEFAULT and info.default_factory is NODEFAULT:
            required.append(info.encode_name)
    schema: Json = {"type": "object", "properties": properties}
    # a record may have it from its name or its body, and `first: second` is a pair of any keys
    if required and not issubclass(struct, Record) and not hasattr(struct, "pair"):
        schema["required"] = required
    return schema


def _described(hint: Any, words: Words) -> Json:
    """The schema of a field, with its description, examples and bounds."""
    inner, metas = (get_args(hint)[0], get_args(hint)[1:]) if get_origin(hint) is Annotated else (hint, ())
    schema = dict(_of(inner, words))
    for meta in metas:
        if isinstance(meta, Meta):
            if meta.description:
                schema["description"] = meta.description
            if meta.examples:
                schema["examples"] = list(meta.examples)
            if schema.get("type") in ("integer", "number"):
                bounds = (("minimum", meta.ge), ("maximum", meta.le))
                schema.update({name: bound for name, bound in bounds if bound is not None})
    return _or_nothing(schema)


def _or_nothing(schema: Json) -> Json:
    """The same with null: a key without a value says nothing, and is no error."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    types_allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types_allowed, "null"]}


def _of(hint: Any, words: Words) -> Json:
    """The schema of a type."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _described(hint, words)
    if origin in (Union, types.UnionType):
        members = [_of(member, words) for member in get_args(hint) if member is not type(None)]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        item = _of(get_args(hint)[0], words)
        return {"anyOf": [{"type": "array", "items": item}, item, {"type": "object"}]}
    if origin is not None:
        key, value = get_args(hint)[0], _of(get_args(hint)[1], words)
        pairs: Json = {"type": "object", "additionalProperties": value}
        if key in words.examples:
            pairs["properties"] = dict.fromkeys(words.examples[key], value)
        return {"anyOf": [pairs, {"type": ["array", "string"]}]}
    one_line = hint in NAMES or hint in _EXAMPLES or hint is Money
    if isinstance(hint, type) and issubclass(hint, Struct) and not one_line:
        schema = _object(hint, words)
        return {"anyOf": [schema, _ONE_LINE]} if getattr(hint, "main", None) else schema
    return _scalar(hint, words)


def _scalar(hint: Any, words: Words) -> Json:
    if hint is Level:
        names = [name for step in words.scale.steps for name in (step.word, *step.aliases)]
        return {"enum": [*names, *range(len(words.scale.steps))]}
    if hint is Money:
        return {"anyOf": [_ONE_LINE, {"type": "object"}]}
    plain: Mapping[Any, Json] = {bool: {"type": "boolean"}, int: {"type": "integer"}, float: {"type": "number"}}
    if hint in plain:
        return plain[hint]
    one_line = _ONE_LINE if hint in _EXAMPLES else {"type": ["string", "number", "boolean"]}
    examples = words.examples.get(hint)
    return {**one_line, "examples": list(examples)} if examples else one_line
