"""The timeline: the whole plan on one scale, by category, by skill and by role; a page a year if it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.site.addresses import TIMELINE
from careerplan.site.charts.times import Axis, TimeScale, axis
from careerplan.site.drafts import Draft
from careerplan.site.views.goals.categories import category_name
from careerplan.site.views.parts import Desk, Invitation, Link, Rule
from careerplan.site.views.timeline.timeline_dates import (
    Coming,
    Undated,
    coming,
    facts,
    finished_said,
    headline,
    undated,
    undated_said,
)
from careerplan.site.views.timeline.timeline_rows import (
    Entry,
    Row,
    frame_entries,
    goal_entry,
    in_time,
    moment_entries,
    overlaps,
    row,
)
from careerplan.site.views.timeline.timeline_scale import MOST_QUARTERS, MOST_ROWS, whole_scale, year_scale, years_of
from careerplan.site.words import Day

MARKS = ("reached", "planned", "overdue", "moment")
LATE, AHEAD = 6, 10
"""So many late and coming dates stand open; the others are folded below them."""


class Tab(Struct, frozen=True):
    """Another page of the timeline."""

    title: str
    href: str
    is_current: bool


class Group(Struct, frozen=True):
    """Rows under one heading."""

    link: Link
    rows: tuple[Row, ...]


class TimelineView(Struct, frozen=True, kw_only=True):
    """One page of the timeline."""

    headline: str
    facts: tuple[tuple[str, str, Day | None], ...]
    groupings: tuple[Tab, ...]
    years: tuple[Tab, ...]
    """Empty where the whole plan stands on one page."""
    title: str
    axis: Axis
    groups: tuple[Group, ...]
    finished: tuple[Row, ...]
    """Goals that are over, folded; only on pages of one year."""
    finished_said: str
    marks: tuple[str, ...]
    is_cut: bool
    """True if anything goes on beyond the scale."""
    coming: tuple[Coming, ...]
    coming_later: tuple[Coming, ...]
    undated: tuple[Undated, ...]
    undated_said: str
    beyond: tuple[Row, ...]
    """What lies wholly outside the scale."""
    invitation: Invitation | None
    rules: tuple[Rule, ...]


class _Plan(Struct, frozen=True, kw_only=True):
    """What all pages share."""

    desk: Desk
    goals: tuple[Entry, ...]
    frame: tuple[Entry, ...]
    """Vision, positions, reviews."""
    moments: tuple[Entry, ...]
    """Decisions and events."""
    years: tuple[int, ...]
    """Empty for one page."""


class _Grouping(Struct, frozen=True):
    """A way to group goals: the word for it, the page's name, and the groups that a goal stands in."""

    word: str
    base: str
    groups_of: Callable[[Desk, GoalFigure], Sequence[Link]]


def _by_category(_desk: Desk, figure: GoalFigure) -> Sequence[Link]:
    return (Link(category_name(figure.goal.category)),)


def _by_skill(desk: Desk, figure: GoalFigure) -> Sequence[Link]:
    return desk.links("skill", figure.goal.skills) or (Link("No skill named"),)


def _by_role(desk: Desk, figure: GoalFigure) -> Sequence[Link]:
    role = figure.goal.role
    return (desk.link("role", role) if role is not None else Link("No role named"),)


GROUPINGS = (
    _Grouping("category", TIMELINE.removesuffix(".html"), _by_category),
    _Grouping("skill", "timeline-by-skill", _by_skill),
    _Grouping("role", "timeline-by-role", _by_role),
)


def make(desk: Desk) -> Iterator[Draft]:
    """One page for each grouping; with very many rows, one for each year of each."""
    goals = tuple(goal_entry(desk, figure) for figure in desk.figures.goals if figure.dated)
    frame, moments = frame_entries(desk), moment_entries(desk)
    entries = (*goals, *frame, *moments)
    plan = _Plan(
        desk=desk,
        goals=goals,
        frame=frame,
        moments=moments,
        years=years_of(entries, desk.today) if len(entries) > MOST_ROWS else (),
    )
    for grouping in GROUPINGS:
        for year in plan.years or (None,):
            title = f"Timeline by {grouping.word}" + (f", {year}" if year is not None else "")
            view = partial(timeline_view, plan, grouping, year)
            yield Draft(_path(plan, grouping, year), "pages/timeline.html", title, view)


def _path(plan: _Plan, grouping: _Grouping, year: int | None) -> str:
    """This year's page has the plain name, so that links to the timeline lead to it."""
    suffix = "" if year is None or year == plan.desk.today.year else f"-{year}"
    return f"{grouping.base}{suffix}.html"


