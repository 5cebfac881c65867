"""Plans for tests, written as a user writes them: several files in one text."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping

from careerplan.content.files import TextFile
from careerplan.content.load import Content, parse_plan
from careerplan.insight.gaps import SkillFigure, skill_figures
from careerplan.plan.plan import Plan
from careerplan.plan.settings import PlanSettings, Settings

TODAY = dt.date(2026, 11, 21)

MARK = "=== "


def plan_from(text: str, settings: PlanSettings | None = None) -> Plan:
    """The plan in a text whose files each begin with a line `=== skills/kafka.md`."""
    files: dict[str, list[str]] = {}
    for line in textwrap.dedent(text).strip().splitlines():
        if line.startswith(MARK):
            current = files.setdefault(f"content/{line.removeprefix(MARK)}", [])
        else:
            current.append(line)
    texts = tuple(TextFile(path, "\n".join(lines) + "\n") for path, lines in files.items())
    parsed = parse_plan(Content(texts, ()), Settings(plan=settings or PlanSettings()))
    errors = [problem for problem in parsed.problems if problem.severity == "error"]
    assert errors == [], errors
    return parsed.plan


def figures_of(plan: Plan, today: dt.date = TODAY) -> Mapping[str, SkillFigure]:
    """The skills' figures by id."""
    return {figure.id: figure for figure in skill_figures(plan, today)}


def one_skill(ratings: str, settings: PlanSettings | None = None, today: dt.date = TODAY) -> SkillFigure:
    """The figure of a skill with these lines under its `ratings:`."""
    lines = "\n".join(f"  - {line.strip()}" for line in ratings.strip().splitlines() if line.strip())
    people = "people:\n" + "\n".join(f"  - {name}" for name in ("Maria", "Ben", "Chiara", "Dana"))
    text = f"=== people.md\n---\n{people}\n---\n=== skills/kafka.md\n---\ntitle: Kafka\nratings:\n{lines}\n---\n"
    return figures_of(plan_from(text, settings), today)["kafka"]


THEMES = (
    "planning",
    "independent",
    "problem",
    "business",
    "communication",
    "team",
    "curiosity",
    "leadership",
    "technical",
)
LADDER = {
    "engineer": "222112212",
    "senior-2-ic": "333233323",
    "principal-ic": "444444545",
    "principal-pm": "454445454",
}


def ladder_plan(now: str, vision: str) -> Plan:
    """A plan of the nine themes with the self ratings of one role of the ladder, aiming at another."""
    skills = "\n".join(f"  {theme}: {level}" for theme, level in zip(THEMES, LADDER[now], strict=True))
    roles = "".join(
        f"=== roles/{role}.md\n---\nneeds:\n"
        + "".join(f"  {theme}: {level}\n" for theme, level in zip(THEMES, levels, strict=True))
        + "---\n"
        for role, levels in LADDER.items()
    )
    return plan_from(
        f"=== skills.md\n---\nskills:\n{skills}\n---\n{roles}=== vision.md\n---\ntitle: There\nrole: {vision}\n---\n"
    )
