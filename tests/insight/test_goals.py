from __future__ import annotations

import datetime as dt

import pytest

from careerplan.plan.settings import Budget
from tests.insight.build import measured, one_goal

RATED = """
=== skills.md
---
skills:
  Python: 2
  Kafka: 3
  Hiring:
---
"""


@pytest.mark.parametrize(
    ("lines", "start", "end", "when", "is_open"),
    [
        ("due: 2026-Q3", "2026-07-01", "2026-09-30", "2026-Q3", False),
        ("start: 2026-02\ndue: 2026-Q3", "2026-02-01", "2026-09-30", "2026-Q3", False),
        ("start: 2026-02", "2026-02-01", None, "2026-02", True),
        ("start: 2026-02\ndue: ongoing", "2026-02-01", None, "ongoing", True),
        ("due: ongoing", None, None, "ongoing", True),
        ("due: 2026-05..", "2026-05-01", None, "2026-05..", True),
        ("status: done\nstart: 2026-02\nfinished: 2026-05-04", "2026-02-01", "2026-05-04", "2026-02", False),
        ("status: done\nfinished: 2026-05", "2026-05-01", "2026-05-31", "2026-05", False),
        ("status: active", None, None, None, False),
    ],
)
def test_when_a_goal_runs(lines: str, start: str | None, end: str | None, when: str | None, *, is_open: bool) -> None:
    goal = one_goal(lines)
    shown = (goal.start and goal.start.isoformat(), goal.end and goal.end.isoformat(), goal.when, goal.open)
    assert shown == (start, end, when, is_open)
    assert goal.dated is (when is not None)


@pytest.mark.parametrize(
    ("lines", "share", "text"),
    [
        ("measure: {what: Books, from: 153, to: 300, now: 236, unit: books}", 0.5646, "236 of 300 books"),
        ("measure: {what: Pages, from: 15, to: 5, now: 10, unit: minutes}", 0.5, "10 minutes, from 15 down to 5"),
        ("measure: {what: Posts, to: 12, now: 3}", 0.25, "3 of 12"),
        ("measure: {what: Posts, from: 0, to: 12, now: 15}", 1.0, "15 of 12"),
        ("measure: {what: Calls, to: 2, now: 8}", None, ""),
        ("measure: {what: Posts, from: 5, to: 5, now: 5}", None, ""),
        ("milestones: [{title: A, done: true}, {title: B, done: 2026-12-24}, C]", 1 / 3, "1 of 3 milestones"),
        ("measure: {what: Posts}\nmilestones: [{title: A, done: 2026-01}]", 1.0, "1 of 1 milestone"),
        ("activities: [{title: A, done: true}, {title: B}]", 0.5, "1 of 2 activities"),
        ("status: active", None, ""),
    ],
)
def test_progress_by_the_first_that_can_be_counted(lines: str, share: float | None, text: str) -> None:
    progress = one_goal(lines).progress
    assert progress.share == (pytest.approx(share, abs=1e-3) if share is not None else None)
    assert progress.text == text


