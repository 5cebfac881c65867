"""The brief: what of a plan goes into the page for a 1:1, before anything is worked out of it."""

from __future__ import annotations

from msgspec.structs import replace

from careerplan.plan.audience import visible_to
from careerplan.plan.plan import Plan
from careerplan.plan.record import PRIVATE, AudienceName
from careerplan.plan.settings import Audience, BriefSettings

MANAGERS = AudienceName("managers")
"""Who reads a brief where the settings name nobody. The name lives only within this module."""
AGENDA = ("person.relations", "person.agenda", "person.needs", "person.next")


def brief_plan(plan: Plan) -> Plan:
    """What the readers of the brief may see, and whose brief it is.

    It is the view of the audience that `[brief] sees` names; without one, only what stands under
    agenda and needs of people who are managers.
    """
    seen = _seen(plan)
    settings = replace(seen.settings, plan=replace(seen.settings.plan, owner=plan.settings.plan.owner))
    return replace(seen, settings=settings)


def _seen(plan: Plan) -> Plan:
    sees = plan.settings.brief.sees
    if sees is None:
        return visible_to(_managers(plan), Audience(name=MANAGERS, fields=AGENDA))
    audience = plan.settings.audiences.get(sees)
    return visible_to(plan, audience) if audience is not None else Plan()


def _managers(plan: Plan) -> Plan:
    """A plan of nothing but managers; one whose record says `private` stays out, as everywhere."""
    people = tuple(
        replace(person, audience=(MANAGERS,))
        for person in plan.people
        if "manager" in person.relations and PRIVATE not in person.audience and person.key not in plan.contested
    )
    settings = replace(
        plan.settings, audiences={MANAGERS: Audience(name=MANAGERS, fields=AGENDA)}, brief=BriefSettings()
    )
    return Plan(settings=settings, people=people)
