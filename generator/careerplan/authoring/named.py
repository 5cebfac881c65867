"""Records by the names that people type: an id, an alias, a title, or a first name that only one person has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from careerplan.content.files import TextFile
from careerplan.content.outline import outline_of
from careerplan.plan.problem import Fault
from careerplan.plan.record import Kind, Record
from careerplan.plan.reference import Entry, Found, Index

AnyRecord = TypeVar("AnyRecord", bound=Record)


def record_named(records: Sequence[AnyRecord], kind: Kind, name: str) -> AnyRecord | Fault:
    """The record of a kind that a name means; the records are all of that kind."""
    found = Index(Entry(record.key, record.title, record.aliases) for record in records).find(name, kind)
    if len(found.keys) == 1:
        return next(record for record in records if record.key == found.keys[0])
    return not_one(found, kind, name)


def not_one(found: Found, kind: Kind, name: str) -> Fault:
    """Why a name does not mean one record, with those that it may have meant."""
    if found.keys:
        names = ", ".join(key.id for key in found.keys)
        return Fault("reference-ambiguous", f"“{name}” matches several", f"write one of {names}")
    near = f"did you mean {' or '.join(found.near)}?" if found.near else f"no {kind} has this id, alias or title"
    return Fault("reference-unknown", f"there is no {kind} “{name}”", near)


def broken_file(files: Iterable[TextFile], kind: Kind, name: str) -> str | None:
    """The path of a file that cannot be read and that likely holds the record of a name."""
    for outline, _ in map(outline_of, files):
        index = Index(Entry(item.key, item.title, item.aliases) for item in outline.items)
        if outline.broken and (index.find(name, kind).keys or kind in outline.unsure):
            return outline.path
    return None
