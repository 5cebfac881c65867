from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.gaps import GapTotals, gap_totals, skill_figures
from tests.insight.builders import TODAY, figures_of, ladder_plan, plan_from

STAFF = """
=== vision.md
---
title: Staff by 2031
role: staff
---
"""


def test_engineer_against_senior_is_nine_gaps_of_ten_levels() -> None:
    totals = gap_totals(skill_figures(ladder_plan("engineer", "senior-2-ic"), TODAY))
    assert (totals.count, totals.sum, totals.unknown) == (9, 10, 0)


def test_principal_ic_against_principal_pm_is_three_gaps_and_two_surpluses() -> None:
    totals = gap_totals(skill_figures(ladder_plan("principal-ic", "principal-pm"), TODAY))
    assert (totals.count, totals.sum, totals.surplus, totals.met) == (3, 3, 2, 4)


def test_principal_pm_against_principal_ic_is_two_gaps_and_three_surpluses() -> None:
    totals = gap_totals(skill_figures(ladder_plan("principal-pm", "principal-ic"), TODAY))
    assert (totals.count, totals.sum, totals.surplus) == (2, 2, 3)


def test_an_empty_plan_has_no_gaps() -> None:
    assert skill_figures(plan_from(""), TODAY) == ()
    assert gap_totals(()) == GapTotals()


def test_the_roles_target_and_ones_own_instead() -> None:
    plan = plan_from(
        STAFF
        + """
=== roles/staff.md
---
needs: {kafka: advanced, writing: advanced}
---
=== skills.md
---
skills:
  - {title: Kafka, level: novice, target: expert, target_reason: the migration}
  - {title: Writing, level: novice}
---
"""
    )
    figures = figures_of(plan)
    assert (figures["kafka"].target, figures["kafka"].target_from, figures["kafka"].gap) == (5, "own", 3)
    assert (figures["writing"].target, figures["writing"].target_from, figures["writing"].gap) == (
        4,
        "role:staff",
        2,
    )


def test_without_a_vision_only_ones_own_targets_hold() -> None:
    plan = plan_from("""
        === roles/staff.md
        ---
        needs: {kafka: advanced}
        ---
        === skills.md
        ---
        skills:
          - {title: Kafka, level: novice}
          - {title: Go, level: novice, target: intermediate}
        ---
        """)
    figures = figures_of(plan)
    assert figures["kafka"].status == "no-target"
    assert (figures["go"].status, figures["go"].gap) == ("gap", 1)


@pytest.mark.parametrize(
    ("keys", "status", "gap"),
    [
        ("level: 2\ntarget: 4", "gap", 2),
        ("level: 4\ntarget: 4", "met", 0),
        ("level: 5\ntarget: 4", "surplus", -1),
        ("target: 4", "unknown", None),
        ("level: 4", "no-target", None),
        ("level: 1\ntarget: 4\nnot_now: true", "not-now", None),
        ("kind: experience\nneed: led a team of five", "experience-gap", None),
        ("kind: experience\nneed: led a team of five\nhave: no", "experience-gap", None),
        ("kind: experience\nneed: led a team of five\nhave: six people for a year", "met", None),
        ("kind: experience\nneed: years\nhave: some\nlevel: 1\ntarget: 3", "gap", 2),
        ("kind: experience\nlevel: 1\ntarget: 3", "gap", 2),
        ("kind: hard\nneed: words without meaning here", "no-target", None),
    ],
)
def test_every_status(keys: str, status: str, gap: int | None) -> None:
    figure = figures_of(plan_from(f"=== skills/kafka.md\n---\n{keys}\n---"))["kafka"]
    assert (figure.status, figure.gap) == (status, gap)


def test_an_optional_need_gives_a_target_but_no_gap_in_the_sums() -> None:
    plan = plan_from(
        STAFF
        + """
=== roles/staff.md
---
needs:
  - {skill: kafka, level: 4, optional: true}
  - {skill: go, level: 3}
---
=== skills.md
---
skills: {Kafka: 2, Go: 2}
---
"""
    )
    figures = figures_of(plan)
    assert (figures["kafka"].gap, figures["kafka"].is_open_gap) == (2, False)
    totals = gap_totals(figures.values())
    assert (totals.count, totals.sum, totals.optional) == (1, 1, 1)


def test_a_need_named_twice_is_asked_once_at_the_higher_level() -> None:
    plan = plan_from(
        STAFF
        + """
=== roles/staff.md
---
needs:
  - {skill: kafka, level: 5, optional: true}
  - {skill: kafka, level: 4}
  - {skill: kafka, level: 3}
---
=== skills.md
---
skills: {Kafka: 2}
---
"""
    )
    assert figures_of(plan)["kafka"].target == 4


