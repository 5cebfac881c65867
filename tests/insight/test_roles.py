from __future__ import annotations

import pytest

from careerplan.insight.gaps import skill_figures
from careerplan.insight.roles import (
    RoleFigure,
    closest_role,
    compare_roles,
    next_role,
    option_figures,
    present_positions,
    role_figures,
    role_matrix,
)
from careerplan.plan.plan import Plan, by_id
from tests.insight.builders import TODAY, figures_of, ladder_plan, plan_from


def roles_of(plan: Plan) -> dict[str, RoleFigure]:
    return {figure.role.id: figure for figure in role_figures(plan, figures_of(plan), TODAY)}


SKILLS = """
=== skills.md
---
skills:
  - {title: Kafka, level: 2, target: 5}
  - {title: Writing, level: 4}
  - {title: Hiring}
  - {title: Law, level: 1, not_now: true}
---
"""


def test_readiness_goes_by_the_roles_needs_and_never_by_own_targets() -> None:
    plan = plan_from(
        SKILLS
        + """
=== roles/staff.md
---
needs:
  - {skill: kafka, level: 3, sources: [guideline, "person:maria"]}
  - {skill: writing, level: 3}
  - {skill: hiring, level: 3}
  - {skill: law, level: 3}
  - {skill: writing-code, level: 3, optional: true}
---
=== people/maria.md
---
role_model_for: staff
---
"""
    )
    staff = roles_of(plan)["staff"]
    assert (staff.met, staff.known, staff.gaps, staff.gap_sum) == (1, 2, 1, 1)
    assert (staff.unknown, staff.surplus, staff.not_now) == (("hiring",), ("writing",), ("law",))
    assert [row.skill.id for row in staff.optional] == ["writing-code"]
    assert (staff.zone, staff.exercises) == ("unknown", ("kafka",))
    assert (staff.origins, staff.asked_someone, staff.role_models) == (
        ("guideline", "person"),
        True,
        ("maria",),
    )


def test_a_role_with_only_guidelines_has_asked_nobody() -> None:
    plan = plan_from(SKILLS + "=== roles/staff.md\n---\nneeds: [{skill: kafka, level: 3, sources: guideline}]\n---")
    assert roles_of(plan)["staff"].asked_someone is False


@pytest.mark.parametrize(("level", "zone"), [("2", "comfort"), ("3", "learning"), ("4", "learning"), ("5", "panic")])
def test_the_zone_of_a_role_is_that_of_its_largest_gap(level: str, zone: str) -> None:
    plan = plan_from(SKILLS + f"=== roles/staff.md\n---\nneeds: {{kafka: {level}, writing: 1}}\n---")
    assert roles_of(plan)["staff"].zone == zone


def test_a_role_whose_needs_are_not_assessed_has_an_unknown_zone() -> None:
    plan = plan_from(SKILLS + "=== roles/staff.md\n---\nneeds: {hiring: 2, kafka: 2}\n---")
    assert roles_of(plan)["staff"].zone == "unknown"


def test_no_roles_at_all() -> None:
    roles = role_figures(plan_from(SKILLS), {}, TODAY)
    assert roles == ()
    assert (next_role(roles), closest_role(roles)) == (None, None)


LADDER = (
    SKILLS
    + """
=== roles/junior.md
---
{track: ic, rank: 1, needs: {kafka: 1, writing: 2}}
---
=== roles/senior.md
---
{track: ic, rank: 2, needs: {kafka: 3, writing: 4}}
---
=== roles/staff.md
---
{track: ic, rank: 3, needs: {kafka: 3, writing: 4}}
---
=== roles/chief.md
---
{track: manager, rank: 1, needs: {hiring: 4, law-suits: 4, kafka: 2}}
---
=== vision.md
---
role: chief
next_role: staff
---
"""
)


def test_next_is_the_next_step_and_closest_the_smallest_sum_by_rank() -> None:
    plan = plan_from(LADDER)
    roles = roles_of(plan)
    assert [role for role, figure in roles.items() if figure.next] == ["staff"]
    assert [role for role, figure in roles.items() if figure.closest] == ["senior"]
    assert list(roles) == ["junior", "senior", "staff", "chief"]


def test_closest_is_not_the_present_position() -> None:
    plan = plan_from(LADDER + "=== path.md\n---\npositions: [{title: Senior, start: 2024-01, role: senior}]\n---")
    roles = roles_of(plan)
    assert roles["senior"].present
    assert [role for role, figure in roles.items() if figure.closest] == ["staff"]


