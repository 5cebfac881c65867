"""Whens: every form that people write, what does not exist, and what can never happen."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerplan.plan.problem import CODES, Fault
from careerplan.plan.when import (
    When,
    day,
    days_between,
    parse_when,
    quarter_after,
    quarter_bounds,
    quarter_of,
    span_days,
)


def interval(text: str) -> str:
    """`2026-11-01..2026-11-30 month`, with `~` before the precision for about."""
    found = parse_when(text)
    assert isinstance(found, When), found
    return f"{found.first or ''}..{found.last or ''} {'~' if found.about else ''}{found.precision}"


def fault(text: str) -> Fault:
    found = parse_when(text)
    assert isinstance(found, Fault), found
    return found


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-11-21", "2026-11-21..2026-11-21 day"),
        ("2026-1-5", "2026-01-05..2026-01-05 day"),
        ("2026/11/21", "2026-11-21..2026-11-21 day"),
        ("21.11.2026", "2026-11-21..2026-11-21 day"),
        ("15 Nov 2026", "2026-11-15..2026-11-15 day"),
        ("15th November 2026", "2026-11-15..2026-11-15 day"),
        ("15. November 2026", "2026-11-15..2026-11-15 day"),
        ("November 15, 2026", "2026-11-15..2026-11-15 day"),
        ("Nov. 1st 2026", "2026-11-01..2026-11-01 day"),
        ("2026-11", "2026-11-01..2026-11-30 month"),
        ("Sep 2026", "2026-09-01..2026-09-30 month"),
        ("Sept. 2026", "2026-09-01..2026-09-30 month"),
        ("September 2026", "2026-09-01..2026-09-30 month"),
        ("SEPTEMBER, 2026", "2026-09-01..2026-09-30 month"),
        ("Feb 2028", "2028-02-01..2028-02-29 month"),
        ("2026-Q4", "2026-10-01..2026-12-31 quarter"),
        ("2026 q1", "2026-01-01..2026-03-31 quarter"),
        ("Q3 2026", "2026-07-01..2026-09-30 quarter"),
        ("Q3/2026", "2026-07-01..2026-09-30 quarter"),
        ("2026-H2", "2026-07-01..2026-12-31 half"),
        ("H1 2026", "2026-01-01..2026-06-30 half"),
        ("2025 / H1", "2025-01-01..2025-06-30 half"),
        ("2026", "2026-01-01..2026-12-31 year"),
        ("early-2026", "2026-01-01..2026-04-30 part"),
        ("mid-2026", "2026-05-01..2026-08-31 part"),
        ("Mid 2026", "2026-05-01..2026-08-31 part"),
        ("late–2026", "2026-09-01..2026-12-31 part"),
        ("Apr-Jun 2026", "2026-04-01..2026-06-30 range"),
        ("Apr–Jun 2026", "2026-04-01..2026-06-30 range"),
        ("April — June 2026", "2026-04-01..2026-06-30 range"),
        ("Apr to Jun 2026", "2026-04-01..2026-06-30 range"),
        ("2026-05..2026-07", "2026-05-01..2026-07-31 range"),
        ("2026-05-03 .. Q3 2026", "2026-05-03..2026-09-30 range"),
        ("2026...2028", "2026-01-01..2028-12-31 range"),
        ("2026-05..", "2026-05-01.. range"),
        ("2026-05..ongoing", "2026-05-01.. range"),
        ("..2026-05", "..2026-05-31 range"),
        ("ongoing", ".. open"),
        ("Ongoing", ".. open"),
        ("open-ended", ".. open"),
        ("~2026", "2026-01-01..2026-12-31 ~year"),
        ("~ Sep 2026", "2026-09-01..2026-09-30 ~month"),
        ("about 2026-Q3", "2026-07-01..2026-09-30 ~quarter"),
        ("ca. 2026", "2026-01-01..2026-12-31 ~year"),
        ("~2026-05..~2026-07", "2026-05-01..2026-07-31 ~range"),
        ("2026-05..~2026-07", "2026-05-01..2026-07-31 ~range"),
        ("2018-09-30T23:55:07Z", "2018-09-30..2018-09-30 day"),
        ("2018-09-30 23:55:07+14:00", "2018-09-30..2018-09-30 day"),
        ("2026년 11월 21일", "2026-11-21..2026-11-21 day"),
        ("2026년 11월", "2026-11-01..2026-11-30 month"),
        ("2026년", "2026-01-01..2026-12-31 year"),
        ("2026年11月21日", "2026-11-21..2026-11-21 day"),
        ("٢٠٢٦-١١-٢١", "2026-11-21..2026-11-21 day"),
        ("١٥ نوفمبر ٢٠٢٦", "2026-11-15..2026-11-15 day"),
        ("\u200f١٥ نوفمبر ٢٠٢٦\u200f", "2026-11-15..2026-11-15 day"),
        ("سبتمبر ٢٠٢٦", "2026-09-01..2026-09-30 month"),
        ("März 2026", "2026-03-01..2026-03-31 month"),
        ("Ma\u0308rz 2026", "2026-03-01..2026-03-31 month"),
        ("3. Dezember 2026", "2026-12-03..2026-12-03 day"),
        ("août 2026", "2026-08-01..2026-08-31 month"),
        ("  2026-11  ", "2026-11-01..2026-11-30 month"),
    ],
)
def test_a_when_as_people_write_it(written: str, means: str) -> None:
    assert interval(written) == means


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Sep 2026", "Sep 2026"),
        ("  Apr–Jun 2026 ", "Apr–Jun 2026"),
        ("~2026", "~2026"),
        ("2018-09-30T23:55:07Z", "2018-09-30"),
        ("~2018-09-30 23:55", "~2018-09-30"),
        ("٢٠٢٦-١١", "٢٠٢٦-١١"),
    ],
)
def test_it_is_shown_as_written_and_a_moment_loses_its_time(written: str, shown: str) -> None:
    found = parse_when(written)
    assert isinstance(found, When)
    assert found.text == shown


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("2026-02-30", "when-impossible", "2026-02-30 is not a day; February 2026 has 28"),
        ("2026-02-29", "when-impossible", "2026-02-29 is not a day; February 2026 has 28"),
        ("31 April 2026", "when-impossible", "31 April 2026 is not a day; April 2026 has 30"),
        ("2026-00", "when-impossible", "“2026-00” does not exist; months go from 01 to 12"),
        ("2026-13-01", "when-impossible", "“2026-13-01” does not exist; months go from 01 to 12"),
        ("2026-Q5", "when-impossible", "“2026-Q5” does not exist; a year has four quarters, Q1 to Q4"),
        ("H3 2026", "when-impossible", "“H3 2026” does not exist; a year has two halves, H1 and H2"),
        ("1066", "when-impossible", "“1066” does not exist; years from 1900 to 2199 are read"),
        ("9999-12-31", "when-impossible", "“9999-12-31” does not exist; years from 1900 to 2199 are read"),
        ("2027..2026", "when-order", "“2027..2026” ends before it starts"),
        ("Jun-Apr 2026", "when-order", "“Jun-Apr 2026” ends before it starts"),
        ("6 months", "when-duration", "“6 months” is a length of time, not a date"),
        ("0–2 Years", "when-duration", "“0–2 Years” is a length of time, not a date"),
        ("11/12/2026", "when-unreadable", "“11/12/2026” could be two different days"),
        ("2025-2027", "when-unreadable", "“2025-2027” is not a date"),
        ("Next module", "when-unreadable", "“Next module” is not a date"),
        ("Week 1-2", "when-unreadable", "“Week 1-2” is not a date"),
        ("..", "when-unreadable", "“..” is not a date"),
        ("2026..2027..2028", "when-unreadable", "“2026..2027..2028” is not a date"),
        ("", "when-unreadable", "“” is not a date"),
        ("~", "when-unreadable", "“~” is not a date"),
        ("NO", "when-unreadable", "“NO” is not a date"),
        ("20261121", "when-unreadable", "“20261121” is not a date"),
    ],
)
def test_what_is_no_when(written: str, code: str, said: str) -> None:
    found = fault(written)
    assert (found.code, found.message) == (code, said)
    assert found.help


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("2026-02-30", "2026-02-28"),
        ("3 Octobar 2026", "did you mean October?"),
        ("2025-2027", "write 2025..2027"),
        ("Nov 2025 – Feb 2026", "write Nov 2025..Feb 2026"),
        ("Nov–Feb 2026", "2025-11..2026-02"),
        ("6 months", "2026-Q4"),
    ],
)
def test_the_help_holds_the_likely_fix(written: str, likely: str) -> None:
    assert likely in fault(written).help


@given(st.text() | st.text(alphabet="0123456789-./~ QHqhTZ:年월일..–"))
@example("2026-11-21t1:00 ")
@example("\u0660" * 5)
@example("²026")
def test_no_text_at_all_raises(text: str) -> None:
    found = parse_when(text)
    if isinstance(found, Fault):
        assert found.code in CODES
    elif found.first and found.last:
        assert found.first <= found.last


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_iso_forms_come_back(date: dt.date) -> None:
    assert parse_when(date.isoformat()) == day(date)
    assert interval(f"{date:%Y-%m}").startswith(f"{date:%Y-%m}-01..{date:%Y-%m}-")
    name = quarter_of(date)
    first, last = quarter_bounds(name)
    assert first <= date <= last
    assert interval(name) == f"{first}..{last} quarter"


def test_open_whens_sort_last() -> None:
    whens = [parse_when(text) for text in ("ongoing", "2027", "2026-05..", "2026")]
    ordered = sorted((when for when in whens if isinstance(when, When)), key=lambda when: when.order)
    assert [when.text for when in ordered] == ["2026", "2027", "ongoing", "2026-05.."]
    assert [when.is_open for when in ordered] == [False, False, True, True]


@given(st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)), st.integers(-400, 400))
def test_quarters_are_counted_forth_and_back(date: dt.date, count: int) -> None:
    there = quarter_after(quarter_of(date), count)
    assert quarter_after(there, -count) == quarter_of(date)


def test_days_are_counted_with_both_ends_or_between() -> None:
    first, last = dt.date(2026, 11, 21), dt.date(2026, 11, 23)
    assert span_days(first, last) == 3
    assert (days_between(first, last), days_between(last, first)) == (2, -2)
