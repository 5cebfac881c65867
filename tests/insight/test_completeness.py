from __future__ import annotations

import pytest

from tests.insight.build import measured

ROLE = "=== vision.md\n---\ntitle: Staff\nrole: staff\n---\n=== roles/staff.md\n---\nneeds: {{{needs}}}\n---\n"
SKILLS = "=== skills.md\n---\nskills: {Python: 2, Kafka: 1, SQL: 4}\n---\n"


def plan(needs: str, *goals: str) -> str:
    listed = "".join(f"  - {{{goal}}}\n" for goal in goals)
    return SKILLS + ROLE.format(needs=needs) + (f"=== goals.md\n---\ngoals:\n{listed}---\n" if goals else "")


@pytest.mark.parametrize(
    ("goals", "said", "is_on"),
    [
        ((), "No goal is active.", False),
        (("title: A, status: active",), "The active goal has no due date.", False),
        (("title: A, status: active, due: 2027",), "The active goal has a due date.", True),
        (
            ("title: A, status: active, due: 2027", "title: B, status: active"),
            "1 of 2 active goals has no due date.",
            False,
        ),
        (
            ("title: A, status: active", "title: B, status: active"),
            "2 of 2 active goals have no due date.",
            False,
        ),
        (
            ("title: A, status: active, due: 2027", "title: B, status: active, due: ongoing"),
            "All 2 active goals have a due date.",
            True,
        ),
    ],
)
def test_schedule(goals: tuple[str, ...], said: str, *, is_on: bool) -> None:
    light = measured(plan("Python: 3", *goals)).completeness.schedule
    assert (light.said, light.is_on) == (said, is_on)


@pytest.mark.parametrize(
    ("needs", "goals", "said", "is_on"),
    [
        ("SQL: 3", (), "There is no gap to close.", True),
        ("Python: 3", (), "No goal names the one gap.", False),
        ("Python: 3", ("title: A, skills: {Python: 3}",), "A goal names the one gap.", True),
        (
            "Python: 3, Kafka: 3",
            ("title: A, skills: {Python: 3}",),
            "1 of 2 gaps has no goal.",
            False,
        ),
        ("Python: 3, Kafka: 3", (), "2 of 2 gaps have no goal.", False),
        (
            "Python: 3, Kafka: 3",
            ("title: A, skills: {Python: 3, Kafka: 2}",),
            "Goals name all 2 gaps.",
            True,
        ),
    ],
)
def test_scope(needs: str, goals: tuple[str, ...], said: str, *, is_on: bool) -> None:
    light = measured(plan(needs, *goals)).completeness.scope
    assert (light.said, light.is_on) == (said, is_on)


def test_no_target_means_no_known_gap() -> None:
    light = measured(SKILLS).completeness.scope
    assert (light.is_on, light.said) == (False, "No gap is known: no skill has a target.")


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("title: A", "The plan lacks resources: no hours, money or coffees are planned."),
        ("title: A, hours: 0", "The plan lacks resources: no hours, money or coffees are planned."),
        ("title: A, money: 20", "Money is planned."),
        ("title: A, hours: 2", "Hours are planned."),
        ("title: A, hours: 2, coffees: 1", "Hours and coffees are planned."),
    ],
)
def test_resources(goal: str, said: str) -> None:
    assert measured(plan("Python: 3", goal)).completeness.resources.said == said


def test_loose_ends_on_both_sides() -> None:
    found = measured(
        plan(
            "Python: 3, Kafka: 3",
            "title: A, skills: {Python: 3}",
            "title: B, skills: {SQL: 5}",
            "title: C, status: done",
            "title: D, want: no",
        )
    ).completeness
    assert found.gaps_without_goal == ("kafka",)
    assert found.goals_without_gap == ("b",)
    assert not found.is_complete
