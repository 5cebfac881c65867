"""Where the values of a file stand: the first and the last character of each, and how it was written.

Places count characters of the whole text, line ends as `\\n`, from 0; `end` is just behind the last one.
"""

from __future__ import annotations

import re
from typing import Literal, cast

import yaml
from msgspec import Struct

from careerplan.content.yaml12 import raw_tree

Shape = Literal["scalar", "list", "mapping"]


class Place(Struct, frozen=True, kw_only=True):
    """One value as it stands in the text."""

    shape: Shape
    start: int
    end: int
    """Behind the last character of the value; comments and line ends that follow are not part of it."""
    in_lines: bool
    """True for what is laid out by line ends: a list with hyphens, keys in lines, a text after `|` or `>`."""
    text: str = ""
    """Of a scalar: what it says."""
    items: tuple[Place, ...] = ()
    """Of a list."""
    entries: tuple[tuple[Place, Place], ...] = ()
    """Of a mapping: its keys and values."""

    @property
    def is_empty(self) -> bool:
        """True where nothing is written at all."""
        return self.start == self.end


def places_of(text: str, start: int, end: int) -> Place | None:
    """The places of the keys that stand between two characters of a text; None where there are none.

    The text between them is one that `compose` takes.
    """
    root = raw_tree(text[start:end])
    return None if root is None else _place(root, text, start)


def _place(node: yaml.Node, text: str, offset: int) -> Place:
    start, end = node.start_mark.index + offset, node.end_mark.index + offset
    if isinstance(node, yaml.ScalarNode):
        in_lines = node.style in ("|", ">")
        end = start + _length(text[start:end]) if in_lines else end
        return Place(shape="scalar", start=start, end=end, text=node.value, in_lines=in_lines)
    if isinstance(node, yaml.SequenceNode):
        in_lines = not node.flow_style
        items = tuple(_place(item, text, offset) for item in node.value)
        last = items[-1].end if in_lines and items else end
        return Place(shape="list", start=start, end=last, in_lines=in_lines, items=items)
    node = cast("yaml.MappingNode", node)
    in_lines = not node.flow_style
    entries = tuple((_place(key, text, offset), _place(value, text, offset)) for key, value in node.value)
    last = entries[-1][1].end if in_lines and entries else end  # the parser's own end is that of the comments after it
    return Place(shape="mapping", start=start, end=last, in_lines=in_lines, entries=entries)


def _length(written: str) -> int:
    """Characters of a text after `|` or `>`, without the empty lines below it that say nothing."""
    head, *lines = written.split("\n")
    first = next((line for line in lines if line.strip(" ")), None)
    if first is None or re.match(r"[|>]\S*[+\d]", head):
        return len(written)
    below = len(lines) - 1  # behind the last line end there is none
    while below and not lines[below - 1].strip(" ") and len(lines[below - 1]) <= len(first) - len(first.lstrip(" ")):
        below -= 1
    return len(written) - sum(len(line) + 1 for line in lines[below:-1])