@pytest.mark.parametrize(
    ("lines", "health", "reason"),
    [
        ("status: done\ndue: 2026-01", None, ""),
        ("want: no\ndue: 2026-01", None, "You marked it as not yours."),
        (
            "status: active\nhealth: at-risk\nstatus_reason: the sponsor left\ndue: 2026-01",
            "at-risk",
            "The sponsor left.",
        ),
        ("status: active\nhealth: on-track", "on-track", "Set by you."),
        ("status: active\ndue: 2026-11-15", "off-track", "It was due on 15 Nov and is 6 days late."),
        ("status: waiting\ndue: 2026-Q3", "off-track", "It was due in the third quarter of 2026 and is 7 weeks late."),
        ("status: idea", "not-started", "It is an idea so far."),
        ("status: planned", "not-started", "It is planned and has not begun."),
        ("status: waiting", "not-started", "It waits."),
        ("status: waiting\nstatus_reason: no budget yet", "not-started", "It waits: No budget yet."),
        ("status: active\nstart: 2027-Q1", "not-started", "It starts in the first quarter of 2027."),
        (
            "status: active\nmilestones: [{title: Send it, due: 2026-11-13}]",
            "at-risk",
            "“Send it” is 8 days late.",
        ),
        (
            "status: active\nmilestones: [{title: Send it, due: 2026-11-14}]",
            "on-track",
            "“Send it” is 7 days late. More than a week would put it at risk.",
        ),
        (
            "status: active\nmilestones: [{title: A, due: 2026-11-01}, {title: B, due: 2026-10}, C]",
            "at-risk",
            "2 milestones are late, “B” by 3 weeks.",
        ),
        (
            "status: active\nstart: 2026-11-01\ndue: 2026-11-30\nmeasure: {what: x, from: 0, to: 100, now: 40}",
            "at-risk",
            "40 of 100; 67 % of its time has passed.",
        ),
        (
            "status: active\nstart: 2026-11-01\ndue: 2026-11-30\nmeasure: {what: x, from: 0, to: 100, now: 42}",
            "on-track",
            "42 of 100; 67 % of its time has passed.",
        ),
        (
            "status: active\ndue: ongoing\nmeasure: {what: x, from: 0, to: 4, now: 1}",
            "on-track",
            "1 of 4; nothing is late.",
        ),
        ("status: active\ndue: 2026-11-26", "on-track", "Nothing is late; its time ends in 5 days, on 26 Nov."),
        ("status: active\ndue: 2026-11-21", "on-track", "Nothing is late; its time ends today, on 21 Nov."),
        ("status: active\nstart: 2026-01", "on-track", "Nothing is late."),
        ("status: active", "on-track", "It has no date, so nothing is late."),
    ],
)
def test_health_and_its_reason(lines: str, health: str | None, reason: str) -> None:
    goal = one_goal(lines)
    assert (goal.health, goal.reason) == (health, reason)


def test_a_status_says_whether_a_person_set_it() -> None:
    assert one_goal("status: active\nhealth: on-track").set_by == "person"
    assert one_goal("status: active").set_by == "tool"
    assert one_goal("status: done").set_by is None


def test_an_open_goal_is_never_late() -> None:
    goal = one_goal("status: active\nstart: 2020-01\ndue: ongoing")
    assert goal.days_late == 0
    assert goal.health == "on-track"


def test_the_last_day_of_a_quarter_is_not_late() -> None:
    assert one_goal("status: active\ndue: 2026-Q3", today=dt.date(2026, 9, 30)).days_late == 0
    assert one_goal("status: active\ndue: 2026-Q3", today=dt.date(2026, 10, 1)).days_late == 1


@pytest.mark.parametrize(
    ("lines", "letters"),
    [
        (
            "status: active\nspecific: Forty slides\nmeasure: {what: Slides}\nzone: learning\nrole: staff\ndue: 2027",
            "SMART",
        ),
        ("status: planned\nskills: {Python: 3}\nmilestones: [A]\ndue: 2027", "SMART"),
        ("status: active\nspecific: Forty slides\nzone: learning\nvalues: [calm]\ndue: 2027", "S.ART"),
        ("status: active", "....."),
        ("status: active\ndue: ongoing", "....."),
        ("status: active\nskills: {Python: 5}\nmeasure: {what: Slides}\ndue: 2027", "SM.RT"),
        ("status: active\nskills: {Hiring: 1}\nmeasure: {what: Slides}\ndue: 2027", "SM..T"),
        ("status: active\nskills: {Hiring: 1}\nachievable: Ruth helps\nmeasure: {what: x}\ndue: 2027", "SMA.T"),
        ("status: idea\nspecific: Forty slides", None),
        ("status: done\nspecific: Forty slides", None),
    ],
)
def test_smart_letters_of_active_and_planned_goals(lines: str, letters: str | None) -> None:
    role = "=== roles/staff.md\n---\nneeds: {Python: 4}\n---\n=== vision.md\n---\ntitle: Staff\nrole: staff\n---\n"
    assert one_goal(lines, others=RATED + role).smart == letters


