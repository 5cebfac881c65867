"""`careerplan build` as a command: where it writes, what it refuses, how it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, TALK, TODAY, files_of, write_plan


def test_the_summary_is_one_line_on_stderr(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "build", "--today", TODAY)
    assert (ran.code, ran.out) == (0, "")
    assert re.fullmatch(r"\d+ pages in site/, \d+ files changed, 0 removed; no problems; \d+\.\d\d s\n", ran.err)


def test_errors_fail_and_the_rest_is_built(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "build", "--today", TODAY)
    assert ran.code == 1
    assert "error[when-impossible]" in ran.err
    assert "Kafka" in (broken / "site" / "index.html").read_text(encoding="utf-8")


def test_warnings_fail_only_when_strict(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA.replace("target:", "colour: red\n    target:")})
    assert run("-C", plan, "build").code == 0
    assert run("-C", plan, "build", "--strict").code == 1
    assert (plan / "site" / "index.html").exists()


def test_out_is_relative_to_the_plan_and_may_hold_any_letter(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "build", "--out", "my site/plän ✓")
    assert ran.code == 0
    assert "pages in my site/plän ✓/" in ran.err
    assert (plan / "my site" / "plän ✓" / "index.html").exists()


def test_out_may_lie_elsewhere(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("-C", plan, "build", "--out", tmp_path / "elsewhere").code == 0
    assert (tmp_path / "elsewhere" / "index.html").exists()
    assert not (plan / "site").exists()


@pytest.mark.parametrize(
    "out",
    [".", "..", "/", "content", "content/site", "themes/x", "audiences", ".careerplan", ".git/x", "site/../content"],
)
def test_out_is_never_the_plan_itself(run: Run, plan: Path, out: str) -> None:
    before = files_of(plan)
    ran = run("-C", plan, "build", "--out", out)
    assert ran.code == 2
    assert "is the plan itself or a part of it" in ran.err
    assert files_of(plan) == before


def test_out_is_never_the_content_behind_a_link(run: Run, plan: Path, tmp_path: Path) -> None:
    (plan / "content").rename(tmp_path / "texts")
    (plan / "content").symlink_to(tmp_path / "texts")
    before = files_of(tmp_path / "texts")
    assert run("-C", plan, "build", "--out", tmp_path / "texts" / "site").code == 2
    assert files_of(tmp_path / "texts") == before


def test_out_is_never_a_file(run: Run, plan: Path) -> None:
    (plan / "notes.txt").write_text("mine")
    ran = run("-C", plan, "build", "--out", "notes.txt")
    assert ran.code == 2
    assert (plan / "notes.txt").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_wrong_use(run: Run, plan: Path) -> None:
    (plan / "notes.txt").write_text("mine")
    ran = run("-C", plan, "build", "--out", "notes.txt/site")
    assert ran.code == 2
    assert "cannot be written: Not a directory" in ran.err


def test_locked_is_refused_and_nothing_is_written(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = run("-C", plan, "build", "--locked", "--strict")
    assert ran.code == 3
    assert "nothing was written" in ran.err
    assert files_of(plan) == before


@pytest.mark.parametrize("variable", HOST_VARIABLES)
@pytest.mark.parametrize("visibility", ["private", "public"])
def test_a_host_gets_no_plain_site(run: Run, broken: Path, variable: str, visibility: str) -> None:
    write_plan(broken, {}, f'[site]\nvisibility = "{visibility}"\n')
    before = files_of(broken)
    ran = run("-C", broken, "build", **{variable: "true"})
    assert (ran.code, ran.out) == (3, "")
    assert variable in ran.err
    assert "Corvine" not in ran.err
    assert files_of(broken) == before


def test_a_host_gets_one_when_the_owner_allows_it_and_no_value_in_its_log(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "build", NETLIFY="true", CAREERPLAN_ALLOW_PLAIN="1")
    assert ran.code == 1
    assert (broken / "site" / "index.html").exists()
    assert "a date that does not exist" in ran.err
    assert "2026-02-30" not in ran.err
    assert "Corvine" not in ran.err


def test_only_the_word_1_allows_it(run: Run, plan: Path) -> None:
    assert run("-C", plan, "build", NETLIFY="true", CAREERPLAN_ALLOW_PLAIN="yes").code == 3


def test_clean_writes_everything_anew(run: Run, plan: Path) -> None:
    run("-C", plan, "build", "--today", TODAY)
    (plan / "site" / "mine.txt").write_text("mine")
    before = files_of(plan / "site")
    ran = run("-C", plan, "build", "--today", TODAY, "--clean")
    assert ran.code == 0
    assert f"{len(before) - 1} files changed" in ran.err
    assert files_of(plan / "site") == before


def test_a_bug_while_building_leaves_the_old_site(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("-C", plan, "build", "--today", TODAY)
    before = files_of(plan / "site")

    def fail(*_: object) -> None:
        raise RuntimeError("Kafka")

    monkeypatch.setattr("careerplan.site.render._render", fail)
    ran = run("-C", plan, "build", "--today", "2026-11-22")
    assert ran.code == 70
    assert "Kafka" not in ran.err
    assert files_of(plan / "site") == before


PUBLIC = """
[plan]
title = "Ana in public"
owner = "Ana Silva"
[site]
visibility = "public"
[audiences.public]
fields = ["goal.body"]
"""


@pytest.fixture
def in_public(tmp_path: Path) -> Path:
    """A plan of which anybody may see one goal."""
    talk = TALK.replace("title: Give a talk", "title: Give a talk\n    audience: public")
    leave = TALK.replace("Give a talk", "Leave Corvine")
    return write_plan(
        tmp_path / "public", {"skills/kafka.md": KAFKA, "goals/talk.md": talk, "goals/leave.md": leave}, PUBLIC
    )


def test_a_host_publishes_of_a_public_plan_what_the_public_may_see(run: Run, in_public: Path) -> None:
    ran = run("-C", in_public, "build", "--today", TODAY, NETLIFY="true")
    assert ran.code == 0, ran.err
    site = files_of(in_public / "site")
    assert "goals/talk.html" in site
    assert not any("leave" in path or "kafka" in path for path in site)
    text = b"".join(site.values()).decode("utf-8", "replace")
    assert "Ana in public" in text
    for hidden in ("Corvine", "Kafka", "goals/talk.md", "Markdown files", "pass it on"):
        assert hidden not in text, hidden


def test_at_home_a_public_plan_is_built_whole(run: Run, in_public: Path) -> None:
    assert run("-C", in_public, "build", "--today", TODAY).code == 0
    assert "goals/leave.html" in files_of(in_public / "site")


def test_p07_a_public_plan_with_a_doubtful_audience_is_refused(run: Run, in_public: Path) -> None:
    talk = in_public / "content/goals/talk.md"
    talk.write_text(talk.read_text(encoding="utf-8").replace("audience: public", "audience: publik"), encoding="utf-8")
    ran = run("-C", in_public, "build", NETLIFY="true")
    assert ran.code == 3
    assert not (in_public / "site").exists()
