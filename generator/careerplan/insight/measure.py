"""Measuring: all figures of a plan on a day, each worked out once and passed on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.audiences import AudienceFigure, audience_figures
from careerplan.insight.calibration import Calibration, calibration
from careerplan.insight.completeness import Completeness, completeness
from careerplan.insight.crafting import CraftingFigures, crafting_figures
from careerplan.insight.deadlines import Deadline, deadlines
from careerplan.insight.evidence import EvidenceFigure, evidence_figures
from careerplan.insight.feedback import FeedbackFigures, feedback_figures
from careerplan.insight.gaps import GapTotals, SkillFigure, gap_totals, skill_figures
from careerplan.insight.goals import GoalFigure, category_counts, goal_figures
from careerplan.insight.headline import headline
from careerplan.insight.market import MarketFigures, market_figures
from careerplan.insight.modes import ModeFigures, mode_figures
from careerplan.insight.next import NextItem, do_next
from careerplan.insight.notices import Notices, notices
from careerplan.insight.pace import Pace, pace
from careerplan.insight.path import PathFigures, path_figures
from careerplan.insight.people import PeopleFigures, people_figures
from careerplan.insight.priorities import Priority, priorities
from careerplan.insight.resources import ResourceFigures, resource_figures, suggestion
from careerplan.insight.retrospective import Retrospective, retrospective
from careerplan.insight.reviews import ReviewFigures, review_figures
from careerplan.insight.roles import (
    OptionFigure,
    RoleFigure,
    option_figures,
    role_figures,
)
from careerplan.insight.skill_map import Cell, skill_map
from careerplan.insight.staleness import Stale, stale_records
from careerplan.insight.steps import StepFigure, five_steps
from careerplan.insight.triggers import TriggerFigures, trigger_figures
from careerplan.insight.vision import VisionFigure, vision_figures
from careerplan.insight.years import YearFigure, year_figures
from careerplan.insight.zones import ZoneBalance, zone_balance
from careerplan.plan.plan import Plan, by_id


class Figures(Struct, frozen=True, kw_only=True):
    """All that is worked out of a plan, under the names that `export` uses."""

    plan: Plan
    today: dt.date
    headline: str
    steps: tuple[StepFigure, ...]
    deadlines: tuple[Deadline, ...]
    """All that is due, the longest overdue first."""
    next: tuple[NextItem, ...]
    vision: VisionFigure
    skills: tuple[SkillFigure, ...]
    """The most pressing gap first."""
    skill: Mapping[str, SkillFigure]
    """The same by id."""
    gaps: GapTotals
    priorities: tuple[Priority, ...]
    skill_map: tuple[Cell, ...]
    roles: tuple[RoleFigure, ...]
    """By track, rank and title."""
    options: tuple[OptionFigure, ...]
    """The ways that the current vision leaves open."""
    calibration: Calibration
    evidence: EvidenceFigure
    pace: Pace
    modes: ModeFigures
    goals: tuple[GoalFigure, ...]
    """In the order of the plan."""
    categories: Mapping[str, int]
    """Goals by category, empty ones too."""
    completeness: Completeness
    retrospective: Retrospective
    zones: ZoneBalance
    resources: ResourceFigures
    people: PeopleFigures
    feedback: FeedbackFigures
    market: MarketFigures
    path: PathFigures
    crafting: CraftingFigures
    triggers: TriggerFigures
    reviews: ReviewFigures
    stale: tuple[Stale, ...]
    """Oldest first."""
    notices: Notices
    audiences: tuple[AudienceFigure, ...]
    """Those in use; a plan that an audience sees has none."""
    years: tuple[YearFigure, ...]
    """What may be told of each year, the newest first."""

    @property
    def suggestion(self) -> str:
        """What is left to use when the plan is behind; empty if nothing is."""
        return suggestion(self.resources, behind=self.pace.verdict == "behind")


def measure(plan: Plan, today: dt.date) -> Figures:
    """The figures of a plan on a day."""
    vision = vision_figures(plan, today)
    skills = skill_figures(plan, today)
    skill = {figure.id: figure for figure in skills}
    roles = role_figures(plan, skill, today)
    goals = goal_figures(plan, skill, today)
    people = people_figures(plan, today)
    reviews = review_figures(plan, skill, goals, today)
    market = market_figures(plan, skill, today)
    path = path_figures(plan, today)
    due = deadlines(plan, goals, reviews, market, today)
    feedback = feedback_figures(plan, today)
    return Figures(
        plan=plan,
        today=today,
        headline=headline(plan, skill, goals, roles, reviews, due, today),
        steps=five_steps(plan, skill, goals, reviews, today),
        deadlines=due,
        next=do_next(plan, skill, goals, people, due, today),
        vision=vision,
        skills=skills,
        skill=skill,
        gaps=gap_totals(skills),
        priorities=priorities(skills, by_id(plan.roles)),
        skill_map=skill_map(plan.roles, skills),
        roles=roles,
        options=option_figures(vision.current, roles),
        calibration=calibration(plan, skills, today),
        evidence=evidence_figures(skills),
        pace=pace(plan, skills, today),
        modes=mode_figures(plan, skill, today),
        goals=goals,
        categories=category_counts(plan),
        completeness=completeness(skill, goals),
        retrospective=retrospective(plan),
        zones=zone_balance(plan, skill, today),
        resources=resource_figures(plan, goals, today),
        people=people,
        feedback=feedback,
        market=market,
        path=path,
        crafting=crafting_figures(plan, feedback.talents),
        triggers=trigger_figures(plan, today),
        reviews=reviews,
        stale=stale_records(plan, skills, today),
        notices=notices(plan, vision.current, skill, goals),
        audiences=audience_figures(plan, today),
        years=year_figures(plan, skills, goals, path, today),
    )
