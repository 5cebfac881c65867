"""`careerplan check`: what it prints, to whom, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, files_of, write_plan

PUBLIC_PLACES = ("CI", *HOST_VARIABLES)


def test_a_sound_plan_has_no_problems(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "check")
    assert (ran.code, ran.out, ran.err) == (0, "2 files read: no problems\n", "")


def test_one_file_is_one_file(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA})
    assert run("-C", plan, "check").out == "1 file read: no problems\n"


def test_an_error_shows_its_place_its_line_and_a_caret(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "check")
    assert ran.code == 1
    first, line, caret, fix, *_ = ran.out.splitlines()
    assert first.startswith("content/goals/talk.md:6:6: error[when-impossible]: ")
    assert line == "  6 | due: 2026-02-30"
    assert caret == "    |      ^"
    assert fix.startswith("  help: ")
    assert ran.out.endswith("2 files read: 1 error\n")


def test_a_warning_fails_only_when_strict(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA.replace("target:", "colour: red\n    target:")})
    assert run("-C", plan, "check").code == 0
    strict = run("-C", plan, "check", "--strict")
    assert strict.code == 1
    assert "warning[key-unknown]" in strict.out


def test_a_note_never_fails(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA.replace("target: advanced", "target: awareness")})
    ran = run("-C", plan, "check", "--strict")
    assert ran.code == 0
    assert "content/skills/kafka.md:3:9: note[target-below]" in ran.out
    assert "  3 | target: awareness\n    |         ^\n" in ran.out


def test_a_target_of_a_list_is_shown_at_its_item(run: Run, tmp_path: Path) -> None:
    item = "  - {title: Kafka, target: awareness, ratings: [2026-06-02 novice]}"
    plan = write_plan(tmp_path / "p", {"skills.md": f"---\nskills:\n{item}\n---\n"})
    shown = run("-C", plan, "check").out
    assert "content/skills.md:3:1: note[target-below]" in shown
    assert f"  3 | {item}" in shown


def test_json_has_exactly_these_keys(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "check", "--format", "json")
    (problem,) = json.loads(ran.out)
    assert ran.code == 1
    assert list(problem) == ["path", "line", "column", "code", "severity", "message", "help"]
    assert (problem["path"], problem["line"], problem["column"]) == ("content/goals/talk.md", 6, 6)
    assert (problem["code"], problem["severity"]) == ("when-impossible", "error")
    assert "2026-02-30" in problem["message"]


def test_json_of_a_sound_plan_is_an_empty_array(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "check", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


@pytest.mark.parametrize("variable", PUBLIC_PLACES)
@pytest.mark.parametrize("form", ["text", "json"])
def test_where_others_read_along_no_value_is_printed(run: Run, broken: Path, variable: str, form: str) -> None:
    ran = run("-C", broken, "check", "--format", form, **{variable: "true"})
    assert ran.code == 1
    assert "when-impossible" in ran.out
    assert "a date that does not exist" in ran.out
    assert "2026-02-30" not in ran.out + ran.err
    assert "Corvine" not in ran.out + ran.err


def test_values_are_shown_there_when_they_are_asked_for(run: Run, broken: Path) -> None:
    assert "2026-02-30" in run("-C", broken, "check", "--show-values", CI="true").out


def test_nothing_is_written(run: Run, broken: Path) -> None:
    before = files_of(broken)
    run("-C", broken, "check")
    assert files_of(broken) == before


def test_a_control_character_never_reaches_the_terminal(run: Run, tmp_path: Path) -> None:
    text = '---\ntitle: x\ncategory: "2026 \\e[31m\u202e\u2066evil"\n---\n'
    plan = write_plan(tmp_path / "p", {"goals/talk.md": text})
    ran = run("-C", plan, "check")
    assert ran.code == 1
    assert not {"\u202e", "\u2066", "\x1b"} & set(ran.out)
