"""`careerplan assess`: a rating where it belongs, or the reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.cli.plans import TODAY, files_of, write_plan
from tests.cli.terminal import on_terminal

KAFKA = """\
---
title: Kafka
target: advanced
ratings:
  - 2026-06-02 novice  # after the course
---
The log.
"""

FILES = {
    "skills/kafka.md": KAFKA,
    "skills.md": "---\nskills: [Negotiation, {title: Led a team, kind: experience}]\n---\n",
    "roles/staff.md": "---\ntitle: Staff\nneeds: {kafka: advanced, Incident command: novice}\n---\n",
    "people.md": "---\npeople: [Maria Fontein, Sam One, Sam Two]\n---\n",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan", FILES, '[plan]\nowner = "Noor Haddad"\n')


def assess(run: Run, plan: Path, *words: str, **env: str) -> Ran:
    return run("-C", plan, "assess", "--today", TODAY, *words, **env)


def text_of(plan: Path, name: str) -> str:
    return (plan / "content" / name).read_text(encoding="utf-8")


def test_a_rating_is_one_more_line(run: Run, plan: Path) -> None:
    ran = assess(run, plan, "kafka", "intermediate", "--note", "ran the migration")
    assert (ran.code, ran.out) == (0, "content/skills/kafka.md\n")
    assert ran.err == "  + 2026-11-21 intermediate: ran the migration\n"
    added = "  - 2026-11-21 intermediate: ran the migration\n"
    assert text_of(plan, "skills/kafka.md") == KAFKA.replace("course\n", f"course\n{added}")
    assert "intermediate" in run("-C", plan, "gaps", "--today", TODAY).out


def test_of_somebody_else_at_another_time(run: Run, plan: Path) -> None:
    assert assess(run, plan, "KAFKA", "3", "--by", "Maria", "--date", "Sep 2026").code == 0
    assert "  - Sep 2026 intermediate maria-fontein\n" in text_of(plan, "skills/kafka.md")


@pytest.mark.parametrize("name", ["me", "self", "Noor", "noor haddad"])
def test_your_own_name_is_yourself(run: Run, plan: Path, name: str) -> None:
    assert assess(run, plan, "kafka", "3", "--by", name).code == 0
    assert "  - 2026-11-21 intermediate\n" in text_of(plan, "skills/kafka.md")


def test_a_skill_of_a_list_file_is_rated_there(run: Run, plan: Path) -> None:
    assert assess(run, plan, "negotiation", "novice").out == "content/skills.md\n"
    assert text_of(plan, "skills.md").startswith(
        "---\nskills: [Negotiation: {ratings: [2026-11-21 novice]}, {title: Led"
    )


def test_a_skill_that_only_a_role_names_gets_a_file(run: Run, plan: Path) -> None:
    assert assess(run, plan, "incident-command", "awareness").out == "content/skills/incident-command.md\n"
    assert text_of(plan, "skills/incident-command.md") == (
        "---\ntitle: Incident command\nratings:\n  - 2026-11-21 awareness\n---\n"
    )
    assert run("-C", plan, "check", "--strict").code == 0


def test_windows_line_ends_and_a_byte_order_mark_stay(run: Run, plan: Path) -> None:
    path = plan / "content" / "skills" / "kafka.md"
    raw = b"\xef\xbb\xbf" + KAFKA.replace("\n", "\r\n").encode()
    path.write_bytes(raw)
    path.chmod(0o640)
    assert assess(run, plan, "kafka", "3").code == 0
    assert path.read_bytes() == raw.replace(b"course\r\n", b"course\r\n  - 2026-11-21 intermediate\r\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["kafka.md"]


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = assess(run, plan, "kafka", "3", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "--- content/skills/kafka.md",
        "+++ content/skills/kafka.md",
        "@@ -3,5 +3,6 @@",
        " target: advanced",
        " ratings:",
        "   - 2026-06-02 novice  # after the course",
        "+  - 2026-11-21 intermediate",
        " ---",
        " The log.",
    ]
    assert files_of(plan) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("kafak", "3"), "There is no skill “kafak”; did you mean kafka?"),
        (("kafka", "advnced"), "“advnced” is no level; did you mean advanced?"),
        (("kafka", "9"), "The levels are none (0)"),
        (("kafka", "3", "--by", "Sam"), "“Sam” matches several; write one of sam-one, sam-two"),
        (("kafka", "3", "--by", "Mariya"), "“Mariya” is not one of the people"),
        (("kafka", "3", "--date", "2026-02-30"), "2026-02-30 is not a day"),
        (("kafka", "3", "--date", "2027-01"), "2027-01 is still to come; today is 2026-11-21."),
        (("kafka", "3", "--date", "ongoing"), "“ongoing” is no date"),
        (("led-a-team", "3"), "“Led a team” is an experience, which has no level"),
        (("kafka",), "Say which level, one of none, awareness, novice"),
        (("kafka",), "careerplan assess kafka LEVEL"),
        ((), "Say which skill: careerplan assess SKILL LEVEL"),
    ],
)
def test_what_cannot_be_understood_is_not_written(run: Run, plan: Path, words: tuple[str, ...], why: str) -> None:
    before = files_of(plan)
    ran = assess(run, plan, *words)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert files_of(plan) == before


@pytest.mark.parametrize(
    ("name", "broken", "code"),
    [
        ("skills/kafka.md", KAFKA.replace("novice", "novize"), "level-unknown"),
        ("skills/kafka.md", KAFKA.replace("target:", "target: ["), "yaml-syntax"),
        ("skills/kafka.md", KAFKA.replace("---\nThe", "The"), "frontmatter-unclosed"),
    ],
)
def test_a_file_with_errors_is_not_touched(run: Run, plan: Path, name: str, broken: str, code: str) -> None:
    (plan / "content" / name).write_text(broken, encoding="utf-8")
    before = files_of(plan)
    ran = assess(run, plan, "kafka", "3")
    assert (ran.code, ran.out) == (1, "")
    assert f"content/{name}:" in ran.err
    assert f"error[{code}]" in ran.err
    assert f"Mend content/{name} first. Nothing was written." in ran.err
    assert files_of(plan) == before


def test_errors_elsewhere_are_no_hindrance(run: Run, plan: Path) -> None:
    (plan / "content" / "vision.md").write_text("---\nwritten: never\n---\n", encoding="utf-8")
    assert assess(run, plan, "kafka", "3").code == 0


def test_settings_that_cannot_be_read_are(run: Run, plan: Path) -> None:
    (plan / "careerplan.toml").write_text("[plan", encoding="utf-8")
    ran = assess(run, plan, "kafka", "3")
    assert ran.code == 1
    assert "Mend careerplan.toml first." in ran.err


def test_a_sample_is_not_rated_since_it_will_go(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": "---\ntitle: Kafka\nsample: true\n---\n"})
    ran = assess(run, plan, "kafka", "3")
    assert ran.code == 2
    assert "kafka is a sample" in ran.err


def test_a_form_that_is_too_odd_is_left_to_a_person(run: Run, plan: Path) -> None:
    (plan / "content" / "skills" / "kafka.md").write_text("---\n? ratings\n---\n", encoding="utf-8")
    ran = assess(run, plan, "kafka", "3", "--note", "it works")
    assert ran.code == 2
    assert "Write there: 2026-11-21 intermediate: it works" in ran.err


def test_the_plans_own_words_for_levels_are_written(run: Run, tmp_path: Path) -> None:
    settings = '[levels]\nnothing = "n"\nsome = {meaning = "m", aliases = ["a bit"]}\n"a: lot" = "l"\n'
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": "---\ntitle: Kafka\n---\n"}, settings)
    assert assess(run, plan, "kafka", "a  BIT").code == 0
    assert assess(run, plan, "kafka", "2", "--date", "2026-10").code == 0
    assert text_of(plan, "skills/kafka.md").endswith('ratings:\n  - 2026-11-21 some\n  - "2026-10 a: lot"\n---\n')


def test_on_a_host_nothing_is_done(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = assess(run, plan, "kafka", "3", "--dry-run", RENDER="1")
    assert (ran.code, ran.out) == (3, "")
    assert files_of(plan) == before


def test_a_terminal_is_asked_for_what_is_missing(plan: Path) -> None:
    typed = {"Skill: ": "kafak\n", "kafka?\nSkill: ".replace("\n", "\r\n"): "kafka\n", "Level: ": "intermediate\n"}
    shown = on_terminal(plan, "assess", "--today", TODAY, typed=typed)
    assert "Skills: incident-command, kafka, negotiation\n" in shown
    assert "Levels: none, awareness, novice, intermediate, advanced, expert" in shown
    assert "did you mean kafka?" in shown
    assert "  - 2026-11-21 intermediate\n" in text_of(plan, "skills/kafka.md")
