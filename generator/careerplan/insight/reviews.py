"""Reviews: when the next one is due, and what changed since the last.

The frozen figures of a review stay as they were: its levels are read by its own scale, and only
compared where today's scale has the same words. Sample records are never in reviews.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.ratings import counted_day
from careerplan.insight.snapshots import HeldReview, held_reviews
from careerplan.insight.words import day_text, late, relative
from careerplan.plan.amount import Span
from careerplan.plan.goal import FINISHED, Goal
from careerplan.plan.level import Level, Scale, Step
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault
from careerplan.plan.review import Review, Snapshot
from careerplan.plan.skill import Skill
from careerplan.plan.when import When


class LevelMove(Struct, frozen=True, kw_only=True):
    """A skill whose level is not what it was."""

    skill: Skill
    then: str
    """The word of the level then, of the scale of that day; "not assessed" for none."""
    now: str
    change: int | None = None
    """Levels up or down; none if either is unknown or the scales do not compare."""


class MovedDate(Struct, frozen=True, kw_only=True):
    """A goal with another due date than then."""

    goal: Goal
    was: When | None
    now: When | None
    days: int | None = None
    """Later by so many days (earlier, if negative); none if either end is open or not given."""


class Changes(Struct, frozen=True, kw_only=True):
    """What happened since a review."""

    levels: tuple[LevelMove, ...] = ()
    closed: tuple[Goal, ...] = ()
    """Goals that were finished since, whatever became of them."""
    moved: tuple[MovedDate, ...] = ()
    new_goals: tuple[Goal, ...] = ()
    """Goals that the snapshot does not hold and that were not over by then."""
    gone_skills: tuple[str, ...] = ()
    """Ids that the snapshot holds and the plan no longer does."""
    gone_goals: tuple[str, ...] = ()
    compared: bool = False
    """False if the review has no snapshot: then only goals with a later `finished` are known."""


class ReviewFigures(Struct, frozen=True, kw_only=True):
    """The rhythm of reassessing."""

    last: Review | None = None
    last_day: dt.date | None = None
    next_due: dt.date | None = None
    """As the last review says, else by `review_every`; none before the first review."""
    days_overdue: int = 0
    missed: int = 0
    """Reviews that should have been written by now."""
    since: Changes = Changes()
    asked_again: tuple[Review, ...] = ()
    """Those that say how work felt, oldest first."""
    held: tuple[HeldReview, ...] = ()
    """All up to today, oldest first, without samples."""
    said: str

    @property
    def overdue(self) -> bool:
        """True if the next review was due before today."""
        return self.days_overdue > 0


def review_figures(
    plan: Plan, skills: Mapping[str, SkillFigure], goals: Sequence[GoalFigure], today: dt.date
) -> ReviewFigures:
    """The last review, the next one, and the changes between then and today."""
    held = reviews_held(plan, today)
    if not held:
        return ReviewFigures(said="No review yet.")
    last = held[-1]
    last_day = counted_day(last.date, today) or today
    every = plan.settings.plan.review_every
    planned = last.next.last if last.next is not None else None
    next_due = planned or every.after(last_day)
    overdue = max((today - next_due).days, 0)
    return ReviewFigures(
        last=last,
        last_day=last_day,
        next_due=next_due,
        days_overdue=overdue,
        missed=_missed(next_due, every, today),
        since=changes_since(last, skills, goals, plan.settings.scale, today),
        asked_again=tuple(review for review in held if _says_how_work_felt(review)),
        held=held_reviews(held, today),
        said=_said(last_day, next_due, overdue, today),
    )


def reviews_held(plan: Plan, today: dt.date) -> list[Review]:
    """The reviews up to today, oldest first, without samples."""
    held = [
        review
        for review in plan.reviews
        if not review.sample and (review.date.first is None or review.date.first <= today)
    ]
    return sorted(held, key=lambda review: review.date.order)


def _says_how_work_felt(review: Review) -> bool:
    return review.satisfaction is not None or review.energy is not None or review.meaning is not None


def _missed(next_due: dt.date, every: Span, today: dt.date) -> int:
    missed = 0
    while next_due < today:
        missed += 1
        following = every.after(next_due)
        if following <= next_due:
            break
        next_due = following
    return missed


def _said(last_day: dt.date, next_due: dt.date, overdue: int, today: dt.date) -> str:
    last = f"Last review {day_text(last_day, today)}"
    if overdue:
        return f"{last}; the next is {late(overdue)}."
    return f"{last}; the next is due {relative(next_due, today)}."


def changes_since(
    review: Review,
    skills: Mapping[str, SkillFigure],
    goals: Sequence[GoalFigure],
    scale: Scale,
    today: dt.date,
) -> Changes:
    """What is other than on the day of a review; sample records are left out."""
    real = [figure.goal for figure in goals if not figure.goal.sample]
    if review.snapshot is None:
        day = counted_day(review.date, today) or today
        return Changes(closed=tuple(goal for goal in real if _finished_after(goal, day)))
    return Changes(
        levels=tuple(_levels(review.snapshot, skills, scale)),
        closed=tuple(goal for goal in real if _closed_since(goal, review.snapshot)),
        moved=tuple(_moved(review.snapshot, real)),
        new_goals=tuple(goal for goal in real if _is_new(goal, review.snapshot)),
        gone_skills=tuple(skill for skill in review.snapshot.skills if skill not in skills),
        gone_goals=tuple(goal for goal in review.snapshot.goals if goal not in {figure.id for figure in goals}),
        compared=True,
    )


def _finished_after(goal: Goal, day: dt.date) -> bool:
    finished = goal.finished
    return goal.status in FINISHED and finished is not None and finished.first is not None and finished.first > day


def _closed_since(goal: Goal, snapshot: Snapshot) -> bool:
    then = snapshot.goals.get(goal.id)
    if goal.status not in FINISHED:
        return False
    if then is not None and then.status is not None:
        return then.status not in FINISHED
    return snapshot.today is not None and _finished_after(goal, snapshot.today)


def _is_new(goal: Goal, snapshot: Snapshot) -> bool:
    return goal.id not in snapshot.goals and (goal.status not in FINISHED or _closed_since(goal, snapshot))


def _levels(snapshot: Snapshot, skills: Mapping[str, SkillFigure], scale: Scale) -> Iterable[LevelMove]:
    for skill_id, then in snapshot.skills.items():
        figure = skills.get(skill_id)
        if figure is None or figure.skill.sample:
            continue
        before, comparable = level_then(then.current, snapshot, scale)
        if comparable and before == figure.current:
            continue
        known = comparable and before is not None and figure.current is not None
        yield LevelMove(
            skill=figure.skill,
            then=_word_then(then.current, snapshot, scale),
            now=scale.word(figure.current),
            change=figure.current - before if known and figure.current is not None and before is not None else None,
        )


def level_then(level: int | None, snapshot: Snapshot, scale: Scale) -> tuple[Level | None, bool]:
    """A level of a snapshot on today's scale, and whether the two scales compare there."""
    if level is None:
        return (None, True)
    if not snapshot.scale or snapshot.scale == scale.words():
        return (Level(level), True)
    parsed = scale.parse(_word_then(level, snapshot, scale))
    return (None, False) if isinstance(parsed, Fault) else (parsed, True)


def _word_then(level: int | None, snapshot: Snapshot, scale: Scale) -> str:
    own = Scale(steps=tuple(Step(word) for word in snapshot.scale)) if snapshot.scale else scale
    return own.word(Level(level) if level is not None else None)


def _moved(snapshot: Snapshot, goals: Iterable[Goal]) -> Iterable[MovedDate]:
    for goal in goals:
        then = snapshot.goals.get(goal.id)
        if then is None or goal.status in FINISHED or _same(then.due, goal.due):
            continue  # the date of what is over tells nothing any more
        was, now = then.due, goal.due
        ends = (was.last if was is not None else None, now.last if now is not None else None)
        days = (ends[1] - ends[0]).days if ends[0] is not None and ends[1] is not None else None
        yield MovedDate(goal=goal, was=was, now=now, days=days)


def _same(was: When | None, now: When | None) -> bool:
    """True if two due dates end on the same day, however they are written."""
    if was is None or now is None:
        return was is now
    return was.last == now.last
