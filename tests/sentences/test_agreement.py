"""The numbers in every computed sentence are those of the export, over random plans of every size."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.insight.export import export
from careerplan.insight.measure import measure
from careerplan.plan.plan import Plan
from careerplan.site.bodies import Bodies
from careerplan.site.views.parts import Desk
from tests.sentences.forms import Case, Row, agrees
from tests.sentences.people_rows import PEOPLE_ROWS
from tests.sentences.plan_rows import PLAN_ROWS
from tests.sentences.plans import plan_of_any_size
from tests.sentences.skill_rows import SKILL_ROWS
from tests.sentences.work_rows import WORK_ROWS
from tests.strategies import PROPERTY, Dice

ROWS: tuple[Row, ...] = (*PLAN_ROWS, *SKILL_ROWS, *PEOPLE_ROWS, *WORK_ROWS)
DAYS = (dt.date(2025, 11, 28), dt.date(2025, 12, 18), dt.date(2026, 2, 3), dt.date(2026, 11, 21))
"""Days on which the dates of random plans are new, near and long over."""
FULLNESS = (0.0, 0.1, 0.3, 0.7)
"""How likely an optional key of a random plan is set."""
SAMPLE = 5000
"""Plans among which every figure is met at none, at one and at many, long before the last."""


def told(plan: Plan, today: dt.date) -> dict[str, list[Case]]:
    """Every sentence about a plan, by the row that knows it; absent ones are left out."""
    figures = measure(plan, today)
    desk, exported = Desk(figures, Bodies(plan)), export(figures, ())
    return {row.name: list(row.cases(desk, exported)) for row in ROWS}


def disagreeing(plan: Plan, today: dt.date) -> list[tuple[str, Case]]:
    cases = told(plan, today)
    return [(row.name, case) for row in ROWS for case in cases[row.name] if case.said and not agrees(case, row.forms)]


@settings(PROPERTY, max_examples=max(1, int(os.environ.get("CAREERPLAN_EXAMPLES", "200")) // 4))
@given(st.integers(0, 2**32 - 1), st.sampled_from(FULLNESS), st.sampled_from(DAYS))
def test_every_number_in_a_sentence_is_the_number_of_the_export(seed: int, fullness: float, today: dt.date) -> None:
    assert disagreeing(plan_of_any_size(Dice(seed, fullness)), today) == []


def test_an_empty_plan_says_nothing_that_disagrees() -> None:
    assert disagreeing(Plan(), DAYS[-1]) == []


@pytest.fixture(scope="module")
def counted() -> dict[str, set[str]]:
    """How many of what each row counts the sample held: none, one, many."""
    found: dict[str, set[str]] = {row.name: set() for row in ROWS}
    for seed in range(SAMPLE):
        dice = Dice(seed, FULLNESS[seed % len(FULLNESS)])
        cases = told(plan_of_any_size(dice), DAYS[seed % len(DAYS)])
        for row in ROWS:
            for case in cases[row.name]:
                number = case.facts.get(row.counts)
                found[row.name].add("none" if not number else "one" if number == 1 else "many")
        if all(len(found[row.name]) == 3 for row in ROWS if row.counts):
            break
    return found


@pytest.mark.parametrize("row", [row for row in ROWS if row.counts], ids=lambda row: row.name)
def test_random_plans_hold_none_one_and_many(row: Row, counted: dict[str, set[str]]) -> None:
    assert counted[row.name] == {"none", "one", "many"}


def test_a_wrong_number_and_an_unknown_form_are_found() -> None:
    forms = ("<met> of the <known> skills", "All <known> skills<met=known>")
    assert agrees(Case("1 of the 3 skills", {"met": 1, "known": 3}), forms)
    assert agrees(Case("None of the 3 skills", {"met": 0, "known": 3}), forms)
    assert not agrees(Case("2 of the 3 skills", {"met": 1, "known": 3}), forms)
    assert not agrees(Case("All 3 skills", {"met": 2, "known": 3}), forms)
    assert not agrees(Case("3 skills", {"met": 3, "known": 3}), forms)
