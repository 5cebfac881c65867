"""Keys of the export about people, feedback, the market, the path and the work itself."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.crafting import CraftingFigures, InventoryFigure
from careerplan.insight.export_key import Key, key, many, names, numbers
from careerplan.insight.export_values import answer_of, day_of, end_of, money_of, number_of
from careerplan.insight.feedback import FeedbackFigures, Said, Stagnation
from careerplan.insight.market import MarketFigures
from careerplan.insight.path import PositionFigure, RaisedNeed
from careerplan.insight.people import PersonFigure
from careerplan.insight.triggers import TriggerFigures
from careerplan.plan.application import Application
from careerplan.plan.page import Assumption, Checkin, Page, Trigger, TriggerChange
from careerplan.plan.person import Advice, Meeting
from careerplan.plan.position import Event, Satisfaction
from careerplan.plan.record import Link, Record
from careerplan.plan.review import Review

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
    key(
        "arranged",
        "day?",
        "The next meeting, if it lies ahead.",
        lambda p: day_of(p.arranged.last if p.arranged is not None else None),
    ),
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
