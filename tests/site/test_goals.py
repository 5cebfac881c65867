"""The page of all goals."""

from __future__ import annotations

import pytest

from careerplan.site.views.goals.goal_sentences import headline
from careerplan.site.views.goals.retrospect import unsaid
from careerplan.site.views.goals.scope import headline as scope_headline
from tests.site.conftest import SiteOf
from tests.site.reader import Document, section, text_of

GOALS = "goals/index.html"

STATES = {
    "goals.md": """---
goals:
  - {title: Give a talk, status: active, due: 2027-Q1, milestones: [{title: Send the abstract, due: 2026-11-12}]}
  - {title: Move the archive, status: waiting, status_reason: the rack is late}
  - {title: Learn to sail, status: idea, want: 2}
  - {title: Write a book, status: idea, want: 5}
  - {title: Lead a department, status: idea, want: no, status_reason: other people want this for me}
  - {title: Run a course, status: done, finished: 2026-05-22, meaningful: 0, meaningful_expected: 2}
  - {title: Cloud certificate, status: dropped, status_reason: it proves what nobody asked}
---
Everything that I want, and what became of it.
"""
}


def test_goals_stand_by_state_with_the_most_wanted_idea_first(site_of: SiteOf) -> None:
    page = site_of(STATES)[GOALS]
    assert "Give a talk" in section(page, "now")
    assert "Move the archive" in section(page, "next")
    ideas = section(page, "ideas")
    assert ideas.index("Write a book") < ideas.index("Learn to sail") < ideas.index("Lead a department")
    assert "Run a course" in section(page, "finished")
    assert "Cloud certificate" in section(page, "dropped")


def test_a_state_carries_its_reason(site_of: SiteOf) -> None:
    page = site_of(STATES)[GOALS]
    assert "“Send the abstract” is 9 days late." in section(page, "now")
    assert "Waiting" in section(page, "next")
    assert "The rack is late." in section(page, "next")
    assert "It proves what nobody asked." in section(page, "dropped")


def test_what_is_not_mine_is_kept_and_in_no_total(site_of: SiteOf) -> None:
    page = site_of(STATES)[GOALS]
    assert "not mine" in section(page, "ideas")
    assert "2 ideas 1 not mine" in text_of(page)
    assert "Lead a department" not in section(page, "categories")


def test_the_headline_counts_goals_and_says_what_is_late(site_of: SiteOf) -> None:
    assert "1 goal now, at risk. One milestone is 9 days late." in text_of(site_of(STATES)[GOALS])


def test_the_introduction_stands_above_the_goals(site_of: SiteOf) -> None:
    text = text_of(site_of(STATES)[GOALS])
    assert text.index("Everything that I want") < text.index("Now Letters")


def test_missing_letters_are_named_on_active_and_planned_goals_only(site_of: SiteOf) -> None:
    page = site_of(STATES)[GOALS]
    assert "Not yet specific, achievable and relevant." in section(page, "now")
    assert "SMART" in section(page, "next")
    assert "Not yet" not in section(page, "next")


def test_every_category_is_shown_with_its_count(site_of: SiteOf) -> None:
    page = site_of(
        {"goals.md": "---\ngoals:\n  - {title: One, category: product}\n  - {title: Two, category: job}\n---\n"}
    )
    said = section(page[GOALS], "categories")
    assert "Categories: 6 are empty" in said
    assert "Product 1 One" in said
    assert said.count("No goal here yet") == 6


def test_the_grid_holds_outcome_and_worth(site_of: SiteOf) -> None:
    said = section(site_of(STATES)[GOALS], "retro")
    assert "Done and flat: “Run a course”." in said
    assert "1 of 2 waits for meaningful: -2 to 2 in its file." in said


def test_loose_ends_are_listed_and_counted(site_of: SiteOf) -> None:
    page = site_of(
        {
            "skills.md": "---\nskills:\n  Kafka: novice\n  Python: novice\n---\n",
            "roles/staff.md": "---\nneeds: {kafka: advanced, python: advanced}\n---\n",
            "vision.md": "---\nrole: staff\n---\nThere.\n",
            "goals.md": "---\ngoals:\n  - {title: Learn Kafka, skills: {kafka: advanced}}\n  - {title: Tidy up}\n---\n",
        }
    )[GOALS]
    said = section(page, "scope")
    assert "1 gap without a goal" in said
    assert "1 goal without a gap" in text_of(page)
    loose = page[page.index('id="gaps-without"') : page.index('id="retro"')]
    assert "Python" in loose
    assert "Tidy up" in loose
    assert "no goal" in text_of(loose)


