"""One skill: where it stands, how it got there, who needs it, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.calibration import CalibrationFigure
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.words import ago
from careerplan.plan.record import SkillId
from careerplan.site.addresses import output_path
from careerplan.site.bodies import beside_lists
from careerplan.site.charts.levels import LevelScale
from careerplan.site.drafts import Draft
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Rule, SourceFile
from careerplan.site.views.phrases import LEFT_OUT, Phrase, files_said, text_of
from careerplan.site.views.skills.calibrated import view_said
from careerplan.site.views.skills.gap_rows import last_rating
from careerplan.site.views.skills.learning_cards import STAGES
from careerplan.site.views.skills.skill_levels import Course, Ratings, aim_when, course, ratings
from careerplan.site.views.skills.skill_words import asked_by, meanings, next_steps, rule_said, source_phrase, standing
from careerplan.site.views.skills.skill_work import (
    ActivityLine,
    FeedbackLine,
    GoalRow,
    RoleRow,
    Shown,
    activity_lines,
    elsewhere,
    evidence,
    feedback_lines,
    goal_rows,
    role_rows,
)
from careerplan.site.words import Day


class Number(Struct, frozen=True, kw_only=True):
    """A figure with what it is called and what it means."""

    name: str
    value: str
    note: str
    before: str = ""
    day: Day | None = None


class SkillView(Struct, frozen=True, kw_only=True):
    """All of one skill's page."""

    title: str
    standing: Phrase
    sample: bool
    lead: str
    facts: tuple[Phrase, ...]
    known_from: Phrase
    rated: Day | None
    rated_ago: str
    rated_iso: str
    source: SourceFile | None
    reason: str
    """Why the target is one's own, or why it is not for now."""
    next: tuple[Phrase, ...]
    numbers: tuple[Number, ...]
    course: Course | None
    need: str
    have: str
    scale: LevelScale
    ratings: Ratings
    view_said: str
    roles: tuple[RoleRow, ...]
    goals: tuple[GoalRow, ...]
    activities: tuple[ActivityLine, ...]
    evidence: tuple[Shown, ...]
    feedback: tuple[FeedbackLine, ...]
    elsewhere: tuple[Shown, ...]
    related: tuple[Link, ...]
    mentions: tuple[Link, ...]
    links: tuple[Outside, ...]
    body: Markup
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """A page for every skill, those that only a role names too."""
    compared = {figure.skill.id: figure for figure in desk.figures.calibration.skills}
    for figure in desk.figures.skills:
        path = output_path(figure.skill.key)
        view = partial(_view, desk, figure, compared.get(figure.id), path)
        yield Draft(path, "pages/skill.html", desk.title(figure.skill), view)


def _view(desk: Desk, figure: SkillFigure, compared: CalibrationFigure | None, path: str) -> SkillView:
    skill = figure.skill
    rated = last_rating(figure)
    is_experience = skill.skill_kind == "experience" and figure.current is None and figure.target is None
    return SkillView(
        title=desk.title(skill),
        standing=standing(desk, figure),
        sample=skill.sample,
        lead=meanings(desk.plan.settings.scale, figure),
        facts=_facts(figure),
        known_from=known_from(desk, skill.sources),
        rated=desk.when(rated),
        rated_ago=ago((desk.today - figure.last_rated).days) if figure.last_rated is not None else "",
        rated_iso=figure.last_rated.isoformat() if figure.last_rated is not None else "",
        source=None if skill.implied else desk.source(skill.place.path),
        reason=skill.reason if skill.not_now else skill.target_reason,
        next=next_steps(desk, figure, compared),
        numbers=_numbers(desk, figure),
        course=None if is_experience else course(desk, figure),
        need=skill.need,
        have=skill.have,
        scale=desk.scale,
        ratings=ratings(desk, figure),
        view_said=view_said(compared) if compared is not None else "",
        roles=role_rows(desk, figure),
        goals=goal_rows(desk, figure),
        activities=activity_lines(desk, figure),
        evidence=evidence(desk, figure),
        feedback=feedback_lines(desk, figure),
        elsewhere=elsewhere(desk, figure),
        related=desk.links("skill", related_to(desk, figure)),
        mentions=desk.mentioned_in(skill.key),
        links=outside_links(desk, skill),
        body=desk.bodies.html(
            replace(skill.body, text=beside_lists(skill.body.text, frozenset({"evidence"}))), path, skill.place.path
        ),
        rules=_rules(desk, figure),
    )


