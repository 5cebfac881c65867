"""The program around its verbs: folder, day, exit codes, pipes, bugs."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

import careerplan.build
from careerplan import __version__
from careerplan.cli.main import VERBS
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Run
from tests.cli.plans import write_plan

READING = ("build", "check", "export", "gaps", "next", "info")


def test_version_and_help_are_no_errors(run: Run) -> None:
    assert run("--version").out == f"careerplan {__version__}\n"
    shown = run("-h")
    assert shown.code == 0
    assert all(verb in shown.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_explains_itself(run: Run, verb: str) -> None:
    shown = run(verb, "--help")
    assert shown.code == 0
    assert f"careerplan {verb}" in shown.out


def test_a_mistyped_verb_is_wrong_use_with_the_likely_one(run: Run) -> None:
    ran = run("biuld")
    assert ran.code == 2
    assert "Did you mean build?" in ran.err


def test_a_verb_like_none_lists_them_all(run: Run) -> None:
    ran = run("xyzzy")
    assert ran.code == 2
    assert "The commands are new, add, build" in ran.err


@pytest.mark.parametrize("words", [("check", "--bad"), ("check", "--format", "xml"), ("add", "skill"), ("new",)])
def test_words_that_are_not_understood_are_wrong_use(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("verb", [*READING, "review"])
def test_a_folder_without_its_option_gets_the_line_that_was_meant(run: Run, plan: Path, verb: str) -> None:
    ran = run(verb, plan.name)
    assert (ran.code, ran.out) == (2, "")
    assert f"careerplan -C {plan.name} {verb}" in ran.err
    assert "-C" not in run(verb, "nonsense").err


@pytest.mark.parametrize("verb", ["export", "gaps", "next"])
@pytest.mark.parametrize("host", HOST_VARIABLES)
def test_the_plan_is_not_printed_into_the_log_of_a_host(run: Run, plan: Path, verb: str, host: str) -> None:
    ran = run("-C", plan, verb, **{host: "true"})
    assert (ran.code, ran.out) == (3, "")
    assert host in ran.err
    assert "afka" not in ran.err
    assert run("-C", plan, verb, "--show-values", **{host: "true"}).out == run("-C", plan, verb).out
    assert run("-C", plan, verb, CI="true").code == 0


@pytest.mark.parametrize("verb", READING)
def test_no_plan_here_says_how_to_start_one(run: Run, verb: str) -> None:
    ran = run(verb)
    assert ran.code == 2
    assert "careerplan new my-plan" in ran.err


@pytest.mark.parametrize("verb", READING)
def test_a_folder_that_is_not_there_is_wrong_use(run: Run, verb: str) -> None:
    ran = run("-C", "nowhere", verb)
    assert ran.code == 2
    assert "nowhere" in ran.err


@pytest.mark.parametrize("verb", READING)
def test_the_folder_is_named_before_or_after_the_verb(run: Run, plan: Path, verb: str) -> None:
    before = run("-C", plan, verb)
    after = run(verb, "-C", plan)
    assert (before.code, after.code) == (0, 0)
    assert before.out == after.out


def test_the_folder_after_the_verb_wins(run: Run, plan: Path, broken: Path) -> None:
    assert run("-C", broken, "check", "-C", plan).code == 0


@pytest.mark.parametrize("verb", READING)
def test_an_empty_folder_that_is_named_is_an_empty_plan(run: Run, tmp_path: Path, verb: str) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("-C", "empty", verb)
    assert ran.code == 0
    assert "bug" not in ran.err


def test_the_plan_is_found_from_a_folder_inside_it(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan / "content" / "skills")
    assert "Kafka" in run("gaps").out


def test_content_without_settings_is_a_plan_with_a_note(run: Run, plan: Path) -> None:
    (plan / "careerplan.toml").unlink()
    ran = run("-C", plan, "check", "--strict")
    assert ran.code == 0
    assert "note[settings-missing]" in ran.out


def exported_day(run: Run, plan: Path, *words: str, **env: str) -> str:
    return str(json.loads(run("-C", plan, "export", *words, **env).out)["today"])


def test_the_day_that_is_named_wins_over_the_environment(run: Run, plan: Path) -> None:
    assert exported_day(run, plan, "--today", "2026-11-21", SOURCE_DATE_EPOCH="0") == "2026-11-21"


def test_the_day_of_the_environment_is_a_calendar_day_in_the_plans_zone(run: Run, tmp_path: Path) -> None:
    late = str(int(dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC).timestamp()))
    days = {}
    for zone in ("Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"):
        folder = write_plan(tmp_path / zone.replace("/", "-"), {}, f'[plan]\ntimezone = "{zone}"\n')
        days[zone] = exported_day(run, folder, SOURCE_DATE_EPOCH=late)
    assert days == {"Pacific/Kiritimati": "2026-11-22", "UTC": "2026-11-21", "Pacific/Pago_Pago": "2026-11-21"}
    early = str(int(dt.datetime(2026, 11, 21, 0, 30, tzinfo=dt.UTC).timestamp()))
    assert exported_day(run, tmp_path / "Pacific-Pago_Pago", SOURCE_DATE_EPOCH=early) == "2026-11-20"


def test_a_zone_that_does_not_exist_is_an_error_and_the_day_is_that_of_utc(run: Run, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "p", {}, '[plan]\ntimezone = "Mars/Olympus"\n')
    ran = run("-C", folder, "export", SOURCE_DATE_EPOCH="1795303800")
    assert ran.code == 1
    assert json.loads(ran.out)["today"] == "2026-11-21"


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "20261121", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_is_none_is_wrong_use(run: Run, plan: Path, day: str) -> None:
    ran = run("-C", plan, "check", "--today", day)
    assert ran.code == 2
    assert "YYYY-MM-DD" in ran.err


@pytest.mark.parametrize("epoch", ["soon", "1e9", "99999999999999999999", "²"])
def test_an_epoch_that_is_none_is_wrong_use(run: Run, plan: Path, epoch: str) -> None:
    ran = run("-C", plan, "check", SOURCE_DATE_EPOCH=epoch)
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH" in ran.err


@pytest.mark.parametrize("day", ["1900-01-01", "2024-02-29", "2199-12-31"])
def test_every_verb_works_on_the_first_the_last_and_a_leap_day(run: Run, plan: Path, day: str) -> None:
    for verb in ("check", "export", "gaps", "next", "build"):
        assert run("-C", plan, verb, "--today", day).code == 0


@pytest.mark.parametrize("kind", [RuntimeError, TemplateNotFound, RecursionError, UnicodeError])
def test_a_bug_is_one_line_without_a_word_of_the_plan(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise kind((plan / "content" / "goals" / "talk.md").read_text(encoding="utf-8"))

    monkeypatch.setattr(careerplan.build, "measure", fail)
    ran = run("-C", plan, "check")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("careerplan: this is a bug")
    assert "talk" not in ran.err


def test_a_disk_that_refuses_is_no_bug(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = run("new", "file/below")
    assert ran.code == 2
    assert "Not a directory" in ran.err


def piped(command: str, plan: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A shell line in which `careerplan` stands for the program; fails as any part of it fails."""
    program = f'"{sys.executable}" -m careerplan.cli -C "{plan}"'
    source = str(Path(careerplan.build.__file__).parent.parent)
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": source, **env}
    line = f"set -o pipefail; {command.replace('careerplan', program)}"
    return subprocess.run(["bash", "-c", line], capture_output=True, env=surroundings, check=False)


@pytest.mark.parametrize("verb", ["export", "check", "gaps"])
def test_a_reader_who_has_seen_enough_is_no_error(plan: Path, verb: str) -> None:
    done = piped(f"careerplan {verb} | true", plan)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_output_that_lacks_letters_is_no_bug(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/x.md": "---\ntitle: 日本語 ñ\ntarget: advanced\n---\n"})
    done = piped("careerplan gaps", plan, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u65e5" in done.stdout


def test_a_pipe_gets_no_colour(broken: Path) -> None:
    assert b"\x1b" not in piped("careerplan check", broken).stdout
