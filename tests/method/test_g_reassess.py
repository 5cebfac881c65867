"""Reassess: the rhythm of reviews, what they freeze, what changed since, and what grew old."""

from __future__ import annotations

import re

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import row_of, section, text_of

REVIEWS = "reviews/index.html"

MONTHLY = {"careerplan.toml": '[plan]\nreview_every = "month"\n', "reviews/a.md": "---\ndate: 2025-11-15\n---\n"}


def test_c70_a_monthly_rhythm_left_for_a_year_is_counted_on_today(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of(MONTHLY)
    today = text_of(pages["index.html"])
    assert "Next review 15 Dec 2025, 48 weeks late 12 reviews missed" in today
    assert "15 Dec 2025 Write the review" in today
    assert "12 reviews missed" in text_of(pages[REVIEWS])
    reviews = export_of(MONTHLY)["reviews"]
    assert (reviews["next_due"], reviews["overdue"], reviews["missed"]) == ("2025-12-15", True, 12)


def test_c70_every_two_years_nothing_is_late(site_of: SiteOf, export_of: ExportOf) -> None:
    files = MONTHLY | {"careerplan.toml": '[plan]\nreview_every = "2 years"\n'}
    today = text_of(site_of(files)["index.html"])
    assert "Next review 15 Nov 2027, in 51 weeks" in today
    assert "missed" not in today
    reviews = export_of(files)["reviews"]
    assert (reviews["overdue"], reviews["missed"]) == (False, 0)


def test_c70_before_the_first_review_nothing_is_missed(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "No review yet." in text_of(site_of({})[REVIEWS])
    assert "missed" not in text_of(site_of({})["index.html"])
    assert export_of({})["reviews"]["missed"] == 0


SCALE = "[none, awareness, novice, intermediate, advanced, expert]"
Q2 = f"""---
date: 2026-06-30
snapshot:
  today: 2026-06-30
  scale: {SCALE}
  skills: {{kafka: {{current: 1, target: 4}}}}
  goals: {{talk: {{status: active, due: 2026-12-18}}, old: {{status: active}}}}
---
"""
Q3 = f"""---
date: 2026-09-30
decision: adjust
snapshot:
  today: 2026-09-30
  scale: {SCALE}
  skills: {{kafka: {{current: 3, target: 4}}}}
  goals: {{talk: {{status: active, due: 2026-12-18}}, old: {{status: done}}}}
---
"""
HELD = {
    "skills.md": "---\nskills: [{title: Kafka, ratings: [2026-05-01 awareness, 2026-09-09 intermediate]}]\n---\n",
    "roles/lead.md": "---\nneeds: {Kafka: advanced}\n---\n",
    "vision.md": "---\nrole: lead\n---\nThere.\n",
    "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\ndue: 2026-12-18\n---\n",
    "reviews/2026-Q2.md": Q2,
    "reviews/2026-Q3.md": Q3,
}


def test_c71_a_requirement_raised_later_leaves_the_old_gap(site_of: SiteOf, export_of: ExportOf) -> None:
    raised = HELD | {"roles/lead.md": "---\nneeds: {Kafka: expert}\n---\n"}
    page = site_of(raised)["reviews/2026-q3.html"]
    assert "1 level short then, 2 now" in text_of(page)
    assert "Kafka 3 of 4 3 of 5 1 2" in section(page, "skills")
    exported = export_of(raised)
    assert [held["gap_sum"] for held in exported["reviews"]["held"]] == [3, 1]
    assert exported["gaps"]["sum"] == 2


def test_c71_before_it_was_raised_then_and_now_are_one(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "1 level short then, 1 now" in text_of(site_of(HELD)["reviews/2026-q3.html"])
    exported = export_of(HELD)
    assert [held["gap_sum"] for held in exported["reviews"]["held"]] == [3, 1]
    assert exported["gaps"]["sum"] == 1


def test_c72_a_review_says_the_rate_since_the_one_before_and_its_decision(site_of: SiteOf, export_of: ExportOf) -> None:
    text = text_of(site_of(HELD)["reviews/2026-q3.html"])
    assert "2 levels gained and 1 goal closed in 13 weeks, a pace of 2 levels a quarter." in text
    assert "Decision adjust" in text
    assert "adjust" in section(site_of(HELD)[REVIEWS], "reviews")
    first, second = export_of(HELD)["reviews"]["held"]
    assert (first["gained"], first["per_quarter"], first["decision"]) == (None, None, None)
    assert (second["gained"], second["closed"], second["per_quarter"]) == (2, 1, 1.99)
    assert second["decision"] == "adjust"


def test_c72_less_gained_is_a_slower_pace(site_of: SiteOf, export_of: ExportOf) -> None:
    slower = HELD | {"reviews/2026-Q3.md": Q3.replace("current: 3", "current: 2").replace("adjust", "keep")}
    text = text_of(site_of(slower)["reviews/2026-q3.html"])
    assert "1 level gained and 1 goal closed in 13 weeks, a pace of 1 level a quarter." in text
    assert "Decision keep" in text
    assert export_of(slower)["reviews"]["held"][1]["per_quarter"] == 0.99


def test_c72_no_pace_where_nothing_rose_or_a_few_days_passed(site_of: SiteOf, export_of: ExportOf) -> None:
    same = HELD | {"reviews/2026-Q3.md": Q3.replace("current: 3", "current: 1")}
    assert "no levels gained and 1 goal closed in 13 weeks." in text_of(site_of(same)["reviews/2026-q3.html"])
    near = HELD | {"reviews/2026-Q2.md": Q2.replace("date: 2026-06-30", "date: 2026-09-23")}
    assert "a pace of" not in text_of(site_of(near)["reviews/2026-q3.html"])
    assert export_of(near)["reviews"]["held"][1]["per_quarter"] is None


def test_c73_an_empty_folder_begins_with_a_vision_and_nothing_is_broken(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of({})
    today = text_of(pages["index.html"])
    assert "1. Vision Missing Write a vision: where you want to be in 3 to 10 years." in today
    assert "5. Reassess Missing" in today
    assert re.search(r"0 of 0|None\b|nan", " ".join(text_of(page) for page in pages.values() if "<h1" in page)) is None
    steps = export_of({})["steps"]
    assert [(step["step"], step["state"]) for step in steps] == [
        (name, "missing") for name in ("vision", "skills", "gaps", "plan", "reassess")
    ]


def test_c73_a_vision_written_moves_the_step(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"vision.md": "---\nwritten: 2026-01\nhorizon: 5 years\nrole: lead\n---\nThere.\n"} | {
        "roles/lead.md": "---\nneeds: {}\n---\n"
    }
    said = section(site_of(files)[REVIEWS], "five")
    assert "Vision In order The vision names its role and its time." in said
    assert "Skills Missing" in said
    assert [step["state"] for step in export_of(files)["steps"]][:2] == ["in-order", "missing"]


def test_c74_what_changed_since_the_last_review_with_the_dates_of_the_plan(
    site_of: SiteOf, export_of: ExportOf
) -> None:
    files = HELD | {
        "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\ndue: 2027-03-31\n---\n",
        "goals/new.md": "---\ntitle: Write it down\n---\n",
        "goals/walk.md": "---\ntitle: Walk\nstatus: done\nfinished: 2026-10-12\n---\n",
        "skills.md": HELD["skills.md"].replace("intermediate]", "intermediate, 2026-11-02 advanced]"),
    }
    said = section(site_of(files)[REVIEWS], "since")
    changes = "1 skill moved, 1 goal closed, 1 date moved, 2 goals new and 1 goal gone"
    assert said.startswith(f"Since the last review: {changes}")
    assert "Kafka rose from intermediate to advanced" in said
    assert "Give a talk is due 14 weeks later: 18 Dec 31 Mar 2027" in said
    reviews = export_of(files)["reviews"]
    assert reviews["levels_moved"] == [{"id": "kafka", "then": "intermediate", "now": "advanced", "change": 1}]
    assert reviews["dates_moved"] == [{"id": "talk", "was": "2026-12-18", "now": "2027-03-31", "days": 103}]
    assert reviews["goals_closed"] == ["walk"]
    assert "new" in reviews["goals_new"]


def test_c74_nothing_changed_is_said_plainly(site_of: SiteOf, export_of: ExportOf) -> None:
    files = HELD | {"goals/old.md": "---\ntitle: Old\nstatus: done\nfinished: 2026-08\n---\n"}
    said = section(site_of(files)[REVIEWS], "since")
    assert said.startswith("Since the last review: nothing has changed")
    assert export_of(HELD)["reviews"]["goals_gone"] == ["old"]
    reviews = export_of(files)["reviews"]
    assert (reviews["levels_moved"], reviews["dates_moved"], reviews["goals_new"]) == ([], [], [])


LATERAL = {
    "vision.md": "---\nwritten: 2026-01\nhorizon: 6 years\n---\nLead hydrologist.\n",
    "path.md": "---\npositions:\n  - {title: Modeller, start: 2024-03}\n"
    "  - {title: On loan to operations, start: 2026-07-01, end: 2026-12-31, move: lateral, asked_for: true}\n---\n",
    "goals/talk.md": "---\ntitle: Talk\ndue: 2027-03\n---\n",
}


def width(page: str, name: str) -> float:
    """The width of a row's bar, in percent of the scale."""
    found = re.search(r'<rect class="bar[^"]*" [^>]*width="([\d.]+)%"', row_of(page, name))
    assert found is not None
    return float(found[1])


def test_c75_half_a_year_sideways_is_a_dated_bar_inside_the_long_plan(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of(LATERAL)
    page = pages["timeline.html"]
    said = text_of(row_of(page, "On loan to operations"))
    assert "1 Jul to 31 Dec" in said
    assert "Sideways move, asked for" in said
    assert "until 1 Jan 2032" in text_of(row_of(page, "Vision"))
    assert "On loan to operations" in section(pages["path/index.html"], "path")
    loan = export_of(LATERAL)["path"][1]
    assert (loan["move"], loan["start"], loan["end"]) == ("lateral", "2026-07-01", "2026-12-31")


def test_c75_a_year_of_it_is_a_bar_twice_as_long(site_of: SiteOf, export_of: ExportOf) -> None:
    longer = LATERAL | {"path.md": LATERAL["path.md"].replace("2026-12-31", "2027-06-30")}
    before, after = site_of(LATERAL)["timeline.html"], site_of(longer)["timeline.html"]
    assert "1 Jul to 30 Jun 2027" in text_of(row_of(after, "On loan to operations"))
    assert width(after, "On loan to operations") > 1.5 * width(before, "On loan to operations")
    assert export_of(longer)["path"][1]["end"] == "2027-06-30"


OLD = {
    "skills.md": "---\nskills: [{title: Kafka, target: expert, ratings: [2025-05-12 novice]}]\n---\n",
    "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\nupdated: 2025-11-03\n---\n",
    "reviews/a.md": "---\ndate: 2026-11-01\n---\n",
}


def test_c76_a_rating_of_eighteen_months_ago_and_an_old_goal_are_stale(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of(OLD)
    since = section(pages[REVIEWS], "since")
    assert "Due for a new rating Kafka" in since
    assert "Not changed for long Give a talk 3 Nov 2025" in since
    assert "Rate it again: it was last rated 79 weeks ago." in text_of(pages["skills/kafka.html"])
    exported = export_of(OLD)
    assert exported["stale"] == [
        {"ref": "skill:kafka", "since": "2025-05-12"},
        {"ref": "goal:talk", "since": "2025-11-03"},
    ]
    assert exported["skills"][0]["stale"] is True


def test_c76_of_many_old_ones_the_oldest_are_named(site_of: SiteOf, export_of: ExportOf) -> None:
    rows = "".join(f"  - {{title: Goal {number}, updated: 2025-10-{number:02}}}\n" for number in range(1, 13))
    files = {"goals.md": f"---\ngoals:\n{rows}---\n", "reviews/a.md": OLD["reviews/a.md"]}
    since = section(site_of(files)[REVIEWS], "since")
    assert "Goal 8 8 Oct 2025 and 4 more" in since
    assert len(export_of(files)["stale"]) == 12


def test_c76_looked_at_this_month_nothing_is(site_of: SiteOf, export_of: ExportOf) -> None:
    fresh = {
        name: text.replace("2025-05-12", "2026-11-12").replace("2025-11-03", "2026-11-03") for name, text in OLD.items()
    }
    since = section(site_of(fresh)[REVIEWS], "since")
    assert "Due for a new rating" not in since
    assert "Not changed for long" not in since
    assert export_of(fresh)["stale"] == []


def test_c76_a_longer_patience_makes_it_fresh(site_of: SiteOf, export_of: ExportOf) -> None:
    files = OLD | {"careerplan.toml": '[plan]\nstale_after = "3 years"\n'}
    assert "Due for a new rating" not in section(site_of(files)[REVIEWS], "since")
    assert export_of(files)["stale"] == []
