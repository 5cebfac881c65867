"""Ratings of a skill: which ones count, the level they amount to, and how it moved.

A rating counts if it was observed, has a level, and had begun by today. One dated by a month or
a quarter counts at its last day, yet never after today. Undated ratings are older than all
others. Of two on one day the later in the file is the newer: first `level:`, then `ratings:`,
then feedback in the order of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from careerplan.plan.amount import Span
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.record import SELF, RaterId, SkillId
from careerplan.plan.reference import fold, slug
from careerplan.plan.settings import CurrentLevelRule
from careerplan.plan.skill import Skill
from careerplan.plan.when import When


class GivenRating(Struct, frozen=True, kw_only=True):
    """A rating that counts, wherever it was written."""

    by: RaterId
    level: Level
    date: dt.date | None = None
    """The day it counts from; none if it is undated."""
    when: When | None = None
    """The date as it was written."""
    note: str = ""
    evidence: str = ""
    feedback: str | None = None
    """The id of the feedback it came with; none if it stands in the skill."""


class OtherRating(Struct, frozen=True):
    """The newest rating of one person other than the owner."""

    by: RaterId
    level: Level
    date: dt.date | None = None


class LevelPoint(Struct, frozen=True):
    """The level from one rating date on."""

    date: dt.date | None
    """None for what undated ratings say: before every dated one."""
    level: Level
    gained: int = 0
    """Levels gained (lost, if negative) at this point; re-basing by a rater's first rating is 0."""


class RaterSeries(Struct, frozen=True):
    """What one rater said over time, oldest first."""

    by: RaterId
    points: tuple[LevelPoint, ...]


def effective_ratings(plan: Plan, today: dt.date) -> dict[SkillId, tuple[GivenRating, ...]]:
    """The ratings that count, oldest first, of every skill that has any."""
    owner = _names_of(plan.settings.plan.owner)
    written: dict[SkillId, list[GivenRating]] = {}
    for skill in plan.skills:
        written[SkillId(skill.id)] = list(_written_in(skill, owner, today))
    for feedback in plan.feedback:
        by, date = _rater(feedback.from_, owner), counted_day(feedback.date, today)
        for skill_id, level in feedback.ratings.items():
            given = GivenRating(by=by, level=level, date=date, when=feedback.date, feedback=feedback.id)
            written.setdefault(skill_id, []).append(given)
    return {skill_id: _counting(ratings, today) for skill_id, ratings in written.items() if ratings}


def _written_in(skill: Skill, owner: frozenset[str], today: dt.date) -> Iterable[GivenRating]:
    if skill.level is not None:
        yield GivenRating(by=SELF, level=skill.level)
    for rating in skill.ratings:
        if rating.observed and rating.level is not None:
            yield GivenRating(
                by=_rater(rating.by, owner),
                level=rating.level,
                date=counted_day(rating.date, today),
                when=rating.date,
                note=rating.note,
                evidence=rating.evidence,
            )


def _rater(written: RaterId, owner: frozenset[str]) -> RaterId:
    """Who gave a rating; the plan's owner is `self` by any name."""
    return SELF if owner and fold(written) in owner else written


def _names_of(owner: str) -> frozenset[str]:
    """The texts by which a rating can name the plan's owner, beside `self`."""
    return frozenset({fold(owner), slug(owner)}) if owner.strip() else frozenset()


def _counting(ratings: Sequence[GivenRating], today: dt.date) -> tuple[GivenRating, ...]:
    """Those that had begun by today, oldest first; sorting is stable, so equals keep the file's order."""
    begun = [rating for rating in ratings if _has_begun(rating.when, today)]
    return tuple(sorted(begun, key=lambda rating: _age_key(rating.when)))


def _has_begun(when: When | None, today: dt.date) -> bool:
    return when is None or when.first is None or when.first <= today


def _age_key(when: When | None) -> dt.date:
    if when is None:
        return dt.date.min
    return when.last or dt.date.max


