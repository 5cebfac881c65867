"""The page of one goal."""

from __future__ import annotations

import datetime as dt

import pytest

from careerplan.plan.when import When, parse_when
from careerplan.site.views.spans import Span, span
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

TODAY = dt.date(2026, 11, 21)

WHOLE = """---
title: Lead the redesign
category: job
status: active
start: 2026-06-15
due: 2027-02-28
specific: Riders in four cities pay in under two seconds.
relevant: The first system that is mine to shape.
achievable: The platform group lent two people.
measure: {what: Riders served, from: 153, to: 300, now: 236, unit: riders}
milestones:
  - {title: Draft shown, due: 2026-09-10, done: 2026-09-12}
  - {title: Pilot, due: 2026-11-15}
  - {title: Live, due: 2027-Q1}
  - {title: Party}
skills: {system-design: advanced}
values: [useful before clever]
hours: 80
money: [200 EUR, 90 USD]
spent: {hours: 54, money: 45}
coffees: 4
after: hand-over
conflicts_with: [sleep]
risks: [{risk: The tender slips, then: Pilot elsewhere}]
decisions: [{date: 2027-01-15, question: "Keep paper tickets?", rule: Drop below 4 of 100}]
history: [{date: 2026-05, status: idea}, {date: 2026-06-15, status: active}]
impact: {who: Riders, how_many: 40000}
next_step: Write the roll-back page
links: [{title: The tender, url: "https://example.org/tender"}]
activities:
  - {title: Defend the design, mode: doing, start: 2026-06-15, hours: 40, spent: {hours: 31}}
  - {title: Read the book, mode: training, done: 2026-04-18, hours: 8}
---
The first draft had [[hand-over|five services]].
"""
PLAN = {
    "goals/redesign.md": WHOLE,
    "goals/hand-over.md": "---\ntitle: Hand over\nstatus: done\nfinished: 2026-05\n---\nBefore [[redesign]].\n",
    "goals/sleep.md": "---\ntitle: Sleep\n---\n",
    "skills.md": "---\nskills: {System design: novice}\n---\n",
    "wins.md": "---\nwins: [{title: First rider paid, date: 2026-10-01, goal: redesign}]\n---\n",
}
PAGE = "goals/redesign.html"


def test_progress_says_how_it_was_worked_out(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "progress")
    assert "Measure: 236 of 300 riders" in said
    assert "153 to 236 is 83 of the 147 from 153 to 300: 56 %." in said


def test_milestones_are_reached_late_planned_or_undated(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "progress")
    assert "Draft shown 10 Sep Reached 12 Sep" in said
    assert "Pilot 15 Nov 6 days late" in said
    assert "Live 2027 Q1 in 18 weeks" in said
    assert "Party no date No date" in said


def test_why_names_what_it_serves_and_what_stands_beside_it(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "why")
    assert "The first system that is mine to shape." in said
    assert "System design from 2 to 4, advanced" in said
    assert "“useful before clever”" in said
    assert "Learning: the largest step is 2 levels" in said
    assert "Hand over Done" in said
    assert "Stands against Sleep Planned" in said
    assert "Riders: 40000" in said


def test_activities_stand_by_mode_and_hours_are_spent_of_planned(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "activities")
    assert "Activities: training and doing" in said
    assert said.index("Read the book") < said.index("Defend the design")
    assert "31 of 40 h" in said


def test_currencies_stay_apart_and_coffees_are_only_planned(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "resources")
    assert "85 of 80 h" in said
    assert "45 of 200 EUR" in said
    assert "0 of 90 USD" in said
    assert "4 coffees planned." in said


def test_risks_decisions_history_links_and_mentions(site_of: SiteOf) -> None:
    text = text_of(site_of(PLAN)[PAGE])
    assert "The tender slips Pilot elsewhere" in text
    assert "15 Jan 2027: Keep paper tickets? Drop below 4 of 100" in text
    assert "Idea May 2026" in text
    assert "Wins First rider paid" in text
    assert "Mentioned in Hand over" in text
    assert "The tender" in text
    assert "content/goals/redesign.md" in text
    assert "Next step Write the roll-back page" in text


def test_a_goal_that_is_over_says_what_it_was_worth(site_of: SiteOf) -> None:
    said = site_of(
        {
            "goals/course.md": "---\ntitle: Course\nstatus: missed\nfinished: 2026-05-22\nmeaningful: 2\n"
            "meaningful_expected: 0\nmeaningful_note: Joost rang.\n---\n"
        }
    )["goals/course.html"]
    assert "Once it was over well worth it" in section(said, "worth")
    assert "Expected before flat" in section(said, "worth")
    assert "Joost rang." in section(said, "worth")


def test_a_goal_that_is_over_without_an_answer_is_asked(site_of: SiteOf) -> None:
    page = site_of({"goals/course.md": "---\ntitle: Course\nstatus: done\n---\n"})["goals/course.html"]
    assert "Not said yet." in section(page, "worth")


def test_a_state_says_whether_a_person_set_it(site_of: SiteOf) -> None:
    pages = site_of(
        {
            "goals/a.md": "---\ntitle: A\nstatus: active\nhealth: at-risk\nstatus_reason: I doubt it\n---\n",
            "goals/b.md": "---\ntitle: B\nstatus: active\n---\n",
        }
    )
    assert "At risk I doubt it. (set by you)" in text_of(pages["goals/a.html"])
    assert "(worked out)" in text_of(pages["goals/b.html"])


def test_a_bare_goal_invents_nothing(site_of: SiteOf) -> None:
    text = text_of(site_of({"goals/talk.md": "---\ntitle: Give a talk\n---\n"})["goals/talk.html"])
    assert "no date" in text
    assert "Give it a due date." in text
    assert "2026-" not in text
    assert "0 of 0" not in text


def when(text: str) -> When:
    parsed = parse_when(text)
    assert isinstance(parsed, When)
    return parsed


@pytest.mark.parametrize(
    ("start", "due", "said"),
    [
        (None, None, "no date"),
        (None, "ongoing", "ongoing"),
        ("2026-01-09", "ongoing", "since 9 Jan"),
        ("2027-01", None, "from Jan 2027"),
        (None, "2026-Q3", "2026 Q3"),
        (None, "2026-12-18", "by 18 Dec"),
        ("2026-09-01", "May 2027", "1 Sep to May 2027"),
        (None, "2026-03..", "since 1 Mar"),
    ],
)
def test_a_span_shows_dates_as_they_were_written(start: str | None, due: str | None, said: str) -> None:
    found: Span = span(when(start) if start else None, when(due) if due else None, TODAY)
    days = [day.text if day is not None else "" for day in (found.first, found.last)]
    assert f"{found.before}{days[0]}{found.between}{days[1]}" == said


def test_a_goal_with_nothing_to_say_of_its_why_has_no_empty_card(site_of: SiteOf) -> None:
    page = site_of({"goals/old.md": "---\nstatus: done\nfinished: 2026-03-01\n---\n"})["goals/old.html"]
    assert 'id="why"' not in page
