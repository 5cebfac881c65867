from __future__ import annotations

from tests.insight.build import measured

SKILLS = "=== skills.md\n---\nskills: {Python: 2, Kafka: 1, Hiring: }\n---\n"


def test_activities_aim_at_their_goals_level_for_their_skills() -> None:
    zones = measured(
        SKILLS
        + """=== goals/run.md
---
title: Run it
skills: {Python: 2, Kafka: 4}
activities:
  - {title: Comfort, skills: [Python], hours: 4}
  - {title: Panic, skills: [Kafka], hours: 2}
  - {title: All of it, hours: 1}
  - {title: Beside it, skills: [Hiring], hours: 3}
  - {title: As written, zone: learning, hours: 5}
---
"""
    ).zones
    assert zones.minutes == {"comfort": 240, "learning": 300, "panic": 180, "unknown": 180}
    assert zones.said == "3 hours of 15 hours planned lie too far out: “Run it”, “All of it” and “Panic”."


def test_what_remains_of_a_goals_total_stands_under_its_own_zone() -> None:
    zones = measured(
        SKILLS
        + "=== goals/run.md\n---\ntitle: Run it\nskills: {Python: 3}\nhours: 10\n"
        + "activities: [{title: A, hours: 4, zone: comfort}]\n---\n"
    ).zones
    assert (zones.minutes["comfort"], zones.minutes["learning"], zones.total) == (240, 360, 600)
    assert zones.said == ""


def test_nothing_but_comfort_is_said() -> None:
    zones = measured("=== learning.md\n---\nactivities: [{title: A, hours: 4, zone: comfort}]\n---\n").zones
    assert zones.said == "All planned hours lie in the comfort zone: nothing here stretches you."


def test_panic_without_hours_is_said_too() -> None:
    zones = measured("=== learning.md\n---\nactivities: [{title: Big step, zone: panic}]\n---\n").zones
    assert zones.said == "Too far out: “Big step”."


def test_finished_goals_and_activities_plan_no_hours() -> None:
    zones = measured(
        "=== goals/run.md\n---\ntitle: Run it\nstatus: done\nhours: 10\nactivities: [{title: A, hours: 4}]\n---\n"
        "=== learning.md\n---\nactivities: [{title: B, hours: 4, done: true}]\n---\n"
    ).zones
    assert (zones.total, zones.said) == (0, "")
