"""Today: what to do now, how this quarter looks, where the gaps are.

It is opened at work: it never names market, wellbeing, triggers or pay. A block without data is
absent; one card names the next part to write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.next import WITHOUT_DAY, NextItem, late_things
from careerplan.insight.steps import StepFigure, step_now
from careerplan.insight.words import late, listing, moved, relative
from careerplan.site import addresses
from careerplan.site.charts.levels import Dumbbell, LevelScale, dumbbell
from careerplan.site.charts.times import Axis, TimeScale, axis
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule, SourceFile, Tone
from careerplan.site.views.states import STEP_TITLES, STEPS
from careerplan.site.views.today.goal_bars import GoalBar, goal_bar, marks_shown
from careerplan.site.views.today.quarter import QuarterCard, quarter_card
from careerplan.site.views.today.today_rules import today_rules
from careerplan.site.views.today.today_start import next_part
from careerplan.site.views.today.today_words import (
    MOST_GOALS,
    gaps_said,
    goals_now,
    goals_title,
    next_said,
    one_line,
    waiting_said,
)
from careerplan.site.words import Day

MOST_GAPS = 5
SCALE_BEFORE, SCALE_AFTER = 120, 240
"""Days around today that the goals of Today are drawn on."""


class DoNext(Struct, frozen=True, kw_only=True):
    """One thing to do."""

    day: Day | None
    text: str
    href: str
    where: str
    """The record it belongs to, or the question to bring."""
    pill: Pill
    iso: str
    """The day of the pill's relative words; empty where they are not relative to a day."""
    file: SourceFile | None


class Fact(Struct, frozen=True):
    """A date under the headline."""

    text: str
    day: Day | None = None
    note: str = ""


class StepLine(Struct, frozen=True):
    """One of the five steps: its place, how it stands, and what to do."""

    number: int
    title: str
    pill: Pill
    text: str
    file: SourceFile | None


class GapRow(Struct, frozen=True):
    """A skill and how far it is from its target."""

    link: Link
    chart: Dumbbell
    level: str
    moved: str
    """`gained 1` in 12 months; empty if there is nothing to compare."""
    sample: bool


