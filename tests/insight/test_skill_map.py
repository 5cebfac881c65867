from __future__ import annotations

from careerplan.insight.gaps import skill_figures
from careerplan.insight.skill_map import skill_map
from tests.insight.builders import TODAY, plan_from


def test_each_skill_in_exactly_one_cell() -> None:
    plan = plan_from("""
        === roles.md
        ---
        roles:
          - {title: Staff, track: ic, needs: {kafka: 4, writing: 4, patience: 2}}
          - {title: Manager, track: manager, needs: {hiring: 4, writing: 4}}
          - {title: Founder, track: founder, needs: {selling: 4}}
        ---
        === skills.md
        ---
        skills:
          - {title: Kafka, kind: hard}
          - {title: Writing, kind: soft}
          - {title: Hiring, kind: soft}
          - {title: Patience, kind: trait}
          - {title: Selling, kind: soft}
        ---
        """)
    cells = skill_map(plan.roles, skill_figures(plan, TODAY))
    assert {(cell.row, cell.column): {figure.id for figure in cell.skills} for cell in cells if cell.skills} == {
        ("hard", "ic"): {"kafka"},
        ("soft", "ic"): {"patience"},
        ("soft", "both"): {"writing"},
        ("soft", "manager"): {"hiring"},
        ("soft", "neither"): {"selling"},
    }
    assert len(cells) == 8


def test_a_map_without_skills_has_all_its_cells() -> None:
    assert [len(cell.skills) for cell in skill_map((), ())] == [0] * 8
