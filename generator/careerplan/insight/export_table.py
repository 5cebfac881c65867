"""The table of all keys of the export, in its order. A contract: keys are added, never renamed.

Dates are ISO days, time is hours, money is in the currency's own unit, shares run from 0 to 1,
levels are numbers of the plan's scale. Null is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from careerplan.insight.activities import ActivityFigure
from careerplan.insight.amounts import Amounts
from careerplan.insight.calibration import Ask, Calibration, CalibrationFigure
from careerplan.insight.completeness import Completeness
from careerplan.insight.crafting import CraftingFigures, InventoryFigure
from careerplan.insight.deadlines import Deadline
from careerplan.insight.evidence import EvidenceFigure
from careerplan.insight.export_key import Key, key, many, mapping, names, numbers, one
from careerplan.insight.feedback import FeedbackFigures, Said, Stagnation
from careerplan.insight.gaps import GapTotals, SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.market import MarketFigures
from careerplan.insight.measure import Figures
from careerplan.insight.modes import SkillModes
from careerplan.insight.next import NextItem
from careerplan.insight.notices import Notices
from careerplan.insight.pace import Pace, QuarterFigure, YearReached
from careerplan.insight.path import PositionFigure, RaisedNeed
from careerplan.insight.people import PersonFigure
from careerplan.insight.priorities import Priority
from careerplan.insight.ratings import LevelPoint, OtherRating
from careerplan.insight.resources import Period
from careerplan.insight.retrospective import Cell, Retrospective
from careerplan.insight.reviews import LevelMove, MovedDate, ReviewFigures
from careerplan.insight.roles import NeedFigure, OptionFigure, RoleComparison, RoleFigure
from careerplan.insight.skill_map import Cell as MapCell
from careerplan.insight.snapshots import HeldReview
from careerplan.insight.staleness import Stale
from careerplan.insight.steps import StepFigure
from careerplan.insight.tracks import TrackPair, track_pairs
from careerplan.insight.triggers import TriggerFigures
from careerplan.insight.vision import Circle, VisionFigure
from careerplan.plan.amount import Money, Range
from careerplan.plan.application import Application
from careerplan.plan.goal import Impact, StatusChange
from careerplan.plan.page import Assumption, Checkin, Page, Trigger, TriggerChange
from careerplan.plan.person import Advice, Meeting
from careerplan.plan.position import Event, Satisfaction
from careerplan.plan.problem import Problem
from careerplan.plan.record import Link, Record
from careerplan.plan.review import Review
from careerplan.plan.role import NeedSource
from careerplan.plan.when import When

DECIMALS = 2
"""Means, shares and hours are rounded to so many places."""


def day_of(day: dt.date | None) -> str | None:
    """A day as ISO text."""
    return day.isoformat() if day is not None else None


def end_of(when: When | None) -> str | None:
    """The last day of a when, which is the one that counts."""
    return day_of(when.last) if when is not None else None


def number_of(value: float | Decimal | None) -> int | float | None:
    """Rounded, and whole where it is whole, so that 60 hours are not 60.0."""
    if value is None:
        return None
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def hours_of(minutes: int | None) -> int | float | None:
    """Minutes as hours."""
    return number_of(minutes / 60) if minutes is not None else None


def money_of(currency: str, minor: int | None) -> int | float | None:
    """Minor units as the currency's own unit."""
    return number_of(Money(currency, minor).amount) if minor is not None else None


def ends_of(span: Range | None) -> tuple[int, ...]:
    """Both ends of a range of counts; nothing where it is not said."""
    return (span.low, span.high) if span is not None else ()


def answer_of(still_true: bool | str | None) -> str | None:  # noqa: FBT001 - as the file says it
    """Whether something is still true: yes, no, or the sentence that was written."""
    if isinstance(still_true, bool):
        return "yes" if still_true else "no"
    return still_true


class Tally(Struct, frozen=True):
    """One resource of a period: numbers in the unit of the export."""

    planned: int | float | None
    spent: int | float | None
    cap: int | float | None


def hours_tally(period: Period) -> Tally:
    """The hours of a period."""
    return Tally(hours_of(period.planned.minutes), hours_of(period.spent.minutes), hours_of(period.cap.minutes))


def money_tally(period: Period) -> Mapping[str, Tally]:
    """The money of a period, each currency for itself."""
    planned, spent, cap = period.planned.money, period.spent.money, period.cap.money or {}
    return {
        code: Tally(
            money_of(code, planned.get(code, 0)),
            money_of(code, spent.get(code, 0)),
            money_of(code, cap.get(code)),
        )
        for code in sorted({*planned, *spent, *cap})
    }


def coffee_tally(period: Period) -> Tally:
    """The coffees of a period."""
    return Tally(period.planned.coffees, period.spent.coffees, period.cap.coffees)


def gaps_of(role: RoleFigure | None) -> int | None:
    """A role's gaps; none for a role that the plan does not hold."""
    return role.gaps if role is not None else None


def source_of(source: NeedSource) -> str:
    """A source as it is written: `guideline`, `person:maria`."""
    return f"{source.origin}:{source.person}" if source.person is not None else source.origin


class Reading(Struct, frozen=True):
    """What an export is made of."""

    figures: Figures
    problems: tuple[Problem, ...]


STEP: tuple[Key[StepFigure], ...] = (
    key("step", "string", "vision, skills, gaps, plan or reassess.", lambda step: step.step),
    key("state", "string", "missing, started, in-order or needs-attention.", lambda step: step.state),
    key("next", "string", "The one next thing to do.", lambda step: step.next),
)

CIRCLE: tuple[Key[Circle], ...] = (
    key("enjoy", "boolean", "Enjoyed.", lambda circle: circle.enjoy),
    key("good_at", "boolean", "Good at it.", lambda circle: circle.good_at),
    key("paid_for", "boolean", "Somebody pays for it.", lambda circle: circle.paid_for),
    key("means", "string", "ideal, hobby, grow, trap or paid.", lambda circle: circle.name),
    names("items", "string", "What lies in it, as written.", lambda circle: circle.items),
)

