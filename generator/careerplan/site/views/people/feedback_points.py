"""Feedback on pages: points to start, keep and stop with their giver, and each piece by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.feedback import FeedbackFigures, Said
from careerplan.plan.feedback import Feedback
from careerplan.plan.record import GoalId, Key
from careerplan.site.addresses import PEOPLE, address, anchor
from careerplan.site.bodies import beside_lists
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, SourceFile
from careerplan.site.words import Day

_POINTS = frozenset({"start", "keep", "stop"})


class Point(Struct, frozen=True):
    """One thing said, and where it was said."""

    text: str
    giver: Link
    """The giver's name, leading to the piece of feedback."""
    day: Day | None


class Points(Struct, frozen=True):
    """The points of one sort."""

    id: str
    title: str
    points: tuple[Point, ...]


class Given(Struct, frozen=True):
    """A level that came with feedback."""

    skill: Link
    level: str


class FeedbackEntry(Struct, frozen=True, kw_only=True):
    """One piece of feedback."""

    id: str
    title: str
    """Its own; empty where it goes by its giver and day."""
    sample: bool
    giver: Link
    day: Day | None
    asked: str
    counts: str
    """`1 to start, 2 to keep`."""
    skills: tuple[Link, ...]
    ratings: tuple[Given, ...]
    action: Link | None
    """What you do about it: a goal, or a sentence; none if nothing is said."""
    body: Markup
    """What it says beside its lists of points."""
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    source: SourceFile | None


class TalentRow(Struct, frozen=True):
    """Something that several people asked you to keep."""

    text: str
    said: str
    """`Kept by 2`."""
    people: tuple[Link, ...]


def merged_points(desk: Desk, figures: FeedbackFigures, giver: str | None = None) -> tuple[Points, ...]:
    """Start, keep and stop; of everybody, or of one giver."""
    lists = (("Start", figures.start), ("Keep", figures.keep), ("Stop", figures.stop))
    return tuple(
        Points(
            f"points-{title.lower()}",
            title,
            tuple(_point(desk, said) for said in points if giver in (None, said.by)),
        )
        for title, points in lists
    )


def _point(desk: Desk, said: Said) -> Point:
    name = desk.rater(said.by).title
    return Point(said.text, Link(name, address(Key("feedback", said.feedback))), desk.when(said.date))


def feedback_entries(desk: Desk) -> tuple[FeedbackEntry, ...]:
    """Every piece of feedback, the newest first."""
    ordered = sorted(desk.plan.feedback, key=lambda given: (given.date.order, given.id), reverse=True)
    return tuple(_entry(desk, feedback) for feedback in ordered)


def _entry(desk: Desk, feedback: Feedback) -> FeedbackEntry:
    name = anchor(feedback.key)
    rest = replace(feedback.body, text=beside_lists(feedback.body.text, _POINTS))
    return FeedbackEntry(
        id=name,
        title=feedback.title if desk.title(feedback) == feedback.title else "",
        sample=feedback.sample,
        giver=desk.rater(feedback.from_),
        day=desk.when(feedback.date),
        asked=feedback.asked,
        counts=point_counts(feedback),
        skills=desk.links("skill", feedback.skills),
        ratings=tuple(Given(desk.link("skill", skill), desk.word(level)) for skill, level in feedback.ratings.items()),
        action=action_of(desk, feedback),
        body=desk.bodies.html(rest, PEOPLE, feedback.place.path, name),
        links=outside_links(desk, feedback),
        mentions=desk.mentioned_in(feedback.key),
        source=desk.source(feedback.place.path),
    )


def action_of(desk: Desk, feedback: Feedback) -> Link | None:
    """The goal or the sentence that says what is done about it."""
    return desk.link("goal", GoalId(feedback.action)) if feedback.action is not None else None


def point_counts(feedback: Feedback) -> str:
    """`1 to start, 2 to keep`; empty without a point."""
    lists = (("start", feedback.start), ("keep", feedback.keep), ("stop", feedback.stop))
    return ", ".join(f"{len(points)} to {word}" for word, points in lists if points)


def talent_rows(desk: Desk, figures: FeedbackFigures) -> tuple[TalentRow, ...]:
    """What two people or more asked you to keep."""
    return tuple(
        TalentRow(talent.text, f"Kept by {len(talent.people)}", _names(desk, talent.people))
        for talent in figures.talents
    )


def _names(desk: Desk, people: Iterable[str]) -> tuple[Link, ...]:
    return tuple(desk.rater(person) for person in people)


def has_points(points: Sequence[Points]) -> bool:
    """True if anything was said at all."""
    return any(part.points for part in points)
