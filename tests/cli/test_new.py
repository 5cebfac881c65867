"""`careerplan new`: a plan that checks and builds clean, on any day, and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerplan import __version__
from tests.cli.conftest import Run
from tests.cli.plans import files_of

ANY_DAYS = ("2024-02-29", "2026-01-01", "2026-11-21", "2026-12-31", "2027-03-31")


@pytest.mark.parametrize("day", ANY_DAYS)
def test_a_new_plan_checks_and_builds_clean_on_any_day(run: Run, tmp_path: Path, day: str) -> None:
    assert run("new", "p", "--today", day).code == 0
    checked = run("-C", "p", "check", "--strict", "--today", day)
    assert (checked.code, checked.out) == (0, "10 files read: no problems\n")
    built = run("-C", "p", "build", "--strict", "--today", day)
    assert built.code == 0
    assert "no problems" in built.err
    assert "Sample" in (tmp_path / "p" / "site" / "skills" / "index.html").read_text(encoding="utf-8")


def test_it_has_five_skills_three_goals_a_vision_and_a_person(run: Run) -> None:
    run("new", "p", "--today", "2026-11-21")
    rows = dict(line.split(maxsplit=1) for line in run("-C", "p", "info").out.splitlines())
    assert [rows[name] for name in ("skills", "goals", "visions", "people")] == ["5", "3", "1", "1"]


def test_it_has_the_files_that_hosts_and_editors_read(run: Run, tmp_path: Path) -> None:
    run("new", "p")
    made = files_of(tmp_path / "p")
    assert {
        "careerplan.toml",
        "netlify.toml",
        "requirements.txt",
        ".gitignore",
        "README.md",
        ".vscode/settings.json",
    } <= set(made)
    assert made["requirements.txt"].decode() == f"careerplan=={__version__}\n"
    assert b".careerplan/" in made[".gitignore"]
    assert b"@" not in b"".join(text for name, text in made.items() if name.startswith("content/"))
    json.loads(made[".vscode/settings.json"])


def test_the_example_checks_and_builds_clean(run: Run, tmp_path: Path) -> None:
    assert run("new", "p", "--example").code == 0
    assert run("-C", "p", "check", "--strict", "--today", "2026-11-21").code == 0
    assert run("-C", "p", "build", "--strict", "--today", "2026-11-21").code == 0
    assert len(files_of(tmp_path / "p" / "content")) > 80


@pytest.mark.parametrize("words", [(), ("--example",)])
def test_dry_run_lists_what_would_be_written(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    shown = run("new", "p", "--dry-run", *words)
    assert shown.code == 0
    assert not (tmp_path / "p").exists()
    run("new", "p", *words)
    assert shown.out.splitlines() == [f"p/{name}" for name in sorted(files_of(tmp_path / "p"))]


def test_an_empty_folder_and_one_with_other_files_will_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "diary.txt").write_text("mine")
    assert run("new", "p").code == 0
    assert (tmp_path / "p" / "diary.txt").read_text() == "mine"


def test_a_folder_with_one_of_its_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "README.md").write_text("mine")
    ran = run("new", "p")
    assert ran.code == 2
    assert "README.md" in ran.err
    assert files_of(tmp_path / "p") == {"README.md": b"mine"}


def test_a_second_time_is_refused(run: Run, tmp_path: Path) -> None:
    run("new", "p")
    before = files_of(tmp_path / "p")
    assert run("new", "p").code == 2
    assert files_of(tmp_path / "p") == before


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("mine")
    assert run("new", "p").code == 2
    assert (tmp_path / "p").read_text() == "mine"


def test_the_folder_is_below_the_one_named_before_the_verb(run: Run, tmp_path: Path) -> None:
    (tmp_path / "above").mkdir()
    assert run("-C", "above", "new", "p").code == 0
    assert (tmp_path / "above" / "p" / "careerplan.toml").exists()


def test_the_last_line_can_be_pasted(run: Run) -> None:
    assert "careerplan -C 'my plan' build" in run("new", "my plan").out