OPTION: tuple[Key[OptionFigure], ...] = (
    key("role", "string", "The role that it leads to.", lambda o: o.option.role),
    key(
        "gaps", "integer?", "Needs that are a gap; null if the plan does not hold the role.", lambda o: gaps_of(o.role)
    ),
    key("gap_sum", "integer?", "Levels missing in all.", lambda o: o.role.gap_sum if o.role else None),
    key("unknown", "integer?", "Needs that are not assessed.", lambda o: len(o.role.unknown) if o.role else None),
    key("leaning", "boolean", "The one leant to.", lambda o: o.leaning),
)

VISION: tuple[Key[VisionFigure], ...] = (
    key("id", "string?", "The current vision.", lambda v: v.current.id if v.current else None),
    key("role", "string?", "The destination.", lambda v: v.current.role if v.current else None),
    key("target_date", "day?", "The day its horizon reaches to.", lambda v: day_of(v.target_date)),
    key("years_left", "number?", "Negative once the target date has passed.", lambda v: v.years_left),
    names(
        "warnings",
        "string",
        "horizon-short, horizon-long, horizon-passed.",
        lambda v: [warning.code for warning in v.warnings],
    ),
    numbers(
        "poles",
        "string?",
        "Track, technical, breadth and shape; null is undecided.",
        lambda v: {pole.name: pole.chosen for pole in v.poles},
    ),
    many("circles", "The seven regions, empty ones too.", lambda v: v.circles, CIRCLE),
    key(
        "why",
        "string?",
        "The end that the work is a means to.",
        lambda v: (v.current.why or None) if v.current else None,
    ),
    key("decide_by", "day?", "The last day to decide.", lambda v: end_of(v.current.decide_by) if v.current else None),
    names("earlier", "string", "All other visions, newest first.", lambda v: [e.id for e in v.earlier]),
    names(
        "basics_met",
        "string",
        "Foundations that are there already.",
        lambda v: v.current.basics_met if v.current else (),
    ),
    names("orphaned_goals", "string", "Open goals of a vision that is not current.", lambda v: v.orphaned),
    names(
        "reports",
        "integer",
        "Fewest and most direct reports wished for.",
        lambda v: ends_of(v.current.reports if v.current else None),
    ),
    names(
        "archetype", "string", "The staff archetypes that appeal.", lambda v: v.current.archetype if v.current else ()
    ),
    key(
        "second_career",
        "string?",
        "What might come after.",
        lambda v: (v.current.second_career or None) if v.current else None,
    ),
)

OTHER: tuple[Key[OtherRating], ...] = (
    key("by", "string", "A person's id, or a name.", lambda other: other.by),
    key("level", "integer", "Their newest rating.", lambda other: other.level),
    key("date", "day?", "Null if it is undated.", lambda other: day_of(other.date)),
)

POINT: tuple[Key[LevelPoint], ...] = (
    key("date", "day?", "Null for what undated ratings say.", lambda point: day_of(point.date)),
    key("level", "integer", "The current level from that day on.", lambda point: point.level),
    key("gained", "integer", "Levels gained; a rater's first rating gains none.", lambda point: point.gained),
)

SKILL: tuple[Key[SkillFigure], ...] = (
    key("id", "string", "The skill.", lambda s: s.id),
    key("title", "string", "Its name.", lambda s: s.skill.title),
    key("kind", "string", "hard, soft, trait or experience.", lambda s: s.skill.skill_kind),
    key("self", "integer?", "Your own newest rating.", lambda s: s.self_level),
    many("others", "The newest rating of each other rater.", lambda s: s.others, OTHER),
    key("current", "integer?", "The current level by the plan's rule.", lambda s: s.current),
    key("target", "integer?", "The level to reach.", lambda s: s.target),
    key("target_from", "string?", "own, or role:ID.", lambda s: s.target_from),
    key("importance", "integer", "1 to 3; 3 matters most.", lambda s: s.importance),
    key("optional", "boolean", "Only wished for: in no sum.", lambda s: s.optional),
    key("gap", "integer?", "Target less current; negative is a surplus.", lambda s: s.gap),
    key(
        "status",
        "string",
        "gap, met, surplus, unknown, no-target, not-now or experience-gap.",
        lambda s: s.status,
    ),
    names("goals", "string", "Open goals that name it.", lambda s: s.goals),
    key("stage", "string?", "The stage of competence, as written.", lambda s: s.stage),
    key("taught_back", "boolean", "Teaching has made it conscious again.", lambda s: s.taught_back),
    key("taught_since", "boolean", "Teaching it was finished after your newest rating.", lambda s: s.taught_since),
    key("stale", "boolean", "The newest rating is older than stale_after.", lambda s: s.stale),
    key("last_rated", "day?", "The newest dated rating of anyone.", lambda s: day_of(s.last_rated)),
    key("gained", "integer?", "Levels gained in the last 12 months.", lambda s: s.gained),
    many("history", "The current level at each rating date, oldest first.", lambda s: s.series, POINT),
)

GAPS: tuple[Key[GapTotals], ...] = (
    key("count", "integer", "Gaps, those of experience included.", lambda t: t.count),
    key("sum", "integer", "Levels missing in all.", lambda t: t.sum),
    key("unknown", "integer", "Skills with a target that are not assessed.", lambda t: t.unknown),
    key("met", "integer", "Skills exactly at their target.", lambda t: t.met),
    key("surplus", "integer", "Skills above their target.", lambda t: t.surplus),
    key("not_now", "integer", "Skills deliberately not learned now.", lambda t: t.not_now),
    key("experience", "integer", "Of count, those without a level.", lambda t: t.experience),
    key("no_target", "integer", "Skills without a target.", lambda t: t.no_target),
    key("optional", "integer", "Gaps to optional needs: not in count.", lambda t: t.optional),
)

PRIORITY: tuple[Key[Priority], ...] = (
    key("id", "string", "The skill.", lambda priority: priority.skill.id),
    key("reason", "string", "Why it comes first.", lambda priority: priority.reason),
)

NEED: tuple[Key[NeedFigure], ...] = (
    key("skill", "string", "The skill.", lambda n: n.skill.id),
    key("level", "integer", "The level needed.", lambda n: n.need.level),
    key("optional", "boolean", "Only wished for: in no sum.", lambda n: n.need.optional),
    key("gap", "integer?", "Level needed less current level.", lambda n: n.gap),
    key("status", "string", "gap, met, surplus, unknown, not-now or experience-gap.", lambda n: n.status),
    names("sources", "string", "As guideline or person:ID.", lambda n: map(source_of, n.need.sources)),
)

