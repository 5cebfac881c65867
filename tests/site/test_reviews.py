"""The pages of reviews: what was frozen, what is now, and what lies between."""

from __future__ import annotations

from careerplan.insight.pace import Pace
from careerplan.insight.reviews import Changes
from careerplan.site.views.reviews.review_figures import Short, levels_said
from careerplan.site.views.reviews.reviews import pace_said, since_said
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

SCALE = "scale: [none, awareness, novice, intermediate, advanced, expert]"
SKILLS = (
    "---\nskills:\n  - {title: Kafka, target: advanced, ratings: [2026-05-01 novice, 2026-10-09 intermediate]}\n---\n"
)
TALK = "---\ntitle: Give a talk\nstatus: active\ndue: 2027-04-10\n---\n"
Q2 = f"""---
date: 2026-06-30
period: 2026-Q2
snapshot:
  today: 2026-06-30
  {SCALE}
  skills: {{kafka: {{current: 1, target: 4}}}}
  goals: {{talk: {{status: planned}}, old: {{status: active}}}}
---
"""
Q3 = f"""---
date: 2026-09-30
period: 2026-Q3
decision: keep
satisfaction: 4
energy: 3
next: 2026-12-18
snapshot:
  today: 2026-09-30
  {SCALE}
  skills: {{kafka: {{current: 2, target: 4}}}}
  goals:
    talk: {{status: active, due: 2026-12-18, progress: 0.33}}
    old: {{status: done}}
---
## What will I stop?

Rewriting the abstract.
"""
PLAN = {"skills.md": SKILLS, "goals/talk.md": TALK, "reviews/2026-Q2.md": Q2, "reviews/2026-Q3.md": Q3}


def page(site_of: SiteOf, files: dict[str, str], name: str = "2026-q3") -> str:
    return site_of(files)[f"reviews/{name}.html"]


def heading(html: str) -> str:
    return text_of(html[html.index("<h1>") : html.index("</h1>")])


