"""Shares: their files, and the nonce in them, which makes the link and, when it is replaced, ends it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from careerplan.authoring.archetypes import quoted, written
from careerplan.authoring.lists import column_at
from careerplan.authoring.named import not_one, record_named
from careerplan.authoring.splices import Splice, as_read, inserted, spliced
from careerplan.content.frontmatter import Document, span_of_keys, split
from careerplan.content.nodes import Scalar, as_text
from careerplan.content.places import Place, places_of
from careerplan.content.yaml12 import Refusal
from careerplan.plan.person import Person
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault
from careerplan.plan.record import AudienceName, PersonId, SkillId, Source
from careerplan.plan.reference import Entry, Index
from careerplan.plan.share import NONCE, Section, Share, has_ended

FOLDER = "content/shares"
TO_COME = "(made when it is written)"
"""Stands for a nonce where a file is only shown."""


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


def written_share(share: NewShare, share_id: str) -> Share:
    """The share that its file will be read as, without its link."""
    return Share(
        id=share_id,
        title=share_id,
        place=Source(f"{FOLDER}/{share_id}.md"),
        person=share.person,
        sees=share.sees,
        ask=share.ask,
        rate=share.rate,
        show=share.show,
    )


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
    before, seen = _document(text), as_read(text)
    span = span_of_keys(seen) if before is not None else None
    keys = places_of(seen, *span) if span is not None else None
    if before is None or span is None or keys is None:
        return None
    changed = spliced(text, _splices(seen, keys, span[1], nonce))
    after = _document(changed)
    return changed if after is not None and _differ_in_nonce(before, after, nonce) else None


def _document(text: str) -> Document | None:
    try:
        return split(as_read(text))
    except Refusal:
        return None


def _splices(text: str, keys: Place, end: int, nonce: str) -> Sequence[Splice]:
    """A line above the one that ends the keys, or another value in the place of the one that is there."""
    if not keys.in_lines:
        return ()
    value = next((held for key, held in keys.entries if key.text == "nonce"), None)
    if value is None:
        return (inserted(end, f'{" " * column_at(text, keys.start)}nonce: "{nonce}"\n'),)
    if value.shape != "scalar" or value.in_lines or "\n" in text[value.start : value.end]:
        return ()
    space = "" if text[value.start - 1] == " " else " "
    return (Splice(value.start, value.end, f'{space}"{nonce}"'),)


def _differ_in_nonce(before: Document, after: Document, nonce: str) -> bool:
    return after.body == before.body and _others(before) == _others(after) and _nonce_of(after) == nonce


def _others(document: Document) -> Sequence[tuple[str, str]]:
    return [(name.text, as_text(value)) for name, value in document.keys.entries if name.text != "nonce"]


def _nonce_of(document: Document) -> str:
    value = document.keys.get("nonce")
    return value.text if isinstance(value, Scalar) and NONCE.fullmatch(value.text) else ""