def test_goals_that_stand_against_each_other_are_named(site_of: SiteOf) -> None:
    page = site_of(
        {
            "goals.md": "---\ngoals:\n  - {title: Stay long, status: active, conflicts_with: move-on}\n"
            "  - {title: Move on, status: active}\n---\n"
        }
    )[GOALS]
    assert "Stay long are both active" in text_of(page) or "Move on and Stay long" in text_of(page)


def test_an_empty_plan_says_which_file_to_create(site_of: SiteOf) -> None:
    page = site_of({})[GOALS]
    assert "No goals yet." in text_of(page)
    assert "content/goals/first-goal.md" in text_of(page)
    assert "How is this worked out" not in text_of(page)


def test_a_long_list_is_folded_and_nothing_is_lost(site_of: SiteOf) -> None:
    rows = "".join(f"  - {{title: Old goal {number}, status: done}}\n" for number in range(30))
    page = site_of({"goals.md": f"---\ngoals:\n{rows}---\n"})[GOALS]
    assert "18 more goals" in section(page, "finished")
    assert all(f"Old goal {number}" in page for number in range(30))
    assert len(Document(page).ids) == len(set(Document(page).ids))


@pytest.mark.parametrize(
    ("upcoming", "ideas", "over", "said"),
    [
        (0, 0, 0, "No goals yet."),
        (1, 4, 2, "No goal now, 1 comes next."),
        (3, 0, 0, "No goal now, 3 come next."),
        (0, 1, 5, "No goal now, 1 idea to choose from."),
        (0, 0, 1, "No goal now, 1 is over."),
        (0, 0, 7, "No goal now, 7 are over."),
    ],
)
def test_the_headline_without_an_active_goal(upcoming: int, ideas: int, over: int, said: str) -> None:
    assert headline((), (), upcoming, ideas, over) == said


@pytest.mark.parametrize(
    ("unknown", "finished", "said"),
    [
        (0, 3, ""),
        (1, 1, "Add meaningful: -2 to 2 to its file once you know."),
        (1, 4, "1 of 4 waits for meaningful: -2 to 2 in its file."),
        (2, 4, "2 of 4 wait for meaningful: -2 to 2 in their files."),
    ],
)
def test_how_many_wait_for_the_question(unknown: int, finished: int, said: str) -> None:
    assert unsaid(unknown, finished) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ([], "Is the plan complete? It has schedule, scope and resources"),
        (["Scope"], "Is the plan complete? Scope is open"),
        (["Resources"], "Is the plan complete? Resources are open"),
        (["Schedule", "Scope"], "Is the plan complete? Schedule and scope are open"),
        (["Schedule", "Scope", "Resources"], "Is the plan complete? Schedule, scope and resources are open"),
    ],
)
def test_which_part_of_the_plan_is_open(missing: list[str], said: str) -> None:
    assert scope_headline(missing) == said


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("{title: A, status: idea, due: 2026-11-11}", ""),
        ("{title: A, status: planned, due: 2026-11-11}", "One goal is 10 days late."),
        ("{title: A, status: waiting, milestones: [{title: M, due: 2026-11-11}]}", "One milestone is 10 days late."),
    ],
)
def test_goals_and_timeline_call_the_same_late(site_of: SiteOf, goal: str, said: str) -> None:
    site = site_of({"goals.md": f"---\ngoals: [{goal}]\n---\n"})
    for name in (GOALS, "timeline.html"):
        html = site[name]
        heading = text_of(html[html.index("<h1>") : html.index("</h1>")])
        assert heading.endswith(said) if said else "late" not in heading


def test_today_says_how_much_is_late_and_how_many_goals_run_beyond_what_it_shows(site_of: SiteOf) -> None:
    goals = ", ".join(f"{{title: Goal {n}, status: active, due: 2026-11-11}}" for n in range(8))
    today = site_of({"goals.md": f"---\ngoals: [{goals}]\n---\n"})["index.html"]
    assert "Five of 8 late things are shown." in section(today, "next")
    assert section(today, "now").startswith("Goals now: 8 are off track, the first 6 of 8 are shown")


def test_very_many_goals_that_come_next_are_folded(site_of: SiteOf) -> None:
    goals = "\n".join(f"  - {{title: Goal {number}, status: planned}}" for number in range(61))
    page = site_of({"goals.md": f"---\ngoals:\n{goals}\n---\n"})["goals/index.html"]
    assert "<summary>All 61 goals</summary>" in page