def related_to(desk: Desk, figure: SkillFigure) -> tuple[str, ...]:
    """Skills beside it, whichever of the two files says so."""
    back = (skill.id for skill in desk.plan.skills if SkillId(figure.id) in skill.related)
    return tuple(dict.fromkeys((*figure.skill.related, *back)))


def _facts(figure: SkillFigure) -> tuple[Phrase, ...]:
    skill = figure.skill
    facts: list[Phrase] = []
    if skill.implied:
        facts.append(("Only named by a role",))
    else:
        facts.append(
            (f"{skill.skill_kind.capitalize()}{'' if skill.skill_kind in ('trait', 'experience') else ' skill'}",)
        )
    if skill.group and skill.group.casefold() != skill.skill_kind:
        facts.append((skill.group,))
    if skill.priority is not None:
        facts.append((f"Priority {skill.priority}",))
    if figure.target_from not in (None, "own"):
        facts.append((f"Importance {figure.importance} of 3",))
    if skill.stage is not None:
        back = ", back to conscious by teaching" if figure.taught_back else ""
        facts.append((f"{STAGES[skill.stage]}{back}",))
    if skill.tags:
        facts.append((", ".join(skill.tags),))
    return tuple(facts)


def known_from(desk: Desk, sources: Sequence[str]) -> Phrase:
    """How one knows that a skill is needed: `Known from advert, Maria`; nothing where it is not said."""
    named: list[str | Link] = []
    for place, source in enumerate(sources):
        named += [", " if place else "Known from ", *source_phrase(desk, source)]
    return (*named, ".") if named else ()


def _numbers(desk: Desk, figure: SkillFigure) -> tuple[Number, ...]:
    """Now, target, gap, and what was gained."""
    found = [
        Number(
            name="Now",
            value="?" if figure.current is None else str(int(figure.current)),
            note=desk.word(figure.current),
        )
    ]
    if figure.target is not None:
        due = desk.when(aim_when(desk, figure))
        own = "own target, " if figure.target_from == "own" else "wished for, " if figure.optional else ""
        word = f"{own}{desk.word(figure.target)}"
        found.append(
            Number(
                name="Target",
                value=str(int(figure.target)),
                note=word,
                before=", by " if due is not None else "",
                day=due,
            )
        )
    if figure.gap is not None:
        name = "Gap" if figure.gap >= 0 else "Above"
        levels = "level" if abs(figure.gap) == 1 else "levels"
        found.append(Number(name=name, value=str(abs(figure.gap)), note=levels))
    if figure.gained is not None:
        found.append(Number(name="In 12 months", value=str(abs(figure.gained)), note=_moved(figure.gained)))
    return tuple(found)


def _moved(levels: int) -> str:
    """`level gained`, `levels lost`, to be read after the number."""
    return f"{'level' if abs(levels) == 1 else 'levels'} {'lost' if levels < 0 else 'gained'}"


def _rules(desk: Desk, figure: SkillFigure) -> tuple[Rule, ...]:
    rules = [Rule("Current level", f"{rule_said(desk, figure)} {LEFT_OUT}")]
    if figure.target is not None:
        said = text_of(asked_by(desk, figure))
        where = (
            "It wins over what a role needs." if figure.target_from == "own" else "The role is the one of the vision."
        )
        rules.append(Rule("Target", f"{said[0].upper()}{said[1:]}: {desk.word(figure.target)}. {where}"))
    if figure.gained is not None:
        rules.append(
            Rule("In 12 months", "Changes of the current level. A person’s first rating of a skill gains nothing.")
        )
    feedback = {given.id: given.place.path for given in desk.plan.feedback}
    asking = [
        role.role.place.path
        for role in desk.figures.roles
        if any(need.skill.id == figure.id for need in (*role.needs, *role.optional))
    ]
    given = [feedback[rating.feedback] for rating in figure.ratings if rating.feedback in feedback]
    own = [] if figure.skill.implied else [figure.skill.place.path]
    rules.append(Rule("Files", files_said([*own, *asking, *given])))
    return tuple(rules)
