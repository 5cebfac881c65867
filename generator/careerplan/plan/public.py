"""The public plan: what of a plan anybody may see, before anything is worked out."""

from __future__ import annotations

from msgspec.structs import replace

from careerplan.plan.audience import visible_to
from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName
from careerplan.plan.settings import Audience

PUBLIC = AudienceName("public")
"""The audience of a plan whose `visibility` is public; it must be declared like any other."""


def public_plan(plan: Plan, audience: Audience) -> Plan:
    """The view of the audience `public`, with whose plan it is and what it is called."""
    seen = visible_to(plan, audience)
    own = plan.settings.plan
    named = replace(seen.settings.plan, owner=own.owner, title=own.title, language=own.language)
    return replace(seen, settings=replace(seen.settings, plan=named))
