"""Activities: each with its zone, the skills it serves and the certificate it gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.learning import is_done, served_by
from careerplan.insight.zones import ZoneName, activity_zone
from careerplan.plan.activity import Activity, Certificate
from careerplan.plan.plan import Plan, by_id


class ActivityFigure(Struct, frozen=True, kw_only=True):
    """One way of learning."""

    activity: Activity
    zone: ZoneName
    skills: tuple[str, ...] = ()
    """Those it serves: its own, else its goal's."""
    is_done: bool = False
    is_earned: bool = False
    """True if its certificate was earned by today."""
    is_expired: bool = False
    """True if its certificate has run out."""

    @property
    def certificate(self) -> Certificate | None:
        return self.activity.certificate


def activity_figures(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> tuple[ActivityFigure, ...]:
    """Every activity, in the order of the plan."""
    goals = by_id(plan.goals)
    return tuple(
        ActivityFigure(
            activity=activity,
            zone=activity_zone(activity, goals.get(activity.goal or ""), skills),
            skills=tuple(served_by(activity, goals)),
            is_done=is_done(activity.done, today),
            is_earned=_is_earned(activity.certificate, today),
            is_expired=_is_expired(activity.certificate, today),
        )
        for activity in plan.activities
    )


def _is_earned(certificate: Certificate | None, today: dt.date) -> bool:
    return certificate is not None and certificate.earned is not None and is_done(certificate.earned, today)


def _is_expired(certificate: Certificate | None, today: dt.date) -> bool:
    expires = certificate.expires if certificate is not None else None
    return expires is not None and expires.last is not None and expires.last < today


def certificates(figures: Iterable[ActivityFigure]) -> Sequence[ActivityFigure]:
    """Activities whose certificate was earned, the newest first."""
    earned = [(figure.certificate.earned, figure) for figure in figures if figure.certificate and figure.is_earned]
    dated = [(when.order, figure.activity.id, figure) for when, figure in earned if when is not None]
    return tuple(figure for _, _, figure in sorted(dated, key=lambda item: item[:2], reverse=True))
