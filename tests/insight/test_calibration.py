from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.calibration import Calibration, calibration, strong_level
from careerplan.insight.gaps import skill_figures
from careerplan.plan.level import DEFAULT_SCALE, Scale, Step
from careerplan.plan.plan import Plan
from tests.insight.builders import TODAY, plan_from

PEOPLE = """
=== people.md
---
people:
  - {title: Ana, relations: peer}
  - {title: Maria, relations: mentor}
  - {title: Ben, relations: manager}
---
"""


def calibration_of(plan: Plan) -> Calibration:
    return calibration(plan, skill_figures(plan, TODAY), TODAY)


def rated(*ratings: str) -> Plan:
    lines = "".join(f"  - 2026-01 {rating}\n" for rating in ratings)
    return plan_from(f"{PEOPLE}=== skills/kafka.md\n---\nratings:\n{lines}---\n")


@pytest.mark.parametrize(
    ("ratings", "delta", "verdict"),
    [
        (("expert", "novice ben"), 3, "blind-spot"),
        (("novice", "advanced ana", "advanced ben"), -2, "hidden-strength"),
        (("advanced", "intermediate ana"), 1, "aligned"),
        (("novice", "intermediate ana"), -1, "aligned"),
        (("advanced", "novice ana", "intermediate ben"), 1.5, "blind-spot"),
        (("expert",), None, "ask-someone"),
        (("expert ana",), None, "rate-yourself"),
    ],
)
def test_ones_own_view_less_that_of_others(ratings: tuple[str, ...], delta: float | None, verdict: str) -> None:
    (figure,) = calibration_of(rated(*ratings)).skills
    assert (figure.delta, figure.verdict) == (delta, verdict)
    assert figure.raters == sum(" " in rating for rating in ratings)


def test_no_ratings_no_bias() -> None:
    found = calibration_of(plan_from("=== skills/kafka.md\n---\ntarget: 3\n---"))
    assert (found.bias, found.skills) == (None, ())


def test_bias_is_the_mean_delta_of_skills_with_both_views() -> None:
    plan = plan_from(
        PEOPLE
        + """
=== skills.md
---
skills:
  - {title: Kafka, ratings: [2026-01 5, 2026-01 3 ana]}
  - {title: Go, ratings: [2026-01 2, 2026-01 3 ana]}
  - {title: Law, ratings: [2026-01 2]}
---
"""
    )
    found = calibration_of(plan)
    assert found.bias == 0.5
    assert [figure.skill.id for figure in found.skills] == ["kafka", "go", "law"]
    assert [figure.skill.id for figure in found.having("blind-spot")] == ["kafka"]


def test_whom_to_ask_is_who_knows_the_topic_then_a_mentor_then_the_manager() -> None:
    plan = plan_from(
        PEOPLE
        + """
=== skills.md
---
skills: {Kafka: 2, Go: 2}
---
=== people/dana.md
---
topics: [go]
---
"""
    )
    assert {figure.skill.id: figure.ask for figure in calibration_of(plan).skills} == {
        "kafka": "maria",
        "go": "dana",
    }


def test_the_manager_is_asked_where_there_is_no_mentor_and_nobody_where_there_is_no_one() -> None:
    manager = "=== people/ben.md\n---\nrelations: manager\n---\n"
    skill = "=== skills/kafka.md\n---\nlevel: 2\n---\n"
    assert calibration_of(plan_from(manager + skill)).skills[0].ask == "ben"
    assert calibration_of(plan_from(skill)).skills[0].ask is None


def test_gaps_that_neither_mentor_nor_manager_rated_name_whom_to_ask() -> None:
    plan = plan_from(
        PEOPLE
        + """
=== skills.md
---
skills:
  - {title: Kafka, target: 4, ratings: [2026-01 2, 2026-01 2 ana]}
  - {title: Go, target: 4, ratings: [2026-01 2, 2026-01 2 maria]}
  - {title: Law, target: 2, ratings: [2026-01 2]}
---
"""
    )
    assert [(ask.skill, ask.person) for ask in calibration_of(plan).asks] == [("kafka", "maria")]


@pytest.mark.parametrize(
    ("more", "without"),
    [
        pytest.param("", True, id="nothing"),
        pytest.param("=== wins.md\n---\nwins: [{title: W, date: 2026, skills: kafka}]\n---", False, id="a win"),
        pytest.param(
            "=== learning.md\n---\nactivities: [{title: A, mode: doing, skills: kafka, done: 2026}]\n---",
            False,
            id="done",
        ),
        pytest.param(
            "=== learning.md\n---\nactivities: [{title: A, mode: doing, skills: kafka, start: 2026-10}]\n---",
            False,
            id="begun",
        ),
        pytest.param(
            "=== learning.md\n---\nactivities: [{title: A, mode: doing, skills: kafka, spent: 2h}]\n---",
            False,
            id="time spent",
        ),
        pytest.param(
            "=== learning.md\n---\nactivities: [{title: A, mode: doing, skills: kafka, start: 2027}]\n---",
            True,
            id="planned",
        ),
        pytest.param(
            "=== learning.md\n---\nactivities: [{title: A, mode: training, skills: kafka, done: 2026}]\n---",
            True,
            id="only a course",
        ),
    ],
)
def test_advanced_without_having_done_it_is_no_evidence_yet(more: str, *, without: bool) -> None:
    plan = plan_from(f"=== skills/kafka.md\n---\nlevel: advanced\n---\n{more}")
    assert calibration_of(plan).skills[0].without_evidence is without


@pytest.mark.parametrize(
    "keys",
    [
        "level: intermediate",
        "level: advanced\nevidence: [{what: the migration}]",
        "ratings: [{date: 2026-01, level: advanced, evidence: the migration}]",
    ],
)
def test_less_than_advanced_or_with_evidence_is_fine(keys: str) -> None:
    plan = plan_from(f"=== skills/kafka.md\n---\n{keys}\n---")
    assert calibration_of(plan).skills[0].without_evidence is False


def test_strong_is_the_last_but_one_level_of_any_scale() -> None:
    assert strong_level(DEFAULT_SCALE) == 4
    assert strong_level(Scale((Step("no"), Step("yes")))) == 1


@given(st.lists(st.integers(0, 5), min_size=2, max_size=5))
def test_bias_of_one_skill_is_its_delta(levels: list[int]) -> None:
    raters = ("", "ana", "maria", "ben", "chiara")
    found = calibration_of(rated(*(f"{level} {by}".strip() for level, by in zip(levels, raters, strict=False))))
    assert found.bias == found.skills[0].delta == levels[0] - sum(levels[1:]) / (len(levels) - 1)
