from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.next import NextItem
from careerplan.plan.amount import Span
from careerplan.plan.settings import PlanSettings
from tests.insight.build import measured, one_person

YEARLY = PlanSettings(search_every=Span("year", months=12))


def goals(*rows: str) -> str:
    return "=== goals.md\n---\ngoals:\n" + "".join(f"  - {{{row}}}\n" for row in rows) + "---\n"


def said(items: tuple[NextItem, ...]) -> list[tuple[str, str, str]]:
    return [(item.kind, item.text, item.note) for item in items]


def test_an_empty_plan_has_nothing_next() -> None:
    assert measured("").next == ()


def test_chosen_by_group_and_shown_by_date() -> None:
    text = """
    === goals/talk.md
    ---
    title: Talk
    status: active
    due: 2027-05
    skills: {Speaking: 4}
    milestones: [{title: Send the abstract, due: 2026-11-15}, {title: Rehearse, due: 2026-12-01}]
    ---
    === skills/speaking.md
    ---
    title: Speaking
    ratings: [2026-01-02 novice]
    ---
    === people/maria.md
    ---
    title: Maria
    next: 2026-11-26
    ask: What would you cut?
    ---
    """
    items = measured(text).next
    assert said(items) == [
        ("milestone", "Send the abstract", "6 days late"),
        ("meeting", "Meet Maria", "in 5 days"),
        ("milestone", "Rehearse", "in 10 days"),
        ("rate", "Rate Speaking again", "last rated 46 weeks ago"),
        ("next-step", "Write down the next step", ""),
    ]
    assert [item.ref for item in items] == [
        "goal:talk",
        "person:maria",
        "goal:talk",
        "skill:speaking",
        "goal:talk",
    ]
    assert {item.path for item in items} == {
        "content/goals/talk.md",
        "content/people/maria.md",
        "content/skills/speaking.md",
    }


def test_due_within_fourteen_days_and_not_after() -> None:
    items = measured(
        goals(
            "title: A, status: active, due: 2026-12-05, next_step: Write it",
            "title: B, status: active, due: 2026-12-06, next_step: Print it",
            "title: C, status: active, due: 2026-11-21, next_step: Send it",
        )
    ).next
    assert said(items) == [("goal", "Send it", "today"), ("goal", "Write it", "in 14 days")]


def test_a_goal_without_a_next_step_is_finished_or_moved() -> None:
    items = measured(goals("title: A, status: waiting, due: 2026-10")).next
    assert said(items) == [("goal", "Finish it or move its date", "3 weeks late")]
    assert items[0].where == "A"
    assert items[0].when == "2026-10"


def test_the_last_milestone_stands_for_its_goal() -> None:
    items = measured(
        goals("title: A, status: active, due: Nov 2026, milestones: [{title: Give the talk, due: Nov 2026}]")
    ).next
    assert said(items)[0] == ("milestone", "Give the talk", "in 9 days")
    assert [item.kind for item in items] == ["milestone", "next-step"]


def test_ideas_finished_goals_and_what_is_not_yours_are_never_late() -> None:
    text = goals(
        "title: A, status: idea, due: 2025",
        "title: B, status: dropped, due: 2025, milestones: [{title: M, due: 2025}]",
        "title: C, status: active, want: no, due: 2025",
    )
    assert measured(text).next == ()


def test_one_neglected_goal_does_not_fill_the_list() -> None:
    milestones = ", ".join(f"{{title: M{month}, due: 2026-0{month}}}" for month in range(1, 9))
    items = measured(
        goals(
            f"title: A, status: active, next_step: x, milestones: [{milestones}]",
            "title: B, status: active, due: 2026-10, next_step: Call",
        )
    ).next
    assert [item.text for item in items] == ["M1", "Call"]


def test_at_most_five_and_the_latest_first() -> None:
    rows = [f"title: G{number}, status: active, next_step: S{number}, due: 2026-0{number}" for number in range(1, 9)]
    assert [item.text for item in measured(goals(*rows)).next] == ["S1", "S2", "S3", "S4", "S5"]


