"""The levels of one skill: its course over time, and every rating with who, when and why."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.ratings import GivenRating
from careerplan.insight.words import sentence
from careerplan.plan.plan import by_id
from careerplan.plan.record import SELF, Key
from careerplan.plan.when import When
from careerplan.site.addresses import address
from careerplan.site.charts.levels import Steps, steps
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.phrases import is_address
from careerplan.site.views.skills.skill_words import course_title, day_given, raters_title
from careerplan.site.words import Day


class CoursePoint(Struct, frozen=True, kw_only=True):
    """The current level from one day on."""

    day: Day | None
    """None for what undated ratings say."""
    level: str
    said: tuple[str, ...]
    """What each rater said on that day, in the order of the raters; empty for nothing."""


class Course(Struct, frozen=True, kw_only=True):
    """The current level over time."""

    title: str
    chart: Steps | None
    keys: tuple[str, ...]
    sentence: str
    """In place of a chart, where there are fewer than two dated points."""
    raters: tuple[Link, ...]
    """Oneself first, then the others by name: a column for each."""
    rows: tuple[CoursePoint, ...]


class RatingRow(Struct, frozen=True, kw_only=True):
    """One rating."""

    day: Day | None
    who: Link
    relation: str
    level: str
    word: str
    note: str
    evidence: str
    evidence_href: str
    """The evidence, where it is an address."""
    feedback: Link | None
    """The feedback that it came with."""


class Ratings(Struct, frozen=True):
    """All ratings, the newest first."""

    title: str
    rows: tuple[RatingRow, ...]


def course(desk: Desk, figure: SkillFigure) -> Course:
    """The step line, or a sentence in its place, and the same as a table."""
    points = [(point.date, int(point.level)) for point in figure.series if point.date is not None]
    others = [(rating.date, int(rating.level)) for rating in figure.ratings if rating.by != SELF and rating.date]
    target = _aim(desk, figure)
    title = course_title(desk, figure)
    chart = steps(
        desk.scale,
        points,
        others,
        target,
        desk.today,
        f"{figure.skill.title}: level over time",
        _described(desk, figure),
    )
    keys = ["now"]
    if chart is not None and chart.aim is not None:
        keys.append("target")
    if chart is not None and any(mark.kind == "others" for mark in chart.marks):
        keys.append("others")
    return Course(
        title=title,
        chart=chart,
        keys=tuple(keys),
        sentence="" if chart is not None else _sentence(desk, figure),
        raters=tuple(desk.rater(rater.by) for rater in figure.by_rater),
        rows=_course_rows(desk, figure) if chart is not None else (),
    )


def _aim(desk: Desk, figure: SkillFigure) -> tuple[dt.date, int] | None:
    """The target with the day it is planned for: the skill's own, else the last of its goals'."""
    if figure.target is None or figure.current is None:
        return None
    day = aim_day(desk, figure)
    return (day, int(figure.target)) if day is not None and day > desk.today else None


def aim_day(desk: Desk, figure: SkillFigure) -> dt.date | None:
    """The last day by which the target is planned to be reached, if anything says so."""
    due = aim_when(desk, figure)
    return due.last if due is not None else None


def aim_when(desk: Desk, figure: SkillFigure) -> When | None:
    """The same as it is written."""
    if figure.skill.due is not None:
        return figure.skill.due
    goals = by_id(desk.plan.goals)
    dues = [due for due in (goals[goal].due for goal in figure.goals) if due is not None and due.last is not None]
    return max(dues, key=lambda due: due.order, default=None) if figure.gap and figure.gap > 0 else None


def _described(desk: Desk, figure: SkillFigure) -> str:
    parts = [
        f"{desk.word(point.level)}, {day.text}"
        for point in figure.series
        if (day := day_given(desk, figure, point)) is not None
    ]
    target = f" The target is {desk.word(figure.target)}." if figure.target is not None else ""
    return f"{sentence('; '.join(parts))}{target}"


def _sentence(desk: Desk, figure: SkillFigure) -> str:
    dated = [point for point in figure.series if point.date is not None]
    if dated:
        return "One dated rating so far: the second one draws a line."
    if figure.series:
        return f"Rated {desk.word(figure.current)}, without a date: dated ratings draw a line."
    return "Not assessed: a line begins with two dated ratings."


def _course_rows(desk: Desk, figure: SkillFigure) -> tuple[CoursePoint, ...]:
    rows = []
    for point in figure.series:
        given = {rating.by: rating for rating in figure.ratings if rating.date == point.date}
        rows.append(
            CoursePoint(
                day=day_given(desk, figure, point),
                level=f"{int(point.level)} {desk.word(point.level)}",
                said=tuple(str(int(given[rater.by].level)) if rater.by in given else "" for rater in figure.by_rater),
            )
        )
    return tuple(rows)


def ratings(desk: Desk, figure: SkillFigure) -> Ratings:
    """Every rating that counts, and those of people who had not seen enough."""
    others = {rating.by for rating in figure.ratings if rating.by != SELF}
    own = sum(rating.by == SELF for rating in figure.ratings)
    rows = [_row(desk, rating) for rating in reversed(figure.ratings)]
    return Ratings(raters_title(len(figure.ratings), len(others), own), (*rows, *_unseen(desk, figure)))


def _row(desk: Desk, rating: GivenRating) -> RatingRow:
    feedback = desk.records.get(Key("feedback", rating.feedback)) if rating.feedback else None
    return RatingRow(
        day=desk.when(rating.when),
        who=desk.rater(rating.by),
        relation=relation_of(desk, rating.by),
        level=str(int(rating.level)),
        word=desk.word(rating.level),
        note=rating.note,
        evidence=rating.evidence,
        evidence_href=rating.evidence if is_address(rating.evidence) else "",
        feedback=Link("with feedback", address(feedback.key)) if feedback is not None else None,
    )


def _unseen(desk: Desk, figure: SkillFigure) -> tuple[RatingRow, ...]:
    return tuple(
        RatingRow(
            day=desk.when(rating.date),
            who=desk.rater(rating.by),
            relation=relation_of(desk, rating.by),
            level="–",
            word="had not seen enough",
            note=rating.note,
            evidence="",
            evidence_href="",
            feedback=None,
        )
        for rating in reversed(figure.skill.ratings)
        if not rating.observed or rating.level is None
    )


def relation_of(desk: Desk, rater: str) -> str:
    """What a rater is to you: `mentor`, `self`; empty for whoever is not among the people."""
    if rater == SELF:
        return "self"
    person = by_id(desk.plan.people).get(rater)
    return person.relations[0].replace("-", " ") if person is not None and person.relations else ""
