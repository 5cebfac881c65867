"""The outline of a file: its records by name, before any of their values is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from careerplan.content.files import TextFile
from careerplan.content.frontmatter import Document, split
from careerplan.content.items import Introduction, Item, items_of
from careerplan.content.kinds import LIST_KEYS, kind_of_path
from careerplan.content.nodes import Mapping, Scalar, Sequence
from careerplan.content.reading import Context, Reading
from careerplan.content.yaml12 import Refusal
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Kind

_NAMING_LINE = re.compile(r"^(id|title|aliases):[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)


class Outline(Struct, frozen=True):
    """One file of a plan."""

    path: str
    lines: tuple[str, ...]
    keys: Mapping
    items: tuple[Item, ...]
    introductions: tuple[Introduction, ...] = ()
    broken: bool = False
    """True if its frontmatter cannot be read: the items are names that references may still use."""
    unsure: frozenset[Kind] = frozenset()
    """Kinds of which a broken file may hold records that nobody can name."""
    is_list_file: bool = False
    """True if the keys of the file are not those of one record."""


def outline_of(file: TextFile) -> tuple[Outline, tuple[Problem, ...]]:
    """The outline of a file, and what is wrong with the file as a whole."""
    lines = tuple(file.text.split("\n"))
    reading = Reading(Context(), file.path, lines, "")
    try:
        document = split(file.text)
    except Refusal as refusal:
        reading.report_at(refusal.line, refusal.column, refusal.fault)
        return _broken(file, lines), tuple(reading.problems)
    if not file.text.strip():
        reading.report_at(1, 1, Fault("file-empty", "the file is empty", "write something, or delete it"))
    found = tuple(items_of(file.path, document))
    items = tuple(item for item in found if isinstance(item, Item))
    outline = Outline(
        path=file.path,
        lines=lines,
        keys=document.keys,
        items=items,
        is_list_file=not any(item.keys is document.keys for item in items),
        introductions=tuple(item for item in found if isinstance(item, Introduction)),
    )
    return outline, tuple(reading.problems)


def _broken(file: TextFile, lines: tuple[str, ...]) -> Outline:
    """What can still be named of a file whose frontmatter cannot be read, so that one fault stays one."""
    kind, _ = kind_of_path(file.path)
    keys = Mapping(tuple(_named(match) for match in _NAMING_LINE.finditer(file.text)), 1, 1)
    found = tuple(items_of(file.path, Document(keys, "", 1)))
    items = tuple(item for item in found if isinstance(item, Item))
    lists = LIST_KEYS.get(kind, {})
    held = frozenset(lists.values()) if _may_list(file.text, lists) or not items else frozenset[Kind]()
    return Outline(file.path, lines, keys, items, broken=True, unsure=held)


def _may_list(text: str, lists: Iterable[str]) -> bool:
    return any(re.search(rf"^{name}:", text, re.MULTILINE) for name in lists)


def _named(match: re.Match[str]) -> tuple[Scalar, Scalar | Sequence]:
    key, written = match[1], match[2]
    texts = [text.strip(" '\"") for text in written.strip("[]").split(",")] if key == "aliases" else [written]
    values = tuple(Scalar(text.strip("'\""), 1, 1) for text in texts)
    return Scalar(key, 1, 1), Sequence(values, 1, 1) if key == "aliases" else values[0]
