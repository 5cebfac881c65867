"""Measuring: all figures of a plan on a day, each worked out once and passed on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

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
from careerplan.insight.years import YearFigure, year_figures, years_told
from careerplan.insight.zones import ZoneBalance, zone_balance
from careerplan.plan.plan import Plan, by_id


class Figures:
    """All that is worked out of a plan on a day, under the names that `export` uses.

    Each figure says what it is made from, and is worked out once, when it is first asked for.
    """

    def __init__(self, plan: Plan, today: dt.date) -> None:
        self.plan = plan
        self.today = today

    @cached_property
    def headline(self) -> str:
        return headline(self.plan, self.skill, self.goals, self.roles, self.reviews, self.deadlines, self.today)

    @cached_property
    def steps(self) -> tuple[StepFigure, ...]:
        return five_steps(self.plan, self.skill, self.goals, self.reviews, self.today)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All that is due, the longest overdue first."""
        return deadlines(self.plan, self.goals, self.reviews, self.market, self.today)

    @cached_property
    def next(self) -> tuple[NextItem, ...]:
        return do_next(self.plan, self.skill, self.goals, self.people, self.deadlines, self.today)

    @cached_property
    def vision(self) -> VisionFigure:
        return vision_figures(self.plan, self.today)

    @cached_property
    def skills(self) -> tuple[SkillFigure, ...]:
        """The most pressing gap first."""
        return skill_figures(self.plan, self.today)

    @cached_property
    def skill(self) -> Mapping[str, SkillFigure]:
        """The same by id."""
        return {figure.id: figure for figure in self.skills}

    @cached_property
    def gaps(self) -> GapTotals:
        return gap_totals(self.skills)

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        return priorities(self.skills, by_id(self.plan.roles))

    @cached_property
    def skill_map(self) -> tuple[Cell, ...]:
        return skill_map(self.plan.roles, self.skills)

    @cached_property
    def roles(self) -> tuple[RoleFigure, ...]:
        """By track, rank and title."""
        return role_figures(self.plan, self.skill, self.today)

    @cached_property
    def options(self) -> tuple[OptionFigure, ...]:
        """The ways that the current vision leaves open."""
        return option_figures(self.vision.current, self.roles)

    @cached_property
    def calibration(self) -> Calibration:
        return calibration(self.plan, self.skills, self.today)

    @cached_property
    def evidence(self) -> EvidenceFigure:
        return evidence_figures(self.skills)

    @cached_property
    def pace(self) -> Pace:
        return pace(self.plan, self.skills, self.today)

    @cached_property
    def modes(self) -> ModeFigures:
        return mode_figures(self.plan, self.skill, self.today)

    @cached_property
    def goals(self) -> tuple[GoalFigure, ...]:
        """In the order of the plan."""
        return goal_figures(self.plan, self.skill, self.today)

    @cached_property
    def categories(self) -> Mapping[str, int]:
        """Goals by category, empty ones too."""
        return category_counts(self.plan)

    @cached_property
    def completeness(self) -> Completeness:
        return completeness(self.skill, self.goals)

    @cached_property
    def retrospective(self) -> Retrospective:
        return retrospective(self.plan)

    @cached_property
    def zones(self) -> ZoneBalance:
        return zone_balance(self.plan, self.skill, self.today)

    @cached_property
    def resources(self) -> ResourceFigures:
        return resource_figures(self.plan, self.goals, self.today)

    @cached_property
    def people(self) -> PeopleFigures:
        return people_figures(self.plan, self.today)

    @cached_property
    def feedback(self) -> FeedbackFigures:
        return feedback_figures(self.plan, self.today)

    @cached_property
    def market(self) -> MarketFigures:
        return market_figures(self.plan, self.skill, self.today)

    @cached_property
    def path(self) -> PathFigures:
        return path_figures(self.plan, self.today)

    @cached_property
    def crafting(self) -> CraftingFigures:
        return crafting_figures(self.plan, self.feedback.talents)

    @cached_property
    def triggers(self) -> TriggerFigures:
        return trigger_figures(self.plan, self.today)

    @cached_property
    def reviews(self) -> ReviewFigures:
        return review_figures(self.plan, self.skill, self.goals, self.today)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """Oldest first."""
        return stale_records(self.plan, self.skills, self.today)

    @cached_property
    def notices(self) -> Notices:
        return notices(self.plan, self.vision.current, self.skill, self.goals)

    @cached_property
    def audiences(self) -> tuple[AudienceFigure, ...]:
        """Those in use; a plan that an audience sees has none."""
        return audience_figures(self.plan, self.today)

    @cached_property
    def years(self) -> tuple[YearFigure, ...]:
        """What may be told of each year, the newest first."""
        return year_figures(self.plan, self.skills, self.goals, self.path, self.today)

    @cached_property
    def years_told(self) -> tuple[int, ...]:
        """The years alone: every page names them."""
        return years_told(self.plan, self.skills, self.today)

    @property
    def suggestion(self) -> str:
        """What is left to use when the plan is behind; empty if nothing is."""
        return suggestion(self.resources, behind=self.pace.verdict == "behind")


def measure(plan: Plan, today: dt.date) -> Figures:
    """The figures of a plan on a day."""
    return Figures(plan, today)
