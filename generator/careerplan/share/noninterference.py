"""The proof that nothing hidden is felt: change what readers may not see, and their page stays the same.

A locked build asks it of every page that leaves the house, on the owner's own plan. The page is
made again from twins of the plan (twin.py): from one in which all that is hidden never was, and
from one in which it is all different and there is more of it. Whatever of the hidden part reaches
the page, as a word, a count, an order or a date, makes it another page.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator

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
    seen = visible_to(plan, audience, reader)
    return _differs(render, plan, _twins(plan, seen, circle_of(plan, audience, reader), dice))


def brief_interferes(render: Callable[[Plan], bytes], plan: Plan, dice: Dice | None = None) -> bool:
    """True if something that its readers may not see changes the brief that `render` makes of the whole plan."""
    return _differs(render, plan, _twins(plan, brief_plan(plan), brief_circle(plan), dice))


def share_interferes(
    render: Callable[[Plan, Share], bytes], plan: Plan, share: Share, audience: Audience, dice: Dice | None = None
) -> bool:
    """True if something that its reader may not see changes the page that `render` makes of the whole plan.

    Of the share itself its own name, links, private blocks and nonce are hidden too.
    """
    thrown = dice or _dice()
    seen = visible_to(plan, audience, share.person)
    circle = share_circle(plan, audience, share.person)
    shown = shared(share, seen)
    before = render(plan, share)
    return any(
        render(twin, twin_share(share, shown, seen, twin, circle, thrown)) != before
        for twin in _twins(plan, seen, circle, thrown)
    )


def _differs(render: Callable[[Plan], bytes], plan: Plan, twins: Iterator[Plan]) -> bool:
    before = render(plan)
    return any(render(twin) != before for twin in twins)


def _twins(plan: Plan, seen: Plan, circle: Circle, dice: Dice | None) -> Iterator[Plan]:
    thrown = dice or _dice()
    for fullness in FULLNESSES:
        yield twin_of(plan, seen, circle, thrown, fullness)


def _dice() -> Dice:
    """Other dice for every build, so that no plan can be written to pass."""
    return Dice(secrets.randbits(256))
