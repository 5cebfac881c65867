"""The table of all keys of the export, in its order. A contract: keys are added, never renamed.

Dates are ISO days, time is hours, money is in the currency's own unit, shares run from 0 to 1,
levels are numbers of the plan's scale. Null is unknown.
"""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.deadlines import Deadline
from careerplan.insight.export_goals import ACTIVITY, COMPLETENESS, GOAL, MODES, RESOURCES, RETROSPECTIVE
from careerplan.insight.export_key import Key, key, many, mapping, names, numbers, one
from careerplan.insight.export_people import (
    ASKED_AGAIN,
    ASSUMPTION,
    CRAFTING,
    EVENT,
    FEEDBACK,
    LINK,
    MARKET,
    NOTE,
    PERSON,
    POSITION,
    TRIGGERS,
    Sourced,
)
from careerplan.insight.export_skills import (
    CALIBRATION,
    EVIDENCE,
    GAPS,
    MAP_CELL,
    OPTION,
    PACE,
    PRIORITY,
    ROLE,
    SKILL,
    STEP,
    TRACK_PAIR,
    VISION,
)
from careerplan.insight.export_values import day_of, end_of, hours_of, number_of
from careerplan.insight.measure import Figures
from careerplan.insight.next import NextItem
from careerplan.insight.notices import Notices
from careerplan.insight.reviews import LevelMove, MovedDate, ReviewFigures
from careerplan.insight.snapshots import HeldReview
from careerplan.insight.staleness import Stale
from careerplan.insight.tracks import track_pairs
from careerplan.plan.problem import Problem


class Reading(Struct, frozen=True):
    """What an export is made of."""

    figures: Figures
    problems: tuple[Problem, ...]


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
