"""`careerplan check`: what it prints, to whom, and how it ends."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from careerplan import __version__
from careerplan.share.keys import make_keys
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, TODAY, files_of, write_plan
from tests.cli.terminal import on_terminal
from tests.golden import Golden

HERE = Path(__file__).parent
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
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
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


SEVERAL = {
    "skills/kafka.md": KAFKA.replace("target: advanced", "target: awareness"),
    "goals/100% a, b.md": """
        ---
        title: Leave Corvine
        due: 2026-02-30
        ---
        See [[nothing]], 100 % surely.
        """,
    "notes/empty.md": "",
}
"""An error, warnings and notes; a file's name with all that a workflow command gives a meaning."""


@pytest.mark.parametrize(
    ("name", "words", "env"),
    [
        ("github", ["github"], {}),
        ("github-masked", ["github"], {"CI": "true"}),
        ("github-shown", ["github", "--show-values"], {"CI": "true"}),
        ("sarif", ["sarif"], {}),
        ("sarif-masked", ["sarif"], {"CI": "true"}),
    ],
)
def test_reports_for_other_programs(
    run: Run, tmp_path: Path, golden: Golden, name: str, words: list[str], env: dict[str, str]
) -> None:
    plan = write_plan(tmp_path / "p", SEVERAL)
    ran = run("-C", plan, "check", "--format", *words, **env)
    assert (ran.code, ran.err) == (1, "")
    golden.file(HERE / "reports" / f"{name}.txt", ran.out.replace(f'"version": "{__version__}"', '"version": "*"'))


def test_an_annotation_reads_back_as_what_was_meant(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", SEVERAL)
    commands = [line for line in run("-C", plan, "check", "--format", "github").out.splitlines() if line[:2] == "::"]
    told = json.loads(run("-C", plan, "check", "--format", "json").out)
    for line, problem in zip(commands, told, strict=True):
        head, _, text = line.removeprefix("::").partition("::")
        command, _, listed = head.partition(" ")
        properties = {key: unescaped(value) for key, value in (pair.split("=") for pair in listed.split(","))}
        assert command == {"note": "notice"}.get(problem["severity"], problem["severity"])
        assert properties == {
            "file": problem["path"],
            **({"line": str(problem["line"]), "col": str(problem["column"])} if problem["line"] else {}),
            "title": problem["code"],
        }
        assert unescaped(text) == "\n".join(
            filter(None, [problem["message"], problem["help"] and f"help: {problem['help']}"])
        )


def unescaped(text: str) -> str:
    """A value as the runner of GitHub Actions reads it."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_an_annotation_names_the_file_below_the_repository(run: Run, tmp_path: Path, broken: Path) -> None:
    words = ("-C", broken, "check", "--format", "github")
    assert "file=content/goals/talk.md" in run(*words, GITHUB_WORKSPACE=str(broken)).out
    assert "file=broken/content/goals/talk.md" in run(*words, GITHUB_WORKSPACE=str(tmp_path)).out
    assert "file=content/goals/talk.md" in run(*words, GITHUB_WORKSPACE=str(tmp_path / "elsewhere")).out


@pytest.mark.parametrize("env", [{}, {"CI": "true"}])
def test_a_sarif_log_has_the_shape_of_the_standard(run: Run, tmp_path: Path, env: dict[str, str]) -> None:
    plan = write_plan(tmp_path / "p", SEVERAL)
    log = json.loads(run("-C", plan, "check", "--format", "sarif", **env).out)
    jsonschema.validate(log, SARIF)
    (only,) = log["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert [rules[result["ruleIndex"]] for result in only["results"]] == [r["ruleId"] for r in only["results"]]
    assert {result["level"] for result in only["results"]} == {"error", "warning", "note"}


def test_a_sarif_log_of_a_sound_plan_has_a_run_without_results(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "check", "--format", "sarif")
    log = json.loads(ran.out)
    jsonschema.validate(log, SARIF)
    assert (ran.code, log["runs"][0]["results"]) == (0, [])


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_a_warning_ends_a_report_as_it_ends_the_text(run: Run, tmp_path: Path, form: str) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA.replace("target:", "colour: red\n    target:")})
    assert run("-C", plan, "check", "--format", form).code == 0
    assert run("-C", plan, "check", "--format", form, "--strict").code == 1


def test_colour_on_a_terminal(broken: Path) -> None:
    assert "\x1b[31m\x1b[1merror[when-impossible]\x1b[0m: " in on_terminal(broken, "check")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_refused(broken: Path, env: dict[str, str]) -> None:
    shown = on_terminal(broken, "check", typed={}, **env)
    assert "error[when-impossible]: " in shown
    assert "\x1b" not in shown


TEXT: dict[str, Any] = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
            },
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXT,
                "help": TEXT,
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": LEVEL},
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": LEVEL,
                "message": TEXT,
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "uri": {"type": "string", "pattern": "^[A-Za-z0-9%./_~-]+$"},
                                "uriBaseId": {"type": "string"},
                            },
                        },
                        "region": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                }
            },
        },
    },
}
"""The part of the standard's schema that a log of problems uses; names and bounds as there."""


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_p22_a_key_that_others_may_read_is_a_warning(run: Run, plan: Path) -> None:
    make_keys(plan)
    assert "key-readable" not in run("-C", plan, "check", "--today", TODAY).out
    (plan / ".careerplan/passphrase").chmod(0o640)
    ran = run("-C", plan, "check", "--today", TODAY)
    assert ran.code == 0
    assert ".careerplan/passphrase: warning[key-readable]" in re.sub(r":\d+", "", ran.out)
    assert run("-C", plan, "check", "--today", TODAY, "--strict").code == 1
