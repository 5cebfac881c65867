from __future__ import annotations

from careerplan.insight.gaps import skill_figures
from careerplan.insight.priorities import priorities
from careerplan.plan.plan import by_id
from tests.insight.builders import TODAY, plan_from


def reasons(text: str) -> list[tuple[str, str]]:
    plan = plan_from(text)
    found = priorities(skill_figures(plan, TODAY), by_id(plan.roles))
    return [(priority.skill.id, priority.reason) for priority in found]


def test_no_gaps_no_priorities() -> None:
    assert reasons("=== skills.md\n---\nskills: [{title: Kafka, target: 3}, {title: Go, level: 2}]\n---") == []


def test_one_gap_to_ones_own_target() -> None:
    assert reasons("=== skills/kafka.md\n---\nlevel: 2\ntarget: 3\n---") == [("kafka", "1 level below your own target")]


def test_three_of_many_are_named_with_why() -> None:
    assert reasons("""
        === vision.md
        ---
        role: staff
        ---
        === roles/staff.md
        ---
        title: Staff engineer
        needs:
          - {skill: kafka, level: 4, importance: 3}
          - {skill: go, level: 4, importance: 1}
          - {skill: law, level: 5}
          - {skill: hiring, level: 2, optional: true}
        ---
        === skills.md
        ---
        skills:
          - {title: Kafka, level: 2}
          - {title: Go, level: 3, priority: 1}
          - {title: Law, level: 4}
          - {title: Hiring, level: 0, priority: 1}
        ---
        """) == [
        ("go", "priority 1; 1 level below what Staff engineer needs; it matters least"),
        ("kafka", "2 levels below what Staff engineer needs; it matters most"),
        ("law", "1 level below what Staff engineer needs"),
    ]


def test_an_experience_says_what_is_needed() -> None:
    assert reasons("=== skills/team.md\n---\nkind: experience\nneed: led a team of five\n---") == [
        ("team", "needed and not there yet: led a team of five")
    ]
