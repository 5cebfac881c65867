"""A share as its reader may see it: its own words, without whatever leads out of their sight."""

from __future__ import annotations

from msgspec.structs import replace

from careerplan.plan.plan import Plan
from careerplan.plan.record import Body
from careerplan.plan.redact import redact_body
from careerplan.plan.share import Share
from careerplan.plan.sight import DROPPED, Sight, sight_of, text_in_sight


def shared(share: Share, seen: Plan) -> Share:
    """The share with its question, note and skills as far as `seen`, the plan of its reader, holds them.

    What is left depends on the share and on that plan only. A question or a note that names
    anything else by wikilink, or leads to a file, is held back whole, as everywhere; a skill that
    the reader may not see is not named to them by being asked about.
    """
    records = tuple(seen.records())
    sight = sight_of(records, records)
    ask = text_in_sight(share.ask, sight)
    known = {skill.id for skill in seen.skills}
    return replace(
        share,
        ask="" if ask is DROPPED else str(ask),
        body=_note(share.body, sight),
        rate=tuple(dict.fromkeys(skill for skill in share.rate if skill in known)),
    )


def _note(body: Body, sight: Sight) -> Body:
    note = redact_body(body, sight)
    return Body() if text_in_sight(note.text, sight) is DROPPED else note
