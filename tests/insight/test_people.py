from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.people import NO_MENTOR
from tests.insight.build import measured, one_person


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("relations: peer", "Not met yet."),
        ("since: 2026-01\nevery: month", "Not met yet; the next was due 28 Feb, 38 weeks late."),
        ("next: 2026-12-01", "Not met yet; next 1 Dec, in 10 days."),
        ("next: 2027-Q1", "Not met yet; next 2027-Q1."),
        ("meetings: [2026-11-21]", "Last met today."),
        ("meetings: [2026-06-02]", "Last met 2 Jun, 24 weeks ago."),
        ("every: month\nmeetings: [2026-10-14]", "Last met 14 Oct, 5 weeks ago; the next was due 14 Nov, 7 days late."),
        ("every: month\nmeetings: [2026-11-14]", "Last met 14 Nov, 7 days ago; the next is due in 3 weeks."),
        (
            "every: month\nmeetings: [2026-10-14]\nnext: 2026-11-26",
            "Last met 14 Oct, 5 weeks ago; next 26 Nov, in 5 days.",
        ),
    ],
)
def test_when_you_met_and_when_you_meet_next(lines: str, said: str) -> None:
    assert one_person(lines).people.people[0].said == said


def test_the_cadence_makes_a_meeting_overdue_even_if_one_is_arranged() -> None:
    person = one_person("every: month\nmeetings: [2026-10-14]\nnext: 2026-11-26").people.people[0]
    assert person.next_due == dt.date(2026, 11, 14)
    assert (person.overdue, person.days_overdue, person.days_since) == (True, 7, 38)


def test_a_meeting_in_a_month_is_not_dated_into_the_future() -> None:
    person = one_person("meetings: [2026-11]").people.people[0]
    assert (person.last_met, person.days_since) == (dt.date(2026, 11, 21), 0)


def test_three_coffees_of_four_fifty() -> None:
    person = one_person(
        """
        meetings:
          - {date: 2026-08-01, cost: 4.50}
          - {date: 2026-09-01, cost: 4.50}
          - {date: 2026-10-01, cost: 4.50}
          - {date: 2026-10-02, kind: call, cost: 9}
          - {date: 2026-12-01, cost: 4.50}
        """
    ).people.people[0]
    assert (person.coffees, person.coffees_planned) == (3, 1)
    assert person.cost == {"EUR": 1350}


def test_without_a_mentor_it_says_how_to_get_one() -> None:
    assert one_person("relations: peer").people.no_mentor == NO_MENTOR
    assert measured("").people.no_mentor == NO_MENTOR
    assert one_person("relations: [mentor, peer]").people.no_mentor == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{date: 2026-10-22}", "Maria has not answered; you asked 4 weeks ago."),
        ("{date: 2026-10-23}", ""),
        ("{date: 2026-09-01, answer: Yes}", ""),
        ("{offer: Proofreading}", ""),
    ],
)
def test_a_mentor_who_was_asked_has_thirty_days(asked: str, said: str) -> None:
    people = one_person(f"asked: {asked}").people
    assert people.unanswered_said == said
    assert people.unanswered == (("maria",) if said else ())


def test_two_who_have_not_answered() -> None:
    people = measured(
        "=== people.md\n---\npeople:\n  - {title: Ana, asked: 2026-01-01}\n  - {title: Ben, asked: 2026-02}\n---\n"
    ).people
    assert people.unanswered_said == "2 people have not answered: Ana and Ben."
