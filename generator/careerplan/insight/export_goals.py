"""Keys of the export about goals, resources and learning."""

from __future__ import annotations

from careerplan.insight.activities import ActivityFigure
from careerplan.insight.amounts import Amounts
from careerplan.insight.completeness import Completeness
from careerplan.insight.export_key import Key, key, many, mapping, names, numbers, one
from careerplan.insight.export_values import (
    Tally,
    coffee_tally,
    day_of,
    end_of,
    hours_of,
    hours_tally,
    money_of,
    money_tally,
    number_of,
)
from careerplan.insight.goals import GoalFigure
from careerplan.insight.measure import Figures
from careerplan.insight.modes import SkillModes
from careerplan.insight.resources import Period
from careerplan.insight.retrospective import Cell, Retrospective
from careerplan.plan.goal import Impact, StatusChange

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