def test_a_missing_letter_says_why() -> None:
    goal = one_goal("status: active\nspecific: Slides\nzone: learning\nvalues: [calm]\ndue: 2027")
    assert [(lack.letter, lack.reason) for lack in goal.smart_missing] == [
        ("M", "Say what is counted, or name milestones.")
    ]


def test_more_hours_a_week_than_there_are_cost_the_letter_a() -> None:
    lines = "status: active\nzone: learning\nstart: 2026-11-02\ndue: 2026-11-29\nhours: 28"
    goal = one_goal(lines, budget=Budget(hours_per_week=5))
    reasons = {lack.letter: lack.reason for lack in goal.smart_missing}
    assert reasons["A"] == "It takes 7 hours a week; you have 5 hours."
    assert "A" in (one_goal(lines, budget=Budget(hours_per_week=7)).smart or "")


def test_the_zone_is_the_largest_step_unless_written() -> None:
    assert one_goal("skills: {Python: 2}", others=RATED).zone == "comfort"
    assert one_goal("skills: {Python: 4, Kafka: 3}", others=RATED).zone == "learning"
    assert one_goal("skills: {Python: 5}", others=RATED).zone == "panic"
    assert one_goal("skills: {Python: 5}\nzone: learning", others=RATED).zone == "learning"
    assert one_goal("skills: {Python: 3, Hiring: 1}", others=RATED).zone == "unknown"
    assert one_goal("skills: {Python: 5, Hiring: 1}", others=RATED).zone == "panic"
    assert one_goal("status: active").zone == "unknown"


def test_the_next_date_is_the_nearest_that_lies_ahead() -> None:
    goal = one_goal(
        """
        status: active
        due: 2027
        milestones: [{title: Late, due: 2026-10}, {title: Done, due: 2026-12, done: true}, {title: Next, due: 2027-02}]
        decisions: [{date: 2027-03-01, question: "Go on?"}]
        """
    )
    assert (goal.next_date, goal.next_what) == (dt.date(2027, 2, 28), "Next")
    assert [(late.title, late.days) for late in goal.late_milestones] == [("Late", 21)]


def test_a_goals_own_total_wins_over_its_activities() -> None:
    goal = one_goal(
        """
        hours: 10
        spent: {hours: 2, money: 5}
        activities: [{title: A, hours: 3, money: 20, spent: {hours: 1}}, {title: B, hours: 4, money: 30 USD}]
        """
    )
    assert goal.planned.minutes == 600
    assert goal.planned.money == {"EUR": 2000, "USD": 3000}
    assert (goal.spent.minutes, goal.spent.money) == (180, {"EUR": 500})


def test_categories_are_counted_with_the_empty_ones() -> None:
    figures = measured(
        """
        === goals.md
        ---
        goals:
          - {title: A, category: product}
          - {title: B, category: product, status: done}
          - {title: C, category: job, want: no}
          - D
        ---
        """,
        categories=("garden", "music"),
    )
    assert figures.categories["product"] == 2
    assert figures.categories["job"] == 0
    assert tuple(figures.categories)[-2:] == ("garden", "music")
    assert figures.categories["other"] == 1
    assert len(figures.categories) == 10


@pytest.mark.parametrize(
    ("lines", "private"),
    [
        ("tags: [salary]", True),
        ("category: other\nmeasure: {what: Gross pay}", True),
        ("measure: {what: Paid assignments}", False),
        ("tags: [speaking]", False),
    ],
)
def test_a_goal_about_pay_is_private(lines: str, *, private: bool) -> None:
    assert one_goal(lines).private is private
