"""How skills are learnt: map by track, stages, modes, experience, and what is left alone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.modes import MODES, SkillModes
from careerplan.insight.skill_map import COLUMNS, ROWS, Column
from careerplan.insight.words import count, verb
from careerplan.plan.skill import Stage
from careerplan.site.views.parts import LONG_TABLE, Desk, Link, Pill, SourceFile
from careerplan.site.views.skills.gap_rows import about_of
from careerplan.site.views.states import level_text

FEWEST_ON_MAP = 5
"""Under so many skills a map says nothing that the table does not."""

STAGES: Mapping[Stage, str] = {
    "unconscious-incompetent": "Not aware of it yet",
    "conscious-incompetent": "Aware, not able yet",
    "conscious-competent": "Able with attention",
    "unconscious-competent": "Able without thinking",
}
MAP_COLUMNS: Mapping[Column, str] = {
    "ic": "IC track",
    "both": "Both tracks",
    "manager": "Manager track",
    "neither": "Neither track",
}


class Placed(Struct, frozen=True):
    """A skill in a list, with what is said beside it."""

    skill: Link
    said: str
    fill: str = ""
    """The whole scale in signs: filled up to the level, a ring at the target."""


class MapRow(Struct, frozen=True):
    """The hard or the soft skills, one list for each column."""

    title: str
    cells: tuple[tuple[str, tuple[Placed, ...]], ...]
    """Column title and skills."""


class SkillMap(Struct, frozen=True):
    """Skills by the track that asks for them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[MapRow, ...]


class StageColumn(Struct, frozen=True):
    """One of the four stages."""

    id: str
    title: str
    skills: tuple[Placed, ...]


class ModeRow(Struct, frozen=True, kw_only=True):
    """A skill and how many activities of each mode serve it."""

    skill: Link
    counts: tuple[tuple[str, str], ...]
    """Mode and number, empty for none."""
    letters: tuple[tuple[str, bool], ...]
    """Consume, build, teach: letter, and whether it is there."""
    letters_said: str
    pill: Pill | None


class ModeTable(Struct, frozen=True):
    """Skills by the ways they are learnt."""

    title: str
    modes: tuple[str, ...]
    rows: tuple[ModeRow, ...]
    folded: str
    """What the fold says of very many rows; empty where they stand open."""


class Experience(Struct, frozen=True, kw_only=True):
    """Something to have done, rather than to be able to do."""

    skill: Link
    need: str
    have: str
    pill: Pill


class LeftAlone(Struct, frozen=True, kw_only=True):
    """Something that is deliberately not learned now."""

    skill: Link
    about: str
    reason: str
    file: SourceFile | None


def skill_map(desk: Desk) -> SkillMap | None:
    """The map; none under five skills, or where no role of either track asks for any."""
    cells = desk.figures.skill_map
    placed = {column: sum(len(cell.skills) for cell in cells if cell.column == column) for column in COLUMNS}
    if len(desk.figures.skills) < FEWEST_ON_MAP or placed["neither"] == len(desk.figures.skills):
        return None
    shown = [column for column in COLUMNS if column != "neither" or placed[column]]
    rows = tuple(
        MapRow(
            row.capitalize(),
            tuple(
                (MAP_COLUMNS[cell.column], tuple(_placed(desk, figure) for figure in cell.skills))
                for cell in cells
                if cell.row == row and cell.column in shown
            ),
        )
        for row in ROWS
    )
    return SkillMap(_map_title(placed["both"]), tuple(MAP_COLUMNS[column] for column in shown), rows)


def _map_title(both: int) -> str:
    return f"Map: both tracks ask for {count(both, 'skill')}" if both else "Map: what each track asks for"


def _placed(desk: Desk, figure: SkillFigure) -> Placed:
    return Placed(desk.link("skill", figure.id), level_of_target(figure), _fill(desk, figure))


