"""Trees become typed values, field by field; every fault is collected and the sound rest kept.

A converter takes a node and the reading it is part of, and gives a value or `BAD`, in which case
it has reported why.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import replace

from careerplan.content.collections import list_of, mapping_of
from careerplan.content.names import NAMES
from careerplan.content.nodes import Mapping, Node, Scalar, as_text
from careerplan.content.reading import BAD, Reading
from careerplan.content.values import SCALARS, convert_text, is_flag_word, warn_of_lost_text
from careerplan.content.withholding import is_withholding, withholding_fault
from careerplan.plan.goal import LIFTED
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import NOT_KEYS, Note, Record

Converter = Callable[[Node, Reading], Any]


NAMING_KEYS: Final = frozenset({"id", "title", "aliases"})
"""Read before all others, since references need them."""


class FieldOf(Struct, frozen=True):
    """One key of a struct: its name in files, its name in code, and how it is read."""

    key: str
    name: str
    convert: Converter
    required: bool
    description: str
    is_text: bool


@cache
def fields_of(struct: type[Struct]) -> MappingOf[str, FieldOf]:
    """The keys that a struct takes, in the order of its declaration."""
    hints = get_type_hints(struct, include_extras=True)
    found: dict[str, FieldOf] = {}
    for info in msgspec.structs.fields(struct):
        if issubclass(struct, Record) and info.name in NOT_KEYS | NAMING_KEYS:
            continue
        if not _description(hints[info.name]):
            continue  # filled in by the program
        required = info.default is NODEFAULT and info.default_factory is NODEFAULT
        hint = hints[info.name]
        found[info.encode_name] = FieldOf(
            key=info.encode_name,
            name=info.name,
            convert=converter(hint),
            required=required,
            description=_description(hint),
            is_text=get_args(hint)[0] in (str, tuple[str, ...]),
        )
    return found


def read_fields(struct: type[Struct], node: Mapping, reading: Reading) -> dict[str, Any]:
    """The values of all known keys by field name; unknown keys are warned about and kept aside."""
    fields = fields_of(struct)
    values: dict[str, Any] = {}
    for number, (key, value) in enumerate(node.entries):
        if issubclass(struct, Record) and key.text in NAMING_KEYS:
            _check_name(key, value, reading)
            continue
        if issubclass(struct, Record) and key.text == "audience":
            continue  # read by audience.py, where doubt means private
        field = fields.get(key.text)
        if field is None:
            if not _is_lifted(struct, key.text):
                _unknown(struct, node.entries[: number + 1], reading)
            continue
        if isinstance(value, Scalar) and value.is_null:
            if field.is_text:
                warn_of_lost_text(value, reading)
            continue
        converted = field.convert(value, reading.under(key.text))
        if converted is not BAD:
            values[field.name] = converted
    return values


def missing(struct: type[Struct], node: Mapping, values: MappingOf[str, Any]) -> tuple[str, ...]:
    """Required keys that are not in the file at all (a bad value has been reported already)."""
    return tuple(
        field.key
        for field in fields_of(struct).values()
        if field.required and field.name not in values and node.get(field.key) is None
    )


def convert_struct(struct: type[Struct], node: Mapping, reading: Reading) -> Any:
    """A nested struct from its mapping; BAD if a required key is missing or cannot be read."""
    reading = reading.inside()
    values = read_fields(struct, node, reading)
    for key in missing(struct, node, values):
        reading.report(node, Fault("key-missing", f"“{key}” is missing", _keys_help(struct)))
    required = [field for field in fields_of(struct).values() if field.required]
    if any(field.name not in values for field in required):
        return BAD
    values.pop("extra", None)
    return struct(**values)


def _is_lifted(struct: type[Struct], key: str) -> bool:
    return getattr(struct, "kind", None) == "goal" and key in LIFTED


def _check_name(key: Scalar, value: Node, reading: Reading) -> None:
    """Report an id, title or alias that is no text; names have been taken before (naming.py)."""
    if isinstance(value, Scalar) and value.is_null:
        warn_of_lost_text(value, reading)
    elif key.text == "aliases":
        converter(tuple[str, ...])(value, reading.under(key.text))
    else:
        convert_text(value, reading.under(key.text))


def _unknown(struct: type[Struct], entries: tuple[tuple[Scalar, Node], ...], reading: Reading) -> None:
    """Report the last key, unless it stands on a page; keep it where the struct is a record."""
    key, value = entries[-1]
    is_record = issubclass(struct, Record)
    kind = struct.kind if issubclass(struct, Record) else None
    if is_record:
        reading.extra.append(Note(key.text, as_text(value)))
    if is_withholding(key.text):
        reading.report(key, withholding_fault(key.text, reading.what, is_record=is_record))
        return
    if kind == "page":
        return
    known = [*fields_of(struct), *(sorted(NAMING_KEYS) if is_record else ())]
    near = get_close_matches(key.text.casefold(), known, n=1, cutoff=0.6)
    help_text = f"did you mean {near[0]}?" if near else f"The keys are {', '.join(known)}"
    if isinstance(value, Scalar) and value.is_null and (not near or " " in key.text):
        help_text = _quoted(entries)
    code = "share-invalid" if kind == "share" else "key-unknown"
    reading.report(key, Fault(code, f"“{key.text}” is not a key of {reading.what}", help_text))


def _quoted(entries: tuple[tuple[Scalar, Node], ...]) -> str:
    """The likely text of a key without a value: cut off by a comma, or ended by a colon."""
    key, _ = entries[-1]
    before, text = entries[-2] if len(entries) > 1 else (key, None)
    if isinstance(text, Scalar) and text.plain and text.line == key.line:
        return f'if the comma belongs to the text, use quotes: {before.text}: "{text.text}, {key.text}"'
    return f'if it is a text that ends with a colon, put it in quotes: "{key.text}:"'


def _keys_help(struct: type[Struct]) -> str:
    return "The keys are " + ", ".join(fields_of(struct))


def _description(hint: Any) -> str:
    metas = [meta for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, Meta)]
    return next((meta.description for meta in metas if meta.description), "")


@cache
def converter(hint: Any) -> Converter:
    """How values of an annotation are read."""
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        bounds = next((m for m in metas if isinstance(m, Meta) and (m.ge is not None or m.le is not None)), None)
        return _bounded(converter(inner), bounds) if bounds else converter(inner)
    if hint in SCALARS or hint in NAMES:
        return SCALARS.get(hint) or NAMES[hint]
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union(tuple(arg for arg in get_args(hint) if arg is not type(None)))
    if origin is Literal:
        return _choice(get_args(hint))
    if origin is tuple:
        return _list_of(get_args(hint)[0])
    if origin is not None and issubclass(origin, MappingOf):
        key, value = get_args(hint)
        return mapping_of(converter(key), converter(value), value_may_miss=_may_miss(value))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _struct(hint)
    raise TypeError(f"no converter for {hint}")


def _may_miss(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _bounded(inner: Converter, bounds: Meta) -> Converter:
    def convert(node: Node, reading: Reading) -> Any:
        value = inner(node, reading)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        low, high = bounds.ge, bounds.le
        if (low is not None and value < low) or (high is not None and value > high):
            allowed = f"{low} to {high}" if low is not None and high is not None else f"{low} and above"
            reading.report(node, Fault("value-number", f"{as_text(node)} is out of range", f"allowed is {allowed}"))
            return BAD
        return value

    return convert


def _union(members: tuple[Any, ...]) -> Converter:
    """The first member that takes the value; else the one that was likely meant says what is wrong."""
    converters = [converter(member) for member in _in_reading_order(members)]
    if len(converters) == 1:
        return converters[0]

    def convert(node: Node, reading: Reading) -> Any:
        trials = [reading.trial() for _ in converters]
        for convert_one, trial in zip(converters, trials, strict=True):
            value = convert_one(node, trial)
            if value is not BAD and not trial.problems:
                return value
        meant_first = isinstance(node, Scalar) and is_flag_word(node.text)
        meant_first = meant_first or trials[-1].problems[0].code == "when-duration"
        reading.problems.extend(_with_spans(trials) or trials[0 if meant_first else -1].problems)
        return BAD

    return convert


def _with_spans(trials: Sequence[Reading]) -> list[Problem]:
    """What is wrong with a text that is neither a span nor a date: the fix names both."""
    first = [trial.problems[0] for trial in trials if trial.problems]
    if {problem.code for problem in first} != {"duration-unreadable", "when-unreadable"}:
        return []
    (date,) = (problem for problem in first if problem.code == "when-unreadable")
    return [replace(date, message=f"{date.message}, nor a span", help=f"{date.help}; or a span such as 5 years")]


def _in_reading_order(members: tuple[Any, ...]) -> tuple[Any, ...]:
    """Narrow ones first: flags and words before numbers, dates and text."""

    def width(member: Any) -> int:
        if member is bool:
            return 0
        return {Literal: 1}.get(get_origin(member), 3 if member is str else 2)

    return tuple(sorted(members, key=width))


def _choice(words: tuple[str, ...]) -> Converter:
    def convert(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            return reading.wrong_shape(node, f"one of {', '.join(words)}")
        wanted = node.text.strip().casefold().replace(" ", "-").replace("_", "-")
        if wanted in words:
            return wanted
        near = get_close_matches(wanted, words, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        allowed = f"{hint}Allowed are {', '.join(words)}"
        reading.report(node, Fault("value-choice", f"“{node.text}” is not a value of {reading.key}", allowed))
        return BAD

    return convert


def _struct(struct: type[Struct]) -> Converter:
    main = getattr(struct, "main", None)

    def convert(node: Node, reading: Reading) -> Any:
        if isinstance(node, Mapping):
            return convert_struct(struct, node, reading)
        if isinstance(node, Scalar) and main:
            key = Scalar(main, node.line, node.column)
            return convert_struct(struct, Mapping(((key, node),), node.line, node.column), reading)
        return reading.wrong_shape(node, f"keys and values: {', '.join(fields_of(struct))}")

    return convert


def _list_of(inner: Any) -> Converter:
    special = LISTS.get(inner)
    if special is not None:
        return special
    if isinstance(inner, type) and issubclass(inner, Struct):
        struct = inner
        return list_of(converter(inner), getattr(inner, "pair", None), lambda: frozenset(fields_of(struct)))
    return list_of(converter(inner), None, None, sentences=inner is str)


LISTS: dict[Any, Converter] = {}
"""Element types whose lists are read by a rule of their own (shorthand.py)."""
