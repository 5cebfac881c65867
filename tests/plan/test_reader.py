"""Ratings, and what a share always grants the person it is for."""

from __future__ import annotations

from msgspec.structs import replace

from careerplan.insight.gaps import skill_figures
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.record import RaterId
from careerplan.plan.skill import Rating
from tests.plan.seeing import TODAY, keys, plan_from, seen

# Ratings

RATED = """
=== people.md
---
people: [Maria, Ben]
---
=== skills/sql.md
---
audience: mentors
ratings:
  - {date: 2025-01-10, level: novice, note: I guess, evidence: The archive}
  - {date: 2025-06-10, level: advanced, by: maria, note: She is kind}
  - {date: 2025-07-10, level: intermediate, by: ben}
  - {date: 2025-08-10, level: expert, by: Old boss Henk}
  - {date: 2025-09-10, level: expert, observed: false}
---
=== feedback/may.md
---
from: maria
date: 2026-05-12
ratings: {sql: intermediate, patience: novice}
keep: [Explains well]
---
=== skills/patience.md
---
title: Patience
---
"""


def ratings(plan: Plan) -> list[tuple[str, int | None]]:
    return [(rating.by, rating.level) for rating in plan.skills[0].ratings]


def test_own_ratings_show_date_and_level() -> None:
    plan = seen(RATED)
    first = plan_from(RATED).skills
    assert plan.skills[0].ratings == (replace(by_id(first)["sql"].ratings[0], note="", evidence=""),)


def test_notes_and_evidence_of_ratings_are_granted_with_the_ratings() -> None:
    shown = seen(RATED, fields=("skill.ratings",)).skills[0].ratings
    assert [(rating.note, rating.evidence, rating.observed) for rating in shown] == [
        ("I guess", "The archive", True),
        ("", "", False),
    ]


def test_ratings_by_others_need_their_own_grant_and_a_rater_in_sight() -> None:
    public = RATED.replace("people: [Maria, Ben]", "people: [{title: Maria, audience: mentors}, Ben]")
    assert ratings(seen(public)) == [("self", 2)]
    assert ratings(seen(public, fields=("skill.ratings_by_others",))) == [("self", 2), ("maria", 4)]
    assert ratings(seen(RATED, fields=("skill.ratings_by_others",))) == [("self", 2)]
    shown = seen(public, fields=("skill.ratings_by_others",)).skills[0].ratings[1]
    assert shown.note == ""


def test_ratings_in_feedback_are_ratings_by_others() -> None:
    public = RATED.replace("people: [Maria, Ben]", "people: [{title: Maria, audience: mentors}, Ben]")
    public = public.replace("from: maria", "audience: mentors\nfrom: maria")
    needed = ("feedback.from", "feedback.date", "feedback.ratings")
    assert seen(public, fields=needed).feedback[0].ratings == {}
    assert seen(public, fields=(*needed, "skill.ratings_by_others")).feedback[0].ratings == {"sql": 3}


# The reader of a share

MARIA = """
=== people/maria.md
---
title: Maria Lopes
relations: mentor
contact: maria@example.org
ask: Whether she would vouch for me
meetings:
  - {date: 2026-10-14, kind: one-to-one, hours: 1, cost: 8 EUR, note: She was tired, skills: [sql]}
advice:
  - {date: 2026-04-02, text: Publish it, became: I did}
---
=== people/ben.md
---
title: Ben
---
"""


def test_a_reader_sees_their_name_meetings_and_advice() -> None:
    person = seen(MARIA, reader="maria").people[0]
    assert (person.id, person.title) == ("maria", "Maria Lopes")
    meeting = person.meetings[0]
    assert (meeting.date.text, meeting.kind) == ("2026-10-14", "one-to-one")
    assert (meeting.hours, meeting.cost, meeting.note, meeting.skills) == (None, None, "", ())
    assert (person.advice[0].text, person.advice[0].became) == ("Publish it", "I did")
    assert (person.relations, person.contact, person.ask) == ((), "", "")


def test_a_reader_is_seen_by_no_other_reader() -> None:
    assert keys(seen(MARIA)) == set()
    assert keys(seen(MARIA, reader="ben")) == {"person:ben"}
    assert keys(seen(MARIA, reader="stranger")) == set()


def test_keys_of_people_are_not_granted_to_a_reader_who_is_no_part_of_the_audience() -> None:
    assert seen(MARIA, fields=("person.ask", "person.contact"), reader="maria").people[0].ask == ""
    granted = MARIA.replace("title: Maria Lopes", "title: Maria Lopes\naudience: mentors")
    assert seen(granted, fields=("person.ask",), reader="maria").people[0].ask == "Whether she would vouch for me"


def test_a_reader_sees_the_ratings_they_gave_to_skills_in_sight() -> None:
    plan = seen(RATED, reader="maria")
    assert ratings(plan) == [("self", 2), ("maria", 4), ("maria", 3)]
    assert plan.skills[0].ratings[1] == Rating(date=plan.skills[0].ratings[1].date, level=Level(4), by=RaterId("maria"))
    assert keys(plan) == {"skill:sql", "person:maria"}
    assert skill_figures(plan, TODAY)[0].current == 2


def test_a_feedback_that_the_reader_sees_keeps_its_ratings_to_itself() -> None:
    text = RATED.replace("from: maria", "audience: mentors\nfrom: maria")
    plan = seen(text, fields=("feedback.from", "feedback.date", "feedback.ratings"), reader="maria")
    assert ratings(plan) == [("self", 2), ("maria", 4)]
    assert plan.feedback[0].ratings == {"sql": 3}
    assert plan.feedback[0].keep == ()


def test_p03_the_order_of_feedback_out_of_sight_does_not_show() -> None:
    late = "=== feedback/a-later-one.md\n---\nfrom: maria\ndate: 2026-09-01\nratings: {sql: novice}\n---\n"
    plan = seen(RATED + late, reader="maria")
    assert ratings(plan) == [("self", 2), ("maria", 4), ("maria", 3), ("maria", 2)]
