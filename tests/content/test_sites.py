"""Whole plans as folders: broken in every way, in other scripts, and as people write by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerplan.config import read_settings
from careerplan.content.check import check_plan
from careerplan.content.load import parse_plan, read_content
from careerplan.plan.problem import CODES
from tests.golden import Golden
from tests.texts import said, told

SITES = Path(__file__).parents[1] / "sites"
HERE = Path(__file__).parent

LATER = {
    "audience-names",
    "target-below",
    "share-rate-hidden",
    "share-text-hidden",
    "share-asks-nothing",
    "share-ended",
    "share-nonce",
    "theme-missing",
    "theme-invalid",
    "template-failed",
    "output-foreign",
    "output-left",
    "git-tracked",
    "key-readable",
}
"""Codes of layers to the right of this one, which test them, and of shares, which need an audience."""


@pytest.mark.parametrize("name", ["broken", "handwritten", "method", "worldwide"])
def test_a_whole_plan(name: str, golden: Golden) -> None:
    root = SITES / name
    configured = read_settings(root)
    parsed = parse_plan(read_content(root), configured.settings)
    problems = (*configured.problems, *parsed.problems, *check_plan(parsed.plan))
    golden.file(root / "expected.txt", said(problems) + told(parsed.plan))


def test_twenty_five_broken_files_leave_the_sound_one_as_it_is() -> None:
    parsed = parse_plan(read_content(SITES / "broken"), read_settings(SITES / "broken").settings)
    paths = {problem.path for problem in parsed.problems}
    sound = next(goal for goal in parsed.plan.goals if goal.id == "sound")
    assert len(paths) >= 25
    assert sound.place.path not in paths
    assert (sound.title, len(sound.milestones), dict(sound.skills)) == ("Give a talk", 2, {"python": 4})


@pytest.mark.parametrize("name", ["handwritten", "worldwide"])
def test_a_sound_plan_has_no_problems(name: str) -> None:
    configured = read_settings(SITES / name)
    assert configured.problems == ()
    assert parse_plan(read_content(SITES / name), configured.settings).problems == ()


def test_c46_fuzzy_dates_keep_their_width_and_undated_goals_have_none() -> None:
    parsed = parse_plan(read_content(SITES / "handwritten"), read_settings(SITES / "handwritten").settings)
    dues = {goal.id: goal.due for goal in parsed.plan.goals}
    talk, undated = dues["talk-at-a-meetup"], dues["learn-to-say-no"]
    assert talk is not None
    assert (str(talk.first), str(talk.last)) == ("2026-10-01", "2026-12-31")
    assert undated is None


def test_c108_every_line_of_a_note_is_kept() -> None:
    path = SITES / "handwritten" / "content" / "notes" / "retrospective-2025.md"
    parsed = parse_plan(read_content(SITES / "handwritten"), read_settings(SITES / "handwritten").settings)
    note = next(page for page in parsed.plan.pages if page.id == "retrospective-2025")
    assert f"# {note.title}\n\n{note.body.text}\n" == path.read_text(encoding="utf-8").split("---\n", 2)[2]


def test_c109_an_unquoted_colon_is_one_clear_message() -> None:
    parsed = parse_plan(read_content(SITES / "broken"), read_settings(SITES / "broken").settings)
    assert said(problem for problem in parsed.problems if problem.path == "content/goals/colon.md") == (
        "content/goals/colon.md:2:21: error[yaml-colon]: a colon followed by a space inside an unquoted text\n"
        "  | title: Retrospective: 2019\n"
        '  help: put quotes around the text: title: "Retrospective: 2019"\n'
    )


def test_every_code_of_this_layer_has_a_test_that_shows_its_message() -> None:
    texts = [*HERE.glob("cases/*.md"), HERE / "test_files.py", HERE.parent / "test_config.py"]
    shown = "".join(path.read_text(encoding="utf-8") for path in texts)
    assert [code for code in CODES if f"[{code}]" not in shown and code not in LATER] == []
