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


BOMBS = {
    "aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n" for n in range(9)),
    "a merge": "a: &a {b: c}\n<<: *a\n",
    "brackets": f"values: {'[' * 200_000}\n",
    "braces": f"values: {'{a: ' * 50_000}\n",
    "dashes": f"values:\n{'- ' * 50_000}x\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_p34_a_bomb_is_one_problem_with_its_file_and_line_and_hides_no_other_file(bomb: str) -> None:
    parsed = read(f"=== goals/bomb.md\n---\n{BOMBS[bomb]}---\n=== goals/sound.md\n---\ntitle: Sound\n---\n")
    (problem,) = (problem for problem in parsed.problems if problem.severity == "error")
    assert (problem.path, problem.code) == (
        "content/goals/bomb.md",
        "yaml-anchor" if bomb in ("aliases", "a merge") else "yaml-depth",
    )
    assert 2 <= problem.line <= 4
    assert len(problem.message) + len(problem.excerpt) < 1_000_000
    assert "Sound" in [goal.title for goal in parsed.plan.goals]
