"""Plans as a user writes them, and what an audience called mentors sees of them."""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace

from careerplan.content.files import TextFile
from careerplan.content.load import Content, parse_plan
from careerplan.plan.audience import visible_to
from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName, PersonId
from careerplan.plan.settings import Audience, Settings

TODAY = dt.date(2026, 11, 21)
MENTORS, MANAGER = AudienceName("mentors"), AudienceName("manager")


def plan_from(text: str, audience: Audience | None = None, **settings: object) -> Plan:
    """The plan in a text whose files each begin with a line `=== goals/talk.md`."""
    files: dict[str, str] = {}
    for part in text.strip().split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        files[f"content/{name}"] = rest
    texts = tuple(TextFile(path, body) for path, body in files.items())
    declared = {MENTORS: audience or Audience(name=MENTORS), MANAGER: Audience(name=MANAGER)}
    return parse_plan(Content(texts, ()), replace(Settings(audiences=declared), **settings)).plan


def seen(
    text: str,
    *,
    kinds: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    accepted: tuple[str, ...] = (),
    reader: str | None = None,
) -> Plan:
    """What the mentors see of the plan in a text."""
    mentors = Audience(name=MENTORS, kinds=kinds, fields=fields, accepted=accepted)
    return visible_to(plan_from(text, mentors), mentors, PersonId(reader) if reader else None)


def encoded(value: object) -> bytes:
    return msgspec.json.encode(value)


def keys(plan: Plan) -> set[str]:
    return {str(record.key) for record in plan.records()}
