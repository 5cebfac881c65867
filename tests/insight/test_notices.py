"""Notices: a plan in text, and what a second look at it says and exports."""

from __future__ import annotations

from careerplan.insight.export import export
from careerplan.insight.measure import Figures
from tests.insight.build import measured


def exported(figures: Figures) -> dict[str, object]:
    notices: dict[str, object] = export(figures, ())["notices"]
    return notices


def goal(name: str, lines: str) -> str:
    return f"=== goals/{name}.md\n---\ntitle: {name}\n{lines}\n---\n"


def test_c15_a_plan_whose_only_goal_is_a_promotion() -> None:
    figures = measured(goal("Get promoted", "status: active"))
    assert figures.notices.promotion.startswith("Every goal only leads to a promotion.")
    assert exported(figures)["promotion_only"] is True


def test_c15_a_promotion_that_serves_a_skill_is_no_complaint() -> None:
    text = goal("Get promoted", "status: active\nskills: {Writing: 4}") + "=== skills/writing.md\n---\nlevel: 2\n---\n"
    assert measured(text).notices.promotion == ""
    assert exported(measured(text))["promotion_only"] is False


def test_c15_a_plan_without_goals_is_no_complaint() -> None:
    assert measured("=== vision.md\nIn five years.\n").notices.promotion == ""


def test_c63_two_active_goals_that_stand_against_each_other() -> None:
    stay = goal("Stay for ten years", "id: stay\nstatus: active\nconflicts_with: many")
    many = goal("Work at many companies", "id: many\nstatus: {status}")
    both = measured(stay + many.format(status="active"))
    assert both.notices.conflicts == (("many", "stay"),)
    assert exported(both)["conflicts"] == [["many", "stay"]]
    assert measured(stay + many.format(status="idea")).notices.conflicts == ()


def test_c64_four_of_five_goals_lead_to_a_role() -> None:
    role = "=== roles/lead.md\n---\nneeds: {}\n---\n"
    bound = "".join(goal(f"Goal {n}", "role: lead") for n in range(4))
    figures = measured(role + bound + goal("Own", "relevant: I want to"))
    assert figures.notices.ladder.said == "4 of 5 goals lead to a role, 1 is your own."
    assert (exported(figures)["ladder_bound"], exported(figures)["ladder_of"]) == (4, 5)


def test_c64_said_at_none_one_and_all() -> None:
    role = "=== roles/lead.md\n---\nneeds: {}\n---\n"
    assert measured(role + goal("One", "role: lead")).notices.ladder.said == ""
    both = goal("One", "role: lead") + goal("Two", "role: lead")
    assert measured(role + both).notices.ladder.said == "All 2 goals lead to a role."
    neither = goal("One", "status: active") + goal("Two", "status: active")
    assert measured(neither).notices.ladder.said == "None of 2 goals leads to a role: all are your own."


def test_c67_a_value_that_no_goal_serves() -> None:
    vision = "=== vision.md\n---\nvalues: [Honesty, Room for home]\n---\n"
    figures = measured(vision + goal("Four days", "values: room for home"))
    assert figures.notices.uncited_values == ("Honesty",)
    assert exported(figures)["uncited_values"] == ["Honesty"]


def test_c99_a_role_with_more_reports_than_wished() -> None:
    vision = "=== vision.md\n---\nreports: 0-2\n---\n"
    roles = "=== roles/head.md\n---\nreports: {n}\nneeds: {{}}\n---\n"
    figures = measured(vision + roles.format(n=6))
    (mismatch,) = figures.notices.reports
    assert (mismatch.role, str(mismatch.comes_with), str(mismatch.wished)) == ("head", "6", "0–2")
    assert exported(figures)["reports_mismatch"] == ["head"]
    assert measured(vision + roles.format(n="2-4")).notices.reports == ()


def test_c4_an_activity_tagged_with_what_drains() -> None:
    vision = "=== vision.md\n---\ndrains: [Slides for a tender]\nenergises: teaching\n---\n"
    learning = "=== learning/bid.md\n---\ntags: {tags}\n---\n"
    figures = measured(vision + learning.format(tags="slides for a tender"))
    assert exported(figures)["draining"] == ["activity:bid"]
    assert exported(measured(vision + learning.format(tags="Teaching")))["energising"] == ["activity:bid"]


def test_c101_the_share_of_work_that_develops_what_the_vision_needs() -> None:
    text = """
    === vision.md
    ---
    role: lead
    ---
    === roles/lead.md
    ---
    needs: {Writing: 4}
    ---
    === skills.md
    ---
    skills: {Writing: 2, SQL: 3}
    ---
    === path/2024.md
    ---
    start: 2024
    inventories:
      - date: 2026-01
        tasks: [{task: Reports, share: 60, skills: Writing}, {task: Queries, share: 40, skills: SQL}]
    ---
    """
    figures = measured(text)
    assert figures.notices.deliberate.said == "60 % of working time goes into such skills."
    assert exported(figures)["deliberate_share"] == 0.6
    more = measured(text.replace("skills: SQL", "skills: [SQL, Writing]"))
    assert exported(more)["deliberate_share"] == 1.0


def test_c101_said_of_one_goal_and_of_several() -> None:
    skills = "=== skills/writing.md\n---\nlevel: 2\ntarget: 4\n---\n"
    one = goal("Write", "skills: {writing: 4}")
    assert measured(skills + one).notices.deliberate.said == (
        "The one open goal develops a skill that the vision needs."
    )
    two = one + goal("Move house", "status: active")
    assert measured(skills + two).notices.deliberate.said == (
        "1 of 2 open goals develops a skill that the vision needs."
    )
    assert measured(goal("Move house", "status: active")).notices.deliberate.said == (
        "No open goal develops a skill that the vision needs."
    )


def test_c100_wins_by_the_person_whose_work_they_supported() -> None:
    text = """
    === people.md
    ---
    people: [Sefa, Ruth]
    ---
    === wins.md
    ---
    wins:
      - {title: First bulletin, date: 2026-05, supported: Sefa}
      - {title: The raise, date: 2026-06, supported: [Sefa, Ruth]}
    ---
    """
    assert exported(measured(text))["supported"] == {"ruth": 1, "sefa": 2}


def test_c101_tasks_that_name_no_skill_say_nothing_of_their_share() -> None:
    inventory = "inventories: [{date: 2026-01, tasks: [{task: Mail, share: 100}]}]"
    text = f"=== path/2024.md\n---\nstart: 2024\n{inventory}\n---\n"
    assert measured(text).notices.deliberate.task_share is None
    assert measured(text).notices.deliberate.said == ""
