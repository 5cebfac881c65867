"""Modes: by which of the four ways each skill is learnt, and which gaps nobody practises."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.modes import MODES, SkillModes
from careerplan.site.views.goals.goal_work import MODE_WORDS
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.states import gap_pill


class Way(Struct, frozen=True):
    """One of the four ways, and how many activities go it; empty for none."""

    name: str
    count: str


class ModeRow(Struct, frozen=True, kw_only=True):
    """One skill."""

    link: Link
    pill: Pill
    ways: tuple[Way, ...]
    dots: str
    """Three dots, filled for consume, build and teach."""
    said: str
    """The dots in words."""


class ModeTable(Struct, frozen=True, kw_only=True):
    """All gaps, and the skills that any activity serves."""

    headline: str
    ways: tuple[str, ...]
    rows: tuple[ModeRow, ...]


def mode_table(desk: Desk) -> ModeTable | None:
    """Skill by mode; none if there is neither a gap nor an activity."""
    figures = desk.figures.modes
    rows = tuple(_row(desk, modes) for modes in figures.skills if _is_shown(desk, modes))
    if not rows:
        return None
    return ModeTable(
        headline=figures.said.rstrip(".") or "Every gap is practised",
        ways=tuple(MODE_WORDS[mode] for mode in MODES),
        rows=rows,
    )


def _is_shown(desk: Desk, modes: SkillModes) -> bool:
    return any(modes.counts.values()) or desk.figures.skill[modes.skill].is_open_gap


def _row(desk: Desk, modes: SkillModes) -> ModeRow:
    steps = (("consume", modes.consume), ("build", modes.build), ("teach", modes.teach))
    there = [name for name, is_there in steps if is_there]
    return ModeRow(
        link=desk.link("skill", modes.skill),
        pill=gap_pill(desk.figures.skill[modes.skill]),
        ways=tuple(Way(MODE_WORDS[mode], str(modes.counts[mode] or "")) for mode in MODES),
        dots="".join("●" if is_there else "○" for _, is_there in steps),
        said=", ".join(there) if there else "nothing yet",
    )
