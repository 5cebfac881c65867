from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight import words
from careerplan.plan.amount import Money
from careerplan.plan.when import When, parse_when

TODAY = dt.date(2026, 11, 21)


def when(text: str) -> When:
    parsed = parse_when(text)
    assert isinstance(parsed, When)
    return parsed


@pytest.mark.parametrize(("number", "said"), [(0, "no skills"), (1, "1 skill"), (2, "2 skills"), (60, "60 skills")])
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    assert words.count(number, "skill") == said


def test_a_plural_of_its_own() -> None:
    assert words.count(2, "person", "people") == "2 people"
    assert words.count(0, "person", "people") == "no people"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, "no skills"), (1, 1, "1 of 1 skill"), (3, 8, "3 of 8 skills")]
)
def test_nothing_is_never_zero_of_zero(part: int, whole: int, said: str) -> None:
    assert words.out_of(part, whole, "skill") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day late"),
        (6, "6 days late"),
        (20, "20 days late"),
        (21, "3 weeks late"),
        (172, "24 weeks late"),
        (729, "104 weeks late"),
        (730, "2 years late"),
        (1096, "3 years late"),
    ],
)
def test_lateness_in_days_then_weeks_then_years(days: int, said: str) -> None:
    assert words.late(days) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-21", "today"),
        ("2026-11-22", "tomorrow"),
        ("2026-11-26", "in 5 days"),
        ("2026-11-20", "yesterday"),
        ("2026-06-02", "24 weeks ago"),
    ],
)
def test_a_day_as_seen_from_today(day: str, said: str) -> None:
    assert words.relative(dt.date.fromisoformat(day), TODAY) == said


def test_today_lies_neither_behind_nor_ahead() -> None:
    assert words.ago(0) == words.ahead(0) == "today"


def test_the_year_is_said_only_if_it_is_another() -> None:
    assert words.day_text(dt.date(2026, 6, 2), TODAY) == "2 Jun"
    assert words.day_text(dt.date(2025, 6, 2), TODAY) == "2 Jun 2025"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-15", "on 15 Nov"),
        ("15 Nov 2025", "on 15 Nov 2025"),
        ("2026-Q3", "in the third quarter of 2026"),
        ("Q4 2026", "in the last quarter of 2026"),
        ("2027-H1", "in the first half of 2027"),
        ("~2027-H2", "around the second half of 2027"),
        ("mid-2026", "in mid-2026"),
        ("2027-02..2027-04", "in Feb–Apr 2027"),
        ("2026-11..2027-02", "in Nov 2026 – Feb 2027"),
        ("2026-02-01..2026-04-10", "in 1 Feb – 10 Apr"),
        ("2027-02..2027-02", "in Feb 2027"),
        ("~2027", "around 2027"),
        ("about 2026-11-15", "around 15 Nov"),
        ("ongoing", "ongoing"),
    ],
)
def test_a_fuzzy_date_in_words(text: str, said: str) -> None:
    assert words.when_text(when(text), TODAY) == said


@pytest.mark.parametrize(("levels", "said"), [(-2, "lost 2"), (-1, "lost 1"), (0, "no change"), (1, "gained 1")])
def test_a_loss_is_not_called_a_gain(levels: int, said: str) -> None:
    assert words.moved(levels) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_a_list_of_names(names: list[str], said: str) -> None:
    assert words.listing(names) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "no hours"), (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (150, "2.5 hours"), (2040, "34 hours")],
)
def test_hours(minutes: int, said: str) -> None:
    assert words.hours(minutes) == said


def test_money_shows_cents_only_where_there_are_any() -> None:
    assert words.money(Money("EUR", 1350)) == "13.50 EUR"
    assert words.money(Money("EUR", 24000)) == "240 EUR"
    assert words.money(Money("JPY", 500)) == "500 JPY"


def test_a_sentence_keeps_its_own_mark() -> None:
    assert words.sentence("no way out") == "No way out."
    assert words.sentence("Which one?") == "Which one?"
    assert words.sentence("  ") == ""


@given(st.integers(min_value=0, max_value=40_000))
def test_no_length_says_one_of_many(days: int) -> None:
    number, unit = words.length(days).split(maxsplit=1)
    assert unit.endswith("s") is (number != "1")


@given(st.lists(st.sampled_from(["Kafka", "SQL", "Hiring"]), max_size=9))
def test_a_list_accounts_for_every_name(names: list[str]) -> None:
    said = words.listing(names)
    shown = min(len(names), 3)
    assert said.endswith(f"and {len(names) - 3} more") is (len(names) > 3)
    assert sum(said.count(name) for name in ("Kafka", "SQL", "Hiring")) == shown
