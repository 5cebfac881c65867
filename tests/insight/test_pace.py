from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.gaps import skill_figures
from careerplan.insight.pace import Pace, pace, reached_on, verdict_of
from careerplan.plan.plan import Plan
from tests.insight.builders import TODAY, plan_from


def pace_of(plan: Plan, today: dt.date = TODAY) -> Pace:
    return pace(plan, skill_figures(plan, today), today)


def skills(*lines: str) -> str:
    return "=== skills.md\n---\nskills:\n" + "".join(f"  - {line}\n" for line in lines) + "---\n"


FOUR_QUARTERS = skills(
    "{title: Kafka, target: 5, due: 2027-Q4, ratings: [2025-09-30 0, 2025-12-31 1, 2026-03-31 2, 2026-09-30 4]}",
    "{title: Go, target: 5, level: 0}",
)


def test_four_levels_in_four_quarters_and_six_to_go_is_six_quarters_on() -> None:
    found = pace_of(plan_from(FOUR_QUARTERS))
    assert [(quarter.quarter, quarter.gained, quarter.counted) for quarter in found.levels] == [
        ("2025-Q3", 0, False),
        ("2025-Q4", 1, True),
        ("2026-Q1", 1, True),
        ("2026-Q2", 0, True),
        ("2026-Q3", 2, True),
    ]
    assert (found.per_quarter, found.remaining) == (1.0, 6)
    assert (found.closes, found.planned, found.verdict) == ("2028-Q2", "2027-Q4", "behind")


@pytest.mark.parametrize(
    ("due", "verdict"),
    [("2028-Q1", "behind"), ("2028-Q2", "on-track"), ("2028-05-03", "on-track"), ("2028", "ahead")],
)
def test_the_verdict_compares_with_the_latest_due_of_the_goals(due: str, verdict: str) -> None:
    goal = f"=== goals/run-it.md\n---\nskills: {{kafka: 5}}\ndue: {due}\n---\n"
    assert pace_of(plan_from(FOUR_QUARTERS + goal)).verdict == verdict


def test_finished_goals_and_open_dates_plan_nothing() -> None:
    plan = plan_from(
        skills("{title: Kafka, target: 3, level: 1}")
        + """
=== goals.md
---
goals:
  - {title: A, skills: {kafka: 3}, due: 2029, status: dropped}
  - {title: B, skills: {kafka: 3}, due: ongoing}
  - {title: C, due: 2029}
---
"""
    )
    assert pace_of(plan).planned is None


def test_an_empty_plan_has_no_pace() -> None:
    assert pace_of(plan_from("")) == Pace()


def test_undated_ratings_tell_no_pace() -> None:
    found = pace_of(plan_from(skills("{title: Kafka, target: 3, level: 1}", "{title: Go, target: 2}")))
    assert (found.levels, found.per_quarter, found.closes, found.verdict) == ((), None, None, "unknown")
    assert (found.remaining, found.unknown) == (2, 1)


@pytest.mark.parametrize(
    ("ratings", "per_quarter"),
    [
        pytest.param("2026-01-01 1, 2026-03-31 2", None, id="one full quarter"),
        pytest.param("2026-01-01 1, 2026-06-30 2", 0.5, id="two full quarters"),
        pytest.param("2026-01-02 1, 2026-06-30 2", None, id="the first one not full"),
        pytest.param("2025-12-31 1, 2026-09-29 3", 0.0, id="gained only after the last full one"),
        pytest.param("2024-12-31 0, 2025-01-01 4, 2026-03-31 4", 0.0, id="older than four quarters"),
        pytest.param("2025-12-31 3, 2026-02-01 2, 2026-06-30 2", -0.5, id="lost"),
        pytest.param("2026-03 1", None, id="one rating"),
    ],
)
def test_pace_is_the_mean_of_up_to_four_full_quarters(ratings: str, per_quarter: float | None) -> None:
    found = pace_of(plan_from(skills(f"{{title: Kafka, target: 5, ratings: [{ratings}]}}")))
    assert found.per_quarter == per_quarter
    if per_quarter is None or per_quarter <= 0:
        assert (found.closes, found.verdict) == (None, "unknown")


def test_a_quarter_that_is_only_begun_when_the_gaps_close_counts_whole() -> None:
    plan = plan_from(
        skills(
            "{title: Kafka, target: 5, ratings: [2025-09-30 0, 2025-12-31 1, 2026-03-31 2, 2026-06-30 2, 2026-09-30 3]}"
        )
    )
    found = pace_of(plan)
    assert (found.per_quarter, found.remaining, found.closes) == (0.75, 2, "2027-Q3")


def test_first_ratings_rebase_and_skills_without_a_target_or_put_off_do_not_count() -> None:
    plan = plan_from(
        skills(
            "{title: Kafka, target: 5, ratings: [2025-12-31 4, 2026-03-31 2 maria, 2026-06-30 3 maria]}",
            "{title: Go, ratings: [2025-12-31 1, 2026-03-31 5]}",
            "{title: Law, target: 5, not_now: true, ratings: [2025-12-31 1, 2026-03-31 5]}",
        )
    )
    assert [(quarter.quarter, quarter.gained) for quarter in pace_of(plan).levels] == [
        ("2025-Q4", 0),
        ("2026-Q1", 0),
        ("2026-Q2", 1),
    ]


def test_a_forecast_beyond_the_years_of_a_plan_names_no_quarter() -> None:
    many = [f"{{title: S{number}, target: 5, level: 0}}" for number in range(40)]
    slow = "{title: Kafka, target: 5, ratings: [2025-09-30 0, 2025-12-31 1, 2026-09-30 1]}"
    found = pace_of(plan_from(skills(slow, *many)))
    assert found.per_quarter == 0.25
    assert (found.remaining, found.closes, found.verdict) == (204, None, "unknown")


def test_nothing_left_to_close_has_no_plan_to_be_late_for() -> None:
    found = pace_of(plan_from(skills("{title: Kafka, target: 2, ratings: [2025-12-31 1, 2026-06-30 2]}")))
    assert (found.remaining, found.planned, found.verdict) == (0, None, "unknown")


def test_skills_that_reached_their_target_by_year() -> None:
    plan = plan_from(
        skills(
            "{title: Once, target: 3, ratings: [2023-01 1, 2024-01 3, 2025-01 4]}",
            "{title: Again, target: 3, ratings: [2023-01 1, 2024-01 3, 2025-01 2, 2026-01 3]}",
            "{title: Lost, target: 3, ratings: [2023-01 1, 2024-01 3, 2025-01 2]}",
            "{title: Always, target: 3, ratings: [2023-01 4, 2024-01 4]}",
            "{title: Rebased, target: 3, ratings: [2023-01 2 maria, 2024-01 4 ben, 2024-06 4 dana]}",
            "{title: Untold, target: 3, level: 3}",
        )
    )
    assert [(year.year, year.skills) for year in pace_of(plan).reached] == [
        (2024, ("once",)),
        (2026, ("again",)),
    ]


def test_verdicts() -> None:
    assert verdict_of("2026-Q4", "2027-Q1") == "ahead"
    assert verdict_of("2027-Q1", None) == verdict_of(None, "2027-Q1") == "unknown"


def test_without_a_target_nothing_is_reached() -> None:
    assert reached_on((), None) is None
