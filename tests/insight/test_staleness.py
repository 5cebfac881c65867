from __future__ import annotations

from careerplan.insight.gaps import skill_figures
from careerplan.insight.staleness import stale_records
from tests.insight.builders import TODAY, plan_from


def test_nothing_dated_is_nothing_stale() -> None:
    assert stale_records(plan_from(""), (), TODAY) == ()


def test_old_ratings_and_old_records_oldest_first() -> None:
    plan = plan_from("""
        === skills.md
        ---
        skills:
          - {title: Kafka, ratings: [2025-05 2]}
          - {title: Go, ratings: [2026-10 2]}
          - {title: Law, level: 2}
          - {title: Rust, not_now: true, ratings: [2020 1]}
        ---
        === vision.md
        ---
        title: There
        updated: 2024-01-01
        ---
        === health.md
        ---
        title: Health
        updated: 2026-01
        ---
        === goals.md
        ---
        goals:
          - {title: Talk, updated: 2025-01-01, status: active}
          - {title: Book, updated: 2020-01-01, status: done}
        ---
        === wins.md
        ---
        wins: [{title: Prize, date: 2019, updated: 2019}]
        ---
        """)
    found = stale_records(plan, skill_figures(plan, TODAY), TODAY)
    assert [(str(stale.key), stale.since.isoformat()) for stale in found] == [
        ("vision:vision", "2024-01-01"),
        ("goal:talk", "2025-01-01"),
        ("skill:kafka", "2025-05-31"),
        ("page:health", "2026-01-31"),
    ]
