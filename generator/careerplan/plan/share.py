"""A share: one person's own page, and what it asks them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from careerplan.plan.record import AudienceName, Kind, PersonId, Record, SkillId
from careerplan.plan.when import When

Section = Literal["advice", "changes", "gaps", "goals", "timeline", "path", "feedback"]
State = Literal["open", "ends today", "ended", "no link yet"]

NONCE = re.compile(r"[0-9a-f]{32}")
"""A share's nonce: 128 random bits."""


class Share(Record, frozen=True, kw_only=True):
    """Whom a page is for, what they see, until when, and the question."""

    kind: ClassVar[Kind] = "share"
    main: ClassVar[str] = "person"

    person: Annotated[PersonId, Meta(description="Whom the page is for.")]
    sees: Annotated[AudienceName, Meta(description="The audience whose view it shows.")]
    until: Annotated[When | None, Meta(description="The last day on which it opens.")] = None
    ask: Annotated[str, Meta(description="The question to them.")] = ""
    rate: Annotated[tuple[SkillId, ...], Meta(description="Skills you ask them to rate.")] = ()
    show: Annotated[tuple[Section, ...], Meta(description="The sections of the page.")] = ()
    nonce: Annotated[str, Meta(description="Written by the program; changing it ends the old link.")] = ""


def has_ended(share: Share, today: dt.date) -> bool:
    """True once the last day of a share is over; one without a last day goes on until it is revoked."""
    return share.until is not None and share.until.last is not None and share.until.last < today


def state_of(share: Share, today: dt.date) -> State:
    """Whether a share's link opens on a day."""
    if has_ended(share, today):
        return "ended"
    if not NONCE.fullmatch(share.nonce):
        return "no link yet"
    return "ends today" if share.until is not None and share.until.last == today else "open"
