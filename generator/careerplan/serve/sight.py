"""Whose eyes the site is shown for: the owner's own, an audience's, or a guest's who may know nothing."""

from __future__ import annotations

from msgspec import Struct

from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.discreet import discreet
from careerplan.plan.plan import Plan
from careerplan.plan.problem import PRIVACY_CODES, Problem
from careerplan.plan.record import AudienceName


class Withheld(Struct, frozen=True):
    """Nothing is shown, and why."""

    reason: str


class Sight(Struct, frozen=True):
    """What is shown of a plan; everything, if nothing is said."""

    audience: AudienceName | None = None
    discreet: bool = False
    in_public: bool = False
    """True if other machines can ask: then only a plan that is public is shown."""

    @property
    def is_owners(self) -> bool:
        """True if nobody but the owner looks: only then problems are told in full, and images shown."""
        return self.audience is None and not self.discreet

    @property
    def banner(self) -> str:
        """What stands above every page; empty for the owner's own."""
        parts = []
        if self.audience is not None:
            parts.append(f"What the audience {self.audience} sees of this plan. Share pages are not part of this.")
        if self.discreet:
            parts.append("Discreet: names, titles, texts and amounts are stand-ins; dates and levels are real.")
        return " ".join(parts)


def seen(plan: Plan, problems: tuple[Problem, ...], sight: Sight) -> Plan | Withheld:
    """The plan as it is shown, before anything is worked out."""
    if sight.in_public and plan.settings.site.visibility != "public":
        return Withheld("The plan is private, and this address is open to other machines.")
    if sight.audience is not None:
        if any(problem.code in PRIVACY_CODES for problem in problems):
            return Withheld("What says who may see what has errors.")
        audience = plan.settings.audiences.get(sight.audience)
        if audience is None:
            return Withheld("The settings do not declare this audience any more.")
        plan = visible_to(plan, audience)
    return discreet(plan) if sight.discreet else plan


def seen_in_brief(plan: Plan, shown: Plan, sight: Sight) -> Plan:
    """What goes into the brief: for an audience, what it sees anyway."""
    if sight.audience is not None:
        return shown
    brief = brief_plan(plan)
    return discreet(brief) if sight.discreet else brief