COMPARISON: tuple[Key[RoleComparison], ...] = (
    key("gaps", "integer", "Needs that it raises.", lambda c: c.gaps),
    key("gap_sum", "integer", "Levels more in all.", lambda c: c.gap_sum),
    key("surplus", "integer", "Needs that it lowers.", lambda c: c.surplus),
    names("new", "string", "Skills that only it names.", lambda c: c.new),
)

TRACK_PAIR: tuple[Key[TrackPair], ...] = (
    key("ic", "string", "The specialist's role.", lambda pair: pair.ic.id),
    key("manager", "string", "The manager's role of the same rank.", lambda pair: pair.manager.id),
    one("over", "From the specialist's to the manager's.", lambda pair: pair.over, COMPARISON),
    one("back", "From the manager's to the specialist's.", lambda pair: pair.back, COMPARISON),
)

MAP_CELL: tuple[Key[MapCell], ...] = (
    key("row", "string", "hard or soft; traits and experience are soft.", lambda cell: cell.row),
    key("column", "string", "ic, both, manager or neither.", lambda cell: cell.column),
    names("skills", "string", "The skills.", lambda cell: [figure.id for figure in cell.skills]),
)

ROLE: tuple[Key[RoleFigure], ...] = (
    key("id", "string", "The role.", lambda r: r.role.id),
    key("met", "integer", "Needs that are met, surpluses included.", lambda r: r.met),
    key("known", "integer", "Needs that are met or a gap.", lambda r: r.known),
    key("unknown", "integer", "Needs that are not assessed.", lambda r: len(r.unknown)),
    key("not_now", "integer", "Needs deliberately not learned now.", lambda r: len(r.not_now)),
    key("gaps", "integer", "Needs that are a gap.", lambda r: r.gaps),
    key("gap_sum", "integer", "Levels missing in all.", lambda r: r.gap_sum),
    names("surplus", "string", "Skills above what is needed.", lambda r: r.surplus),
    key("next", "boolean", "The next step of the vision.", lambda r: r.next),
    key("closest", "boolean", "The smallest gap sum of those worth comparing.", lambda r: r.closest),
    key("present", "boolean", "Held now.", lambda r: r.present),
    key("zone", "string", "comfort, learning, panic or unknown.", lambda r: r.zone),
    names("exercises", "string", "Gaps of the plan that the role needs.", lambda r: r.exercises),
    many("needs", "What it asks for and wishes for.", lambda r: (*r.needs, *r.optional), NEED),
    names("sources", "string", "Where its needs are known from, each once.", lambda r: map(source_of, r.sources)),
    key("asked_someone", "boolean", "A person in the role named a need.", lambda r: r.asked_someone),
    names("role_models", "string", "People who show what the role is.", lambda r: r.role_models),
    key("source", "string?", "The document it was taken from.", lambda r: r.role.source or None),
    key("imported", "day?", "When it was imported.", lambda r: end_of(r.role.imported)),
    names("reports", "integer", "Fewest and most direct reports it comes with.", lambda r: ends_of(r.role.reports)),
    key("shape", "string?", "wide or deep.", lambda r: r.role.shape),
    names("archetype", "string", "The staff archetypes it stands for.", lambda r: r.role.archetype),
)

CALIBRATED: tuple[Key[CalibrationFigure], ...] = (
    key("id", "string", "The skill.", lambda c: c.skill.id),
    key("delta", "number?", "Own rating less the others' mean.", lambda c: number_of(c.delta)),
    key(
        "verdict",
        "string",
        "aligned, blind-spot, hidden-strength, ask-someone or rate-yourself.",
        lambda c: c.verdict,
    ),
    key("ask", "string?", "Whom to ask, where nobody else has rated it.", lambda c: c.ask),
    key("raters", "integer", "How many others rated it.", lambda c: c.raters),
    key(
        "without_evidence",
        "boolean",
        "Rated advanced by oneself, with no evidence, doing or teaching.",
        lambda c: c.without_evidence,
    ),
)

ASK: tuple[Key[Ask], ...] = (
    key("id", "string", "A gap that neither mentor nor manager has rated.", lambda ask: ask.skill),
    key("person", "string?", "Who could.", lambda ask: ask.person),
)

CALIBRATION: tuple[Key[Calibration], ...] = (
    key("bias", "number?", "The mean delta; above 0 rates oneself higher.", lambda c: number_of(c.bias)),
    many("skills", "Every skill that somebody rated.", lambda c: c.skills, CALIBRATED),
    many("ask", "Whom to ask for which rating.", lambda c: c.asks, ASK),
)

EVIDENCE: tuple[Key[EvidenceFigure], ...] = (
    key("ratings", "integer", "Ratings in the skills' own files.", lambda evidence: evidence.ratings),
    key("without", "integer", "Those without evidence.", lambda evidence: evidence.without),
)

QUARTER: tuple[Key[QuarterFigure], ...] = (
    key("quarter", "string", "As 2026-Q3.", lambda quarter: quarter.quarter),
    key("gained", "integer", "Levels gained in it.", lambda quarter: quarter.gained),
    key("counted", "boolean", "The pace rests on it.", lambda quarter: quarter.counted),
)

REACHED: tuple[Key[YearReached], ...] = (
    key("year", "integer", "The year.", lambda reached: reached.year),
    names("skills", "string", "Skills that reached their target in it.", lambda reached: reached.skills),
)

PACE: tuple[Key[Pace], ...] = (
    many("levels", "Every quarter from the first to the last rating.", lambda p: p.levels, QUARTER),
    key("per_quarter", "number?", "Mean levels gained a quarter.", lambda p: number_of(p.per_quarter)),
    key("remaining", "integer", "Levels missing in all.", lambda p: p.remaining),
    key("unknown", "integer", "Skills that remaining leaves out.", lambda p: p.unknown),
    key("closes", "string?", "The quarter in which the gaps close.", lambda p: p.closes),
    key("planned", "string?", "The quarter in which they should.", lambda p: p.planned),
    key("verdict", "string", "ahead, on-track, behind or unknown.", lambda p: p.verdict),
    many("reached", "Skills at their target, by the year they reached it.", lambda p: p.reached, REACHED),
)

