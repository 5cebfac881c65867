"""TOML as a tree that knows its lines.

`tomllib` gives values without places, so a search through the lines finds the key's.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence


def tree(value: dict[str, Any], lines: tuple[str, ...]) -> Mapping:
    """A whole TOML document; values carry the place of their nearest key."""
    root = _tree(value, lines, ())
    return root if isinstance(root, Mapping) else Mapping((), 1, 1)


def _tree(value: object, lines: tuple[str, ...], trail: tuple[str, ...]) -> Node:
    """A TOML value as a tree with the line of its nearest key."""
    line, column = _place(trail, lines)
    if isinstance(value, dict):
        entries = []
        for name, inner in value.items():
            key_line, key_column = _place((*trail, name), lines)
            entries.append((Scalar(name, key_line, key_column), _tree(inner, lines, (*trail, name))))
        return Mapping(tuple(entries), line, column)
    if isinstance(value, list):
        return Sequence(tuple(_tree(item, lines, trail) for item in value), line, column, flow=False)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", line, column)
    if isinstance(value, str):
        return Scalar(value, line, column, plain=False)
    if isinstance(value, dt.date | dt.time):
        return Scalar(value.isoformat(), line, column)
    return Scalar(str(value), line, column)


def _place(trail: tuple[str, ...], lines: tuple[str, ...]) -> tuple[int, int]:
    """Line and column of a key: below its section's header, or the header itself."""
    if not trail:
        return 1, 1
    section: list[str] = []
    for number, line in enumerate(lines, 1):
        header = re.match(r"\s*\[\[?([^\]]+)\]", line)
        if header:
            section = [part.strip().strip("\"'") for part in header[1].split(".")]
            if tuple(section) == trail:
                return number, line.index("[") + 2
            continue
        key = re.match(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w.-]+))\s*=", line)
        if key:
            name = key[1] or key[2] or key[3]
            parts = tuple(section) + ((name,) if key[1] or key[2] else tuple(name.split(".")))
            if parts == trail[: len(parts)]:
                return number, len(line) - len(line.lstrip()) + 1
    return 1, 1
