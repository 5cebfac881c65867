"""Lengths of time, spans of the calendar, money and ranges, as people write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.plan.amount import (
    Money,
    Range,
    Span,
    parse_duration,
    parse_money,
    parse_range,
    parse_span,
)
from careerplan.plan.problem import Fault


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("90 min", 90),
        ("90m", 90),
        ("45 minutes", 45),
        ("30 mins", 30),
        ("2h", 120),
        ("2 hours", 120),
        ("2h30", 150),
        ("2h 30m", 150),
        ("2 h 05 min", 125),
        ("2:30", 150),
        ("0:05", 5),
        ("1:1x", None),
        ("1.5", 90),
        ("1,5", 90),
        ("1.5 hours", 90),
        ("40", 2400),
        ("0", 0),
        ("٢", 120),
        ("2:75", None),
        ("-2", None),
        ("a day", None),
        ("3 days", None),
        ("", None),
        ("NaN", None),
        ("1e9", None),
    ],
)
def test_a_length_of_time(written: str, minutes: int | None) -> None:
    found = parse_duration(written)
    if minutes is None:
        assert isinstance(found, Fault)
        assert found.message == f"“{written}” is not a length of time"
    else:
        assert found == minutes


@pytest.mark.parametrize(
    ("written", "months", "days"),
    [
        ("2 weeks", 0, 14),
        ("week", 0, 7),
        ("10 days", 0, 10),
        ("month", 1, 0),
        ("3 months", 3, 0),
        ("quarter", 3, 0),
        ("2 quarters", 6, 0),
        ("Year", 12, 0),
        ("5 years", 60, 0),
        ("6months", 6, 0),
    ],
)
def test_a_span_of_the_calendar(written: str, months: int, days: int) -> None:
    assert parse_span(written) == Span(written, months, days)


@pytest.mark.parametrize("written", ["0 weeks", "fortnight", "5-10 years", "", "2026", "-1 month", "1000 years"])
def test_no_span_of_the_calendar(written: str) -> None:
    assert isinstance(parse_span(written), Fault)


@pytest.mark.parametrize(
    ("span", "start", "after", "before"),
    [
        ("month", "2026-01-31", "2026-02-28", "2025-12-31"),
        ("quarter", "2026-11-30", "2027-02-28", "2026-08-30"),
        ("year", "2028-02-29", "2029-02-28", "2027-02-28"),
        ("2 weeks", "2026-12-24", "2027-01-07", "2026-12-10"),
    ],
)
def test_a_span_after_and_before_a_day(span: str, start: str, after: str, before: str) -> None:
    found, day = parse_span(span), dt.date.fromisoformat(start)
    assert isinstance(found, Span)
    assert (found.after(day).isoformat(), found.before(day).isoformat()) == (after, before)


@given(
    st.integers(1, 999),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
)
def test_a_span_never_leaves_the_calendar(count: int, unit: str, day: dt.date) -> None:
    span = parse_span(f"{count} {unit}")
    assert isinstance(span, Span)
    assert span.before(day) <= day <= span.after(day)


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("200 EUR", Money("EUR", 20000)),
        ("EUR 200", Money("EUR", 20000)),
        ("200EUR", Money("EUR", 20000)),
        ("200 usd", Money("USD", 20000)),
        ("€200", Money("EUR", 20000)),
        ("200 €", Money("EUR", 20000)),
        ("£1,200.50", Money("GBP", 120050)),
        ("200", Money("CHF", 20000)),
        ("12.5", Money("CHF", 1250)),
        ("12,50", Money("CHF", 1250)),
        ("1.200,50", Money("CHF", 120050)),
        ("1.200.000", Money("CHF", 120000000)),
        ("1'200 CHF", Money("CHF", 120000)),
        ("1 200 EUR", Money("EUR", 120000)),
        ("1_200", Money("CHF", 120000)),
        ("5000 JPY", Money("JPY", 5000)),
        ("₩30,000", Money("KRW", 30000)),
        ("٢٠٠ EUR", Money("EUR", 20000)),
        ("0.07", Money("CHF", 7)),
        ("-20", Money("CHF", -2000)),
    ],
)
def test_an_amount_of_money(written: str, money: Money) -> None:
    assert parse_money(written, "CHF") == money


@pytest.mark.parametrize(
    "written", ["1.500", "1.500 EUR", "0.001", "10.5 JPY", "much", "", "EUR", "200 EURO", "US$200", "1e3", "9" * 20]
)
def test_no_amount_of_money_or_one_that_could_be_two(written: str) -> None:
    found = parse_money(written, "CHF")
    assert isinstance(found, Fault)
    assert found.code == "money-unreadable"


def test_an_amount_is_shown_in_its_own_unit() -> None:
    assert Money("EUR", 1250).amount == Decimal("12.5")
    assert Money("JPY", 1250).amount == Decimal(1250)


@pytest.mark.parametrize(
    ("written", "low", "high", "shown"),
    [("3", 3, 3, "3"), ("0-2", 0, 2, "0–2"), ("0–2", 0, 2, "0–2"), ("0 .. 2", 0, 2, "0–2")],
)
def test_a_range(written: str, low: int, high: int, shown: str) -> None:
    found = parse_range(written)
    assert found == Range(low, high)
    assert str(found) == shown


@pytest.mark.parametrize("written", ["2-0", "many", "", "-1", "1.5"])
def test_no_range(written: str) -> None:
    assert isinstance(parse_range(written), Fault)


@given(st.text())
def test_no_text_at_all_raises(text: str) -> None:
    for found in (parse_duration(text), parse_span(text), parse_money(text, "EUR"), parse_range(text)):
        assert found is not None
