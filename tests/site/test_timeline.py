"""The timeline."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from careerplan.site.charts.times import TimeScale
from tests.site.conftest import SiteOf
from tests.site.reader import Document, row_of, section, text_of

PAGE = "timeline.html"


def bar_of(page: str, name: str) -> tuple[float, float]:
    """Where the bar of a row begins and how wide it is, in percent."""
    found = re.search(r'<rect class="bar[^"]*" x="([\d.]+)%"[^>]*width="([\d.]+)%"', row_of(page, name))
    assert found is not None
    return float(found[1]), float(found[2])


def share(day: dt.date, scale: TimeScale) -> float:
    return scale.share(day) * 100


def test_a_quarter_covers_its_three_months(site_of: SiteOf) -> None:
    page = site_of({"goals/talk.md": "---\ntitle: Give a talk\nstatus: active\ndue: 2026-Q3\n---\n"})[PAGE]
    scale = TimeScale(dt.date(2026, 7, 1), dt.date(2027, 6, 30))
    begin, width = bar_of(page, "Give a talk")
    assert abs(begin - share(dt.date(2026, 7, 1), scale)) < 0.01
    assert abs(begin + width - share(dt.date(2026, 10, 1), scale)) < 0.02
    assert "2026 Q3" in text_of(row_of(page, "Give a talk"))


def test_ongoing_is_an_open_bar(site_of: SiteOf) -> None:
    page = site_of(
        {
            "goals.md": "---\ngoals:\n  - {title: Fridays, status: active, start: 2026-10, due: ongoing}\n"
            "  - {title: Always, status: active, due: ongoing}\n---\n"
        }
    )[PAGE]
    fridays, always = row_of(page, "Fridays"), row_of(page, "Always")
    assert "bar open" in fridays
    assert "›" in fridays
    assert "‹" not in fridays
    assert "‹" in always
    assert "›" in always


def test_an_undated_goal_stands_in_the_undated_lane(site_of: SiteOf) -> None:
    page = site_of({"goals/talk.md": "---\ntitle: Give a talk\n---\n"})[PAGE]
    assert "Undated: 1 goal" in section(page, "undated")
    assert "content/goals/talk.md" in section(page, "undated")
    assert "<table" not in page


def test_an_idea_without_a_date_is_not_asked_for_one(site_of: SiteOf) -> None:
    page = site_of({"goals/talk.md": "---\ntitle: Give a talk\nstatus: idea\n---\n"})[PAGE]
    assert "an idea needs no date" in section(page, "undated")
    assert "Add for instance" not in page


def test_a_position_that_goes_on_is_marked_at_both_ends(site_of: SiteOf) -> None:
    page = site_of(
        {
            "path.md": "---\npositions: [{title: Engineer, start: 2020-03}]\n---\n",
            "goals.md": "---\ngoals: [{title: Talk, due: 2027-01}]\n---\n",
        }
    )[PAGE]
    row = row_of(page, "Engineer")
    assert "‹" in row
    assert "›" in row
    assert "since Mar 2020" in text_of(row)


def test_reviews_decisions_events_and_the_vision_share_the_scale(site_of: SiteOf) -> None:
    page = site_of(
        {
            "reviews/q3.md": "---\ndate: 2026-09-30\nnext: 2026-12-18\n---\n",
            "vision.md": "---\nwritten: 2026-01-05\nhorizon: 7 years\ndecide_by: 2027-Q1\n---\nThere.\n",
            "path.md": "---\nevents: [{date: 2026-10-02, title: Moved house}, {date: 2012, title: Degree}]\n---\n",
            "goals.md": "---\ngoals: [{title: Talk, due: 2027-01, status: active,"
            ' decisions: [{date: 2026-12-01, question: "Which city?"}]}]\n---\n',
        }
    )[PAGE]
    assert "next 18 Dec" in text_of(row_of(page, "Reviews"))
    assert 'class="moment"' in row_of(page, "Which city?")
    assert 'class="bar"' in row_of(page, "Which way to go")
    assert "until 5 Jan 2033" in text_of(row_of(page, "Vision"))
    assert "Degree 2012" in section(page, "beyond")
    assert {"event-moved-house", "event-degree"} <= set(Document(page).ids)


def test_milestones_are_marked_as_reached_late_or_planned(site_of: SiteOf) -> None:
    page = site_of(
        {
            "goals.md": "---\ngoals: [{title: Talk, start: 2026-09, due: 2027-03, status: active, milestones: ["
            "{title: One, due: 2026-09, done: 2026-10-02}, {title: Two, due: 2026-11-12},"
            " {title: Three, due: 2027-01}]}]\n---\n"
        }
    )[PAGE]
    row = row_of(page, "Talk")
    assert [row.count(f'class="{kind}"') for kind in ("reached", "overdue", "planned")] == [1, 1, 1]
    coming = section(page, "coming")
    assert coming.index("12 Nov 9 days late Two") < coming.index("Jan 2027 in 10 weeks Three")
    assert "31 Jan" not in coming


def test_goals_are_grouped_by_category_skill_and_role(site_of: SiteOf) -> None:
    pages = site_of(
        {
            "skills.md": "---\nskills: {Kafka: novice, Python: novice}\n---\n",
            "roles/staff.md": "---\ntitle: Staff\nneeds: {kafka: expert}\n---\n",
            "goals.md": "---\ngoals:\n  - {title: Talk, due: 2027-01, category: job, role: staff,"
            " skills: {kafka: expert, python: expert}}\n  - {title: Walk, due: 2027-02}\n---\n",
        }
    )
    assert "Job Talk" in section(pages["timeline.html"], "plan")
    skills = section(pages["timeline-by-skill.html"], "plan")
    assert skills.count("Talk") == 2
    assert "No skill named Walk" in skills
    assert "Staff Talk" in section(pages["timeline-by-role.html"], "plan")


def test_many_rows_make_a_page_a_year_with_finished_ones_folded(site_of: SiteOf) -> None:
    rows = "".join(
        f"  - {{title: Goal {number}, start: {2024 + number % 4}-02, due: {2024 + number % 4}-05,"
        f" status: {'done' if number % 2 else 'planned'}}}\n"
        for number in range(120)
    )
    pages = site_of({"goals.md": f"---\ngoals:\n{rows}---\n"})
    assert {"timeline.html", "timeline-2024.html", "timeline-2027.html", "timeline-by-role-2025.html"} <= set(pages)
    assert "30 goals that are over, of those in 2025" in text_of(pages["timeline-2025.html"])
    assert "Goal 2" in section(pages["timeline.html"], "plan")
    assert not re.search(r"Goal 1\b", text_of(pages["timeline.html"]))


def test_a_scale_of_six_years_at_most_leaves_the_rest_in_words(site_of: SiteOf) -> None:
    page = site_of({"goals.md": "---\ngoals: [{title: Soon, due: 2027-01}, {title: Far, due: 2060}]\n---\n"})[PAGE]
    assert "Far Planned 2060" in section(page, "beyond")
    assert "Soon" in section(page, "plan")


def test_an_empty_plan_says_which_file_to_create(site_of: SiteOf) -> None:
    page = site_of({})[PAGE]
    assert "content/goals/first-goal.md" in text_of(page)
    assert "<svg" not in page


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ("{title: A, due: 2027-01}", "1 goal until Jan 2027."),
        ("{title: A, due: ongoing}", "1 goal, open-ended."),
        ("{title: A, due: ongoing}, {title: B, start: 2026}", "2 goals, all open-ended."),
        ("{title: A, due: 2026-11-20, status: active}", "1 goal until Nov 2026. One goal is 1 day late."),
        ("{title: A, status: active}", "No open goal has a date."),
    ],
)
def test_the_headline_counts_goals_and_says_until_when(site_of: SiteOf, goals: str, said: str) -> None:
    assert said in text_of(site_of({"goals.md": f"---\ngoals: [{goals}]\n---\n"})[PAGE])