def test_activities_needs_and_decisions_have_their_days() -> None:
    text = """
    === learning.md
    ---
    activities:
      - {title: Book, due: 2026-11-20}
      - {title: Read, due: 2026-11-19, done: true}
    ---
    === people/ruth.md
    ---
    title: Ruth
    needs: [{what: A rule, by: 2026-12-01}]
    ---
    === vision.md
    ---
    title: There
    decide_by: 2026-12-02
    ---
    """
    assert said(measured(text).next) == [
        ("activity", "Finish “Book”", "1 day late"),
        ("need", "Get from Ruth: A rule", "in 10 days"),
        ("decision", "Decide which way to go", "in 11 days"),
    ]


def test_a_need_that_can_wait_for_the_meeting_is_said_by_the_meeting() -> None:
    items = one_person("next: 2026-11-24\nneeds: [{what: A rule, by: 2026-12-01}]").next
    assert said(items) == [("meeting", "Meet Maria", "in 3 days")]


def test_a_decision_of_a_goal_is_asked_before_its_day_only() -> None:
    row = "title: A, status: active, next_step: x, decisions: [{{date: {}, question: Go on?}}]"
    assert said(measured(goals(row.format("2026-11-23"))).next) == [("decision", "Decide: Go on?", "in 2 days")]
    assert measured(goals(row.format("2026-11-01"))).next == ()


def test_a_meeting_that_nobody_arranged() -> None:
    items = one_person("every: month\nmeetings: [2026-10-14]\nask: Which night?").next
    assert said(items) == [("meeting", "Arrange to meet Maria", "7 days late")]
    assert items[0].ask == "Which night?"
    assert items[0].date == dt.date(2026, 11, 14)


def test_a_review_that_is_late_or_near() -> None:
    late = measured("=== reviews/a.md\n---\ndate: 2026-08-20\n---\n").next
    assert said(late) == [("review", "Write the review", "1 day late")]
    near = measured("=== reviews/a.md\n---\ndate: 2026-08-20\nnext: 2026-12-01\n---\n").next
    assert said(near) == [("review", "Write the review", "in 10 days")]


def test_market_and_pay_are_only_private_items() -> None:
    text = (
        goals(
            "title: Ask for a pay rise, status: active, due: 2026-11-28",
            "title: Talk, status: active, next_step: x, milestones: [{title: Name my salary, due: 2026-11-20}]",
        )
        + "=== market.md\n---\napplications: [{title: Somewhere, date: 2025-11-01}]\n---\n"
        + "=== people/rec.md\n---\ntitle: Dana\nrelations: recruiter\nnext: 2026-11-30\n---\n"
    )
    items = measured(text, settings=YEARLY).next
    assert [(item.text, item.note) for item in items] == [
        ("Private item", "20 days late"),
        ("Private item", "1 day late"),
        ("Private item", "in 7 days"),
        ("Private item", "in 9 days"),
    ]
    assert {(item.where, item.ref, item.path, item.when, item.kind) for item in items} == {
        ("", "", "", None, "private")
    }


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


@given(
    st.lists(DAYS, min_size=1, max_size=8).flatmap(
        lambda days: st.tuples(st.just(days), st.permutations(range(len(days))))
    )
)
def test_the_order_of_the_file_does_not_matter(drawn: tuple[list[dt.date], list[int]]) -> None:
    days, order = drawn
    rows = [f"title: G{n}, status: active, next_step: S{n}, due: {day}" for n, day in enumerate(days)]
    before = measured(goals(*rows)).next
    after = measured(goals(*(rows[place] for place in order))).next
    assert before == after
    assert len(before) <= 5


def test_a_question_about_pay_is_not_asked_on_a_page_opened_at_work() -> None:
    (item,) = one_person("next: 2026-11-24\nask: May I have a raise?").next
    assert (item.text, item.ask) == ("Meet Maria", "")


def test_pay_is_known_by_its_word_in_other_languages_too() -> None:
    text = "=== goals/a.md\n---\ntitle: Gehaltserhöhung verhandeln\nstatus: active\ndue: 2026-11-20\n---\n"
    (item, *_) = measured(text).next
    assert item.text == "Private item"
