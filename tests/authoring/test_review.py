"""A review: what `careerplan review` writes, and that later changes never rewrite it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerplan.authoring.review import QUESTIONS, period_of, review_path, review_text
from careerplan.build import measure_plan, read_plan
from careerplan.cli.main import cli
from careerplan.insight.measure import Figures
from careerplan.plan.amount import Span
from careerplan.plan.settings import PlanSettings
from tests.insight.build import measured

DAY = dt.date(2026, 11, 21)

PLAN = {
    "careerplan.toml": '[plan]\ntitle = "Mine"\n',
    "content/vision.md": "---\nrole: lead\n---\nIn five years.\n",
    "content/roles/lead.md": "---\nneeds: {Writing: advanced, SQL: novice}\n---\n",
    "content/skills/writing.md": "---\nratings:\n  - 2026-03 novice\n---\n",
    "content/skills/sql.md": "---\nlevel: intermediate\n---\n",
    "content/goals/book.md": (
        '---\ntitle: "Write: a book"\nstatus: active\ndue: Apr–Jun 2027\nskills: {writing: 4}\n---\n'
    ),
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for path, text in PLAN.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def figures(plan: Path) -> Figures:
    return measure_plan(read_plan(plan), DAY).figures


def run(plan: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["-C", str(plan), *arguments, "--today", DAY.isoformat()])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_review_is_read_back_as_it_was_frozen(plan: Path) -> None:
    assert run(plan, "review") == "content/reviews/2026-Q4.md\n"
    (review,) = read_plan(plan).plan.reviews
    assert review.snapshot is not None
    assert review.snapshot.today == DAY
    assert (review.snapshot.skills["writing"].current, review.snapshot.skills["writing"].target) == (2, 4)
    assert review.snapshot.goals["book"].status == "active"
    assert [problem.code for problem in read_plan(plan).problems] == []


def test_c71_raising_a_requirement_later_leaves_the_frozen_gap(plan: Path) -> None:
    run(plan, "review")
    (plan / "content/roles/lead.md").write_text("---\nneeds: {Writing: expert, SQL: expert}\n---\n")
    (plan / "content/skills/writing.md").write_text("---\nratings:\n  - 2026-03 awareness\n---\n")
    (review,) = read_plan(plan).plan.reviews
    assert review.snapshot is not None
    assert (review.snapshot.skills["writing"].current, review.snapshot.skills["writing"].target) == (2, 4)
    assert figures(plan).skill["writing"].gap == 4


def test_the_six_questions_and_what_to_rate_again(plan: Path) -> None:
    text = review_text(figures(plan), "2026-Q4")
    assert [line for line in text.splitlines() if line.startswith("## ") and "?" in line] == [
        f"## {place}. {question}" for place, question in enumerate(QUESTIONS, 1)
    ]
    assert len(QUESTIONS) == 6
    assert "- [ ] [[skill:writing]], last rated 33 weeks ago, 2 levels short" in text


def test_the_first_review_says_that_there_is_nothing_to_compare_with(plan: Path) -> None:
    assert "This is the first review; the next one will be compared with its figures." in review_text(
        figures(plan), "2026-Q4"
    )


def test_c74_the_second_review_says_what_changed_since_the_first(plan: Path) -> None:
    run(plan, "review", "--period", "2026-Q3")
    (plan / "content/skills/writing.md").write_text("---\nratings:\n  - 2026-03 novice\n  - 2026-11 advanced\n---\n")
    book = plan / "content/goals/book.md"
    book.write_text(book.read_text().replace("due: Apr–Jun 2027", "due: 2027-09-30"))
    text = review_text(figures(plan), "2026-Q4")
    assert "- [[skill:writing]]: novice, now advanced" in text
    assert "- [[goal:book]]: due Apr–Jun 2027, now 2027-09-30 (13 weeks later)" in text
    assert "- Gaps: no gaps; then 1 gap, 2 levels in all" in text


def test_what_is_gone_is_named_without_a_link(plan: Path) -> None:
    run(plan, "review", "--period", "2026-Q3")
    (plan / "content/goals/book.md").unlink()
    assert "\n- book: gone\n" in review_text(figures(plan), "2026-Q4")


def test_nothing_is_written_over(plan: Path) -> None:
    run(plan, "review")
    before = (plan / "content/reviews/2026-Q4.md").read_text()
    result = CliRunner().invoke(cli, ["-C", str(plan), "review", "--today", DAY.isoformat()])
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert (plan / "content/reviews/2026-Q4.md").read_text() == before


def test_a_dry_run_writes_nothing(plan: Path) -> None:
    assert run(plan, "review", "--dry-run").startswith(
        "--- /dev/null\n+++ content/reviews/2026-Q4.md\n@@ -0,0 +1,40 @@\n+---\n+date: 2026-11-21\n"
    )
    assert not (plan / "content/reviews").exists()


def test_a_period_that_is_no_time_is_wrong_use(plan: Path) -> None:
    result = CliRunner().invoke(cli, ["-C", str(plan), "review", "--period", "soon"])
    assert result.exit_code == 2
    assert "“soon” is not a date" in result.output


@pytest.mark.parametrize(
    ("every", "period"),
    [(Span("month", months=1), "2026-11"), (Span("quarter", months=3), "2026-Q4"), (Span("year", months=12), "2026")],
)
def test_the_period_follows_the_rhythm_of_the_plan(every: Span, period: str) -> None:
    figures = measured("=== vision.md\nIn five years.\n", settings=PlanSettings(review_every=every))
    assert period_of(figures) == period


def test_samples_are_never_in_a_review() -> None:
    text = "=== skills/kafka.md\n---\nsample: true\nlevel: 2\n---\n=== goals/talk.md\n---\nsample: true\n---\n"
    written = review_text(measured(text), "2026-Q4")
    assert "kafka" not in written
    assert "talk" not in written


def test_an_odd_period_has_a_safe_file_name() -> None:
    assert review_path("Apr–Jun 2026") == "content/reviews/apr-jun-2026.md"
    assert review_path("Sep 2026") == "content/reviews/Sep-2026.md"