AMOUNTS: tuple[Key[Amounts], ...] = (
    key("hours", "number", "Hours.", lambda amounts: hours_of(amounts.minutes)),
    numbers(
        "money",
        "number",
        "By currency.",
        lambda amounts: {code: money_of(code, minor) for code, minor in amounts.money.items()},
    ),
    key("coffees", "integer", "Coffees.", lambda amounts: amounts.coffees),
)

STATUS_CHANGE: tuple[Key[StatusChange], ...] = (
    key("date", "day?", "When it changed.", lambda change: end_of(change.date)),
    key("status", "string", "What it became.", lambda change: change.status),
)

IMPACT: tuple[Key[Impact], ...] = (
    key("who", "string?", "Who is better off.", lambda impact: impact.who or None),
    key("how_many", "string?", "How many they are.", lambda impact: impact.how_many or None),
)

GOAL: tuple[Key[GoalFigure], ...] = (
    key("id", "string", "The goal.", lambda g: g.id),
    key("title", "string", "Its name.", lambda g: g.goal.title),
    key("category", "string", "One of the plan's categories.", lambda g: g.goal.category),
    key("status", "string", "Where it stands in its life.", lambda g: g.goal.status),
    key("health", "string?", "on-track, at-risk, off-track, not-started; null once over.", lambda g: g.health),
    key("reason", "string", "Why its health is what it is.", lambda g: g.reason),
    key("set_by", "string?", "person or tool.", lambda g: g.set_by),
    key("start", "day?", "Its first day.", lambda g: day_of(g.start)),
    key("end", "day?", "The last day of its due date.", lambda g: day_of(g.end)),
    key("when", "string?", "The date as written.", lambda g: g.when),
    key("open", "boolean", "Without an end: never late.", lambda g: g.open),
    key("finished", "day?", "The last day of when it ended.", lambda g: end_of(g.goal.finished)),
    key("dated", "boolean", "False if nothing is known of its time.", lambda g: g.dated),
    key("days_late", "integer", "0 if it is not late.", lambda g: g.days_late),
    key("progress", "number?", "0 to 1.", lambda g: number_of(g.progress.share)),
    key("counted_by", "string?", "measure, milestones or activities.", lambda g: g.progress.by),
    key("smart", "string?", "The letters it has, a dot for each missing one.", lambda g: g.smart),
    key("zone", "string", "comfort, learning, panic or unknown.", lambda g: g.zone),
    key("size", "string?", "How big it is, in the plan's words.", lambda g: g.goal.size or None),
    key("mine", "boolean", "False for what is not yours: in no total.", lambda g: g.goal.want != "no"),
    key("want", "integer?", "0 to 5.", lambda g: g.goal.want if g.goal.want != "no" else None),
    key("meaningful", "integer?", "-2 to 2, once over.", lambda g: g.goal.meaningful),
    key("private", "boolean", "Not named where it could be read at work.", lambda g: g.private),
    many("history", "What it was, and when.", lambda g: g.goal.history, STATUS_CHANGE),
    one("impact", "Whom it changes something for.", lambda g: g.goal.impact or Impact(), IMPACT),
    one("planned", "What it plans.", lambda g: g.planned, AMOUNTS),
    one("spent", "What it took so far.", lambda g: g.spent, AMOUNTS),
)

COMPLETENESS: tuple[Key[Completeness], ...] = (
    key("schedule", "boolean", "Every active goal has a due date.", lambda c: c.schedule.is_on),
    key("scope", "boolean", "Every gap has a goal that names it.", lambda c: c.scope.is_on),
    key("resources", "boolean", "Hours, money or coffees are planned.", lambda c: c.resources.is_on),
    names("goals_without_due", "string", "Active goals without a due date.", lambda c: c.schedule.missing),
    names("gaps_without_goal", "string", "Skills.", lambda c: c.gaps_without_goal),
    names("goals_without_gap", "string", "Goals.", lambda c: c.goals_without_gap),
)

CELL: tuple[Key[Cell], ...] = (
    key("outcome", "string", "done, partly, missed, dropped or changed.", lambda cell: cell.outcome),
    key("felt", "string", "meaningful, flat or unknown.", lambda cell: cell.felt),
    names("goals", "string", "The goals.", lambda cell: cell.goals),
)

RETROSPECTIVE: tuple[Key[Retrospective], ...] = (
    key("finished", "integer", "Finished goals.", lambda r: r.finished),
    key("unknown", "integer", "Those of which nobody said whether they were worth it.", lambda r: r.unknown),
    many("cells", "Outcome by feeling, empty ones too.", lambda r: r.cells, CELL),
)

TALLY: tuple[Key[Tally], ...] = (
    key("planned", "number", "Planned.", lambda tally: tally.planned),
    key("spent", "number", "Spent.", lambda tally: tally.spent),
    key("cap", "number?", "What there is to spend; null without a budget.", lambda tally: tally.cap),
)

PERIOD: tuple[Key[Period], ...] = (
    one("hours", "Hours.", hours_tally, TALLY),
    mapping("money", "Money by currency; currencies are never added.", money_tally, TALLY),
    one("coffees", "Coffees.", coffee_tally, TALLY),
)

NAMED_PERIOD: tuple[Key[Period], ...] = (
    key("name", "string", "As 2026-Q4 or 2026.", lambda period: period.name),
    *PERIOD,
)

RESOURCES: tuple[Key[Figures], ...] = (
    one("hours", "Hours of all open goals.", lambda f: hours_tally(f.resources.plan), TALLY),
    mapping("money", "Money of all open goals.", lambda f: money_tally(f.resources.plan), TALLY),
    one("coffees", "Coffees of all open goals.", lambda f: coffee_tally(f.resources.plan), TALLY),
    names("overloaded_weeks", "string", "Weeks above the cap.", lambda f: f.resources.overloaded_weeks),
    key(
        "hours_per_week",
        "number?",
        "The cap of a week.",
        lambda f: hours_of(f.resources.cap_a_week),
    ),
    key("busiest_week", "number", "Hours planned in the fullest week.", lambda f: hours_of(f.resources.busiest_week)),
    key("coffees_left", "integer", "Planned this year and not had.", lambda f: f.resources.coffees_left),
    key("suggestion", "string", "What is left to use when behind.", lambda f: f.suggestion),
    one("quarter", "What falls into this quarter.", lambda f: f.resources.quarter, NAMED_PERIOD),
    one("year", "What falls into this year.", lambda f: f.resources.year, NAMED_PERIOD),
)