def _fill(desk: Desk, figure: SkillFigure) -> str:
    """`●●○◎○` for 2 of 4 on a scale of five; nothing for what has neither level nor target."""
    if figure.current is None and figure.target is None:
        return ""
    level = int(figure.current or 0)

    def sign(step: int) -> str:
        if step == figure.target:
            return "◉" if step <= level else "◎"
        return "●" if step <= level else "○"

    return "".join(sign(step) for step in range(1, desk.scale.highest + 1))


def level_of_target(figure: SkillFigure) -> str:
    """`2 of 4`, `2` without a target, nothing for what has no levels."""
    if figure.target is not None:
        return f"{level_text(figure.current)} of {int(figure.target)}"
    return "" if figure.current is None else level_text(figure.current)


def stage_columns(desk: Desk) -> tuple[StageColumn, ...]:
    """All four stages; nothing where no skill names its stage."""
    figures = [figure for figure in desk.figures.skills if figure.stage is not None]
    if not figures:
        return ()
    return tuple(
        StageColumn(
            f"stage-{stage}",
            title,
            tuple(
                Placed(
                    desk.link("skill", figure.id),
                    "back to conscious by teaching" if figure.taught_back else "",
                )
                for figure in figures
                if figure.stage == stage
            ),
        )
        for stage, title in STAGES.items()
    )


def mode_table(desk: Desk) -> ModeTable | None:
    """Gap skills, and others that something is done for; none where there is neither."""
    rows = tuple(
        _mode_row(desk, modes, figure)
        for modes in desk.figures.modes.skills
        for figure in (desk.figures.skill[modes.skill],)
        if figure.is_open_gap or any(modes.counts.values())
    )
    if not rows:
        return None
    lacking = len(desk.figures.modes.without_doing)
    title = f"Modes: {count(lacking, 'gap')} {verb(lacking, 'has', 'have')} no doing yet" if lacking else "Modes"
    said = f"All {len(rows)} skills" if len(rows) > LONG_TABLE else ""
    return ModeTable(title, tuple(mode.capitalize() for mode in MODES), rows, said)


def _mode_row(desk: Desk, modes: SkillModes, figure: SkillFigure) -> ModeRow:
    letters = (("C", modes.consume), ("B", modes.build), ("T", modes.teach))
    words = [word for word, (_, is_there) in zip(("consumed", "built", "taught"), letters, strict=True) if is_there]
    return ModeRow(
        skill=desk.link("skill", figure.id),
        counts=tuple((mode.capitalize(), str(modes.counts[mode] or "")) for mode in MODES),
        letters=letters,
        letters_said=", ".join(words) or "nothing yet",
        pill=_mode_pill(modes, figure),
    )


def _mode_pill(modes: SkillModes, figure: SkillFigure) -> Pill | None:
    if not figure.is_open_gap:
        return None
    if not any(modes.counts.values()):
        return Pill("No activity yet", "warn")
    return None if modes.build else Pill("No doing yet", "warn")


def experiences(desk: Desk) -> tuple[Experience, ...]:
    """What is asked for to have been done, missing ones first."""
    return tuple(
        Experience(
            skill=desk.link("skill", figure.id),
            need=figure.skill.need,
            have=figure.skill.have,
            pill=Pill("Missing", "warn") if figure.status == "experience-gap" else Pill("Met", "ok"),
        )
        for figure in desk.figures.skills
        if figure.skill.skill_kind == "experience" and figure.skill.need.strip() and figure.status != "not-now"
    )


def left_alone(desk: Desk) -> tuple[LeftAlone, ...]:
    """Skills that are put off, then what the vision leaves alone."""
    skills = tuple(
        LeftAlone(
            skill=desk.link("skill", figure.id),
            about=about_of(figure.skill),
            reason=figure.skill.reason,
            file=desk.source(figure.skill.place.path),
        )
        for figure in desk.figures.skills
        if figure.status == "not-now"
    )
    vision = desk.figures.vision.current
    titles = {row.skill.title.casefold() for row in skills}
    named = tuple(
        LeftAlone(skill=Link(text), about="", reason="", file=desk.source(vision.place.path))
        for text in (vision.not_learning if vision is not None else ())
        if text.casefold() not in titles and vision is not None
    )
    return skills + named