def test_without_a_next_role_the_destination_is_next() -> None:
    plan = plan_from(SKILLS + "=== roles/staff.md\n---\nneeds: {kafka: 3}\n---\n=== vision.md\n---\nrole: staff\n---")
    assert roles_of(plan)["staff"].next


@pytest.mark.parametrize(
    ("needs", "closest"),
    [
        pytest.param("{kafka: 2}", False, id="fully met"),
        pytest.param("{kafka: 3}", True, id="all known"),
        pytest.param("{kafka: 3, hiring: 3}", True, id="half known"),
        pytest.param("{kafka: 3, hiring: 3, law-suits: 2}", False, id="less than half known"),
        pytest.param("{kafka: 2, hiring: 3}", True, id="the rest unknown"),
        pytest.param("{law: 3}", False, id="only what is put off"),
    ],
)
def test_which_roles_can_be_closest(needs: str, *, closest: bool) -> None:
    plan = plan_from(SKILLS + f"=== roles/staff.md\n---\nneeds: {needs}\n---")
    assert roles_of(plan)["staff"].closest is closest


@pytest.mark.parametrize(
    ("first", "second", "gaps", "gap_sum", "surplus"),
    [
        ("engineer", "senior-2-ic", 9, 10, 0),
        ("principal-ic", "principal-pm", 3, 3, 2),
        ("principal-pm", "principal-ic", 2, 2, 3),
        ("principal-ic", "principal-ic", 0, 0, 0),
    ],
)
def test_what_got_you_here(first: str, second: str, gaps: int, gap_sum: int, surplus: int) -> None:
    roles = by_id(ladder_plan("engineer", "senior-2-ic").roles)
    comparison = compare_roles(roles[first], roles[second])
    assert (comparison.gaps, comparison.gap_sum, comparison.surplus) == (gaps, gap_sum, surplus)


def test_what_only_one_of_two_roles_names_is_in_no_sum() -> None:
    plan = plan_from("""
        === roles/a.md
        ---
        needs: {kafka: 3, go: 2}
        ---
        === roles/b.md
        ---
        needs: [{skill: kafka, level: 4}, {skill: hiring, level: 2}, {skill: law, level: 2, optional: true}]
        ---
        """)
    roles = by_id(plan.roles)
    comparison = compare_roles(roles["a"], roles["b"])
    assert (comparison.gaps, comparison.gap_sum, comparison.new) == (1, 1, ("hiring",))
    assert [(row.skill, row.before, row.after) for row in comparison.changes] == [
        ("kafka", 3, 4),
        ("hiring", None, 2),
        ("go", 2, None),
    ]


def test_the_matrix_has_a_cell_for_every_role() -> None:
    plan = plan_from(LADDER)
    skills = skill_figures(plan, TODAY)
    roles = role_figures(plan, figures_of(plan), TODAY)
    rows = {row.skill.id: row for row in role_matrix(roles, skills)}
    assert set(rows) == {"kafka", "writing", "hiring", "law-suits"}
    assert [cell.gap if cell else None for cell in rows["kafka"].cells] == [-1, 1, 1, 0]
    assert [cell is None for cell in rows["hiring"].cells] == [True, True, True, False]


def test_options_show_each_roles_distance() -> None:
    plan = plan_from(
        SKILLS
        + """
=== roles/staff.md
---
needs: {kafka: 3}
---
=== roles/lead.md
---
needs: {kafka: 4, writing: 5}
---
=== vision.md
---
options: [{role: staff}, {role: lead}]
---
"""
    )
    options = option_figures(plan.visions[0], role_figures(plan, figures_of(plan), TODAY))
    assert [(option.option.role, option.role.gap_sum if option.role else None) for option in options] == [
        ("staff", 1),
        ("lead", 3),
    ]
    assert option_figures(None, ()) == ()


@pytest.mark.parametrize(
    ("keys", "held"),
    [
        ("start: 2024-01", True),
        ("start: 2024-01, end: 2026-11", True),
        ("start: 2024-01, end: 2026-11-20", False),
        ("start: 2024-01, end: ongoing", True),
        ("start: 2026-12", False),
    ],
)
def test_positions_held_today(keys: str, *, held: bool) -> None:
    plan = plan_from(f"=== path.md\n---\npositions: [{{title: Engineer, {keys}}}]\n---")
    assert bool(present_positions(plan, TODAY)) is held
