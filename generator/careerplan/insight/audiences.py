"""Audiences in use: who reads something that leaves the house, and what waits for the owner's word.

An audience is in use if an open share shows its view, if the brief is made from it, or if a public
site is. A share is open to its last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from careerplan.plan.audience import waiting
from careerplan.plan.plan import Plan
from careerplan.plan.prose import Naming, unaccepted_names
from careerplan.plan.public import PUBLIC
from careerplan.plan.record import AudienceName, Key, PersonId
from careerplan.plan.share import has_ended


class AudienceFigure(Struct, frozen=True):
    """What waits for one audience in use."""

    name: AudienceName
    waiting: tuple[Key, ...] = ()
    """Records that are held back until they are accepted."""
    names: tuple[Naming, ...] = ()
    """Hidden people and organisations whom its texts name; nothing is made for it until they are accepted."""


def audience_figures(plan: Plan, today: dt.date) -> tuple[AudienceFigure, ...]:
    """Each audience in use, by name."""
    readers: dict[AudienceName, list[PersonId | None]] = {}
    for name, reader in _in_use(plan, today):
        readers.setdefault(name, []).append(reader)
    return tuple(_figure(plan, name, readers[name]) for name in sorted(readers) if name in plan.settings.audiences)


def _in_use(plan: Plan, today: dt.date) -> Iterator[tuple[AudienceName, PersonId | None]]:
    for share in plan.shares:
        if not share.sample and not has_ended(share, today):
            yield share.sees, share.person
    if plan.settings.brief.sees is not None:
        yield plan.settings.brief.sees, None
    if plan.settings.site.visibility == "public":
        yield PUBLIC, None


def _figure(plan: Plan, name: AudienceName, readers: list[PersonId | None]) -> AudienceFigure:
    audience = plan.settings.audiences[name]
    found = {str(naming): naming for reader in readers for naming in unaccepted_names(plan, audience, reader)}
    return AudienceFigure(name, waiting(plan, audience), tuple(found[line] for line in sorted(found)))
