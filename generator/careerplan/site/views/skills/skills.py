"""Skills: the whole gap table, the roles, the map, calibration, stages, modes, what is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.words import count
from careerplan.site import addresses
from careerplan.site.charts.levels import LevelScale
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Rule
from careerplan.site.views.phrases import CURRENT_LEVEL, LEFT_OUT, Fact, Phrase, files_said
from careerplan.site.views.roles.role_columns import RoleMatrix, role_matrix
from careerplan.site.views.skills.calibrated import CalibrationCard, calibration_card
from careerplan.site.views.skills.gap_rows import GapTable, destination_said, gap_table, gaps_said
from careerplan.site.views.skills.learning_cards import (
    Experience,
    LeftAlone,
    ModeTable,
    SkillMap,
    StageColumn,
    experiences,
    left_alone,
    mode_table,
    skill_map,
    stage_columns,
)


class SkillsView(Struct, frozen=True, kw_only=True):
    """All of the skills page."""

    headline: Phrase
    facts: tuple[Fact, ...]
    sections: tuple[tuple[str, str], ...]
    """Anchor and name of each part that is there."""
    introductions: tuple[Markup, ...]
    start: Invitation | None
    scale: LevelScale
    scale_words: str
    table: GapTable | None
    matrix: RoleMatrix | None
    map: SkillMap | None
    calibration: CalibrationCard | None
    experience: tuple[Experience, ...]
    left_alone: tuple[LeftAlone, ...]
    stages: tuple[StageColumn, ...]
    modes: ModeTable | None
    rules: tuple[Rule, ...]


START = Invitation(
    "start",
    "Which skills does the vision need?",
    "List them with the level that you think you have; leave the level out where you do not know.",
    "content/skills.md",
    "---\nskills:\n  Public speaking: novice\n  Writing: intermediate\n  Negotiation:\n---",
)


BETWEEN_TRACKS = Rule(
    "Between the tracks",
    "For each rank that both tracks have: somebody with just what one role asks for, against the other.",
)


def make(desk: Desk) -> Iterator[Draft]:
    """The index of skills."""
    yield Draft(addresses.SKILLS, "pages/skills.html", "Skills", partial(_view, desk))


def _view(desk: Desk) -> SkillsView:
    has_skills = bool(desk.figures.skills)
    view = SkillsView(
        headline=(f"{gaps_said(desk)} ", *destination_said(desk)) if has_skills else ("No skills yet.",),
        facts=_facts(desk),
        sections=(),
        introductions=introductions(desk, addresses.SKILLS, "skill"),
        start=None if has_skills else START,
        scale=desk.scale,
        scale_words=scale_words(desk),
        table=gap_table(desk) if has_skills else None,
        matrix=role_matrix(desk) if has_skills else None,
        map=skill_map(desk),
        calibration=calibration_card(desk),
        experience=experiences(desk),
        left_alone=left_alone(desk),
        stages=stage_columns(desk),
        modes=mode_table(desk),
        rules=_rules(desk) if has_skills else (),
    )
    return replace(view, sections=_sections(view))


def _sections(view: SkillsView) -> tuple[tuple[str, str], ...]:
    """The parts that are there, in the order of the page; none for a single part."""
    parts = (
        (view.table, "table", "Gaps"),
        (view.matrix, "roles", "Roles"),
        (view.map, "map", "Map"),
        (view.calibration, "calibration", "Calibration"),
        (view.experience, "experience", "Experience"),
        (view.left_alone, "not-learning", "Not learning"),
        (view.stages, "stages", "Stages"),
        (view.modes, "modes", "Modes"),
    )
    there = tuple((anchor, title) for part, anchor, title in parts if part)
    return there if len(there) > 1 else ()


def scale_words(desk: Desk) -> str:
    """`0 none · 1 awareness · …`."""
    return " · ".join(f"{level} {word}" for level, word in enumerate(desk.scale.words))


def _facts(desk: Desk) -> tuple[Fact, ...]:
    """Numbers that the headline has no room for; what is zero is left out."""
    figures = desk.figures.skills
    totals = desk.figures.gaps
    gains = [figure.gained for figure in figures if figure.gained is not None]
    raters = {other.by for figure in figures for other in figure.others}
    stale = sum(stale.key.kind == "skill" for stale in desk.figures.stale)
    span = desk.plan.settings.plan.stale_after.text
    facts = []
    if gains:
        total = sum(gains)
        levels = "level" if abs(total) == 1 else "levels"
        word = "gained" if total >= 0 else "lost"
        facts.append(Fact(str(abs(total)), f"{levels} {word} in 12 months"))
    if totals.unknown:
        facts.append(Fact(str(totals.unknown), "not assessed"))
    if totals.surplus:
        facts.append(Fact(str(totals.surplus), f"above {'its target' if totals.surplus == 1 else 'their targets'}"))
    if stale:
        facts.append(Fact(str(stale), f"last rated more than {span} ago"))
    if raters:
        facts.append(
            Fact(str(len(raters)), f"{'other person has' if len(raters) == 1 else 'other people have'} rated you")
        )
    return tuple(facts)


def _rules(desk: Desk) -> tuple[Rule, ...]:
    plan = desk.plan
    records = (*plan.skills, *plan.roles, *plan.feedback, *plan.activities)
    unknown = desk.figures.gaps.unknown
    apart = f": {count(unknown, 'skill')} here" if unknown else ""
    return (
        Rule("Current level", f"{CURRENT_LEVEL[plan.settings.plan.current_level]} {LEFT_OUT}"),
        Rule("Target", "The skill’s own target, else what the role of the vision needs."),
        Rule(
            "Gap", f"Target less current level. Unknown is not zero: it is left out of sums and counted apart{apart}."
        ),
        Rule(
            "Order",
            "Gaps by priority, then by gap times importance, then by title; after them the skills not assessed,"
            " met and above.",
        ),
        Rule(
            "In 12 months", "What the current level gained or lost. A person’s first rating of a skill gains nothing."
        ),
        Rule(
            "Met, of those rated",
            "By the role’s own needs. What is only wished for, and what you are not learning now, is left out.",
        ),
        *((BETWEEN_TRACKS,) if desk.tracks else ()),
        Rule(
            "Calibration",
            "Your newest rating less the mean of the others’ newest: a blind spot above 1, a hidden strength below −1.",
        ),
        Rule("Modes", "Activities that name the skill, or whose goal does, planned ones too."),
        Rule("Files", files_said(record.place.path for record in records)),
    )