def test_then_stands_against_now(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    assert heading(html) == "Review of 2026-Q3: 2 levels short then, 1 now"
    assert "Kafka 2 of 4 3 of 4 2 1" in section(html, "skills")


def test_a_later_target_does_not_rewrite_what_was_frozen(site_of: SiteOf) -> None:
    raised = PLAN | {"skills.md": SKILLS.replace("advanced", "expert")}
    html = page(site_of, raised)
    assert heading(html) == "Review of 2026-Q3: 2 levels short then, 2 now"
    assert "Kafka 2 of 4 3 of 5 2 2" in section(html, "skills")


def test_another_scale_keeps_its_own_words(site_of: SiteOf) -> None:
    old = Q3.replace(SCALE, "scale: [newcomer, regular, master]").replace(
        "current: 2, target: 4", "current: 0, target: 2"
    )
    html = page(site_of, PLAN | {"reviews/2026-Q3.md": old})
    assert heading(html) == "Review of 2026-Q3: 2 levels short then, on the scale of that day"
    assert "Kafka 0 of 2 newcomer 3 of 4" in section(html, "skills")
    assert "The scale was 0 newcomer · 1 regular · 2 master." in section(html, "skills")


def test_goals_show_state_progress_and_the_moved_date(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    said = section(html, "goals")
    assert "Give a talk Active 33 % Active" in said
    assert '<del><time datetime="2026-12-18">18 Dec</time></del>' in html
    assert '<ins><time datetime="2027-04-10">10 Apr 2027</time></ins>' in html


def test_a_goal_and_a_skill_that_are_gone_keep_their_line(site_of: SiteOf) -> None:
    html = page(site_of, {"reviews/2026-Q3.md": Q3})
    assert "kafka 2 of 4 gone 2" in section(html, "skills")
    assert "old Done Gone" in section(html, "goals")


def test_what_is_gone_is_not_closed_and_is_a_change(site_of: SiteOf) -> None:
    two = Q3.replace(
        "{kafka: {current: 2, target: 4}}", "{kafka: {current: 2, target: 4}, sql: {current: 1, target: 4}}"
    )
    files = {"skills.md": SKILLS, "reviews/2026-Q3.md": two}
    assert heading(page(site_of, files)) == "Review of 2026-Q3: 2 levels short then, 1 now; 1 skill is gone"
    alone = {"reviews/2026-Q3.md": Q3}
    assert heading(page(site_of, alone)) == "Review of 2026-Q3: 2 levels short then, 1 skill is gone"
    said = section(site_of(alone)["reviews/index.html"], "since")
    assert said.startswith("Since the last review: 1 skill gone and 2 goals gone")
    assert "kafka is gone" in said


def test_what_happened_since_the_review_before(site_of: SiteOf) -> None:
    said = text_of(page(site_of, PLAN))
    assert "Since Review of 2026-Q2: 1 level gained and 1 goal closed in 13 weeks, a pace of 1 level a quarter." in said


def test_decision_satisfaction_energy_and_answers(site_of: SiteOf) -> None:
    said = text_of(page(site_of, PLAN))
    assert "Frozen on 30 Sep" in said
    assert "Decision keep" in said
    assert "Satisfaction 4 of 5" in said
    assert "Energy 3 of 5" in said
    assert "What will I stop? Rewriting the abstract." in said


def test_a_review_without_figures_says_so(site_of: SiteOf) -> None:
    html = page(site_of, {"reviews/2026-Q3.md": "---\ndate: 2026-09-30\n---\nText.\n"})
    assert heading(html) == "Review of 30 Sep 2026: no figures were frozen"
    assert 'id="skills"' not in html


def test_the_index_says_when_the_next_is_due_and_lists_all(site_of: SiteOf) -> None:
    html = site_of(PLAN)["reviews/index.html"]
    assert heading(html) == "The next review is due 18 Dec, in 3 weeks."
    said = section(html, "reviews")
    assert "Review of 2026-Q3 30 Sep keep 4 of 5 3 of 5 2 +1 1" in said
    assert said.index("2026-Q3") < said.index("2026-Q2")


def test_an_overdue_review_says_by_how_much_and_how_many(site_of: SiteOf) -> None:
    review = "---\ndate: 2025-11-15\n---\n"
    settings = '[plan]\nreview_every = "month"\n'
    html = site_of({"reviews/a.md": review, "careerplan.toml": settings})["reviews/index.html"]
    assert heading(html) == "The next review was due 15 Dec 2025, 48 weeks late."
    assert "12 reviews missed" in text_of(html)


def test_what_changed_since_the_last_review(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)["reviews/index.html"], "since")
    assert said.startswith("Since the last review: 1 skill moved, 1 date moved and 1 goal gone")
    assert "Kafka rose from novice to intermediate" in said
    assert "Give a talk is due 16 weeks later: 18 Dec 10 Apr 2027" in said


def test_all_five_steps_stand_with_their_state(site_of: SiteOf) -> None:
    html = site_of({})["reviews/index.html"]
    said = section(html, "five")
    assert all(f"{step} Missing" in said for step in ("Vision", "Skills", "Gaps", "Plan", "Reassess"))
    assert html.count('aria-current="step"') == 1


def test_an_empty_plan_invites_to_the_first_review(site_of: SiteOf) -> None:
    html = site_of({})["reviews/index.html"]
    assert heading(html) == "No review yet."
    assert "Create content/reviews/2026-11.md with:" in text_of(html)


def test_totals_then_and_now_in_words() -> None:
    assert levels_said(Short(then=12, now=11)) == "12 levels short then, 11 now"
    assert levels_said(Short(then=1, now=0)) == "1 level short then, none now"
    assert levels_said(Short(then=0, now=2)) == "nothing was short then, 2 levels now"
    assert levels_said(Short(then=0, now=0, gone=2)) == "nothing was short then, and nothing is now; 2 skills are gone"
    assert levels_said(Short(then=3)) == "3 levels short then, not known now"


def test_nothing_changed_is_said_plainly() -> None:
    assert since_said(Changes()) == "Since the last review: nothing has changed"


def test_the_pace_is_said_with_what_is_left_and_planned() -> None:
    assert pace_said(Pace()) == "No level is missing."
    assert pace_said(Pace(remaining=6, per_quarter=1.0, closes="2028-Q2", planned="2027-Q4", unknown=1)) == (
        "6 levels to go: closes about 2028-Q2 at this pace; planned for 2027-Q4. 1 skill is not assessed."
    )
    assert pace_said(Pace(remaining=1, per_quarter=0.0)) == "1 level to go. At this pace the gaps do not close."
    assert pace_said(Pace(remaining=2)).startswith("2 levels to go. A pace takes two full quarters")
