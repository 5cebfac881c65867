"""One item becomes one record: its keys read, its body looked through, its problems collected."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any

from msgspec import Struct

from careerplan.content import shorthand
from careerplan.content.blocks import public_part
from careerplan.content.convert import fields_of, missing, read_fields
from careerplan.content.items import Item, known_list_keys
from careerplan.content.links import Targets, keys_mentioned
from careerplan.content.names import category_of
from careerplan.content.nodes import Mapping, Node, Scalar, as_text
from careerplan.content.reading import BAD, Context, Reading
from careerplan.plan.plan import KINDS
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import PRIVATE, AudienceName, Body, GoalId, Kind, Record, Source
from careerplan.plan.when import When, parse_when

_ARTICLES = frozenset("aeiou")


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
    for key in missing(struct, item.keys, values):
        place: Node = item.keys if item.keys.entries else Scalar("", item.line, 1)
        example = f"add {key}: to the frontmatter, as `careerplan add {item.key.kind}` would"
        reading.report(place, Fault("key-missing", f"“{key}” is missing", example))
    values["audience"] = _audience_of(item, values, reading)
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
    return Read(record, tuple(reading.problems))


def read_body(text: str, line: int, path: str, targets: Targets, reading: Reading) -> Body:
    """A body with what it mentions, in all and in the part that may be shown outside."""
    blocks = public_part(text)
    if blocks.malformed is not None:
        at = line + blocks.malformed
        help_text = "a block is a line `::: private`, the text, and a line `:::`, all at the margin"
        reading.report_at(at, 1, Fault("block-malformed", f"a line with ::: {blocks.why}", help_text))
    mentions = keys_mentioned(text, path, targets, reading, line)
    same = blocks.public == text
    public = mentions if same else keys_mentioned(blocks.public, path, targets, reading, None)
    return Body(text, line, mentions, blocks.public, public)


def _cannot_stand(struct: type[Record], values: MappingOf[str, Any]) -> bool:
    return any(field.required and field.name not in values for field in fields_of(struct).values())


def _audience_of(item: Item, values: MappingOf[str, Any], reading: Reading) -> tuple[AudienceName, ...]:
    """The record's own audience, else the list file's; anything doubtful is private."""
    own = item.keys.get("audience")
    node = own if own is not None else item.inherited_audience
    if node is None:
        return (PRIVATE,)
    if own is not None:
        names = values.get("audience", ())
        found_problem = any(problem.code.startswith("audience") for problem in reading.problems)
    else:
        trial = reading.trial()
        converted = fields_of(KINDS[item.key.kind])["audience"].convert(node, trial)
        names = () if converted is BAD else converted
        found_problem = bool(trial.problems)
    if _has_null(node):
        fault = Fault(
            "audience-invalid", "an audience that is null is nobody", "name an audience, or leave the key out"
        )
        reading.report(node, fault)
        found_problem = True
    return (PRIVATE,) if found_problem or not names else tuple(dict.fromkeys(names))


def _has_null(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_null
    if isinstance(node, Mapping):
        return False
    return any(isinstance(item, Scalar) and item.is_null for item in node.items)


def _complete(item: Item, values: dict[str, Any], reading: Reading) -> None:
    """What the body, the place or a short form adds to the keys."""
    kind = item.key.kind
    if kind == "goal":
        _check_category(item, values, reading)
        values["milestones"] = (*values.get("milestones", ()), *shorthand.milestones_of(item.body))
    elif kind == "skill":
        values["evidence"] = (*values.get("evidence", ()), *shorthand.evidence_of(item.body))
    elif kind == "feedback":
        for name in ("start", "keep", "stop"):
            values[name] = (*values.get(name, ()), *shorthand.list_of(item.body, name))
    elif kind == "activity" and item.within is not None:
        values["goal"] = GoalId(item.within.id)
    elif kind == "role":
        values.setdefault("needs", ())
    elif kind == "review" and "date" not in values and item.keys.get("date") is None:
        _date_from_name(item, values)


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
    found = parse_when(item.key.id)
    if isinstance(found, When):
        values["date"] = found


def check_list_keys(kind: Kind, keys: Mapping, reading: Reading) -> None:
    """Warn about keys of a list file that no list of its kind has."""
    known = known_list_keys(kind)
    for name, value in keys.entries:
        if name.text not in known:
            kept = as_text(value)
            help_text = f"a list file of this kind has the keys {', '.join(sorted(known))}"
            quoted = f": {kept[:40]}" if kept else ""
            fault = Fault("key-unknown", f"“{name.text}{quoted}” is not a key of a list file", help_text)
            reading.report(name, fault)
