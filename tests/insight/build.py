"""Figures for tests, out of the text a user would write."""

from __future__ import annotations

import datetime as dt
import textwrap

from msgspec.structs import replace

from careerplan.insight.goals import GoalFigure
from careerplan.insight.measure import Figures, measure
from careerplan.plan.settings import Budget, PlanSettings
from tests.insight.builders import TODAY, plan_from


def measured(
    text: str,
    *,
    today: dt.date = TODAY,
    settings: PlanSettings | None = None,
    budget: Budget | None = None,
    categories: tuple[str, ...] = (),
) -> Figures:
    """All figures of a plan in one text, whose files each begin with `=== skills/kafka.md`."""
    plan = plan_from(text, settings)
    full = replace(plan.settings, budget=budget or Budget(), categories=categories)
    return measure(replace(plan, settings=full), today)


def one_goal(lines: str, *, today: dt.date = TODAY, others: str = "", budget: Budget | None = None) -> GoalFigure:
    """The figure of a goal with these frontmatter lines, beside other files."""
    front = textwrap.dedent(lines).strip()
    text = f"=== goals/talk.md\n---\ntitle: Talk\n{front}\n---\n{textwrap.dedent(others)}"
    figures = measured(text, today=today, budget=budget)
    return next(figure for figure in figures.goals if figure.id == "talk")


def one_person(lines: str, *, today: dt.date = TODAY) -> Figures:
    """The figures of a plan that holds one person with these frontmatter lines."""
    front = textwrap.dedent(lines).strip()
    return measured(f"=== people/maria.md\n---\ntitle: Maria\n{front}\n---\n", today=today)
