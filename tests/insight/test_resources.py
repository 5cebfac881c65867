from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.amounts import Amounts, add
from careerplan.insight.load import week_name
from careerplan.insight.resources import suggestion
from careerplan.insight.spread import part_of
from careerplan.plan.amount import Money
from careerplan.plan.settings import Budget
from tests.insight.build import measured

THREE_GOALS = """
=== goals.md
---
goals:
  - {title: A, status: active, start: 2026-10-01, due: 2026-12-31, hours: 5, money: 200 EUR, coffees: 4}
  - {title: B, status: planned, due: 2027-Q1, hours: "2:30", money: 100 USD}
  - {title: C, hours: 10, money: 50 EUR, spent: {hours: 1, money: 20}}
  - {title: D, status: done, start: 2026-01-01, due: 2026-12-31, hours: 36.5, money: 365}
  - {title: E, want: no, due: 2026-12, hours: 99}
---
=== people/maria.md
---
title: Maria
meetings:
  - {date: 2026-09-01, kind: coffee, cost: 4.50}
  - {date: 2026-10-05, kind: coffee, cost: 4.50}
  - {date: 2026-11-02, kind: coffee, cost: 4.50}
  - {date: 2026-11-03, kind: call, cost: 4.50}
  - {date: 2026-12-24, kind: coffee, cost: 4.50}
---
"""


def test_sums_of_open_goals_keep_currencies_apart() -> None:
    plan = measured(THREE_GOALS).resources.plan
    assert plan.planned.minutes == 300 + 150 + 600
    assert plan.planned.money == {"EUR": 25000, "USD": 10000}
    assert (plan.planned.coffees, plan.spent.coffees) == (4, 3)
    assert (plan.spent.minutes, plan.spent.money) == (60, {"EUR": 2000 + 1350})


def test_a_quarter_and_a_year_take_their_share_of_every_goal() -> None:
    resources = measured(THREE_GOALS).resources
    assert resources.quarter.planned.minutes == 300 + round(36.5 * 60 * 92 / 365)
    assert resources.year.planned.minutes == 300 + 2190
    assert (resources.quarter.spent.coffees, resources.year.spent.coffees) == (2, 3)
    assert resources.year.planned.money == {"EUR": 20000 + 36500}


def test_amounts_without_dates_are_in_no_quarter_and_named() -> None:
    resources = measured(THREE_GOALS).resources
    assert resources.quarter.undated == ("c",)


def test_the_budget_of_a_quarter_is_thirteen_weeks() -> None:
    budget = Budget(hours_per_week=5, money_per_year=Money("EUR", 200000), coffees_per_month=2)
    resources = measured(THREE_GOALS, budget=budget).resources
    assert resources.quarter.cap.minutes == 65 * 60
    assert resources.quarter.cap.money == {"EUR": 50000}
    assert (resources.quarter.cap.coffees, resources.year.cap.coffees) == (6, 24)


def test_without_a_budget_there_is_no_cap() -> None:
    resources = measured(THREE_GOALS).resources
    assert resources.year.cap.minutes is None
    assert resources.overloaded_weeks == ()


def test_an_empty_plan_takes_nothing() -> None:
    resources = measured("").resources
    assert resources.plan.planned == Amounts()
    assert (resources.plan.first, resources.weeks, resources.by_goal) == (None, (), ())


def test_weeks_above_the_cap_are_named() -> None:
    text = (
        "=== goals.md\n---\ngoals:\n"
        "  - {title: A, status: active, start: 2026-11-02, due: 2026-12-27, hours: 32}\n"
        "  - {title: B, status: active, start: 2026-11-30, due: 2026-12-06, hours: 3}\n"
        "  - {title: Not yet, status: planned, start: 2026-11-23, due: 2026-11-29, hours: 30}\n---\n"
    )
    resources = measured(text, budget=Budget(hours_per_week=5)).resources
    assert [(week.week, week.minutes) for week in resources.weeks][:3] == [
        ("2026-W47", 240),
        ("2026-W48", 240),
        ("2026-W49", 420),
    ]
    assert resources.overloaded_weeks == ("2026-W49",)