MODES: tuple[Key[SkillModes], ...] = (
    key("training", "integer", "Activities.", lambda modes: modes.counts["training"]),
    key("observing", "integer", "Activities.", lambda modes: modes.counts["observing"]),
    key("doing", "integer", "Activities.", lambda modes: modes.counts["doing"]),
    key("teaching", "integer", "Activities.", lambda modes: modes.counts["teaching"]),
    key("consume", "boolean", "Training or observing.", lambda modes: modes.consume),
    key("build", "boolean", "Doing.", lambda modes: modes.build),
    key("teach", "boolean", "Teaching.", lambda modes: modes.teach),
)

ACTIVITY: tuple[Key[ActivityFigure], ...] = (
    key("id", "string", "The activity.", lambda a: a.activity.id),
    key("title", "string", "Its name.", lambda a: a.activity.title),
    key("mode", "string?", "training, observing, doing or teaching.", lambda a: a.activity.mode),
    key("goal", "string?", "The goal it belongs to.", lambda a: a.activity.goal),
    names("skills", "string", "The skills it serves.", lambda a: a.skills),
    names("with", "string", "The people you do it with.", lambda a: a.activity.with_),
    key("zone", "string", "comfort, learning, panic or unknown.", lambda a: a.zone),
    key("done", "boolean", "Finished by today.", lambda a: a.is_done),
    key("provider", "string?", "Who offers it.", lambda a: a.activity.provider or None),
    key("certificate", "string?", "What it certifies.", lambda a: a.certificate.name if a.certificate else None),
    key("earned", "day?", "When you got that.", lambda a: end_of(a.certificate.earned) if a.certificate else None),
    key("expires", "day?", "When it runs out.", lambda a: end_of(a.certificate.expires) if a.certificate else None),
)

MEETING: tuple[Key[Meeting], ...] = (
    key("date", "day?", "When you met or will.", lambda meeting: end_of(meeting.date)),
    key("kind", "string", "coffee, one-to-one, shadow or call.", lambda meeting: meeting.kind),
    key("note", "string", "What came of it.", lambda meeting: meeting.note),
)

ADVICE: tuple[Key[Advice], ...] = (
    key("date", "day?", "When they said it.", lambda advice: end_of(advice.date)),
    key("text", "string", "What they said.", lambda advice: advice.text),
    key("became", "string?", "What became of it.", lambda advice: advice.became or None),
)

PERSON: tuple[Key[PersonFigure], ...] = (
    key("id", "string", "The person.", lambda p: p.id),
    names("relations", "string", "What they are to you.", lambda p: p.person.relations),
    key("last_met", "day?", "The newest meeting.", lambda p: day_of(p.last_met)),
    key("next_due", "day?", "By cadence; null without one.", lambda p: day_of(p.next_due)),
    key("overdue", "boolean", "The cadence asked for a meeting before today.", lambda p: p.overdue),
    key("coffees", "integer", "Had so far.", lambda p: p.coffees),
    key("coffees_planned", "integer", "Arranged for later.", lambda p: p.coffees_planned),
    numbers(
        "cost",
        "number",
        "What the coffees cost, by currency.",
        lambda p: {code: money_of(code, minor) for code, minor in p.cost.items()},
    ),
    key(
        "days_unanswered",
        "integer?",
        "Days since you asked them to be a mentor, without an answer.",
        lambda p: p.days_unanswered,
    ),
    many("meetings", "In the order of the file.", lambda p: p.person.meetings, MEETING),
    many("advice", "In the order of the file.", lambda p: p.person.advice, ADVICE),
)

SAID: tuple[Key[Said], ...] = (
    key("text", "string", "What they said.", lambda said: said.text),
    key("by", "string", "A person's id, or a name.", lambda said: said.by),
    key("date", "day?", "When they said it.", lambda said: end_of(said.date)),
    key("feedback", "string", "The feedback it stands in.", lambda said: said.feedback),
)

STAGNATION: tuple[Key[Stagnation], ...] = (
    key("id", "string", "The skill.", lambda stagnation: stagnation.skill.id),
    names("named", "day", "When feedback named it, oldest first.", lambda s: [end_of(when) for when in s.named]),
    key("last_activity", "day?", "When anything served it last.", lambda s: day_of(s.last_activity)),
)

FEEDBACK: tuple[Key[FeedbackFigures], ...] = (
    many("start", "What to start, newest first.", lambda f: f.start, SAID),
    many("keep", "What to keep, newest first.", lambda f: f.keep, SAID),
    many("stop", "What to stop, newest first.", lambda f: f.stop, SAID),
    names(
        "talents",
        "string",
        "Kept by two people or more.",
        lambda f: [talent.text for talent in f.talents],
    ),
    numbers(
        "talents_kept_by",
        "integer",
        "How many people said it, by talent.",
        lambda f: {talent.text: len(talent.people) for talent in f.talents},
    ),
    names("without_action", "string", "Feedback with no action.", lambda f: f.without_action),
    names(
        "stagnation",
        "string",
        "Soft skills named twice and not worked on for six months.",
        lambda f: [stagnation.skill.id for stagnation in f.stagnation],
    ),
    many("stagnating", "The same with their dates.", lambda f: f.stagnation, STAGNATION),
    many("vague", "What to start or stop that names no skill.", lambda f: f.vague, SAID),
)

APPLICATION: tuple[Key[Application], ...] = (
    key("id", "string", "The application.", lambda a: a.id),
    key("date", "day?", "When it was.", lambda a: end_of(a.date)),
    key("purpose", "string", "probe or serious.", lambda a: a.purpose),
    key("goal", "string?", "The goal it serves.", lambda a: a.goal),
)

