"""The starter plan: alive on whatever day it is copied."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.authoring.new import occupied, starter_files, write_plan
from careerplan.content.files import TextFile
from careerplan.content.load import Content, parse_plan
from careerplan.insight.checks import check_figures
from careerplan.insight.measure import measure
from careerplan.plan.settings import Settings

ANY_DAY = st.dates(dt.date(1990, 1, 1), dt.date(2150, 12, 31))


@given(ANY_DAY)
@settings(max_examples=60)
def test_on_any_day_it_reads_without_a_problem_and_has_something_to_say(day: dt.date) -> None:
    files = starter_files(day, example=False)
    texts = tuple(TextFile(path, text) for path, text in files.items() if path.startswith("content/"))
    parsed = parse_plan(Content(texts, ()), Settings())
    figures = measure(parsed.plan, day)
    assert (*parsed.problems, *check_figures(figures, {})) == ()
    assert all(record.sample for record in parsed.plan.records())
    assert figures.gaps.count > 0
    assert figures.next


@given(ANY_DAY)
@settings(max_examples=30)
def test_no_placeholder_is_left(day: dt.date) -> None:
    for path, text in starter_files(day, example=False).items():
        assert not re.search(r"@\w+([+-]\d+)?@", text), path


def test_the_example_is_the_one_of_the_checkout_and_its_settings() -> None:
    root = Path(__file__).resolve().parents[2]
    files = starter_files(dt.date(2026, 11, 21), example=True)
    assert files["careerplan.toml"] == (root / "careerplan.toml").read_text(encoding="utf-8")
    there = {f"content/{path.relative_to(root / 'content').as_posix()}" for path in (root / "content").rglob("*.md")}
    assert {path for path in files if path.startswith("content/")} >= there


def test_no_file_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    files = {"README.md": "ours", "content/vision.md": "ours"}
    assert occupied(tmp_path, files) == ("README.md",)
    write_plan(tmp_path, files)
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "content" / "vision.md").read_text() == "ours"
