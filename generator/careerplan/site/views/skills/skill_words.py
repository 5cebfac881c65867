"""Sentences about one skill: where it stands, what its levels mean, what to do next."""

from __future__ import annotations

from collections.abc import Callable

from careerplan.insight.calibration import CalibrationFigure
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.ratings import LevelPoint
from careerplan.insight.words import ago, count, listing
from careerplan.plan.level import Level, Scale
from careerplan.plan.plan import by_id
from careerplan.site.views.parts import Desk
from careerplan.site.views.phrases import Phrase
from careerplan.site.words import Day

MOST_STEPS = 2
"""So many things to do next fit in one line."""


def asked_by(desk: Desk, figure: SkillFigure) -> Phrase:
    """Who asks for the target: `your own target`, `what Staff engineer needs`."""
    if figure.target_from is None or figure.target_from == "own":
        return ("your own target",)
    role = desk.link("role", figure.target_from.removeprefix("role:"))
    return ("what ", role, " wishes for" if figure.optional else " needs")


def standing(desk: Desk, figure: SkillFigure) -> Phrase:
    """Where it stands against its target, to be read after its title."""
    if figure.status == "not-now":
        return ("not now",)
    if figure.skill.skill_kind == "experience" and figure.gap is None and figure.skill.need.strip():
        return ("still missing",) if figure.status == "experience-gap" else ("met",)
    if figure.target is None:
        return (f"{desk.word(figure.current)}, no target",)
    if figure.gap is None:
        return ("not assessed",)
    if figure.gap > 0:
        return (f"{count(figure.gap, 'level')} below ", *asked_by(desk, figure))
    if figure.gap < 0:
        return (f"{count(-figure.gap, 'level')} above ", *asked_by(desk, figure))
    return ("at ", *asked_by(desk, figure))


def meanings(scale: Scale, figure: SkillFigure) -> str:
    """What the levels now and wanted mean, in the words of the plan's scale; nothing where it has none."""
    now, target = _meaning(scale, figure.current), _meaning(scale, figure.target)
    if figure.current == figure.target:
        return f"Now {now}, which is the target." if now else ""
    parts = (f"Now {now}." if now else "", f"The target is {target}." if target else "")
    return " ".join(filter(None, parts)).replace("”.", "”")


def _meaning(scale: Scale, level: Level | None) -> str:
    if level is None or level >= len(scale.steps):
        return ""
    step = scale.steps[level]
    meaning = step.meaning.strip()
    return f"{step.word}: “{meaning}”" if meaning else ""


def course_title(desk: Desk, figure: SkillFigure) -> str:
    """What the level has done since the first dated rating."""
    dated = [point for point in figure.series if point.date is not None]
    if len(dated) < 2:
        return "Level"
    since = day_given(desk, figure, dated[0])
    moved = dated[-1].level - dated[0].level
    when = f" since {since.text}" if since is not None else ""
    if not moved:
        return f"Level: {desk.word(dated[-1].level)}{when}"
    return f"Level: {count(abs(moved), 'step')} {'up' if moved > 0 else 'down'}{when}"


def day_given(desk: Desk, figure: SkillFigure, point: LevelPoint) -> Day | None:
    """The date of a point as the ratings of that day have it; none for what undated ratings say."""
    if point.date is None:
        return None
    given = next((rating.when for rating in figure.ratings if rating.date == point.date), None)
    return desk.when(given) or desk.day(point.date)


def rule_said(desk: Desk, figure: SkillFigure) -> str:
    """How the current level of this skill came about, with the ratings that it came from."""
    standing_now = {} if figure.self_level is None else {"you": figure.self_level}
    standing_now |= {desk.rater(other.by).title: other.level for other in figure.others}
    if not standing_now or figure.current is None:
        return "Nobody has rated it, so it is not assessed."
    rule = desk.plan.settings.plan.current_level
    named = listing([f"{name} {level}" for name, level in standing_now.items()], most=len(standing_now))
    result = f"{figure.current}, {desk.word(figure.current)}"
    if rule == "median" and len(standing_now) > 1:
        return f"The low median of what each person said last ({named}): {result}."
    if rule == "newest" and len(standing_now) > 1:
        return f"What was said last, of {named}: {result}."
    return f"What {'you' if figure.self_level is not None else named.rpartition(' ')[0]} said last: {result}."


def next_steps(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> tuple[Phrase, ...]:
    """What to do about it next, at most two things, the most pressing first; nothing if it is put off."""
    if figure.status == "not-now":
        return ()
    found = (rule(desk, figure, compared) for rule in _STEPS)
    return tuple(phrase for phrase in found if phrase)[:MOST_STEPS]


_Rule = Callable[[Desk, SkillFigure, CalibrationFigure | None], Phrase]


def _rate_it(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:  # noqa: ARG001 - one signature for all rules
    if figure.current is not None or figure.status in ("experience-gap", "met"):
        return ()
    return ("Rate it, and ask somebody who has seen you at it.",)


def _next_of_goal(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:  # noqa: ARG001 - as above
    """The next step of the first running goal that names it."""
    if not figure.is_open_gap:
        return ()
    goals = by_id(desk.plan.goals)
    for goal_id in figure.goals:
        step = goals[goal_id].next_step.strip().rstrip(".")
        if step and goals[goal_id].status == "active":
            return (f"{step} (", desk.link("goal", goal_id), ").")
    return ()


def _no_goal(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:  # noqa: ARG001 - as above
    if not figure.is_open_gap or figure.goals:
        return ()
    return ("No goal names it yet: write one, or say that it is not for now.",)


def _re_rate(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:  # noqa: ARG001 - as above
    if figure.taught_since and figure.self_level is not None:
        return ("Rate it again: you have taught it since.",)
    if not figure.stale or figure.last_rated is None:
        return ()
    return (f"Rate it again: it was last rated {ago((desk.today - figure.last_rated).days)}.",)


def _ask(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:
    if figure.current is None:
        return ()
    missing = {ask.skill: ask.person for ask in desk.figures.calibration.asks}
    person = missing.get(figure.id) or (compared.ask if compared is not None else None)
    if person is not None:
        return ("Ask ", desk.link("person", person), " for a rating.")
    return ()


def _practise(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None) -> Phrase:  # noqa: ARG001 - as above
    lacking = figure.id in desk.figures.modes.without_doing
    return ("No activity practises it yet.",) if lacking and figure.goals else ()


_STEPS: tuple[_Rule, ...] = (_rate_it, _next_of_goal, _no_goal, _re_rate, _practise, _ask)
"""In the order of their weight."""


def raters_title(ratings: int, others: int, own: int) -> str:
    """`Ratings: 6 from 4 people`."""
    if not ratings:
        return "Ratings"
    if not others:
        return "Ratings: 1, your own" if ratings == 1 else f"Ratings: {ratings}, all your own"
    people = others + bool(own)
    return f"Ratings: {ratings} from {count(people, 'person', 'people')}"


def source_phrase(desk: Desk, text: str) -> Phrase:
    """How one knows that a skill is needed: `person:maria` is a person, all else as written."""
    prefix, separator, name = text.partition(":")
    if separator and prefix.strip() == "person":
        return (desk.link("person", name.strip()),)
    return (text,)