def test_the_vision_can_allow_less_than_the_budget() -> None:
    text = "=== vision.md\n---\ntitle: There\nconstraints: {hours_per_week: 3}\n---\n"
    assert measured(text, budget=Budget(hours_per_week=5)).resources.cap_a_week == 180


def test_spent_hours_of_an_activity_lie_on_its_days() -> None:
    text = (
        "=== learning.md\n---\nactivities:\n"
        "  - {title: A, done: 2026-09-30, spent: {hours: 2}}\n"
        "  - {title: B, done: 2026-10-01, spent: {hours: 3}}\n"
        "  - {title: C, start: 2026-10-12, due: 2027-03, spent: {hours: 4}}\n"
        "  - {title: D, spent: {hours: 9}}\n---\n"
    )
    resources = measured(text).resources
    assert resources.quarter.spent.minutes == 7 * 60
    assert resources.year.spent.minutes == 9 * 60
    assert resources.year.undated == ("d",)


def test_what_was_dropped_takes_nothing_afterwards() -> None:
    text = (
        "=== goals.md\n---\ngoals: [{title: A, status: dropped, start: 2026-01-01, due: 2026-12-31, "
        "finished: 2026-06-30, hours: 36.5}]\n---\n"
    )
    resources = measured(text).resources
    assert resources.quarter.planned.minutes == 0
    assert resources.year.planned.minutes == round(36.5 * 60 * 181 / 365)


@pytest.mark.parametrize(
    ("coffees", "said"), [(0, ""), (3, ""), (4, "1 coffee left this year."), (7, "4 coffees left this year.")]
)
def test_coffees_left_are_suggested_when_behind(coffees: int, said: str) -> None:
    text = THREE_GOALS.replace("coffees: 4", f"coffees: {coffees}")
    resources = measured(text).resources
    assert suggestion(resources, behind=True) == said
    assert suggestion(resources, behind=False) == ""


def test_without_coffees_in_any_goal_the_budgets_are_the_plan() -> None:
    text = THREE_GOALS.replace(", coffees: 4", "")
    resources = measured(text, budget=Budget(coffees_per_month=0.5)).resources
    assert (resources.year.planned.coffees, resources.coffees_left) == (6, 3)


DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@given(st.tuples(DAYS, DAYS), st.integers(0, 100_000), st.lists(DAYS, max_size=6))
def test_the_parts_of_adjoining_periods_add_to_the_whole(
    days: tuple[dt.date, dt.date], amount: int, cuts: list[dt.date]
) -> None:
    over = (min(days), max(days))
    whole = Amounts(minutes=amount, money={"EUR": amount, "USD": amount // 3}, coffees=amount % 7)
    edges = sorted({dt.date(2019, 12, 31), *cuts, dt.date(2030, 12, 31)})
    periods = [(first + dt.timedelta(days=1), last) for first, last in pairwise(edges)]
    parts = add(part_of(whole, over, period) for period in periods)
    assert (parts.minutes, parts.coffees) == (whole.minutes, whole.coffees)
    assert all(parts.money.get(currency, 0) == minor for currency, minor in whole.money.items())


@given(DAYS, st.integers(0, 400), st.integers(0, 5000))
def test_the_load_of_the_weeks_adds_to_the_hours_planned(start: dt.date, length: int, minutes: int) -> None:
    end = start + dt.timedelta(days=length)
    text = f"=== goals/a.md\n---\ntitle: A\nstatus: active\nstart: {start}\ndue: {end}\nhours: {minutes} min\n---\n"
    weeks = measured(text, today=start).resources.weeks
    assert abs(sum(week.minutes for week in weeks) - minutes) <= (len(weeks) + 1) / 2
    assert [week.week for week in weeks] == [week_name(week.monday) for week in weeks]
