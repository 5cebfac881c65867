"""YAML and TOML as a tree that knows its lines; a scalar stays text until a key asks for a type.

Lines and columns count from 1, in the raw file.
"""

from __future__ import annotations

from typing import NamedTuple

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """One value as written, without its quotes."""

    text: str
    line: int
    column: int
    plain: bool = True
    """True if it stood there without quotes."""

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in NULLS


class Sequence(NamedTuple):
    """A list, in lines or in brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False
    """True if it stood in brackets."""


class Mapping(NamedTuple):
    """Keys and values, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, None if it is not there."""
        return next((value for name, value in self.entries if name.text == key), None)

    def keys(self) -> frozenset[str]:
        return frozenset(name.text for name, _ in self.entries)


Node = Scalar | Sequence | Mapping


def as_text(node: Node) -> str:
    """A node in one line, for keeping what no key could take."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(as_text(item) for item in node.items)
    return "; ".join(f"{name.text}: {as_text(value)}" for name, value in node.entries)