def test_unknown_put_off_and_experience_are_counted_apart() -> None:
    plan = plan_from("""
        === skills.md
        ---
        skills:
          - {title: Kafka, level: 2, target: 4}
          - {title: Go, target: 4}
          - {title: Rust, level: 1, target: 3, not_now: true, reason: later}
          - {title: Team of five, kind: experience, need: led one}
          - {title: Writing, level: 4, target: 4}
          - {title: Speaking, level: 5, target: 4}
          - {title: Law, level: 1}
        ---
        """)
    assert gap_totals(skill_figures(plan, TODAY)) == GapTotals(
        count=2, sum=2, unknown=1, met=1, surplus=1, not_now=1, experience=1, no_target=1
    )


def test_order_is_priority_then_gap_times_importance_then_title_and_the_rest_after() -> None:
    plan = plan_from(
        STAFF
        + """
=== roles/staff.md
---
needs:
  - {skill: wide, level: 4, importance: 1}
  - {skill: deep, level: 3, importance: 3}
  - {skill: Élan, level: 3}
  - {skill: zest, level: 3}
---
=== skills.md
---
skills:
  - {title: Surplus, level: 4, target: 3}
  - {title: Met, level: 3, target: 3}
  - {title: Unknown, target: 3, priority: 1}
  - {title: Put off, target: 3, not_now: true}
  - {title: Aimless, level: 2}
  - {title: Second, level: 2, target: 3, priority: 2}
  - {title: First, level: 2, target: 3, priority: 1}
  - {title: Lived, kind: experience, need: a year abroad}
  - {title: Wide, level: 1}
  - {title: Deep, level: 2}
  - {title: Élan, level: 2}
  - {title: Zest, level: 2}
---
"""
    )
    assert [figure.skill.title for figure in skill_figures(plan, TODAY)] == [
        "First",
        "Second",
        "Deep",
        "Wide",
        "Zest",
        "Élan",
        "Lived",
        "Unknown",
        "Met",
        "Surplus",
        "Aimless",
        "Put off",
    ]


def test_goals_that_name_a_skill_open_ones_apart_from_the_others() -> None:
    plan = plan_from("""
        === skills.md
        ---
        skills: {Kafka: 2, Go: 2}
        ---
        === goals/run-it.md
        ---
        status: active
        skills: {kafka: 3}
        ---
        === goals/tried.md
        ---
        status: dropped
        skills: {kafka: 3}
        ---
        === goals/not-mine.md
        ---
        status: idea
        want: no
        skills: {kafka: 3}
        ---
        """)
    figures = figures_of(plan)
    assert figures["kafka"].goals == ("run-it",)
    assert figures["kafka"].closed_goals == ("not-mine", "tried")
    assert figures["go"].goals == ()


@pytest.mark.parametrize(
    ("activity", "back"),
    [
        ("{title: Workshop, mode: teaching, skills: kafka, done: 2026-06}", True),
        ("{title: Workshop, mode: teaching, skills: kafka, done: true}", True),
        ("{title: Workshop, mode: teaching, skills: kafka, done: 2025-01}", False),
        ("{title: Workshop, mode: teaching, skills: kafka, done: 2027-01}", False),
        ("{title: Workshop, mode: teaching, skills: kafka}", False),
        ("{title: Workshop, mode: doing, skills: kafka, done: 2026-06}", False),
        ("{title: Workshop, mode: teaching, skills: go, done: 2026-06}", False),
    ],
)
def test_teaching_brings_an_unconscious_competence_back(activity: str, *, back: bool) -> None:
    plan = plan_from(f"""
=== skills.md
---
skills:
  - {{title: Kafka, stage: unconscious-competent, ratings: [2026-01 expert]}}
  - {{title: Go, stage: conscious-competent}}
---
=== learning.md
---
activities:
  - {activity}
---
""")
    figures = figures_of(plan)
    assert figures["kafka"].taught_back is back
    assert figures["kafka"].taught_since is back
    assert figures["go"].taught_back is False


@given(st.lists(st.tuples(st.none() | st.integers(0, 5), st.none() | st.integers(0, 5), st.booleans()), max_size=8))
def test_totals_agree_with_the_rows(rows: list[tuple[int | None, int | None, bool]]) -> None:
    skills = "".join(
        f"  - {{title: s{number}"
        + (f", level: {level}" if level is not None else "")
        + (f", target: {target}" if target is not None else "")
        + (", not_now: true" if later else "")
        + "}\n"
        for number, (level, target, later) in enumerate(rows)
    )
    figures = skill_figures(plan_from(f"=== skills.md\n---\nskills:\n{skills}\n---"), TODAY)
    totals = gap_totals(figures)
    assert (
        len(figures)
        == len(rows)
        == (totals.count + totals.unknown + totals.met + totals.surplus + totals.not_now + totals.no_target)
    )
    assert totals.sum == sum(
        target - level
        for level, target, later in rows
        if level is not None and target is not None and not later and target > level
    )
