"""Where I stand: the largest gaps in words and on the scale, and my open goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import moved, sentence, verb
from careerplan.site.charts.levels import Dumbbell
from careerplan.site.views.parts import Desk, Pill
from careerplan.site.views.share.reader import Reader, folded
from careerplan.site.views.sheets.brief import open_goals
from careerplan.site.views.skills.gap_rows import keys_of, skill_chart
from careerplan.site.views.skills.skill_words import meanings
from careerplan.site.views.spans import Span, goal_span
from careerplan.site.views.states import gap_pill, goal_pill, reason_told

MOST_GAPS = 3
MOST_GOALS = 5


class GapLine(Struct, frozen=True, kw_only=True):
    """One skill."""

    title: str
    chart: Dumbbell | None
    said: str
    """What the two levels mean in the sentences of my scale, else their words, and what was lost."""
    pill: Pill


class GapSection(Struct, frozen=True, kw_only=True):
    """The largest gaps that they see and are not asked to rate."""

    name: Literal["gaps"] = "gaps"
    title: str
    note: str
    rows: tuple[GapLine, ...]
    marks: tuple[str, ...]


class GoalLine(Struct, frozen=True, kw_only=True):
    """One open goal."""

    title: str
    pill: Pill
    reason: str
    next: str
    """The next thing that I do for it."""
    span: Span
    """From when to when."""
    folded: Markup
    """What I wrote about it; stands closed."""


class GoalSection(Struct, frozen=True, kw_only=True):
    """My open goals, those in trouble first."""

    name: Literal["goals"] = "goals"
    title: str
    rows: tuple[GoalLine, ...]
    folded: tuple[GoalLine, ...]


def gaps(reader: Reader) -> GapSection | None:
    """None without a gap in levels beside the skills that they rate."""
    desk = reader.desk
    open_gaps = [f for f in desk.figures.skills if f.status == "gap" and f.is_open_gap and f.id not in reader.asked]
    shown = sorted(open_gaps, key=lambda figure: -(figure.gap or 0))[:MOST_GAPS]  # of equals the most pressing first
    if not shown:
        return None
    rows = tuple(_gap(desk, figure) for figure in shown)
    return GapSection(
        title=_gap_title(len(rows), len(open_gaps), others=bool(reader.asked)),
        note=_note(len(reader.asked)),
        rows=rows,
        marks=_marks(reader, shown, rows),
    )


def _marks(reader: Reader, figures: Sequence[SkillFigure], rows: Sequence[GapLine]) -> tuple[str, ...]:
    """The marks of the charts; what others see is the reader's own view where nobody else has rated."""
    by = {other.by for figure in figures for other in figure.others}
    names = keys_of(row.chart for row in rows)
    return tuple("yours" if name == "others" and by == {reader.rater} else name for name in names)


def _gap_title(shown: int, whole: int, *, others: bool) -> str:
    """`The gap I see`, `My 3 largest gaps`; `other` beside skills whose gaps are not told yet."""
    if others:
        return "Another gap I see" if shown == 1 else "Other gaps I see"
    if whole == 1:
        return "The gap I see"
    return f"My {shown} largest gaps" if whole > shown else "The gaps I see"


def _note(asked: int) -> str:
    if not asked:
        return ""
    skill = verb(asked, "The skill that you rate is", "Those that you rate are")
    return f"{skill} left out here, so that my view does not colour yours."


def _gap(desk: Desk, figure: SkillFigure) -> GapLine:
    return GapLine(
        title=figure.skill.title,
        chart=skill_chart(desk, figure),
        said=_levels_said(desk, figure),
        pill=gap_pill(figure),
    )


def _levels_said(desk: Desk, figure: SkillFigure) -> str:
    """The levels in words; a loss is told, since no line of the chart shows it."""
    words = f"{desk.word(figure.current)} now, {desk.word(figure.target)} needed"
    said = meanings(desk.plan.settings.scale, figure) or sentence(words)
    if figure.gained is None or figure.gained >= 0:
        return said
    return f"{said} {sentence(f'{moved(figure.gained)} in 12 months')}"


def goals(reader: Reader) -> GoalSection | None:
    """None without an open goal that is more than an idea."""
    found = open_goals(reader.desk.figures.goals)
    if not found:
        return None
    rows, rest = folded([_goal(reader.desk, figure) for figure in found], MOST_GOALS)
    return GoalSection(title="My goals now", rows=rows, folded=rest)


def _goal(desk: Desk, figure: GoalFigure) -> GoalLine:
    return GoalLine(
        title=figure.goal.title,
        pill=goal_pill(figure),
        reason=reason_told(figure),
        next=figure.goal.next_step,
        span=goal_span(figure.goal, desk.today, desk.when_words),
        folded=desk.bodies.alone(figure.goal.body.text, f"goal-{figure.goal.id}"),
    )
