"""Lists of goals by state: what runs now, what comes next, ideas, and what is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import count, sentence
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.views.goals.categories import category_name
from careerplan.site.views.goals.letters import Letters, letters_of
from careerplan.site.views.parts import LONG_TABLE, Desk, Link, Pill
from careerplan.site.views.spans import Span, goal_span
from careerplan.site.views.states import goal_pill

SHOWN = 12
"""Goals of one state that stand open; the others are folded below them."""
WORTH: Mapping[int, str] = {
    2: "well worth it",
    1: "worth it",
    0: "felt flat",
    -1: "not worth it",
    -2: "not worth it at all",
}
LAST = 9
"""Sorts after every wish from 0 to 5."""


class Aim(Struct, frozen=True):
    """A skill that a goal serves, and the level to reach, in words."""

    skill: Link
    level: str


class OpenRow(Struct, frozen=True, kw_only=True):
    """A goal that runs or comes next."""

    link: Link
    sample: bool
    category: str
    aims: tuple[Aim, ...]
    chart: Bullet | None
    stands: str
    """How far it is and why its state is what it is."""
    span: Span
    letters: Letters | None
    pill: Pill


class OpenTable(Struct, frozen=True):
    """Goals that run or come next."""

    rows: tuple[OpenRow, ...]
    has_charts: bool
    has_pace: bool
    """True if a bar shows an even pace."""

    @property
    def folded(self) -> str:
        """What the fold says of very many goals; empty where they stand open."""
        return f"All {len(self.rows)} goals" if len(self.rows) > LONG_TABLE else ""


class ShortRow(Struct, frozen=True, kw_only=True):
    """An idea, or a goal that is over."""

    link: Link
    sample: bool
    pill: Pill | None = None
    beside: str = ""
    """A few words beside the title."""
    span: Span | None = None
    notes: tuple[str, ...] = ()


class Folded(Struct, frozen=True, kw_only=True):
    """A list that may be long: its beginning, and the rest with the words to open it."""

    rows: tuple[ShortRow, ...]
    rest: tuple[ShortRow, ...] = ()
    more: str = ""


class States(Struct, frozen=True, kw_only=True):
    """All goals by state."""

    now: tuple[GoalFigure, ...] = ()
    next: tuple[GoalFigure, ...] = ()
    ideas: tuple[GoalFigure, ...] = ()
    """The most wanted first."""
    not_mine: tuple[GoalFigure, ...] = ()
    finished: tuple[GoalFigure, ...] = ()
    """The newest first."""
    dropped: tuple[GoalFigure, ...] = ()


def by_state(goals: Sequence[GoalFigure]) -> States:
    """Every goal in exactly one state."""
    is_over = {"done", "partly", "missed", "changed"}
    mine = [figure for figure in goals if figure.is_open]
    return States(
        now=tuple(sorted((f for f in mine if f.goal.status == "active"), key=_by_end)),
        next=tuple(sorted((f for f in mine if f.goal.status in ("planned", "waiting")), key=_by_start)),
        ideas=tuple(sorted((f for f in mine if f.goal.status == "idea"), key=_by_want)),
        not_mine=tuple(f for f in goals if f.goal.want == "no" and f.health is None and not _is_over(f)),
        finished=tuple(sorted((f for f in goals if f.goal.status in is_over), key=_by_end, reverse=True)),
        dropped=tuple(sorted((f for f in goals if f.goal.status == "dropped"), key=_by_end, reverse=True)),
    )


def _is_over(figure: GoalFigure) -> bool:
    return figure.goal.status in {"done", "partly", "missed", "changed", "dropped"}


def _by_end(figure: GoalFigure) -> tuple[bool, str, str, str]:
    end = figure.end
    if _is_over(figure) and figure.goal.finished is not None:
        end = figure.goal.finished.last
    return (end is None, str(end or ""), str(figure.start or ""), figure.goal.title)


def _by_start(figure: GoalFigure) -> tuple[bool, str, str, str]:
    return (figure.start is None, str(figure.start or ""), str(figure.end or ""), figure.goal.title)


def _by_want(figure: GoalFigure) -> tuple[int, str]:
    want = figure.goal.want
    return (-want if isinstance(want, int) else LAST, figure.goal.title)


def open_row(desk: Desk, figure: GoalFigure) -> OpenRow:
    """The row of a goal that is not over."""
    goal, share = figure.goal, figure.progress.share
    return OpenRow(
        link=desk.link("goal", goal.id),
        sample=goal.sample,
        category=category_name(goal.category),
        aims=aims_of(desk, figure),
        chart=bullet(share, 1, figure.elapsed) if share is not None and (share or figure.elapsed) else None,
        stands=stands(figure),
        span=goal_span(goal, desk.today),
        letters=letters_of(figure),
        pill=goal_pill(figure),
    )


def open_table(desk: Desk, figures: Sequence[GoalFigure]) -> OpenTable:
    """The rows, and which columns and marks they need."""
    rows = tuple(open_row(desk, figure) for figure in figures)
    charts = [row.chart for row in rows if row.chart is not None]
    return OpenTable(rows, bool(charts), any(chart.pace is not None for chart in charts))


def aims_of(desk: Desk, figure: GoalFigure) -> tuple[Aim, ...]:
    """The skills that a goal serves, with the levels to reach."""
    return tuple(
        Aim(desk.link("skill", skill), f"to {desk.word(level)}" if level is not None else "")
        for skill, level in figure.goal.skills.items()
    )


def stands(figure: GoalFigure) -> str:
    """How far, then why; who says so only where it was not worked out."""
    far = figure.progress.text
    parts = [] if not far or far in figure.reason else [sentence(far)]
    parts.append(sentence(figure.reason))
    if figure.set_by == "person" and figure.reason != "Set by you.":
        parts.append("Set by you.")
    return " ".join(part for part in parts if part)


def idea_row(desk: Desk, figure: GoalFigure) -> ShortRow:
    """An idea, and how much it is wanted."""
    goal = figure.goal
    not_mine = goal.want == "no"
    wanted = "" if goal.want is None or not_mine else f"want {goal.want} of 5"
    return ShortRow(
        link=desk.link("goal", goal.id),
        sample=goal.sample,
        beside="not mine" if not_mine else wanted,
        span=goal_span(goal, desk.today) if figure.dated else None,
        notes=(category_name(goal.category), *_said(goal.status_reason)),
    )


def ended_row(desk: Desk, figure: GoalFigure) -> ShortRow:
    """A goal that is over: when, how far, and whether it was worth it."""
    goal = figure.goal
    worth = WORTH[goal.meaningful] if goal.meaningful is not None else ""
    expected = goal.meaningful_expected
    surprised = goal.meaningful is not None and expected is not None and (goal.meaningful > 0) != (expected > 0)
    notes = (figure.progress.text, f"{worth}, against what you expected" if worth and surprised else worth)
    return ShortRow(
        link=desk.link("goal", goal.id),
        sample=goal.sample,
        pill=goal_pill(figure),
        span=goal_span(goal, desk.today) if figure.dated or goal.finished else None,
        notes=(*(note for note in notes if note), *(_said(goal.status_reason) if goal.status != "done" else ())),
    )


def _said(reason: str) -> tuple[str, ...]:
    return (sentence(reason),) if reason.strip() else ()


def folded(rows: Sequence[ShortRow]) -> Folded:
    """The first dozen open; one more is no reason to fold."""
    if len(rows) <= SHOWN + 1:
        return Folded(rows=tuple(rows))
    rest = tuple(rows[SHOWN:])
    return Folded(rows=tuple(rows[:SHOWN]), rest=rest, more=f"{count(len(rest), 'more goal')}")
