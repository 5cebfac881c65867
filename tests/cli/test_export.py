"""`careerplan export`: JSON on stdout, whole or for an audience."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, TODAY, write_plan

MENTORS = '[audiences.mentors]\nkinds = ["role"]\n'

KEYS = {
    "today", "headline", "steps", "skills", "gaps", "roles", "calibration", "pace", "goals", "categories",
    "resources", "modes", "zones", "people", "feedback", "market", "path", "crafting", "triggers", "reviews",
    "next", "problems",
}  # fmt: skip
"""What the documents promise: keys may be added, none may go."""


def test_it_is_one_object_with_the_promised_keys(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "export", "--today", TODAY)
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert set(data) >= KEYS
    assert (data["today"], data["problems"]) == (TODAY, [])
    assert [(skill["id"], skill["gap"]) for skill in data["skills"]] == [("kafka", 2)]


def test_an_empty_plan_has_the_same_keys(run: Run, plan: Path, tmp_path: Path) -> None:
    empty = write_plan(tmp_path / "empty", {})
    ran = run("-C", empty, "export", "--today", TODAY)
    assert ran.code == 0
    assert set(json.loads(ran.out)) == set(json.loads(run("-C", plan, "export").out))


def test_a_plan_with_errors_is_exported_with_its_problems_and_fails(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "export", "--today", TODAY)
    assert ran.code == 1
    (problem,) = json.loads(ran.out)["problems"]
    assert problem["code"] == "when-impossible"


def test_letters_stay_letters(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/x.md": '---\ntitle: "日本 \\e[31m"\n---\n'})
    ran = run("-C", plan, "export")
    assert "日本" in ran.out
    assert "\x1b" not in ran.out
    assert json.loads(ran.out)["skills"][0]["title"].startswith("日本")


def test_an_audience_gets_what_it_may_see(run: Run, tmp_path: Path) -> None:
    files = {
        "skills/kafka.md": KAFKA.replace("title:", "audience: [mentors]\n    title:"),
        "skills/leaving.md": "---\ntitle: Leaving\n---\n",
    }
    plan = write_plan(tmp_path / "p", files, MENTORS)
    ran = run("-C", plan, "export", "--audience", "mentors", "--today", TODAY)
    assert ran.code == 0
    assert [skill["id"] for skill in json.loads(ran.out)["skills"]] == ["kafka"]
    assert "eaving" not in ran.out


def test_an_audience_that_is_not_declared_is_refused(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "export", "--audience", "mentor")
    assert (ran.code, ran.out) == (3, "")


def test_an_audience_is_refused_while_its_settings_have_errors(run: Run, plan: Path) -> None:
    write_plan(plan, {}, MENTORS.replace('["role"]', "true"))
    ran = run("-C", plan, "export", "--audience", "mentors")
    assert (ran.code, ran.out) == (3, "")
    assert "audience-invalid" in ran.err


def test_the_schema_needs_no_plan_and_holds_for_the_export(run: Run, plan: Path, tmp_path: Path) -> None:
    ran = run("-C", tmp_path, "export", "--schema")
    assert ran.code == 0
    jsonschema.validate(json.loads(run("-C", plan, "export", "--today", TODAY).out), json.loads(ran.out))
