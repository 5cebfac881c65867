"""One item becomes one record: its keys read, its body looked through, its problems collected."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any

from msgspec import Struct

from careerplan.content import shorthand
from careerplan.content.audience import read_audience
from careerplan.content.blocks import public_part
from careerplan.content.check import Misplaced, check_record
from careerplan.content.convert import fields_of, missing, read_fields
from careerplan.content.items import Item, known_list_keys
from careerplan.content.links import Targets, keys_mentioned
from careerplan.content.names import category_of
from careerplan.content.naming import stem_of
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.content.reading import Context, Reading
from careerplan.content.withholding import is_withholding, withholding_fault
from careerplan.plan.plan import KINDS
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import PRIVATE, AudienceName, Body, GoalId, Kind, Record, Source
from careerplan.plan.when import When, parse_when

_ARTICLES = frozenset("aeiou")

_DONE = frozenset({"done", "finished", "✓", "✔", "✅"})
"""States in `A course: done` that say what `done: true` says."""


class Read(Struct, frozen=True):
    """What became of one item."""

    record: Record | None
    problems: tuple[Problem, ...]


class Dates(Struct, frozen=True):
    """When git first and last saw a file change."""

    created: When | None = None
    updated: When | None = None


def what_is(kind: Kind) -> str:
    """A kind as messages name it: “a goal”, “an activity”."""
    return f"{'an' if kind[0] in _ARTICLES else 'a'} {kind}"


def read_item(item: Item, context: Context, targets: Targets, lines: tuple[str, ...], dates: Dates) -> Read:
    """The record of an item; None where a required key is missing or unreadable."""
    reading = Reading(context, item.path, lines, what_is(item.key.kind))
    struct = KINDS[item.key.kind]
    values = read_fields(struct, item.keys, reading)
    if item.key.kind == "review" and item.keys.get("date") is None:
        _date_from_name(item, values)
    for key in missing(struct, item.keys, values):
        place: Node = item.keys if item.keys.entries else Scalar("", item.line, 1)
        reading.report(place, Fault("key-missing", f"“{key}” is missing", _how_to_add(item.key.kind, key)))
    values["audience"] = _audience_of(item, reading)
    _complete(item, values, reading)
    body = read_body(item.body, item.body_line, item.path, targets, reading)
    if _cannot_stand(struct, values):
        return Read(None, tuple(reading.problems))
    values.setdefault("created", dates.created)
    values.setdefault("updated", dates.updated)
    record = struct(
        id=item.key.id,
        title=item.title,
        aliases=item.aliases,
        body=body,
        place=Source(item.path, item.line),
        extra=tuple(reading.extra),
        **values,
    )
    for misplaced in check_record(record):
        reading.report(_node_of(item, misplaced), misplaced.fault)
    return Read(record, tuple(reading.problems))


def _how_to_add(kind: Kind, key: str) -> str:
    """Where a missing key goes; events have no file that a verb could show."""
    if kind == "event":
        return "an event of the list is written - {title: Moved to the coast, date: 2026-05}"
    return f"add {key}: to the frontmatter, as `careerplan add {kind}` would"


def _node_of(item: Item, misplaced: Misplaced) -> Node:
    """Where a value stands, or its record if it stands in the body."""
    node = item.keys.get(misplaced.key)
    if node is None or misplaced.item is None:
        return node or Scalar("", item.line, item.column)
    listed = node.items if isinstance(node, Sequence) else ()
    return listed[misplaced.item] if misplaced.item < len(listed) else Scalar("", item.body_line, 1)


def read_body(text: str, line: int, path: str, targets: Targets, reading: Reading) -> Body:
    """A body with what it mentions, in all and in the part that may be shown outside."""
    blocks = public_part(text)
    if blocks.malformed is not None:
        at = line + blocks.malformed
        help_text = (
            "a block is a line ::: private, its text, and a line :::, all at the margin; "
            "until it is one, nobody outside sees what follows"
        )
        reading.report_at(at, 1, Fault("block-malformed", blocks.why, help_text))
    mentions = keys_mentioned(text, path, targets, reading, line)
    same = blocks.public == text
    public = mentions if same else keys_mentioned(blocks.public, path, targets, reading, None)
    return Body(text, line, mentions, blocks.public, public)


def _cannot_stand(struct: type[Record], values: MappingOf[str, Any]) -> bool:
    return any(field.required and field.name not in values for field in fields_of(struct).values())


def _audience_of(item: Item, reading: Reading) -> tuple[AudienceName, ...]:
    """The record's own audience, else that of the list file, whose problems are reported there.

    A key that is nearly `audience` closes the record: it may have been meant to.
    """
    own = item.keys.get("audience")
    names = read_audience(own, reading) if own is not None else ()
    if any(problem.code == "audience-invalid" for problem in reading.problems):
        return (PRIVATE,)
    if own is not None:
        return names
    if item.inherited_audience is not None:
        return read_audience(item.inherited_audience, reading.trial())
    return ()  # private, but its kind may nominate it; a written `private` is final


def _complete(item: Item, values: dict[str, Any], reading: Reading) -> None:
    """What the body, the place or a short form adds to the keys."""
    kind = item.key.kind
    body = public_part(item.body).public  # keys are shown outside where the private blocks are not
    if kind == "goal":
        _check_category(item, values, reading)
        values["milestones"] = (*values.get("milestones", ()), *shorthand.milestones_of(body))
        _report_impossible(item, body, "milestones", reading)
    elif kind == "skill":
        values["evidence"] = (*values.get("evidence", ()), *shorthand.evidence_of(body))
        _report_impossible(item, body, "evidence", reading)
    elif kind == "feedback":
        for name in ("start", "keep", "stop"):
            values[name] = (*values.get(name, ()), *shorthand.list_under(body, name))
    elif kind == "activity":
        if item.within is not None:
            values["goal"] = GoalId(item.within.id)
        if values.get("state", "").casefold() in _DONE:
            values.setdefault("done", True)
    elif kind == "role":
        values.setdefault("needs", ())
    elif kind == "share":
        _check_end(item, values, reading)


def _report_impossible(item: Item, body: str, heading: str, reading: Reading) -> None:
    """A day that does not exist would stand in a title without a word."""
    lines = item.body.split("\n")
    for written, fault in shorthand.impossible_whens(body, heading):
        number = next((place for place, line in enumerate(lines) if written in line), 0)
        reading.report_at(item.body_line + number, lines[number].find(written) + 2, fault)


def _check_end(item: Item, values: dict[str, Any], reading: Reading) -> None:
    """Report an `until` that says no day: without it the page would open for ever."""
    node = item.keys.get("until")
    if node is None or "until" in values:
        return
    reading.problems[:] = [
        problem for problem in reading.problems if (problem.line, problem.column) != (node.line, node.column)
    ]
    help_text = "write a date such as 2027-01-31, or take the key out for a share without an end"
    written = as_text(node)
    message = f"“{written}” is no day on which the share could end" if written else "until is empty"
    reading.report(node, Fault("share-invalid", message, help_text))


def _check_category(item: Item, values: dict[str, Any], reading: Reading) -> None:
    node = item.keys.get("category")
    if node is None or "category" not in values:
        return
    found = category_of(values["category"], reading)
    if isinstance(found, Fault):
        reading.report(node, found)
        values.pop("category")
    else:
        values["category"] = found


def _date_from_name(item: Item, values: dict[str, Any]) -> None:
    found = parse_when(stem_of(item.path.rsplit("/", 1)[-1]))
    if isinstance(found, When):
        values["date"] = found


def check_list_keys(kind: Kind, keys: Mapping, reading: Reading) -> None:
    """Warn about keys of a list file that no list of its kind has."""
    known = known_list_keys(kind)
    what = "an index file" if kind == "page" else "a list file"
    for name, value in keys.entries:
        if name.text not in known:
            kept = as_text(value)
            help_text = f"{what} of this kind has the keys {', '.join(sorted(known))}"
            quoted = f": {kept[:40]}" if kept else ""
            if is_withholding(name.text):
                reading.report(name, withholding_fault(name.text, what, is_record=True))
                continue
            fault = Fault("key-unknown", f"“{name.text}{quoted}” is not a key of {what}", help_text)
            reading.report(name, fault)
