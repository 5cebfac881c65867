"""The gap table: every skill as a row of levels, and what its filters offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from statistics import fmean

from msgspec import Struct

from careerplan.insight.gaps import GapStatus, SkillFigure
from careerplan.insight.words import count, moved
from careerplan.plan.skill import Skill
from careerplan.plan.when import When
from careerplan.site.charts.levels import Dumbbell, dumbbell
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.phrases import Phrase
from careerplan.site.views.states import gap_pill, level_text
from careerplan.site.words import Day

STATES: Mapping[GapStatus, str] = {
    "gap": "Gap",
    "experience-gap": "Missing",
    "unknown": "Not assessed",
    "met": "Met",
    "surplus": "Above",
    "no-target": "No target",
    "not-now": "Not now",
}
UNKNOWN_ORDER, LAST_ORDER = "90", "99"
"""Where skills without a gap in levels stand when the table is sorted by it."""


class GapRow(Struct, frozen=True, kw_only=True):
    """One skill."""

    skill: Link
    sample: bool
    kind: str
    group: str
    status: str
    about: str
    """`Forecasting, hard`."""
    chart: Dumbbell | None
    """None for an experience without levels."""
    now: str
    target: str
    moved: str
    """`gained 1` in 12 months; empty if there is nothing to tell."""
    moved_order: str
    pill: Pill
    gap_order: str
    rated: Day | None
    rated_order: str


class Choice(Struct, frozen=True):
    """One option of a filter."""

    value: str
    label: str


class First(Struct, frozen=True):
    """A gap that comes first, and why."""

    skill: Link
    reason: str


class GapTable(Struct, frozen=True, kw_only=True):
    """All skills, the most pressing gap first."""

    rows: tuple[GapRow, ...]
    first: tuple[First, ...]
    kinds: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    states: tuple[Choice, ...]
    keys: tuple[str, ...]
    """The marks that the rows really hold."""
    said: str
    """`33 skills`."""


def gap_table(desk: Desk) -> GapTable:
    """The whole table."""
    figures = desk.figures.skills
    rows = tuple(gap_row(desk, figure) for figure in figures)
    present = {figure.status for figure in figures}
    return GapTable(
        rows=rows,
        first=tuple(First(desk.link("skill", first.skill.id), first.reason) for first in desk.figures.priorities),
        kinds=_choices(figure.skill.skill_kind for figure in figures),
        groups=_choices(figure.skill.group for figure in figures),
        states=tuple(Choice(status, word) for status, word in STATES.items() if status in present),
        keys=keys_of(row.chart for row in rows),
        said=count(len(rows), "skill"),
    )


def gap_row(desk: Desk, figure: SkillFigure) -> GapRow:
    """The row of one skill."""
    rated = last_rating(figure)
    return GapRow(
        skill=desk.link("skill", figure.id),
        sample=figure.skill.sample,
        kind=figure.skill.skill_kind,
        group=figure.skill.group,
        status=figure.status,
        about=about_of(figure.skill),
        chart=skill_chart(desk, figure),
        now="" if _has_no_levels(figure) else level_text(figure.current),
        target="" if figure.target is None else str(int(figure.target)),
        moved=moved(figure.gained) if figure.gained else "",
        moved_order=str(figure.gained) if figure.gained else "",
        pill=gap_pill(figure),
        gap_order=_gap_order(figure),
        rated=desk.when(rated),
        rated_order="" if figure.last_rated is None else figure.last_rated.isoformat(),
    )


def about_of(skill: Skill) -> str:
    """`Forecasting, hard`; each word once."""
    if skill.implied:
        return "only named by a role"
    kind = "" if skill.group.casefold() == skill.skill_kind else skill.skill_kind
    return ", ".join(filter(None, (skill.group, kind)))


def _has_no_levels(figure: SkillFigure) -> bool:
    return figure.skill.skill_kind == "experience" and figure.current is None and figure.target is None


def skill_chart(desk: Desk, figure: SkillFigure) -> Dumbbell | None:
    """Dot now, ring target, square the mean of the others, thin line what was gained in 12 months."""
    if _has_no_levels(figure):
        return None
    was = figure.current - figure.gained if figure.current is not None and figure.gained else None
    others = fmean(other.level for other in figure.others) if figure.others else None
    return dumbbell(desk.scale, figure.current, figure.target, others=others, was=was)


def keys_of(charts: Iterable[Dumbbell | None]) -> tuple[str, ...]:
    """The names of the marks that these rows hold, in the order of a legend."""
    drawn = [chart for chart in charts if chart is not None]
    present = {
        "now": any(chart.now for chart in drawn),
        "target": any(chart.target for chart in drawn),
        "togo": any(chart.short for chart in drawn),
        "gained": any(chart.was for chart in drawn),
        "others": any(chart.others for chart in drawn),
    }
    return tuple(key for key, is_there in present.items() if is_there)


def last_rating(figure: SkillFigure) -> When | None:
    """When the skill was last rated, as it was written."""
    dated = [rating for rating in figure.ratings if rating.date is not None]
    newest = max(dated, key=lambda rating: rating.date or dt.date.min, default=None)
    return newest.when if newest is not None else None


def _gap_order(figure: SkillFigure) -> str:
    """The largest gap first when sorted upward; what has no gap in levels comes last."""
    if figure.gap is not None:
        return str(-figure.gap)
    return UNKNOWN_ORDER if figure.status in ("experience-gap", "unknown") else LAST_ORDER


def _choices(values: Iterable[str]) -> tuple[Choice, ...]:
    named = sorted({value for value in values if value}, key=str.casefold)
    return tuple(Choice(value, f"{value[0].upper()}{value[1:]}") for value in named)


def gaps_said(desk: Desk) -> str:
    """How many gaps there are, in one sentence that is true of any plan."""
    totals = desk.figures.gaps
    if totals.count and not totals.sum:
        return f"{count(totals.count, 'gap')} of experience."
    if totals.count == 1:
        return f"1 gap, of {count(totals.sum, 'level')}."
    if totals.count:
        return f"{count(totals.count, 'gap')}, {count(totals.sum, 'level')} in all."
    if totals.met or totals.surplus:
        return "No gaps among the skills that are assessed." if totals.unknown else "No gaps."
    if totals.unknown:
        have = "has a target and no level" if totals.unknown == 1 else "have a target and no level"
        return f"{count(totals.unknown, 'skill')} {have} yet."
    skills = len(desk.figures.skills)
    return f"{count(skills, 'skill')}, {'without' if skills == 1 else 'none with'} a target yet."


def destination_said(desk: Desk) -> Phrase:
    """How many skills are where the vision's role needs them; nothing without such a role."""
    vision = desk.figures.vision.current
    wanted = vision.role if vision is not None else None
    figure = next((role for role in desk.figures.roles if role.role.id == wanted), None)
    if figure is None or not figure.known:
        return ()
    role = desk.link("role", figure.role.id)
    if figure.known == 1:
        return ("The one assessed skill that ", role, f" needs is {'met' if figure.met else 'short'}.")
    if not figure.met:
        return (f"None of the {figure.known} assessed skills is where ", role, " needs it.")
    if figure.met == figure.known:
        return (f"All {figure.known} assessed skills are where ", role, " needs them.")
    is_where = ("is", "it") if figure.met == 1 else ("are", "them")
    return (f"{figure.met} of {figure.known} assessed skills {is_where[0]} where ", role, f" needs {is_where[1]}.")