MARKET: tuple[Key[MarketFigures], ...] = (
    names(
        "missing",
        "array",
        "Pairs of a skill and how often it was asked for.",
        lambda m: [[missing.skill.id, missing.times] for missing in m.missing],
    ),
    key("search_due", "day?", "The next light search.", lambda m: day_of(m.search_due)),
    key("last_search", "day?", "The last one.", lambda m: day_of(m.last_search)),
    key("overdue", "boolean", "The next light search was due before today.", lambda m: m.days_overdue > 0),
    names(
        "unmet",
        "string",
        "Criteria that must be met and an offer refuses.",
        lambda m: [row.criterion.name for row in m.offers if row.unmet],
    ),
    many("applications", "Those up to today, newest first.", lambda m: m.applications, APPLICATION),
)

SATISFACTION: tuple[Key[Satisfaction], ...] = (
    key("date", "day?", "When it was.", lambda felt: end_of(felt.date)),
    key("score", "integer", "1 to 5.", lambda felt: felt.score),
)

RAISED: tuple[Key[RaisedNeed], ...] = (
    key("skill", "string", "The skill.", lambda raised: raised.skill),
    key("before", "integer?", "Needed before; null if it was not.", lambda raised: raised.before),
    key("now", "integer", "Needed now.", lambda raised: raised.now),
)

EVENT: tuple[Key[Event], ...] = (
    key("date", "day?", "The last day of when it happened.", lambda event: end_of(event.date)),
    key("kind", "string", "life, decision or other.", lambda event: event.event_kind),
    key("title", "string", "What happened.", lambda event: event.title),
)

POSITION: tuple[Key[PositionFigure], ...] = (
    key("id", "string", "The position.", lambda p: p.position.id),
    key("start", "day?", "Its first day.", lambda p: day_of(p.start)),
    key("end", "day?", "Its last day; null for the present one.", lambda p: day_of(p.end)),
    key("role", "string?", "A role's id, or a job title.", lambda p: p.position.role),
    key("move", "string?", "How you came to it.", lambda p: p.move),
    key("track", "string?", "Its lane.", lambda p: p.track),
    key("present", "boolean", "Held now.", lambda p: p.present),
    key("gained", "integer", "Levels gained while in it.", lambda p: p.gained),
    key("gaps_at_start", "integer?", "Gaps on its first day.", lambda p: p.at_start.gaps if p.at_start else None),
    key("gaps_left", "integer?", "Those of them that are left.", lambda p: p.at_start.left if p.at_start else None),
    key(
        "unknown_at_start",
        "integer?",
        "Needs that had no level on that day: in neither count.",
        lambda p: p.at_start.unknown if p.at_start else None,
    ),
    many("raised", "Needs that the position before had lower or not at all.", lambda p: p.raised, RAISED),
    key("raised_levels", "integer", "Levels more, over needs of both.", lambda p: p.raised_levels),
    names("lessons", "string", "What it taught you.", lambda p: p.position.lessons),
    key("asked_for", "boolean?", "Whether you asked for it.", lambda p: p.position.asked_for),
    key("in_place", "boolean", "Two years or more in it, with levels gained.", lambda p: bool(p.in_place)),
    key(
        "first_days_end",
        "day?",
        "The last of its first 90 days.",
        lambda p: day_of(p.first_days[1]) if p.first_days else None,
    ),
    key("meaning", "string?", "job, career or calling.", lambda p: p.position.meaning),
    many("satisfaction", "In the order of the file.", lambda p: p.position.satisfaction, SATISFACTION),
    names("good", "string", "What was good.", lambda p: p.position.good),
    names("bad", "string", "What was bad.", lambda p: p.position.bad),
)

INVENTORY: tuple[Key[InventoryFigure], ...] = (
    key("date", "day?", "When it was taken.", lambda i: end_of(i.inventory.date)),
    key("position", "string", "The position.", lambda i: i.position),
    key("energising", "number", "Percent of working time.", lambda i: number_of(i.energising)),
    key("draining", "number", "Percent of working time.", lambda i: number_of(i.draining)),
    key("total", "number", "What the shares add to.", lambda i: number_of(i.total)),
)

CRAFTING: tuple[Key[CraftingFigures], ...] = (
    key("task", "integer", "Changes of tasks.", lambda c: c.counts["task"]),
    key("relational", "integer", "Changes of relations.", lambda c: c.counts["relational"]),
    key("cognitive", "integer", "Changes of the view of the work.", lambda c: c.counts["cognitive"]),
    key("energising", "number?", "Percent of working time.", lambda c: number_of(c.energising)),
    key("energising_change", "number?", "Points since the inventory before.", lambda c: number_of(c.change)),
    many("inventories", "Oldest first.", lambda c: c.inventories, INVENTORY),
    names("talents_used", "string", "Talents that a task of the newest inventory uses.", lambda c: c.talents_used),
    names("talents_unused", "string", "Talents that no task of it uses.", lambda c: c.talents_unused),
)

CHANGE: tuple[Key[TriggerChange], ...] = (
    key("date", "day?", "When it changed.", lambda change: end_of(change.date)),
    key("what", "string", "What changed.", lambda change: change.what),
)

TRIGGER: tuple[Key[Trigger], ...] = (
    key("text", "string", "What it is.", lambda trigger: trigger.text),
    key("state", "string", "absent, present or pronounced.", lambda trigger: trigger.state),
    key(
        "since", "day?", "The first day of it.", lambda trigger: day_of(trigger.since.first) if trigger.since else None
    ),
    key("from", "string?", "The position that taught it.", lambda trigger: trigger.from_),
    many("changes", "In the order of the file.", lambda trigger: trigger.changes, CHANGE),
)

CHECKIN: tuple[Key[Checkin], ...] = (
    key("date", "day?", "When it was.", lambda checkin: end_of(checkin.date)),
    key("energy", "integer", "1 to 5.", lambda checkin: checkin.energy),
)

