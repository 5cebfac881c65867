"""The proof that nothing hidden is felt: change what readers may not see, and their page stays the same.

A locked build asks it of every page that leaves the house, on the owner's own plan. The page is
made again from twins of the plan (twin.py): from one in which all that is hidden never was, and
from one in which it is all different and there is more of it. Whatever of the hidden part reaches
the page, as a word, a count, an order or a date, makes it another page. The readers' plan is
compared too, so that a value counts that no page shows yet.

What is felt by design does not arise here, because it happens while files are read and a twin's
records are read already: a hidden skill takes over the name of a need, a clash of ids holds back
both records, a hidden name makes a wikilink ambiguous (`visible_to` says why). Of these only the
first leaves a page standing; the others are errors.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator

import msgspec

from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.plan import Plan
from careerplan.plan.record import PersonId
from careerplan.plan.settings import Audience
from careerplan.plan.share import Share
from careerplan.plan.shared import shared
from careerplan.share.circle import Circle, brief_circle, circle_of, share_circle
from careerplan.share.twin import twin_of, twin_share

FULLNESSES = (0.0, 0.7)
"""Of the twins: how likely a hidden key holds a value."""

Dice = random.Random


def interferes(
    render: Callable[[Plan], bytes],
    plan: Plan,
    audience: Audience,
    reader: PersonId | None = None,
    dice: Dice | None = None,
) -> bool:
    """True if something that an audience may not see changes what `render` makes of the whole plan for them."""

    def view(of: Plan) -> Plan:
        return visible_to(of, audience, reader)

    seen = view(plan)
    twins = _twins(plan, seen, circle_of(plan, audience, reader), dice or _dice())
    before = _told(seen, render(plan))
    return any(_told(view(twin), render(twin)) != before for twin in twins)


def brief_interferes(render: Callable[[Plan], bytes], plan: Plan, dice: Dice | None = None) -> bool:
    """True if something that its readers may not see changes the brief that `render` makes of the whole plan."""
    seen = brief_plan(plan)
    twins = _twins(plan, seen, brief_circle(plan), dice or _dice())
    before = _told(seen, render(plan))
    return any(_told(brief_plan(twin), render(twin)) != before for twin in twins)


def share_interferes(
    render: Callable[[Plan, Share], bytes], plan: Plan, share: Share, audience: Audience, dice: Dice | None = None
) -> bool:
    """True if something that its reader may not see changes the page that `render` makes of the whole plan.

    Of the share itself its name, links, private blocks and nonce are hidden too.
    """

    def told(of: Plan, by: Share) -> bytes:
        return _told(visible_to(of, audience, by.person), render(of, by))

    thrown = dice or _dice()
    seen = visible_to(plan, audience, share.person)
    shown = shared(share, seen)
    circle = share_circle(plan, audience, share.person)
    before = _told(seen, render(plan, share))
    return any(
        told(twin, twin_share(share, shown, seen, twin, circle, thrown)) != before
        for twin in _twins(plan, seen, circle, thrown)
    )


def _told(seen: Plan, page: bytes) -> bytes:
    return msgspec.json.encode(seen) + page


def _twins(plan: Plan, seen: Plan, circle: Circle, dice: Dice) -> Iterator[Plan]:
    return (twin_of(plan, seen, circle, dice, fullness) for fullness in FULLNESSES)


def _dice() -> Dice:
    """Others for every build, from the system's entropy, so that no plan can be written to pass."""
    return Dice(secrets.randbits(256))
