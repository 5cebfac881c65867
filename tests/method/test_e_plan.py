"""The plan: what it lacks, its time, its scope and its resources."""

from __future__ import annotations

import datetime as dt

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import row_of, section, text_of

GOALS, RESOURCES, TIMELINE = "goals/index.html", "resources.html", "timeline.html"


TALK = "---\ntitle: Give a talk\nstatus: active\ndue: 2027-Q1\nskills: {Speaking: advanced}\n{more}---\n"
SPEAKING = {
    "skills.md": "---\nskills: {Speaking: novice}\n---\n",
    "roles/lead.md": "---\nneeds: {Speaking: advanced}\n---\n",
    "vision.md": "---\nrole: lead\n---\nThere.\n",
}


def test_c45_a_plan_without_resources_says_so(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SPEAKING | {"goals/talk.md": TALK.replace("{more}", "")}
    said = section(site_of(files)[GOALS], "scope")
    assert "Is the plan complete? Resources are open" in said
    assert "The plan lacks resources: no hours, money or coffees are planned." in said
    exported = export_of(files)["completeness"]
    assert (exported["schedule"], exported["scope"], exported["resources"]) == (True, True, False)


def test_c45_two_coffees_are_a_resource(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SPEAKING | {"goals/talk.md": TALK.replace("{more}", "coffees: 2\n")}
    said = section(site_of(files)[GOALS], "scope")
    assert "Is the plan complete? It has schedule, scope and resources" in said
    assert "Coffees are planned." in said
    assert export_of(files)["completeness"]["resources"] is True


def test_c45_without_a_due_date_the_schedule_is_open(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SPEAKING | {"goals/talk.md": TALK.replace("{more}", "coffees: 2\n").replace("due: 2027-Q1\n", "")}
    assert "The active goal has no due date." in section(site_of(files)[GOALS], "scope")
    assert export_of(files)["completeness"]["schedule"] is False


DATES = "---\ngoals:\n  - {title: Quarter, due: 2026-Q3, status: active}\n  - {title: Always, due: ongoing}\n---\n"


def test_c46_a_quarter_is_a_bar_ongoing_is_open_and_no_date_is_none(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": DATES, "goals/some-day.md": "---\ntitle: Some day\n---\n"}
    page = site_of(files)[TIMELINE]
    assert "bar open" in row_of(page, "Always")
    assert "2026 Q3" in text_of(row_of(page, "Quarter"))
    assert "Undated: 1 goal" in section(page, "undated")
    assert "Some day" in section(page, "undated")
    assert "1 Jan" not in text_of(page)
    goals = {goal["id"]: goal for goal in export_of(files)["goals"]}
    assert (goals["quarter"]["start"], goals["quarter"]["end"]) == ("2026-07-01", "2026-09-30")
    assert (goals["always"]["open"], goals["always"]["end"], goals["always"]["days_late"]) == (True, None, 0)
    assert (goals["some-day"]["dated"], goals["some-day"]["start"]) == (False, None)


def test_c46_another_due_date_moves_the_bar_and_what_is_late(site_of: SiteOf, export_of: ExportOf) -> None:
    late = site_of({"goals.md": DATES})[TIMELINE]
    moved = {"goals.md": DATES.replace("2026-Q3", "2027-Q2")}
    page = site_of(moved)[TIMELINE]
    assert "7 weeks late" in section(late, "coming")
    assert "2027 Q2" in text_of(row_of(page, "Quarter"))
    assert "weeks late" not in text_of(page)
    assert next(g for g in export_of(moved)["goals"] if g["id"] == "quarter")["start"] == "2027-04-01"


def test_c46_the_same_plan_a_year_later_is_late(export_of: ExportOf) -> None:
    goals = export_of({"goals.md": DATES}, dt.date(2027, 9, 30))["goals"]
    assert {goal["id"]: goal["days_late"] for goal in goals} == {"quarter": 365, "always": 0}


def test_c47_the_scope_is_the_gap_skills_and_marks_what_is_none(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SPEAKING | {
        "skills.md": "---\nskills: {Speaking: novice, Chess: expert, Budgets: novice}\n---\n",
        "roles/lead.md": "---\nneeds: {Speaking: advanced, Budgets: intermediate}\n---\n",
        "goals/talk.md": TALK.replace("{more}", "").replace("advanced}", "advanced, Chess: expert}"),
    }
    page = site_of(files)[GOALS]
    assert "Speaking advanced Give a talk 2 short" in text_of(row_of(page, "Speaking"))
    assert "no gap" in text_of(row_of(page, "Chess"))
    assert "no goal" in text_of(row_of(page, "Budgets"))
    exported = export_of(files)
    assert exported["completeness"]["gaps_without_goal"] == ["budgets"]
    scope = {skill["id"]: (skill["status"], skill["goals"]) for skill in exported["skills"]}
    assert scope == {"speaking": ("gap", ["talk"]), "budgets": ("gap", []), "chess": ("no-target", ["talk"])}


def test_c47_a_goal_for_it_fills_the_scope(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SPEAKING | {"goals/talk.md": TALK.replace("{more}", "")}
    assert "A goal names the one gap." in section(site_of(files)[GOALS], "scope")
    dropped = SPEAKING | {"goals/talk.md": TALK.replace("{more}", "").replace("active", "dropped")}
    assert "No goal names the one gap." in section(site_of(dropped)[GOALS], "scope")
    assert export_of(files)["completeness"]["scope"] is True
    assert export_of(dropped)["completeness"]["scope"] is False


THREE = """---
goals:
  - {title: Talk, status: active, hours: 5, money: 200 EUR, coffees: 4}
  - {title: Book, status: active, hours: 2:30, money: [90 USD, 15 EUR]}
  - {title: Club, status: active, hours: 90 min, coffees: 1}
---
"""


def test_c48_hours_money_and_coffees_are_added_each_for_itself(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": THREE}
    said = section(site_of(files)[RESOURCES], "periods")
    assert "Hours 0 of 9 h" in said
    assert "Money, EUR 0 of 215 EUR" in said
    assert "Money, USD 0 of 90 USD" in said
    assert "Coffees 0 of 5" in said
    resources = export_of(files)["resources"]
    assert resources["hours"]["planned"] == 9
    assert {code: tally["planned"] for code, tally in resources["money"].items()} == {"EUR": 215, "USD": 90}
    assert resources["coffees"]["planned"] == 5


def test_c48_two_thirty_is_two_hours_and_a_half(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/talk.md": "---\ntitle: Talk\nstatus: active\nhours: 2:30\n---\n"}
    assert "0 of 2.5 h" in section(site_of(files)[RESOURCES], "by-goal")
    assert export_of(files)["goals"][0]["planned"]["hours"] == 2.5
    longer = {"goals/talk.md": "---\ntitle: Talk\nstatus: active\nhours: 4:30\n---\n"}
    assert "0 of 4.5 h" in section(site_of(longer)[RESOURCES], "by-goal")
    assert export_of(longer)["goals"][0]["planned"]["hours"] == 4.5


def test_c48_a_plan_without_amounts_shows_no_empty_bars(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/talk.md": "---\ntitle: Talk\n---\n"}
    assert 'id="periods"' not in site_of(files)[RESOURCES]
    assert export_of(files)["resources"]["money"] == {}


BEHIND = {
    "skills.md": "---\nskills:\n  - {title: Kafka, target: expert, due: 2027-Q1,"
    " ratings: [2025-01-10 awareness, 2025-11-05 novice, 2026-10-20 intermediate]}\n---\n",
    "goals/talk.md": "---\ntitle: Talk\nstatus: active\nstart: 2026-01-01\ndue: 2026-12-31\ncoffees: 4\n---\n",
}


def test_c49_behind_with_coffees_unspent_says_that_they_are_left(site_of: SiteOf, export_of: ExportOf) -> None:
    exported = export_of(BEHIND)
    assert exported["pace"]["verdict"] == "behind"
    assert exported["resources"]["suggestion"] == "4 coffees left this year."
    assert "4 coffees left this year." in text_of(site_of(BEHIND)[RESOURCES])


def test_c49_one_coffee_had_leaves_three(site_of: SiteOf, export_of: ExportOf) -> None:
    files = BEHIND | {"people/maria.md": "---\nmeetings: [{date: 2026-10-14, kind: coffee}]\n---\n"}
    assert "3 coffees left this year." in text_of(site_of(files)[RESOURCES])
    assert export_of(files)["resources"]["suggestion"] == "3 coffees left this year."


def test_c49_in_time_nothing_is_suggested(site_of: SiteOf, export_of: ExportOf) -> None:
    files = BEHIND | {"skills.md": BEHIND["skills.md"].replace("2027-Q1", "2040-Q1")}
    assert "coffees left" not in text_of(site_of(files)[RESOURCES])
    assert export_of(files)["resources"]["suggestion"] == ""
