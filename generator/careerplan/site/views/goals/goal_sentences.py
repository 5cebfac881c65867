"""Sentences about goals: the headline of their page, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careerplan.insight.goals import GoalFigure
from careerplan.insight.health import LateMilestone
from careerplan.insight.words import count, late, verb
from careerplan.site.views.states import HEALTH


def headline(goals: Sequence[GoalFigure], now: Sequence[GoalFigure], upcoming: int, ideas: int, over: int) -> str:
    """How many goals run now and how they stand, then what is late of all goals."""
    said = _now(now) if now else _nothing_now(upcoming, ideas, over)
    return " ".join(part for part in (said, late_said(goals)) if part)


def _nothing_now(upcoming: int, ideas: int, over: int) -> str:
    if upcoming:
        return f"No goal now, {upcoming} {verb(upcoming, 'comes', 'come')} next."
    if ideas:
        return f"No goal now, {count(ideas, 'idea')} to choose from."
    if over:
        return f"No goal now, {over} {verb(over, 'is', 'are')} over."
    return "No goals yet."


def _now(now: Sequence[GoalFigure]) -> str:
    if len(now) == 1:
        health = now[0].health
        return f"1 goal now, {HEALTH[health].text.lower()}." if health is not None else "1 goal now."
    on_track = sum(figure.health == "on-track" for figure in now)
    words = {0: "none", len(now): "all"}
    return f"{len(now)} goals now, {words.get(on_track, str(on_track))} on track."


def late_said(goals: Iterable[GoalFigure]) -> str:
    """Open goals past their due date, else milestones past theirs; ideas are never late. Empty if nothing is."""
    listed = [figure for figure in goals if figure.is_open and figure.goal.status != "idea"]
    overdue = sorted((figure.days_late for figure in listed if figure.days_late), reverse=True)
    if overdue:
        return _late("goal", overdue)
    return milestones_late_said(milestone for figure in listed for milestone in figure.late_milestones)


def milestones_late_said(milestones: Iterable[LateMilestone]) -> str:
    """`One milestone is 9 days late.`; empty if none is."""
    days = sorted((milestone.days for milestone in milestones), reverse=True)
    return _late("milestone", days) if days else ""


def _late(what: str, days: Sequence[int]) -> str:
    if len(days) == 1:
        return f"One {what} is {late(days[0])}."
    return f"{len(days)} {what}s are late, the oldest by {late(days[0]).removesuffix(' late')}."
