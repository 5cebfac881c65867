"""Shares: their files, and the nonce in them, which makes the link and, when it is replaced, ends it."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from careerplan.authoring.archetypes import quoted, written
from careerplan.authoring.named import not_one, record_named
from careerplan.content.frontmatter import Document, split
from careerplan.content.nodes import Node, Scalar, as_text
from careerplan.content.yaml12 import Refusal
from careerplan.plan.person import Person
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault
from careerplan.plan.record import AudienceName, PersonId, SkillId
from careerplan.plan.reference import Entry, Index
from careerplan.plan.share import NONCE, Section, Share, has_ended

FOLDER = "content/shares"
TO_COME = "(made when it is written)"
"""Stands for a nonce where a file is only shown."""

_BREAK = re.compile(r"(\r\n|\r|\n)")
_CLOSING = re.compile(r"-{3,}[^\S\n]*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')


class NewShare(Struct, frozen=True, kw_only=True):
    """What the file of a share says."""

    person: PersonId
    sees: AudienceName
    until: str = ""
    """A when; empty for no end."""
    ask: str = ""
    rate: tuple[SkillId, ...] = ()
    show: tuple[Section, ...] = ()


def share_text(share: NewShare, nonce: str) -> str:
    """The text of a new share's file. What would stand below its keys is a note to its reader."""
    lines = [f"person: {quoted(share.person)}", f"sees: {quoted(share.sees)}"]
    lines += [f"until: {written(share.until)}"] if share.until else []
    lines += [f"ask: {quoted(share.ask)}"] if share.ask else []
    lines += [f"rate: [{', '.join(quoted(skill) for skill in share.rate)}]"] if share.rate else []
    lines += [f"show: [{', '.join(share.show)}]"] if share.show else []
    return "\n".join(("---", *lines, f'nonce: "{nonce}"', "---", ""))


def free_share_path(root: Path, person: PersonId) -> str:
    """Where the file of a person's next share may stand: `content/shares/maria-2.md`."""
    names = (f"{FOLDER}/{person}{'' if number == 1 else f'-{number}'}.md" for number in range(1, 10_000))
    return next(name for name in names if not os.path.lexists(root / name))


def person_named(plan: Plan, name: str) -> Person | Fault:
    """The person that a name means: an id, an alias, a title, or a first name that only one has."""
    return record_named(plan.people, "person", name)


def skill_named(plan: Plan, name: str) -> SkillId | Fault:
    """The skill that a name means."""
    found = record_named(plan.skills, "skill", name)
    return found if isinstance(found, Fault) else SkillId(found.id)


def share_named(plan: Plan, name: str, today: dt.date) -> Share | Fault:
    """The share that a name means: the one share of a person, the one of them that is still open, or its own id."""
    index = _index(plan)
    if name.strip().startswith("share:"):
        found = index.find(name, "share")
        return _share(plan, found.keys[0].id) if found.keys else not_one(found, "share", name)
    people = index.find(name, "person").keys
    if len(people) == 1:
        theirs = [share for share in plan.shares if share.person == people[0].id]
        chosen = theirs if len(theirs) == 1 else [share for share in theirs if not has_ended(share, today)]
        if len(chosen) == 1:
            return chosen[0]
        if theirs:
            names = ", ".join(f"share:{share.id}" for share in theirs)
            return Fault("reference-ambiguous", f"“{name}” has {len(theirs)} shares", f"name one of {names}")
    found = index.find(name, "share")
    if len(found.keys) == 1:
        return _share(plan, found.keys[0].id)
    if len(people) == 1:
        return Fault("reference-unknown", f"“{name}” has no share", f"make one: careerplan share add {people[0].id}")
    return not_one(index.find(name, "person"), "person", name)


def _share(plan: Plan, share_id: str) -> Share:
    return next(share for share in plan.shares if share.id == share_id)


def _index(plan: Plan) -> Index:
    return Index(Entry(record.key, record.title, record.aliases) for record in plan.records())


def without_link(plan: Plan, person: PersonId) -> tuple[Share, ...]:
    """A person's shares that have no nonce yet: written by hand."""
    return tuple(share for share in plan.shares if share.person == person and not share.nonce)


def with_nonce(text: str, nonce: str) -> str | None:
    """A share's file with another nonce and not one other character changed; None where that cannot be done.

    The file may hold any line ends, comments and order of keys.
    """
    before = _document(text)
    if before is None:
        return None
    lines = _BREAK.split(text)  # every second one is a line break
    value = before.keys.get("nonce")
    done = _added(lines, before, nonce) if value is None else _replaced(lines, value, nonce)
    if not done:
        return None
    changed = "".join(lines)
    after = _document(changed)
    return changed if after is not None and _differ_in_nonce(before, after, nonce) else None


def _document(text: str) -> Document | None:
    try:
        return split(_BREAK.sub("\n", text.removeprefix("\ufeff")))
    except Refusal:
        return None


def _added(lines: list[str], document: Document, nonce: str) -> bool:
    """Put a line above the one that ends the keys."""
    marks = [number for number in range(0, len(lines), 2) if _CLOSING.fullmatch(lines[number].removeprefix("\ufeff"))]
    if len(marks) < 2 or not document.keys.entries:
        return False
    indentation = " " * (document.keys.entries[0][0].column - 1)
    lines[marks[1]] = f'{indentation}nonce: "{nonce}"{lines[marks[0] + 1]}{lines[marks[1]]}'
    return True


def _replaced(lines: list[str], value: Node, nonce: str) -> bool:
    """Put another value in the place of one that stands in one line."""
    if not isinstance(value, Scalar):
        return False
    number, start = (value.line - 1) * 2, value.column - 1
    line = lines[number]
    match = _QUOTED.match(line, start) if not value.plain else None
    if not value.plain and match is None:
        return False
    end = match.end() if match else start + len(value.text)
    if match is None and line[start:end] != value.text:
        return False
    space = "" if line[:start].endswith(" ") else " "
    lines[number] = f'{line[:start]}{space}"{nonce}"{line[end:]}'
    return True


def _differ_in_nonce(before: Document, after: Document, nonce: str) -> bool:
    return after.body == before.body and _others(before) == _others(after) and _nonce_of(after) == nonce


def _others(document: Document) -> Sequence[tuple[str, str]]:
    return [(name.text, as_text(value)) for name, value in document.keys.entries if name.text != "nonce"]


def _nonce_of(document: Document) -> str:
    value = document.keys.get("nonce")
    return value.text if isinstance(value, Scalar) and NONCE.fullmatch(value.text) else ""
