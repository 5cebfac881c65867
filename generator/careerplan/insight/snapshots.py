"""Snapshots: the frozen figures of reviews, and what lies between two of them.

Nothing is worked out again: totals are sums of what was frozen, levels are numbers of the
snapshot's own scale, and two snapshots are only compared where their scales are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from careerplan.insight.ratings import counted_day
from careerplan.plan.goal import FINISHED
from careerplan.plan.level import Scale
from careerplan.plan.review import Review, SkillSnapshot, Snapshot

DAYS_PER_QUARTER = 365.25 / 4
FEWEST_DAYS = 28
"""Reviews nearer to each other than four weeks have no rate."""


class FrozenTotals(Struct, frozen=True):
    """How much was missing on the day of a snapshot."""

    gaps: int
    levels: int


class Between(Struct, frozen=True, kw_only=True):
    """What happened from one review to the next."""

    since: Review
    days: int
    gained: int | None
    """Levels up, those down taken off; none where the scales do not compare."""
    closed: int
    """Goals that were over on the later day and not on the earlier."""

    @property
    def per_quarter(self) -> float | None:
        """Levels gained a quarter; none where nothing compares or too few days lie between."""
        if self.gained is None or self.days < FEWEST_DAYS:
            return None
        return self.gained * DAYS_PER_QUARTER / self.days


class HeldReview(Struct, frozen=True):
    """A review with the totals that it froze, and what happened since the one before."""

    review: Review
    totals: FrozenTotals | None
    """None without a snapshot."""
    between: Between | None


def gap_then(skill: SkillSnapshot) -> int | None:
    """Target less level on that day; none where either was missing."""
    if skill.current is None or skill.target is None:
        return None
    return skill.target - skill.current


def frozen_totals(snapshot: Snapshot) -> FrozenTotals:
    """The gaps of a snapshot, and the levels missing in all."""
    gaps = [gap for skill in snapshot.skills.values() if (gap := gap_then(skill)) is not None and gap > 0]
    return FrozenTotals(len(gaps), sum(gaps))


def words_then(snapshot: Snapshot, scale: Scale) -> tuple[str, ...]:
    """The words of the levels on that day."""
    return snapshot.scale or scale.words()


def same_scale(snapshot: Snapshot, scale: Scale) -> bool:
    """True if the levels had the same words then as now."""
    return words_then(snapshot, scale) == scale.words()


def before(review: Review, reviews: Sequence[Review], today: dt.date) -> Between | None:
    """What happened since the review before it, by their two snapshots; none without both."""
    earlier = [other for other in reviews if _day(other, today) < _day(review, today) and other.snapshot is not None]
    if review.snapshot is None or not earlier:
        return None
    last = max(earlier, key=lambda other: (_day(other, today), other.id))
    if last.snapshot is None:
        return None
    return Between(
        since=last,
        days=(_day(review, today) - _day(last, today)).days,
        gained=_gained(last.snapshot, review.snapshot),
        closed=_closed(last.snapshot, review.snapshot),
    )


def _day(review: Review, today: dt.date) -> dt.date:
    return counted_day(review.date, today) or today


def _gained(earlier: Snapshot, later: Snapshot) -> int | None:
    if earlier.scale != later.scale:
        return None
    moves = [
        now.current - then.current
        for skill, now in later.skills.items()
        if (then := earlier.skills.get(skill)) is not None and then.current is not None and now.current is not None
    ]
    return sum(moves) if moves else None


def _closed(earlier: Snapshot, later: Snapshot) -> int:
    return sum(
        now.status in FINISHED and then.status not in FINISHED
        for goal, now in later.goals.items()
        if (then := earlier.goals.get(goal)) is not None
    )


def held_reviews(reviews: Sequence[Review], today: dt.date) -> tuple[HeldReview, ...]:
    """The reviews given, in their order, each compared with the one before it."""
    return tuple(
        HeldReview(
            review,
            frozen_totals(review.snapshot) if review.snapshot is not None else None,
            before(review, reviews, today),
        )
        for review in reviews
    )
