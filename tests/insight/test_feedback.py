from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.feedback import plain
from tests.insight.build import measured

PEOPLE = "=== people.md\n---\npeople: [Ana, Ben, Chiara]\n---\n"


def given_by(*rows: str) -> str:
    return PEOPLE + "=== feedback.md\n---\nfeedback:\n" + "".join(f"  - {{{row}}}\n" for row in rows) + "---\n"


def test_lists_of_several_people_are_merged_newest_first() -> None:
    feedback = measured(
        given_by(
            "from: Ana, date: 2026-03-01, start: [Saying no], keep: [Calm]",
            "from: Ben, date: 2026-09-01, start: [Writing it down], stop: [Late mails]",
            "from: Chiara, date: 2027-01-01, stop: [From the future]",
        )
    ).feedback
    assert [(said.text, said.by) for said in feedback.start] == [("Writing it down", "ben"), ("Saying no", "ana")]
    assert [said.text for said in feedback.keep] == ["Calm"]
    assert [said.text for said in feedback.stop] == ["Late mails"]


def test_a_keep_of_two_people_is_a_talent() -> None:
    talents = measured(
        given_by(
            "from: Ana, date: 2026-03-01, keep: [Explains clearly, Calm]",
            'from: Ben, date: 2026-09-01, keep: ["explains clearly!", Patient]',
            "from: Chiara, date: 2026-10-01, keep: [EXPLAINS CLEARLY, patient]",
            "from: Ana, date: 2026-10-02, keep: [Calm]",
            "from: self, date: 2026-10-03, keep: [Calm]",
        )
    ).feedback.talents
    assert [(talent.text, talent.people) for talent in talents] == [
        ("Explains clearly", ("ana", "ben", "chiara")),
        ("Patient", ("ben", "chiara")),
    ]


@given(st.text())
def test_comparing_is_blind_to_case_and_punctuation(text: str) -> None:
    assert plain(f"“{text}”!") == plain(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), ""),
        (("from: Ana, date: 2026-01-01, action: Ask her again",), ""),
        (("from: Ana, date: 2026-01-01",), "The one feedback has no action."),
        (
            ("from: Ana, date: 2026-01-01", "from: Ben, date: 2026-01-01, action: Try it"),
            "1 of 2 pieces of feedback has no action.",
        ),
        (
            ("from: Ana, date: 2026-01-01", "from: Ben, date: 2026-01-02"),
            "2 of 2 pieces of feedback have no action.",
        ),
    ],
)
def test_feedback_without_action_is_counted(rows: tuple[str, ...], said: str) -> None:
    assert measured(given_by(*rows) if rows else PEOPLE).feedback.without_action_said == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("from: Ana, date: 2026-01-01, start: [Write the minutes of the board]",), ""),
        (
            ("from: Ana, date: 2026-01-01, start: [Improve communication]",),
            "“Improve communication” names no skill: ask which one is meant.",
        ),
        (
            ("from: Ana, date: 2026-01-01, start: [More visibility], stop: [No influence]",),
            "2 points name no skill: “More visibility” and “No influence”. Ask which one is meant.",
        ),
    ],
)
def test_vague_feedback_is_named(rows: tuple[str, ...], said: str) -> None:
    assert measured(given_by(*rows)).feedback.vague_said == said


def test_vague_words_with_a_skill_are_not_vague() -> None:
    text = given_by("from: Ana, date: 2026-01-01, start: [Improve communication], skills: [Writing]")
    assert measured(text + "=== skills.md\n---\nskills: [Writing]\n---\n").feedback.vague == ()


TWICE = given_by(
    "from: Ana, date: 2026-02-01, skills: [Negotiation, SQL]",
    "from: Ben, date: 2026-04-01, skills: [Negotiation, SQL]",
)
SKILLS = "=== skills.md\n---\nskills: [{title: Negotiation, kind: soft}, SQL]\n---\n"


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        ("", "Negotiation was named 2 times, on 1 Feb and on 1 Apr, with no activity so far."),
        (
            "done: 2026-05-20",
            "Negotiation was named 2 times, on 1 Feb and on 1 Apr, with the last activity on 20 May.",
        ),
        ("done: 2026-05-22", None),
        ("start: 2026-01-01", None),
        ("done: true", "Negotiation was named 2 times, on 1 Feb and on 1 Apr, with no activity so far."),
        (
            "start: 2026-01-01, due: 2026-02-01, done: true",
            "Negotiation was named 2 times, on 1 Feb and on 1 Apr, with the last activity on 1 Feb.",
        ),
        ("start: 2027-01-01", "Negotiation was named 2 times, on 1 Feb and on 1 Apr, with no activity so far."),
    ],
)
def test_a_soft_skill_named_twice_without_activity_stagnates(activity: str, said: str | None) -> None:
    learning = f"=== learning.md\n---\nactivities: [{{title: A, skills: [Negotiation], {activity}}}]\n---\n"
    stagnation = measured(TWICE + SKILLS + (learning if activity else "")).feedback.stagnation
    assert [item.said for item in stagnation] == ([said] if said is not None else [])


def test_named_once_is_no_stagnation() -> None:
    text = given_by("from: Ana, date: 2026-02-01, skills: [Negotiation]") + SKILLS
    assert measured(text).feedback.stagnation == ()
