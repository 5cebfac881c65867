from __future__ import annotations

import pytest

from careerplan.insight.headline import RULES
from tests.insight.build import measured


def goals(*rows: str) -> str:
    return "=== goals.md\n---\ngoals:\n" + "".join(f"  - {{{row}}}\n" for row in rows) + "---\n"


def skills(*rows: str) -> str:
    return "=== skills.md\n---\nskills:\n" + "".join(f"  - {{{row}}}\n" for row in rows) + "---\n"


def review(lines: str) -> str:
    return f"=== reviews/last.md\n---\n{lines}\n---\n"


LATE = goals("title: Talk, status: active, due: 2026-11-01")
ROSE = skills("title: Kafka, target: 4, ratings: [2026-01-01 novice, 2026-11-15 intermediate]")
NEXT = "=== vision.md\n---\ntitle: There\nrole: staff\n---\n=== roles/staff.md\n---\ntitle: Staff\nneeds: {}\n---\n"


def next_role(needs: str) -> str:
    return NEXT.replace("{}", f"{{{needs}}}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Start here: rate five skills."),
        (goals("title: Talk, status: active, due: 2026-11-07"), "Start here: rate five skills."),
        (goals("title: Talk, status: active, due: 2026-11-06"), "“Talk” is 15 days late."),
        (LATE, "“Talk” is 20 days late."),
        (
            goals("title: Talk, status: active, due: 2026-11-01", "title: Book, status: active, due: 2026-06"),
            "2 things are more than 14 days late, “Book” by 20 weeks.",
        ),
        (goals("title: A pay rise, status: active, due: 2026-11-01"), "A private item is 20 days late."),
        (
            goals("title: A pay rise, status: active, due: 2026-10-01", "title: B, status: active, due: 2026-11-01"),
            "2 things are more than 14 days late, a private item by 7 weeks.",
        ),
        (review("date: 2026-08-01"), "The review is 20 days late."),
        (review("date: 2026-08-11"), "The review is 10 days late."),
        (review("date: 2026-08-21"), "The review is due today."),
        (review("date: 2026-08-28"), "The review is due in 7 days."),
        (review("date: 2026-08-29"), "Start here: rate five skills."),
        (ROSE, "Kafka rose to intermediate on 15 Nov."),
        (
            goals("title: Talk, status: done, finished: 2026-11-20"),
            "“Talk” was finished on 20 Nov.",
        ),
        (
            ROSE + goals("title: Talk, status: partly, finished: 2026-11-20"),
            "“Talk” was partly finished on 20 Nov, one of 2 steps in the last 14 days.",
        ),
        (goals("title: Talk, status: done, finished: 2026-11"), "Start here: rate five skills."),
        (goals("title: Talk, status: missed, finished: 2026-11-20"), "Start here: rate five skills."),
        (
            next_role("A: 2, B: 2, C: 2") + skills("title: A, level: 2", "title: B, level: 1"),
            "You meet 1 of the 2 skills assessed for Staff; 1 more is not assessed.",
        ),
        (
            next_role("A: 2, B: 2, C: 2, D: 1") + skills("title: A, level: 1"),
            "You do not yet meet the one skill assessed for Staff; 3 more are not assessed.",
        ),
        (next_role("A: 2") + skills("title: A, level: 2"), "You meet the one skill assessed for Staff."),
        (
            next_role("A: 2, B: 2") + skills("title: A, level: 1", "title: B, level: 1"),
            "You meet none of the 2 skills assessed for Staff.",
        ),
        (
            next_role("A: 2, B: 2") + skills("title: A, level: 2", "title: B, level: 3"),
            "You meet all 2 skills assessed for Staff.",
        ),
        (next_role("A: 2, B: 2"), "Start here: rate five skills."),
        (skills("title: A, target: 4, level: 3"), "1 gap: A, 1 level short."),
        (
            skills("title: A, target: 4, level: 3", "title: B, target: 4, level: 1", "title: C, target: 4"),
            "2 gaps; the largest is B, 3 levels short.",
        ),
        (skills("title: Led five, kind: experience, need: a team"), "1 gap: Led five."),
        (skills("title: A, target: 2, level: 3"), "No gap among 1 skill with a target."),
        (
            skills("title: A, target: 2, level: 3", "title: B, target: 2, level: 2", "title: C, target: 2"),
            "No gap among 2 skills with a target; 1 skill not assessed.",
        ),
        (skills("title: A, level: 3"), "Start here: rate five skills."),
    ],
)
def test_the_headline_of_today(text: str, said: str) -> None:
    assert measured(text).headline == said


def test_the_first_rule_that_holds_wins() -> None:
    needs = next_role("Kafka: 4")
    near = review("date: 2026-08-24")
    everything = LATE + near + ROSE + needs
    assert measured(everything).headline == "“Talk” is 20 days late."
    assert measured(near + ROSE + needs).headline == "The review is due in 3 days."
    assert measured(ROSE + needs).headline == "Kafka rose to intermediate on 15 Nov."
    assert measured(needs + skills("title: Kafka, level: 2")).headline.startswith("You do not yet meet")
    assert [rule.__name__ for rule in RULES] == [
        "long_late",
        "review_due",
        "recent_rise",
        "toward_next_role",
        "gaps",
    ]


def test_a_level_that_rose_and_fell_again_did_not_rise() -> None:
    text = skills("title: A, target: 4, ratings: [2026-01-01 novice, 2026-11-10 advanced, 2026-11-15 awareness]")
    assert measured(text).headline == "1 gap: A, 3 levels short."


def test_a_pay_goal_that_was_finished_is_not_named() -> None:
    assert measured(goals("title: A pay rise, status: done, finished: 2026-11-20")).headline == (
        "Start here: rate five skills."
    )
