"""What git knows of a plan."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from careerplan.content.history import git_dates, tracked_outputs

WHO = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str, day: str = "2026-03-04") -> None:
    moment = f"{day}T12:00:00+00:00"
    subprocess.run(
        ("git", *WHO, *arguments),
        cwd=folder,
        check=True,
        capture_output=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    (folder / "content").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "content/größe.md").write_text("One.\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one", day="2025-01-02")
    (folder / "content/größe.md").write_text("Two.\n", encoding="utf-8")
    git(folder, "commit", "-qam", "two", day="2026-03-04")
    return folder


def test_the_first_and_the_last_day_of_a_file(repository: Path) -> None:
    dates = git_dates(repository, "content")["content/größe.md"]
    assert dates.created is not None
    assert dates.updated is not None
    assert (dates.created.text, dates.updated.text) == ("2025-01-02", "2026-03-04")


def test_a_plan_in_a_folder_of_a_repository(repository: Path) -> None:
    inner = repository / "plans/mine"
    (inner / "content").mkdir(parents=True)
    (inner / "content/a.md").write_text("A.\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "three", day="2026-05-06")
    assert list(git_dates(inner, "content")) == ["content/a.md"]


def test_a_shallow_clone_gives_no_dates(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    assert git_dates(tmp_path / "shallow", "content") == {}


def test_outside_a_repository_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert git_dates(tmp_path, "content") == {}
    assert tracked_outputs(tmp_path) == ()


def test_a_site_that_was_committed_and_removed_is_still_in_the_history(repository: Path) -> None:
    assert tracked_outputs(repository) == ()
    (repository / "site").mkdir()
    (repository / "site/index.html").write_text("all of it")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "oh")
    git(repository, "rm", "-qr", "site")
    git(repository, "commit", "-qm", "gone")
    (problem,) = tracked_outputs(repository)
    assert (problem.path, problem.code, problem.severity) == ("site", "git-tracked", "warning")
    assert problem.help.startswith("git rm -r --cached site")
