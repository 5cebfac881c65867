"""Variables of ours that a host's file sets, whatever form they are written in: quotes, escapes, lists of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence

SECRETS = ("CAREERPLAN_KEY", "CAREERPLAN_PASSPHRASE")
ALLOW_PLAIN = "CAREERPLAN_ALLOW_PLAIN"

_IN_COMMAND = re.compile(r"(CAREERPLAN_[A-Z_]+)=[\"']?([^\s\"']+)")
_VALUE, _NAMES = "value", ("key", "name")


def set_in(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Names and values of what is set below a node; a variable of the host and nothing at all are no values."""
    return ((name, value) for name, value in _pairs(node) if _is_value(value.text))


def _pairs(node: Node) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        for found in _IN_COMMAND.finditer(node.text):
            yield found[1], Scalar(found[2], node.line, node.column)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _pairs(item)
    else:
        for name, value in node.entries:
            inner = value.get(_VALUE) if isinstance(value, Mapping) else value
            if isinstance(inner, Scalar):
                yield name.text, inner
            yield from _pairs(value)
        yield from _named(node)


def _named(node: Mapping) -> Iterator[tuple[str, Scalar]]:
    """A pair that is written as two: `key: NAME` and `value: TEXT`."""
    value = node.get(_VALUE)
    for key in _NAMES:
        name = node.get(key)
        if isinstance(name, Scalar) and isinstance(value, Scalar):
            yield name.text, value


def _is_value(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and stripped[0] not in "$@{<" and set(stripped) != {"x"}  # blotted out already
