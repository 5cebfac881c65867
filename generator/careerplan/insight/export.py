"""Export: the figures as one JSON object, the machine's view of a plan.

Keys are a contract, listed in `export_keys`; more may come, none is renamed. Unknown is None.
Dates are ISO days, time is hours, money is in the currency's own unit, shares run from 0 to 1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, Union

from careerplan.insight.amounts import Amounts
from careerplan.insight.calibration import CalibrationFigure
from careerplan.insight.feedback import Said
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.measure import Figures
from careerplan.insight.resources import Cap, Period
from careerplan.insight.roles import RoleFigure
from careerplan.plan.amount import Money
from careerplan.plan.problem import Problem
from careerplan.plan.when import When

Json: TypeAlias = Union[str, int, float, bool, None, Sequence["Json"], Mapping[str, "Json"]]
"""What JSON can hold."""

DECIMALS = 2
"""Means and shares are rounded to so many places."""


def export(figures: Figures, problems: Sequence[Problem]) -> dict[str, Json]:
    """All figures of a plan, and what is wrong with its files; the order of everything is stable."""
    return {
        "today": figures.today.isoformat(),
        "headline": figures.headline,
        **{name: part(figures) for name, part in PARTS},
        "problems": [_problem(problem) for problem in problems],
    }


def _steps(figures: Figures) -> Json:
    return [{"step": step.step, "state": step.state, "next": step.next} for step in figures.steps]


def _vision(figures: Figures) -> Json:
    vision = figures.vision
    return {
        "id": vision.current.id if vision.current is not None else None,
        "role": vision.current.role if vision.current is not None else None,
        "target_date": _day(vision.target_date),
        "years_left": vision.years_left,
        "warnings": [warning.code for warning in vision.warnings],
        "earlier": [earlier.id for earlier in vision.earlier],
        "orphaned_goals": list(vision.orphaned),
    }


def _skills(figures: Figures) -> Json:
    return [_skill(figure) for figure in figures.skills]


def _skill(figure: SkillFigure) -> Json:
    return {
        "id": figure.id,
        "title": figure.skill.title,
        "kind": figure.skill.skill_kind,
        "self": figure.self_level,
        "others": [{"by": other.by, "level": other.level, "date": _day(other.date)} for other in figure.others],
        "current": figure.current,
        "target": figure.target,
        "target_from": figure.target_from,
        "importance": figure.importance,
        "optional": figure.optional,
        "gap": figure.gap,
        "status": figure.status,
        "goals": list(figure.goals),
        "stage": figure.stage,
        "taught_back": figure.taught_back,
        "stale": figure.stale,
        "last_rated": _day(figure.last_rated),
        "gained": figure.gained,
        "history": [
            {"date": _day(point.date), "level": point.level, "gained": point.gained} for point in figure.series
        ],
    }


def _gaps(figures: Figures) -> Json:
    totals = figures.gaps
    return {
        "count": totals.count,
        "sum": totals.sum,
        "unknown": totals.unknown,
        "met": totals.met,
        "surplus": totals.surplus,
        "not_now": totals.not_now,
        "experience": totals.experience,
        "no_target": totals.no_target,
        "optional": totals.optional,
    }


def _priorities(figures: Figures) -> Json:
    return [{"id": priority.skill.id, "reason": priority.reason} for priority in figures.priorities]


def _roles(figures: Figures) -> Json:
    return [_role(figure) for figure in figures.roles]


def _role(figure: RoleFigure) -> Json:
    return {
        "id": figure.role.id,
        "met": figure.met,
        "known": figure.known,
        "unknown": len(figure.unknown),
        "not_now": len(figure.not_now),
        "gaps": figure.gaps,
        "gap_sum": figure.gap_sum,
        "surplus": list(figure.surplus),
        "next": figure.next,
        "closest": figure.closest,
        "present": figure.present,
        "zone": figure.zone,
        "exercises": list(figure.exercises),
    }


def _calibration(figures: Figures) -> Json:
    return {
        "bias": _number(figures.calibration.bias),
        "skills": [_calibrated(figure) for figure in figures.calibration.skills],
        "ask": [{"id": ask.skill, "person": ask.person} for ask in figures.calibration.asks],
    }


def _calibrated(figure: CalibrationFigure) -> Json:
    return {
        "id": figure.skill.id,
        "delta": _number(figure.delta),
        "verdict": figure.verdict,
        "ask": figure.ask,
        "raters": figure.raters,
        "without_evidence": figure.without_evidence,
    }


def _evidence(figures: Figures) -> Json:
    return {"ratings": figures.evidence.ratings, "without": figures.evidence.without}


def _pace(figures: Figures) -> Json:
    pace = figures.pace
    return {
        "levels": [
            {"quarter": quarter.quarter, "gained": quarter.gained, "counted": quarter.counted}
            for quarter in pace.levels
        ],
        "per_quarter": _number(pace.per_quarter),
        "remaining": pace.remaining,
        "unknown": pace.unknown,
        "closes": pace.closes,
        "planned": pace.planned,
        "verdict": pace.verdict,
        "reached": [{"year": reached.year, "skills": list(reached.skills)} for reached in pace.reached],
    }


def _goals(figures: Figures) -> Json:
    return [_goal(figure) for figure in figures.goals]


def _goal(figure: GoalFigure) -> Json:
    return {
        "id": figure.id,
        "title": figure.goal.title,
        "category": figure.goal.category,
        "status": figure.goal.status,
        "health": figure.health,
        "reason": figure.reason,
        "set_by": figure.set_by,
        "start": _day(figure.start),
        "end": _day(figure.end),
        "when": figure.when,
        "open": figure.open,
        "dated": figure.dated,
        "days_late": figure.days_late,
        "progress": _number(figure.progress.share),
        "counted_by": figure.progress.by,
        "smart": figure.smart,
        "zone": figure.zone,
        "planned": _amounts(figure.planned),
        "spent": _amounts(figure.spent),
    }


def _amounts(amounts: Amounts) -> Json:
    return {
        "hours": _hours(amounts.minutes),
        "money": {currency: _money(currency, minor) for currency, minor in amounts.money.items()},
        "coffees": amounts.coffees,
    }


def _completeness(figures: Figures) -> Json:
    complete = figures.completeness
    return {
        "schedule": complete.schedule.is_on,
        "scope": complete.scope.is_on,
        "resources": complete.resources.is_on,
        "gaps_without_goal": list(complete.gaps_without_goal),
        "goals_without_gap": list(complete.goals_without_gap),
    }


def _retrospective(figures: Figures) -> Json:
    return {
        "finished": figures.retrospective.finished,
        "unknown": figures.retrospective.unknown,
        "cells": [
            {"outcome": cell.outcome, "felt": cell.felt, "goals": list(cell.goals)}
            for cell in figures.retrospective.cells
            if cell.goals
        ],
    }


def _resources(figures: Figures) -> Json:
    resources = figures.resources
    return {
        **_period(resources.plan),
        "overloaded_weeks": list(resources.overloaded_weeks),
        "hours_per_week": _hours(resources.cap_a_week),
        "coffees_left": resources.coffees_left,
        "suggestion": figures.suggestion,
        "quarter": {"name": resources.quarter.name, **_period(resources.quarter)},
        "year": {"name": resources.year.name, **_period(resources.year)},
    }


def _period(period: Period) -> dict[str, Json]:
    cap: Cap = period.cap
    caps = cap.money or {}
    currencies = sorted({*period.planned.money, *period.spent.money, *caps})
    return {
        "hours": {
            "planned": _hours(period.planned.minutes),
            "spent": _hours(period.spent.minutes),
            "cap": _hours(cap.minutes),
        },
        "money": {
            currency: {
                "planned": _money(currency, period.planned.money.get(currency, 0)),
                "spent": _money(currency, period.spent.money.get(currency, 0)),
                "cap": _money(currency, caps.get(currency)),
            }
            for currency in currencies
        },
        "coffees": {
            "planned": period.planned.coffees,
            "spent": period.spent.coffees,
            "cap": cap.coffees,
        },
    }


def _modes(figures: Figures) -> Json:
    return {skill.skill: {**skill.counts} for skill in figures.modes.skills}


def _zones(figures: Figures) -> Json:
    return {zone: _hours(minutes) for zone, minutes in figures.zones.minutes.items()}


def _people(figures: Figures) -> Json:
    return [
        {
            "id": figure.id,
            "relations": list(figure.person.relations),
            "last_met": _day(figure.last_met),
            "next_due": _day(figure.next_due),
            "overdue": figure.overdue,
            "coffees": figure.coffees,
            "coffees_planned": figure.coffees_planned,
        }
        for figure in figures.people.people
    ]


def _feedback(figures: Figures) -> Json:
    feedback = figures.feedback
    return {
        "start": _said(feedback.start),
        "keep": _said(feedback.keep),
        "stop": _said(feedback.stop),
        "talents": [talent.text for talent in feedback.talents],
        "without_action": list(feedback.without_action),
        "stagnation": [stagnation.skill.id for stagnation in feedback.stagnation],
    }


def _said(points: Iterable[Said]) -> Json:
    return [
        {"text": point.text, "by": point.by, "date": _end(point.date), "feedback": point.feedback} for point in points
    ]


def _market(figures: Figures) -> Json:
    return {
        "missing": [[missing.skill.id, missing.times] for missing in figures.market.missing],
        "search_due": _day(figures.market.search_due),
        "last_search": _day(figures.market.last_search),
    }


def _path(figures: Figures) -> Json:
    return [
        {
            "id": figure.position.id,
            "start": _day(figure.start),
            "end": _day(figure.end),
            "role": figure.position.role,
            "move": figure.move,
            "track": figure.track,
            "present": figure.present,
            "gained": figure.gained,
        }
        for figure in figures.path.positions
    ]


def _crafting(figures: Figures) -> Json:
    crafting = figures.crafting
    return {
        **crafting.counts,
        "energising": _number(crafting.energising),
        "energising_change": _number(crafting.change),
    }


def _triggers(figures: Figures) -> Json:
    triggers = figures.triggers
    return {
        "present": len(triggers.present),
        "count": triggers.count,
        "threshold": triggers.threshold,
        "state": triggers.state,
    }


def _reviews(figures: Figures) -> Json:
    reviews = figures.reviews
    return {
        "last": _day(reviews.last_day),
        "next_due": _day(reviews.next_due),
        "overdue": reviews.overdue,
        "missed": reviews.missed,
        "levels_moved": [
            {"id": move.skill.id, "then": move.then, "now": move.now, "change": move.change}
            for move in reviews.since.levels
        ],
        "goals_closed": [goal.id for goal in reviews.since.closed],
        "dates_moved": [
            {"id": moved.goal.id, "was": _end(moved.was), "now": _end(moved.now), "days": moved.days}
            for moved in reviews.since.moved
        ],
        "goals_new": [goal.id for goal in reviews.since.new_goals],
    }


def _stale(figures: Figures) -> Json:
    return [{"ref": str(stale.key), "since": _day(stale.since)} for stale in figures.stale]


def _next(figures: Figures) -> Json:
    return [
        {
            "date": _day(item.date),
            "text": item.text,
            "note": item.note,
            "kind": item.kind,
            "ref": item.ref or None,
            "path": item.path or None,
        }
        for item in figures.next
    ]


def _problem(problem: Problem) -> Json:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": problem.help,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _end(when: When | None) -> str | None:
    return _day(when.last) if when is not None else None


def _hours(minutes: int | None) -> int | float | None:
    return _number(minutes / 60) if minutes is not None else None


def _money(currency: str, minor: int | None) -> int | float | None:
    return _number(Money(currency, minor).amount) if minor is not None else None


def _number(value: float | Decimal | None) -> int | float | None:
    """Rounded, and whole where it is whole, so that 60 hours are not 60.0."""
    if value is None:
        return None
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


PARTS: Sequence[tuple[str, Callable[[Figures], Json]]] = (
    ("steps", _steps),
    ("vision", _vision),
    ("skills", _skills),
    ("gaps", _gaps),
    ("priorities", _priorities),
    ("roles", _roles),
    ("calibration", _calibration),
    ("evidence", _evidence),
    ("pace", _pace),
    ("goals", _goals),
    ("categories", lambda figures: dict(figures.categories)),
    ("completeness", _completeness),
    ("retrospective", _retrospective),
    ("resources", _resources),
    ("modes", _modes),
    ("zones", _zones),
    ("people", _people),
    ("feedback", _feedback),
    ("market", _market),
    ("path", _path),
    ("crafting", _crafting),
    ("triggers", _triggers),
    ("reviews", _reviews),
    ("stale", _stale),
    ("next", _next),
)
"""Key -> what stands under it, in the order of the export."""
