"""Keys of the export about the vision, skills, roles and how fast gaps close."""

from __future__ import annotations

from careerplan.insight.calibration import Ask, Calibration, CalibrationFigure
from careerplan.insight.evidence import EvidenceFigure
from careerplan.insight.export_key import Key, key, many, names, numbers, one
from careerplan.insight.export_values import day_of, end_of, ends_of, gaps_of, number_of, source_of
from careerplan.insight.gaps import GapTotals, SkillFigure
from careerplan.insight.pace import Pace, QuarterFigure, YearReached
from careerplan.insight.priorities import Priority
from careerplan.insight.ratings import LevelPoint, OtherRating
from careerplan.insight.roles import NeedFigure, OptionFigure, RoleComparison, RoleFigure
from careerplan.insight.skill_map import Cell as MapCell
from careerplan.insight.steps import StepFigure
from careerplan.insight.tracks import TrackPair
from careerplan.insight.vision import Circle, VisionFigure

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