def timeline_view(plan: _Plan, grouping: _Grouping, year: int | None) -> TimelineView:
    """One page: the whole plan, or one year of it."""
    desk, today = plan.desk, plan.desk.today
    scale = year_scale(year) if year is not None else whole_scale(plan.goals, (*plan.frame, *plan.moments), today)
    is_main = year is None or year == today.year
    over = [entry for entry in in_time(plan.goals) if year is not None and entry.is_over and overlaps(entry, scale)]
    groups = tuple(_groups(plan, grouping, scale, fold=year is not None))
    folded = tuple(row(entry, scale) for entry in over)
    dates = coming(desk) if is_main else ()
    lane = undated(desk) if is_main else ()
    shown = [line for group in groups for line in group.rows] + list(folded)
    return TimelineView(
        headline=headline(desk.figures.goals),
        facts=tuple(facts(desk)),
        groupings=tuple(_tab(plan, other, year, f"By {other.word}", grouping, year) for other in GROUPINGS),
        years=tuple(_tab(plan, grouping, other, str(other), grouping, year) for other in plan.years),
        title=f"{year if year is not None else 'The whole plan'} by {grouping.word}",
        axis=axis(scale, today, "time", MOST_QUARTERS),
        groups=groups,
        finished=folded,
        finished_said=finished_said(len(folded), year) if year is not None else "",
        marks=_marks(shown),
        is_cut=any(line.bar.cut_start or line.bar.cut_end for line in shown),
        coming=_open(dates),
        coming_later=tuple(date for date in dates if date not in _open(dates)),
        undated=lane,
        undated_said=undated_said(len(lane)),
        beyond=tuple(row(entry, scale) for entry in _beyond(plan, scale, year) if is_main),
        invitation=None if shown or lane else INVITATION,
        rules=RULES if shown else (),
    )


def _groups(plan: _Plan, grouping: _Grouping, scale: TimeScale, *, fold: bool) -> Iterator[Group]:
    yield from _group(Link("Around the goals"), plan.frame, scale)
    groups: dict[Link, list[Entry]] = {link: [] for link in _order(plan.desk, grouping)}
    for entry in in_time(plan.goals):
        if entry.figure is not None and overlaps(entry, scale) and not (fold and entry.is_over):
            for link in grouping.groups_of(plan.desk, entry.figure):
                groups.setdefault(link, []).append(entry)
    for link, entries in groups.items():
        yield from _group(link, entries, scale)
    yield from _group(Link("Decisions and events"), plan.moments, scale)


def _group(link: Link, entries: Sequence[Entry], scale: TimeScale) -> Iterator[Group]:
    rows = tuple(row(entry, scale) for entry in entries if overlaps(entry, scale))
    if rows:
        yield Group(link, rows)


def _open(dates: Sequence[Coming]) -> tuple[Coming, ...]:
    late, ahead = ([date for date in dates if date.is_late is is_late] for is_late in (True, False))
    return (*late[:LATE], *ahead[:AHEAD])


def _order(desk: Desk, grouping: _Grouping) -> Iterator[Link]:
    """Groups in the order of their own pages; those that name nothing come last."""
    if grouping.word == "category":
        yield from (Link(category_name(category)) for category in desk.figures.categories)
    elif grouping.word == "skill":
        yield from (desk.link("skill", figure.id) for figure in desk.figures.skills)
        yield Link("No skill named")
    else:
        yield from (desk.link("role", figure.role.id) for figure in desk.figures.roles)
        yield Link("No role named")


def _beyond(plan: _Plan, scale: TimeScale, year: int | None) -> Iterator[Entry]:
    """Of a plan by years only events, which other pages link to here; the rest has pages of its own."""
    for entry in in_time((*plan.frame, *plan.moments, *plan.goals)):
        if not overlaps(entry, scale) and (year is None or entry.anchor):
            yield entry


def _tab(plan: _Plan, grouping: _Grouping, year: int | None, title: str, now: _Grouping, now_year: int | None) -> Tab:
    return Tab(title, _path(plan, grouping, year), grouping is now and year == now_year)


def _marks(rows: Sequence[Row]) -> tuple[str, ...]:
    """The marks that the legend explains, in its order."""
    kinds = {mark.kind for line in rows for mark in line.bar.marks}
    found: list[str] = [kind for kind in MARKS if kind in kinds]
    if any(line.bar.done for line in rows):
        found.append("done")
    if any(line.bar.open for line in rows):
        found.append("open")
    return tuple(found)


INVITATION = Invitation(
    id="first-date",
    title="Your first date",
    text="Goals with a date stand here, with their milestones, and beside them positions, reviews, decisions and what"
    " happens in life. A quarter or a year is date enough.",
    path="content/goals/first-goal.md",
    lines="---\ntitle: Give a talk at work\nstart: 2026-11\ndue: 2027-Q1\n---",
)

RULES = (
    Rule(
        "Bars",
        "From the beginning of what start says to the end of what due says; of a goal that is over, to the day it"
        " ended. A due date without a start begins with its own interval: 2026-Q3 is July to September.",
    ),
    Rule("Strong part", "The progress of the goal as a share of its length; all of it once it is done."),
    Rule("Open ends", "A start without a due date, or ongoing: dashed, and never late."),
    Rule("Undated", "A goal without any date stands below and is never given one."),
    Rule("Milestones", "On the day they were reached, else at the end of when they are due."),
    Rule("Reviews, decisions and events", "On their day, or in the middle of their month."),
)