class TodayView(Struct, frozen=True, kw_only=True):
    """All of Today."""

    vision_by: str
    vision: Link | None
    headline: str
    facts: tuple[Fact, ...]
    steps: tuple[StepLine, ...]
    """The one that needs attention; all five on the first day; none where all are in order."""
    first_day: bool
    waiting: str
    """What is held back from readers until the owner accepts it; `careerplan audience` shows it."""
    next_said: str
    next: tuple[DoNext, ...]
    quarter: QuarterCard | None
    goals_title: str
    goals: tuple[GoalBar, ...]
    axis: Axis | None
    goal_marks: tuple[str, ...]
    gaps_title: str
    gaps_said: str
    gaps: tuple[GapRow, ...]
    gap_marks: tuple[str, ...]
    scale: LevelScale
    start: Invitation | None
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The first page of the site."""
    yield Draft(addresses.TODAY, "pages/today.html", "Today", partial(_view, desk))


def _view(desk: Desk) -> TodayView:
    figures = desk.figures
    goals = goals_now(figures.goals)
    scale = TimeScale.of_quarters(
        desk.today - dt.timedelta(days=SCALE_BEFORE), desk.today + dt.timedelta(days=SCALE_AFTER)
    )
    bars = tuple(goal_bar(desk, figure, scale) for figure in goals[:MOST_GOALS])
    gaps = _gap_rows(desk)
    first_day = _is_first_day(figures.steps)
    by, vision = _vision(desk)
    return TodayView(
        vision_by=by,
        vision=vision,
        headline=figures.headline,
        facts=_facts(desk),
        steps=_steps(desk, first_day=first_day),
        first_day=first_day,
        waiting=waiting_said(figures.audiences),
        next_said=next_said(figures.next, late_things(figures.deadlines, figures.people, desk.today), desk.today),
        next=tuple(_do_next(desk, item) for item in figures.next),
        quarter=quarter_card(desk),
        goals_title=goals_title(goals),
        goals=bars,
        axis=axis(scale, desk.today, "quarters") if bars else None,
        goal_marks=marks_shown(bars),
        gaps_title=_gaps_title(desk),
        gaps_said=gaps_said(figures.gaps.count, figures.gaps.sum, desk.scale.highest),
        gaps=gaps,
        gap_marks=_gap_marks(gaps),
        scale=desk.scale,
        start=next_part(desk),
        rules=today_rules(desk),
    )


def _is_first_day(steps: Sequence[StepFigure]) -> bool:
    """True while most of the five steps have not begun."""
    return sum(step.state == "missing" for step in steps) >= 3


def _vision(desk: Desk) -> tuple[str, Link | None]:
    """The vision in one line, after the year it reaches to."""
    vision = desk.figures.vision.current
    if vision is None:
        return "", None
    target = desk.figures.vision.target_date
    by = f"By {target.year}" if target is not None else "Vision"
    return by, Link(one_line(vision), addresses.address(vision.key))


def _facts(desk: Desk) -> tuple[Fact, ...]:
    monday = desk.today - dt.timedelta(days=desk.today.weekday())
    facts = [Fact("Week of", desk.day(monday))]
    reviews = desk.figures.reviews
    if reviews.last_day is not None:
        facts.append(Fact("Last review", desk.day(reviews.last_day)))
    if reviews.next_due is not None:
        said = late(reviews.days_overdue) if reviews.overdue else relative(reviews.next_due, desk.today)
        facts.append(Fact("Next review", desk.day(reviews.next_due), said))
    if reviews.missed > 1:
        facts.append(Fact(f"{reviews.missed} reviews missed"))
    return tuple(facts)


def _steps(desk: Desk, *, first_day: bool) -> tuple[StepLine, ...]:
    steps = desk.figures.steps
    lines = tuple(
        StepLine(number, STEP_TITLES[step.step], STEPS[step.state], step.next, _step_file(desk, step))
        for number, step in enumerate(steps, 1)
    )
    if first_day:
        return lines
    now = step_now(steps)
    return () if now.state == "in-order" else (lines[steps.index(now)],)


def _step_file(desk: Desk, step: StepFigure) -> SourceFile | None:
    """A file that exists can be edited; one to be written is only named."""
    if not step.path:
        return None
    exists = any(record.place.path == step.path for record in desk.records.values())
    return desk.source(step.path) if exists else SourceFile(step.path)


def _do_next(desk: Desk, item: NextItem) -> DoNext:
    kind, _, record_id = item.ref.partition(":")
    known = next((key for key in desk.records if key.kind == kind and key.id == record_id), None) if kind else None
    is_late = item.date is not None and item.date < desk.today and item.kind not in WITHOUT_DAY
    tone: Tone = "bad" if is_late else "warn" if item.kind == "next-step" else ""
    note = "No next step" if item.kind == "next-step" else item.note
    has_relative = item.kind not in WITHOUT_DAY and item.date is not None
    return DoNext(
        day=desk.day(item.date) if item.kind != "rate" else None,
        text=item.text,
        href=addresses.address(known) if known is not None else "",
        where=f"Ask: {item.ask}" if item.ask else item.where if item.where not in item.text else "",
        pill=Pill(note[:1].upper() + note[1:], tone),
        iso=item.date.isoformat() if has_relative and item.date is not None else "",
        file=desk.source(item.path),
    )


def _gaps(desk: Desk) -> tuple[SkillFigure, ...]:
    """The gaps with a level and a target, the most pressing first."""
    return tuple(figure for figure in desk.figures.skills if figure.status == "gap" and figure.is_open_gap)


def _gap_rows(desk: Desk) -> tuple[GapRow, ...]:
    rows = []
    for figure in _gaps(desk)[:MOST_GAPS]:
        others = [other.level for other in figure.others]
        was = None if figure.current is None or not figure.gained else int(figure.current) - figure.gained
        rows.append(
            GapRow(
                link=desk.link("skill", figure.id),
                chart=dumbbell(
                    desk.scale,
                    figure.current,
                    figure.target,
                    others=sum(others) / len(others) if others else None,
                    was=was,
                ),
                level="" if figure.current is None else f"{figure.current} of {figure.target}",
                moved="" if figure.gained is None else moved(figure.gained),
                sample=figure.skill.sample,
            )
        )
    return tuple(rows)


def _gaps_title(desk: Desk) -> str:
    names = [figure.skill.title for figure in _gaps(desk)[:3]]
    return f"Largest gaps: {listing(names)}" if len(names) > 1 else f"Largest gap: {''.join(names)}"


def _gap_marks(rows: Sequence[GapRow]) -> tuple[str, ...]:
    found = ["now", "target"]
    if any(row.chart.others for row in rows):
        found.append("others")
    if any(row.chart.was for row in rows):
        found.append("gained")
    return tuple(found)
