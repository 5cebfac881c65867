"""`careerplan log`: an activity that is done, or a coffee, in the list where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.cli.plans import TODAY, files_of, write_plan
from tests.cli.terminal import on_terminal

GOAL = """\
---
title: Give a talk
status: active
due: 2026-12
activities:
  - title: Watch three talks
    mode: observing
---
Twenty minutes.
"""

MARIA = """\
---
title: Maria Fontein
relations: mentor
meetings:
  - 2026-10-14: drew my design again
next: 2026-11-26
---
"""

FILES = {
    "goals/talk.md": GOAL,
    "goals.md": "---\ngoals:\n  Learn Rust: 2027\n---\n",
    "people/maria.md": MARIA,
    "people.md": "---\npeople: [Ruth Adeyemi]\n---\n",
    "skills.md": "---\nskills: [Kafka, Public speaking]\n---\n",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan", FILES)


def log(run: Run, plan: Path, *words: str, **env: str) -> Ran:
    return run("-C", plan, "log", "--today", TODAY, *words, **env)


def text_of(plan: Path, name: str) -> str:
    return (plan / "content" / name).read_text(encoding="utf-8")


def sound(run: Run, plan: Path) -> bool:
    return run("-C", plan, "check", "--strict", "--today", TODAY).code == 0


def test_without_a_goal_the_learning_list_is_made(run: Run, plan: Path) -> None:
    ran = log(run, plan, "Read two chapters", "--skill", "Kafka", "--mode", "training", "--hours", "2h30")
    assert (ran.code, ran.out) == (0, "content/learning.md\n")
    assert text_of(plan, "learning.md") == (
        "---\nactivities:\n"
        "  - {title: Read two chapters, mode: training, skills: [kafka], done: 2026-11-21, spent: {hours: 2.5}}\n---\n"
    )
    assert sound(run, plan)


def test_the_next_one_comes_after_it(run: Run, plan: Path) -> None:
    log(run, plan, "First thing")
    before = text_of(plan, "learning.md")
    assert log(run, plan, "Second", "thing", "--date", "2026-11-14").code == 0
    added = "  - {title: Second thing, done: 2026-11-14}\n---\n"
    assert text_of(plan, "learning.md") == before.removesuffix("---\n") + added


def test_a_list_that_holds_only_a_text_so_far_gets_keys(run: Run, plan: Path) -> None:
    (plan / "content" / "Learning.md").write_text("Books and days beside people.\n", encoding="utf-8")
    assert log(run, plan, "Read: a book").out == "content/Learning.md\n"
    assert text_of(plan, "Learning.md") == (
        '---\nactivities:\n  - {title: "Read: a book", done: 2026-11-21}\n---\nBooks and days beside people.\n'
    )


def test_with_a_goal_it_stands_there_as_the_others_do(run: Run, plan: Path) -> None:
    assert log(run, plan, "Told it to two people", "--goal", "talk", "--hours", "20 min").code == 0
    added = "  - title: Told it to two people\n    done: 2026-11-21\n    spent: {hours: 20 min}\n"
    assert text_of(plan, "goals/talk.md") == GOAL.replace("observing\n", f"observing\n{added}")
    assert sound(run, plan)


def test_a_goal_of_a_list_keeps_its_short_form(run: Run, plan: Path) -> None:
    assert log(run, plan, "Wrote a parser", "--goal", "Learn Rust").out == "content/goals.md\n"
    assert "  Learn Rust: {due: 2027, activities: [{title: Wrote a parser, done: 2026-11-21}]}\n" in text_of(
        plan, "goals.md"
    )
    assert sound(run, plan)


def test_the_same_again_on_another_day_gets_an_id_of_its_own(run: Run, plan: Path) -> None:
    for date in ("2026-11-14", "2026-11-21", "2026-11-21"):
        assert log(run, plan, "Spoke for five minutes", "--goal", "talk", "--date", date).code == 0
    assert "id: spoke-for-five-minutes-2026-11-21\n" in text_of(plan, "goals/talk.md")
    assert "id: spoke-for-five-minutes-2026-11-21-2\n" in text_of(plan, "goals/talk.md")
    assert sound(run, plan)


def test_its_hours_count_as_spent(run: Run, plan: Path) -> None:
    log(run, plan, "Read", "--hours", "3")
    export = run("-C", plan, "export", "--today", TODAY).out
    assert '"spent": 3' in export


def test_a_coffee_stands_in_the_meetings(run: Run, plan: Path) -> None:
    ran = log(run, plan, "Cut the second half", "--coffee", "maria")
    assert (ran.code, ran.out) == (0, "content/people/maria.md\n")
    added = "  - 2026-11-21: Cut the second half\n"
    assert text_of(plan, "people/maria.md") == MARIA.replace("again\n", f"again\n{added}")
    assert sound(run, plan)


def test_a_coffee_with_more_to_say_and_one_with_nothing(run: Run, plan: Path) -> None:
    assert log(run, plan, "--coffee", "Ruth", "--hours", "1", "--skill", "kafka").code == 0
    meeting = "{date: 2026-11-21, kind: coffee, hours: 1, skills: [kafka]}"
    assert text_of(plan, "people.md") == f"---\npeople: [Ruth Adeyemi: {{meetings: [{meeting}]}}]\n---\n"
    assert log(run, plan, "--coffee", "maria").code == 0
    assert "  - 2026-11-21\n" in text_of(plan, "people/maria.md")
    assert sound(run, plan)


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = log(run, plan, "Read", "--dry-run")
    assert ran.out == (
        "--- /dev/null\n+++ content/learning.md\n@@ -0,0 +1,4 @@\n"
        "+---\n+activities:\n+  - {title: Read, done: 2026-11-21}\n+---\n"
    )
    assert files_of(plan) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("Read", "--goal", "tlak"), "There is no goal “tlak”; did you mean talk?"),
        (("Read", "--skill", "kafak"), "There is no skill “kafak”; did you mean kafka?"),
        (("Read", "--mode", "trainng"), "“trainng” is not a mode; did you mean training?"),
        (("Read", "--hours", "long"), "“long” is not a length of time"),
        (("Read", "--coffee", "Mariya"), "There is no person “Mariya”; did you mean maria?"),
        (("Read", "--coffee", "maria", "--goal", "talk"), "A coffee has no --goal"),
        (("Read", "--date", "2026-12-01"), "2026-12-01 is still to come"),
        (("",), "The text is empty"),
        ((), 'Say what you did: careerplan log TEXT, such as careerplan log "Read two chapters'),
    ],
)
def test_what_cannot_be_understood_is_not_written(run: Run, plan: Path, words: tuple[str, ...], why: str) -> None:
    before = files_of(plan)
    ran = log(run, plan, *words)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert files_of(plan) == before


def test_a_file_with_errors_is_not_touched(run: Run, plan: Path) -> None:
    (plan / "content" / "learning.md").write_text("---\nactivities: [\n---\n", encoding="utf-8")
    before = files_of(plan)
    ran = log(run, plan, "Read")
    assert ran.code == 1
    assert "content/learning.md:3:1: error[yaml-syntax]" in ran.err
    assert "Mend content/learning.md first." in ran.err
    assert files_of(plan) == before


def test_an_entry_for_the_audience_of_its_list_is_taken(run: Run, tmp_path: Path) -> None:
    learning = "---\naudience: mentors\nactivities: [Read]\n---\n"
    plan = write_plan(tmp_path / "p", {"learning.md": learning}, "[audiences.mentors]\n")
    assert log(run, plan, "Wrote").code == 0
    assert "activities: [Read, {title: Wrote, done: 2026-11-21}]" in text_of(plan, "learning.md")


def test_samples_make_way_for_the_first_real_one(run: Run, tmp_path: Path) -> None:
    sample = "---\ntitle: A course\nsample: true\n---\n"
    plan = write_plan(tmp_path / "p", {"learning/course.md": sample})
    assert log(run, plan, "Read").code == 0
    assert "A course" not in run("-C", plan, "export", "--today", TODAY).out


def test_on_a_host_nothing_is_done(run: Run, plan: Path) -> None:
    before = files_of(plan)
    assert log(run, plan, "Read", NETLIFY="true").code == 3
    assert files_of(plan) == before


def test_a_terminal_is_asked_what_you_did(plan: Path) -> None:
    shown = on_terminal(plan, "log", "--today", TODAY, typed={"What did you do: ": "Read two chapters\n"})
    assert "content/learning.md\n" in shown
    assert "{title: Read two chapters, done: 2026-11-21}" in text_of(plan, "learning.md")
