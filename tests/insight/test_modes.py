from __future__ import annotations

import pytest

from careerplan.insight.modes import SkillModes
from tests.insight.build import measured

ROLE = """
=== vision.md
---
title: Staff
role: staff
---
=== roles/staff.md
---
needs: {Python: 3, Kafka: 3, SQL: 2}
---
=== skills.md
---
skills: {Python: 2, Kafka: 1, SQL: 2}
---
"""


def modes(text: str) -> dict[str, SkillModes]:
    return {row.skill: row for row in measured(ROLE + text).modes.skills}


def test_every_skill_by_every_mode() -> None:
    rows = modes(
        "=== learning.md\n---\nactivities:\n"
        "  - {title: A, mode: training, skills: [Kafka]}\n"
        "  - {title: B, mode: training, skills: [Kafka, Python], done: true}\n"
        "  - {title: C, mode: teaching, skills: [Python]}\n"
        "  - {title: D, skills: [Python]}\n---\n"
    )
    assert rows["kafka"].counts == {"training": 2, "observing": 0, "doing": 0, "teaching": 0}
    assert (rows["python"].consume, rows["python"].build, rows["python"].teach) == (True, False, True)
    assert not any(rows["sql"].counts.values())


def test_an_activity_without_skills_serves_those_of_its_goal() -> None:
    rows = modes("=== goals/run.md\n---\ntitle: Run\nskills: {Kafka: 3}\nactivities: [{title: A, mode: doing}]\n---\n")
    assert rows["kafka"].counts["doing"] == 1
    assert rows["python"].counts["doing"] == 0


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("Kafka, Python", ""),
        ("Kafka", "No doing yet for 1 gap: Python."),
        ("SQL", "No doing yet for 2 gaps: Kafka and Python."),
    ],
)
def test_gap_skills_without_doing_are_named(done: str, said: str) -> None:
    text = f"=== learning.md\n---\nactivities: [{{title: A, mode: doing, skills: [{done}]}}]\n---\n"
    assert measured(ROLE + text).modes.said == said
