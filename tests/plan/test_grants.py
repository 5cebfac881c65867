"""Which keys of a record an audience is shown, and which records it cannot be shown."""

from __future__ import annotations

import pytest
from msgspec.structs import fields

from careerplan.plan.audience import held_back, visible_to
from careerplan.plan.grants import ALWAYS, PARTS
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Source
from tests.plan.seeing import MENTORS, keys, plan_from, seen

# Which keys

GOAL = """
=== goals/talk.md
---
title: Give a talk
audience: mentors
aliases: [The talk]
tags: [fear]
created: 2026-01-02
links: [{title: Notes, url: "https://example.org/talk"}, {title: Draft, url: ../people/maria.md}]
category: communication
status: active
status_reason: I promised it
start: 2026-07
due: 2026-Q4
want: 5
hours: 40
money: 200 EUR
measure: {what: Rehearsals, from: 0, to: 4, now: 1}
milestones: [{title: Abstract, due: 2026-09, done: true}]
next_step: Call the venue
mood: nervous
---
Because I am afraid of it.
"""


def test_a_granted_goal_shows_the_listed_keys_and_no_other() -> None:
    goal = seen(GOAL).goals[0]
    shown = plan_from(GOAL).goals[0]
    for key in ("id", "title", "category", "status", "start", "due", "finished", "measure", "milestones"):
        assert getattr(goal, key) == getattr(shown, key)
    rest = {field.name: field.default for field in fields(type(goal)) if field.name not in ALWAYS["goal"]}
    for key in rest.keys() - {"id", "title", "place", "skills"}:
        assert getattr(goal, key) == rest[key], key
    assert goal.skills == {}
    assert goal.place == Source("", 0)


def test_fields_grant_single_keys() -> None:
    goal = seen(GOAL, fields=("goal.next_step", "goal.body", "skill.tags", "talk.hours", "hours")).goals[0]
    assert goal.next_step == "Call the venue"
    assert goal.body.text.strip() == "Because I am afraid of it."
    assert (goal.tags, goal.hours, goal.money) == ((), None, ())


def test_links_into_the_folder_of_the_plan_stay_at_home() -> None:
    goal = seen(GOAL, fields=("goal.links",)).goals[0]
    assert [link.title for link in goal.links] == ["Notes"]


def test_what_fields_cannot_grant() -> None:
    text = """
=== reviews/2026-q3.md
---
audience: mentors
date: 2026-09-30
decision: keep
snapshot: {today: 2026-09-30, skills: {sql: {current: 2, target: 4}}}
---
"""
    granted = ("review.date", "review.decision", "review.snapshot", "review.audience", "review.place", "review.extra")
    review = seen(text, fields=granted).reviews[0]
    assert (review.decision, review.snapshot, review.audience) == ("keep", None, ())
    assert review.place == Source("", 0)
    assert seen(GOAL, fields=("goal.mood", "goal.extra", "goal.place")).goals[0].extra == ()


def test_a_feedback_does_not_show_what_was_said_as_if_it_were_a_start() -> None:
    text = """
=== people/maria.md
---
audience: mentors
---
=== feedback/one.md
---
audience: mentors
from: maria
date: 2026-05-12
start: [Say no earlier]
---
"""
    feedback = seen(text, fields=("feedback.from", "feedback.date")).feedback[0]
    assert (feedback.from_, feedback.start) == ("maria", ())


def test_a_retired_vision_is_never_shown_as_the_present_one() -> None:
    text = "=== visions/old.md\n---\naudience: mentors\nretired: 2025-03\nreason: Slept badly\n---\n"
    vision = seen(text).visions[0]
    assert (vision.retired, vision.reason) == (True, "")


@pytest.mark.parametrize(
    ("record", "lacks"),
    [
        ("wins/prize.md\n---\ndate: 2026-03\n", ["win.date"]),
        ("feedback/one.md\n---\nfrom: maria\ndate: 2026\n", ["feedback.date", "feedback.from"]),
        ("learning/course.md\n---\nstart: 2026\n", ["activity.goal"]),
        ("path/first.md\n---\nstart: 2019\n", ["position.organisation", "position.role"]),
        (
            "market/delta.md\n---\ndate: 2026-02\norganisation: Deltawerk\n",
            ["application.date", "application.organisation", "application.role"],
        ),
    ],
)
def test_a_record_whose_name_or_required_keys_would_say_too_much_is_held_back(record: str, lacks: list[str]) -> None:
    text = f"=== {record}audience: mentors\n---\n=== people/maria.md\n---\naudience: mentors\n---\n"
    plan = plan_from(text)
    mentors = plan.settings.audiences[MENTORS]
    assert keys(visible_to(plan, mentors)) == {"person:maria"}
    assert [list(held.lacks) for held in held_back(plan, mentors)] == [lacks]
    assert len(keys(seen(text, fields=tuple(lacks)))) == 2


def test_p04_a_record_that_is_named_after_a_hidden_one_is_held_back() -> None:
    text = """
=== roles/head.md
---
needs: {}
---
=== path.md
---
audience: mentors
positions: [{start: 2019, role: head}]
---
=== goals/leave.md
---
activities: [{title: Course, audience: mentors}]
---
"""
    named = ("position.role", "position.organisation", "activity.goal")
    assert keys(seen(text, fields=named)) == set()
    assert keys(seen(text.replace("goals/leave.md\n---", "goals/leave.md\n---\naudience: mentors"), fields=named)) == {
        "goal:leave",
        "activity:leave-course",
    }


# The tables


def test_every_kind_but_the_share_has_a_row_whose_keys_exist() -> None:
    assert set(ALWAYS) == set(KINDS) - {"share"}
    for kind, shown in ALWAYS.items():
        assert shown <= {field.encode_name for field in fields(KINDS[kind])}


def test_every_part_is_a_field_of_its_item() -> None:
    for item, parts in PARTS.items():
        assert parts <= {field.encode_name for field in fields(item)}