TRIGGERS: tuple[Key[TriggerFigures], ...] = (
    key("present", "integer", "Leave triggers that are there.", lambda t: len(t.present)),
    key("count", "integer", "All of them.", lambda t: t.count),
    key("threshold", "integer", "How many at once stand out.", lambda t: t.threshold),
    key("state", "string", "calm, several or at-once.", lambda t: t.state),
    many("board", "All of them, page by page.", lambda t: t.board, TRIGGER),
    names("signs", "string", "Signs that it is time to look around.", lambda t: t.signs),
    many("energy", "Check-ins, oldest first.", lambda t: t.checkins, CHECKIN),
    key("low_in_a_row", "integer", "How many of the newest check-ins were low.", lambda t: t.low_in_a_row),
)

ASSUMPTION: tuple[Key[Assumption], ...] = (
    key("text", "string", "What is assumed.", lambda assumption: assumption.text),
    key("still_true", "string?", "yes, no, or a sentence.", lambda assumption: answer_of(assumption.still_true)),
)


ASKED_AGAIN: tuple[Key[Review], ...] = (
    key("date", "day?", "The day of the review.", lambda review: end_of(review.date)),
    key("satisfaction", "integer?", "1 to 5.", lambda review: review.satisfaction),
    key("energy", "integer?", "1 to 5.", lambda review: review.energy),
    key("meaning", "string?", "job, career or calling.", lambda review: review.meaning),
)

NOTE: tuple[Key[Page], ...] = (
    key("id", "string", "The page.", lambda page: page.id),
    key("title", "string", "Its name.", lambda page: page.title),
    key("updated", "day?", "When it was last changed.", lambda page: end_of(page.updated)),
)


class Sourced(Struct, frozen=True):
    """A link and the record that it stands in."""

    record: Record
    link: Link


LINK: tuple[Key[Sourced], ...] = (
    key("ref", "string", "The record, as kind:id.", lambda sourced: str(sourced.record.key)),
    key("title", "string", "What stands behind the address.", lambda sourced: sourced.link.title),
    key("url", "string", "The address.", lambda sourced: sourced.link.url),
)

LEVEL_MOVE: tuple[Key[LevelMove], ...] = (
    key("id", "string", "The skill.", lambda move: move.skill.id),
    key("then", "string", "The word of its level then.", lambda move: move.then),
    key("now", "string", "The word of its level now.", lambda move: move.now),
    key("change", "integer?", "Levels; null if they do not compare.", lambda move: move.change),
)

MOVED_DATE: tuple[Key[MovedDate], ...] = (
    key("id", "string", "The goal.", lambda moved: moved.goal.id),
    key("was", "day?", "Its due date then.", lambda moved: end_of(moved.was)),
    key("now", "day?", "Its due date now.", lambda moved: end_of(moved.now)),
    key("days", "integer?", "Later by so many days.", lambda moved: moved.days),
)

HELD: tuple[Key[HeldReview], ...] = (
    key("id", "string", "The review.", lambda held: held.review.id),
    key("date", "day?", "Its day.", lambda held: end_of(held.review.date)),
    key("decision", "string?", "keep, adjust or restart.", lambda held: held.review.decision),
    key(
        "gaps",
        "integer?",
        "As frozen; null without a snapshot.",
        lambda held: held.totals.gaps if held.totals else None,
    ),
    key("gap_sum", "integer?", "Levels missing, as frozen.", lambda held: held.totals.levels if held.totals else None),
    key(
        "gained",
        "integer?",
        "Levels since the review before.",
        lambda held: held.between.gained if held.between else None,
    ),
    key("closed", "integer?", "Goals closed since then.", lambda held: held.between.closed if held.between else None),
    key(
        "per_quarter",
        "number?",
        "Levels gained a quarter since then; null within four weeks of it.",
        lambda held: number_of(held.between.per_quarter) if held.between else None,
    ),
)

REVIEWS: tuple[Key[ReviewFigures], ...] = (
    key("last", "day?", "The last review.", lambda r: day_of(r.last_day)),
    key("next_due", "day?", "The next one.", lambda r: day_of(r.next_due)),
    key("overdue", "boolean", "It was due before today.", lambda r: r.overdue),
    key("missed", "integer", "Reviews that should have been written by now.", lambda r: r.missed),
    many("levels_moved", "Skills with another level than then.", lambda r: r.since.levels, LEVEL_MOVE),
    names("goals_closed", "string", "Goals finished since.", lambda r: [goal.id for goal in r.since.closed]),
    many("dates_moved", "Goals with another due date than then.", lambda r: r.since.moved, MOVED_DATE),
    many("held", "All up to today, oldest first.", lambda r: r.held, HELD),
    names("goals_new", "string", "Goals that were not there then.", lambda r: [g.id for g in r.since.new_goals]),
    names("skills_gone", "string", "Skills that were there then.", lambda r: r.since.gone_skills),
    names("goals_gone", "string", "Goals that were there then.", lambda r: r.since.gone_goals),
)

STALE: tuple[Key[Stale], ...] = (
    key("ref", "string", "The record, as kind:id.", lambda stale: str(stale.key)),
    key("since", "day", "Last rated or changed on.", lambda stale: day_of(stale.since)),
)

DEADLINE: tuple[Key[Deadline], ...] = (
    key("date", "day", "When it is or was due.", lambda item: day_of(item.day)),
    key("days_late", "integer", "Negative while it lies ahead.", lambda item: item.days_late),
    key(
        "kind",
        "string",
        "goal, milestone, decision, activity, need, review; private names nothing.",
        lambda item: "private" if item.private else item.kind,
    ),
    key("ref", "string?", "The record, as kind:id.", lambda item: None if item.private else item.ref or None),
)

NEXT: tuple[Key[NextItem], ...] = (
    key("date", "day?", "When it is or was due.", lambda item: day_of(item.date)),
    key("text", "string", "What to do.", lambda item: item.text),
    key("where", "string?", "The title of the record it belongs to.", lambda item: item.where or None),
    key("note", "string", "How late or how soon.", lambda item: item.note),
    key("ask", "string?", "The question to bring to a meeting.", lambda item: item.ask or None),
    key("kind", "string", "meeting, milestone, rate and so on; private names nothing.", lambda item: item.kind),
    key("ref", "string?", "The record, as kind:id.", lambda item: item.ref or None),
    key("path", "string?", "The file to edit.", lambda item: item.path or None),
)

