"""Rows of the timeline: goals, and what stands around them, each with its interval and its bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.plan.goal import FINISHED
from careerplan.plan.when import When
from careerplan.site.addresses import REVIEWS, anchor
from careerplan.site.charts.times import Bar, MarkKind, TimeScale, bar
from careerplan.site.views.goals.goal_course import goal_line, milestone_mark
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.spans import NO_DATE, Span, goal_span, span
from careerplan.site.views.states import goal_pill
from careerplan.site.words import day_of

Mark = tuple[dt.date, MarkKind, str]

LONGEST_MOMENT = 30
"""Days by which the ends of a moment may lie apart: a month is one, a quarter is not."""


class Entry(Struct, frozen=True, kw_only=True):
    """Something that has a place in time, before it is drawn on a scale."""

    link: Link
    anchor: str = ""
    """The id that other pages link to; empty for all but events."""
    first: dt.date | None = None
    """None at an end means that it is open there, or that only marks stand in the row."""
    last: dt.date | None = None
    is_bar: bool = True
    marks: tuple[Mark, ...] = ()
    figure: GoalFigure | None = None
    pill: Pill | None = None
    span: Span = NO_DATE
    note: str = ""
    sample: bool = False

    @property
    def is_over(self) -> bool:
        """True for a goal that is finished or dropped."""
        return self.figure is not None and self.figure.goal.status in FINISHED


class Row(Struct, frozen=True, kw_only=True):
    """One row of the table."""

    link: Link
    anchor: str
    bar: Bar
    pill: Pill | None
    span: Span
    note: str
    sample: bool


def goal_entry(desk: Desk, figure: GoalFigure) -> Entry:
    """A goal with its milestones and decisions."""
    goal, over = figure.goal, figure.goal.status in FINISHED
    marks: list[Mark] = []
    for milestone in goal.milestones:
        day, kind = milestone_mark(milestone, desk.today, over=over)
        if day is not None:
            marks.append((day, kind, milestone.title))
    last = figure.end
    if over and goal.finished is not None:
        last = goal.finished.last or last
    first = figure.start
    if first is not None and last is not None:
        first = min(first, last)
    return Entry(
        link=desk.link("goal", goal.id),
        first=first,
        last=last,
        marks=tuple(marks),
        figure=figure,
        pill=goal_pill(figure),
        span=goal_span(goal, desk.today, desk.when_words),
        sample=goal.sample,
    )


def frame_entries(desk: Desk) -> tuple[Entry, ...]:
    """The vision, those before it, the positions and the reviews, in this order."""
    return (*_vision(desk), *_earlier_visions(desk), *_positions(desk), *_reviews(desk))


def moment_entries(desk: Desk) -> tuple[Entry, ...]:
    """Decisions and events, by their time."""
    return tuple(in_time((*_decisions(desk), *_events(desk))))


def _vision(desk: Desk) -> Iterator[Entry]:
    vision = desk.figures.vision
    if vision.current is None or vision.target_date is None:
        return
    written = vision.current.written
    begins = written.first if written is not None else None
    yield Entry(
        link=Link("Vision", desk.link("vision", vision.current.id).href),
        first=begins,
        last=vision.target_date,
        span=Span("until ", day_of(vision.target_date, desk.today)),
    )


def _earlier_visions(desk: Desk) -> Iterator[Entry]:
    """From the day they were written until they were given up, else until the next one was written."""
    figure = desk.figures.vision
    for after, vision in zip((figure.current, *figure.earlier), figure.earlier, strict=False):
        followed = after.written if after is not None else None
        end = vision.retired if isinstance(vision.retired, When) else followed
        if vision.written is not None and vision.written.first is not None and end is not None and end.last is not None:
            yield Entry(
                link=desk.link("vision", vision.id),
                first=vision.written.first,
                last=max(vision.written.first, end.last),
                span=span(vision.written, end, desk.today),
                note="Earlier vision",
                sample=vision.sample,
            )


def _positions(desk: Desk) -> Iterator[Entry]:
    for figure in desk.figures.path.positions:
        position = figure.position
        yield Entry(
            link=desk.link("position", position.id),
            first=figure.start,
            last=figure.end,
            span=span(position.start, position.end, desk.today),
            note=figure.move_said,
            sample=position.sample,
        )


def _reviews(desk: Desk) -> Iterator[Entry]:
    figures = desk.figures.reviews
    marks: list[Mark] = [
        (review.date.last, "moment", desk.title(review)) for review in desk.plan.reviews if review.date.last
    ]
    if not marks and figures.next_due is None:
        return
    if figures.next_due is not None:
        marks.append((figures.next_due, "overdue" if figures.overdue else "planned", "the next review"))
    days = [day for day, _, _ in marks]
    yield Entry(
        link=Link("Reviews", REVIEWS),
        first=min(days),
        last=max(days),
        is_bar=False,
        marks=tuple(sorted(marks)),
        span=Span("next ", day_of(figures.next_due, desk.today)) if figures.next_due else Span(""),
    )


def _decisions(desk: Desk) -> Iterator[Entry]:
    vision = desk.figures.vision.current
    if vision is not None and vision.decide_by is not None:
        link = Link("Which way to go", desk.link("vision", vision.id).href)
        yield _moment(desk, link, vision.decide_by, "Decide by then")
    for figure in desk.figures.goals:
        if figure.goal.status in FINISHED or not figure.is_open:
            continue
        for decision in figure.goal.decisions:
            if decision.date is not None:
                link = Link(decision.question, desk.link("goal", figure.id).href)
                yield _moment(desk, link, decision.date, figure.goal.title)


def _events(desk: Desk) -> Iterator[Entry]:
    words = {"life": "Life", "decision": "Decided", "other": ""}
    for event in desk.figures.path.events:
        yield _moment(desk, Link(event.title), event.date, words[event.event_kind], anchor(event.key))


def _moment(desk: Desk, link: Link, when: When, note: str, name: str = "") -> Entry:
    """A point in time, in the middle of its month; what is known less exactly is a bar over all it may mean."""
    vague = when.first is None or when.last is None or (when.last - when.first).days > LONGEST_MOMENT
    middle = () if when.first is None or when.last is None else (when.first + (when.last - when.first) / 2,)
    return Entry(
        link=link,
        anchor=name,
        first=when.first,
        last=when.last,
        is_bar=vague,
        marks=() if vague else tuple((day, "moment", link.title) for day in middle),
        span=Span("", desk.when(when)),
        note=note,
    )


def row(entry: Entry, scale: TimeScale) -> Row:
    """An entry drawn on a scale."""
    return Row(
        link=entry.link,
        anchor=entry.anchor,
        bar=_bar(entry, scale),
        pill=entry.pill,
        span=entry.span,
        note=entry.note,
        sample=entry.sample,
    )


def _bar(entry: Entry, scale: TimeScale) -> Bar:
    marks = [mark for mark in entry.marks if scale.first <= mark[0] <= scale.last]
    if not entry.is_bar:
        return bar(scale, None, None, marks=marks)
    if entry.figure is None:
        return bar(scale, entry.first, entry.last, marks=marks)
    line = goal_line(entry.figure, scale)
    drawn = bar(scale, None, None, marks=marks)
    return Bar(
        x=line.x,
        width=line.width,
        done=line.done,
        open=line.open,
        cut_start=line.cut_start,
        cut_end=line.cut_end,
        marks=drawn.marks,
    )


def overlaps(entry: Entry, scale: TimeScale) -> bool:
    """True if any part of an entry lies on a scale."""
    starts_later = entry.first is not None and entry.first > scale.last
    ended_before = entry.last is not None and entry.last < scale.first
    return not starts_later and not ended_before


def _by_time(entry: Entry) -> tuple[dt.date, dt.date, str]:
    return (entry.first or dt.date.min, entry.last or dt.date.max, entry.link.title)


def in_time(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by their start, then their end, then their title."""
    return sorted(entries, key=_by_time)
