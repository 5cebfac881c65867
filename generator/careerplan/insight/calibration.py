"""Calibration: how one's own ratings compare with those of others, and whom to ask for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.learning import by_skill, has_begun
from careerplan.plan.activity import Activity
from careerplan.plan.level import Scale
from careerplan.plan.person import Person
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.record import PersonId, SkillId
from careerplan.plan.reference import fold

BAND = 1
"""Levels by which one's own view may differ from the others' and still count as aligned."""

Verdict = Literal["blind-spot", "hidden-strength", "aligned", "ask-someone", "rate-yourself"]


class CalibrationFigure(Struct, frozen=True, kw_only=True):
    """One skill that somebody rated: one's own view less that of the others."""

    skill: SkillFigure
    delta: float | None = None
    """Own newest rating less the mean of the others' newest; none unless both are there."""
    verdict: Verdict
    ask: PersonId | None = None
    """Whom to ask, where nobody else has rated the skill."""
    without_evidence: bool = False
    """True if one calls oneself advanced with no evidence and without having done or taught it."""

    @property
    def raters(self) -> int:
        """How many others rated it."""
        return len(self.skill.others)


class Ask(Struct, frozen=True):
    """A gap that neither a manager nor a mentor has rated, and who could."""

    skill: str
    person: PersonId | None


class Calibration(Struct, frozen=True, kw_only=True):
    """All skills that somebody rated, the most overrated first, then those without a comparison."""

    bias: float | None = None
    """The mean delta; none if no skill has both views."""
    skills: tuple[CalibrationFigure, ...] = ()
    asks: tuple[Ask, ...] = ()
    """Whom to ask about which gap, in the order of the gaps."""

    def having(self, verdict: Verdict) -> tuple[CalibrationFigure, ...]:
        """The skills with a verdict."""
        return tuple(figure for figure in self.skills if figure.verdict == verdict)


def calibration(plan: Plan, skills: Sequence[SkillFigure], today: dt.date) -> Calibration:
    """Own views against others', and the ratings that are missing."""
    begun = (activity for activity in plan.activities if has_begun(activity, today))
    activities = by_skill(begun, by_id(plan.goals))
    shown_by_wins = {skill for win in plan.wins for skill in win.skills}
    strong = strong_level(plan.settings.scale)
    askable = _Askable.of(plan)
    figures = [
        _figure(
            figure,
            ask=askable.about(figure) if not figure.others else None,
            without_evidence=_is_overclaimed(figure, strong, activities, has_win=figure.id in shown_by_wins),
        )
        for figure in skills
        if figure.self_level is not None or figure.others
    ]
    deltas = [figure.delta for figure in figures if figure.delta is not None]
    return Calibration(
        bias=fmean(deltas) if deltas else None,
        skills=tuple(sorted(figures, key=_order)),
        asks=tuple(
            Ask(figure.id, askable.about(figure))
            for figure in skills
            if figure.is_open_gap and figure.gap is not None and not askable.have_rated(figure)
        ),
    )


def _figure(figure: SkillFigure, *, ask: PersonId | None, without_evidence: bool) -> CalibrationFigure:
    delta = delta_of(figure)
    return CalibrationFigure(
        skill=figure,
        delta=delta,
        verdict=_verdict(figure, delta),
        ask=ask,
        without_evidence=without_evidence,
    )


def delta_of(figure: SkillFigure) -> float | None:
    """Own newest rating less the mean of the others' newest; positive means rating oneself higher."""
    if figure.self_level is None or not figure.others:
        return None
    return figure.self_level - fmean(other.level for other in figure.others)


def _verdict(figure: SkillFigure, delta: float | None) -> Verdict:
    if delta is None:
        return "ask-someone" if not figure.others else "rate-yourself"
    if delta > BAND:
        return "blind-spot"
    return "hidden-strength" if delta < -BAND else "aligned"


def _order(figure: CalibrationFigure) -> tuple[bool, float, str, str]:
    delta = figure.delta if figure.delta is not None else 0.0
    return (figure.delta is None, -delta, fold(figure.skill.skill.title), figure.skill.id)


def strong_level(scale: Scale) -> int:
    """The lowest level that claims to be strong: the last but one of the scale ("advanced")."""
    return max(scale.highest - 1, 1)


def _is_overclaimed(
    figure: SkillFigure, strong: int, activities: Mapping[str, Sequence[Activity]], *, has_win: bool
) -> bool:
    if figure.self_level is None or figure.self_level < strong:
        return False
    shown = figure.skill.evidence or any(rating.evidence for rating in figure.ratings) or has_win
    practised = any(activity.mode in ("doing", "teaching") for activity in activities.get(figure.id, ()))
    return not shown and not practised


class _Askable(Struct, frozen=True):
    """People who could rate, by what makes them the one to ask."""

    by_topic: Mapping[SkillId, Sequence[PersonId]]
    mentors: Sequence[PersonId]
    managers: Sequence[PersonId]

    @classmethod
    def of(cls, plan: Plan) -> _Askable:
        by_topic: dict[SkillId, list[PersonId]] = {}
        for person in plan.people:
            for skill in person.topics:
                by_topic.setdefault(skill, []).append(PersonId(person.id))
        return cls(by_topic, _related(plan.people, "mentor"), _related(plan.people, "manager"))

    def about(self, figure: SkillFigure) -> PersonId | None:
        """Who is asked about the skill, else a mentor, else the manager; nobody twice."""
        rated = {str(other.by) for other in figure.others}
        candidates = (*self.by_topic.get(SkillId(figure.id), ()), *self.mentors, *self.managers)
        return next((person for person in candidates if person not in rated), None)

    def have_rated(self, figure: SkillFigure) -> bool:
        """True if a mentor or the manager has rated the skill."""
        rated = {str(other.by) for other in figure.others}
        return not rated.isdisjoint((*self.mentors, *self.managers))


def _related(people: Iterable[Person], relation: str) -> tuple[PersonId, ...]:
    return tuple(PersonId(person.id) for person in people if relation in person.relations)