def counted_day(when: When | None, today: dt.date) -> dt.date | None:
    """The day that something dated counts at: the last of its interval, never after today."""
    if when is None:
        return None
    return min(when.last or today, today)


def past_day(when: When | None, today: dt.date) -> dt.date | None:
    """The same for what has begun by today; none for what is undated or still to come."""
    if when is None or when.first is None or when.first > today:
        return None
    return counted_day(when, today)


def newest_by_rater(ratings: Iterable[GivenRating]) -> dict[RaterId, GivenRating]:
    """Each rater's newest rating; the newest of all comes last."""
    newest: dict[RaterId, GivenRating] = {}
    for rating in ratings:
        newest.pop(rating.by, None)
        newest[rating.by] = rating
    return newest


def other_ratings(newest: Mapping[RaterId, GivenRating]) -> tuple[OtherRating, ...]:
    """What each rater but oneself said last, by the rater's name."""
    return tuple(
        OtherRating(by, rating.level, rating.date)
        for by, rating in sorted(newest.items(), key=lambda item: item[0])
        if by != SELF
    )


def level_of(standing: Mapping[RaterId, GivenRating], rule: CurrentLevelRule) -> Level | None:
    """The current level that each rater's newest rating amounts to; none is "not assessed".

    `median` takes the low median, so that two views give the lower one.
    """
    if not standing:
        return None
    if rule == "self":
        return standing[SELF].level if SELF in standing else None
    if rule == "newest":
        return tuple(standing.values())[-1].level
    levels = sorted(rating.level for rating in standing.values())
    return levels[(len(levels) - 1) // 2]


def level_series(ratings: Sequence[GivenRating], rule: CurrentLevelRule) -> tuple[LevelPoint, ...]:
    """The current level at each rating date, oldest first; dates before any level are left out."""
    points: list[LevelPoint] = []
    standing: dict[RaterId, GivenRating] = {}
    level: Level | None = None
    for date, given in groupby(ratings, key=_date_of):
        arrived = newest_by_rater(given)
        base = _rebased(level, standing, arrived, rule)
        standing = newest_by_rater((*standing.values(), *arrived.values())) if standing else arrived
        level = level_of(standing, rule)
        if level is not None:
            points.append(LevelPoint(date, level, level - base if base is not None else 0))
    return tuple(points)


def _date_of(rating: GivenRating) -> dt.date | None:
    return rating.date


def _rebased(
    level: Level | None,
    standing: Mapping[RaterId, GivenRating],
    arrived: Mapping[RaterId, GivenRating],
    rule: CurrentLevelRule,
) -> Level | None:
    """The level from which those who had rated the skill before move it on one date; none if they do not.

    First ratings join first and only re-base; what the re-ratings of that date then move counts.
    """
    if level is None or (rule == "newest" and tuple(arrived)[-1] not in standing):
        return None
    if rule == "newest" or arrived.keys() <= standing.keys():
        return level
    return level_of({**arrived, **standing}, rule)


def series_by_rater(ratings: Sequence[GivenRating]) -> tuple[RaterSeries, ...]:
    """What each rater said over time: oneself first, then the others by name."""
    given: dict[RaterId, list[GivenRating]] = {}
    for rating in ratings:
        given.setdefault(rating.by, []).append(rating)
    return tuple(
        RaterSeries(by, level_series(given[by], "newest")) for by in sorted(given, key=lambda by: (by != SELF, by))
    )


def newest_day(ratings: Iterable[GivenRating]) -> dt.date | None:
    """The day of the newest dated rating."""
    return max((rating.date for rating in ratings if rating.date is not None), default=None)


def is_stale(day: dt.date | None, stale_after: Span, today: dt.date) -> bool:
    """True if the day is longer ago than the span; what has no date has no age."""
    return day is not None and stale_after.after(day) < today


def gained_between(series: Iterable[LevelPoint], first: dt.date, last: dt.date) -> int:
    """Levels gained from the first to the last day, both included."""
    return sum(point.gained for point in series if point.date is not None and first <= point.date <= last)
