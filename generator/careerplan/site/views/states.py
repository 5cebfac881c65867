"""States in a word and a tone: the same ones on every page."""

from __future__ import annotations

from collections.abc import Mapping

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import count, sentence
from careerplan.plan.goal import Status
from careerplan.site.views.parts import Pill, Tone

HEALTH: Mapping[str, Pill] = {
    "on-track": Pill("On track", "ok"),
    "at-risk": Pill("At risk", "warn"),
    "off-track": Pill("Off track", "bad"),
    "not-started": Pill("Not started"),
}
STATUS: Mapping[Status, Pill] = {
    "idea": Pill("Idea"),
    "planned": Pill("Planned"),
    "active": Pill("Active"),
    "waiting": Pill("Waiting"),
    "done": Pill("Done", "ok"),
    "partly": Pill("Partly reached"),
    "missed": Pill("Missed"),
    "dropped": Pill("Dropped"),
    "changed": Pill("Changed"),
}
STEP_TITLES = {"vision": "Vision", "skills": "Skills", "gaps": "Gaps", "plan": "Plan", "reassess": "Reassess"}
STEPS: Mapping[str, Pill] = {
    "missing": Pill("Missing"),
    "started": Pill("Started", "warn"),
    "in-order": Pill("In order", "ok"),
    "needs-attention": Pill("Needs attention", "warn"),
}


def goal_pill(figure: GoalFigure) -> Pill:
    """Health while a goal is active or off track, else what it is: an idea, planned, waiting, or its outcome."""
    goal = figure.goal
    if goal.want == "no":
        return Pill("Not mine")
    if goal.status == "idea" or figure.health is None:
        return STATUS[goal.status]
    if figure.health == "not-started" and goal.status != "active":
        return STATUS[goal.status]
    return HEALTH[figure.health]


def reason_told(figure: GoalFigure) -> str:
    """Why a goal stands where it does, for others to read; empty where I set it and did not say why."""
    if figure.goal.status_reason.strip():
        return sentence(figure.goal.status_reason)
    return "" if figure.set_by == "person" else sentence(figure.reason)


def gap_pill(figure: SkillFigure) -> Pill:
    """How far a skill is from its target: `2 short`, `Met`, `1 above`, `Not assessed`."""
    if figure.status == "gap" and figure.gap is not None:
        tone: Tone = "warn" if figure.gap == 1 else "bad"
        return Pill(f"{figure.gap} short", "" if figure.optional else tone)
    if figure.status == "surplus" and figure.gap is not None:
        return Pill(f"{-figure.gap} above", "ok")
    words = {
        "met": Pill("Met", "ok"),
        "unknown": Pill("Not assessed"),
        "no-target": Pill("No target"),
        "not-now": Pill("Not now"),
        "experience-gap": Pill("Missing", "warn"),
    }
    return words[figure.status]


def level_text(level: int | None) -> str:
    """A level's number, `?` where it is not assessed."""
    return "?" if level is None else str(level)


def short_of(figure: SkillFigure) -> str:
    """`2 levels short`, `met`, `not assessed`: a gap inside a sentence."""
    if figure.gap is None:
        return "not assessed" if figure.target is not None else "no target"
    if figure.gap > 0:
        return f"{count(figure.gap, 'level')} short"
    return "met" if figure.gap == 0 else f"{count(-figure.gap, 'level')} above"
