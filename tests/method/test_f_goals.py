"""Goals: SMART, what they close, categories, sizes, ideas, and whether they are one's own."""

from __future__ import annotations

import re

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

GOALS = "goals/index.html"

SERVED = """---
title: Carry more riders
status: active
due: 2027-06-30
skills: {Python: advanced}
measure: {what: Riders, from: 153, to: 300, now: 236, unit: riders}
---
"""
PYTHON = {"skills.md": "---\nskills: [{title: Python, target: advanced, level: novice}]\n---\n"}


def missing_letters(page: str) -> list[str]:
    """The letters of the first goal that stand dashed."""
    smart = page[page.index('<span class="smart"') :]
    return re.findall(r"<s>(\w)</s>", smart[: smart.index("</span><span")])


def test_c56_a_goal_without_a_measure_has_a_hollow_m_with_the_reason(site_of: SiteOf, export_of: ExportOf) -> None:
    without = re.sub(r"measure.*\n", "", SERVED)
    files = PYTHON | {"goals/riders.md": without}
    page = site_of(files)[GOALS]
    assert missing_letters(page) == ["M"]
    assert "Say what is counted, or name milestones." in section(page, "now")
    assert export_of(files)["goals"][0]["smart"] == "S.ART"


def test_c56_with_a_measure_all_five_stand_and_the_progress_is_a_share(site_of: SiteOf, export_of: ExportOf) -> None:
    files = PYTHON | {"goals/riders.md": SERVED}
    pages = site_of(files)
    assert missing_letters(pages[GOALS]) == []
    assert "236 of 300 riders" in section(pages[GOALS], "now")
    assert "153 to 236 is 83 of the 147 from 153 to 300: 56 %." in section(pages["goals/riders.html"], "progress")
    (goal,) = export_of(files)["goals"]
    assert (goal["smart"], goal["progress"], goal["counted_by"]) == ("SMART", 0.56, "measure")

    further = PYTHON | {"goals/riders.md": SERVED.replace("now: 236", "now: 300")}
    assert "300 of 300 riders" in section(site_of(further)[GOALS], "now")
    assert export_of(further)["goals"][0]["progress"] == 1


