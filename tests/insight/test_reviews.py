from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from careerplan.insight.measure import measure
from careerplan.plan.amount import Span
from careerplan.plan.level import Scale, Step
from careerplan.plan.settings import PlanSettings
from tests.insight.build import measured
from tests.insight.builders import TODAY, plan_from

MONTHLY = PlanSettings(review_every=Span("month", months=1))


@pytest.mark.parametrize(
    ("lines", "said", "overdue"),
    [
        ("date: 2026-11-21", "Last review 21 Nov; the next is due in 13 weeks.", 0),
        ("date: 2026-08-21", "Last review 21 Aug; the next is due today.", 0),
        ("date: 2026-08-20", "Last review 20 Aug; the next is 1 day late.", 1),
        ("date: 2025-11-15", "Last review 15 Nov 2025; the next is 39 weeks late.", 279),
        ("date: 2026-09-30\nnext: 2026-12-18", "Last review 30 Sep; the next is due in 3 weeks.", 0),
        ("date: 2026-09-30\nnext: ongoing", "Last review 30 Sep; the next is due in 5 weeks.", 0),
    ],
)
def test_the_next_review(lines: str, said: str, overdue: int) -> None:
    reviews = measured(f"=== reviews/last.md\n---\n{lines}\n---\n").reviews
    assert (reviews.said, reviews.days_overdue) == (said, overdue)


def test_a_monthly_rhythm_that_was_left_for_a_year() -> None:
    reviews = measured("=== reviews/last.md\n---\ndate: 2025-11-15\n---\n", settings=MONTHLY).reviews
    assert reviews.next_due == dt.date(2025, 12, 15)
    assert (reviews.overdue, reviews.missed) == (True, 12)


def test_a_rhythm_without_length_ends() -> None:
    never = PlanSettings(review_every=Span("0 days"))
    assert measured("=== reviews/a.md\n---\ndate: 2025-11-15\n---\n", settings=never).reviews.missed == 1


def test_no_review_and_only_a_later_one() -> None:
    assert measured("").reviews.said == "No review yet."
    later = measured("=== reviews/next.md\n---\ndate: 2027-01-01\n---\n").reviews
    assert (later.last, later.next_due, later.overdue) == (None, None, False)


PLAN = """
=== reviews/2026-q3.md
---
date: 2026-09-30
snapshot:
  today: 2026-09-30
  scale: [none, awareness, novice, intermediate, advanced, expert]
  skills:
    kafka: {current: 2, target: 4}
    sql: {current: 3, target: 3}
    hiring: {current: null, target: 2}
    gone: {current: 1, target: 2}
    sample-skill: {current: 0, target: 2}
  goals:
    talk: {status: active, due: 2026-Q4, progress: 0.2}
    book: {status: active, due: 2026-12-31, progress: 0.5}
    course: {status: done, due: 2026-06, progress: 1}
    cert: {status: planned, due: null, progress: null}
---
=== skills.md
---
skills: {Kafka: 3, SQL: 3, Hiring: 1}
---
=== goals.md
---
goals:
  - {title: Talk, status: active, due: 2027-Q1}
  - {title: Book, status: missed, due: 2026-Q4}
  - {title: Course, status: done, due: 2026-06}
  - {title: Cert, status: active, due: ongoing}
  - {title: Brand new, status: idea}
---
"""


def test_what_changed_since_the_snapshot() -> None:
    since = measured(PLAN).reviews.since
    assert [(move.skill.id, move.then, move.now, move.change) for move in since.levels] == [
        ("kafka", "novice", "intermediate", 1),
        ("hiring", "not assessed", "awareness", None),
    ]
    assert [goal.id for goal in since.closed] == ["book"]
    assert [(moved.goal.id, moved.days) for moved in since.moved] == [("cert", None), ("talk", 90)]
    assert [goal.id for goal in since.new_goals] == ["brand-new"]
    assert (since.gone_skills, since.gone_goals) == (("gone", "sample-skill"), ())


def test_a_snapshot_keeps_its_own_scale() -> None:
    plan = plan_from(PLAN)
    words = ("novice", "intermediate", "fluent", "master")
    scale = Scale(steps=tuple(Step(word) for word in words))
    renamed = replace(plan, settings=replace(plan.settings, scale=scale))
    moves = {move.skill.id: move for move in measure(renamed, TODAY).reviews.since.levels}
    assert (moves["kafka"].then, moves["kafka"].now, moves["kafka"].change) == ("novice", "master", 3)
    assert (moves["sql"].then, moves["sql"].change) == ("intermediate", 2)


def test_words_that_the_scale_no_longer_has_are_not_compared() -> None:
    plan = plan_from(PLAN)
    scale = Scale(steps=tuple(Step(word) for word in ("weak", "fair", "good", "strong")))
    renamed = replace(plan, settings=replace(plan.settings, scale=scale))
    moves = {move.skill.id: move for move in measure(renamed, TODAY).reviews.since.levels}
    assert (moves["sql"].then, moves["sql"].now, moves["sql"].change) == ("intermediate", "strong", None)


def test_samples_are_never_in_reviews() -> None:
    text = """
    === reviews/2026-q3.md
    ---
    date: 2026-09-30
    snapshot: {today: 2026-09-30, skills: {kafka: {current: 2}}, goals: {talk: {status: active}}}
    ---
    === skills.md
    ---
    skills: [{title: Kafka, level: 3, sample: true}]
    ---
    === goals.md
    ---
    goals: [{title: Talk, status: done, sample: true}, {title: Other, sample: true}]
    ---
    """
    since = measured(text).reviews.since
    assert (since.levels, since.closed, since.moved, since.new_goals) == ((), (), (), ())
    assert measured("=== reviews/a.md\n---\ndate: 2026-09-30\nsample: true\n---\n").reviews.last is None


def test_a_review_without_a_snapshot_knows_only_dated_ends() -> None:
    since = measured(
        """
        === reviews/a.md
        ---
        date: 2026-09-30
        ---
        === goals.md
        ---
        goals:
          - {title: A, status: done, finished: 2026-10-04}
          - {title: B, status: done, finished: 2026-09-04}
          - {title: C, status: done}
          - {title: D, status: active}
        ---
        """
    ).reviews.since
    assert [goal.id for goal in since.closed] == ["a"]
    assert (since.compared, since.levels, since.moved) == (False, (), ())


def test_a_goal_the_snapshot_does_not_know_closed_if_it_was_finished_later() -> None:
    since = measured(
        """
        === reviews/a.md
        ---
        date: 2026-09-30
        snapshot: {today: 2026-09-30}
        ---
        === goals.md
        ---
        goals:
          - {title: A, status: done, finished: 2026-10-04}
          - {title: B, status: done, finished: 2026-09-04}
        ---
        """
    ).reviews.since
    assert [goal.id for goal in since.closed] == ["a"]
    assert [goal.id for goal in since.new_goals] == ["a"]


def test_the_date_of_what_is_over_has_not_moved() -> None:
    text = """
    === reviews/2026-q3.md
    ---
    date: 2026-09-30
    snapshot: {today: 2026-09-30, goals: {talk: {status: done}, book: {status: active, due: 2026-Q4}}}
    ---
    === goals/talk.md
    ---
    status: done
    due: Jun 2026
    ---
    === goals/book.md
    ---
    status: active
    due: 2027-Q1
    ---
    """
    assert [moved.goal.id for moved in measured(text).reviews.since.moved] == ["book"]