PROBLEM: tuple[Key[Problem], ...] = (
    key("path", "string", "Relative to the plan's folder.", lambda problem: problem.path),
    key("line", "integer", "From 1; 0 is the file as a whole.", lambda problem: problem.line),
    key("column", "integer", "From 1; 0 is the line as a whole.", lambda problem: problem.column),
    key("code", "string", "A stable name of what is wrong.", lambda problem: problem.code),
    key("severity", "string", "error, warning or note.", lambda problem: problem.severity),
    key("message", "string", "What was read and what is allowed.", lambda problem: problem.message),
    key("help", "string", "The likely fix.", lambda problem: problem.help),
)

NOTICES: tuple[Key[Notices], ...] = (
    key("promotion_only", "boolean", "Every goal only leads to a promotion.", lambda n: bool(n.promotion)),
    names(
        "conflicts", "array", "Pairs of active goals that stand against each other.", lambda n: map(list, n.conflicts)
    ),
    key("ladder_bound", "integer", "Open goals that lead to a role.", lambda n: n.ladder.bound),
    key("ladder_of", "integer", "Open goals that are more than ideas.", lambda n: n.ladder.total),
    names("uncited_values", "string", "Values of the vision that no goal serves.", lambda n: n.uncited_values),
    names(
        "reports_mismatch",
        "string",
        "Roles with another number of direct reports than wished.",
        lambda n: [mismatch.role for mismatch in n.reports],
    ),
    names("draining", "string", "Goals and activities tagged with what drains.", lambda n: map(str, n.draining)),
    names("energising", "string", "The same with what energises.", lambda n: map(str, n.energising)),
    key("deliberate_goals", "integer", "Open goals that develop a skill of the vision.", lambda n: n.deliberate.goals),
    key(
        "deliberate_share",
        "number?",
        "Share of working time in such skills.",
        lambda n: number_of(n.deliberate.task_share),
    ),
    numbers("supported", "integer", "Wins by the person whose work they supported.", lambda n: n.supported),
)

TABLE: tuple[Key[Reading], ...] = (
    key("today", "day", "The day the figures are of.", lambda r: day_of(r.figures.today)),
    key("headline", "string", "The one sentence at the top of Today.", lambda r: r.figures.headline),
    many("steps", "The five steps.", lambda r: r.figures.steps, STEP),
    one("vision", "The vision and its time.", lambda r: r.figures.vision, VISION),
    many("skills", "Every skill, the most pressing gap first.", lambda r: r.figures.skills, SKILL),
    one("gaps", "How many skills stand where.", lambda r: r.figures.gaps, GAPS),
    many("priorities", "The first three gaps.", lambda r: r.figures.priorities, PRIORITY),
    many("skill_map", "Skills by kind and by the track that needs them.", lambda r: r.figures.skill_map, MAP_CELL),
    many("roles", "Every role, by track, rank and title.", lambda r: r.figures.roles, ROLE),
    many(
        "tracks", "Ranks that both tracks have, side by side.", lambda r: track_pairs(r.figures.plan.roles), TRACK_PAIR
    ),
    many("options", "Ways that the vision leaves open.", lambda r: r.figures.options, OPTION),
    one("calibration", "Own ratings against others'.", lambda r: r.figures.calibration, CALIBRATION),
    one("evidence", "What ratings rest on.", lambda r: r.figures.evidence, EVIDENCE),
    one("pace", "How fast gaps close.", lambda r: r.figures.pace, PACE),
    many("goals", "Every goal.", lambda r: r.figures.goals, GOAL),
    numbers("categories", "integer", "Goals by category, empty ones too.", lambda r: r.figures.categories),
    one("completeness", "What the plan lacks.", lambda r: r.figures.completeness, COMPLETENESS),
    one("retrospective", "Finished goals.", lambda r: r.figures.retrospective, RETROSPECTIVE),
    one("resources", "Hours, money and coffees of all open goals.", lambda r: r.figures, RESOURCES),
    mapping(
        "modes",
        "Activities by skill and mode.",
        lambda r: {modes.skill: modes for modes in r.figures.modes.skills},
        MODES,
    ),
    many("activities", "Every way of learning.", lambda r: r.figures.modes.activities, ACTIVITY),
    numbers(
        "zones",
        "number",
        "Planned hours by zone.",
        lambda r: {zone: hours_of(minutes) for zone, minutes in r.figures.zones.minutes.items()},
    ),
    many("people", "Everybody in the plan.", lambda r: r.figures.people.people, PERSON),
    one("feedback", "What people said.", lambda r: r.figures.feedback, FEEDBACK),
    one("market", "What interviews asked for.", lambda r: r.figures.market, MARKET),
    many("path", "Positions in the order of time.", lambda r: r.figures.path.positions, POSITION),
    many("events", "What happened beside the work.", lambda r: r.figures.path.events, EVENT),
    one("crafting", "Changes made to the present job.", lambda r: r.figures.crafting, CRAFTING),
    one("triggers", "Leave triggers.", lambda r: r.figures.triggers, TRIGGERS),
    one("reviews", "The rhythm of reassessing, and what changed.", lambda r: r.figures.reviews, REVIEWS),
    many(
        "asked_again",
        "How work felt at each review, oldest first.",
        lambda r: r.figures.reviews.asked_again,
        ASKED_AGAIN,
    ),
    many(
        "assumptions",
        "What is taken for granted, page by page.",
        lambda r: [item for page in r.figures.plan.pages for item in page.assumptions],
        ASSUMPTION,
    ),
    many("notes", "Free pages.", lambda r: r.figures.plan.pages, NOTE),
    many(
        "links",
        "Sources that records name.",
        lambda r: [Sourced(record, link) for record in r.figures.plan.records() for link in record.links],
        LINK,
    ),
    many("stale", "What was not looked at for long, oldest first.", lambda r: r.figures.stale, STALE),
    one("notices", "What a second look at the plan shows.", lambda r: r.figures.notices, NOTICES),
    many("deadlines", "All that is due, the longest overdue first.", lambda r: r.figures.deadlines, DEADLINE),
    many("next", "At most five things to do.", lambda r: r.figures.next, NEXT),
    many("problems", "What is wrong with the plan's files.", lambda r: r.problems, PROBLEM),
)
