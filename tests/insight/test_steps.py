from __future__ import annotations

import pytest

from careerplan.insight.steps import StepFigure, step_now
from tests.insight.build import measured


def steps(text: str) -> dict[str, StepFigure]:
    return {step.step: step for step in measured(text).steps}


VISION = "=== vision.md\n---\ntitle: There\nwritten: 2025-01\nhorizon: 5 years\nrole: staff\n---\n"
ROLE = "=== roles/staff.md\n---\nneeds: {Kafka: 4, SQL: 2}\n---\n"
SKILLS = "=== skills.md\n---\nskills: {Kafka: 2, SQL: 2}\n---\n"
GOAL = (
    "=== goals/talk.md\n---\ntitle: Talk\nstatus: active\nstart: 2026-11\ndue: 2027-03\nhours: 4\n"
    "skills: {Kafka: 4}\n---\n"
)
REVIEW = "=== reviews/last.md\n---\ndate: 2026-10-01\nsnapshot: {today: 2026-10-01}\n---\n"


def test_an_empty_folder_begins_with_a_vision() -> None:
    found = steps("")
    assert list(found) == ["vision", "skills", "gaps", "plan", "reassess"]
    assert {step.state for step in found.values()} == {"missing"}
    assert step_now(tuple(found.values())).next == "Write a vision: where you want to be in 3 to 10 years."


def test_a_whole_plan_is_in_order() -> None:
    found = steps(VISION + ROLE + SKILLS + GOAL + REVIEW)
    assert {name: step.state for name, step in found.items()} == dict.fromkeys(found, "in-order")
    assert step_now(tuple(found.values())).step == "reassess"
    assert found["skills"].next == "2 skills with a target."
    assert found["gaps"].next == "1 gap; every skill with a target is assessed."
    assert found["reassess"].next == "The next review is due in 5 weeks."


@pytest.mark.parametrize(
    ("text", "state", "said"),
    [
        ("=== vision.md\n---\ntitle: There\n---\n", "started", "Name the role it leads to."),
        (
            "=== vision.md\n---\ntitle: There\nrole: staff\n---\n" + ROLE,
            "started",
            "Say how far it looks: 3 to 10 years.",
        ),
        (
            VISION.replace("2025-01", "2020-01-01") + ROLE,
            "needs-attention",
            "The target date has passed: write a new version.",
        ),
    ],
)
def test_the_vision(text: str, state: str, said: str) -> None:
    step = steps(text)["vision"]
    assert (step.state, step.next, step.path) == (state, said, "content/vision.md")


def test_skills_without_a_target_are_only_a_start() -> None:
    step = steps(SKILLS)["skills"]
    assert (step.state, step.next) == ("started", "Say which levels the role needs, or set a target.")


def test_a_role_known_from_guidelines_only_needs_a_conversation() -> None:
    role = "=== roles/staff.md\n---\nneeds: [{skill: Kafka, level: 4, sources: [guideline]}]\n---\n"
    step = steps(VISION + role + SKILLS)["skills"]
    assert (step.state, step.path) == ("needs-attention", "content/roles/staff.md")
    asked = role.replace("[guideline]", "[guideline, interview]")
    assert steps(VISION + asked + SKILLS)["skills"].state == "in-order"


@pytest.mark.parametrize(
    ("skills", "state", "said"),
    [
        ("[Kafka]", "missing", "Rate 1 skill."),
        ("[Kafka, SQL]", "missing", "Rate 2 skills."),
        ("[A, B, C, D, E, F]", "missing", "Rate five skills."),
        ("{Kafka: 2}", "started", "There is nothing to compare with: no skill has a target."),
        (
            "[{title: Kafka, target: 4}, {title: SQL, target: 4}, {title: Git, level: 3}]",
            "started",
            "Rate Kafka: it has a target and no level; 1 more skill not assessed.",
        ),
        (
            "[{title: Kafka, target: 4}, {title: Git, level: 3}]",
            "started",
            "Rate Kafka: it has a target and no level.",
        ),
        (
            "[{title: Kafka, target: 4, ratings: [2026-01-02 novice]}]",
            "needs-attention",
            "Rate Kafka again: last rated 46 weeks ago.",
        ),
        ("[{title: Kafka, target: 2, level: 3}]", "in-order", "No gaps; every skill with a target is assessed."),
    ],
)
def test_gaps(skills: str, state: str, said: str) -> None:
    step = steps(f"=== skills.md\n---\nskills: {skills}\n---\n")["gaps"]
    assert (step.state, step.next) == (state, said)


@pytest.mark.parametrize(
    ("goals", "state", "said"),
    [
        ("[{title: A, status: idea}, {title: B, status: done}]", "missing", "Write a goal that closes a gap."),
        (
            "[{title: A, status: active, due: 2026-11-15}, {title: B, status: active, due: 2026-11-20}]",
            "needs-attention",
            "“A” is 6 days late: finish it, move it or drop it.",
        ),
        (
            "[{title: A pay rise, status: active, due: 2026-11-15}]",
            "needs-attention",
            "Private item is 6 days late: finish it, move it or drop it.",
        ),
        (
            "[{title: A, status: active, health: off-track}]",
            "needs-attention",
            "“A” is off track: change it, move it or drop it.",
        ),
        ("[{title: A, status: active}]", "started", "The active goal has no due date."),
    ],
)
def test_the_plan(goals: str, state: str, said: str) -> None:
    step = steps(f"=== goals.md\n---\ngoals: {goals}\n---\n")["plan"]
    assert (step.state, step.next) == (state, said)


@pytest.mark.parametrize(
    ("lines", "state", "said"),
    [
        ("date: 2026-08-01", "needs-attention", "Write the review: it is 20 days late."),
        ("date: 2026-10-01", "started", "The last review holds no figures: the next one can, with careerplan review."),
    ],
)
def test_reassess(lines: str, state: str, said: str) -> None:
    step = steps(f"=== reviews/last.md\n---\n{lines}\n---\n")["reassess"]
    assert (step.state, step.next) == (state, said)


def test_a_missing_experience_is_one_target_with_a_level_or_without() -> None:
    skills = "=== skills.md\n---\nskills:\n  - {title: SQL, level: 2}\n  - %s\n---\n"
    for lines in (
        "{title: A tour, kind: experience, need: One}",
        "{title: A tour, kind: experience, need: One, target: 3}",
    ):
        found = steps(skills % lines)
        assert found["skills"].next == "1 skill with a target."
        assert found["gaps"].next == "1 gap; every skill with a target is assessed."
