"""What users write, and the records it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerplan.config import parse_settings
from tests.golden import Case, Golden, cases_of
from tests.texts import read, said, told

SETTINGS = parse_settings("[audiences.mentors]\n[audiences.manager]").settings
CASES = Path(__file__).parent / "cases" / "records.md"


@pytest.mark.parametrize("case", cases_of(CASES))
def test_what_is_written_becomes_records(case: Case, golden: Golden) -> None:
    parsed = read(case.text, SETTINGS)
    golden.case(case, told(parsed.plan) + said(parsed.problems))
