"""Lists and mappings: how several values may be written by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import BAD, Reading
from careerplan.content.values import warn_of_lost_text
from careerplan.plan.problem import Fault

Converter = Callable[[Node, Reading], Any]

_JOINING = frozenset({"and", "or", "but", "which", "who", "so", "because", "then", "that"})
"""Words that carry a sentence on after a comma."""


def list_of(
    convert_one: Converter,
    pair: tuple[str, str] | None,
    known: Callable[[], frozenset[str]] | None,
    *,
    sentences: bool = False,
) -> Converter:
    """A list; one value stands for a list of one.

    `known` gives the keys of the items, if they are mappings; with a `pair`, a mapping whose keys
    are none of them is a list of items written `first: second`. `sentences` looks for split ones.
    """

    def convert(node: Node, reading: Reading) -> Any:
        if isinstance(node, Mapping) and known is None:
            return reading.wrong_shape(node, "a list: one line each, beginning with a hyphen")
        values = [convert_one(item, reading) for item in _list_items(node, pair, known)]
        if isinstance(node, Sequence) and sentences:
            _warn_of_split_sentence(node, reading)
            for item in node.items:
                warn_of_lost_text(item, reading)
        return tuple(value for value in values if value is not BAD)

    return convert


def _list_items(
    node: Node, pair: tuple[str, str] | None, known: Callable[[], frozenset[str]] | None
) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        parts: list[Node] = []
        for item in node.items:
            if isinstance(item, Scalar) and item.is_null:
                continue
            parts.extend(_list_items(item, pair, known) if isinstance(item, Mapping) else (item,))
        return tuple(parts)
    if isinstance(node, Mapping) and pair and known and not (node.keys() & known()):
        return tuple(_pair_item(name, value, pair) for name, value in node.entries)
    return (node,)


def _pair_item(name: Scalar, value: Node, pair: tuple[str, str]) -> Mapping:
    first = (Scalar(pair[0], name.line, name.column), name)
    if isinstance(value, Mapping):
        return Mapping((first, *value.entries), name.line, name.column)
    if isinstance(value, Scalar) and value.is_null:
        return Mapping((first,), name.line, name.column)
    return Mapping((first, (Scalar(pair[1], name.line, name.column), value)), name.line, name.column)


def _warn_of_split_sentence(node: Sequence, reading: Reading) -> None:
    """`[Explain things, and listen]` was one sentence before the comma split it."""
    if not node.flow:
        return
    starts = [item.text.split(" ", 1)[0] for item in node.items if isinstance(item, Scalar)]
    lower = sum(isinstance(item, Scalar) and item.text[:1].islower() for item in node.items)
    mixed = lower == 1 or len(node.items) - lower > 1  # not a list that only begins with a capital
    for before, after in pairwise(node.items):
        if not (isinstance(before, Scalar) and isinstance(after, Scalar) and before.plain and after.plain):
            continue
        start, words = before.text.split(" ", 1)[0], after.text.split()
        if len(words) < 2:
            continue
        joins = words[0] in _JOINING and starts.count(words[0]) == 1
        goes_on = start[:1].isupper() and words[0][:1].islower() and len(before.text.split()) > 2
        if joins or (goes_on and mixed):
            help_text = f'if it is one sentence, put it in quotes: "{before.text}, {after.text}"'
            reading.report(after, Fault("text-comma", f"the comma before “{after.text}” begins a new item", help_text))


def mapping_of(convert_key: Converter, convert_value: Converter, *, value_may_miss: bool) -> Converter:
    """Keys and values; where a value may be missing, a list of names stands for keys without any."""

    def convert(node: Node, reading: Reading) -> Any:
        entries = _as_entries(node) if value_may_miss else None
        if entries is None:
            if not isinstance(node, Mapping):
                return reading.wrong_shape(node, "keys and values, such as name: value")
            entries = node.entries
        found: dict[Any, Any] = {}
        for name, value in entries:
            key = convert_key(name, reading)
            empty = isinstance(value, Scalar) and value.is_null
            read = None if empty and value_may_miss else convert_value(value, reading)
            if key is BAD or read is BAD:
                continue
            found[key] = read
        return found

    return convert


def _as_entries(node: Node) -> tuple[tuple[Scalar, Node], ...] | None:
    """A list of names, or one name, as entries without a value."""
    if isinstance(node, Scalar):
        return ((node, Scalar("", node.line, node.column)),)
    if isinstance(node, Sequence):
        entries: list[tuple[Scalar, Node]] = []
        for item in node.items:
            if isinstance(item, Mapping):
                entries.extend(item.entries)
            elif isinstance(item, Scalar):
                entries.append((item, Scalar("", item.line, item.column)))
        return tuple(entries)
    return None