def test_c56_an_idea_owes_no_letters(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/sail.md": "---\ntitle: Sail\nstatus: idea\n---\n"}
    assert "Say what is counted" not in text_of(site_of(files)[GOALS])
    assert export_of(files)["goals"][0]["smart"] is None


LOOSE = {
    "skills.md": "---\nskills: [{title: Kafka, target: 4, level: 2}, {title: Python, target: 4, level: 2}]\n---\n",
    "goals.md": "---\ngoals: [{title: Learn Kafka, skills: {kafka: 4}}, {title: Tidy up}]\n---\n",
}


def test_c57_gaps_without_a_goal_and_goals_without_a_gap_are_counted(site_of: SiteOf, export_of: ExportOf) -> None:
    page = site_of(LOOSE)[GOALS]
    assert "1 gap without a goal Python" in section(page, "gaps-without")
    assert "1 goal without a gap Tidy up" in section(page, "goals-without")
    completeness = export_of(LOOSE)["completeness"]
    assert completeness["gaps_without_goal"] == ["python"]
    assert completeness["goals_without_gap"] == ["tidy-up"]


def test_c57_naming_the_gap_clears_both_lists(site_of: SiteOf, export_of: ExportOf) -> None:
    files = LOOSE | {"goals.md": LOOSE["goals.md"].replace("{title: Tidy up}", "{title: Tidy, skills: {python: 4}}")}
    page = site_of(files)[GOALS]
    assert 'id="gaps-without"' not in page
    assert 'id="goals-without"' not in page
    completeness = export_of(files)["completeness"]
    assert (completeness["gaps_without_goal"], completeness["goals_without_gap"]) == ([], [])


IDEAS = """---
goals:
  - {title: One, status: idea, category: product}
  - {title: Two, status: idea, category: job}
  - {title: Three, status: idea, category: people}
---
"""


def test_c58_ideas_in_three_categories_leave_five_empty(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": IDEAS}
    said = section(site_of(files)[GOALS], "categories")
    assert "Categories: 5 are empty" in said
    assert said.count("No goal here yet") == 5
    assert "People and leadership 1 Three" in said
    categories = export_of(files)["categories"]
    assert len(categories) == 8
    assert {name: number for name, number in categories.items() if number} == {"product": 1, "job": 1, "people": 1}


def test_c58_a_category_of_ones_own_is_one_more(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": IDEAS, "careerplan.toml": '[categories]\nrest = "What is not work"\n'}
    assert "Categories: 6 are empty" in section(site_of(files)[GOALS], "categories")
    assert export_of(files)["categories"]["rest"] == 0


def test_c59_open_goals_stand_by_their_size(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": "---\ngoals: [{title: Talk, size: small}, {title: Move, size: Big}, {title: Read}]\n---\n"}
    said = section(site_of(files)[GOALS], "categories")
    assert said.endswith("Open goals by size Big 1 Move Small 1 Talk")
    assert {goal["title"]: goal["size"] for goal in export_of(files)["goals"]} == {
        "Talk": "small",
        "Move": "Big",
        "Read": None,
    }
    both = {"goals.md": files["goals.md"].replace("size: small", "size: big")}
    assert "Big 2 Move · Talk" in section(site_of(both)[GOALS], "categories")
    assert {goal["title"]: goal["size"] for goal in export_of(both)["goals"]}["Talk"] == "big"


def test_c59_without_sizes_there_is_no_grouping(site_of: SiteOf) -> None:
    assert "Open goals by size" not in text_of(site_of({"goals.md": IDEAS})[GOALS])


WANTED = """---
goals:
  - {title: Learn to sail, status: idea, want: 2}
  - {title: Write a book, status: idea, want: 5}
  - {title: Lead a department, status: idea, want: no, status_reason: other people want this for me}
---
"""


def test_c60_ideas_by_want_and_what_is_not_mine_with_its_reason(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": WANTED}
    page = site_of(files)[GOALS]
    ideas = section(page, "ideas")
    assert ideas.index("Write a book want 5 of 5") < ideas.index("Learn to sail want 2 of 5")
    assert "Lead a department not mine" in ideas
    assert "Other people want this for me." in ideas
    assert "2 ideas 1 not mine" in text_of(page)
    exported = export_of(files)
    assert {goal["title"]: (goal["mine"], goal["want"]) for goal in exported["goals"]} == {
        "Learn to sail": (True, 2),
        "Write a book": (True, 5),
        "Lead a department": (False, None),
    }
    assert exported["categories"]["other"] == 2


def test_c60_wanted_after_all_it_counts(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": WANTED.replace("want: no", "want: 3")}
    page = site_of(files)[GOALS]
    assert "3 ideas" in text_of(page)
    assert "not mine" not in text_of(page)
    assert export_of(files)["categories"]["other"] == 3


def test_c62_foundations_are_shown_as_met_and_not_as_goals(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {
        "vision.md": "---\nbasics_met: [Money for a year, Kind people]\n---\nThere.\n",
        "goals.md": "---\ngoals: [Talk]\n---\n",
    }
    said = section(site_of(files)[GOALS], "categories")
    assert "Foundations that are there Money for a year Met Kind people Met" in said
    exported = export_of(files)
    assert exported["vision"]["basics_met"] == ["Money for a year", "Kind people"]
    assert [goal["title"] for goal in exported["goals"]] == ["Talk"]

    fewer = files | {"vision.md": "---\nbasics_met: Kind people\n---\nThere.\n"}
    assert "Money for a year" not in section(site_of(fewer)[GOALS], "categories")
    assert export_of(fewer)["vision"]["basics_met"] == ["Kind people"]


STAY = """---
goals:
  - {title: Stay for ten years, id: stay, status: active, conflicts_with: many}
  - {title: Work at many companies, id: many, status: active}
---
"""


def test_c63_both_active_is_said_on_the_page_and_in_the_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": STAY}
    text = text_of(site_of(files)[GOALS])
    assert "Against each other Work at many companies and Stay for ten years are both active." in text
    assert export_of(files)["notices"]["conflicts"] == [["many", "stay"]]


def test_c63_one_of_them_planned_is_no_conflict_yet(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": STAY.replace("many, status: active}", "many, status: planned}")}
    assert "Against each other" not in text_of(site_of(files)[GOALS])
    assert export_of(files)["notices"]["conflicts"] == []


def ladder(bound: int, own: int) -> dict[str, str]:
    """A plan with goals that lead to a role, and others."""
    rows = [f"  - {{title: Rung {number}, status: active, role: lead}}" for number in range(bound)]
    rows += [f"  - {{title: Own {number}, status: active}}" for number in range(own)]
    return {"roles/lead.md": "---\nneeds: {}\n---\n", "goals.md": "\n".join(["---", "goals:", *rows, "---", ""])}


def test_c64_four_of_five_goals_follow_the_ladder(site_of: SiteOf, export_of: ExportOf) -> None:
    said = section(site_of(ladder(4, 1))[GOALS], "categories")
    assert "4 of 5 goals lead to a role, 1 is your own." in said
    notices = export_of(ladder(4, 1))["notices"]
    assert (notices["ladder_bound"], notices["ladder_of"]) == (4, 5)


def test_c64_one_of_five_is_said_just_as_plainly(site_of: SiteOf, export_of: ExportOf) -> None:
    said = section(site_of(ladder(1, 4))[GOALS], "categories")
    assert "1 of 5 goals leads to a role, 4 are your own." in said
    assert export_of(ladder(1, 4))["notices"]["ladder_bound"] == 1
    assert "to a role" not in section(site_of(ladder(1, 0))[GOALS], "categories")
