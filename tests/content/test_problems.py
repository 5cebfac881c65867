"""What bad input gets: every message, whole, as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerplan.content.check import check_plan
from tests.golden import Case, Golden, cases_of
from tests.texts import read, said

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", cases_of(CASES / "problems.md"))
def test_what_bad_input_gets(case: Case, golden: Golden) -> None:
    parsed = read(case.text)
    golden.case(case, said((*parsed.problems, *check_plan(parsed.plan))))
